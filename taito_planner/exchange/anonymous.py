"""A plan with codes in place of names and without free text, for showing to people outside the house."""

from dataclasses import replace
from itertools import count
from typing import Any

from taito_planner.domain.model import Customer, Plan


def anonymised(plan: Plan, recorded: str) -> Plan:
    """``plan`` with customers A001, A002, ..., staff H01, H02, ..., no remarks, no places of training.

    A flex day's ground and the reason of an accepted deviation become ``recorded``: that there is one is part of
    the plan, what it says, and who accepted it, is not.
    """
    number = count(1)

    def coded(customers: tuple[Customer, ...]) -> tuple[Customer, ...]:
        return tuple(_customer(customer, next(number), recorded) for customer in customers)

    groups = tuple(replace(group, remark="", customers=coded(group.customers)) for group in plan.groups)
    loose = coded(plan.loose_customers)
    staff = tuple(
        replace(member, name=f"H{index:02}", leaves=_without("reason", member.leaves))
        for index, member in enumerate(plan.staff, 1)
    )
    accepted = tuple(replace(one, reason=recorded, who="") for one in plan.acceptances)
    return replace(plan, groups=groups, loose_customers=loose, staff=staff, acceptances=accepted)


def _customer(customer: Customer, number: int, recorded: str) -> Customer:
    return replace(
        customer,
        name=f"A{number:03}",
        remark="",
        trainings=_without("place", customer.trainings),
        pauses=_without("note", customer.pauses),
        flex_days=tuple(replace(d, ground=recorded if d.ground.strip() else "") for d in customer.flex_days),
    )


def _without(field: str, things: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(replace(thing, **{field: ""}) for thing in things)
