"""Knows again what two copies of a plan each made anew: the same name, or the same row of the same owner."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from taito_planner.domain.changes import Edit
from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import Customer, Group, StaffMember
from taito_planner.domain.refusals import folded

_NAMED = (Group, Customer, StaffMember)
_REFERENCES = ("leaders", "instructor", "group")

Index = Mapping[EntityId, tuple[EntityId | None, Any]]


def references(entity: Any) -> frozenset[EntityId]:
    """The ids of the people and groups that an entity's own facts speak of."""
    found: set[EntityId] = set()
    for name in _REFERENCES:
        value = getattr(entity, name, None)
        found.update(value if isinstance(value, tuple) else () if value is None else (value,))
    return frozenset(found)


def as_ours(edits: tuple[Edit, ...], base: Index, ours: Index) -> tuple[tuple[Edit, ...], int]:
    """Their edits with our ids for what was made in both copies; and how many rows of theirs are here already."""
    made_here = {key: owned for key, owned in ours.items() if key not in base}
    if not made_here:
        return edits, 0
    named = {(type(e), folded(e.name)): key for key, (_, e) in made_here.items() if isinstance(e, _NAMED)}
    ids = {
        edit.id: named[edit.kind, folded(edit.after.name)]
        for edit in edits
        if edit.before is None and edit.kind in _NAMED and (edit.kind, folded(edit.after.name)) in named
    }
    rows: dict[Any, list[EntityId]] = defaultdict(list)
    for key, (owner, entity) in made_here.items():
        if not isinstance(entity, _NAMED):
            rows[owner, replace(entity, id="")].append(key)
    kept = []
    for edit in (_renumbered(edit, ids) for edit in edits):
        is_new_row = edit.before is None and edit.kind not in _NAMED and edit.id not in ours
        same = rows.get((edit.owner_after, replace(edit.after, id=""))) if is_new_row else None
        if same:
            same.pop()
        else:
            kept.append(edit)
    return tuple(kept), len(edits) - len(kept)


def _renumbered(edit: Edit, ids: Mapping[EntityId, EntityId]) -> Edit:
    if not ids or edit.after is None:
        return edit
    facts: dict[str, Any] = {"id": ids.get(edit.id, edit.id)}
    for name in _REFERENCES:
        value = getattr(edit.after, name, None)
        if isinstance(value, tuple):
            facts[name] = tuple(ids.get(one, one) for one in value)
        elif value is not None:
            facts[name] = ids.get(value, value)
    owner = ids.get(edit.owner_after, edit.owner_after) if edit.owner_after else None
    return Edit(facts["id"], edit.before, replace(edit.after, **facts), edit.owner_before, owner)
