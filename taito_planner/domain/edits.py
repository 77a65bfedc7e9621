"""Makes an intent into a new plan, or refuses it. The plan given is never changed."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import singledispatch
from typing import Any

from taito_planner.domain.changes import Edit
from taito_planner.domain.changes import apply as apply_edits
from taito_planner.domain.entities import (
    CHILD_FIELDS,
    KIND_NAMES,
    RECORDS,
    Located,
    bare,
    children,
    locate,
    locate_all,
    walk,
)
from taito_planner.domain.ids import EntityId, new_id
from taito_planner.domain.intents import (
    AddBlock,
    AddVisit,
    Intent,
    MoveBlock,
    MoveBlockAndRest,
    MoveVisit,
    Put,
    Remove,
    Several,
    TakeEdits,
    TakePlan,
)
from taito_planner.domain.leaves import with_leaves_joined
from taito_planner.domain.model import Block, Customer, Group, Plan, StaffMember, Visit
from taito_planner.domain.profile import ServiceProfile
from taito_planner.domain.progress import Progress, unwatched, watched
from taito_planner.domain.records import Acceptance, Tick
from taito_planner.domain.refusals import IntentRefused, demand_day, demand_facts, demand_meaning
from taito_planner.domain.shifting import rest_of_plan, shaped
from taito_planner.domain.taking import with_edits

Profiles = Mapping[str, ServiceProfile]
"""Service profiles by their id (a group's ``service``)."""


def apply(intent: Intent, plan: Plan, profiles: Profiles, progress: Progress = unwatched) -> Plan:
    """The plan after ``intent``. Raises IntentRefused where the intent has no meaning in this plan.

    Leave that meets other leave of the person becomes one with it, however it came in; an import is taken as it is.
    """
    if isinstance(intent, TakePlan | TakeEdits):
        return _apply(intent, plan, profiles)
    if isinstance(intent, Several):
        return with_leaves_joined(plan, _several(intent, plan, profiles, progress))
    return with_leaves_joined(plan, _apply(intent, plan, profiles))


@singledispatch
def _apply(intent: Any, plan: Plan, profiles: Profiles) -> Plan:
    raise TypeError(f"no such intent: {intent!r}")


@_apply.register
def _move_block(intent: MoveBlock, plan: Plan, profiles: Profiles) -> Plan:
    group, block = _block(plan, intent.block_id)
    return _replaced(plan, group.id, _begun_on(intent.first_day, block, group, plan, profiles))


@_apply.register
def _move_block_and_rest(intent: MoveBlockAndRest, plan: Plan, profiles: Profiles) -> Plan:
    group, block = _block(plan, intent.block_id)
    moved = _begun_on(intent.first_day, block, group, plan, profiles)
    edits = [Edit(block.id, block, moved, group.id, group.id)]
    profile = _profile_of(group, profiles)
    for owner_id, before, after in rest_of_plan(group, block, moved, intent.today, profile, plan):
        demand_meaning(after, plan)
        edits.append(Edit(before.id, before, after, owner_id, owner_id))
    return apply_edits(edits, plan)


@_apply.register
def _move_visit(intent: MoveVisit, plan: Plan, profiles: Profiles) -> Plan:
    found = _found(plan, intent.visit_id, Visit)
    demand_day(intent.on)
    return _replaced(plan, found.owner_id, replace(found.entity, on=intent.on))


@_apply.register
def _add_block(intent: AddBlock, plan: Plan, profiles: Profiles) -> Plan:
    group = _found(plan, intent.group_id, Group).entity
    block = Block(new_id(), intent.first_day, intent.first_day, intent.kind)
    return _replaced(plan, group.id, _begun_on(intent.first_day, block, group, plan, profiles))


@_apply.register
def _add_visit(intent: AddVisit, plan: Plan, profiles: Profiles) -> Plan:
    customer = _found(plan, intent.customer_id, Customer).entity
    demand_day(intent.on)
    return _replaced(plan, customer.id, Visit(new_id(), intent.on, intent.kind))


@_apply.register
def _put(intent: Put, plan: Plan, profiles: Profiles) -> Plan:
    owner_type = _demand_owner(intent, plan)
    if isinstance(intent.entity, Group):
        _profile_of(intent.entity, profiles)
    demand_meaning(intent.entity, plan)
    if type(intent.entity) not in CHILD_FIELDS.get(owner_type, {}).values():
        raise IntentRefused("wrong-owner", kind=KIND_NAMES[type(intent.entity)])
    return _replaced(plan, intent.owner_id, bare(intent.entity))


@_apply.register
def _remove(intent: Remove, plan: Plan, profiles: Profiles) -> Plan:
    found = _found(plan, intent.entity_id)
    edits = list(_removal(found))
    if isinstance(found.entity, StaffMember):
        edits.extend(_without_staff(plan, found.entity))
    if isinstance(found.entity, Group):
        edits.extend(_without_moves_to(plan, found.entity))
    edits.extend(_without_records_of(plan, found.entity))
    return apply_edits(edits, plan)


@_apply.register
def _take_plan(intent: TakePlan, plan: Plan, profiles: Profiles) -> Plan:
    # A plan keeps the holidays it was made with: a change carries none, so undo could not follow.
    taken = intent.plan
    return _without_orphans(taken if taken.calendar == plan.calendar else replace(taken, calendar=plan.calendar))


@_apply.register
def _take_edits(intent: TakeEdits, plan: Plan, profiles: Profiles) -> Plan:
    return with_edits(intent.edits, plan)


@_apply.register
def _several(intent: Several, plan: Plan, profiles: Profiles, progress: Progress = unwatched) -> Plan:
    edits = _edits_of_records(intent, plan)
    edits = _removals(intent, plan) if edits is None else edits
    edits = _moved_visits(intent, plan) if edits is None else edits
    if edits is not None:
        return apply_edits(edits, plan) if edits else plan
    for one in watched(intent.intents, progress):
        plan = _apply(one, plan, profiles)
    return plan


def _edits_of_records(intent: Several, plan: Plan) -> list[Edit] | None:
    """The edits of an intent that puts and removes records alone, None for others.

    Records lean on nothing: hundreds of them, as when a list of findings is accepted, are one step on the plan.
    """
    before = {record.id: record for name in RECORDS for record in getattr(plan, name)}
    after: dict[EntityId, Any] = dict(before)
    for one in intent.intents:
        if isinstance(one, Put) and one.owner_id is None and type(one.entity) in RECORDS.values():
            demand_facts(one.entity)
            after[one.entity.id] = one.entity
        elif isinstance(one, Remove) and one.entity_id in after:
            del after[one.entity_id]
        else:
            return None
    changed = [i for i in before | after if before.get(i) != after.get(i)]
    return [Edit(i, before.get(i), after.get(i)) for i in changed]


def _removals(intent: Several, plan: Plan) -> list[Edit] | None:
    """The edits of an intent that removes things alone that own nothing, None for others: one step on the plan."""
    ids = {one.entity_id for one in intent.intents if isinstance(one, Remove)}
    if len(ids) < len(intent.intents):
        return None
    found = locate_all(plan, ids)
    if len(found) < len(ids) or any(type(one.entity) in CHILD_FIELDS for one in found.values()):
        return None
    return [Edit(entity_id, one.entity, None, one.owner_id, None) for entity_id, one in found.items()]


def _moved_visits(intent: Several, plan: Plan) -> list[Edit] | None:
    """The edits of an intent that moves visits alone, each once, None for others: one step on the plan."""
    days = {one.visit_id: one.on for one in intent.intents if isinstance(one, MoveVisit)}
    if len(days) < len(intent.intents):
        return None
    found = locate_all(plan, days)
    if len(found) < len(days) or not all(isinstance(one.entity, Visit) for one in found.values()):
        return None
    for day in days.values():
        demand_day(day)
    return [
        Edit(visit_id, one.entity, replace(one.entity, on=days[visit_id]), one.owner_id, one.owner_id)
        for visit_id, one in found.items()
        if one.entity.on != days[visit_id]
    ]


def _replaced(plan: Plan, owner_id: EntityId | None, entity: Any) -> Plan:
    """The plan with ``entity`` new, or in place of what had its id."""
    found = locate(plan, entity.id)
    if found is None:
        return apply_edits([Edit(entity.id, None, entity, None, owner_id)], plan)
    before = bare(found.entity)
    if before == entity and found.owner_id == owner_id:
        return plan
    return apply_edits([Edit(entity.id, before, entity, found.owner_id, owner_id)], plan)


def _removal(found: Located) -> Iterator[Edit]:
    """The entity and all it owns; the customers of a removed group stay, in no group."""
    yield Edit(found.entity.id, bare(found.entity), None, found.owner_id, None)
    for child in children(found.entity):
        if isinstance(child, Customer):
            yield Edit(child.id, bare(child), bare(child), found.entity.id, None)
        else:
            yield from _removal(replace(found, entity=child))


def _without_staff(plan: Plan, member: StaffMember) -> Iterator[Edit]:
    """Clears a removed person from leaders and instructors."""
    for owner_id, entity in walk(plan):
        facts: dict[str, Any] = {}
        if member.id in getattr(entity, "leaders", ()):
            facts["leaders"] = tuple(i for i in entity.leaders if i != member.id)
        if getattr(entity, "instructor", None) == member.id:
            facts["instructor"] = None
        if facts:
            before = bare(entity)
            yield Edit(entity.id, before, replace(before, **facts), owner_id, owner_id)


def _without_moves_to(plan: Plan, group: Group) -> Iterator[Edit]:
    for customer in (*(one for each in plan.groups for one in each.customers), *plan.loose_customers):
        for move in customer.moves:
            if move.group == group.id:
                yield Edit(move.id, move, None, customer.id, None)


def _without_records_of(plan: Plan, entity: Any) -> Iterator[Edit]:
    """Clears what was accepted and ticked about a removed group, customer or staff member."""
    records: tuple[Acceptance | Tick, ...] = (*plan.acceptances, *plan.ticks)
    for record in records:
        if entity.id in (record.group, record.customer, getattr(record, "staff", None)):
            yield Edit(record.id, record, None)


def _without_orphans(plan: Plan) -> Plan:
    """The plan without what was accepted and ticked about groups, customers and staff that it does not have."""
    here = {entity.id for _, entity in walk(plan) if isinstance(entity, Group | Customer | StaffMember)} | {None}

    def about_here(record: Acceptance | Tick) -> bool:
        return here.issuperset((record.group, record.customer, getattr(record, "staff", None)))

    acceptances, ticks = tuple(filter(about_here, plan.acceptances)), tuple(filter(about_here, plan.ticks))
    if len(acceptances) + len(ticks) == len(plan.acceptances) + len(plan.ticks):
        return plan
    return replace(plan, acceptances=acceptances, ticks=ticks)


def _found(plan: Plan, entity_id: EntityId, kind: type | None = None) -> Located:
    found = locate(plan, entity_id)
    if found is None or (kind is not None and not isinstance(found.entity, kind)):
        raise IntentRefused("gone")
    return found


def _block(plan: Plan, block_id: EntityId) -> tuple[Group, Block]:
    found = _found(plan, block_id, Block)
    assert found.group is not None
    return found.group, found.entity


def _begun_on(first_day: date, block: Block, group: Group, plan: Plan, profiles: Profiles) -> Block:
    """``block`` of ``group`` begun on ``first_day``, in a shape of the group's service."""
    demand_day(first_day)
    begun = shaped(block, first_day, group, _profile_of(group, profiles))
    demand_meaning(begun, plan)
    return begun


def _profile_of(group: Group, profiles: Profiles) -> ServiceProfile:
    if group.service not in profiles:
        raise IntentRefused("unknown-service", name=group.service)
    return profiles[group.service]


def _demand_owner(intent: Put, plan: Plan) -> type:
    if intent.owner_id is None:
        return Plan
    return type(_found(plan, intent.owner_id).entity)


__all__ = ["IntentRefused", "Profiles", "apply"]
