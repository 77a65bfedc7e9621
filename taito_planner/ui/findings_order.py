"""The findings of a plan in the order a planner reads them, kept up to date edit by edit."""

from datetime import date
from typing import Any

from taito_planner.rules.checker import Checked
from taito_planner.rules.finding import PAST_DAYS, Finding, Severity, is_past

__all__ = ["PAST_DAYS", "FindingsInOrder", "is_past", "reading_order"]


def reading_order(finding: Finding) -> tuple[Any, ...]:
    """Worst first, then by day; findings without a day last."""
    return -finding.severity, finding.on is None, finding.on or date.min, finding.key


class FindingsInOrder:
    """Sorts once; after an edit only what is new is put in its place (most findings are the same objects)."""

    def __init__(self) -> None:
        self._as_of: date | None = None
        self._entries: list[tuple[Any, Finding, bool]] = []
        self._open: list[tuple[Any, Finding, bool]] = []
        self._accepted: list[tuple[Any, Finding, bool]] = []
        self._counts: dict[Severity, int] = {}
        self._past_counts: dict[Severity, int] = {}

    def update(self, checked: Checked) -> None:
        findings = checked.findings
        if checked.as_of != self._as_of:
            self._as_of, self._entries = checked.as_of, []
        there = set(map(id, findings))
        kept = [entry for entry in self._entries if id(entry[1]) in there]
        known = {id(entry[1]) for entry in kept}
        new = [f for f in findings if id(f) not in known]
        kept.extend((reading_order(f), f, is_past(f, checked.as_of)) for f in new)
        kept.sort(key=lambda entry: entry[0])
        self._entries = kept
        self._open, self._accepted = kept, []
        if acceptances := checked.acceptances:
            accepted = {id(finding) for finding in findings if acceptances.of(finding) is not None}
            self._accepted = [entry for entry in kept if id(entry[1]) in accepted]
            self._open = [entry for entry in kept if id(entry[1]) not in accepted]
        self._count()

    def shown(self, severities: set[Severity], with_past: bool) -> list[Finding]:
        """The open findings of these severities, in order."""
        return _those(self._open, severities, with_past)

    def accepted(self, severities: set[Severity], with_past: bool) -> list[Finding]:
        """The accepted findings of these severities, in order."""
        return _those(self._accepted, severities, with_past)

    def accepted_count(self, with_past: bool) -> int:
        return sum(with_past or not past for _, _, past in self._accepted)

    def counts(self, with_past: bool) -> dict[Severity, int]:
        """How many open findings there are of each severity."""
        if not with_past:
            return dict(self._counts)
        return {severity: count + self._past_counts[severity] for severity, count in self._counts.items()}

    @property
    def past_count(self) -> int:
        return sum(self._past_counts.values())

    @property
    def is_empty(self) -> bool:
        return not self._entries

    def _count(self) -> None:
        self._counts = dict.fromkeys(Severity, 0)
        self._past_counts = dict.fromkeys(Severity, 0)
        for _, finding, past in self._open:
            (self._past_counts if past else self._counts)[finding.severity] += 1


def _those(entries: list[tuple[Any, Finding, bool]], severities: set[Severity], with_past: bool) -> list[Finding]:
    return [f for _, f, past in entries if (with_past or not past) and f.severity in severities]
