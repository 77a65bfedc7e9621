"""Writes the timetable of one group or a few weeks with a column for each day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain, product
from typing import Any

from taito_planner.domain.closed_days import house_calendar
from taito_planner.domain.codes import codes, initials
from taito_planner.domain.days import ONE_DAY, DaySpan, add_months, monday_of
from taito_planner.domain.model import Customer, Group, Plan, StaffMember
from taito_planner.domain.progress import watched
from taito_planner.domain.workdays import FRIDAY
from taito_planner.exchange.day_columns import NAME_COLUMNS, PAGE_DAYS, Days
from taito_planner.exchange.day_list import PlannedDay
from taito_planner.exchange.flat_table import Book, writable
from taito_planner.exchange.group_sums import GroupSums
from taito_planner.exchange.styles import (
    ACCENT,
    CONTRACT,
    FILLS,
    GROUP_FILL,
    HEADER_FILL,
    HOLIDAY_FILL,
    HOLIDAY_TEXT,
    MONTH_LINE,
    ROW_LINE,
    SEVERITY_INK,
    TEXT_SOFT,
    WEEK_LINE,
)
from taito_planner.exchange.timeline_cells import Severities
from taito_planner.exchange.timeline_frame import hatch
from taito_planner.rules.finding import Finding
from taito_planner.texts.dates import WEEKDAYS, month_text, weekday_day
from taito_planner.texts.holiday_text import holiday_name

FIRST_ROW = 6
NAME_PIXELS, CODE_PIXELS, WORKDAY_PIXELS, WEEKEND_PIXELS = 164, 52, 29, 12
ROW_PIXELS = 20
_WEEK = 7
_MONTH_DAYS = 5
"""A month's name needs this many columns; later on a page it waits for the next."""
_WEEKEND_FILL = "#F1F2F4"
_KINDS = {"elsewhere": "block", "flex": "training"}
_ORDER = ("absence", "start", "block", "group-days", "session", "training")


@dataclass(frozen=True, slots=True)
class _Cell:
    kind: str
    text: str
    items: tuple[str, ...] = ()


