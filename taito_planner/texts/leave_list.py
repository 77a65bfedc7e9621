"""Reads a list of leave as planners copy it from Excel: name, first day, last day, reason, in columns or as a span."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from taito_planner.domain.days import DaySpan
from taito_planner.domain.ids import new_id
from taito_planner.domain.intents import Put, Several
from taito_planner.domain.model import Leave, Plan, StaffMember
from taito_planner.texts.day_input import DayNotUnderstood, parse_day, parse_span


@dataclass(frozen=True, slots=True)
class LeaveRow:
    """One line: whose leave it is and when, or (``problem``: a text key ``leave-list.<problem>``) why it is not one."""

    text: str
    member: StaffMember | None = None
    span: DaySpan | None = None
    reason: str = ""
    problem: str = ""


def read_leaves(text: str, plan: Plan, today: date) -> tuple[LeaveRow, ...]:
    """The rows of a pasted list, in its order; empty lines and a line of headings (no date in it) at the top left out.

    Columns are parted by tabs or semicolons. The days stand in one cell ("19.–23.2.2024", "vk 30–31") or in two;
    what follows is the reason. A name is known whole, in either order, or by its initials.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    rows = [_row(line, plan, today) for line in lines]
    if len(rows) > 1 and rows[0].span is None and rows[0].member is None:
        rows = rows[1:]
    return tuple(rows)


def looks_like_leaves(rows: Iterable[LeaveRow]) -> bool:
    """Whether a text is such a list at all: at least one row has days and a name beside them."""
    return any(row.span is not None for row in rows)


def leave_step(rows: Iterable[LeaveRow]) -> Several:
    """One step that adds every row that was understood."""
    puts = [
        Put(Leave(new_id(), row.span.first_day, row.span.last_day, row.reason), row.member.id)
        for row in rows
        if row.member is not None and row.span is not None and not row.problem
    ]
    return Several(tuple(puts), "paste-leaves")


def _row(line: str, plan: Plan, today: date) -> LeaveRow:
    cells = [cell.strip() for cell in line.replace(";", "\t").split("\t")]
    name, rest = cells[0], cells[1:]
    span, used = _days(rest, today)
    if span is None:
        return LeaveRow(line, _member(name, plan), problem="no-days")
    reason = " ".join(cell for cell in rest[used:] if cell)
    member = _member(name, plan)
    if member is None:
        return LeaveRow(line, None, span, reason, "no-person")
    if any(leave.first_day == span.first_day and leave.last_day == span.last_day for leave in member.leaves):
        return LeaveRow(line, member, span, reason, "known")
    return LeaveRow(line, member, span, reason)


def _days(cells: list[str], today: date) -> tuple[DaySpan | None, int]:
    """The span in the first cell or the first two, and how many cells it took."""
    if len(cells) > 1:
        try:
            first = parse_day(cells[0], today)
            last = parse_day(cells[1], first)
            if first <= last:
                return DaySpan(first, last), 2
        except DayNotUnderstood:
            pass
    try:
        return (parse_span(cells[0], today), 1) if cells else (None, 0)
    except DayNotUnderstood:
        return None, 0


def _member(name: str, plan: Plan) -> StaffMember | None:
    """The one person that a name means; None where nobody or several are meant."""
    wanted = _words(name)
    found = [member for member in plan.staff if _words(member.name) == wanted]
    if not found:
        letters = name.replace(".", "").casefold()
        found = [member for member in plan.staff if letters and letters == _initials(member)]
    return found[0] if len(found) == 1 else None


def _initials(member: StaffMember) -> str:
    return "".join(word[0] for word in member.name.replace("-", " ").split()).casefold()


def _words(name: str) -> frozenset[str]:
    return frozenset(name.replace(",", " ").casefold().split())


