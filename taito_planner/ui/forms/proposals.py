"""The days a form starts with: the next lawful place, so that Enter alone already makes a sensible plan."""

from datetime import date, timedelta
from typing import Any

from taito_planner.domain.closed_days import calendar_for, open_calendar
from taito_planner.domain.days import ONE_DAY, DaySpan, add_months, monday_of
from taito_planner.domain.entities import locate
from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import Customer, Group, Plan
from taito_planner.domain.profile import ServiceProfile
from taito_planner.domain.refusals import LAST_DAY_KNOWN
from taito_planner.domain.shifting import nearest_workday
from taito_planner.domain.workdays import HolidayCalendar, nearest_place
from taito_planner.rules.subjects import LOOSE_SERVICE

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
    """Facts to start a form of ``kind`` with; ``first_weekday`` (0 = Monday) limits a block's pattern.

    No day is past the last one that a plan may have.
    """
    facts = _proposed(kind, owner_id, plan, profiles, as_of, first_weekday)
    return {name: min(value, LAST_DAY_KNOWN) if isinstance(value, date) else value for name, value in facts.items()}


def _proposed(
    kind: str, owner_id: EntityId | None, plan: Plan, profiles: Any, as_of: date, first_weekday: int | None
) -> dict[str, Any]:
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
        open_days = open_calendar(plan, profiles[owner.service])
        day = _workday_after(_last_day_of_blocks(owner) or as_of, open_days)
        return {"first_day": day, "last_day": day}
    if found and isinstance(owner, Customer):
        profile = profiles.get(found.group.service if found.group else LOOSE_SERVICE)
        return _for_customer(
            kind, owner, plan.calendar, open_calendar(plan, profile) if profile else plan.calendar, as_of
        )
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


def _for_customer(
    kind: str, customer: Customer, calendar: HolidayCalendar, open_days: HolidayCalendar, as_of: date
) -> dict[str, Any]:
    """Visits keep to days on which the house is open; training is elsewhere."""
    if kind in ("visit", "session"):
        latest = max((visit.on for visit in customer.visits), default=None)
        after = max(as_of, latest or customer.decision_arrived_on or customer.decision_given_on)
        return {"on": _workday_after(after, open_days)}
    if kind == "training":
        trainings = [training.last_day for training in customer.trainings]
        first = _workday_after(max([as_of, *trainings]), calendar)
        last = nearest_workday(add_months(first, TRAINING_MONTHS) - ONE_DAY, calendar)
        return {"first_day": first, "last_day": last, "weekdays": (0, 1, 2, 3, 4)}
    if kind == "flex-day":
        training = customer.trainings[0] if customer.trainings else None
        return {"on": _workday_after(max(as_of, training.first_day) if training else as_of, calendar)}
    if kind in ("pause", "absence"):
        return {"first_day": as_of, "last_day": as_of}
    if kind == "other-work":
        return {"first_day": as_of}
    if kind == "certificate":
        return {"given_on": as_of}
    return {}


def _last_day_of_blocks(group: Group) -> date | None:
    return max((block.last_day for block in group.blocks), default=None)


def _workday_after(day: date, calendar: HolidayCalendar) -> date:
    """The first workday after ``day``; the next day where a whole year has none."""
    days = DaySpan(day + ONE_DAY, add_months(day, 12))
    return next(filter(calendar.is_workday, days), days.first_day)
