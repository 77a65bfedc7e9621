"""A fix of a finding: an edit that was tried on the plan and cures more than it harms."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from taito_planner.domain.intents import Intent
from taito_planner.rules.comparison import Comparison
from taito_planner.rules.finding import Finding
from taito_planner.rules.move_cost import MoveCost


@dataclass(frozen=True, eq=False)
class Fix:
    """One way to cure ``finding``. Its sentence is ``fix.<kind>``, filled by ``facts``."""

    finding: Finding
    kind: str
    intent: Intent
    comparison: Comparison
    """The plan before and after: what clears, what appears, what it costs."""
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """The name of its undo step (``intent.<label>``)."""
        return f"fix-{self.kind}"

    @property
    def cost(self) -> MoveCost:
        return self.comparison.cost

    @property
    def cleared(self) -> tuple[Finding, ...]:
        return self.comparison.cleared

    @property
    def appeared(self) -> tuple[Finding, ...]:
        return self.comparison.appeared

    @property
    def only_lowers(self) -> bool:
        """Whether the finding stays, with a milder severity."""
        return all(cleared.key != self.finding.key for cleared in self.cleared)
