"""Where a thing may be put: the nearest legal place, the next one by key, and the zones of its lane. Knows
no Qt.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from taito_planner.domain.closed_days import calendar_for
from taito_planner.domain.days import ONE_DAY, DaySpan
from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import Customer, Group, Plan, StaffMember
from taito_planner.domain.profile import ServiceProfile
from taito_planner.domain.shifting import block_number, nearest_workday
from taito_planner.domain.workdays import (
    BlockPattern,
    Holiday,
    HolidayCalendar,
    nearest_place,
    next_place,
    places_in_week,
)
from taito_planner.rules.subjects import LOOSE_SERVICE, Situation
from taito_planner.ui.timeline.bars import Bar, BarKind
from taito_planner.ui.timeline.limits import LimitKind, binding_customer, last_start_visit, limits_of
from taito_planner.ui.timeline.time_axis import mondays

WORKDAY_KINDS = {BarKind.START_VISIT, BarKind.SESSION, BarKind.GROUP_DAYS, BarKind.TRAINING, BarKind.FLEX_DAY}
"""Kinds that snap to workdays; leave, pauses and absences begin on any day."""
AWAY_KINDS = {BarKind.TRAINING, BarKind.FLEX_DAY}
"""Kinds that happen away from the provider's house."""


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """What is moved: a bar that exists (``id``), or a new thing from the palette (no ``entity`` yet)."""

    kind: BarKind
    id: EntityId
    first: int
    last: int
    group: Group | None = None
    customer: Customer | None = None
    staff: StaffMember | None = None
    entity: Any = None
    pattern: BlockPattern | None = None
    """The only pattern a new block may take, where the palette says so."""
    edge: str = ""
    """``first`` or ``last`` where only that end moves."""

    @classmethod
    def of(cls, bar: Bar, edge: str = "") -> "Subject":
        return cls(bar.kind, bar.id, bar.first, bar.last, bar.group, bar.customer, bar.staff, bar.entity, edge=edge)

    @property
    def is_new(self) -> bool:
        return self.entity is None

    @property
    def days(self) -> int:
        return self.last - self.first + 1


class ZoneState(StrEnum):
    LEGAL = "legal"
    ILLEGAL = "illegal"
    """A public holiday is in the way."""
    OUTSIDE = "outside"
    """Lawful by the calendar, but outside the group's start window or the order of its blocks."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of days of the dragged thing's lane, both ends included."""

    first: int
    last: int
    state: ZoneState


@dataclass(frozen=True, slots=True)
class Place:
    """Where a thing would lie. ``is_legal`` says that no day off is in the way."""

    first: int
    last: int
    is_legal: bool = True


