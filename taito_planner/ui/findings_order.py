"""The findings of a plan in the order a planner reads them, kept up to date edit by edit."""

from bisect import bisect_left, insort
from collections import Counter
from datetime import date
from operator import itemgetter
from typing import Any

from taito_planner.rules.checker import Checked
from taito_planner.rules.comparison import findings_only_in
from taito_planner.rules.finding import PAST_DAYS, Finding, Severity, is_past

__all__ = ["PAST_DAYS", "FindingsInOrder", "is_past", "reading_order"]

_Entry = tuple[Any, Finding, bool]
"""(its place in the order, the finding, whether it is past)"""
_order = itemgetter(0)


def reading_order(finding: Finding) -> tuple[Any, ...]:
    """Worst first, then by day; findings without a day last."""
    return -finding.severity, finding.on is None, finding.on or date.min, finding.key


class FindingsInOrder:
    """Sorts once; after an edit only what is new is put in its place (most findings are the same objects)."""

    def __init__(self) -> None:
        self._checked: Checked | None = None
        self._entries: list[_Entry] = []
        self._open: list[_Entry] = []
        self._accepted: list[_Entry] = []
        self._counts: Counter[tuple[Severity, bool]] = Counter()
        """How many open findings there are of each severity, past or not."""

    def update(self, checked: Checked) -> None:
        before, self._checked = self._checked, checked
        self._counts.update(_kind(entry) for entry in self._accepted)
        if before is None or checked.as_of != before.as_of or checked.profiles is not before.profiles:
            self._entries = sorted((_entry(f, checked) for f in checked.findings), key=_order)
            self._counts = Counter(map(_kind, self._entries))
        else:
            for finding in findings_only_in(before, checked):
                self._counts[_kind(self._taken_out(finding))] -= 1
            for finding in findings_only_in(checked, before):
                insort(self._entries, entry := _entry(finding, checked), key=_order)
                self._counts[_kind(entry)] += 1
        self._open, self._accepted = self._entries, []
        if acceptances := checked.acceptances:
            accepted = {id(f) for _, f, _ in self._entries if acceptances.of(f) is not None}
            self._accepted = [entry for entry in self._entries if id(entry[1]) in accepted]
            self._open = [entry for entry in self._entries if id(entry[1]) not in accepted]
        self._counts.subtract(_kind(entry) for entry in self._accepted)

    def _taken_out(self, finding: Finding) -> _Entry:
        """Removes an entry, found by its place in the order: the same object, which may stand among equals."""
        place = bisect_left(self._entries, reading_order(finding), key=_order)
        while self._entries[place][1] is not finding:
            place += 1
        return self._entries.pop(place)

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
        return {one: self._counts[one, False] + with_past * self._counts[one, True] for one in Severity}

    @property
    def past_count(self) -> int:
        return sum(self._counts[severity, True] for severity in Severity)

    @property
    def is_empty(self) -> bool:
        return not self._entries


def _entry(finding: Finding, checked: Checked) -> _Entry:
    return reading_order(finding), finding, is_past(finding, checked.as_of)


def _kind(entry: _Entry) -> tuple[Severity, bool]:
    return entry[1].severity, entry[2]


def _those(entries: list[_Entry], severities: set[Severity], with_past: bool) -> list[Finding]:
    return [f for _, f, past in entries if (with_past or not past) and f.severity in severities]
