"""The frame of the timetable: which week stands in which column, the header rows, the legend, the pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from taito_planner.domain.closed_days import calendar_for, house_calendar
from taito_planner.domain.days import DaySpan, monday_of
from taito_planner.domain.model import Plan
from taito_planner.domain.profile import ServiceProfile
from taito_planner.domain.workdays import HolidayCalendar, places_in_week
from taito_planner.exchange.flat_table import Book
from taito_planner.exchange.styles import (
    CONTRACT,
    DIVIDER,
    FILLS,
    HEADER_FILL,
    HOLIDAY_FILL,
    HOLIDAY_TEXT,
    LEAVE_HATCH,
    MONTH_LINE,
    ROW_LINE,
    SEVERITY_INK,
    TEXT_FAINT,
    TEXT_SOFT,
    WEEK_LINE,
)
from taito_planner.texts.dates import EN_DASH, WEEKDAYS, month_text, short_day

NAME_COLUMNS = 4
FIRST_LANE_ROW = 7
PAGE_WEEKS = 26
WEEK_PIXELS, NAME_PIXELS, DAY_PIXELS = 57, 164, 72
HEADER_PIXELS, BLOCK_PIXELS, ROW_PIXELS, LETTER_PIXELS = 22, 34, 22, 7
PRINT_SCALE = 76
_ONE_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Weeks:
    """The weeks of the timetable as columns, and the lines that run down between them."""

    first_monday: date
    count: int
    contract_end: date | None

    @classmethod
    def covering(cls, days: Iterable[date], as_of: date, contract_end: date | None) -> "Weeks":
        """From the week before the first of ``days`` to the week after the last, at least half a year."""
        found = list(days) or [as_of]
        first = monday_of(min(found)) - _ONE_WEEK
        count = (monday_of(max(found)) - first).days // 7 + 2
        return cls(first, max(count, PAGE_WEEKS), contract_end)

    @cached_property
    def mondays(self) -> tuple[date, ...]:
        return tuple(self.first_monday + index * _ONE_WEEK for index in range(self.count))

    def column(self, monday: date) -> int:
        return NAME_COLUMNS + (monday - self.first_monday).days // 7

    @property
    def last_column(self) -> int:
        return NAME_COLUMNS + self.count - 1

    @cached_property
    def contract_column(self) -> int | None:
        """The column of the week in which the contract ends."""
        if self.contract_end is None:
            return None
        column = self.column(monday_of(self.contract_end))
        return column if NAME_COLUMNS <= column <= self.last_column else None

    @property
    def weeks_per_page(self) -> int:
        """At most half a year, and about the same on every page."""
        pages = -(-self.count // PAGE_WEEKS)
        return -(-self.count // pages)

    def pages(self) -> range:
        """The first column of each printed page."""
        return range(NAME_COLUMNS, self.last_column + 1, self.weeks_per_page)

    def page_span(self, column: int) -> DaySpan:
        """The days of the page that begins with ``column``, from a Monday to a Sunday."""
        index = column - NAME_COLUMNS
        last = self.mondays[min(index + self.weeks_per_page, self.count) - 1]
        return DaySpan(self.mondays[index], last + timedelta(days=6))

    @cached_property
    def edges(self) -> dict[int, dict[str, Any]]:
        """The left and right borders of the cells in each week's column."""
        edges = {}
        for monday in self.mondays:
            column = self.column(monday)
            is_new_month = (monday - _ONE_WEEK).month != monday.month or column == NAME_COLUMNS
            edges[column] = {
                "left": 1,
                "left_color": MONTH_LINE if is_new_month else WEEK_LINE,
                "right": 1,
                "right_color": WEEK_LINE,
            }
            if (monday + _ONE_WEEK).month != monday.month:
                edges[column]["right_color"] = MONTH_LINE
        if self.contract_column is not None:
            edges[self.contract_column].update(right=5, right_color=CONTRACT)
            if self.contract_column + 1 in edges:
                edges[self.contract_column + 1].update(left=5, left_color=CONTRACT)
        return edges


