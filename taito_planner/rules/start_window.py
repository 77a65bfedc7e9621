"""Between which days a group's block 1 may begin, and which customers close the window at each end, and why."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from taito_planner.domain.days import ONE_DAY, DaySpan, monday_of
from taito_planner.domain.ids import CustomerId
from taito_planner.domain.model import Customer, Group, Plan
from taito_planner.domain.profile import ServiceProfile
from taito_planner.domain.workdays import BlockPlace, HolidayCalendar, places_in_week
from taito_planner.rules.deadlines import anchor_day, deferral_window, group_start_last_day
from taito_planner.rules.own_blocks import is_late_joiner
from taito_planner.rules.subjects import GroupSubject, Situation


class Why(StrEnum):
    """What closes an end of the window."""

    VISIT = "visit"
    """His last start visit: the block begins after it."""
    DECISION = "decision"
    """The months from his decision end."""
    DEFERRAL = "deferral"
    """His window after a valid deferral begins or ends."""


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of a window: its day, the binding customer, and what binds him, counted from ``since``.

    He is named by his id: names may be codes.
    """

    day: date
    customer: CustomerId
    why: Why
    since: date | None = None
    """The visit, or the decision's date that the clock runs from; None where it is not known."""


@dataclass(frozen=True, slots=True)
class StartWindow:
    """The first and last possible day of block 1, both included; None where nothing closes that end."""

    first: Bound | None = None
    last: Bound | None = None

    @property
    def is_empty(self) -> bool:
        """Whether no day suits everyone: both who bind must then be looked at."""
        return bool(self.first and self.last and self.first.day > self.last.day)

    @property
    def span(self) -> DaySpan | None:
        """The days of the window; None where it is empty or open at an end."""
        return DaySpan(self.first.day, self.last.day) if self.first and self.last and not self.is_empty else None


def start_window(
    group: Group, profile: ServiceProfile, calendar: HolidayCalendar, as_of: date = date.max
) -> StartWindow:
    """The days on which block 1 keeps every customer's clock: after the last start visit, before the first
    limit.

    A valid deferral puts its own window in the limit's place. Customers who left by ``as_of`` and late
    joiners (who are measured to a later block) do not bind. On a tie the first customer of the group binds.
    """
    situation = Situation(Plan(calendar=calendar), {profile.id: profile}, as_of)
    is_deferred = GroupSubject(group, profile, situation).has_valid_deferral
    starts: list[Bound] = []
    ends: list[Bound] = []
    for customer in group.customers:
        if customer.is_live(as_of) and not is_late_joiner(customer, group):
            starts.extend(_openings(customer, profile, is_deferred))
            ends.extend(_closings(customer, profile, calendar, is_deferred))
    return StartWindow(
        max(starts, key=lambda bound: bound.day, default=None), min(ends, key=lambda bound: bound.day, default=None)
    )


def legal_places(window: DaySpan, profile: ServiceProfile, calendar: HolidayCalendar) -> tuple[BlockPlace, ...]:
    """The places of block 1 that begin inside the window and meet no public holiday, in order of first day."""
    places: list[BlockPlace] = []
    monday = monday_of(window.first_day)
    while monday <= window.last_day:
        places.extend(places_in_week(monday, profile.patterns_for(1), calendar))
        monday += timedelta(weeks=1)
    inside = (place for place in places if place.is_legal and place.first_day in window)
    return tuple(sorted(inside, key=lambda place: (place.first_day, place.last_day)))


def _openings(customer: Customer, profile: ServiceProfile, is_deferred: bool) -> list[Bound]:
    found = []
    if customer.start_visits:
        on = customer.start_visits[-1].on
        found.append(Bound(on if profile.same_day_visit_and_block else on + ONE_DAY, customer.id, Why.VISIT, on))
    window = deferral_window(customer, profile) if is_deferred else None
    if window:
        found.append(Bound(window.first_day, customer.id, Why.DEFERRAL, customer.decision_received_on))
    return found


def _closings(customer: Customer, profile: ServiceProfile, calendar: HolidayCalendar, is_deferred: bool) -> list[Bound]:
    if is_deferred:
        window = deferral_window(customer, profile)
        received = customer.decision_received_on
        return [Bound(window.last_day, customer.id, Why.DEFERRAL, received)] if window else []
    last_day = group_start_last_day(customer, profile, calendar)
    since = anchor_day(customer, profile.group_start_anchor)
    return [Bound(last_day, customer.id, Why.DECISION, since)] if last_day else []
