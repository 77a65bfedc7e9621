"""Compares three copies of a plan: what it was, what others made of it, what it became here."""

from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields, replace
from typing import Any

from taito_planner.domain.changes import Edit, diff
from taito_planner.domain.entities import CHILD_FIELDS, bare, walk
from taito_planner.domain.ids import EntityId
from taito_planner.domain.matching import as_ours, references
from taito_planner.domain.model import Customer, Plan
from taito_planner.domain.needs import with_needs
from taito_planner.domain.review import OWNER, FieldChange, Review, ReviewRow, RowKind, RowState

COUPLED = (("first_day", "last_day"), ("on", "at"))
"""Fields that are one thing: their first day with our last day is nobody's plan."""

Index = dict[EntityId, tuple[EntityId | None, Any]]
"""Everything in a plan with the id of its owner."""


def review(base: Plan, ours: Plan, theirs: Plan, *, has_base: bool = True) -> Review:
    """The rows of what ``theirs`` changed since ``base``, against what ``ours`` is now.

    What both copies did is counted and makes no row. Where no common base is known, pass the plan here as it was
    when the copy was read as ``base``, and ``has_base`` as False.
    """
    if base is ours:
        here = _index(ours)
        rows = [_only_theirs(edit) for edit in _without_followers(diff(base, theirs), here)]
        return Review(_in_order(with_needs(rows, here, {})), 0, has_base)
    return _Comparison(base, ours, theirs).review(has_base)


def _without_followers(edits: tuple[Edit, ...], here: Index) -> tuple[Edit, ...]:
    """``edits`` without the removals of what goes with its owner: they are one decision."""
    gone = {edit.id for edit in edits if edit.after is None}

    def follows(edit: Edit) -> bool:
        owner = here[edit.id][0] if edit.id in here else edit.owner_before
        return edit.after is None and edit.kind is not Customer and owner in gone and owner == edit.owner_before

    return tuple(edit for edit in edits if not follows(edit))


def _in_order(rows: tuple[ReviewRow, ...]) -> tuple[ReviewRow, ...]:
    """Conflicts first, then what changes, what is new, what goes."""
    kinds = (RowKind.CHANGED, RowKind.RESTORED, RowKind.NEW, RowKind.REMOVED)
    return tuple(sorted(rows, key=lambda row: (row.state is not RowState.CONFLICT, kinds.index(row.kind))))


def _only_theirs(edit: Edit) -> ReviewRow:
    kind = _kind(edit)
    changes = tuple(_changes(edit)) if kind is RowKind.CHANGED else ()
    return ReviewRow(edit.id, kind, RowState.THEIRS, edit, changes)


def _kind(edit: Edit) -> RowKind:
    if edit.before is None:
        return RowKind.NEW
    return RowKind.REMOVED if edit.after is None else RowKind.CHANGED


def _index(plan: Plan) -> Index:
    return {entity.id: (owner_id, entity) for owner_id, entity in walk(plan)}


def _changes(edit: Edit) -> Iterator[FieldChange]:
    """The fields that an edit of a known thing changes; ``ours`` is as in the base."""
    for name in own_fields(edit.kind):
        old, new = getattr(edit.before, name), getattr(edit.after, name)
        if old != new:
            yield FieldChange(name, old, new, old)
    if edit.owner_before != edit.owner_after:
        yield FieldChange(OWNER, edit.owner_before, edit.owner_after, edit.owner_before)


def own_fields(kind: type) -> tuple[str, ...]:
    """The fields of a kind's own facts: not its id, not its children."""
    return tuple(f.name for f in fields(kind) if f.name != "id" and f.name not in CHILD_FIELDS.get(kind, {}))


def _unsaid(kind: type) -> dict[str, Any]:
    """What a new thing says where nobody said anything."""
    return {f.name: f.default for f in fields(kind) if f.default is not MISSING}


@dataclass(frozen=True)
class _Side:
    """A thing's facts and owner in one copy."""

    facts: Any
    owner: EntityId | None

    def __getitem__(self, name: str) -> Any:
        return self.owner if name == OWNER else getattr(self.facts, name)


