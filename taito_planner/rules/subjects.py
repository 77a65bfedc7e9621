"""What rules look at: a customer, a group, a staff member or a service, each in the situation of the plan.

Each subject works out once what several rules ask of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from taito_planner.domain.closed_days import calendar_for
from taito_planner.domain.days import ONE_DAY, DaySpan, add_months
from taito_planner.domain.ids import CustomerId, GroupId, StaffId
from taito_planner.domain.model import DEFAULT_SERVICE, Block, Customer, Group, Plan, Visit
from taito_planner.domain.profile import ServiceProfile
from taito_planner.domain.workdays import HolidayCalendar
from taito_planner.rules.own_blocks import OwnBlock, first_own_block, own_blocks
from taito_planner.rules.own_days import absent_days, days_in, training_days
from taito_planner.rules.spans import SpanSum, months_between, total

LOOSE_SERVICE = DEFAULT_SERVICE
"""The service of customers without a group, and of people who work in several."""


@dataclass(frozen=True)
class Situation:
    """What a rule may look at besides its subject: the plan, the numbers of the services, the day of
    looking.
    """

    plan: Plan
    profiles: Mapping[str, ServiceProfile]
    as_of: date

    @property
    def calendar(self) -> HolidayCalendar:
        return self.plan.calendar


class Subject:
    """The ids a finding about this subject carries."""

    group_id: GroupId | None = None
    customer_id: CustomerId | None = None
    staff_id: StaffId | None = None

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self.as_of = situation.as_of
        self.calendar = situation.plan.calendar


class GroupSubject(Subject):
    def __init__(self, group: Group, profile: ServiceProfile, situation: Situation) -> None:
        super().__init__(situation)
        self.group = group
        self.group_id = group.id
        self.profile = profile
        self.first_block = group.first_block

    @property
    def calendar_of_service(self) -> HolidayCalendar:
        """The days in the way of the service's blocks and group days, closures among them."""
        return calendar_for(self.situation.plan, self.profile)

    @cached_property
    def customers(self) -> tuple["CustomerSubject", ...]:
        return tuple(CustomerSubject(c, self, self.profile, self.situation) for c in self.group.customers)

    @cached_property
    def blocks(self) -> tuple[OwnBlock, ...]:
        """The opening blocks as those customers attend them who are there from beginning to end."""
        return tuple(OwnBlock(block.id, block.span) for block in self.group.opening_blocks)

    @cached_property
    def block_spans(self) -> tuple[DaySpan, ...]:
        return tuple(block.span for block in self.blocks)

    @cached_property
    def row_spans(self) -> tuple[DaySpan, ...]:
        """The later group days."""
        return tuple(row.span for row in self.group.group_day_rows)

    @cached_property
    def block_days(self) -> frozenset[date]:
        """Distinct days of the opening blocks."""
        return frozenset(days_in(self.block_spans))

    @cached_property
    def group_days(self) -> frozenset[date]:
        """Distinct days of the opening blocks and later group days."""
        return self.block_days | days_in(self.row_spans)

    def members_on(self, day: date) -> int:
        """How many had joined by ``day`` and not left."""
        return sum(customer.is_member(day) for customer in self.group.customers)

    @property
    def compulsory_number(self) -> int | None:
        """The number of members that makes the start compulsory; None for planned sizes outside the table."""
        return self.profile.minimum_by_size.get(self.group.planned_size)

    @property
    def is_before_start(self) -> bool:
        return self.first_block is None or self.as_of < self.first_block.first_day

    @cached_property
    def counting_day(self) -> date | None:
        """The day members are counted on for the compulsory start: the agreed start, or as_of if that is
        earlier.

        Where no start is agreed, the day the deferral was decided takes its place.
        """
        agreed = self.group.agreed_start_on or self.group.deferral_decided_on
        return min(self.as_of, agreed) if agreed else None

    @cached_property
    def is_full(self) -> bool:
        """Whether the compulsory number was reached on the counting day. Sizes outside the table are never
        full.
        """
        number, day = self.compulsory_number, self.counting_day
        return number is not None and day is not None and self.members_on(day) >= number

    @cached_property
    def span_sum(self) -> SpanSum:
        return total([customer.span_sum for customer in self.customers])

    @property
    def is_deferred(self) -> bool:
        return self.group.deferral_decided_on is not None

    @property
    def has_valid_deferral(self) -> bool:
        """Whether a deferral is recorded and the number was not full: only then it relaxes other limits."""
        return self.is_deferred and not self.is_full

    @property
    def is_below_number(self) -> bool:
        """Whether the group, before its start, has fewer members on as_of than the compulsory number."""
        number = self.compulsory_number
        return number is not None and self.is_before_start and self.members_on(self.as_of) < number


