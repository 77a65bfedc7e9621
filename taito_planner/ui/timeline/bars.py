"""What lies on a lane: bars with their days as numbers, sorted, made from the plan. Knows no Qt."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import (
    BlockKind,
    Customer,
    FlexDay,
    Group,
    StaffMember,
    Visit,
    VisitKind,
)


class BarKind(StrEnum):
    BLOCK = "block"
    GROUP_DAYS = "group-days"
    START_VISIT = "start-visit"
    SESSION = "session"
    TRAINING = "training"
    FLEX_DAY = "flex-day"
    """A flex day outside any training; those inside stand on the training's bar."""
    PAUSE = "pause"
    ABSENCE = "absence"
    LEAVE = "leave"
    BOOKING = "booking"
    """On a staff lane: a block or group days that this person leads."""
    VISIT_BOOKING = "visit-booking"
    """On a staff lane: a visit that this person holds."""


@dataclass(frozen=True, slots=True, eq=False)
class Bar:
    """One thing on a lane, from ``first`` to ``last`` (ordinals, both included)."""

    kind: BarKind
    id: EntityId
    first: int
    last: int
    entity: Any
    group: Group | None = None
    customer: Customer | None = None
    staff: StaffMember | None = None
    number: int = 0
    """1 for the first block or start visit of its owner; 0 where things are not numbered."""
    flex: tuple[int, ...] = ()
    """Flex days inside a training."""


MOST_READABLE = 400
"""A lane with more bars than this gets no words."""


class LaneKind(StrEnum):
    GROUP = "group"
    BLOCKS = "blocks"
    CUSTOMER = "customer"
    LOOSE = "loose"
    """The header above customers without a group."""
    STAFF_HEAD = "staff-head"
    STAFF = "staff"


class Lane:
    """One row. Its bars are made when it is first looked at: of thousands of lanes a window shows thirty.

    ``key`` stays the same while the lane's content changes.
    """

    __slots__ = ("_bars", "_by_id", "_firsts", "_is_crowd", "_longest", "_make", "group", "key", "kind", "owner")

    def __init__(
        self, kind: LaneKind, key: str, owner: Any, group: Group | None, make: Callable[[], Iterable[Bar]]
    ) -> None:
        self.kind = kind
        self.key = key
        self.owner = owner
        self.group = group
        self._make = make
        self._bars: tuple[Bar, ...] | None = None
        self._by_id: dict[EntityId, Bar] | None = None
        self._is_crowd: bool | None = None

    @property
    def bars(self) -> tuple[Bar, ...]:
        """In order of first day."""
        if self._bars is None:
            self._bars = tuple(sorted(self._make(), key=lambda bar: bar.first))
            self._firsts = [bar.first for bar in self._bars]
            self._longest = max((bar.last - bar.first + 1 for bar in self._bars), default=0)
        return self._bars

    @property
    def is_crowd(self) -> bool:
        """Whether it has more bars than anyone can read the words of."""
        if self._is_crowd is None:
            readable = (bar for bar in self.bars if bar.kind is not BarKind.VISIT_BOOKING)
            self._is_crowd = len(self.bars) > MOST_READABLE and sum(1 for _ in readable) > MOST_READABLE
        return self._is_crowd

    @property
    def by_id(self) -> dict[EntityId, Bar]:
        if self._by_id is None:
            self._by_id = {bar.id: bar for bar in self.bars}
        return self._by_id

    def between(self, first: int, last: int) -> tuple[Bar, ...]:
        """The bars that may touch the days ``first`` to ``last``, by two bisections."""
        bars = self.bars
        start = bisect_left(self._firsts, first - self._longest)
        return bars[start : bisect_right(self._firsts, last)]


def no_bars() -> tuple[Bar, ...]:
    return ()


def block_bars(group: Group) -> list[Bar]:
    bars = []
    number = 0
    for block in group.blocks:
        opening = block.kind is BlockKind.OPENING
        number += opening
        kind = BarKind.BLOCK if opening else BarKind.GROUP_DAYS
        bars.append(_span_bar(kind, block, group=group, number=number if opening else 0))
    return bars


def customer_bars(customer: Customer, group: Group | None) -> list[Bar]:
    bars = []
    number = 0
    for visit in customer.visits:
        start = visit.kind is VisitKind.START
        number += start
        kind = BarKind.START_VISIT if start else BarKind.SESSION
        bars.append(_visit_bar(kind, visit, customer, group, number if start else 0))
    flex = [day.on.toordinal() for day in customer.flex_days]
    for training in customer.trainings:
        first, last = training.first_day.toordinal(), training.last_day.toordinal()
        within = tuple(day for day in flex if first <= day <= last)
        bars.append(Bar(BarKind.TRAINING, training.id, first, last, training, group, customer, flex=within))
    bars.extend(_loose_flex_days(customer, group))
    for pause in customer.pauses:
        bars.append(_span_bar(BarKind.PAUSE, pause, group=group, customer=customer))
    for absence in customer.absences:
        bars.append(_span_bar(BarKind.ABSENCE, absence, group=group, customer=customer))
    return bars


def _loose_flex_days(customer: Customer, group: Group | None) -> Iterable[Bar]:
    for day in customer.flex_days:
        if not any(day.on in training.span for training in customer.trainings):
            yield _flex_bar(day, customer, group)


def _flex_bar(day: FlexDay, customer: Customer, group: Group | None) -> Bar:
    on = day.on.toordinal()
    return Bar(BarKind.FLEX_DAY, day.id, on, on, day, group, customer)


def _visit_bar(kind: BarKind, visit: Visit, customer: Customer, group: Group | None, number: int) -> Bar:
    on = visit.on.toordinal()
    return Bar(kind, visit.id, on, on, visit, group, customer, number=number)


def _span_bar(kind: BarKind, entity: Any, **facts: Any) -> Bar:
    return Bar(kind, entity.id, entity.first_day.toordinal(), entity.last_day.toordinal(), entity, **facts)


def leave_bars(member: StaffMember) -> list[Bar]:
    return [_span_bar(BarKind.LEAVE, leave, staff=member) for leave in member.leaves]


def booking_bars(member: StaffMember, groups: Iterable[Group], loose: Iterable[Customer]) -> Iterator[Bar]:
    """The bookings of one person: blocks and group days, and visits before the customer's leaving."""
    for group in groups:
        number = 0
        for block in group.blocks:
            number += block.kind is BlockKind.OPENING
            if member.id in group.leaders_of(block):
                shown = number if block.kind is BlockKind.OPENING else 0
                yield _span_bar(BarKind.BOOKING, block, group=group, staff=member, number=shown)
        for customer in group.customers:
            yield from _visit_bookings(member, customer, group)
    for customer in loose:
        yield from _visit_bookings(member, customer, None)


def _visit_bookings(member: StaffMember, customer: Customer, group: Group | None) -> Iterator[Bar]:
    for visit in customer.visits:
        if (visit.instructor or customer.instructor) == member.id and customer.is_live(visit.on):
            on = visit.on.toordinal()
            yield Bar(BarKind.VISIT_BOOKING, visit.id, on, on, visit, group, customer, member)
