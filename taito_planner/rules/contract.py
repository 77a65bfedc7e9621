"""Sopimuskauden päättyminen: what lies after the end of the contract, in its three readings."""

from collections.abc import Iterator
from datetime import date

from taito_planner.domain.profile import CutoffEvent
from taito_planner.rules.finding import Severity
from taito_planner.rules.own_days import first_after, first_event_after, last_days
from taito_planner.rules.rule import Breach, Scope, rule
from taito_planner.rules.subjects import CustomerSubject, GroupSubject

SOURCE = "slides: Sopimuskausi päättyy 31.12.2025"


@rule("decision-after-contract", Severity.ERROR, Scope.CUSTOMER_ALONE, source=SOURCE)
def decision_after_contract(subject: CustomerSubject) -> Iterator[Breach]:
    """The decision was given after the contract's last day. That day itself is fine. On in every reading."""
    cutoff, given = subject.profile.cutoff_on, subject.customer.decision_given_on
    if cutoff and given > cutoff:
        yield Breach(given, cutoff, given)


@rule("start-after-contract", Severity.ERROR, Scope.CUSTOMER, source=SOURCE, is_interpretation=True)
def start_after_contract(subject: CustomerSubject) -> Iterator[Breach]:
    """The customer's first start visit or his block 1 lies after the contract's last day.

    Only in the reading in which the contract's end limits starts (``cutoff_event = start``).
    """
    cutoff = subject.profile.cutoff_on
    if cutoff is None or subject.profile.cutoff_event is not CutoffEvent.START:
        return
    first, block = subject.customer.first_start_visit, subject.first_block
    starts = [(first.on, first.id, "visit")] if first else []
    if block:
        starts.append((block.first_day, block.id, "block"))
    late = sorted(start for start in starts if start[0] > cutoff)
    if late:
        on, item, variant = late[0]
        facts = {"number": subject.first_block_number}
        yield Breach(on, cutoff, on, variant, items=(item,), facts=facts)


@rule("delivery-after-contract", Severity.ERROR, Scope.CUSTOMER, source=SOURCE, is_interpretation=True)
def delivery_after_contract(subject: CustomerSubject) -> Iterator[Breach]:
    """A visit, group day or training day of the customer lies after the contract's last day.

    Only in the reading in which all delivery ends then (``cutoff_event = delivery``).
    """
    cutoff = subject.profile.cutoff_on
    if cutoff is None or subject.profile.cutoff_event is not CutoffEvent.DELIVERY:
        return
    on = first_event_after(subject, cutoff)
    if on:
        yield Breach(on, cutoff, on)


@rule("runs-past-contract", Severity.WARNING, Scope.GROUP, source=SOURCE, is_interpretation=True)
def runs_past_contract(subject: GroupSubject) -> Iterator[Breach]:
    """Something of the group or its members lies after the contract's last day.

    A warning where a start visit or an opening block does (a block begun before counts with its days after
    it), else a notice. ``date`` is the first day that gives the severity, ``actual`` the last day of the
    group and its members.
    """
    cutoff = subject.profile.cutoff_on
    if cutoff is None:
        return
    last = last_day_of(subject)
    if last is None or last <= cutoff:
        return
    start = _first_start_after(subject, cutoff)
    if start:
        on, item = start
        yield Breach(on, cutoff, last, "start", Severity.WARNING, (item,))
        return
    later = [first_after((row.span for row in subject.group.group_day_rows), cutoff)]
    later.extend(_first_later_part(customer, cutoff) for customer in subject.customers)
    on = min(day for day in later if day)
    yield Breach(on, cutoff, last, "later", Severity.NOTICE)


@rule("decision-expired", Severity.ERROR, Scope.CUSTOMER, source="kela.fi, päätösten voimassaolo")
def decision_expired(subject: CustomerSubject) -> Iterator[Breach]:
    """A visit, group day or training day of the customer lies after his decision's last valid day, where it
    is known.
    """
    valid_until = subject.customer.decision_valid_until
    on = first_event_after(subject, valid_until) if valid_until else None
    if on:
        yield Breach(on, valid_until, on)


def last_day_of(subject: GroupSubject) -> date | None:
    """The last day of the group's blocks and its members' visits, group days and training."""
    days = [block.last_day for block in subject.group.blocks]
    days.extend(day for customer in subject.customers for day in last_days(customer))
    return max(days, default=None)


def _first_start_after(subject: GroupSubject, cutoff: date) -> tuple[date, str] | None:
    """The first day after ``cutoff`` of a start visit or opening block, with what lies there."""
    found: list[tuple[date, str]] = []
    for block in subject.group.opening_blocks:
        if on := first_after((block.span,), cutoff):
            found.append((on, block.id))
    for customer in subject.customers:
        found.extend((visit.on, visit.id) for visit in customer.customer.start_visits if visit.on > cutoff)
        for own in customer.own_blocks:
            span = customer.before_leaving(own.span) if own.is_elsewhere else None
            if span and (on := first_after((span,), cutoff)):
                found.append((on, own.id))
    return min(found, default=None)


def _first_later_part(subject: CustomerSubject, cutoff: date) -> date | None:
    days = [visit.on for visit in subject.customer.sessions if visit.on > cutoff]
    training = subject.training_days
    days.extend(day for day in training if day > cutoff)
    return min(days, default=None)


CONTRACT = (
    decision_after_contract,
    start_after_contract,
    delivery_after_contract,
    runs_past_contract,
    decision_expired,
)
