"""Makes edits of another copy of a plan in this one, all at once, with what follows from what they remove."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from taito_planner.domain.changes import Edit, apply
from taito_planner.domain.entities import bare, walk
from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import BlockMove, Customer, Group, Plan, StaffMember
from taito_planner.domain.records import Acceptance, Tick
from taito_planner.domain.refusals import IntentRefused, demand_facts, folded

_NAMED = (Group, Customer, StaffMember)


def with_edits(edits: tuple[Edit, ...], plan: Plan) -> Plan:
    """``plan`` after ``edits``, which may pass through what no plan may be (two names swapped).

    What belonged to a removed thing goes with it (customers of a removed group stay, in no group), and what
    spoke of it no longer does. Raises IntentRefused where the plan after them would have no meaning.
    """
    whole = {edit.id: edit for edit in edits}
    gone = {edit.id for edit in edits if edit.after is None}
    if gone:
        whole.update((edit.id, edit) for edit in _consequences(plan, dict(whole), gone))
    for edit in whole.values():
        if edit.after is not None:
            demand_facts(edit.after)
    try:
        after = apply(whole.values(), plan)
    except KeyError:
        raise IntentRefused("gone") from None
    if any(isinstance(edit.after, _NAMED) for edit in whole.values()):
        _demand_own_names(after)
    return after


def _consequences(plan: Plan, edits: dict[EntityId, Edit], gone: set[EntityId]) -> Iterator[Edit]:
    """Edits of what belongs to things in ``gone`` or speaks of them; ``gone`` grows by what goes with them."""
    found = [(owner, entity) for owner, entity in walk(plan)]
    for owner, entity in found:
        edit = edits.get(entity.id)
        if owner in gone and (edit is None or edit.owner_after in gone) and entity.id not in gone:
            before, after = bare(entity), edit.after if edit else bare(entity)
            stays = isinstance(entity, Customer)
            edits[entity.id] = Edit(entity.id, before, after if stays else None, owner, None)
            if not stays:
                gone.add(entity.id)
            yield edits[entity.id]
    here = {entity.id for _, entity in found}
    made = [(edit.owner_after, edit.after) for edit in edits.values() if edit.after is not None and edit.id not in here]
    for owner, entity in (*found, *made):
        if entity.id in gone:
            continue
        edit = edits.get(entity.id) or Edit(entity.id, bare(entity), bare(entity), owner, owner)
        cleared = without(edit.after, gone)
        if cleared is not edit.after:
            yield replace(edit, after=cleared, owner_after=edit.owner_after if cleared is not None else None)


def without(entity: Any, gone: Collection[EntityId]) -> Any:
    """``entity`` without what it says of things that are gone; None for what is about nothing else."""
    if isinstance(entity, Acceptance | Tick):
        about = (entity.group, entity.customer, getattr(entity, "staff", None))
        return None if any(one in gone for one in about) else entity
    if isinstance(entity, BlockMove):
        return None if entity.group in gone else entity
    facts: dict[str, Any] = {}
    leaders = getattr(entity, "leaders", ())
    if any(one in gone for one in leaders):
        facts["leaders"] = tuple(one for one in leaders if one not in gone)
    if getattr(entity, "instructor", None) in gone:
        facts["instructor"] = None
    return replace(entity, **facts) if facts else entity


def _demand_own_names(plan: Plan) -> None:
    seen: set[tuple[type, str]] = set()
    for _, entity in walk(plan):
        if isinstance(entity, _NAMED):
            key = type(entity), folded(entity.name)
            if key in seen:
                raise IntentRefused("name-taken", name=entity.name.strip())
            seen.add(key)
