"""Writes the timetable: groups, customers and staff as lanes, weeks as columns, fit to hang on a wall."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from taito_planner.domain.codes import codes, initials
from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import Customer, Group, Plan
from taito_planner.exchange.flat_table import Book, day_number
from taito_planner.exchange.group_sums import GroupSums
from taito_planner.exchange.styles import ACCENT, FILLS, GROUP_FILL, ROW_LINE, SEVERITY_FILL, SEVERITY_INK, TEXT_SOFT
from taito_planner.exchange.timeline_frame import (
    BLOCK_PIXELS,
    FIRST_LANE_ROW,
    NAME_COLUMNS,
    ROW_PIXELS,
    Weeks,
    hatch,
    write_frame,
    write_legend,
)
from taito_planner.exchange.timeline_marks import ORDER, Lane, Mark, Marks, planned_days
from taito_planner.rules.deadlines import first_visit_last_day, group_start_last_day
from taito_planner.rules.finding import Finding, Severity
from taito_planner.texts.dates import span_text, week_text, weekday_day

PAGE_PIXELS = 1180
"""What a printed page holds below the repeated header rows."""
_LINE = {"bottom": 1, "bottom_color": ROW_LINE, "valign": "vcenter"}


def write_timeline(book: Book, plan: Plan, sums: GroupSums, findings: Iterable[Finding], as_of: date) -> None:
    """The sheet of the timetable. ``findings`` give thick borders and signs; notices give none."""
    _Timetable(book, plan, sums, findings, as_of).write()


class _Timetable:
    def __init__(
        self, book: Book, plan: Plan, sums: GroupSums, findings: Iterable[Finding], as_of: date
    ) -> None:
        self._book, self._plan, self._sums, self._as_of = book, plan, sums, as_of
        self._weeks = Weeks.covering(planned_days(plan), as_of, sums.contract_end)
        self._codes = codes(plan)
        self._marks = Marks(plan, self._codes, book.texts)
        self._worst: dict[EntityId, Severity] = {}
        self._on_limit: dict[tuple[str, EntityId], Severity] = {}
        self._row = FIRST_LANE_ROW
        self._page_from = self._row
        self._breaks: list[int] = []
        self._page_height = 0
        self._sheet: Any = book.sheet("timeline", ACCENT)
        self._sort(findings)

    def write(self) -> None:
        self._title()
        write_frame(self._book, self._sheet, self._weeks, self._plan.calendar, self._sums.profile, self._as_of)
        for group in self._plan.groups:
            self._group(group)
        if self._plan.loose_customers:
            self._heading(self._book.texts("workbook.timeline.loose"), "", "", len(self._plan.loose_customers))
            for customer in self._plan.loose_customers:
                self._customer(customer)
        if self._plan.staff:
            self._heading(self._book.texts("workbook.timeline.staff"), "", "", len(self._plan.staff))
            for member in self._plan.staff:
                self._names(member.name, initials(member.name), member.id)
                self._lane(self._marks.of_staff(member), ROW_PIXELS)
        last_row = write_legend(self._book, self._sheet, self._weeks, self._row)
        self._sheet.set_h_pagebreaks(self._breaks)
        self._sheet.print_area(0, 0, last_row - 1, self._weeks.last_column)

    def _sort(self, findings: Iterable[Finding]) -> None:
        for finding in findings:
            if finding.severity is Severity.NOTICE:
                continue
            subjects = finding.items or tuple(filter(None, (finding.customer or finding.group or finding.staff,)))
            for subject in subjects:
                self._worst[subject] = max(finding.severity, self._worst.get(subject, finding.severity))
            if finding.customer:
                self._on_limit[finding.rule, finding.customer] = finding.severity

    def _title(self) -> None:
        texts, weeks = self._book.texts, self._weeks
        bold = self._book.formats(bold=True, font_size=16, valign="vcenter")
        soft = self._book.formats(font_size=10, font_color=TEXT_SOFT)
        self._sheet.set_row_pixels(0, 30, bold)
        self._sheet.set_row_pixels(1, 20, soft)
        first, last = weeks.mondays[0], weeks.mondays[-1]
        span = span_text(first, last)
        self._sheet.write_string(0, 0, texts("workbook.timeline.title", service=self._sums.service_name(texts.language)), bold)
        facts = {"groups": len(self._plan.groups), "customers": self._sums.customer_count}
        line = texts(
            "workbook.timeline.subtitle",
            **facts,
            as_of=weekday_day(self._as_of, texts.language),
            span=span,
            first=week_text(first, texts.language),
            last=week_text(last, texts.language),
        )
        self._sheet.write_string(1, 0, line, soft)

    def _group(self, group: Group) -> None:
        texts = self._book.texts
        self._heading(group.name, self._codes[group.id], self._sums.line(group, texts), len(group.customers), group.id)
        leaders = [self._plan.staff_by_id[i].name for i in group.leaders if i in self._plan.staff_by_id]
        self._names(texts("workbook.timeline.blocks"), ", ".join(map(initials, leaders)), None)
        self._lane(self._marks.of_blocks(group), BLOCK_PIXELS, on_two_lines=True)
        for customer in group.customers:
            self._customer(customer)

    def _heading(self, name: str, code: str, line: str, lanes: int, subject: EntityId | None = None) -> None:
        """A row that begins a group of lanes, on a new page where the lanes would not fit on this one."""
        height = 2 * ROW_PIXELS + BLOCK_PIXELS + lanes * ROW_PIXELS
        if self._page_height and self._page_height + height > PAGE_PIXELS:
            self._breaks.append(self._row)
            self._page_height = 0
        self._page_height = (self._page_height + height) % PAGE_PIXELS
        look = {"bg_color": GROUP_FILL, "valign": "vcenter", "bottom": 1, "bottom_color": "#C3CBD6"}
        filled = self._book.formats(**look, font_size=9)
        self._sheet.set_row_pixels(self._row, ROW_PIXELS + 2, filled)
        self._sheet.write_string(self._row, 0, self._signed(name, subject), self._named(subject, bold=True, **look))
        self._sheet.write_string(self._row, 1, code, self._book.formats(**look, font_size=9, align="center"))
        for column in self._weeks.pages():
            self._sheet.write_string(self._row, column, line, filled)
        contract = self._weeks.contract_column
        if contract is not None and contract not in self._weeks.pages():
            right = {"right": 5, "right_color": self._weeks.edges[contract]["right_color"]}
            self._sheet.write_blank(self._row, contract, None, self._book.formats(**look, **right))
        self._row += 1

    def _customer(self, customer: Customer) -> None:
        profile, calendar = self._sums.profile, self._plan.calendar
        arrived = customer.decision_arrived_on
        self._names(customer.name, "", customer.id)
        days = [
            (arrived, None),
            (first_visit_last_day(customer, profile, calendar) if profile else None, "first-visit-late"),
            (group_start_last_day(customer, profile, calendar) if profile else None, "group-start-late"),
        ]
        for column, (day, rule) in enumerate(days, 1):
            if day:
                look = self._limit_look(rule, customer)
                self._sheet.write_number(self._row, column, day_number(day), self._book.formats(**_LINE, **look))
        self._lane(self._marks.of_customer(customer), ROW_PIXELS)

    def _limit_look(self, rule: str | None, customer: Customer) -> dict[str, Any]:
        """A limit that is broken or near is coloured and has a sign after its date."""
        look: dict[str, Any] = {"align": "center", "font_size": 9, "font_color": TEXT_SOFT, "num_format": "d.m.yyyy"}
        severity = self._on_limit.get((rule, customer.id)) if rule else None
        if severity is not None:
            look.update(num_format='d.m.yyyy" !"', bold=True, font_color=SEVERITY_INK[severity.key])
            look.update(bg_color=SEVERITY_FILL[severity.key])
        return look

    def _names(self, name: str, second: str, subject: EntityId | None) -> None:
        named = self._named(subject, **_LINE, indent=1, shrink=True)
        self._sheet.write_string(self._row, 0, self._signed(name, subject), named)
        if second:
            small = self._book.formats(**_LINE, font_size=9, font_color=TEXT_SOFT, align="center", shrink=True)
            self._sheet.write_string(self._row, 1, second, small)

    def _named(self, subject: EntityId | None, **look: Any) -> Any:
        severity = self._worst.get(subject) if subject else None
        if severity is not None:
            look.update(font_color=SEVERITY_INK[severity.key], bold=True)
        return self._book.formats(**look)

    def _signed(self, name: str, subject: EntityId | None) -> str:
        return f"{name} !" if subject and subject in self._worst else name

    def _lane(self, lane: Lane, height: int, *, on_two_lines: bool = False) -> None:
        self._sheet.set_row_pixels(self._row, height)
        for monday, marks in lane.items():
            column = self._weeks.column(monday)
            if NAME_COLUMNS <= column <= self._weeks.last_column:
                self._cell(column, sorted(marks, key=lambda mark: ORDER.index(mark.kind)), on_two_lines)
        self._row += 1

    def _cell(self, column: int, marks: list[Mark], on_two_lines: bool) -> None:
        formats, kind = self._book.formats, marks[0].kind
        severity = max((self._worst[m.item] for m in marks if m.item in self._worst), default=None)
        look: dict[str, Any] = {**_LINE, **self._weeks.edges[column], "align": "center"}
        if kind in FILLS:
            look.update(bg_color=FILLS[kind], **hatch(kind))
        if severity is not None:
            look.update(border=2, border_color=SEVERITY_INK[severity.key])
            for side in ("left", "right", "bottom"):
                look.pop(side)
                look.pop(f"{side}_color")
        look.update({"text_wrap": True} if on_two_lines else {"shrink": True})
        parts = _parts(marks, "\n" if on_two_lines else " ", severity is not None)
        cell = formats(**look)
        bold, small = formats(bold=True, font_size=9), formats(font_size=8)
        fragments: list[Any] = [one for text, is_bold in parts for one in (bold if is_bold else small, text)]
        if len(parts) == 1:
            text, is_bold = parts[0]
            self._sheet.write_string(self._row, column, text, formats(**look, bold=is_bold, font_size=9 if is_bold else 8))
        else:
            self._sheet.write_rich_string(self._row, column, *fragments, cell)


def _parts(marks: list[Mark], between: str, has_finding: bool) -> list[tuple[str, bool]]:
    """The text of a cell as bold and plain parts: letter first, days after it; a sign where there is a finding."""
    parts: list[tuple[str, bool]] = []
    for number, mark in enumerate(marks):
        letter = mark.letter if number == 0 or mark.letter != marks[number - 1].letter else ""
        sign = " !" if has_finding and number == 0 else ""
        lead = " " if number else ""
        if letter or sign:
            parts.append((f"{lead}{letter}{sign}", True))
        if mark.detail:
            gap = between if letter else (", " if number else "")
            parts.append((f"{gap}{mark.detail}", False))
    return parts or [(" ", False)]
