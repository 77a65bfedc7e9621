"""Reads tables that were not made by this program as plain rows of cells: sheets, CSV files, copied cells."""

import csv
import warnings
import zipfile
from collections import Counter
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from taito_planner.domain.progress import Progress, stretches, unwatched, watched
from taito_planner.exchange.cells import is_blank
from taito_planner.exchange.container import DAMAGE, FILE_LIMIT, MIB, WatchedFile, demand_workbook, refused
from taito_planner.exchange.sheet_scan import ROW_LIMIT, scan

TEXT_SUFFIXES = (".csv", ".txt", ".tsv")
MOST_COLUMNS = 200
_SEPARATORS = ("\t", ";", ",")
_BROKEN = (*DAMAGE, KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError, OverflowError)


@dataclass(frozen=True)
class Grid:
    """A rectangle of cells: (number of the row in its source, values). Rows and columns at its edge are not empty."""

    title: str
    rows: tuple[tuple[int, tuple[Any, ...]], ...]

    @property
    def width(self) -> int:
        return max((len(values) for _, values in self.rows), default=0)


def grids_of(path: Path, progress: Progress = unwatched) -> tuple[Grid, ...]:
    """The tables with anything in them in a workbook or a file of separated text. Raises WorkbookRefused."""
    if path.suffix.lower() in TEXT_SUFFIXES:
        return (grid_of_text(_text_of(path), path.name),)
    demand_workbook(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = tuple(grid for grid in _sheets_of(path, progress) if grid.rows)
    except OSError as error:
        raise refused("unreadable", path, reason=error.strerror or "") from None
    except _BROKEN:
        raise refused("damaged", path) from None
    if not found:
        raise refused("no-table", path)
    return found


def grid_of_text(text: str, title: str = "") -> Grid:
    """The cells of separated text: tabs, semicolons or commas, whichever parts its lines alike.

    Raises WorkbookRefused where there are too many of them.
    """
    import pandas

    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    if lines.count("\n") > ROW_LIMIT:
        raise refused("sheet-too-long", Path(title), sheet=title, limit=ROW_LIMIT)
    separator = _separator(lines)
    try:
        width = max((len(row) for row in csv.reader(StringIO(lines), delimiter=separator)), default=0)
    except csv.Error:
        raise refused("damaged", Path(title)) from None
    if width > MOST_COLUMNS:
        raise refused("too-many-columns", Path(title), limit=MOST_COLUMNS)
    if not lines.strip() or not width:
        return Grid(title, ())
    frame = pandas.read_csv(
        StringIO(lines),
        sep=separator,
        header=None,
        names=range(width),
        index_col=False,
        dtype=str,
        keep_default_na=False,
        skip_blank_lines=False,
        engine="c",
    )
    rows = ((number, tuple(values)) for number, values in enumerate(frame.itertuples(index=False, name=None), 1))
    return _trimmed(title, rows)


def _separator(text: str) -> str:
    """The one that most of the first lines hold equally often."""
    lines = [line for line in text.splitlines()[:30] if line.strip()]

    def worth(separator: str) -> tuple[int, int]:
        counts = Counter(line.count(separator) for line in lines if separator in line)
        count, alike = max(counts.items(), key=lambda item: item[1], default=(0, 0))
        return alike, count

    return max(_SEPARATORS, key=worth)


def _text_of(path: Path) -> str:
    """UTF-8 with or without its mark, UTF-16 with it (Excel's Unicode text), else Windows-1252."""
    try:
        size = path.stat().st_size
        if size > FILE_LIMIT:
            raise refused("file-too-large", path, size=size // MIB, limit=FILE_LIMIT // MIB)
        content = path.read_bytes()
    except FileNotFoundError:
        raise refused("missing-file", path) from None
    except PermissionError:
        raise refused("no-permission", path) from None
    except OSError as error:
        raise refused("unreadable", path, reason=error.strerror or "") from None
    if not content.strip():
        raise refused("empty-file", path)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if b"\0" in content:
        raise refused("not-a-workbook", path)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _sheets_of(path: Path, progress: Progress) -> list[Grid]:
    import openpyxl

    grids: list[Grid] = []
    of_cells, of_sheets = stretches(progress, 1, 1)
    with WatchedFile(path) as file, zipfile.ZipFile(file) as archive:
        file.watch(archive, of_cells)
        book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        try:
            file.progress = unwatched
            sheets: list[Any] = book.worksheets
            for sheet in watched(sheets, of_sheets):
                shape = scan(archive, sheet._worksheet_path)
                if shape.is_too_long:
                    raise refused("sheet-too-long", path, sheet=sheet.title, limit=ROW_LIMIT)
                if shape.last_row:
                    sheet.reset_dimensions()
                    cells = sheet.iter_rows(max_row=shape.last_row, max_col=MOST_COLUMNS, values_only=True)
                    grids.append(_trimmed(sheet.title.strip(), enumerate(cells, 1)))
        finally:
            book.close()
    return grids


def _trimmed(title: str, rows: Any) -> Grid:
    """Without empty rows, and without the empty columns before and after the others."""
    filled = [(number, values) for number, values in rows if not all(map(is_blank, values))]
    used = [place for _, values in filled for place, value in enumerate(values) if not is_blank(value)]
    if not used:
        return Grid(title, ())
    first, last = min(used), max(used)
    return Grid(title, tuple((number, tuple(values[first : last + 1])) for number, values in filled))