class DayGrid:
    """The sheet while it is being written, lane by lane."""

    def __init__(
        self,
        book: Book,
        plan: Plan,
        sums: GroupSums,
        findings: Iterable[Finding],
        planned: Iterable[PlannedDay],
        within: DaySpan | None,
    ) -> None:
        self._book, self._plan, self._sums = book, plan, sums
        self._by_customer: dict[str, list[PlannedDay]] = defaultdict(list)
        for day in planned:
            self._by_customer[day.customer].append(day)
        blocks = [day for group in plan.groups for b in group.blocks for day in (b.first_day, b.last_day)]
        shown = [day.on for days in self._by_customer.values() for day in days]
        self._days = Days.covering([*blocks, *shown], sums.as_of, within)
        self._severities = Severities(findings)
        self._sheet: Any = book.sheet("timeline", ACCENT)
        self._row = FIRST_ROW

    def write(self) -> None:
        texts, plan = self._book.texts, self._plan
        self._frame()
        for group in watched(plan.groups, self._book.progress):
            self._heading(group.name, self._sums.line(group, texts), group.id)
            self._lane(texts("workbook.timeline.blocks"), codes(plan)[group.id], None, self._blocks(group))
            for customer in group.customers:
                self._customer(customer)
        if plan.loose_customers:
            self._heading(texts("workbook.timeline.loose"), "", None)
            for customer in plan.loose_customers:
                self._customer(customer)
        if plan.staff:
            self._heading(texts("workbook.timeline.staff"), "", None)
            for member in plan.staff:
                self._lane(member.name, initials(member.name), member.id, self._staff(member))
        self._legend()
        self._pages()

    def _frame(self) -> None:
        book, sheet, days = self._book, self._sheet, self._days
        formats, texts = book.formats, book.texts
        bold = formats(bold=True, font_size=16, valign="vcenter")
        soft = formats(font_color=TEXT_SOFT, valign="vcenter")
        sheet.set_row_pixels(0, 30, bold)
        service = self._sums.service_name(texts.language)
        title = texts("workbook.timeline.title", service=service)
        named = self._plan.groups[0].name if len(self._plan.groups) == 1 else ""
        counts = {"groups": len(self._plan.groups), "customers": self._sums.customer_count}
        as_of = weekday_day(self._sums.as_of, texts.language)
        sheet.set_row_pixels(1, 20, soft)
        for column in days.pages():
            sheet.write_string(0, column, writable(f"{title} · {named}") if named else title, bold)
            subtitle = texts("workbook.timeline.subtitle", **counts, as_of=as_of)
            sheet.write_string(1, column, subtitle, soft)
        look = {"bg_color": HEADER_FILL, "bottom": 1, "bottom_color": WEEK_LINE, "valign": "vcenter"}
        for row, key in enumerate(("month", "week", "weekday", "day"), 2):
            sheet.set_row_pixels(row, 20)
            name = texts(f"workbook.day-grid.{key}")
            sheet.write_string(row, 0, name, formats(**look, font_size=9, font_color=TEXT_SOFT))
            sheet.write_blank(row, 1, None, formats(**look))
        for day in days.span:
            self._head(day, look)
        sheet.set_column_pixels(0, 0, NAME_PIXELS)
        sheet.set_column_pixels(1, 1, CODE_PIXELS)
        for day in days.span:
            width = WORKDAY_PIXELS if day.weekday() <= FRIDAY else WEEKEND_PIXELS
            sheet.set_column_pixels(days.column(day), days.column(day), width, formats(**self._ground(day)))

    def _head(self, day: date, look: dict[str, Any]) -> None:
        sheet, texts, formats = self._sheet, self._book.texts, self._book.formats
        column, edges = self._days.column(day), self._edges(day)
        plain = formats(**look)
        place = (column - NAME_COLUMNS) % PAGE_DAYS
        left_of_month = (add_months(day.replace(day=1), 1) - day).days
        starts_page = place == 0 and left_of_month >= _MONTH_DAYS
        if starts_page or (day.day == 1 and place < PAGE_DAYS - _MONTH_DAYS):
            sheet.write_string(2, column, month_text(day, texts.language), formats(**look, bold=True))
        else:
            sheet.write_blank(2, column, None, plain)
        if day.weekday() == 0:
            week = texts("workbook.day-grid.week-number", week=day.isocalendar().week)
            sheet.write_string(3, column, week, formats(**look, **edges, bold=True))
        else:
            sheet.write_blank(3, column, None, plain)
        holiday = house_calendar(self._plan).within((day,))
        mark = {"bg_color": HOLIDAY_FILL, "font_color": HOLIDAY_TEXT, "bold": True} if holiday else {}
        small = {**look, **edges, "align": "center", "font_size": 8, **mark}
        is_shut = day.weekday() > FRIDAY
        words = WEEKDAYS[texts.language]
        sheet.write_string(4, column, "" if is_shut else words[day.weekday()], formats(**small))
        sheet.write_string(5, column, "" if is_shut else str(day.day), formats(**small))
        if holiday:
            name = holiday_name(holiday[0], texts)
            sheet.write_comment(5, column, writable(name), {"x_scale": 1.2, "y_scale": 0.3})

    def _edges(self, day: date) -> dict[str, Any]:
        edges: dict[str, Any] = {}
        if day.weekday() == 0:
            edges = {"left": 1, "left_color": WEEK_LINE}
        if day.day == 1:
            edges = {"left": 1, "left_color": MONTH_LINE}
        end = self._sums.contract_end
        if end and day == end:
            edges.update(right=5, right_color=CONTRACT)
        elif end and day == end + ONE_DAY:
            edges.update(left=5, left_color=CONTRACT)
        return edges

    def _ground(self, day: date) -> dict[str, Any]:
        """The look of a day on which nothing is: weekend and holiday shaded."""
        look: dict[str, Any] = {"bottom": 1, "bottom_color": ROW_LINE, **self._edges(day)}
        if self._plan.calendar.is_public(day):
            look["bg_color"] = HOLIDAY_FILL
        elif day.weekday() > FRIDAY:
            look["bg_color"] = _WEEKEND_FILL
        return look

    def _heading(self, name: str, line: str, subject: str | None) -> None:
        look = {"bg_color": GROUP_FILL, "valign": "vcenter", "bottom": 1, "bottom_color": "#C3CBD6"}
        formats = self._book.formats
        self._sheet.set_row_pixels(self._row, ROW_PIXELS + 2, formats(**look, font_size=9))
        named = formats(**{**look, "bold": True, **self._severities.name_look(subject)})
        self._sheet.write_string(self._row, 0, self._severities.signed(name, subject), named)
        for column in self._days.pages():
            self._sheet.write_string(self._row, column, writable(line), formats(**look, font_size=9))
        self._row += 1

    def _customer(self, customer: Customer) -> None:
        letters = self._book.texts
        cells: dict[date, _Cell] = {}
        for day in sorted(self._by_customer.get(customer.name, ()), key=lambda d: -_ORDER.index(_kind(d))):
            kind = _kind(day)
            is_flex = day.kind == "flex"
            text = letters("workbook.day-grid.flex") if is_flex else letters(f"workbook.letter.{kind}")
            number = str(day.number) if kind in ("start", "block") and not day.is_absent else ""
            before = cells.get(day.on)
            items = (*(before.items if before else ()), day.item)
            cells[day.on] = _Cell(kind, f"{text}{number}", items)
        for pause in customer.pauses:
            for on in DaySpan(pause.first_day, pause.last_day):
                if on.weekday() <= FRIDAY:
                    pause_text = letters("workbook.letter.pause")
                    cells.setdefault(on, _Cell("pause", pause_text, (pause.id,)))
        self._lane(customer.name, "", customer.id, cells)

    def _blocks(self, group: Group) -> dict[date, _Cell]:
        letters, cells = self._book.texts, {}
        for row in group.group_day_rows:
            for day in row.span:
                cells[day] = _Cell("group-days", letters("workbook.letter.group-days"), (row.id,))
        for number, block in enumerate(group.opening_blocks, 1):
            for day in block.span:
                cells[day] = _Cell("block", f"{letters('workbook.letter.block')}{number}", (block.id,))
        return cells

    def _staff(self, member: StaffMember) -> dict[date, _Cell]:
        letters, cells = self._book.texts, {}
        for visit in chain.from_iterable(self._by_customer.values()):
            if visit.kind in ("start", "session") and member.id in visit.people:
                cells[visit.on] = _Cell("booking", letters(f"workbook.letter.{visit.kind}"), (visit.item,))
        for group in self._plan.groups:
            for block in group.blocks:
                if member.id in group.leaders_of(block):
                    for day in block.span:
                        cells[day] = _Cell("booking", letters("workbook.letter.booking"), (block.id,))
        for leave in member.leaves:
            for day in leave.span:
                if day.weekday() <= FRIDAY and day in self._days.span:
                    booked = cells.get(day)
                    clash = "!" if booked else ""
                    text = f"{letters('workbook.letter.leave')}{clash}"
                    cells[day] = _Cell("leave", text, (leave.id, *(booked.items if booked else ())))
        return cells

    def _lane(self, name: str, second: str, subject: str | None, cells: Mapping[date, _Cell]) -> None:
        sheet, formats, row = self._sheet, self._book.formats, self._row
        sheet.set_row_pixels(row, ROW_PIXELS)
        line = {"bottom": 1, "bottom_color": ROW_LINE, "valign": "vcenter", "shrink": True}
        named = formats(**line, **self._severities.name_look(subject), indent=1)
        sheet.write_string(row, 0, self._severities.signed(name, subject), named)
        sheet.write_string(row, 1, writable(second), formats(**line, font_size=9, font_color=TEXT_SOFT, align="center"))
        for day, cell in cells.items():
            if day not in self._days.span:
                continue
            look = {**self._ground(day), "align": "center", "valign": "vcenter", "font_size": 8, "bold": True}
            look.update(bg_color=FILLS[cell.kind], shrink=True, **hatch(cell.kind))
            severity = self._severities.of(cell.items)
            if severity is not None:
                look = {k: v for k, v in look.items() if k.split("_")[0] not in ("left", "right", "bottom")}
                look.update(border=2, border_color=SEVERITY_INK[severity.key])
            sheet.write_string(row, self._days.column(day), cell.text, formats(**look))
        self._row += 1

    def _legend(self) -> None:
        """The kinds of marks in words, one above each week; the lines of the grid end here."""
        formats, texts, sheet = self._book.formats, self._book.texts, self._sheet
        blank = formats(left=0, right=0, top=0, bottom=0)
        for row in range(self._row, self._row + 4):
            sheet.set_row_pixels(row, ROW_PIXELS, blank)
        row = self._row + 1
        sheet.write_string(row, 0, texts("workbook.legend.title"), formats(bold=True))
        for page, (number, kind) in product(self._days.pages(), enumerate(FILLS)):
            line, place = divmod(number, PAGE_DAYS // _WEEK)
            look = {"bg_color": FILLS[kind], "bold": True, "align": "center", "font_size": 8, **hatch(kind)}
            column = page + place * _WEEK
            sheet.write_string(row + line, column, texts(f"workbook.letter.{kind}"), formats(**look))
            sheet.write_string(row + line, column + 1, texts(f"workbook.legend.{kind}"), formats(font_size=9))
        self._row += 3

    def _pages(self) -> None:
        sheet, days = self._sheet, self._days
        left = days.column(monday_of(self._sums.as_of)) if self._sums.as_of in days.span else NAME_COLUMNS
        sheet.freeze_panes(FIRST_ROW, NAME_COLUMNS, FIRST_ROW, left)
        sheet.set_landscape()
        sheet.set_paper(8)
        sheet.set_margins(left=0.35, right=0.35, top=0.4, bottom=0.55)
        sheet.set_print_scale(95)
        sheet.repeat_rows(0, FIRST_ROW - 1)
        sheet.repeat_columns(0, NAME_COLUMNS - 1)
        sheet.set_v_pagebreaks(days.pages()[1:])
        sheet.print_area(0, 0, self._row, days.last_column)


def _kind(day: PlannedDay) -> str:
    return "absence" if day.is_absent else _KINDS.get(day.kind, day.kind)
