"""The findings of one group, or of one customer without a group, with what other parts of a check need of
it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from taito_planner.domain.days import DaySpan
from taito_planner.domain.ids import CustomerId, EntityId, GroupId
from taito_planner.domain.model import Block, Customer, Group
from taito_planner.domain.reach import reach_of_customer, reach_of_group
from taito_planner.rules.bookings import BookingsByStaff, bookings_of_customer, bookings_of_group
from taito_planner.rules.catalogue import RULES_BY_SCOPE
from taito_planner.rules.finding import Finding
from taito_planner.rules.own_blocks import moves_of
from taito_planner.rules.rule import Scope
from taito_planner.rules.spans import SpanSum
from taito_planner.rules.subjects import LOOSE_SERVICE, CustomerSubject, GroupSubject, Situation, Subject
from taito_planner.rules.unknown_service import service_unknown


@dataclass(frozen=True, slots=True)
class GroupFrame:
    """All that a rule on a customer may ask of his group; while it is the same, another customer's edit leaves
    his findings as they are.
    """

    blocks: tuple[Block, ...]
    is_deferred: bool
    has_valid_deferral: bool
    is_below_number: bool


@dataclass(frozen=True, slots=True)
class KnownCustomer:
    """What an earlier check found on a customer of a group, and in which frame of the group."""

    customer: Customer
    frame: GroupFrame
    alone: tuple[Finding, ...]
    """The findings that the group has no part in."""
    in_group: tuple[Finding, ...]


Known = Mapping[CustomerId, KnownCustomer]


@dataclass(frozen=True)
class Part:
    """What a check found in one group or loose customer, and what staff, service and other groups' checks
    need.
    """

    owner: Group | Customer
    service: str
    findings: tuple[Finding, ...]
    known: Known
    """For each customer of a group what an edit of another customer leaves as it is."""
    spans: SpanSum
    bookings: BookingsByStaff
    looks_into: frozenset[GroupId]
    """Groups that its customers attend blocks of: an edit there re-checks this part too."""
    reach: DaySpan | None
    """From its first day with anything to its last."""

    @cached_property
    def findings_by_item(self) -> Mapping[EntityId, tuple[Finding, ...]]:
        return by_item(self.findings)


def checked_group(group: Group, situation: Situation, before: Part | None = None) -> Part:
    """``before`` is the same group's part in an earlier check of the same situation but for the plan."""
    profile = situation.profiles.get(group.service)
    looks_into = frozenset(move.group for c in group.customers if c.moves for move in moves_of(c, group))
    bookings, reach = bookings_of_group(group), reach_of_group(group)
    if profile is None:
        return Part(group, group.service, (), {}, SpanSum(), bookings, looks_into, reach)
    subject = GroupSubject(group, profile, situation)
    if not profile.is_known:
        found = list(service_unknown.findings(subject))
        return Part(group, group.service, tuple(found), {}, SpanSum(), bookings, looks_into, reach)
    earlier = before.known if before and before.service == group.service else {}
    frame = GroupFrame(group.blocks, subject.is_deferred, subject.has_valid_deferral, subject.is_below_number)
    known = {customer.customer.id: _known(customer, frame, earlier) for customer in subject.customers}
    found = _findings(Scope.GROUP, subject)
    for its in known.values():
        found += its.alone
        found += its.in_group
    return Part(group, group.service, tuple(found), known, subject.span_sum, bookings, looks_into, reach)


def checked_loose(customer: Customer, situation: Situation) -> Part:
    profile = situation.profiles.get(LOOSE_SERVICE)
    looks_into = frozenset(move.group for move in moves_of(customer, None))
    bookings, reach = bookings_of_customer(customer), reach_of_customer(customer)
    if profile is None:
        return Part(customer, LOOSE_SERVICE, (), {}, SpanSum(), bookings, looks_into, reach)
    subject = CustomerSubject(customer, None, profile, situation)
    found = (*_findings(Scope.CUSTOMER_ALONE, subject), *_findings(Scope.CUSTOMER, subject))
    return Part(customer, LOOSE_SERVICE, found, {}, subject.span_sum, bookings, looks_into, reach)


def _known(subject: CustomerSubject, frame: GroupFrame, earlier: Known) -> KnownCustomer:
    """The findings on a customer, those of an earlier check where nothing they look at is another.

    Blocks attended in other groups are not in the frame: who attends some is checked anew.
    """
    customer = subject.customer
    known = earlier.get(customer.id)
    is_same = known is not None and known.customer is customer
    if known and is_same and known.frame == frame and not customer.moves:
        return known
    alone = known.alone if known and is_same else tuple(_findings(Scope.CUSTOMER_ALONE, subject))
    return KnownCustomer(customer, frame, alone, tuple(_findings(Scope.CUSTOMER, subject)))


def _findings(scope: Scope, subject: Subject) -> list[Finding]:
    return [finding for rule in RULES_BY_SCOPE[scope] for finding in rule.findings(subject)]


def by_item(findings: Iterable[Finding]) -> dict[EntityId, tuple[Finding, ...]]:
    """The findings that each visit, block, leave and so on is named in."""
    found: dict[EntityId, list[Finding]] = defaultdict(list)
    for finding in findings:
        for item in finding.items:
            found[item].append(finding)
    return {item: tuple(its) for item, its in found.items()}
