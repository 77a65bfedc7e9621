"""The ``@rule`` decorator: a rule's id, worst severity, what it looks at and where it comes from."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from taito_planner.domain.ids import CustomerId, EntityId, GroupId
from taito_planner.rules.finding import Finding, Severity
from taito_planner.rules.subjects import Subject


class Scope(StrEnum):
    """What a rule is a function of: an edit re-checks only the subjects it touches. Their classes are in
    ``subjects``.
    """

    CUSTOMER_ALONE = "customer-alone"
    """A customer whatever his group plans: kept while he is the same object."""
    CUSTOMER = "customer"
    GROUP = "group"
    STAFF = "staff"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Breach:
    """What a rule function yields: the facts of one finding, without the rule and the subject they belong
    to.

    ``severity`` None is the rule's own. ``group`` and ``customer`` stand where the subject looked at does
    not name them (the group of a leader's block, the customer of a group's open notice). ``part`` tells
    apart findings of one subject.
    """

    on: date | None = None
    limit: date | int | float | None = None
    actual: date | int | float | None = None
    variant: str = "main"
    severity: Severity | None = None
    items: tuple[EntityId, ...] = ()
    part: str = ""
    group: GroupId | None = None
    customer: CustomerId | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


RuleFunction = Callable[[Any], Iterator[Breach]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the service."""

    id: str
    severity: Severity
    """The worst severity it can have."""
    scope: Scope
    source: str
    """Where the rule comes from, in one line; its sentence and quote are in the text catalogues."""
    find: RuleFunction
    is_interpretation: bool = False
    """Whether the rule as a whole is our reading (shown as "tulkinta")."""

    @property
    def docstring(self) -> str:
        return self.find.__doc__ or ""

    def findings(self, subject: Subject) -> Iterator[Finding]:
        """The rule's findings on a subject of its scope."""
        for breach in self.find(subject):
            yield Finding(
                self.id,
                breach.severity or self.severity,
                breach.variant,
                breach.group or subject.group_id,
                breach.customer or subject.customer_id,
                subject.staff_id,
                breach.items,
                breach.part,
                breach.on,
                breach.limit,
                breach.actual,
                breach.facts,
            )


def rule(
    rule_id: str, severity: Severity, scope: Scope, *, source: str, is_interpretation: bool = False
) -> Callable[[RuleFunction], Rule]:
    """Makes the function below it a Rule, named for the bad situation."""

    def make(find: RuleFunction) -> Rule:
        return Rule(rule_id, severity, scope, source, find, is_interpretation)

    return make
