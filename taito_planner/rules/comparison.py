"""Two checked plans beside each other: which findings appear and clear from one to the other, and what that costs."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from taito_planner.domain.model import Plan
from taito_planner.rules.checker import Checked
from taito_planner.rules.finding import Finding, Severity
from taito_planner.rules.move_cost import MoveCost, cost_of
from taito_planner.rules.sharing import anew


@dataclass(frozen=True)
class Comparison:
    """A plan's findings before an intent and after it. Everything is worked out when it is first asked for."""

    before: Checked
    after: Checked

    @property
    def plan(self) -> Plan:
        return self.after.plan

    @cached_property
    def appeared(self) -> tuple[Finding, ...]:
        """Findings that are new, or worse than before; also those whose acceptance no longer holds."""
        worst = {f.key: f.severity for f in self.then}
        return tuple(f for f in self.now if f.severity > worst.get(f.key, 0))

    @cached_property
    def cleared(self) -> tuple[Finding, ...]:
        """Findings that are gone, or become ones that were accepted."""
        kept = {f.key for f in self.now}
        return tuple(f for f in self.then if f.key not in kept)

    @cached_property
    def cost(self) -> MoveCost:
        """Customers and days moved, certificates that go stale, notices due, leave hit."""
        return cost_of(self.before, self.after, self.appeared)

    @cached_property
    def now(self) -> tuple[Finding, ...]:
        """The open findings after it, of all that was checked anew."""
        return tuple(self._differing(self.after, self.before))

    @cached_property
    def then(self) -> tuple[Finding, ...]:
        """The open findings before it, of all that was checked anew."""
        return tuple(self._differing(self.before, self.after))

    @staticmethod
    def _differing(checked: Checked, other: Checked) -> Iterator[Finding]:
        """The open findings of what may differ; with other acceptances that is everything."""
        same = checked.acceptances is other.acceptances
        return iter(checked.acceptances.open(findings_only_in(checked, other) if same else checked.findings))

    @cached_property
    def counts_before(self) -> Mapping[Severity, int]:
        return Counter(f.severity for f in self.before.open_findings)

    @cached_property
    def counts_after(self) -> Mapping[Severity, int]:
        counts = Counter(self.counts_before)
        counts.subtract(f.severity for f in self.then)
        counts.update(f.severity for f in self.now)
        return counts


def findings_only_in(checked: Checked, other: Checked) -> Iterator[Finding]:
    """The findings of what only ``checked`` holds: of groups, people and services that were checked anew."""
    for part in anew(checked.parts, other.parts):
        yield from part.findings
    for findings in anew(checked.staff_findings, other.staff_findings):
        yield from findings
    for findings in anew(checked.service_findings, other.service_findings):
        yield from findings

