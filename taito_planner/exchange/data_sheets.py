"""Writes the data sheets: everything in the plan, one row a thing, to be read back."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from taito_planner.domain.entities import walk
from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import Plan
from taito_planner.domain.progress import watched
from taito_planner.exchange.cells import WordCell, YesNoCell
from taito_planner.exchange.flat_table import Book, FlatColumn, write_table
from taito_planner.exchange.layout import ID, OWNER, SHEETS, Column, Sheet, header_key
from taito_planner.exchange.references import Names
from taito_planner.texts import Texts

TAB_COLOUR = "#9AA3B0"


def write_data_sheets(book: Book, plan: Plan, names: Names) -> None:
    """All data sheets in the order of the contract, those without rows too."""
    by_kind: dict[type, list[tuple[EntityId | None, Any]]] = defaultdict(list)
    for owner_id, entity in walk(plan):
        by_kind[type(entity)].append((owner_id, entity))
    for sheet in watched(SHEETS, book.progress):
        columns = [_flat(sheet, column, book.texts) for column in sheet.columns]
        columns.append(FlatColumn(ID, width=24, is_hidden=True))
        rows = _rows(sheet, by_kind[sheet.kind], names, book.texts)
        write_table(book, book.sheet(sheet.key, TAB_COLOUR), columns, rows)


def _flat(sheet: Sheet, column: Column, texts: Texts) -> FlatColumn:
    choices: tuple[str, ...] = ()
    if isinstance(column.cell, WordCell):
        choices = tuple(column.cell.words(texts))
    elif isinstance(column.cell, YesNoCell):
        choices = tuple(column.cell.write(answer, Names(texts), texts) for answer in (True, False))
    return FlatColumn(texts(header_key(sheet, column.field)), column.cell.form, choices=choices)


def _rows(
    sheet: Sheet, entities: list[tuple[EntityId | None, Any]], names: Names, texts: Texts
) -> Iterator[list[Any]]:
    cells = [(column.field, column.cell.write) for column in sheet.columns]
    for owner_id, entity in entities:
        row = []
        for field, write in cells:
            value = owner_id if field == OWNER else getattr(entity, field)
            row.append(None if value is None else write(value, names, texts))
        row.append(entity.id)
        yield row