def write_frame(
    book: Book,
    sheet: Any,
    weeks: Weeks,
    plan: Plan,
    profile: ServiceProfile | None,
    as_of: date,
) -> None:
    """The five header rows over weeks and name columns; sets widths, panes and pages."""
    formats, texts = book.formats, book.texts
    labelled = {"font_size": 9, "font_color": TEXT_SOFT}
    look = {"bg_color": HEADER_FILL, "bottom": 1, "bottom_color": WEEK_LINE, "valign": "vcenter"}
    for row, key in enumerate(("month", "week", "monday", "allowed", "holidays"), 2):
        sheet.set_row_pixels(row, HEADER_PIXELS if row < 4 else HEADER_PIXELS - 3)
        sheet.write_string(row, 0, texts(f"workbook.timeline.{key}"), formats(**look, **labelled))
    headings = (
        texts("workbook.timeline.arrived"),
        texts("workbook.timeline.visit-limit", weeks=profile.first_visit_weeks if profile else 8),
        texts("workbook.timeline.start-limit", months=profile.group_start_months if profile else 3),
    )
    wrapped = formats(**look, font_size=8, font_color=TEXT_SOFT, text_wrap=True, align="center")
    for column, heading in enumerate(headings, 1):
        sheet.merge_range(2, column, FIRST_LANE_ROW - 1, column, heading, wrapped)
    _write_months(book, sheet, weeks, look)
    for monday in weeks.mondays:
        _write_week(book, sheet, weeks, monday, plan, profile, as_of, look)
    _set_columns(book, sheet, weeks)
    _set_pages(sheet, weeks, as_of)


def _write_months(book: Book, sheet: Any, weeks: Weeks, look: dict[str, Any]) -> None:
    """A month's name stands over its first week, again at the head of each page."""
    page_starts = set(weeks.pages())
    for monday in weeks.mondays:
        column = weeks.column(monday)
        starts = column in page_starts or (monday - _ONE_WEEK).month != monday.month
        edges = dict(weeks.edges[column])
        if not starts:
            edges.update(left=0)
        if (monday + _ONE_WEEK).month == monday.month and column != weeks.contract_column:
            edges.update(right=0)
        month = book.formats(**look, **edges, bold=True)
        if starts:
            is_alone = (monday + _ONE_WEEK).month != monday.month or column + 1 in page_starts
            name = f"{monday.month}/{monday.year}" if is_alone else month_text(monday, book.texts.language)
            fitted = book.formats(**look, **edges, bold=True, shrink=True) if is_alone else month
            sheet.write_string(2, column, name, fitted)
        else:
            sheet.write_blank(2, column, None, month)


def _write_week(
    book: Book,
    sheet: Any,
    weeks: Weeks,
    monday: date,
    plan: Plan,
    profile: ServiceProfile | None,
    as_of: date,
    look: dict[str, Any],
) -> None:
    column, formats = weeks.column(monday), book.formats
    edges = weeks.edges[column]
    plain = {**look, **edges, "align": "center"}
    is_now = monday_of(as_of) == monday
    boxed = {"left": 2, "right": 2, "top": 2, "bottom": 2} if is_now else {}
    black = {f"{side}_color": "#1A1E26" for side in boxed}
    if column == weeks.contract_column:
        boxed.pop("right", None)
    number = formats(**{**plain, **boxed, **black}, bold=True)
    sheet.write_number(3, column, monday.isocalendar().week, number)
    sheet.write_string(4, column, short_day(monday), formats(**plain, font_size=9, font_color=TEXT_SOFT))
    allowed, is_open = _allowed(book, monday, plan, profile)
    shut = {"bg_color": HOLIDAY_FILL, "font_color": HOLIDAY_TEXT, "bold": True}
    soft = {"font_color": TEXT_FAINT}
    sheet.write_string(5, column, allowed, formats(**{**plain, **(soft if is_open else shut)}, font_size=9))
    days = _holidays(monday, house_calendar(plan))
    marked = {"bg_color": HOLIDAY_FILL, "font_color": HOLIDAY_TEXT} if days else {}
    last = {"bottom": 1, "bottom_color": DIVIDER}
    sheet.write_string(6, column, days, formats(**{**plain, **marked, **last}, font_size=8, shrink=True))


def _allowed(
    book: Book, monday: date, plan: Plan, profile: ServiceProfile | None
) -> tuple[str, bool]:
    """Which patterns a block may take this week: a dot for all, ``ti–pe`` for one, ``EI`` for none."""
    places = places_in_week(monday, profile.patterns_for(1), calendar_for(plan, profile)) if profile else ()
    legal = [place for place in places if place.is_legal]
    if len(legal) == len(places):
        eve = any(place.has_eve for place in places)
        return (book.texts("workbook.timeline.eve") if eve else "·"), True
    if not legal:
        return book.texts("workbook.timeline.none"), False
    words = WEEKDAYS[book.texts.language]
    pattern = legal[0].pattern
    return f"{words[pattern.first_weekday]}{EN_DASH}{words[pattern.last_weekday]}", True


