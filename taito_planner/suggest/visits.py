"""Candidates that move, add or remove a customer's visits, or turn them into another kind."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from taito_planner.domain.days import ONE_DAY
from taito_planner.domain.ids import new_id
from taito_planner.domain.intents import Intent, MoveVisit, Put, Remove, Several
from taito_planner.domain.model import Customer, Visit, VisitKind
from taito_planner.rules.deadlines import first_visit_last_day, last_start_visit_day
from taito_planner.rules.own_blocks import first_own_block
from taito_planner.suggest.case import TOGETHER, Candidate, Case

DAYS = 5
SOON = timedelta(days=6)
"""How far from today a new visit is proposed: time to agree on it with the customer."""
REMOVING, RETHINKING = 12, 6


def added_visit(case: Case) -> Iterator[Candidate]:
    """A start visit about a week from now, or as near to that as the customer's clocks allow."""
    customer = case.customer
    if customer is None or case.profile is None:
        return
    first, last = _start_bounds(case, customer)
    for day in case.workdays(first, last, min(case.today + SOON, last), DAYS):
        visit = Visit(new_id(), day)
        yield Candidate("add-visit", Put(visit, customer.id), {"day": day, "customer": customer.name})


def first_visit_in_time(case: Case) -> Iterator[Candidate]:
    """The first start visit on the last days that keep the limit: its weeks, or the payable days of waiting."""
    customer, finding = case.customer, case.finding
    visit = customer.first_start_visit if customer else None
    last = finding.limit if isinstance(finding.limit, date) else finding.on
    if customer is not None and visit is not None and last is not None:
        yield from moved_visit(case, customer, visit, _earliest(customer), last)


def visits_before_block(case: Case) -> Iterator[Candidate]:
    """All start visits that come too late, on the last free workdays before block 1."""
    late, limit = [visit for _, visit in case.visits], case.finding.limit
    customer = case.customer
    if customer is None or not late or not isinstance(limit, date):
        return
    taken = {visit.on for visit in customer.visits}
    free = [day for day in case.workdays(_earliest(customer), limit, limit, 20) if day not in taken]
    for start in range(3):
        days = sorted(free[start : start + len(late)])
        if len(days) == len(late):
            yield _moved_together(case, customer, late, days)


def made_sessions(case: Case) -> Iterator[Candidate]:
    """Start visits that come too late or are too many become later sessions on their days."""
    visits = [(customer, visit) for customer, visit in case.visits if visit.on >= case.today]
    if 0 < len(visits) <= TOGETHER and len(visits) == len(list(case.visits)):
        intents = tuple(Put(replace(visit, kind=VisitKind.SESSION), customer.id) for customer, visit in visits)
        facts = {"count": len(visits), "day": visits[0][1].on, "customer": visits[0][0].name}
        yield Candidate("make-session", _as_one(intents), facts, RETHINKING)


def removed_visits(case: Case) -> Iterator[Candidate]:
    """The visits too many, taken out."""
    visits = [(customer, visit) for customer, visit in case.visits if visit.on >= case.today]
    if 0 < len(visits) <= TOGETHER and len(visits) == len(list(case.visits)):
        intents = tuple(Remove(visit.id) for _, visit in visits)
        facts = {"count": len(visits), "day": visits[0][1].on, "customer": visits[0][0].name}
        yield Candidate("remove-visit", _as_one(intents), facts, REMOVING)


def visits_to_workdays(case: Case) -> Iterator[Candidate]:
    """Each visit that the finding names on the nearest workdays."""
    for customer, visit in case.visits:
        yield from moved_visit(case, customer, visit, _earliest(customer), date.max)


def visits_after(case: Case) -> Iterator[Candidate]:
    """A visit that comes before a date it must follow, on the first workdays after that."""
    for customer, visit in case.visits:
        if isinstance(case.finding.limit, date):
            yield from moved_visit(case, customer, visit, case.finding.limit, date.max)


def visits_before_limit(case: Case) -> Iterator[Candidate]:
    for customer, visit in case.visits:
        if isinstance(case.finding.limit, date):
            yield from moved_visit(case, customer, visit, _earliest(customer), case.finding.limit)


def visits_before_end(case: Case) -> Iterator[Candidate]:
    """All visits after the last day there may be any, on the last free workdays until then: sessions after training."""
    customer, limit = case.customer, case.finding.limit
    if customer is None or not isinstance(limit, date):
        return
    late, taken = [visit for visit in customer.visits if visit.on > limit], {visit.on for visit in customer.visits}
    starts, ends = [visit.kind is VisitKind.START for visit in late], _earliest(customer)
    if not any(starts):
        ends = max((training.last_day + ONE_DAY for training in customer.trainings), default=ends)
    days = [day for day in case.workdays(ends, limit, limit, 20) if day not in taken][: len(late)]
    if not late or len(days) < len(late):
        return
    if all(starts):
        yield _moved_together(case, customer, late, sorted(days))
    elif not any(starts):
        intents = tuple(MoveVisit(visit.id, day) for visit, day in zip(late, sorted(days), strict=True))
        facts = {"count": len(late), "day": max(days), "was": late[-1].on, "customer": customer.name}
        yield Candidate("move-session" if len(late) == 1 else "move-sessions", _as_one(intents), facts)


def moved_visit(case: Case, customer: Customer, visit: Visit, first: date, last: date) -> Iterator[Candidate]:
    """``visit`` on the workdays nearest to it from ``first`` to ``last`` on which the customer has no other visit."""
    if visit.on < case.today:
        return
    taken = {other.on for other in customer.visits}
    for day in case.workdays(first, last, min(visit.on, last), DAYS + len(taken)):
        if day not in taken:
            yield Candidate(
                f"move-{visit_kind(visit)}",
                MoveVisit(visit.id, day),
                {"day": day, "was": visit.on, "customer": customer.name},
            )


def visit_kind(visit: Visit) -> str:
    """The word of a visit's kind in the names of candidates."""
    return "session" if visit.kind is VisitKind.SESSION else "visit"


def _moved_together(case: Case, customer: Customer, visits: list[Visit], days: list[date]) -> Candidate:
    pairs = list(zip(visits, days, strict=True))
    intents = tuple(MoveVisit(visit.id, day) for visit, day in pairs)
    facts = {"day": days[0], "was": visits[0].on, "customer": customer.name, "count": len(visits)}
    return Candidate("move-visit" if len(pairs) == 1 else "move-visits", _as_one(intents), facts)


def _as_one(intents: tuple[Intent, ...]) -> Intent:
    return intents[0] if len(intents) == 1 else Several(intents, "move-several")


def _earliest(customer: Customer) -> date:
    """A visit follows the decision and its arrival."""
    return max(customer.decision_given_on, customer.decision_arrived_on or customer.decision_given_on)


def _start_bounds(case: Case, customer: Customer) -> tuple[date, date]:
    """From tomorrow to the last day that keeps the weeks to the first visit and comes before block 1."""
    assert case.profile is not None
    first = max(_earliest(customer), case.today + ONE_DAY)
    block = first_own_block(customer, case.group)
    ends = [last_start_visit_day(block.first_day, case.profile)] if block else []
    limit = None if customer.start_visits else first_visit_last_day(customer, case.profile, case.calendar)
    if limit is not None and limit >= case.today:
        ends.append(limit)
    return first, min(ends, default=case.today + 10 * SOON)
