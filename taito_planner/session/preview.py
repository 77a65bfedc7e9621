"""What an intent would change, without changing it: the numbers under a drag."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from operator import is_not
from typing import TypeVar

from taito_planner.domain.model import Plan
from taito_planner.rules.checker import Checked
from taito_planner.rules.finding import Finding, Severity

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


@dataclass(frozen=True)
class Preview:
    """A plan's findings before an intent and after it."""

    before: Checked
    after: Checked

    @property
    def plan(self) -> Plan:
        return self.after.plan

    @cached_property
    def appeared(self) -> tuple[Finding, ...]:
        """Findings that are new, or worse than before; also those whose acceptance no longer holds."""
        worst = {f.key: f.severity for f in self._old}
        return tuple(f for f in self._new if f.severity > worst.get(f.key, 0))

    @cached_property
    def cleared(self) -> tuple[Finding, ...]:
        """Findings that are gone, or become ones that were accepted."""
        kept = {f.key for f in self._new}
        return tuple(f for f in self._old if f.key not in kept)

    @cached_property
    def _new(self) -> tuple[Finding, ...]:
        return tuple(self._differing(self.after, self.before))

    @cached_property
    def _old(self) -> tuple[Finding, ...]:
        return tuple(self._differing(self.before, self.after))

    @staticmethod
    def _differing(checked: Checked, other: Checked) -> Iterator[Finding]:
        """The open findings of what may differ; with other acceptances that is everything."""
        same = checked.acceptances is other.acceptances
        return iter(checked.acceptances.open(_only_in(checked, other) if same else checked.findings))

    @cached_property
    def counts_before(self) -> Mapping[Severity, int]:
        return Counter(f.severity for f in self.before.open_findings)

    @cached_property
    def counts_after(self) -> Mapping[Severity, int]:
        counts = Counter(self.counts_before)
        counts.subtract(f.severity for f in self._old)
        counts.update(f.severity for f in self._new)
        return counts

    @cached_property
    def customers_touched(self) -> int:
        """How many customers' plans the intent moves: members of groups whose blocks change, and changed customers."""
        before = self.before.plan.group_by_id
        count = 0
        for group in _anew(self.after.plan.group_by_id, before):
            old = before.get(group.id)
            if old is None or old.blocks != group.blocks:
                count += len(group.customers)
            else:
                known = set(map(id, old.customers))
                count += sum(id(customer) not in known for customer in group.customers)
        return count


def _only_in(checked: Checked, other: Checked) -> Iterator[Finding]:
    """The findings of what was checked anew: groups, people and services whose findings are other objects."""
    for part in _anew(checked.parts, other.parts):
        yield from part.findings
    for findings in _anew(checked.staff_findings, other.staff_findings):
        yield from findings
    for findings in _anew(checked.service_findings, other.service_findings):
        yield from findings


def _anew(mine: Mapping[_Key, _Value], others: Mapping[_Key, _Value]) -> Iterator[_Value]:
    """The values that ``others`` does not hold as the same object; a thousand are compared at every step of a drag."""
    return compress(mine.values(), map(is_not, mine.values(), map(others.get, mine)))
