"""Gives a workbook's plan the identities of the open plan, so that what is the same stays the same."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from taito_planner.domain.entities import CHILD_FIELDS, in_order, walk
from taito_planner.domain.ids import CustomerId, EntityId, GroupId, new_id
from taito_planner.domain.model import BlockMove, Customer, Group, Plan, StaffMember
from taito_planner.domain.refusals import folded

_REFERENCES = ("leaders", "instructor", "group")


def known_moves(base: Plan | None) -> frozenset[tuple[EntityId, date | None]]:
    """The moves of the open plan as (id, replaced day)."""
    if base is None:
        return frozenset()
    return frozenset((e.id, e.replaces) for _, e in walk(base) if isinstance(e, BlockMove))


def with_identities_of(base: Plan, plan: Plan, absent: frozenset[tuple[type, str]]) -> Plan:
    """``plan`` with the ids of what it shares with ``base``; see ``reading.merged``."""
    return _Match(base, plan, absent).plan()


def within(base: Plan, plan: Plan, group_id: GroupId) -> Plan:
    """``base`` with one group and the people in it as ``plan`` has them; all else as it was."""
    taken = {customer.id for group in plan.groups for customer in group.customers}
    taken.update(customer.id for customer in plan.loose_customers)
    new = {group.id for group in plan.groups}
    people = {member.id for member in plan.staff}
    kept = (group for group in base.groups if group.id != group_id and group.id not in new)
    return replace(
        base,
        groups=in_order((*plan.groups, *(_without(group, taken) for group in kept))),
        loose_customers=in_order((*plan.loose_customers, *(c for c in base.loose_customers if c.id not in taken))),
        staff=in_order((*plan.staff, *(member for member in base.staff if member.id not in people))),
    )


def _without(group: Group, customers: set[CustomerId]) -> Group:
    if all(customer.id not in customers for customer in group.customers):
        return group
    return replace(group, customers=tuple(c for c in group.customers if c.id not in customers))


class _Match:
    """Pairs what a plan and the base hold."""

    def __init__(self, base: Plan, plan: Plan, absent: frozenset[tuple[type, str]]) -> None:
        self._base = base
        self._plan = plan
        self._absent = absent
        self._before: dict[EntityId, Any] = {entity.id: entity for _, entity in walk(base)}
        self._after: dict[EntityId, Any] = {entity.id: entity for _, entity in walk(plan)}
        self._id_of = self._named_ids()

    def plan(self) -> Plan:
        plan, base = self._plan, self._base
        keeps_closures = (Plan, "closures") in self._absent
        return replace(
            base,
            groups=in_order(self._taken(group) for group in plan.groups),
            loose_customers=in_order(self._taken(customer) for customer in plan.loose_customers),
            staff=in_order(self._taken(member) for member in plan.staff),
            closures=base.closures if keeps_closures else in_order(self._children(plan.closures, base.closures)),
        )

    def _named_ids(self) -> dict[EntityId, EntityId]:
        """For what has a name and no id of the base: the id that the base gives the same name."""
        ids: dict[EntityId, EntityId] = {}
        for kind in (Group, Customer, StaffMember):
            free = {
                folded(entity.name): entity.id
                for entity in self._before.values()
                if type(entity) is kind and not self._is_known(entity.id, kind)
            }
            for entity in self._after.values():
                if type(entity) is not kind or self._is_known(entity.id, kind):
                    continue
                if same := free.pop(folded(entity.name), None):
                    ids[entity.id] = same
        return ids

    def _is_known(self, entity_id: EntityId, kind: type) -> bool:
        """Whether plan and base both hold ``entity_id``, as the same kind of thing."""
        return all(type(side.get(entity_id)) is kind for side in (self._before, self._after))

    def _taken(self, entity: Any) -> Any:
        """``entity`` with all it owns under the base's ids; the base's own object where nothing differs."""
        kind = type(entity)
        before = self._before.get(self._id_of.get(entity.id, entity.id))
        before = before if type(before) is kind else None
        facts: dict[str, Any] = {"id": before.id if before is not None else self._own_id(entity)}
        facts.update(self._references(entity))
        if before is not None:
            facts.update(self._kept(entity, before))
        for name in CHILD_FIELDS.get(kind, ()):
            facts[name] = in_order(self._children(getattr(entity, name), getattr(before, name, ())))
        taken = replace(entity, **facts)
        return before if taken == before else taken

    def _references(self, entity: Any) -> Iterator[tuple[str, Any]]:
        for name in _REFERENCES:
            value = getattr(entity, name, None)
            if isinstance(value, tuple):
                yield name, tuple(self._id_of.get(i, i) for i in value)
            elif value is not None:
                yield name, self._id_of.get(value, value)

    def _kept(self, entity: Any, before: Any) -> Iterator[tuple[str, Any]]:
        """What the workbook does not say: fields without a column, and spaces around a name."""
        for name in entity.__dataclass_fields__:
            if (type(entity), name) in self._absent:
                yield name, getattr(before, name)
        name = getattr(entity, "name", None)
        if name is not None and name.strip() == before.name.strip():
            yield "name", before.name

    def _children(self, children: tuple[Any, ...], before: tuple[Any, ...]) -> Iterator[Any]:
        """Rows with the base's id, customers by name, other rows by the first equal row of the same owner."""
        free: dict[Any, list[Any]] = defaultdict(list)
        for child in before:
            if type(child) not in CHILD_FIELDS and not self._is_known(child.id, type(child)):
                free[self._facts(child)].append(child)
        for child in children:
            if type(child) in CHILD_FIELDS or self._is_known(child.id, type(child)):
                yield self._taken(child)
                continue
            moved = replace(child, id=self._own_id(child), **dict(self._references(child)))
            same = free[self._facts(moved)]
            yield same.pop(0) if same else moved

    def _facts(self, child: Any) -> Any:
        """What a dated row says as far as the workbook has columns for it, without its id."""
        unsaid = [name for name in child.__dataclass_fields__ if (type(child), name) in self._absent]
        return replace(child, id="", **dict.fromkeys(unsaid))

    def _own_id(self, entity: Any) -> EntityId:
        """The entity's id, or a new one where the base uses it for another kind of thing."""
        before = self._before.get(entity.id)
        return entity.id if before is None or type(before) is type(entity) else new_id()
