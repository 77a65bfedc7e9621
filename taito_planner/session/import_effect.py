"""What taking the chosen rows of an import would do to the findings, worked out from the choice before."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from taito_planner.domain.changes import Edit
from taito_planner.domain.model import Plan
from taito_planner.domain.taking import with_edits
from taito_planner.rules.checker import Checked
from taito_planner.rules.comparison import Comparison


class ImportEffect:
    """The findings of a plan with edits in it. Of what another choice leaves as it was nothing is checked again."""

    def __init__(self, checked: Checked) -> None:
        self._before = self._last = checked

    def of(self, edits: tuple[Edit, ...]) -> Comparison:
        """What ``edits`` do. Raises IntentRefused where they leave no plan."""
        after = with_shared_objects(with_edits(edits, self._before.plan), self._last.plan)
        self._last = self._last.recheck(after)
        return Comparison(self._before, self._last)


def with_shared_objects(plan: Plan, other: Plan) -> Plan:
    """``plan``, with the very objects of ``other`` for the groups, customers and people that are equal in both."""
    facts: dict[str, Any] = {}
    for name in ("groups", "loose_customers", "staff"):
        known: Mapping[str, Any] = {one.id: one for one in getattr(other, name)}
        own = getattr(plan, name)
        shared = tuple(known[one.id] if known.get(one.id) == one else one for one in own)
        facts[name] = getattr(other, name) if shared == getattr(other, name) else shared
    return replace(plan, **facts)
