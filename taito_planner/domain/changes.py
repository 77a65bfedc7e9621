"""What an edit changed: the one value behind autosave, undo, redo, the history and the incremental checker."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import compress
from operator import is_not
from typing import Any

from taito_planner.domain.entities import CHILD_FIELDS, bare, children, in_order, locate, locate_all
from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import Plan


@dataclass(frozen=True, slots=True)
class Edit:
    """One entity's own facts before and after (without its children), and its owner before and after.

    ``before`` is None for a new entity, ``after`` for a removed one.
    """

    id: EntityId
    before: Any
    after: Any
    owner_before: EntityId | None = None
    owner_after: EntityId | None = None

    @property
    def kind(self) -> type:
        return type(self.after if self.after is not None else self.before)

    def inverse(self) -> "Edit":
        return Edit(self.id, self.after, self.before, self.owner_after, self.owner_before)


@dataclass(frozen=True, slots=True)
class Change:
    """One undo step: who made it, when, what it is called (a text key) and its edits."""

    edits: tuple[Edit, ...]
    label: str
    who: str
    at: datetime

    def inverse(self) -> "Change":
        """The change that takes this one back."""
        return replace(self, edits=tuple(edit.inverse() for edit in reversed(self.edits)))

    @property
    def arrived(self) -> tuple[EntityId, ...]:
        """What is new; where all of that became part of what was there (leave that meets leave), that."""
        new = tuple(edit.id for edit in self.edits if edit.before is None)
        return new or tuple(edit.id for edit in self.edits if edit.after is not None)


def diff(before: Plan, after: Plan) -> tuple[Edit, ...]:
    """The edits that lead from ``before`` to ``after``. What is the same object in both is not looked into."""
    before, after = without_shared(before, after)
    old = {entity.id: (owner_id, entity) for owner_id, entity in _unshared(before, after)}
    new = {entity.id: (owner_id, entity) for owner_id, entity in _unshared(after, before)}
    kept = {i for i in old.keys() & new.keys() if type(old[i][1]) is type(new[i][1])}
    edits = [
        Edit(entity_id, bare(entity), None, owner_id, None)
        for entity_id, (owner_id, entity) in old.items()
        if entity_id not in kept
    ]
    for entity_id, (owner_id, entity) in new.items():
        if entity_id not in kept:
            edits.append(Edit(entity_id, None, bare(entity), None, owner_id))
            continue
        owner_before, entity_before = old[entity_id]
        if entity_before is entity and owner_before == owner_id:
            continue
        own_before, own_after = bare(entity_before), bare(entity)
        if own_before != own_after or owner_before != owner_id:
            edits.append(Edit(entity_id, own_before, own_after, owner_before, owner_id))
    return tuple(edits)


def without_shared(before: Plan, after: Plan) -> tuple[Plan, Plan]:
    """Both plans without the groups and people that stand in the same place as the same object in both.

    An edit changes one or two of a thousand: whoever compares plans should not look at the others.
    """
    old: dict[str, Any] = {}
    new: dict[str, Any] = {}
    for name in ("groups", "loose_customers", "staff"):
        was, becomes = getattr(before, name), getattr(after, name)
        if was and len(was) == len(becomes):
            differs = list(map(is_not, was, becomes))
            old[name], new[name] = tuple(compress(was, differs)), tuple(compress(becomes, differs))
    return replace(before, **old), replace(after, **new)


def _unshared(plan: Plan, other: Plan) -> Iterator[tuple[EntityId | None, Any]]:
    """Entities of ``plan`` with their owners' ids, without what ``other`` holds as the same object.

    Customers of groups that differ are given even so (their group may be another one), but not descended into.
    """
    same = {id(owner) for owners in (other.groups, other.loose_customers, other.staff) for owner in owners}
    own_groups = {id(group) for group in plan.groups}
    known = {id(c) for group in other.groups if id(group) not in own_groups for c in group.customers}
    known.update(map(id, other.loose_customers))

    def below(owner_id: EntityId | None, owner: Any) -> Iterator[tuple[EntityId | None, Any]]:
        for child in children(owner):
            yield owner_id, child
            if id(child) not in known:
                yield from below(child.id, child)

    for child in children(plan):
        if id(child) not in same:
            yield None, child
            if id(child) not in known:
                yield from below(child.id, child)


def apply(edits: Iterable[Edit], plan: Plan) -> Plan:
    """The plan after ``edits``; owners that no edit touches stay the same objects.

    Raises KeyError where an edit puts something under an owner that is not in the plan.
    """
    return _Rebuild(plan, tuple(edits)).plan()


class _Rebuild:
    """Rebuilds, top down, the owners that edits touch."""

    def __init__(self, plan: Plan, edits: tuple[Edit, ...]) -> None:
        self._plan = plan
        self._gone: dict[EntityId | None, set[EntityId]] = defaultdict(set)
        self._put: dict[EntityId | None, list[Edit]] = defaultdict(list)
        for edit in edits:
            if edit.before is not None:
                self._gone[edit.owner_before].add(edit.id)
            if edit.after is not None:
                self._put[edit.owner_after].append(edit)
        self._touched = self._gone.keys() | self._put.keys()
        owners = locate_all(plan, [owner for owner in self._touched if owner is not None])
        self._touched |= {found.group.id for found in owners.values() if found.group}
        self._unplaced = set(self._put)

    def plan(self) -> Plan:
        after: Plan = self._rebuilt(self._plan, None)
        if self._unplaced:
            raise KeyError(f"no owner in the plan: {sorted(str(owner) for owner in self._unplaced)}")
        return after

    def _rebuilt(self, owner: Any, owner_id: EntityId | None) -> Any:
        self._unplaced.discard(owner_id)
        fields = {}
        for name, kind in CHILD_FIELDS.get(type(owner), {}).items():
            before = getattr(owner, name)
            gone, put = self._gone.get(owner_id, ()), self._put.get(owner_id, ())
            after = tuple([child for child in before if child.id not in gone]) if gone else before
            if not self._touched.isdisjoint(_ids_in(owner, name)):
                touched = self._touched
                after = tuple([self._rebuilt(one, one.id) if one.id in touched else one for one in after])
            arriving = [self._rebuilt(self._arrival(edit), edit.id) for edit in put if edit.kind is kind]
            if arriving:
                after = in_order((*after, *arriving))
            if len(after) != len(before) or any(map(is_not, after, before)):
                fields[name] = after
        return replace(owner, **fields) if fields else owner

    def _arrival(self, edit: Edit) -> Any:
        """The edit's facts, with the children that the entity has in the plan so far."""
        names = CHILD_FIELDS.get(edit.kind)
        found = locate(self._plan, edit.id) if names and edit.before is not None else None
        if not names or found is None:
            return edit.after
        return replace(edit.after, **{name: getattr(found.entity, name) for name in names})


def _ids_in(owner: Any, name: str) -> frozenset[EntityId]:
    """The ids of an owner's children in one field, kept on the immutable owner: a drag asks at every step."""
    key = f"_ids_in_{name}"
    found: frozenset[EntityId] | None = owner.__dict__.get(key)
    if found is None:
        found = owner.__dict__[key] = frozenset([child.id for child in getattr(owner, name)])
    return found


def touched_ids(edits: Iterable[Edit]) -> frozenset[EntityId]:
    """Ids of the entities and of their direct owners that ``edits`` name."""
    return frozenset(i for edit in edits for i in (edit.id, edit.owner_before, edit.owner_after) if i is not None)
