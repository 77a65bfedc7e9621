"""How the things of a plan hang together: who owns what, in which field, in which order.

One description serves edits, changes, the plan file and the workbook, so that a new kind of thing is named once.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import (
    Absence,
    Block,
    BlockMove,
    Certificate,
    Customer,
    FlexDay,
    Group,
    Leave,
    OtherWork,
    Pause,
    Plan,
    StaffMember,
    Training,
    Visit,
)
from taito_planner.domain.records import Acceptance, Closure, Tick

Entity = (
    Group | Customer | StaffMember | Visit | Block | Training | FlexDay | Pause | BlockMove | Absence | OtherWork
    | Certificate | Leave | Closure | Acceptance | Tick
)  # fmt: skip

RECORDS: dict[str, type] = {"closures": Closure, "acceptances": Acceptance, "ticks": Tick}
"""What the plan itself holds beside groups and people."""

CHILD_FIELDS: dict[type, dict[str, type]] = {
    Plan: {"groups": Group, "loose_customers": Customer, "staff": StaffMember, **RECORDS},
    Group: {"blocks": Block, "customers": Customer},
    Customer: {
        "visits": Visit,
        "trainings": Training,
        "flex_days": FlexDay,
        "pauses": Pause,
        "moves": BlockMove,
        "absences": Absence,
        "other_work": OtherWork,
        "certificates": Certificate,
    },
    StaffMember: {"leaves": Leave},
}
"""For each owner: the field that holds each kind of child."""

KINDS: dict[str, type] = {
    "group": Group,
    "customer": Customer,
    "staff": StaffMember,
    "visit": Visit,
    "block": Block,
    "training": Training,
    "flex-day": FlexDay,
    "pause": Pause,
    "block-move": BlockMove,
    "absence": Absence,
    "other-work": OtherWork,
    "certificate": Certificate,
    "leave": Leave,
    "closure": Closure,
    "acceptance": Acceptance,
    "tick": Tick,
}
"""The stable name of each kind in the plan file."""

KIND_NAMES: dict[type, str] = {kind: name for name, kind in KINDS.items()}

_DAY_FIELDS = ("first_day", "on", "given_on")


def order_key(entity: Any) -> tuple[date, time, EntityId] | EntityId:
    """The order of an entity among its siblings: by day (and time), things without a day as they were made."""
    for name in _DAY_FIELDS:
        day = getattr(entity, name, None)
        if day is not None:
            return day, getattr(entity, "at", None) or time.min, entity.id
    return str(entity.id)


def in_order(entities: Any) -> tuple[Any, ...]:
    """``entities`` sorted as siblings are kept in a plan."""
    return tuple(sorted(entities, key=order_key))


def field_for(owner_type: type, child_type: type) -> str:
    """The field of ``owner_type`` that holds children of ``child_type``; KeyError where it holds none."""
    for name, kind in CHILD_FIELDS[owner_type].items():
        if kind is child_type:
            return name
    raise KeyError(f"{owner_type.__name__} holds no {child_type.__name__}")


def children(owner: Any) -> Iterator[Any]:
    """The direct children of ``owner``, field by field."""
    for name in CHILD_FIELDS.get(type(owner), ()):
        yield from getattr(owner, name)


def bare(entity: Any) -> Any:
    """``entity`` without its children: its own facts alone."""
    names = CHILD_FIELDS.get(type(entity))
    return replace(entity, **dict.fromkeys(names, ())) if names else entity


@dataclass(frozen=True, slots=True)
class Located:
    """An entity and the customer, group or staff member it was found in."""

    entity: Any
    group: Group | None = None
    customer: Customer | None = None
    staff: StaffMember | None = None

    @property
    def owner_id(self) -> EntityId | None:
        """The id of the direct owner; None for what the plan itself holds."""
        if isinstance(self.entity, Group | StaffMember):
            return None
        if isinstance(self.entity, Customer):
            return self.group.id if self.group else None
        owner = self.customer or self.staff or self.group
        return owner.id if owner else None


def _index(owner: Any) -> dict[EntityId, tuple[Any, Customer | None]]:
    """Everything in ``owner`` by id, with the customer it belongs to. A large plan is indexed whole: kept cheap."""
    found: dict[EntityId, tuple[Any, Customer | None]] = {}
    if isinstance(owner, Customer):
        _index_customer(owner, found)
        return found
    found[owner.id] = (owner, None)
    for child in owner.leaves if isinstance(owner, StaffMember) else owner.blocks:
        found[child.id] = (child, None)
    for customer in owner.customers if isinstance(owner, Group) else ():
        _index_customer(customer, found)
    return found


def _index_customer(customer: Customer, found: dict[EntityId, tuple[Any, Customer | None]]) -> None:
    found[customer.id] = (customer, customer)
    for name in CHILD_FIELDS[Customer]:
        for child in getattr(customer, name):
            found[child.id] = (child, customer)


def _index_of(owner: Any) -> dict[EntityId, tuple[Any, Customer | None]]:
    """``_index``, kept on the immutable owner itself: an unchanged group is never indexed again."""
    found: dict[EntityId, tuple[Any, Customer | None]] | None = owner.__dict__.get("_located_by_id")
    if found is None:
        found = owner.__dict__["_located_by_id"] = _index(owner)
    return found


_found_at: dict[EntityId, tuple[str, int]] = {}
"""Where things were found last: looked at first, and believed only where they still are. A drag asks for the same."""
_MOST_PLACES = 2000
_FEW = 20


def locate(plan: Plan, entity_id: EntityId) -> Located | None:
    """Where ``entity_id`` is in the plan, or None."""
    name, place = _found_at.get(entity_id, ("groups", 0))
    owners = getattr(plan, name)
    if place < len(owners) and (found := _index_of(owners[place]).get(entity_id)):
        return _located(owners[place], found)
    for name in ("groups", "loose_customers", "staff"):
        for place, owner in enumerate(getattr(plan, name)):
            if found := _index_of(owner).get(entity_id):
                if (name, place) != ("groups", 0):  # there it is looked for in any case; a cut plan tells nothing else
                    if len(_found_at) > _MOST_PLACES:
                        _found_at.clear()
                    _found_at[entity_id] = (name, place)
                return _located(owner, found)
    for name in RECORDS:
        for record in getattr(plan, name):
            if record.id == entity_id:
                return Located(record)
    return None


def locate_all(plan: Plan, ids: Collection[EntityId]) -> dict[EntityId, Located]:
    """Where each of ``ids`` is, for those that are in the plan. Thousands of them cost one walk over the owners."""
    if len(ids) < _FEW:
        return {one: found for one in ids if (found := locate(plan, one))}
    wanted = frozenset(ids)
    found_by_id: dict[EntityId, Located] = {}
    for owner in (*plan.groups, *plan.loose_customers, *plan.staff):
        index = _index_of(owner)
        found_by_id.update((one, _located(owner, found)) for one, found in index.items() if one in wanted)
    records = (record for name in RECORDS for record in getattr(plan, name))
    found_by_id.update((record.id, Located(record)) for record in records if record.id in wanted)
    return {one: found_by_id[one] for one in ids if one in found_by_id}


def _located(owner: Any, found: tuple[Any, Customer | None]) -> Located:
    entity, customer = found
    group = owner if isinstance(owner, Group) else None
    return Located(entity, group, customer, owner if isinstance(owner, StaffMember) else None)


def walk(plan: Plan) -> Iterator[tuple[EntityId | None, Any]]:
    """Every entity with the id of its direct owner, owners before what they own."""

    def below(owner_id: EntityId | None, owner: Any) -> Iterator[tuple[EntityId | None, Any]]:
        for child in children(owner):
            yield owner_id, child
            yield from below(child.id, child)

    return below(None, plan)
