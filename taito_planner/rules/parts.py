"""The findings of one group, or of one customer without a group, with what other parts of a check need of
it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from taito_planner.domain.ids import CustomerId, EntityId, GroupId
from taito_planner.domain.model import Customer, Group
from taito_planner.rules.bookings import BookingsByStaff, bookings_of_customer, bookings_of_group
from taito_planner.rules.catalogue import RULES_BY_SCOPE
from taito_planner.rules.finding import Finding
from taito_planner.rules.own_blocks import moves_of
from taito_planner.rules.rule import Scope
from taito_planner.rules.spans import SpanSum
from taito_planner.rules.subjects import LOOSE_SERVICE, CustomerSubject, GroupSubject, Situation, Subject


@dataclass(frozen=True)
class Part:
    """What a check found in one group or loose customer, and what staff, service and other groups' checks
    need.
    """

    owner: Group | Customer
    service: str
    findings: tuple[Finding, ...]
    alone: Mapping[CustomerId, tuple[Customer, tuple[Finding, ...]]]
    """For each customer of a group the findings that the group has no part in."""
    spans: SpanSum
    bookings: BookingsByStaff
    looks_into: frozenset[GroupId]
    """Groups that its customers attend blocks of: an edit there re-checks this part too."""

    @cached_property
    def findings_by_item(self) -> Mapping[EntityId, tuple[Finding, ...]]:
        return by_item(self.findings)


def checked_group(group: Group, situation: Situation, before: Part | None = None) -> Part:
    """``before`` is the same group's part in an earlier check of the same situation but for the plan."""
    profile = situation.profiles.get(group.service)
    looks_into = frozenset(move.group for c in group.customers if c.moves for move in moves_of(c, group))
    bookings = bookings_of_group(group)
    if profile is None:
        return Part(group, group.service, (), {}, SpanSum(), bookings, looks_into)
    subject = GroupSubject(group, profile, situation)
    known = before.alone if before and before.service == group.service else {}
    alone: dict[CustomerId, tuple[Customer, tuple[Finding, ...]]] = {}
    found = _findings(Scope.GROUP, subject)
    for customer in subject.customers:
        alone[customer.customer.id] = kept = _alone(customer, known)
        found.extend(kept[1])
        found.extend(_findings(Scope.CUSTOMER, customer))
    return Part(group, group.service, tuple(found), alone, subject.span_sum, bookings, looks_into)


def checked_loose(customer: Customer, situation: Situation) -> Part:
    profile = situation.profiles.get(LOOSE_SERVICE)
    looks_into = frozenset(move.group for move in moves_of(customer, None))
    bookings = bookings_of_customer(customer)
    if profile is None:
        return Part(customer, LOOSE_SERVICE, (), {}, SpanSum(), bookings, looks_into)
    subject = CustomerSubject(customer, None, profile, situation)
    found = (*_alone(subject, {})[1], *_findings(Scope.CUSTOMER, subject))
    return Part(customer, LOOSE_SERVICE, found, {}, subject.span_sum, bookings, looks_into)


def _alone(
    subject: CustomerSubject, known: Mapping[CustomerId, tuple[Customer, tuple[Finding, ...]]]
) -> tuple[Customer, tuple[Finding, ...]]:
    """The findings on a customer that his group has no part in; those known of the same object are kept."""
    kept = known.get(subject.customer.id)
    if kept and kept[0] is subject.customer:
        return kept
    return subject.customer, tuple(_findings(Scope.CUSTOMER_ALONE, subject))


def _findings(scope: Scope, subject: Subject) -> list[Finding]:
    return [finding for rule in RULES_BY_SCOPE[scope] for finding in rule.findings(subject)]


def by_item(findings: Iterable[Finding]) -> dict[EntityId, tuple[Finding, ...]]:
    """The findings that each visit, block, leave and so on is named in."""
    found: dict[EntityId, list[Finding]] = defaultdict(list)
    for finding in findings:
        for item in finding.items:
            found[item].append(finding)
    return {item: tuple(its) for item, its in found.items()}
