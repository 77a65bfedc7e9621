"""Writes a plan as a workbook: reports to read and print, data sheets to edit and read back."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

from taito_planner.domain.model import Plan
from taito_planner.domain.profile import ServiceProfile
from taito_planner.domain.progress import Progress, stretches, unwatched
from taito_planner.exchange.about_sheet import Origin, write_about
from taito_planner.exchange.anonymous import anonymised
from taito_planner.exchange.contents import Contents, set_contents
from taito_planner.exchange.data_sheets import write_data_sheets
from taito_planner.exchange.day_grid import DayGrid
from taito_planner.exchange.day_list import planned_days
from taito_planner.exchange.days_sheet import write_days
from taito_planner.exchange.extract import WHOLE, Extract, scope_of
from taito_planner.exchange.findings_sheet import write_findings
from taito_planner.exchange.flat_table import Book
from taito_planner.exchange.group_sums import GroupSums
from taito_planner.exchange.references import Names, names_in
from taito_planner.exchange.saving import replace_file
from taito_planner.exchange.staff_weeks_sheet import write_staff_weeks
from taito_planner.exchange.streamed_rows import with_rows
from taito_planner.exchange.styles import MEASURE_FONT, Formats
from taito_planner.exchange.summary_sheet import write_summary
from taito_planner.exchange.timeline_sheet import write_timeline
from taito_planner.rules.acceptance import Acceptances
from taito_planner.rules.finding import Finding
from taito_planner.rules.load import PersonLoad
from taito_planner.texts import Texts

_WEIGHTS = (13, 33, 7, 23, 24)
"""How long it takes to list the days, to write timetable, findings, the other sheets, and the list of days."""


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
    loads: Iterable[PersonLoad] = (),
    anonymous: bool = False,
    extract: Extract = WHOLE,
    revision: str = "",
    progress: Progress = unwatched,
) -> None:
    """Writes ``plan``, or an ``extract`` of it, to ``path``; a file that was there is replaced in one step.

    ``loads`` are the weeks of the staff. ``anonymous`` writes codes instead of the names of customers and staff,
    and leaves remarks out. What was accepted is listed among the findings and marks nothing else. ``revision`` names
    the state of the plan, for the import of what colleagues make of the workbook.
    Raises ExportRefused where the file cannot be written, or what ``progress`` raises: what was there stands then.
    """
    if anonymous:
        plan = anonymised(plan, texts("workbook.recorded"))
    scope, kept = scope_of(extract, plan, texts), "" if anonymous else revision
    origin = Origin(program_version, written_at, as_of, scope, anonymous, kept)
    names = names_in(plan, texts)
    part = replace(extract.plan_of(plan), acceptances=plan.acceptances)
    found = extract.findings_of(findings, part)
    content = _content(part, found, tuple(loads), texts, profiles, origin, names, extract, progress)
    progress(1.0)
    replace_file(Path(path), content)


def write_template(path: Path | str, texts: Texts, profiles: Mapping[str, ServiceProfile]) -> None:
    """Writes a workbook of headers alone, for a planner to fill in. Raises ExportRefused."""
    buffer = BytesIO()
    book = _book(buffer, texts)
    write_data_sheets(book, Plan(), Names(texts))
    book.xlsx.close()
    replace_file(Path(path), buffer.getvalue())


def _content(
    plan: Plan,
    findings: tuple[Finding, ...],
    loads: tuple[PersonLoad, ...],
    texts: Texts,
    profiles: Mapping[str, ServiceProfile],
    origin: Origin,
    names: Names,
    extract: Extract,
    progress: Progress,
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
    set_contents(book.xlsx, Contents(extract.group, origin.holds_codes, origin.revision))
    still_open = tuple(Acceptances(plan.acceptances).open(findings))
    sums = GroupSums(plan, profiles, still_open, origin.as_of)
    of_days, of_timetable, of_findings, of_rest, of_streams = stretches(progress, *_WEIGHTS)
    days = planned_days(plan, profiles, origin.as_of, extract.within, of_days)
    book.progress = of_timetable
    write_summary(book, plan, sums, origin.as_of)
    if extract.has_day_columns:
        DayGrid(book, plan, sums, still_open, days, extract.within).write()
    else:
        write_timeline(book, plan, sums, still_open, origin.as_of)
    write_days(book, plan, days)
    write_staff_weeks(book, plan, loads, extract.within)
    book.progress = of_findings
    write_findings(book, plan, findings, profiles)
    book.progress = of_rest
    if not extract.is_report:
        write_data_sheets(book, plan, names)
    write_about(book, origin, sums)
    book.xlsx.close()
    return with_rows(buffer.getvalue(), book.xlsx, book.streams, of_streams)


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
