"""Copies: things with ids of their own, and a whole group begun in another week."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from typing import Any

from taito_planner.domain.closed_days import calendar_for
from taito_planner.domain.entities import CHILD_FIELDS, bare, children
from taito_planner.domain.ids import new_id
from taito_planner.domain.intents import Intent, Put, Several
from taito_planner.domain.model import Block, Customer, Group, Plan, VisitKind
from taito_planner.domain.profile import ServiceProfile
from taito_planner.domain.shifting import rest_of_plan
from taito_planner.domain.workdays import BlockPlace, nearest_place


def renewed(entity: Any, **facts: Any) -> Any:
    """``entity`` and all it owns under ids of their own, with ``facts`` in place of its own."""
    fields: dict[str, Any] = {
        name: tuple(renewed(child) for child in getattr(entity, name)) for name in CHILD_FIELDS.get(type(entity), ())
    }
    return replace(entity, **{"id": new_id(), **fields, **facts})


def start_place(group: Group, wanted: date, profile: ServiceProfile, plan: Plan) -> BlockPlace | None:
    """Where the first block of a copy would lie: the legal place nearest to ``wanted``."""
    return nearest_place(wanted, profile.patterns_for(1), calendar_for(plan, profile))


def group_copy(
    group: Group, name: str, first_day: date, profile: ServiceProfile, plan: Plan, *, with_customers: bool
) -> Several:
    """One step that adds a copy of ``group`` whose first block begins on ``first_day``.

    Later blocks and group days keep their distance in weeks, each at its nearest legal place. Customers come as
    copies with their decisions, sessions and training; start visits hang on the decision and stay behind, so do
    certificates and blocks attended elsewhere. Dates of agreement and deferral are the old group's alone.
    """
    facts: dict[str, Any] = {"agreed_start_on": None, "deferral_decided_on": None, "deferral_told_kela_on": None}
    taken = {customer.name for owner in plan.groups for customer in owner.customers}
    taken.update(customer.name for customer in plan.loose_customers)
    customers = tuple(_fresh_customer(one, taken) for one in group.customers) if with_customers else ()
    copy: Group = renewed(replace(group, customers=()), name=name, code="", **facts)
    copy = replace(copy, customers=customers)
    after: dict[str, Any] = {}
    if copy.first_block is not None:
        after = _shifted(copy, copy.first_block, first_day, profile, plan)
    intents: list[Intent] = [Put(bare(copy))]
    intents += [Put(after.get(block.id, block), copy.id) for block in copy.blocks]
    for customer in copy.customers:
        intents.append(Put(bare(customer), copy.id))
        intents += [Put(after.get(child.id, child), customer.id) for child in children(customer)]
    return Several(tuple(intents), "duplicate-group")


def _fresh_customer(customer: Customer, taken: set[str]) -> Customer:
    """A copy under a name of its own, ``A-1061 (2)``: two customers of one name would be one and the same."""
    name = next(free for number in count(2) if (free := f"{customer.name} ({number})") not in taken)
    taken.add(name)
    fresh: Customer = renewed(customer, name=name)
    kept = tuple(visit for visit in fresh.visits if visit.kind is VisitKind.SESSION)
    return replace(fresh, visits=kept, moves=(), certificates=(), absences=(), joined_on=None, left_on=None)


def _shifted(copy: Group, first: Block, first_day: date, profile: ServiceProfile, plan: Plan) -> dict[str, Any]:
    """Everything of the copy where it goes with its first block, by id."""
    length = first.last_day - first.first_day
    patterns = {pattern.first_weekday: pattern for pattern in profile.patterns_for(1)}
    if first_day.weekday() in patterns:
        length = timedelta(days=patterns[first_day.weekday()].length - 1)
    moved = replace(first, first_day=first_day, last_day=first_day + length)
    rest = rest_of_plan(copy, first, moved, date.min, profile, plan)
    return {first.id: moved, **{before.id: after for _, before, after in rest}}


def next_name(name: str, taken: frozenset[str]) -> str:
    """A free name after ``name``: its first number counted up, ``Oulu 1/2026`` to ``Oulu 2/2026``; else numbered."""
    for number in range(1, 1000):
        candidate = _counted_up(name, number)
        if candidate not in taken:
            return candidate
    return name


def _counted_up(name: str, by: int) -> str:
    for start, letter in enumerate(name):
        if letter.isdigit():
            end = start
            while end < len(name) and name[end].isdigit():
                end += 1
            return f"{name[:start]}{int(name[start:end]) + by}{name[end:]}"
    return f"{name} {by + 1}"


