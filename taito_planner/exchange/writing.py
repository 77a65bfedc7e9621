"""Writes a plan as a workbook: reports to read and print, data sheets to edit and read back."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

from taito_planner.domain.ids import GroupId, StaffId
from taito_planner.domain.model import Customer, Plan
from taito_planner.domain.profile import ServiceProfile
from taito_planner.exchange.about_sheet import Origin, write_about
from taito_planner.exchange.anonymous import anonymised
from taito_planner.exchange.contents import Contents, set_contents
from taito_planner.exchange.data_sheets import write_data_sheets
from taito_planner.exchange.findings_sheet import write_findings
from taito_planner.exchange.flat_table import Book
from taito_planner.exchange.group_sums import GroupSums
from taito_planner.exchange.references import Names, names_in
from taito_planner.exchange.saving import replace_file
from taito_planner.exchange.styles import MEASURE_FONT, Formats
from taito_planner.exchange.summary_sheet import write_summary
from taito_planner.exchange.timeline_sheet import write_timeline
from taito_planner.rules.finding import Finding
from taito_planner.texts import Texts


def write_workbook(
    plan: Plan,
    path: Path | str,
    *,
    findings: Iterable[Finding],
    as_of: date,
    texts: Texts,
    profiles: Mapping[str, ServiceProfile],
    written_at: datetime,
    program_version: str,
    anonymous: bool = False,
    group: GroupId | None = None,
) -> None:
    """Writes ``plan``, or one ``group`` of it, to ``path``; a file that was there is replaced in one step.

    ``anonymous`` writes codes instead of the names of customers and staff, and leaves remarks out.
    Raises ExportRefused where the file cannot be written; what was there stands then as it was.
    """
    if anonymous:
        plan = anonymised(plan, texts("workbook.recorded"))
    origin = Origin(program_version, written_at, as_of, None, anonymous)
    names = names_in(plan, texts)
    if group is not None:
        origin = replace(origin, group=plan.group_by_id[group].name)
        plan = only_group(plan, group)
        findings = of_group(findings, plan)
    contents = Contents(group, anonymous)
    replace_file(Path(path), _content(plan, tuple(findings), texts, profiles, origin, names, contents))


def write_template(path: Path | str, texts: Texts, profiles: Mapping[str, ServiceProfile]) -> None:
    """Writes a workbook of headers alone, for a planner to fill in. Raises ExportRefused."""
    buffer = BytesIO()
    book = _book(buffer, texts)
    write_data_sheets(book, Plan(), Names(texts))
    book.xlsx.close()
    replace_file(Path(path), buffer.getvalue())


def only_group(plan: Plan, group_id: GroupId) -> Plan:
    """``plan`` with one group and the people who work in it."""
    group = plan.group_by_id[group_id]
    people = set(group.leaders).union(*(block.leaders for block in group.blocks))
    for customer in group.customers:
        people.update(_people_of(customer))
    staff = tuple(member for member in plan.staff if member.id in people)
    return Plan((group,), (), staff, plan.calendar)


def _people_of(customer: Customer) -> Iterable[StaffId]:
    return filter(None, (customer.instructor, *(visit.instructor for visit in customer.visits)))


def of_group(findings: Iterable[Finding], plan: Plan) -> tuple[Finding, ...]:
    """The findings about the one group of ``plan`` and the people in it."""
    groups, staff = plan.group_by_id, plan.staff_by_id
    return tuple(f for f in findings if f.group in groups or (f.group is None and f.staff in staff))


def _content(
    plan: Plan,
    findings: tuple[Finding, ...],
    texts: Texts,
    profiles: Mapping[str, ServiceProfile],
    origin: Origin,
    names: Names,
    contents: Contents,
) -> bytes:
    buffer = BytesIO()
    book = _book(buffer, texts)
    book.xlsx.set_properties(
        {
            "title": texts("workbook.title"),
            "comments": texts("workbook.about.editing"),
            "created": origin.written_at,
        }
    )
    set_contents(book.xlsx, contents)
    sums = GroupSums(plan, profiles, findings, origin.as_of)
    write_summary(book, plan, sums, origin.as_of)
    write_timeline(book, plan, sums, findings, origin.as_of)
    write_findings(book, plan, findings)
    write_data_sheets(book, plan, names)
    write_about(book, origin, sums)
    book.xlsx.close()
    return buffer.getvalue()


def _book(buffer: BytesIO, texts: Texts) -> Book:
    import xlsxwriter  # type: ignore[import-untyped]

    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": MEASURE_FONT,
    }
    xlsx = xlsxwriter.Workbook(buffer, options)
    xlsx.set_size(2400, 1400)
    return Book(xlsx, Formats(xlsx), texts)
