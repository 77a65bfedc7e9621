"""Writes a flat sheet: an Excel Table with a filter, a frozen header, real dates and widths that fit."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from taito_planner.domain.progress import Progress, unwatched
from taito_planner.domain.refusals import FIRST_DAY_KNOWN, LAST_DAY_KNOWN
from taito_planner.exchange.problems import ExportRefused
from taito_planner.exchange.styles import DIVIDER, HEADER_FILL, NUMBER_FORMS, TEXT, Formats
from taito_planner.texts import Texts

DAY_ZERO = date(1899, 12, 30)
TEXT_LIMIT = 32_767
"""Characters that a cell of Excel holds."""
WIDEST = 46.0
FILTER_WIDTH = 4.0
"""What the button of the filter takes of a header, in characters."""
LINE_POINTS = 13.5
_ROWS_TO_GROW = 500


@dataclass(frozen=True)
class FlatColumn:
    """``form``: ``text``, ``long`` (wrapped), ``day``, ``clock``, ``count``, ``decimal``, ``mixed`` (any)."""

    header: str
    form: str = "text"
    width: float | None = None
    is_hidden: bool = False
    choices: tuple[str, ...] = ()
    """The words that Excel offers in a list."""


@dataclass
class Book:
    """A workbook being written, with its formats and texts."""

    xlsx: Any
    formats: Formats
    texts: Texts
    streams: list[Any] = field(default_factory=list)
    """Long lists whose rows follow when the workbook is closed (``streamed_rows``)."""
    progress: Progress = unwatched
    """Of the sheet that is being written."""

    def sheet(self, key: str, colour: str) -> Any:
        """A new sheet named ``workbook.sheet.<key>``, with its footer."""
        made = self.xlsx.add_worksheet(self.texts(f"workbook.sheet.{key}"))
        made.set_tab_color(colour)
        made.hide_gridlines(2)
        made.set_footer(self.texts("workbook.footer"), {"margin": 0.2})
        return made


def write_table(
    book: Book, sheet: Any, columns: Sequence[FlatColumn], rows: Iterable[Sequence[Any]], first_row: int = 0
) -> int:
    """Writes header and rows from ``first_row`` on; gives back the row after the last."""
    widths = [len(column.header) + FILTER_WIDTH for column in columns]
    forms = [column.form for column in columns]
    number = first_row
    for values in rows:
        number += 1
        lines = 1
        for index, value in enumerate(values):
            if value is not None and value != "":
                _write(book, sheet, number, index, value)
                shown = shown_length(value, forms[index])
                if shown > widths[index]:
                    widths[index] = shown
                if forms[index] == "long":
                    lines = max(lines, _line_count(value, columns[index].width or WIDEST))
        if lines > 1:
            sheet.set_row(number, LINE_POINTS * min(lines, 30))
    last_row = max(number, first_row + 1)
    lay_out(book, sheet, columns, widths, first_row, last_row)
    return last_row + 1


def lay_out(
    book: Book, sheet: Any, columns: Sequence[FlatColumn], widths: list[float], first_row: int, last_row: int
) -> None:
    """Columns, table and pages of a sheet whose header is in ``first_row``; ``widths`` where a column has none."""
    _set_columns(book, sheet, columns, widths)
    make_table(book, sheet, columns, first_row, last_row)
    _set_pages(sheet, first_row)


def _write(book: Book, sheet: Any, row: int, column: int, value: Any) -> None:
    if isinstance(value, str):
        if len(value) > TEXT_LIMIT:
            raise ExportRefused("text-too-long", sheet=sheet.get_name(), limit=TEXT_LIMIT)
        sheet.write_string(row, column, writable(value))
    elif isinstance(value, date):
        look = book.formats(num_format=NUMBER_FORMS["day"], align="left")
        sheet.write_number(row, column, day_number(value), look)
    elif isinstance(value, time):
        seconds = value.hour * 3600 + value.minute * 60 + value.second
        sheet.write_number(row, column, seconds / 86_400)
    else:
        sheet.write_number(row, column, value)


def writable(text: str) -> str:
    """``text`` with halves of surrogate pairs, which no file can hold, written as Excel writes such things."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join(f"_x{ord(c):04X}_" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


def day_number(day: date) -> int:
    """The serial number under which Excel knows a day."""
    return (day - DAY_ZERO).days


def shown_length(value: Any, form: str) -> float:
    """How wide a column must be for ``value``, in characters."""
    if not isinstance(value, str):
        return 11.0
    lines = value.split("\n") if "\n" in value else (value,)
    longest = max(map(len, lines)) * 1.05 + 2
    return min(longest, WIDEST if form == "long" else WIDEST - 10)


def _line_count(value: Any, width: float) -> int:
    """How many lines a wrapped text takes in a column of ``width`` characters, rather one too many."""
    lengths = (len(line) for line in str(value).split("\n"))
    return sum(1 if length <= width else math.ceil(length * 1.1 / width) for length in lengths)


def _set_columns(book: Book, sheet: Any, columns: Sequence[FlatColumn], widths: list[float]) -> None:
    for index, column in enumerate(columns):
        look: dict[str, Any] = {"align": "left"}
        if column.form in NUMBER_FORMS:
            look["num_format"] = NUMBER_FORMS[column.form]
        if column.form in ("count", "decimal"):
            look["align"] = "center"
        if column.form == "long":
            look["text_wrap"] = True
        options = {"hidden": True} if column.is_hidden else {}
        sheet.set_column(index, index, column.width or widths[index], book.formats(**look), options)


def make_table(
    book: Book, sheet: Any, columns: Sequence[FlatColumn], first_row: int, last_row: int
) -> None:
    """Makes an Excel Table with a filter of the rows from the header in ``first_row`` to ``last_row``."""
    look = {"bold": True, "bg_color": HEADER_FILL, "bottom": 1, "bottom_color": DIVIDER, "font_color": TEXT}
    counted = ("count", "decimal")
    left, centred = book.formats(**look, align="left"), book.formats(**look, align="center")
    sheet.add_table(
        first_row,
        0,
        last_row,
        len(columns) - 1,
        {
            "name": table_name(sheet.get_name()),
            "style": "Table Style Light 1",
            "columns": [
                {
                    "header": column.header,
                    "header_format": centred if column.form in counted else left,
                }
                for column in columns
            ],
        },
    )
    to_grow = last_row + _ROWS_TO_GROW
    for index, column in enumerate(columns):
        place = (first_row + 1, index, to_grow, index)
        if column.choices:
            sheet.data_validation(*place, {"validate": "list", "source": list(column.choices)})
        elif column.form == "day":
            sheet.data_validation(
                *place,
                {
                    "validate": "date",
                    "criteria": "between",
                    "minimum": FIRST_DAY_KNOWN,
                    "maximum": LAST_DAY_KNOWN,
                    "error_title": column.header[:32],
                    "error_message": book.texts("workbook.day-wanted"),
                },
            )


def table_name(title: str) -> str:
    """A name for the table of a sheet: its title without what names may not hold."""
    return "".join(letter if letter.isalnum() else "_" for letter in title)


def _set_pages(sheet: Any, first_row: int) -> None:
    sheet.freeze_panes(first_row + 1, 1)
    sheet.repeat_rows(first_row)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
