"""Writes the timetable: groups, customers and staff as lanes, weeks as columns, fit to hang on a wall."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from taito_planner.domain.codes import codes, initials
from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import Customer, Group, Plan
from taito_planner.domain.progress import watched
from taito_planner.exchange.flat_table import Book, day_number, writable
from taito_planner.exchange.group_sums import GroupSums
from taito_planner.exchange.styles import ACCENT, CONTRACT, GROUP_FILL, TEXT_SOFT
from taito_planner.exchange.timeline_cells import (
    LIMIT_RULES,
    LINE,
    Severities,
    cell_look,
    cell_parts,
    in_order,
    write_cell,
)
from taito_planner.exchange.timeline_frame import (
    BLOCK_PIXELS,
    FIRST_LANE_ROW,
    NAME_COLUMNS,
    ROW_PIXELS,
    Weeks,
    write_frame,
    write_legend,
)
from taito_planner.exchange.timeline_marks import Lane, Marks, planned_days
from taito_planner.rules.deadlines import first_visit_last_day, group_start_last_day
from taito_planner.rules.finding import Finding
from taito_planner.texts.dates import weekday_day

PAGE_PIXELS = 1150
"""What a printed page holds below the repeated header rows."""


def write_timeline(
    book: Book, plan: Plan, sums: GroupSums, findings: Iterable[Finding], as_of: date
) -> None:
    """The sheet of the timetable. ``findings`` give thick borders and signs; notices give none."""
    _Timetable(book, plan, sums, findings, as_of).write()


class _Timetable:
    """The sheet while it is being written, row by row."""

    def __init__(
        self, book: Book, plan: Plan, sums: GroupSums, findings: Iterable[Finding], as_of: date
    ) -> None:
        self._book, self._plan, self._sums, self._as_of = book, plan, sums, as_of
        self._weeks = Weeks.covering(planned_days(plan), as_of, sums.contract_end)
        self._codes = codes(plan)
        self._marks = Marks(plan, self._codes, book.texts)
        self._severities = Severities(findings)
        self._row = FIRST_LANE_ROW
        self._breaks: list[int] = []
        self._page_height = 0
        self._sheet: Any = book.sheet("timeline", ACCENT)

    def write(self) -> None:
        texts, plan = self._book.texts, self._plan
        self._title()
        write_frame(self._book, self._sheet, self._weeks, plan, self._sums.profile, self._as_of)
        for group in watched(plan.groups, self._book.progress):
            self._group(group)
        if plan.loose_customers:
            self._heading(texts("workbook.timeline.loose"), len(plan.loose_customers))
            for customer in plan.loose_customers:
                self._customer(customer)
        if plan.staff:
            self._heading(texts("workbook.timeline.staff"), len(plan.staff))
            for member in plan.staff:
                self._names(member.name, initials(member.name), member.id)
                self._lane(self._marks.of_staff(member), ROW_PIXELS)
        last_row = write_legend(self._book, self._sheet, self._weeks, self._row)
        self._sheet.set_h_pagebreaks(self._breaks)
        self._sheet.print_area(0, 0, last_row - 1, self._weeks.last_column)

    def _title(self) -> None:
        texts, formats, weeks = self._book.texts, self._book.formats, self._weeks
        bold = formats(bold=True, font_size=16, valign="vcenter")
        soft = formats(font_color=TEXT_SOFT, valign="vcenter")
        self._sheet.set_row_pixels(0, 30, bold)
        self._sheet.set_row_pixels(1, 20, soft)
        service = self._sums.service_name(texts.language)
        self._sheet.write_string(0, 0, texts("workbook.timeline.title", service=service), bold)
        counts = {"groups": len(self._plan.groups), "customers": self._sums.customer_count}
        as_of = weekday_day(self._as_of, texts.language)
        self._sheet.write_string(1, 0, texts("workbook.timeline.subtitle", **counts, as_of=as_of), soft)
        for column in weeks.pages():
            span = weeks.page_span(column)
            ends = (day.isocalendar() for day in (span.first_day, span.last_day))
            first, last = (f"{end.week}/{end.year}" for end in ends)
            page = texts("workbook.timeline.page", span=span, first=first, last=last)
            self._sheet.write_string(0, column, page, soft)

    def _group(self, group: Group) -> None:
        line = self._sums.line(group, self._book.texts)
        self._heading(group.name, len(group.customers), self._codes[group.id], line, group.id)
        leaders = [self._plan.staff_by_id[i].name for i in group.leaders if i in self._plan.staff_by_id]
        self._names(self._book.texts("workbook.timeline.blocks"), ", ".join(map(initials, leaders)), None)
        self._lane(self._marks.of_blocks(group), BLOCK_PIXELS, between="\n")
        for customer in group.customers:
            self._customer(customer)

    def _heading(
        self, name: str, lanes: int, code: str = "", line: str = "", subject: EntityId | None = None
    ) -> None:
        """A row that begins a group of lanes, on a new page where the lanes would not fit on this one."""
        height = 2 * ROW_PIXELS + BLOCK_PIXELS + lanes * ROW_PIXELS
        if self._page_height and self._page_height + height > PAGE_PIXELS:
            self._breaks.append(self._row)
            self._page_height = 0
        self._page_height = (self._page_height + height) % PAGE_PIXELS
        sheet, row, formats = self._sheet, self._row, self._book.formats
        look = {"bg_color": GROUP_FILL, "valign": "vcenter", "bottom": 1, "bottom_color": "#C3CBD6"}
        filled = formats(**look, font_size=9)
        sheet.set_row_pixels(row, ROW_PIXELS + 2, filled)
        named = formats(**{**look, "bold": True, **self._severities.name_look(subject)})
        sheet.write_string(row, 0, self._severities.signed(name, subject), named)
        sheet.write_string(row, 1, code, formats(**look, font_size=9, align="center"))
        for column in self._weeks.pages():
            sheet.write_string(row, column, writable(line), filled)
        contract = self._weeks.contract_column
        if contract is not None and contract not in self._weeks.pages():
            sheet.write_blank(row, contract, None, formats(**look, right=5, right_color=CONTRACT))
        self._row += 1

    def _customer(self, customer: Customer) -> None:
        profile, calendar = self._sums.profile, self._plan.calendar
        visit_rule, start_rule = LIMIT_RULES
        days: list[tuple[date | None, str | None]] = [(customer.decision_arrived_on, None)]
        if profile:
            days.append((first_visit_last_day(customer, profile, calendar), visit_rule))
            days.append((group_start_last_day(customer, profile, calendar), start_rule))
        self._names(customer.name, "", customer.id)
        for column, (day, rule) in enumerate(days, 1):
            if day:
                look = self._severities.limit_look(rule, customer)
                self._sheet.write_number(self._row, column, day_number(day), self._book.formats(**look))
        self._lane(self._marks.of_customer(customer), ROW_PIXELS)

    def _names(self, name: str, second: str, subject: EntityId | None) -> None:
        look = {**LINE, "shrink": True, **self._severities.name_look(subject)}
        signed = self._severities.signed(name, subject)
        self._sheet.write_string(self._row, 0, signed, self._book.formats(**look, indent=1))
        if second:
            small = {**LINE, "font_size": 9, "font_color": TEXT_SOFT, "align": "center", "shrink": True}
            self._sheet.write_string(self._row, 1, writable(second), self._book.formats(**small))

    def _lane(self, lane: Lane, height: int, *, between: str = " ") -> None:
        self._sheet.set_row_pixels(self._row, height)
        fitted = {"text_wrap": True} if between == "\n" else {"shrink": True}
        for monday, found in lane.items():
            column = self._weeks.column(monday)
            if NAME_COLUMNS <= column <= self._weeks.last_column:
                severity = self._severities.of(item for mark in found for item in mark.items)
                marks = in_order(found)
                look = {**cell_look(marks, self._weeks.edges[column], severity), **fitted}
                parts = cell_parts(marks, between, severity is not None)
                write_cell(self._book, self._sheet, self._row, column, parts, look)
        self._row += 1
