"""The days a form starts with: the next lawful place, so that Enter alone already makes a sensible plan."""

from datetime import date, timedelta
from typing import Any

from taito_planner.domain.closed_days import calendar_for
from taito_planner.domain.days import ONE_DAY, add_months, monday_of
from taito_planner.domain.entities import locate
from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import Customer, Group, Plan
from taito_planner.domain.profile import ServiceProfile
from taito_planner.domain.shifting import nearest_workday
from taito_planner.domain.workdays import nearest_place

WEEKS_BETWEEN_BLOCKS = 4
TRAINING_MONTHS = 3


def proposed_facts(
    kind: str,
    owner_id: EntityId | None,
    plan: Plan,
    profiles: Any,
    as_of: date,
    first_weekday: int | None = None,
) -> dict[str, Any]:
    """Facts to start a form of ``kind`` with; ``first_weekday`` (0 = Monday) limits a block's pattern."""
    found = locate(plan, owner_id) if owner_id else None
    owner = found.entity if found else None
    if kind == "group":
        return {"planned_size": 8, "service": next(iter(profiles), "taito")}
    if kind == "customer":
        return {"decision_given_on": as_of, "group": owner_id}
    if kind == "closure":
        return {"first_day": as_of, "last_day": as_of}
    if isinstance(owner, Group) and kind == "block":
        return {"first_day": next_block_day(owner, plan, profiles[owner.service], as_of, first_weekday)}
    if isinstance(owner, Group) and kind == "group-days":
        day = _workday_after(_last_day_of_blocks(owner) or as_of, plan)
        return {"first_day": day, "last_day": day}
    if isinstance(owner, Customer):
        return _for_customer(kind, owner, plan, as_of)
    return {}


def next_block_day(
    group: Group, plan: Plan, profile: ServiceProfile, as_of: date, first_weekday: int | None = None
) -> date:
    """The first day of the next opening block: four weeks after the last one, else after the start visits."""
    blocks = group.opening_blocks
    if blocks:
        wanted = monday_of(blocks[-1].first_day) + timedelta(weeks=WEEKS_BETWEEN_BLOCKS)
    else:
        starts = [visit.on for customer in group.customers for visit in customer.start_visits]
        wanted = group.agreed_start_on or max([as_of, *starts]) + ONE_DAY
    every = profile.patterns_for(len(blocks) + 1)
    patterns = [pattern for pattern in every if first_weekday in (None, pattern.first_weekday)] or every
    earliest = wanted
    for week in range(6):
        place = nearest_place(wanted + timedelta(weeks=week), patterns, calendar_for(plan, profile))
        if place is not None and place.first_day >= earliest:
            return place.first_day
    return wanted


def _for_customer(kind: str, customer: Customer, plan: Plan, as_of: date) -> dict[str, Any]:
    if kind in ("visit", "session"):
        latest = max((visit.on for visit in customer.visits), default=None)
        after = max(as_of, latest or customer.decision_arrived_on or customer.decision_given_on)
        return {"on": _workday_after(after, plan)}
    if kind == "training":
        trainings = [training.last_day for training in customer.trainings]
        first = _workday_after(max([as_of, *trainings]), plan)
        last = nearest_workday(add_months(first, TRAINING_MONTHS) - ONE_DAY, plan.calendar)
        return {"first_day": first, "last_day": last, "weekdays": (0, 1, 2, 3, 4)}
    if kind == "flex-day":
        training = customer.trainings[0] if customer.trainings else None
        return {"on": _workday_after(max(as_of, training.first_day) if training else as_of, plan)}
    if kind in ("pause", "absence"):
        return {"first_day": as_of, "last_day": as_of}
    if kind == "other-work":
        return {"first_day": as_of}
    if kind == "certificate":
        return {"given_on": as_of}
    return {}


def _last_day_of_blocks(group: Group) -> date | None:
    return max((block.last_day for block in group.blocks), default=None)


def _workday_after(day: date, plan: Plan) -> date:
    """The first workday after ``day``."""
    day += ONE_DAY
    while not plan.calendar.is_workday(day):
        day += ONE_DAY
    return day
