"""Makes the rows of a foreign table into edits of a plan: known names change, the rest is new, nothing is removed."""

from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Mapping as Lookup
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from taito_planner.domain.changes import Edit
from taito_planner.domain.entities import bare, walk
from taito_planner.domain.ids import EntityId, new_id
from taito_planner.domain.model import Block, BlockKind, Customer, Group, Plan, StaffMember
from taito_planner.domain.profile import ServiceProfile
from taito_planner.domain.refusals import IntentRefused, folded
from taito_planner.domain.shifting import shaped
from taito_planner.domain.taking import with_edits
from taito_planner.exchange.block_ends import USUAL_DAYS
from taito_planner.exchange.cells import DayCell, is_blank, text_of
from taito_planner.exchange.grids import Grid
from taito_planner.exchange.layout import ID, OWNER, header_key
from taito_planner.exchange.loose_days import day_in, spans_in
from taito_planner.exchange.mapping import SPAN, Mapping, sheet_of
from taito_planner.exchange.problems import Problem
from taito_planner.exchange.references import CUSTOMER, GROUP, STAFF, Names
from taito_planner.exchange.rows import Row, read_rows
from taito_planner.exchange.tables import Table
from taito_planner.texts import Texts
from taito_planner.texts.day_input import DayNotUnderstood

_NAMED = {Group: GROUP, Customer: CUSTOMER, StaffMember: STAFF}


@dataclass(frozen=True)
class Understood:
    """What a table makes of the plan, how many of its rows that took, and what is wrong with the others."""

    theirs: Plan
    good_count: int
    problems: tuple[Problem, ...]


def understand(
    grid: Grid, mapping: Mapping, plan: Plan, profiles: Lookup[str, ServiceProfile], texts: Texts, today: date
) -> Understood:
    """The plan with the sound rows of ``grid`` in it. Days without a year are those nearest to ``today``."""
    return _Reading(grid, mapping, plan, profiles, texts, today).understood()


