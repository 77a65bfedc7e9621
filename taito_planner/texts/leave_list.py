"""Reads a list of leave as planners copy it from Excel: whose, when and why, in whatever columns and words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from taito_planner.domain.days import DaySpan
from taito_planner.domain.ids import StaffId, new_id
from taito_planner.domain.intents import Put, Several
from taito_planner.domain.model import Leave, Plan, StaffMember
from taito_planner.domain.refusals import Refused
from taito_planner.texts.leave_cells import Line, has_days, lines_of
from taito_planner.texts.leave_people import People


@dataclass(frozen=True, slots=True)
class LeaveRow:
    """One leave: whose it is and when, or (``problem``: a text key ``leave-list.<problem>``) why the line is none."""

    text: str
    member: StaffMember | None = None
    span: DaySpan | None = None
    reason: str = ""
    problem: str = ""
    refusal: Refused | None = None
    """What is wrong with its days, where they look like days."""


def read_leaves(text: str, plan: Plan, today: date) -> tuple[LeaveRow, ...]:
    """The rows of a pasted list, in its order; titles and headings at the top left out.

    The days stand in one cell ("19.–23.2.2024", "vk 30–31", or several of them: a row for each) or in two; a name
    that is left out is the one above.
    """
    if not has_days(text):
        return ()
    people, rows, above = People(plan), list[LeaveRow](), None
    for line in lines_of(text, today):
        read = list(_rows(line, people, above))
        above = read[0].member or above
        rows.extend(read)
    first = next((place for place, row in enumerate(rows) if row.span or row.member or row.refusal), 0)
    return tuple(_known_marked(rows[first:]))


def looks_like_leaves(rows: Iterable[LeaveRow]) -> bool:
    """Whether a text is such a list at all: at least one row has days and a name beside them."""
    return any(row.span is not None for row in rows)


def leave_step(rows: Iterable[LeaveRow]) -> Several:
    """One step that adds every row that was understood."""
    return Several(
        tuple(
            Put(Leave(new_id(), row.span.first_day, row.span.last_day, row.reason), row.member.id)
            for row in rows
            if row.member is not None and row.span is not None and not row.problem
        ),
        "paste-leaves",
    )


def _rows(line: Line, people: People, above: StaffMember | None) -> Iterator[LeaveRow]:
    if not line.spans:
        found = people.find(line.words, in_part=line.refusal is not None)
        problem = "bad-days" if line.refusal else "no-days"
        yield LeaveRow(line.text, found[0] if found else None, problem=problem, refusal=line.refusal)
        return
    found = people.find(line.words)
    member, rest = found or (above if line.begins_empty else None, line.words)
    for span in line.spans:
        if member is None:
            yield LeaveRow(line.text, None, span, problem="no-person")
        else:
            yield LeaveRow(line.text, member, span, people.reason(rest))


def _known_marked(rows: Iterable[LeaveRow]) -> Iterator[LeaveRow]:
    """Marks leave that the person has, or that a row above gives him."""
    given: dict[StaffId, list[DaySpan]] = defaultdict(list)
    for row in rows:
        if row.member is None or row.span is None:
            yield row
            continue
        spans = given[row.member.id]
        had = (leave.span for leave in row.member.leaves)
        is_known = any(row.span.first_day in span and row.span.last_day in span for span in (*had, *spans))
        spans.append(row.span)
        yield replace(row, problem="known") if is_known else row
