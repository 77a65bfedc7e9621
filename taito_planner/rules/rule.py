"""The ``@rule`` decorator: a rule's id, worst severity, what it looks at and where it comes from."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


from taito_planner.domain.model import Plan
from taito_planner.domain.profile import ServiceProfile
from taito_planner.domain.workdays import HolidayCalendar
from taito_planner.rules.finding import Finding, Severity


class Scope(StrEnum):
    """What a rule is a function of: an edit re-checks only the scopes it touches."""

    CUSTOMER = "customer"
    """``(customer, group or None, situation)``"""
    GROUP = "group"
    """``(group, situation)``"""
    STAFF = "staff"
    """``(staff member, his bookings, situation)``"""
    SERVICE = "service"
    """``(service id, its groups, situation)``"""


@dataclass(frozen=True)
class Situation:
    """What a rule may look at besides its subject: the plan, the numbers of the service, the day of looking."""

    plan: Plan
    profiles: Mapping[str, ServiceProfile]
    as_of: date

    @property
    def calendar(self) -> HolidayCalendar:
        return self.plan.calendar


RuleFunction = Callable[..., Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the service."""

    id: str
    severity: Severity
    """The worst severity it can have."""
    scope: Scope
    source: str
    """Where the rule comes from, as its help page cites it."""
    find: RuleFunction
    is_interpretation: bool = False
    """Whether the reading is ours (shown as "tulkinta")."""

    @property
    def docstring(self) -> str:
        return self.find.__doc__ or ""


def rule(
    rule_id: str, severity: Severity, scope: Scope, *, source: str, is_interpretation: bool = False
) -> Callable[[RuleFunction], Rule]:
    """Makes the function below it a Rule, named for the bad situation."""

    def make(find: RuleFunction) -> Rule:
        return Rule(rule_id, severity, scope, source, find, is_interpretation)

    return make


__all__ = ["Rule", "Scope", "Situation", "rule"]