class CustomerSubject(Subject):
    """A customer, and his group where he has one."""

    def __init__(
        self, customer: Customer, in_group: GroupSubject | None, profile: ServiceProfile, situation: Situation
    ) -> None:
        super().__init__(situation)
        self.customer = customer
        self.customer_id = customer.id
        self.in_group = in_group
        self.group = in_group.group if in_group else None
        self.group_id = in_group.group_id if in_group else None
        self.profile = profile
        self._whole = in_group if in_group and _is_there_throughout(customer, in_group.group) else None
        """His group, where he has its days as they are: what it works out once serves all its customers."""

    @property
    def is_live(self) -> bool:
        return self.customer.is_live(self.as_of)

    @property
    def has_valid_deferral(self) -> bool:
        return self.in_group is not None and self.in_group.has_valid_deferral

    @cached_property
    def first_block(self) -> Block | None:
        """Block 1, for a late joiner his first block; None where there is none, or he left on or before its
        first day.
        """
        block = first_own_block(self.customer, self.group)
        return block if block and self.customer.is_live(block.first_day) else None

    @property
    def first_block_number(self) -> int:
        """1 for most; the number of a late joiner's first block."""
        blocks = self.group.opening_blocks if self.group else ()
        return blocks.index(self.first_block) + 1 if self.first_block else 1

    @property
    def leaves_before_first_block(self) -> bool:
        block = first_own_block(self.customer, self.group)
        return block is not None and not self.customer.is_live(block.first_day)

    @cached_property
    def own_blocks(self) -> tuple[OwnBlock, ...]:
        """His opening blocks, moves and late joining taken into account; days from leaving on are still in
        them.
        """
        if self._whole:
            return self._whole.blocks
        lengths = (pattern.length for patterns in self.profile.block_patterns for pattern in patterns)
        group_by_id = self.situation.plan.group_by_id if self.customer.moves else {}
        return own_blocks(self.customer, self.group, group_by_id, next(lengths, 1))

    @cached_property
    def block_spans(self) -> tuple[DaySpan, ...]:
        """The days of his own blocks from joining on and before leaving, in order."""
        if self._whole:
            return self._whole.block_spans
        joining = self.customer.member_from
        spans = []
        for block in self.own_blocks:
            span = self.before_leaving(block.span)
            if span and (block.is_elsewhere or span.last_day >= joining):
                first_day = span.first_day if block.is_elsewhere else max(span.first_day, joining)
                spans.append(DaySpan(first_day, span.last_day))
        return tuple(spans)

    @cached_property
    def group_day_spans(self) -> tuple[DaySpan, ...]:
        """His later group days: the group's rows from joining on and before leaving, in order."""
        if self._whole:
            return self._whole.row_spans
        spans = []
        for row in self.group.group_day_rows if self.group else ():
            span = self.before_leaving(row.span)
            if span and span.last_day >= self.customer.member_from:
                spans.append(DaySpan(max(span.first_day, self.customer.member_from), span.last_day))
        return tuple(spans)

    @cached_property
    def training_spans(self) -> tuple[DaySpan, ...]:
        """His training periods, cut at leaving."""
        return tuple(span for training in self.customer.trainings if (span := self.before_leaving(training.span)))

    @cached_property
    def attended_block_days(self) -> frozenset[date]:
        """Distinct days of his own opening blocks, before leaving and without absences."""
        days = self._whole.block_days if self._whole else frozenset(days_in(self.block_spans))
        return days - absent_days(self.customer)

    @cached_property
    def attended_group_days(self) -> frozenset[date]:
        """Distinct block days and later group days, before leaving and without absences."""
        if self._whole:
            return self._whole.group_days - absent_days(self.customer)
        return self.attended_block_days | (days_in(self.group_day_spans) - absent_days(self.customer))

    @property
    def training_days(self) -> tuple[date, ...]:
        """Distinct planned training days before leaving, without holidays and flex days, in order."""
        return training_days(self.customer, self.calendar)

    @cached_property
    def visits(self) -> tuple[Visit, ...]:
        """All individual visits before leaving, in order of day."""
        if self.customer.left_on is None:
            return self.customer.visits
        return tuple(visit for visit in self.customer.visits if self.customer.is_live(visit.on))

    @cached_property
    def planned_span(self) -> tuple[date, date] | None:
        """His first start visit and planned end; None where one of them is not planned.

        An end is planned when an event (visit, block day, group day) lies after the last day of the last
        training; it is the last such event. Customers with a leaving date have none, unless the profile
        counts them: one early leaver would hide the others.
        """
        first = self.customer.first_start_visit
        is_left_out = self.customer.left_on is not None and not self.profile.span_counts_leavers
        if is_left_out or not self.training_spans or first is None:
            return None
        events = [span.last_day for span in (*self.block_spans, *self.group_day_spans)]
        end = max(*events, self.visits[-1].on) if events else self.visits[-1].on
        return (first.on, end) if end > max(t.last_day for t in self.training_spans) else None

    @cached_property
    def span_sum(self) -> SpanSum:
        """His share in the sums of his group and service."""
        span, months = self.planned_span, self.profile.span_months
        if span is None or months is None:
            return SpanSum(live=int(self.is_live))
        first, end = span
        days_over = (end - add_months(first, months)).days
        return SpanSum(1, days_over, months_between(first, end), end, int(self.is_live))

    def before_leaving(self, span: DaySpan) -> DaySpan | None:
        """The part of ``span`` before he leaves; None where there is none."""
        left_on = self.customer.left_on
        if left_on is None or span.last_day < left_on:
            return span
        return DaySpan(span.first_day, left_on - ONE_DAY) if span.first_day < left_on else None


def _is_there_throughout(customer: Customer, group: Group) -> bool:
    """Whether a customer joins before the group's first day, never leaves and attends no block elsewhere."""
    if customer.moves or customer.left_on:
        return False
    return not group.blocks or customer.member_from < group.blocks[0].first_day
