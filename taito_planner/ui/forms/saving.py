"""Makes a typed fact, or a form full of them, into the one intent that saves it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from taito_planner.domain.certified import as_given
from taito_planner.domain.days import monday_of
from taito_planner.domain.entities import Located, bare
from taito_planner.domain.ids import EntityId, new_id
from taito_planner.domain.intents import Intent, MoveBlock, MoveVisit, Put
from taito_planner.domain.model import Block, BlockKind, Certificate, Customer, Group, Visit
from taito_planner.domain.profile import ServiceProfile
from taito_planner.domain.refusals import IntentRefused
from taito_planner.domain.shifting import shaped

_FIELD_BY_REASON = {
    "refused.name-missing": "name",
    "refused.name-taken": "name",
    "refused.planned-size": "planned_size",
    "refused.code-length": "code",
    "refused.end-before-start": "last_day",
    "refused.block-start-weekday": "first_day",
    "refused.unknown-service": "service",
}


def intent_to_save(found: Located, name: str, value: Any) -> Intent:
    """The intent that gives the thing at ``found`` the fact ``name``."""
    entity = found.entity
    if isinstance(entity, Block) and entity.kind is BlockKind.OPENING:
        if name == "first_day":
            return MoveBlock(entity.id, value)
        if name == "pattern":
            return MoveBlock(entity.id, monday_of(entity.first_day) + timedelta(days=value))
    if isinstance(entity, Visit) and name == "on":
        return MoveVisit(entity.id, value)
    if isinstance(entity, Customer) and name == "group":
        return Put(bare(entity), value)
    changed = replace(bare(entity), **{name: value})
    if isinstance(entity, Certificate) and name == "days" and entity.snapshot and found.customer:
        changed = as_given(changed, found.customer)
    return Put(changed, found.owner_id)


def fact_value(found: Located, name: str) -> Any:
    """The value that the field of a fact shows."""
    if name == "pattern":
        return found.entity.first_day.weekday()
    if isinstance(found.entity, Customer) and name == "group":
        return found.group.id if found.group else None
    return getattr(found.entity, name)


def intent_to_add(
    kind: type, values: Mapping[str, Any], owner_id: EntityId | None, fixed: Mapping[str, Any]
) -> Put:
    """The intent that adds a new thing of ``kind``; ``fixed`` are facts the form does not ask for."""
    facts = {**fixed, **{name: value for name, value in values.items() if value is not None}}
    if kind is Customer:
        owner_id = facts.pop("group", None)
    return Put(kind(new_id(), **facts), owner_id)


def intent_to_give(customer: Customer, values: Mapping[str, Any]) -> Put:
    """The intent that gives a certificate: it remembers what the plan says of the customer now."""
    facts = {name: value for name, value in values.items() if value is not None}
    return Put(as_given(Certificate(new_id(), **facts), customer), customer.id)


def intent_to_add_block(
    group: Group, kind: BlockKind, values: Mapping[str, Any], profile: ServiceProfile
) -> Put:
    """The intent that adds a block in the pattern of its first weekday, or group days as long as typed.

    Raises IntentRefused where the weekday begins no pattern.
    """
    first_day: date = values["first_day"]
    last_day = values.get("last_day") or first_day
    if last_day < first_day:
        raise IntentRefused("end-before-start", first_day=first_day, last_day=last_day)
    new = Block(
        new_id(), first_day, last_day, kind, tuple(values.get("leaders") or ()), values.get("place") or ""
    )
    return Put(shaped(new, first_day, group, profile), group.id)


def field_of(refusal: IntentRefused) -> str | None:
    """The fact that a refused intent is about, where it is about one."""
    return _FIELD_BY_REASON.get(refusal.key)
