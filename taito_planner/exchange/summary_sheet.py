"""Writes the summary: the whole plan in a few lines, then one row for each group."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from taito_planner.domain.codes import codes
from taito_planner.domain.model import Plan
from taito_planner.exchange.findings_sheet import severity_rule, severity_text
from taito_planner.exchange.flat_table import Book, FlatColumn, write_table
from taito_planner.exchange.group_sums import GroupSums
from taito_planner.exchange.styles import ACCENT, TEXT_SOFT
from taito_planner.rules.finding import Severity
from taito_planner.texts.dates import weekday_day

_FORMS = {
    "group": "text",
    "code": "text",
    "town": "text",
    "live": "count",
    "size": "count",
    "minimum": "count",
    "first-block": "day",
    "first-day": "day",
    "last-day": "day",
    "span": "decimal",
    "worst": "text",
    "errors": "count",
    "warnings": "count",
    "notices": "count",
    "leaders": "long",
}
FIRST_TABLE_ROW = 4


def write_summary(book: Book, plan: Plan, sums: GroupSums, as_of: date) -> None:
    sheet = book.sheet("summary", ACCENT)
    texts = book.texts
    sheet.set_row_pixels(0, 30)
    sheet.write_string(
        0,
        0,
        texts("workbook.summary.title", service=sums.service_name(texts.language)),
        book.formats(bold=True, font_size=16, valign="vcenter"),
    )
    soft = book.formats(font_color=TEXT_SOFT)
    facts = {"groups": len(plan.groups), "customers": sums.customer_count, "staff": len(plan.staff)}
    sheet.write_string(
        1, 0, texts("workbook.summary.counts", **facts, as_of=weekday_day(as_of, texts.language)), soft
    )
    sheet.write_string(2, 0, _service_line(sums, book), soft)
    columns = [FlatColumn(texts(f"workbook.summary.{key}"), form) for key, form in _FORMS.items()]
    columns[0] = FlatColumn(columns[0].header, width=26)
    last = write_table(book, sheet, columns, _rows(plan, sums, book), FIRST_TABLE_ROW) - 1
    column = list(_FORMS).index("worst")
    for severity in Severity:
        sheet.conditional_format(FIRST_TABLE_ROW + 1, column, last, column, severity_rule(book, severity))


def _service_line(sums: GroupSums, book: Book) -> str:
    """The findings' numbers and the mean span of the service."""
    texts = book.texts
    worst_first = sorted(Severity, reverse=True)
    parts = [texts(f"workbook.summary.count.{s.key}", count=sums.counts[s]) for s in worst_first]
    span = sums.service_span
    if span.mean_months is not None:
        facts = {"months": span.mean_months, "ends": span.planned_ends, "live": span.live}
        parts.append(texts("workbook.summary.service-span", **facts))
    return " · ".join(parts)


def _rows(plan: Plan, sums: GroupSums, book: Book) -> Iterator[list[Any]]:
    code = codes(plan)
    for group in plan.groups:
        of = sums.of(group)
        worst = of.worst
        yield [
            group.name,
            code[group.id],
            group.town,
            of.live,
            group.planned_size,
            of.minimum,
            group.first_block.first_day if group.first_block else None,
            of.first_day,
            of.last_day,
            of.span.mean_months,
            severity_text(worst, book.texts) if worst else None,
            *(of.findings.get(severity, 0) for severity in sorted(Severity, reverse=True)),
            ", ".join(plan.staff_by_id[i].name for i in group.leaders if i in plan.staff_by_id),
        ]
