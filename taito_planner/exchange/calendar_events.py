"""What stands in the calendar of a group, a customer or a member of staff: events with texts, not yet a file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time

from taito_planner.domain.codes import codes
from taito_planner.domain.days import ONE_DAY, DaySpan
from taito_planner.domain.ids import CustomerId, EntityId, GroupId, StaffId
from taito_planner.domain.model import Block, BlockKind, BlockMove, Customer, Group, Plan, Visit, VisitKind
from taito_planner.rules.own_blocks import own_blocks
from taito_planner.texts import Texts

USUAL_MINUTES = 60
"""How long a visit with a time lasts where no length is given (the same as in the double-booking rule)."""


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose calendar: exactly one of the three."""

    group: GroupId | None = None
    customer: CustomerId | None = None
    person: StaffId | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One entry. ``last_day`` is included; ``at`` None is all day. ``is_busy`` False lets other things stand on it."""

    uid: str
    item: EntityId
    title: str
    first_day: date
    last_day: date
    at: time | None = None
    minutes: int = USUAL_MINUTES
    place: str = ""
    is_busy: bool = True


def events_of(plan: Plan, whose: Whose, texts: Texts, *, usual_days: int, with_names: bool = False) -> list[Event]:
    """The entries in order of day. Without ``with_names`` no customer is named: calendars are seen by many.

    ``usual_days`` is the length of a block attended in a group that has none on that day. Nothing for ids that
    are not in the plan.
    """
    words = _Words(plan, texts, with_names)
    if whose.group is not None:
        group = plan.group_by_id.get(whose.group)
        found = words.blocks(group, group.blocks) if group else iter(())
    elif whose.customer is not None:
        found = _of_customer(plan, whose.customer, words, usual_days)
    else:
        found = _of_person(plan, whose.person, words)
    return sorted(found, key=lambda event: (event.first_day, event.at or time.min, event.uid))


class _Words:
    """Makes events of blocks and visits, and names them."""

    def __init__(self, plan: Plan, texts: Texts, with_names: bool) -> None:
        self._texts = texts
        self._codes = codes(plan)
        self._with_names = with_names

    def __call__(self, key: str, **facts: object) -> str:
        return self._texts(f"calendar.{key}", **facts)

    def blocks(self, group: Group, blocks: Iterable[Block]) -> Iterator[Event]:
        numbers = {block.id: number for number, block in enumerate(group.opening_blocks, 1)}
        for block in blocks:
            is_opening = block.kind is BlockKind.OPENING
            key = "block" if is_opening else "group-days"
            title = self(key, number=numbers.get(block.id, 0), group=group.name)
            yield Event(block.id, block.id, title, block.first_day, block.last_day, place=block.place)

    def visit(self, visit: Visit, customer: Customer, group: Group | None, who: bool) -> Event:
        """``who`` names the customer, or without names his number in his group: ``OU1/3``."""
        is_start = visit.kind is VisitKind.START
        among = customer.start_visits if is_start else customer.sessions
        number = next((n for n, one in enumerate(among, 1) if one.id == visit.id), 1)
        title = self("start-visit" if is_start else "session", number=number)
        if who:
            title = f"{title} · {self.customer(customer, group)}"
        return Event(visit.id, visit.id, title, visit.on, visit.on, visit.at, visit.minutes or USUAL_MINUTES)

    def customer(self, customer: Customer, group: Group | None) -> str:
        if self._with_names:
            return customer.name
        if group is None:
            return self("someone")
        return f"{self._codes[group.id]}/{[c.id for c in group.customers].index(customer.id) + 1}"


def _of_person(plan: Plan, person: StaffId | None, words: _Words) -> Iterator[Event]:
    for group in plan.groups:
        led = [block for block in group.blocks if person in group.leaders_of(block)]
        yield from words.blocks(group, led)
        for customer in group.customers:
            yield from _visits_held(person, customer, group, words)
    for customer in plan.loose_customers:
        yield from _visits_held(person, customer, None, words)
    member = plan.staff_by_id.get(person) if person else None
    for leave in member.leaves if member else ():
        yield Event(leave.id, leave.id, words("leave"), leave.first_day, leave.last_day)


def _visits_held(person: StaffId | None, customer: Customer, group: Group | None, words: _Words) -> Iterator[Event]:
    for visit in customer.visits:
        if (visit.instructor or customer.instructor) == person and customer.is_live(visit.on):
            yield words.visit(visit, customer, group, who=True)


def _of_customer(plan: Plan, customer_id: CustomerId, words: _Words, usual_days: int) -> Iterator[Event]:
    group, customer = _found(plan, customer_id)
    if customer is None:
        return
    for visit in customer.visits:
        if customer.is_live(visit.on):
            yield words.visit(visit, customer, group, who=False)
    by_id = {block.id: block for block in group.blocks} if group else {}
    for number, own in enumerate(own_blocks(customer, group, plan.group_by_id, usual_days), 1):
        span = DaySpan(own.span.first_day, own.span.last_day)
        if not own.is_elsewhere:
            span = DaySpan(max(span.first_day, customer.member_from), span.last_day)
        elsewhere = _moved_to(plan, customer, own.id) if own.is_elsewhere else group
        title = words("block", number=number, group=elsewhere.name if elsewhere else "")
        place = by_id[own.id].place if own.id in by_id else ""
        yield from _until_leaving(customer, own.id, title, span, place)
    for row in group.group_day_rows if group else ():
        if row.last_day >= customer.member_from:
            span = DaySpan(max(row.first_day, customer.member_from), row.last_day)
            title = words("group-days", group=group.name if group else "")
            yield from _until_leaving(customer, row.id, title, span, row.place)
    for training in customer.trainings:
        at, place = training.span, training.place
        yield from _until_leaving(customer, training.id, words("training"), at, place, is_busy=False)
    for flex in customer.flex_days:
        if customer.is_live(flex.on):
            yield Event(_uid(customer, flex.id), flex.id, words("flex"), flex.on, flex.on, is_busy=False)
    for pause in customer.pauses:
        span = DaySpan(pause.first_day, pause.last_day)
        yield from _until_leaving(customer, pause.id, words("pause"), span, "", is_busy=False)


def _until_leaving(
    customer: Customer, item: EntityId, title: str, span: DaySpan, place: str, *, is_busy: bool = True
) -> Iterator[Event]:
    """The event of ``span`` as far as the customer takes part; nothing of one that begins after he left."""
    last_day = min(span.last_day, customer.left_on - ONE_DAY) if customer.left_on else span.last_day
    if span.first_day <= last_day:
        yield Event(_uid(customer, item), item, title, span.first_day, last_day, place=place, is_busy=is_busy)


def _uid(customer: Customer, item: EntityId) -> str:
    """A customer's share of a group's block is another event than the group's: it may be shorter."""
    return f"{item}-{customer.id}"


def _found(plan: Plan, customer_id: CustomerId) -> tuple[Group | None, Customer | None]:
    for group in plan.groups:
        if customer_id in group.customer_ids:
            return group, next(c for c in group.customers if c.id == customer_id)
    return None, next((c for c in plan.loose_customers if c.id == customer_id), None)


def _moved_to(plan: Plan, customer: Customer, move_id: EntityId) -> Group | None:
    move: BlockMove | None = next((move for move in customer.moves if move.id == move_id), None)
    return plan.group_by_id.get(move.group) if move else None