def _holidays(monday: date, calendar: HolidayCalendar) -> str:
    """The days of public holidays, eves and closures from Monday to Saturday: ``24.–26.12.``"""
    days = [h.on for h in calendar.within(DaySpan(monday, monday + timedelta(days=5)))]
    if not days:
        return ""
    is_run = days[-1] - days[0] == timedelta(days=len(days) - 1) and days[0].month == days[-1].month
    if len(days) > 1 and is_run:
        return f"{days[0].day}.{EN_DASH}{short_day(days[-1])}"
    return ", ".join(map(short_day, days))


def _set_columns(book: Book, sheet: Any, weeks: Weeks) -> None:
    """Empty cells take their lines from their column, so that none of them has to be written."""
    line = {"bottom": 1, "bottom_color": ROW_LINE}
    sheet.set_column_pixels(0, 0, NAME_PIXELS, book.formats(**line, valign="vcenter"))
    named = book.formats(**line, valign="vcenter", font_size=8, align="center")
    sheet.set_column_pixels(1, NAME_COLUMNS - 1, DAY_PIXELS, named)
    for column, edges in weeks.edges.items():
        sheet.set_column_pixels(column, column, WEEK_PIXELS, book.formats(**line, **edges))
    sheet.set_column(weeks.last_column + 1, 16383, None, None, {"hidden": True})
    sheet.set_default_row(None, True)


def _set_pages(sheet: Any, weeks: Weeks, as_of: date) -> None:
    scroll = max(0, (monday_of(as_of) - weeks.first_monday).days // 7 - 8)
    left = NAME_COLUMNS + min(scroll, max(0, weeks.count - PAGE_WEEKS))
    sheet.freeze_panes(FIRST_LANE_ROW, NAME_COLUMNS, FIRST_LANE_ROW, left)
    sheet.set_zoom(90)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.set_margins(left=0.35, right=0.35, top=0.4, bottom=0.55)
    sheet.set_print_scale(PRINT_SCALE)
    sheet.repeat_rows(0, FIRST_LANE_ROW - 1)
    sheet.repeat_columns(0, NAME_COLUMNS - 1)
    sheet.set_v_pagebreaks(list(weeks.pages())[1:])


def write_legend(book: Book, sheet: Any, weeks: Weeks, row: int) -> int:
    """The kinds of marks and lines in words; gives back the row after it."""
    formats, texts = book.formats, book.texts
    blank = formats(left=0, right=0, top=0, bottom=0)
    for line in range(row, row + 4):
        sheet.set_row_pixels(line, ROW_PIXELS if line > row else 10, blank)
    sheet.write_string(row + 1, 0, texts("workbook.legend.title"), formats(bold=True, valign="vcenter"))
    for page in weeks.pages():
        _write_legend_page(book, sheet, row + 1, page, weeks.weeks_per_page)
        explained = formats(font_size=9, font_color=TEXT_SOFT, valign="vcenter")
        sheet.write_string(row + 3, page, texts("workbook.legend.explained"), explained)
    return row + 4


def _write_legend_page(book: Book, sheet: Any, row: int, page: int, width: int) -> None:
    """The legend under the weeks of one printed page."""
    formats, texts = book.formats, book.texts
    column, line = page, row
    for kind in (*FILLS, "finding", "contract"):
        look: dict[str, Any] = {"bold": True, "align": "center", "valign": "vcenter"}
        if kind == "finding":
            look.update(border=2, border_color=SEVERITY_INK["error"])
        elif kind == "contract":
            look.update(right=5, right_color=CONTRACT)
        else:
            look.update(bg_color=FILLS[kind], border=1, border_color=WEEK_LINE, **hatch(kind))
        name = texts(f"workbook.legend.{kind}")
        step = 2 + len(name) * LETTER_PIXELS // WEEK_PIXELS
        if column + step > page + width:
            column, line = page, line + 1
        letter = {"finding": "!", "contract": ""}.get(kind)
        letter = texts(f"workbook.letter.{kind}") if letter is None else letter
        sheet.write_string(line, column, letter or " ", formats(**look))
        named = formats(font_size=9, valign="vcenter")
        sheet.write_string(line, column + 1, name, named)
        column += step


def hatch(kind: str) -> dict[str, Any]:
    """Leave is hatched besides its colour."""
    return {"pattern": 14, "fg_color": LEAVE_HATCH} if kind == "leave" else {}
