"""Where each group stands: its phase, its places, its customers' spans, what comes next, how many findings."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import Group
from taito_planner.domain.profile import ServiceProfile
from taito_planner.rules.checker import Checked
from taito_planner.rules.finding import Finding, Severity, is_past
from taito_planner.rules.own_days import last_days
from taito_planner.rules.spans import SpanGauge
from taito_planner.rules.subjects import GroupSubject, Situation


class Phase(StrEnum):
    """In the order a group goes through them."""

    UNPLANNED = "unplanned"
    """Nothing is planned yet."""
    STARTING = "starting"
    """Before the first block begins (starttikäynnit)."""
    BLOCKS = "blocks"
    """From the first block's first day to the last block's last day."""
    TRAINING = "training"
    """After the blocks, while a training goes on or is to come."""
    CLOSING = "closing"
    """After the trainings, while something is still planned."""
    OVER = "over"


@dataclass(frozen=True, slots=True)
class NextEvent:
    """What comes next in a group: ``kind`` is ``block``, ``group-days``, ``start-visit``, ``session``, ``training``.

    ``number`` counts opening blocks from 1; 0 for the rest.
    """

    kind: str
    on: date
    item: EntityId
    number: int = 0


@dataclass(frozen=True, slots=True)
class CustomerSpan:
    """One customer's planned rehabilitation in months, and his days from the service's target."""

    customer: EntityId
    name: str
    months: float
    days_over: int


@dataclass(frozen=True, slots=True)
class GroupStanding:
    """One group as of the day of looking. ``minimum`` is the compulsory number; None outside its table."""

    group: Group
    profile: ServiceProfile | None
    phase: Phase
    blocks_done: int
    """Opening blocks whose last day is before the day of looking, or is it."""
    members: int
    minimum: int | None
    spans: tuple[CustomerSpan, ...]
    mean: SpanGauge
    next_event: NextEvent | None
    findings: Mapping[Severity, int]
    """How many count: see ``counted``."""

    @property
    def worst(self) -> Severity | None:
        return max((severity for severity, count in self.findings.items() if count), default=None)


def standing_of(group: Group, checked: Checked) -> GroupStanding:
    """Where ``group`` of ``checked.plan`` stands on ``checked.as_of``. Members have not left by that day."""
    as_of, profile = checked.as_of, checked.profiles.get(group.service)
    subject = GroupSubject(group, profile, Situation(checked.plan, checked.profiles, as_of)) if profile else None
    done = sum(block.last_day <= as_of for block in group.opening_blocks)
    return GroupStanding(
        group,
        profile,
        phase_of(group, subject, as_of),
        done,
        sum(customer.is_live(as_of) for customer in group.customers),
        subject.compulsory_number if subject else None,
        tuple(_spans(subject)) if subject else (),
        checked.span_of_group(group.id),
        min(_events_from(group, as_of), key=lambda event: event.on, default=None),
        Counter(finding.severity for finding in counted(checked.findings_by_group.get(group.id, ()), checked)),
    )


def counted(findings: Iterable[Finding], checked: Checked) -> Iterator[Finding]:
    """The findings that count: nobody accepted them, and they are not long past."""
    return (f for f in checked.acceptances.open(findings) if not is_past(f, checked.as_of))


def phase_of(group: Group, subject: GroupSubject | None, as_of: date) -> Phase:
    """The phase on ``as_of``. ``subject`` knows when the last thing of the group is; without it blocks alone do."""
    lasts = [block.last_day for block in group.blocks]
    lasts += [day for customer in subject.customers for day in last_days(customer)] if subject else []
    if not lasts:
        return Phase.UNPLANNED
    if max(lasts) < as_of:
        return Phase.OVER
    first = group.first_block
    if first is None or as_of < first.first_day:
        return Phase.STARTING
    if as_of <= group.opening_blocks[-1].last_day:
        return Phase.BLOCKS
    ends = [t.last_day for c in group.customers for t in c.trainings if c.is_live(t.first_day)]
    return Phase.TRAINING if ends and as_of <= max(ends) else Phase.CLOSING


def _spans(subject: GroupSubject) -> Iterator[CustomerSpan]:
    for customer in subject.customers:
        one = customer.span_sum
        if one.planned_ends:
            yield CustomerSpan(customer.customer.id, customer.customer.name, one.months, one.days_over)


def _events_from(group: Group, as_of: date) -> Iterator[NextEvent]:
    """The first thing of each kind that begins on ``as_of`` or later."""
    for number, block in enumerate(group.opening_blocks, 1):
        if block.first_day >= as_of:
            yield NextEvent("block", block.first_day, block.id, number)
            break
    for row in group.group_day_rows:
        if row.first_day >= as_of:
            yield NextEvent("group-days", row.first_day, row.id)
            break
    for customer in group.customers:
        for kind, visits in (("start-visit", customer.start_visits), ("session", customer.sessions)):
            first = next((visit for visit in visits if visit.on >= as_of), None)
            if first:
                yield NextEvent(kind, first.on, first.id)
        for training in customer.trainings:
            if training.first_day >= as_of and customer.is_live(training.first_day):
                yield NextEvent("training", training.first_day, training.id)
