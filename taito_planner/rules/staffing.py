"""Henkilöstö: leave over planned days, and one person in two places at once."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from taito_planner.domain.days import DaySpan
from taito_planner.domain.ids import StaffId
from taito_planner.domain.model import StaffMember, Visit
from taito_planner.rules.bookings import RowBooking
from taito_planner.rules.finding import Severity
from taito_planner.rules.rule import Breach, Scope, rule
from taito_planner.rules.staff_subject import StaffSubject

SOURCE = "slides: Huomioi henkilöstösi loma-ajat"


@rule("staff-on-leave", Severity.WARNING, Scope.STAFF, source=SOURCE)
def staff_on_leave(subject: StaffSubject) -> Iterator[Breach]:
    """A person's leave covers days of a block, of later group days or of visits that he is to hold.

    Only rows and visits that end on or after as_of. A row: one finding, a notice where another leader of
    the row is there on all the covered days. Visits: one finding for each leave, with their number.
    """
    for row in subject.rows:
        covered = _covered_days(subject.member, row.span)
        if covered:
            substitute = _substitute(subject, row, covered)
            facts = {"row": row.span, "covered": DaySpan(covered[0], covered[-1]), "days": len(covered)}
            facts |= {"number": row.number, "substitute": substitute.name if substitute else ""}
            yield Breach(
                covered[0],
                None,
                covered[0],
                _row_variant(row, substitute),
                Severity.NOTICE if substitute else Severity.WARNING,
                (row.id,),
                row.id,
                row.group,
                facts=facts,
            )
    for leave in subject.member.leaves:
        visits = subject.visits_between(leave.first_day, leave.last_day)
        if visits:
            first = visits[0].on
            items = (leave.id, *(visit.id for visit in visits))
            facts = {"leave": leave.span, "count": len(visits)}
            yield Breach(first, None, len(visits), "visits", items=items, part=leave.id, facts=facts)


def _row_variant(row: RowBooking, substitute: StaffMember | None) -> str:
    kind = "block" if row.number else "days"
    return f"{kind}-substitute" if substitute else kind


def _covered_days(member: StaffMember, days: DaySpan) -> list[date]:
    first_day, last_day = days.first_day, days.last_day
    leaves = [leave for leave in member.leaves if leave.first_day <= last_day and leave.last_day >= first_day]
    if not leaves:
        return []
    return [day for day in days if any(leave.first_day <= day <= leave.last_day for leave in leaves)]


def _substitute(subject: StaffSubject, row: RowBooking, covered: list[date]) -> StaffMember | None:
    """Another leader of the row who is present on all ``covered`` days."""
    for leader in row.leaders:
        other = subject.situation.plan.staff_by_id.get(leader)
        if other and other.id != subject.member.id and not _is_away(other, covered):
            return other
    return None


def _is_away(member: StaffMember, days: list[date]) -> bool:
    """Whether a leave of ``member`` covers any of ``days``."""
    return any(leave.first_day <= day <= leave.last_day for leave in member.leaves for day in days)


@rule("staff-double-booked", Severity.ERROR, Scope.STAFF, source=SOURCE)
def staff_double_booked(subject: StaffSubject) -> Iterator[Breach]:
    """A person is booked for rows of two groups that share a day, or for two visits whose times overlap.

    Rows: one finding for each later row (by start, end, group), an error where the person is the only
    leader of both. Visits only against visits, and only where both have a time: one finding a day. What
    ended before as_of is in no pair.
    """
    yield from _rows_at_once(subject)
    yield from _visits_at_once(subject)


def _rows_at_once(subject: StaffSubject) -> Iterator[Breach]:
    open_rows: list[RowBooking] = []
    for later in subject.rows:
        open_rows = [row for row in open_rows if row.last_day >= later.first_day]
        clashes = [row for row in open_rows if row.group != later.group]
        open_rows.append(later)
        if not clashes:
            continue
        alone = [row for row in clashes if _only_leader(subject.member.id, row, later)]
        earlier = (alone or clashes)[0]
        yield Breach(
            later.first_day,
            None,
            later.first_day,
            "rows-alone" if alone else "rows",
            Severity.ERROR if alone else Severity.WARNING,
            (later.id, earlier.id),
            later.id,
            later.group,
            facts={"other": earlier.group_name, "other_span": earlier.span, "span": later.span},
        )


def _only_leader(person: StaffId, *rows: RowBooking) -> bool:
    return all(set(row.leaders) == {person} for row in rows)


def _visits_at_once(subject: StaffSubject) -> Iterator[Breach]:
    by_day: dict[date, list[Visit]] = defaultdict(list)
    for visit in subject.visits:
        if visit.at is not None:
            by_day[visit.on].append(visit)
    for day in sorted(day for day, visits in by_day.items() if len(visits) > 1):
        clash = _first_clash(by_day[day], subject)
        if clash:
            first, second = clash
            facts = {"first": first.at, "second": second.at}
            items = (first.id, second.id)
            yield Breach(day, None, day, "visits", Severity.WARNING, items, day.isoformat(), facts=facts)


def _first_clash(visits: list[Visit], subject: StaffSubject) -> tuple[Visit, Visit] | None:
    """The first visit that begins before an earlier one has ended, with that one."""
    timed = sorted((_minute(visit), visit.id, visit) for visit in visits)
    running: tuple[int, Visit] | None = None
    for begin, _, visit in timed:
        if running and begin < running[0]:
            return running[1], visit
        minutes = visit.minutes if visit.minutes is not None else subject.visit_minutes
        end = begin + minutes
        if running is None or end > running[0]:
            running = end, visit
    return None


def _minute(visit: Visit) -> int:
    assert visit.at is not None
    return visit.at.hour * 60 + visit.at.minute


STAFFING = (staff_on_leave, staff_double_booked)
