"""Between which days a group's block 1 may begin, and which customers close the window at each end."""

from dataclasses import dataclass
from datetime import date

from taito_planner.domain.days import ONE_DAY
from taito_planner.domain.model import Customer, Group, Plan
from taito_planner.domain.profile import ServiceProfile
from taito_planner.domain.workdays import HolidayCalendar
from taito_planner.rules.deadlines import deferral_window, group_start_last_day
from taito_planner.rules.own_blocks import is_late_joiner
from taito_planner.rules.subjects import GroupSubject, Situation


@dataclass(frozen=True, slots=True)
class StartWindow:
    """The first and last possible day of block 1, both included; None where nothing closes that end.

    ``first_by`` and ``last_by`` name the binding customers. An empty window has its first day after its last.
    """

    first_day: date | None = None
    first_by: str | None = None
    first_visit_on: date | None = None
    """The start visit that closes the beginning; None where a deferral's window does."""
    last_day: date | None = None
    last_by: str | None = None


def start_window(
    group: Group, profile: ServiceProfile, calendar: HolidayCalendar, as_of: date = date.max
) -> StartWindow:
    """The days on which block 1 keeps every customer's clock: after the last start visit, before the first
    limit.

    A valid deferral puts its own window in the limit's place. Customers who left by ``as_of`` and late
    joiners (who are measured to a later block) do not bind.
    """
    situation = Situation(Plan(calendar=calendar), {profile.id: profile}, as_of)
    is_deferred = GroupSubject(group, profile, situation).has_valid_deferral
    ends: list[tuple[date, str]] = []
    starts: list[tuple[date, str, date | None]] = []
    for customer in group.customers:
        if not customer.is_live(as_of) or is_late_joiner(customer, group):
            continue
        visit_on = customer.start_visits[-1].on if customer.start_visits else None
        if visit_on:
            first_day = visit_on if profile.same_day_visit_and_block else visit_on + ONE_DAY
            starts.append((first_day, customer.name, visit_on))
        window = deferral_window(customer, profile) if is_deferred else None
        if window:
            starts.append((window.first_day, customer.name, None))
        last_day = window.last_day if window else _limit(customer, profile, calendar, is_deferred)
        if last_day:
            ends.append((last_day, customer.name))
    opening = max(starts, key=lambda start: start[0], default=(None, None, None))
    closing = min(ends, default=(None, None))
    return StartWindow(*opening, *closing)


def _limit(customer: Customer, profile: ServiceProfile, calendar: HolidayCalendar, is_deferred: bool) -> date | None:
    return None if is_deferred else group_start_last_day(customer, profile, calendar)
