"""Candidates that give days or visits to another instructor, or a visit another time."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from taito_planner.domain.days import DaySpan
from taito_planner.domain.ids import StaffId
from taito_planner.domain.intents import Intent, Put, Several
from taito_planner.domain.model import Customer, StaffMember, Visit
from taito_planner.rules.subjects import LOOSE_SERVICE
from taito_planner.suggest.case import TOGETHER, Candidate, Case, block_facts
from taito_planner.suggest.visits import moved_visit

COLLEAGUES = 5
RETIMING = 1


def another_leader(case: Case) -> Iterator[Candidate]:
    """Someone who is free leads the row in the person's place; where others lead it too, he may just step aside."""
    person = case.plan.staff_by_id.get(case.finding.staff) if case.finding.staff else None
    for group, block in list(case.blocks)[:1]:
        if person is None or block.last_day < case.today:
            return
        others = tuple(i for i in group.leaders_of(block) if i != person.id)
        facts = {**block_facts(group, block), "kind": str(block.kind), "absent": person.name}
        if others:
            names = ", ".join(case.plan.staff_by_id[i].name for i in others if i in case.plan.staff_by_id)
            without = Put(replace(block, leaders=others), group.id)
            yield Candidate("without-leader", without, {**facts, "people": names})
        for colleague in _free(case, (block.span,), person, group.town, {*others}):
            intent = Put(replace(block, leaders=_in_place(group.leaders_of(block), person.id, colleague.id)), group.id)
            yield Candidate("substitute", intent, {**facts, "person": colleague.name})


def another_instructor(case: Case) -> Iterator[Candidate]:
    """The visits that the finding names go to someone who is free on those days; for a clash only the later visit."""
    person = case.plan.staff_by_id.get(case.finding.staff) if case.finding.staff else None
    visits = _later(case) if case.finding.rule == "staff-double-booked" else list(case.visits)
    if person is None or not visits or len(visits) > TOGETHER or any(v.on < case.today for _, v in visits):
        return
    spans = [DaySpan(visit.on, visit.on) for _, visit in visits]
    for colleague in _free(case, spans, person, person.town, set()):
        intents = tuple(Put(replace(visit, instructor=colleague.id), customer.id) for customer, visit in visits)
        facts = {"count": len(visits), "person": colleague.name, "absent": person.name, "day": visits[0][1].on}
        yield Candidate("reassign-visits", _as_one(intents), facts)


def moved_from_leave(case: Case) -> Iterator[Candidate]:
    """The visits that fall on a leave, each on the nearest workday outside it; one visit on several days."""
    leave = next((found.entity.span for found in case.items if hasattr(found.entity, "span")), None)
    visits = list(case.visits)
    if leave is None or not visits or len(visits) > TOGETHER:
        return
    moves = [list(_outside(case, leave, customer, visit)) for customer, visit in visits]
    if len(moves) == 1:
        yield from moves[0]
    elif all(moves):
        chosen = tuple(candidates[0].intent for candidates in moves)
        yield Candidate("move-off-leave", Several(chosen, "move-several"), {"count": len(chosen), "span": leave})


def another_time(case: Case) -> Iterator[Candidate]:
    """The later of two visits at once: right after the earlier one, or on a day near by."""
    pair = sorted((visit.at or datetime.min.time(), visit.id, customer, visit) for customer, visit in case.visits)
    if len(pair) != 2 or pair[1][3].on < case.today:
        return
    earlier, (_, _, customer, later) = pair[0][3], pair[1]
    profile = case.checked.profiles.get(LOOSE_SERVICE)
    minutes = earlier.minutes if earlier.minutes is not None else (profile.visit_minutes if profile else 60)
    begins = datetime.combine(earlier.on, earlier.at or later.at or datetime.min.time()) + timedelta(minutes=minutes)
    if begins.date() == later.on:
        moved = replace(later, at=begins.time())
        facts = {"at": begins.time(), "day": later.on, "customer": customer.name}
        yield Candidate("move-time", Put(moved, customer.id), facts, RETIMING)
    yield from list(moved_visit(case, customer, later, case.today, date.max))[:3]


def _later(case: Case) -> list[tuple[Customer, Visit]]:
    """The later of the two visits at once."""
    timed = [(visit.at or datetime.min.time(), visit.id, customer, visit) for customer, visit in case.visits]
    return [max(timed)[2:]] if timed else []


def _outside(case: Case, leave: DaySpan, customer: Customer, visit: Visit) -> Iterator[Candidate]:
    """The visit just before and just after the leave."""
    near = [
        *moved_visit(case, customer, visit, case.today, leave.first_day - timedelta(days=1)),
        *moved_visit(case, customer, visit, leave.last_day + timedelta(days=1), leave.last_day + timedelta(days=14)),
    ]
    return iter(sorted(near, key=lambda c: abs((c.facts["day"] - visit.on).days))[:4])


def _free(
    case: Case, spans: Iterable[DaySpan], person: StaffMember, town: str, known: set[StaffId]
) -> list[StaffMember]:
    """People without leave and without group days on ``spans``, none of another town: of the same work first."""
    spans = tuple(spans)
    wanted = town or person.town
    found = [
        member
        for member in case.plan.staff
        if member.id != person.id and member.id not in known and not (wanted and member.town and member.town != wanted)
    ]
    found = [member for member in found if not _is_taken(case, member, spans)]
    return sorted(
        found, key=lambda m: (m.town != wanted, m.role != person.role, _booking_count(case, m.id), m.name)
    )[:COLLEAGUES]


def _is_taken(case: Case, member: StaffMember, spans: tuple[DaySpan, ...]) -> bool:
    if any(leave.span.overlaps(span) for leave in member.leaves for span in spans):
        return True
    booked = case.checked.booked.get(member.id, {}).values()
    return any(row.span.overlaps(span) for bookings in booked for row in bookings.rows for span in spans)


def _booking_count(case: Case, person: StaffId) -> int:
    return sum(len(bookings.rows) for bookings in case.checked.booked.get(person, {}).values())


def _in_place(leaders: tuple[StaffId, ...], old: StaffId, new: StaffId) -> tuple[StaffId, ...]:
    return tuple(new if leader == old else leader for leader in leaders)


def _as_one(intents: tuple[Intent, ...]) -> Intent:
    return intents[0] if len(intents) == 1 else Several(intents, "move-several")


__all__ = ["another_instructor", "another_leader", "another_time", "moved_from_leave"]
