"""Takes a workbook apart into tables: for each known sheet its headers and its rows, not yet understood."""

import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from taito_planner.domain.progress import Progress, stretches, unwatched
from taito_planner.domain.refusals import folded
from taito_planner.exchange.cells import is_blank, text_of
from taito_planner.exchange.container import DAMAGE, MIB, UNPACKED_LIMIT, WatchedFile, demand_workbook, refused
from taito_planner.exchange.contents import WHOLE_PLAN, Contents, contents_of
from taito_planner.exchange.layout import (
    ID,
    REPORTS,
    SHEETS,
    Column,
    Sheet,
    field_by_header,
    header_key,
    sheet_by_name,
)
from taito_planner.exchange.problems import Note, Problem
from taito_planner.exchange.sheet_scan import ROW_LIMIT, SheetShape, scan
from taito_planner.texts import Texts


@dataclass
class Table:
    """One data sheet: ``headers`` by field as the file has them, ``rows`` as (row number, value by field)."""

    sheet: Sheet
    title: str
    headers: dict[str, str] = field(default_factory=dict)
    rows: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def blame(
        self, key: str, row: int | None, field_name: str | None, value: Any = None, /, **facts: Any
    ) -> Problem:
        """A problem in this table, at ``row`` and the column of ``field_name``."""
        column = self.headers.get(field_name, field_name) if field_name else None
        return Problem(self.title, row, column, value, key, facts)


@dataclass
class Tables:
    """The known sheets of a workbook by key, what was left aside, and what is wrong with whole sheets."""

    texts: Texts
    by_key: dict[str, Table] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    contents: Contents = WHOLE_PLAN


_BOOK_PART = "xl/workbook.xml"
# What openpyxl raises on a workbook whose parts contradict each other.
_CONTRADICTION = (
    *DAMAGE, KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError, OverflowError
)  # fmt: skip


def read_tables(path: Path, texts: Texts, progress: Progress = unwatched) -> Tables:
    """The tables of the workbook at ``path``. Raises WorkbookRefused where the file cannot be read as one."""
    demand_workbook(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions that we do not read
            return _read(path, texts, progress)
    except MemoryError:
        raise refused("unpacks-too-large", path, limit=UNPACKED_LIMIT // MIB) from None
    except OSError as error:
        raise refused("unreadable", path, reason=error.strerror or "") from None
    except _CONTRADICTION:
        raise refused("damaged", path) from None


def _read(path: Path, texts: Texts, progress: Progress) -> Tables:
    import openpyxl

    tables = Tables(texts)
    of_words, of_sheets = stretches(progress, 1, 1)
    with WatchedFile(path) as file, zipfile.ZipFile(file) as archive:  # openpyxl refuses a path by its suffix
        file.watch(archive, of_words)
        book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        try:
            _demand_all_sheets(book, archive)
            tables.contents = contents_of(book)
            file.progress = unwatched
            worksheets: list[Any] = book.worksheets
            sizes = [archive.getinfo(sheet._worksheet_path).file_size for sheet in worksheets]
            for worksheet, of_sheet in zip(worksheets, stretches(of_sheets, *sizes), strict=True):
                _read_sheet(worksheet, archive, tables, of_sheet)
        finally:
            book.close()
    return tables


def _demand_all_sheets(book: Any, archive: zipfile.ZipFile) -> None:
    """Raises KeyError for a sheet that the workbook names and does not hold: openpyxl would pass over it.

    A sheet that is lost must not be read as a sheet that the planner left out.
    """
    if _BOOK_PART in archive.namelist():
        for sheet in ElementTree.fromstring(archive.read(_BOOK_PART)).iterfind("{*}sheets/{*}sheet"):
            if sheet.get("name") not in book.sheetnames:
                raise KeyError("a sheet without its part")


def _read_sheet(worksheet: Any, archive: zipfile.ZipFile, tables: Tables, progress: Progress) -> None:
    title = worksheet.title.strip()
    key = sheet_by_name().get(folded(title))
    if key is None:
        tables.notes.append(Note("extra-sheet", {"sheet": title}))
        return
    if key in REPORTS:
        return
    table = Table(next(sheet for sheet in SHEETS if sheet.key == key), title)
    if key in tables.by_key:
        tables.problems.append(table.blame("sheet-twice", None, None, other=tables.by_key[key].title))
        return
    tables.by_key[key] = table
    shape = scan(archive, worksheet._worksheet_path)
    if shape.is_too_long:
        table.problems.append(table.blame("too-many-rows", None, None, limit=ROW_LIMIT))
        return
    _read_rows(worksheet, shape, table, tables, progress)


def _read_rows(worksheet: Any, shape: SheetShape, table: Table, tables: Tables, progress: Progress) -> None:
    if shape.last_row == 0:
        return
    worksheet.reset_dimensions()
    rows = worksheet.iter_rows(min_row=1, max_row=shape.last_row, min_col=1, values_only=True)
    header = next(rows, ())
    fields = _fields(header, shape, table, tables)
    for number, cells in enumerate(rows, 2):
        progress(number / shape.last_row)
        values = {
            name: value
            for name, value in zip(fields, cells, strict=False)
            if name is not None and value is not None
        }
        if any(name != ID and not is_blank(value) for name, value in values.items()):
            table.rows.append((number, values))


def _fields(header: tuple[Any, ...], shape: SheetShape, table: Table, tables: Tables) -> list[str | None]:
    """The field of each column; None for columns left aside. Problems of the header go to the table."""
    known = field_by_header(table.sheet.key)
    fields: list[str | None] = []
    problems = []
    for index, value in enumerate(header):
        title = " ".join(text_of(value).split())
        name = known.get(folded(title)) if title else None
        if name is not None and name in table.headers:
            problems.append(table.blame("column-twice", 1, title))
            name = None
        elif name is not None:
            table.headers[name] = title
            if name != ID and index in shape.hidden_columns:
                problems.append(table.blame("hidden-column", 1, title))
        elif title:
            tables.notes.append(Note("extra-column", {"sheet": table.title, "column": title}))
        fields.append(name)
    if shape.header_is_merged:
        problems.append(table.blame("merged-header", 1, None))
    if shape.header_is_hidden:
        problems.append(table.blame("hidden-header", 1, None))
    if not set(table.headers) - {ID}:
        wanted = ", ".join(_header(table, column.field, tables.texts) for column in _required(table))
        problems.append(table.blame("no-header", 1, None, known=wanted))
    elif not problems:
        for column in _required(table):
            if column.field not in table.headers:
                problems.append(table.blame("column-missing", 1, _header(table, column.field, tables.texts)))
    table.problems.extend(problems)
    return fields


def _required(table: Table) -> Iterator[Column]:
    return (column for column in table.sheet.columns if column.is_required)


def _header(table: Table, field_name: str, texts: Texts) -> str:
    """The header as the reader's language names it."""
    return texts(header_key(table.sheet, field_name))