class _Comparison:
    """Their edits against ours."""

    def __init__(self, base: Plan, ours: Plan, theirs: Plan) -> None:
        self._base, self._ours, self._theirs = _index(base), _index(ours), _index(theirs)
        edits, self._same = as_ours(diff(base, theirs), self._base, self._ours)
        theirs_done = {(edit.id, edit.after, edit.owner_after) for edit in edits}
        self._edits = _without_followers(edits, self._ours)
        own = [e for e in diff(base, ours) if e.after is not None]
        self._own = [e for e in own if (e.id, e.after, e.owner_after) not in theirs_done]

    def review(self, has_base: bool) -> Review:
        rows: list[ReviewRow] = []
        already = self._same
        for edit in self._edits:
            made = list(self._rows(edit))
            already += not made
            rows.extend(made)
        return Review(_in_order(with_needs(rows, self._ours, self._theirs)), already, has_base)

    def _rows(self, edit: Edit) -> Iterator[ReviewRow]:
        here = self._ours.get(edit.id)
        if here is not None and type(here[1]) is not edit.kind:
            return
        if edit.after is None:
            if here is not None:
                yield self._removal(edit, here)
        elif here is None:
            yield self._arrival(edit)
        else:
            yield from self._changed(edit, _Side(bare(here[1]), here[0]))

    def _removal(self, edit: Edit, here: tuple[EntityId | None, Any]) -> ReviewRow:
        now = Edit(edit.id, bare(here[1]), None, here[0], None)
        changed = now.before != edit.before or now.owner_before != edit.owner_before or edit.id in self._stirred
        return ReviewRow(edit.id, RowKind.REMOVED, RowState.CONFLICT if changed else RowState.THEIRS, now)

    def _arrival(self, edit: Edit) -> ReviewRow:
        """What is not here: new, or changed by them and taken away here."""
        now = Edit(edit.id, None, edit.after, None, edit.owner_after)
        if edit.before is None:
            return ReviewRow(edit.id, RowKind.NEW, RowState.THEIRS, now)
        changes = tuple(replace(change, ours=None) for change in _changes(edit))
        return ReviewRow(edit.id, RowKind.CHANGED, RowState.CONFLICT, now, changes)

    def _changed(self, edit: Edit, ours: _Side) -> Iterator[ReviewRow]:
        free, disputed = self._compared(edit, ours)
        kind = RowKind.CHANGED if edit.before is not None else RowKind.NEW
        for state, changes in ((RowState.THEIRS, free), (RowState.CONFLICT, disputed)):
            if changes:
                key = edit.id if state is RowState.THEIRS or not free else f"{edit.id}!"
                yield ReviewRow(key, kind, state, _taking(changes, edit.id, ours), changes)

    def _compared(
        self, edit: Edit, ours: _Side
    ) -> tuple[tuple[FieldChange, ...], tuple[FieldChange, ...]]:
        """The fields that only they changed, and those that both did, each in its own way."""
        theirs = _Side(edit.after, edit.owner_after)
        unsaid = _unsaid(edit.kind)
        names = (*own_fields(edit.kind), OWNER)

        def was(name: str) -> Any:
            if edit.before is None:
                return unsaid.get(name)
            return edit.owner_before if name == OWNER else getattr(edit.before, name)

        by_them = {name for name in names if theirs[name] != was(name)}
        here = {name for name in names if ours[name] != was(name)}
        disputed = by_them & here
        for couple in COUPLED:
            if by_them.intersection(couple) and here.intersection(couple):
                disputed.update(set(couple).intersection(names))
        free = by_them - disputed

        def told(wanted: set[str]) -> tuple[FieldChange, ...]:
            return tuple(
                FieldChange(name, was(name), theirs[name], ours[name])
                for name in names
                if name in wanted and theirs[name] != ours[name]
            )

        return told(free), told(disputed)

    @property
    def _stirred(self) -> set[EntityId]:
        """The things below which something was changed or made here, and those newly spoken of here."""
        if not hasattr(self, "_stirred_ids"):
            self._stirred_ids: set[EntityId] = set()
            for edit in self._own:
                owner = edit.owner_after
                while owner is not None and owner not in self._stirred_ids:
                    self._stirred_ids.add(owner)
                    owner = self._ours[owner][0] if owner in self._ours else None
                self._stirred_ids |= references(edit.after) - references(edit.before)
        return self._stirred_ids


def _taking(changes: tuple[FieldChange, ...], entity_id: EntityId, ours: _Side) -> Edit:
    facts = {change.name: change.theirs for change in changes if change.name != OWNER}
    owner = next((change.theirs for change in changes if change.name == OWNER), ours.owner)
    return Edit(entity_id, ours.facts, replace(ours.facts, **facts), ours.owner, owner)
