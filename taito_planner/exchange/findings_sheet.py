"""Writes the findings: one row each, with limit, actual and source."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from taito_planner.domain.model import Plan
from taito_planner.domain.profile import ServiceProfile
from taito_planner.domain.progress import watched
from taito_planner.exchange.flat_table import Book, FlatColumn, write_table
from taito_planner.exchange.styles import ACCENT, SEVERITY_FILL, SEVERITY_INK
from taito_planner.rules.acceptance import Acceptances
from taito_planner.rules.finding import Finding, Severity
from taito_planner.texts import Texts
from taito_planner.texts.contact_text import contacts_text
from taito_planner.texts.finding_text import in_json_order, profile_of, row, rule_name

_FORMS = {
    "severity": ("text", 13.0),
    "group": ("text", None),
    "customer": ("text", None),
    "staff": ("text", None),
    "date": ("day", None),
    "limit": ("mixed", 11.0),
    "actual": ("mixed", 11.0),
    "message": ("long", 66.0),
    "rule-name": ("long", 26.0),
    "accepted": ("long", 22.0),
    "accepted-who": ("text", None),
    "accepted-at": ("day", None),
    "contact": ("text", 40.0),
    "source": ("text", 40.0),
    "rule": ("text", 26.0),
}


def write_findings(
    book: Book, plan: Plan, findings: Iterable[Finding], profiles: Mapping[str, ServiceProfile]
) -> None:
    """The sheet of findings by date, the accepted ones with why, who and when; their severity has no colour."""
    sheet = book.sheet("findings", ACCENT)
    columns = [FlatColumn(book.texts(f"workbook.findings.{key}"), *form) for key, form in _FORMS.items()]
    last = write_table(book, sheet, columns, _rows(plan, findings, profiles, book)) - 1
    sheet.print_area(0, 0, last, list(_FORMS).index("accepted-at"))
    for severity in Severity:
        sheet.conditional_format(1, 0, last, 0, severity_rule(book, severity))


def severity_text(severity: Severity, texts: Texts) -> str:
    """The severity's sign and word: colour alone says nothing on a grey printer."""
    return texts(f"workbook.severity.{severity.key}")


def _accepted_text(finding: Finding, texts: Texts) -> str:
    return texts("workbook.severity-accepted", severity=texts(f"severity.{finding.severity.key}"))


def severity_rule(book: Book, severity: Severity) -> dict[str, Any]:
    """The conditional format of cells that hold the severity's text."""
    ink, fill = SEVERITY_INK[severity.key], SEVERITY_FILL[severity.key]
    return {
        "type": "cell",
        "criteria": "==",
        "value": f'"{severity_text(severity, book.texts)}"',
        "format": book.xlsx.add_format({"bg_color": fill, "font_color": ink, "bold": True}),
    }


def _rows(
    plan: Plan, findings: Iterable[Finding], profiles: Mapping[str, ServiceProfile], book: Book
) -> Iterator[list[Any]]:
    acceptances, texts = Acceptances(plan.acceptances), book.texts
    for finding in watched(in_json_order(findings, plan), book.progress):
        accepted = acceptances.of(finding)
        facts = row(finding, plan, texts, None, profiles)
        facts["severity"] = severity_text(finding.severity, texts)
        if accepted is not None:
            facts["severity"] = _accepted_text(finding, texts)
            facts["accepted"], facts["accepted-who"] = accepted.reason, accepted.who
            facts["accepted-at"] = accepted.at.date()
        facts["rule-name"] = rule_name(finding.rule, texts, profile_of(finding, plan, profiles))
        facts["contact"] = contacts_text(finding, plan, profiles, texts)
        facts.update(date=finding.on, limit=finding.limit, actual=finding.actual)
        if finding.limit is None and isinstance(finding.actual, date) and finding.actual == finding.on:
            facts["actual"] = None  # it only repeats the date
        yield [facts.get(key) for key in _FORMS]