class _Reading:
    def __init__(
        self,
        grid: Grid,
        mapping: Mapping,
        plan: Plan,
        profiles: Lookup[str, ServiceProfile],
        texts: Texts,
        today: date,
    ) -> None:
        self._mapping, self._plan, self._profiles, self._today = mapping, plan, profiles, today
        self._sheet = sheet_of(mapping.kind)
        self._here: dict[EntityId, tuple[EntityId | None, Any]] = {e.id: (owner, e) for owner, e in walk(plan)}
        self._owned: dict[EntityId | None, list[Any]] = defaultdict(list)
        for owner, entity in self._here.values():
            if _is_row(entity, self._sheet.kind):
                self._owned[owner].append(replace(entity, id=""))
        self._names = Names(texts, tuple(profiles), new_id=new_id)
        self._register()
        self._table = self._as_table(grid, texts)

    def understood(self) -> Understood:
        lines = {number for number, _ in self._table.rows}
        rows = list(read_rows(self._table, self._names))
        self._table.problems.extend(self._twice())
        bad = {problem.row for problem in self._table.problems}
        made = [self._edit(row) for row in rows if row.number not in bad]
        problems = tuple(sorted(map(_of_plan, self._table.problems), key=lambda problem: problem.row or 0))
        bad = {problem.row for problem in problems}
        return Understood(with_edits(tuple(filter(None, made)), self._plan), len(lines - bad), problems)

    def _register(self) -> None:
        """The names of the plan; people also with their family name first."""
        for _, entity in self._here.values():
            kind = _NAMED.get(type(entity))
            if kind:
                self._names.ids[kind].setdefault(folded(entity.name), entity.id)
        for member in self._plan.staff:
            words = member.name.split()
            for turned in (f"{words[-1]} {' '.join(words[:-1])}", f"{words[-1]}, {' '.join(words[:-1])}"):
                self._names.ids[STAFF].setdefault(folded(turned), member.id)

    def _as_table(self, grid: Grid, texts: Texts) -> Table:
        sheet = self._sheet
        rows = grid.rows[1:] if self._mapping.has_header else grid.rows
        head = grid.rows[0][1] if self._mapping.has_header and grid.rows else ()
        table = Table(sheet, grid.title or texts("import-words.clipboard"))
        for place, field in enumerate(self._mapping.fields):
            if field:
                title = text_of(head[place]) if place < len(head) and not is_blank(head[place]) else ""
                shown = "first_day" if field == SPAN else field
                table.headers.setdefault(shown, title or texts(header_key(sheet, shown)))
        for number, values in rows:
            table.rows.extend((number, one) for one in self._values(values))
        return table

    def _values(self, values: tuple[Any, ...]) -> Iterator[dict[str, Any]]:
        """The values of one row by field; several rows where its columns hold several spans."""
        plain: dict[str, Any] = {}
        spans: list[dict[str, Any]] = []
        for field, value in zip(self._mapping.fields, values, strict=False):
            if field is None or is_blank(value):
                continue
            if field == SPAN:
                spans.extend(self._spans(value))
            else:
                plain[field] = self._day(field, value)
        if known := self._known(self._sheet.kind, plain.get("name")):
            for column in self._sheet.columns:  # what the plan says of a known name need not be said again
                if column.is_required:
                    plain.setdefault(column.field, getattr(known[1], column.field))
        for ends in spans or [{}]:
            yield {**plain, **ends, ID: new_id()}

    def _spans(self, value: Any) -> Iterator[dict[str, Any]]:
        try:
            for span in spans_in(value, self._today):
                yield {"first_day": span.first_day, "last_day": span.last_day}
        except DayNotUnderstood:
            yield {"first_day": value}

    def _day(self, field: str, value: Any) -> Any:
        """A day as people write it; what is none stays, and the cell says what is wrong with it."""
        column = self._sheet.column(field)
        if column is not None and isinstance(column.cell, DayCell) and isinstance(value, str):
            try:
                return day_in(value, self._today)
            except DayNotUnderstood:
                return value
        return value

    def _edit(self, row: Row) -> Edit | None:
        """What a sound row changes; None where it changes nothing or lacks something."""
        kind = row.table.sheet.kind
        facts = {name: value for name, value in row.facts.items() if name != ID}
        if known := self._known(kind, row.facts.get("name")):
            owner, entity = known
            after, now = replace(bare(entity), **facts), row.owner or owner
            changes = after != bare(entity) or owner != now
            return Edit(entity.id, bare(entity), after, owner, now) if changes else None
        if kind is Block and "first_day" in facts:
            facts.setdefault("last_day", self._block_end(facts, row.owner))
        if lacking := [c.field for c in row.table.sheet.columns if c.is_required and not _says(row, facts, c.field)]:
            row.table.problems.extend(self._missing(row, field) for field in lacking)
            return None
        made = kind(id=row.facts[ID], **facts)
        return None if self._is_here(made, row.owner) else Edit(made.id, None, made, None, row.owner)

    def _known(self, kind: type, name: Any) -> tuple[EntityId | None, Any] | None:
        """What the plan has of that name, with its owner."""
        found = self._names.ids[_NAMED[kind]].get(folded(text_of(name))) if kind in _NAMED and name else None
        return self._here[found] if found else None

    def _missing(self, row: Row, field: str) -> Problem:
        title = row.table.headers.get(field) or self._names.texts(header_key(row.table.sheet, field))
        return Problem(row.table.title, row.number, title, None, "value-missing")

    def _twice(self) -> Iterator[Problem]:
        """Names that stand in more than one row."""
        first: dict[str, int] = {}
        for number, values in self._table.rows if self._table.sheet.kind in _NAMED else ():
            name = folded(text_of(values.get("name")))
            if name in first and first[name] != number:
                yield self._table.blame("name-twice", number, "name", values["name"], row=first[name])
            if name:
                first.setdefault(name, number)

    def _block_end(self, facts: dict[str, Any], owner: EntityId | None) -> date:
        """The length that the group's service gives a block begun on that weekday."""
        first: date = facts["first_day"]
        if facts.get("kind") is BlockKind.GROUP_DAYS:
            return first
        group = self._here[owner][1] if owner in self._here else None
        if isinstance(group, Group) and group.service in self._profiles:
            try:
                return shaped(Block(new_id(), first, first), first, group, self._profiles[group.service]).last_day
            except IntentRefused:
                pass
        return first + timedelta(days=USUAL_DAYS - 1)

    def _is_here(self, made: Any, owner: EntityId | None) -> bool:
        """Whether the owner has the same already: a list pasted twice adds nothing."""
        return replace(made, id="") in self._owned[owner]


def _is_row(entity: Any, kind: type) -> bool:
    """Whether it is of the table's kind and belongs to something: what has a name is known by that."""
    return type(entity) is kind and kind not in _NAMED


def _says(row: Row, facts: Lookup[str, Any], field: str) -> bool:
    return row.owner is not None if field == OWNER else field in facts


def _of_plan(problem: Problem) -> Problem:
    """Names that a table knows nothing of are looked for in the plan, not in other sheets."""
    if problem.key in ("unknown-group", "unknown-customer", "unknown-staff"):
        return replace(problem, key="not-in-plan")
    return problem
