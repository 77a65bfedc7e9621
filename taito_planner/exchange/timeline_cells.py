"""Looks and texts of the timetable's cells: colours, borders of findings, letters and days."""

from collections.abc import Iterable
from typing import Any

from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import Customer
from taito_planner.exchange.flat_table import Book, writable
from taito_planner.exchange.styles import FILLS, ROW_LINE, SEVERITY_FILL, SEVERITY_INK, TEXT_SOFT
from taito_planner.exchange.timeline_frame import hatch
from taito_planner.exchange.timeline_marks import ORDER, Mark
from taito_planner.rules.finding import Finding, Severity

LINE = {"bottom": 1, "bottom_color": ROW_LINE, "valign": "vcenter"}
LIMIT_RULES = ("first-visit-late", "group-start-late")
"""The rules whose last days have columns of their own."""


class Severities:
    """The worst error or warning of each thing in the timetable; notices do not count."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._worst: dict[EntityId, Severity] = {}
        self._on_limit: dict[tuple[str, EntityId], Severity] = {}
        for finding in findings:
            if finding.severity is Severity.NOTICE:
                continue
            subject = finding.customer or finding.group or finding.staff
            for one in finding.items or filter(None, (subject,)):
                self._worst[one] = max(finding.severity, self._worst.get(one, finding.severity))
            if finding.customer and finding.rule in LIMIT_RULES:
                self._on_limit[finding.rule, finding.customer] = finding.severity

    def of(self, things: Iterable[EntityId]) -> Severity | None:
        return max((self._worst[one] for one in things if one in self._worst), default=None)

    def name_look(self, subject: EntityId | None) -> dict[str, Any]:
        """How the name of something is written that has a finding without a place in the weeks."""
        severity = self.of((subject,)) if subject else None
        return {"font_color": SEVERITY_INK[severity.key], "bold": True} if severity else {}

    def signed(self, name: str, subject: EntityId | None) -> str:
        return writable(f"{name} !" if subject and self.of((subject,)) else name)

    def limit_look(self, rule: str | None, customer: Customer) -> dict[str, Any]:
        """A limit that is broken or near is coloured and has a sign after its date."""
        look = {**LINE, "align": "center", "font_size": 8, "font_color": TEXT_SOFT, "shrink": True}
        severity = self._on_limit.get((rule, customer.id)) if rule else None
        if severity is None:
            return {**look, "num_format": "d.m.yyyy"}
        ink, fill = SEVERITY_INK[severity.key], SEVERITY_FILL[severity.key]
        return {**look, "num_format": 'd.m.yyyy" !"', "bold": True, "font_color": ink, "bg_color": fill}


def cell_look(marks: list[Mark], edges: dict[str, Any], severity: Severity | None) -> dict[str, Any]:
    """Colour and borders of a cell: the first of ``marks`` gives the colour, a finding a thick border."""
    look: dict[str, Any] = {**LINE, **edges, "align": "center"}
    kind = marks[0].kind
    if kind in FILLS:
        look.update(bg_color=FILLS[kind], **hatch(kind))
    if severity is not None:
        sides = ("left", "right", "bottom")
        look = {k: v for k, v in look.items() if k not in sides and k.removesuffix("_color") not in sides}
        look.update(border=2, border_color=SEVERITY_INK[severity.key])
    return look


def in_order(marks: Iterable[Mark]) -> list[Mark]:
    """Each mark once, those that give the colour first."""
    once = {(mark.letter, mark.detail): mark for mark in marks}
    return sorted(once.values(), key=lambda mark: ORDER.index(mark.kind))


def cell_parts(marks: list[Mark], between: str, has_finding: bool) -> list[tuple[str, bool]]:
    """The text of a cell as (text, is bold): letter first, days after it, a sign where there is a finding.

    ``between`` stands between letter and days. Several marks of one letter share it: ``V TA1 J1, OU1 J2``.
    """
    parts: list[tuple[str, bool]] = []
    letter = ""
    for number, mark in enumerate(marks):
        new_letter = mark.letter if mark.letter != letter else ""
        letter = mark.letter
        sign = " !" if has_finding and number == 0 else ""
        if new_letter or sign:
            parts.append((f"{' ' if number else ''}{new_letter}{sign}", True))
        is_spared = mark.kind == "training" and mark.letter and len(marks) > 1
        if mark.detail and not is_spared:
            gap = between if new_letter else (", " if number else "")
            parts.append((f"{gap}{mark.detail}", False))
    return parts or [(" ", False)]


def write_cell(
    book: Book, sheet: Any, row: int, column: int, parts: list[tuple[str, bool]], look: dict[str, Any]
) -> None:
    """Writes ``parts`` into one cell, bold ones larger."""
    formats = book.formats
    if len(parts) == 1:
        text, is_bold = parts[0]
        sheet.write_string(row, column, text, formats(**look, bold=is_bold, font_size=9 if is_bold else 8))
        return
    bold, small = formats(bold=True, font_size=9), formats(font_size=8)
    fragments: list[Any] = [one for text, is_bold in parts for one in (bold if is_bold else small, text)]
    sheet.write_rich_string(row, column, *fragments, formats(**look))
