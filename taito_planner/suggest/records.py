"""Candidates that write a fact or a decision down: offered only where it is the planner's own to state."""

from collections.abc import Iterator
from dataclasses import replace

from taito_planner.domain.entities import bare
from taito_planner.domain.intents import Put, Remove
from taito_planner.domain.model import BlockMove
from taito_planner.suggest.case import Candidate, Case

DECIDING = 20
"""A decision is offered after every way that only moves days."""


def told_kela_today(case: Case) -> Iterator[Candidate]:
    """An absence, other work or certificate: marked as told to Kela today."""
    for found in case.items:
        if getattr(found.entity, "told_kela_on", case.today) is None:
            told = replace(found.entity, told_kela_on=case.today)
            yield Candidate("told-kela", Put(told, found.owner_id), {"day": case.today})


def told_of_deferral(case: Case) -> Iterator[Candidate]:
    """The deferral: marked as told today to Kela, or to the customer."""
    group, customer = case.group, case.customer
    if customer is not None:
        told = replace(bare(customer), deferral_told_on=case.today)
        facts = {"day": case.today, "customer": customer.name}
        yield Candidate("told-customer", Put(told, group.id if group else None), facts)
    elif group is not None:
        yield Candidate("told-kela", Put(replace(bare(group), deferral_told_kela_on=case.today)), {"day": case.today})


def recorded_deferral(case: Case) -> Iterator[Candidate]:
    """A deferral decided today, where the group is below the number that makes its start compulsory."""
    group, profile = case.group, case.profile
    if group is None or profile is None or group.deferral_decided_on is not None or group.first_block is None:
        return
    number = profile.minimum_by_size.get(group.planned_size)
    members = sum(customer.is_member(case.today) for customer in group.customers)
    if number is not None and members < number and group.first_block.first_day > case.today:
        deferred = replace(bare(group), deferral_decided_on=case.today)
        facts = {"day": case.today, "group": group.name, "members": members, "number": number}
        yield Candidate("record-deferral", Put(deferred), facts, DECIDING)


def planned_size(case: Case) -> Iterator[Candidate]:
    """The nearest planned size that the service allows and that holds the members."""
    group, finding = case.group, case.finding
    if group is None or not isinstance(finding.limit, int) or not isinstance(finding.actual, int):
        return
    size = finding.actual if finding.variant == "crowded" else finding.limit
    resized = replace(bare(group), planned_size=size)
    facts = {"size": size, "was": group.planned_size, "group": group.name}
    yield Candidate("planned-size", Put(resized), facts, DECIDING)


def own_group_again(case: Case) -> Iterator[Candidate]:
    """A block that the customer is to attend elsewhere: attended in his own group after all."""
    for found in case.items:
        if isinstance(found.entity, BlockMove) and found.entity.on >= case.today and found.customer:
            facts = {"day": found.entity.on, "customer": found.customer.name}
            yield Candidate("own-group", Remove(found.entity.id), facts, DECIDING)
