"""The last days shown on a customer's lane, each with how it stands. Knows no Qt."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from taito_planner.domain.model import Customer, Group
from taito_planner.domain.profile import ServiceProfile
from taito_planner.rules.deadlines import first_visit_last_day, group_start_last_day
from taito_planner.rules.own_blocks import first_own_block
from taito_planner.rules.start_window import Why, start_window
from taito_planner.rules.subjects import GroupSubject, Situation


class LimitKind(StrEnum):
    FIRST_VISIT = "first-visit"
    GROUP_START = "group-start"


LIMIT_RULES = {LimitKind.FIRST_VISIT: "first-visit-late", LimitKind.GROUP_START: "group-start-late"}
"""The rule whose finding says that a limit is near or broken."""


class LimitState(StrEnum):
    MET = "met"
    """It happened in time."""
    OPEN = "open"
    NEAR = "near"
    """Nothing is planned and two weeks or less are left."""
    BROKEN = "broken"
    """Planned later, or past with nothing planned."""
    ACCEPTED = "accepted"
    """Near or broken, and that was accepted."""


@dataclass(frozen=True, slots=True)
class Limit:
    kind: LimitKind
    last_day: date
    state: LimitState
    amount: int
    """Weeks or months, as the profile has it."""


def limits_of(
    customer: Customer, group: Group | None, profile: ServiceProfile, situation: Situation
) -> tuple[Limit, ...]:
    """The limits to draw for a customer; none for one who has left, no start limit under a valid deferral."""
    if not customer.is_live(situation.as_of):
        return ()
    calendar = situation.calendar
    limits = []
    last_day = first_visit_last_day(customer, profile, calendar)
    if last_day is not None and profile.first_visit_weeks is not None:
        visit = customer.first_start_visit
        state = _state(last_day, visit.on if visit else None, situation.as_of, profile)
        limits.append(Limit(LimitKind.FIRST_VISIT, last_day, state, profile.first_visit_weeks))
    last_day = group_start_last_day(customer, profile, calendar)
    months = None if _is_deferred(group, profile, situation) else profile.group_start_months
    if last_day is not None and months is not None:
        block = first_own_block(customer, group)
        state = _state(last_day, block.first_day if block else None, situation.as_of, profile)
        limits.append(Limit(LimitKind.GROUP_START, last_day, state, months))
    return tuple(limits)


def binding_customer(
    group: Group, profile: ServiceProfile, situation: Situation
) -> tuple[Customer, date] | None:
    """The customer whose start limit closes the group's window, and that last day; None where no limit does.

    Under a valid deferral no limit does: its window has another first and last day.
    """
    bound = start_window(group, profile, situation.calendar, situation.as_of).last
    if bound is None or bound.why is not Why.DECISION:
        return None
    return next(customer for customer in group.customers if customer.id == bound.customer), bound.day


def last_start_visit(group: Group) -> date | None:
    """The latest start visit among the group's customers: block 1 begins after it."""
    return max((c.start_visits[-1].on for c in group.customers if c.start_visits), default=None)


def _state(last_day: date, planned: date | None, as_of: date, profile: ServiceProfile) -> LimitState:
    if planned is not None:
        if planned > last_day:
            return LimitState.BROKEN
        return LimitState.MET if planned <= as_of else LimitState.OPEN
    left = (last_day - as_of).days
    if left < 0:
        return LimitState.BROKEN
    return LimitState.NEAR if left <= profile.warn_days_before else LimitState.OPEN


def _is_deferred(group: Group | None, profile: ServiceProfile, situation: Situation) -> bool:
    if group is None or group.deferral_decided_on is None:
        return False
    return GroupSubject(group, profile, situation).has_valid_deferral