class Places:
    """Places for things of one plan, as of a day."""

    def __init__(self, plan: Plan, profiles: Mapping[str, ServiceProfile], as_of: date) -> None:
        self.situation = Situation(plan, profiles, as_of)
        self._plan = plan
        self._profiles = profiles
        self._zones: tuple[tuple[Subject, int, int], tuple[Zone, ...]] | None = None

    def patterns(self, subject: Subject) -> tuple[BlockPattern, ...]:
        if subject.pattern is not None:
            return (subject.pattern,)
        if subject.group is None or subject.group.service not in self._profiles:
            return ()
        profile = self._profiles[subject.group.service]
        if subject.entity is None:
            return profile.patterns_for(len(subject.group.opening_blocks) + 1)
        return profile.patterns_for(block_number(subject.group, subject.entity))

    def _calendar(self, subject: Subject) -> HolidayCalendar:
        """The days in the way of the subject: the house's closures too, of what happens in the house."""
        profile = self._profiles.get(subject.group.service if subject.group else LOOSE_SERVICE)
        if profile is None or subject.kind in AWAY_KINDS:
            return self._plan.calendar
        return calendar_for(self._plan, profile)

    def nearest(self, subject: Subject, wanted: int, *, free: bool) -> Place:
        """The place nearest to a first day ``wanted``: a legal one, or with ``free`` any of the kind's own."""
        if subject.kind is BarKind.BLOCK:
            return self._nearest_block(subject, wanted, free)
        first = wanted
        if not free and subject.kind in WORKDAY_KINDS:
            first = nearest_workday(date.fromordinal(wanted), self._calendar(subject)).toordinal()
        return Place(first, first + subject.days - 1, self.is_legal(subject, first))

    def at_pointer(self, subject: Subject, wanted: int) -> Place:
        """The place the pointer itself means, legal or not."""
        return self.nearest(subject, wanted, free=True)

    def is_legal(self, subject: Subject, first: int) -> bool:
        """Whether no day off is in the way of a thing that begins on ``first``."""
        day = date.fromordinal(first)
        if subject.kind is BarKind.BLOCK:
            week = places_in_week(day - timedelta(days=day.weekday()), self.patterns(subject), self._calendar(subject))
            return any(place.first_day == day and place.is_legal for place in week)
        return subject.kind not in WORKDAY_KINDS or self._calendar(subject).is_workday(day)

    def in_the_way(self, subject: Subject, place: Place) -> tuple[Holiday, ...]:
        """The public holidays and closed days that make a place illegal; none where only a weekend does."""
        last = place.last if subject.kind is BarKind.BLOCK else place.first
        days = [date.fromordinal(day) for day in range(place.first, last + 1)]
        return tuple(h for h in self._calendar(subject).within(days) if not h.is_eve)

    def _nearest_block(self, subject: Subject, wanted: int, free: bool) -> Place:
        day = date.fromordinal(wanted)
        place = nearest_place(day, self.patterns(subject), self._calendar(subject), legal_only=not free)
        if place is None:
            return Place(subject.first, subject.last, False)
        return Place(place.first_day.toordinal(), place.last_day.toordinal(), place.is_legal)

    def step(self, subject: Subject, direction: int) -> Place | None:
        """One legal step later (1) or earlier (-1): a week for a block, a workday for a visit, else a day.

        Leave goes past the person's other leave: only a hand that sees both makes one of them.
        """
        if subject.kind is BarKind.BLOCK:
            place = next_place(
                date.fromordinal(subject.first), direction, self.patterns(subject), self._calendar(subject)
            )
            return Place(place.first_day.toordinal(), place.last_day.toordinal()) if place else None
        day = date.fromordinal(subject.first) + direction * ONE_DAY
        if subject.kind in WORKDAY_KINDS:
            while not self._calendar(subject).is_workday(day):
                day += direction * ONE_DAY
        while subject.staff is not None and _meets_leave(subject, day):
            day += direction * ONE_DAY
        return Place(day.toordinal(), day.toordinal() + subject.days - 1)

    def other_pattern(self, subject: Subject) -> Place | None:
        """The same week in the next of the block's patterns; None where there is only one."""
        day = date.fromordinal(subject.first)
        monday = day - timedelta(days=day.weekday())
        week = places_in_week(monday, self.patterns(subject), self._calendar(subject))
        others = [place for place in week if place.first_day != day]
        if not others:
            return None
        return Place(others[0].first_day.toordinal(), others[0].last_day.toordinal(), others[0].is_legal)

    def window(self, subject: Subject) -> tuple[int | None, int | None]:
        """The first and last day on which the thing may begin by the group's clocks and order; None: open."""
        if subject.kind is BarKind.BLOCK and subject.group is not None:
            return self._block_window(subject, subject.group)
        if subject.kind is BarKind.START_VISIT and subject.customer is not None:
            return self._visit_window(subject, subject.customer)
        return None, None

    def _block_window(self, subject: Subject, group: Group) -> tuple[int | None, int | None]:
        others = [block for block in group.opening_blocks if block.id != subject.id]
        if subject.is_new:
            before, after = others, []
        else:
            before = [block for block in others if block.first_day.toordinal() <= subject.first]
            after = [block for block in others if block.first_day.toordinal() > subject.first]
        latest = _monday(after[0].first_day.toordinal()) - 1 if after else None
        if before:
            return _monday(before[-1].first_day.toordinal()) + 7, latest
        visit = last_start_visit(group)
        profile = self._profiles.get(group.service)
        binding = binding_customer(group, profile, self.situation) if profile else None
        limits = [day for day in (latest, binding[1].toordinal() if binding else None) if day is not None]
        return (visit.toordinal() + 1 if visit else None), min(limits, default=None)

    def _visit_window(self, subject: Subject, customer: Customer) -> tuple[int | None, int | None]:
        arrived = customer.decision_arrived_on or customer.decision_given_on
        ends = []
        if subject.group is not None and subject.group.first_block is not None:
            ends.append(subject.group.first_block.first_day.toordinal() - 1)
        first = customer.first_start_visit
        profile = self._profiles.get(subject.group.service if subject.group else LOOSE_SERVICE)
        if profile is not None and (first is None or first.id == subject.id):
            ends.extend(
                limit.last_day.toordinal()
                for limit in limits_of(customer, subject.group, profile, self.situation)
                if limit.kind is LimitKind.FIRST_VISIT
            )
        return arrived.toordinal(), min(ends, default=None)

    def zones_kept(self, subject: Subject, first: int, last: int) -> tuple[Zone, ...]:
        """``zones``, worked out once for the same subject and days: a drag asks at every step."""
        key = (subject, first, last)
        if self._zones is None or self._zones[0] != key:
            self._zones = (key, tuple(self.zones(subject, first, last)))
        return self._zones[1]

    def zones(self, subject: Subject, first: int, last: int) -> Iterator[Zone]:
        """The lit and hatched stretches of the thing's lane within the days given."""
        if subject.kind is BarKind.BLOCK:
            yield from self._block_zones(subject, first, last)
        elif subject.kind in WORKDAY_KINDS and not subject.edge:
            yield from self._day_zones(subject, first, last)

    def _block_zones(self, subject: Subject, first: int, last: int) -> Iterator[Zone]:
        earliest, latest = self.window(subject)
        patterns = self.patterns(subject)
        for monday in mondays(first, last):
            places = places_in_week(date.fromordinal(monday), patterns, self._calendar(subject))
            legal = [place for place in places if place.is_legal]
            inside = [place for place in legal if _within(place.first_day.toordinal(), earliest, latest)]
            if inside:
                days = (place.first_day for place in inside), (place.last_day for place in inside)
                yield Zone(min(days[0]).toordinal(), max(days[1]).toordinal(), ZoneState.LEGAL)
            else:
                yield Zone(monday, monday + 4, ZoneState.OUTSIDE if legal else ZoneState.ILLEGAL)

    def _day_zones(self, subject: Subject, first: int, last: int) -> Iterator[Zone]:
        earliest, latest = self.window(subject)
        for monday in mondays(first, last):
            run: list[int] = []
            for day in range(monday, monday + 6):
                on = date.fromordinal(day)
                if day < monday + 5 and self._calendar(subject).is_workday(on):
                    run.append(day)
                    continue
                yield from _run_zones(run, earliest, latest)
                run = []
                if day < monday + 5:
                    yield Zone(day, day, ZoneState.ILLEGAL)


def _meets_leave(subject: Subject, first: date) -> bool:
    span = DaySpan(first, first + (subject.days - 1) * ONE_DAY)
    others = subject.staff.leaves if subject.staff else ()
    return any(leave.id != subject.id and leave.span.overlaps(span) for leave in others)


def _run_zones(run: list[int], earliest: int | None, latest: int | None) -> Iterator[Zone]:
    """The days of ``run`` inside the window as one zone, and those outside it as others."""
    start = 0
    for i in range(1, len(run) + 1):
        state = _within(run[start], earliest, latest)
        if i == len(run) or _within(run[i], earliest, latest) != state:
            yield Zone(run[start], run[i - 1], ZoneState.LEGAL if state else ZoneState.OUTSIDE)
            start = i


def _within(day: int, earliest: int | None, latest: int | None) -> bool:
    return (earliest is None or day >= earliest) and (latest is None or day <= latest)


def _monday(day: int) -> int:
    return day - (day - 1) % 7
