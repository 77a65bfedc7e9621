"""Reads the rows of one table into the facts of entities, cell by cell."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from taito_planner.domain.model import Block, BlockKind
from taito_planner.exchange.cells import ERROR_VALUES, is_blank
from taito_planner.exchange.layout import ID, OWNER
from taito_planner.exchange.problems import CellFault, Problem
from taito_planner.exchange.references import Names
from taito_planner.exchange.tables import Table


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the facts of its entity, the id of its owner, and whether all its cells could be read."""

    table: Table
    number: int
    facts: dict[str, Any]
    owner: Any
    is_sound: bool

    def blame(self, key: str, field: str, value: Any = None, /, **facts: Any) -> Problem:
        return self.table.blame(key, self.number, field, value, **facts)


def read_rows(table: Table, names: Names) -> Iterator[Row]:
    """The rows of ``table``; what cannot be read goes to ``table.problems``."""
    header_is_sound = not table.problems
    for number, values in table.rows:
        before = len(table.problems)
        facts = dict(_facts(table, number, values, names))
        _complete(table, number, values, facts)
        owner = facts.pop(OWNER, None)
        yield Row(table, number, facts, owner, header_is_sound and len(table.problems) == before)


def _facts(table: Table, number: int, values: dict[str, Any], names: Names) -> Iterator[tuple[str, Any]]:
    """The fields of one row that its cells give; blank cells leave a field at its default."""
    yield ID, values[ID]
    for column in table.sheet.columns:
        value = values.get(column.field)
        try:
            if isinstance(value, str) and value in ERROR_VALUES:
                raise CellFault("error-value")
            read = column.cell.read(value, names)
        except CellFault as fault:
            table.problems.append(table.blame(fault.key, number, column.field, value, **fault.facts))
            continue
        if read is not None:
            yield column.field, read
        elif column.is_required and column.field in table.headers and is_blank(value):
            table.problems.append(table.blame("value-missing", number, column.field))


def _complete(table: Table, number: int, values: dict[str, Any], facts: dict[str, Any]) -> None:
    """What follows from several cells of a row: the last of group days, the order of first and last day."""
    is_group_days = facts.get("kind") is BlockKind.GROUP_DAYS
    if table.sheet.kind is Block and is_group_days and "first_day" in facts and is_blank(values.get("last_day")):
        facts["last_day"] = facts["first_day"]
    first, last = facts.get("first_day"), facts.get("last_day")
    if first and last and last < first:
        said, days = values.get("last_day"), {"first": first, "last": last}
        table.problems.append(table.blame("end-before-start", number, "last_day", said, **days))
