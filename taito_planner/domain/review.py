"""What another copy of a plan changed, row by row, against what was changed here since: each row taken or left."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Any

from taito_planner.domain.changes import Edit
from taito_planner.domain.ids import EntityId

OWNER = "owner"
"""The pseudo field of the thing that a thing belongs to."""


class RowState(StrEnum):
    THEIRS = "theirs"
    """Only they changed it."""
    CONFLICT = "conflict"
    """Changed here too, otherwise; or what it needs, or hangs on it, was."""


class RowKind(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"
    RESTORED = "restored"
    """Taken away here; a row of theirs needs it back."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field in the common base, in their copy and here. ``name`` may be OWNER; the values are ids then."""

    name: str
    base: Any
    theirs: Any
    ours: Any


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One thing of theirs that can be taken or left.

    ``edit`` leads from what is here to what is here with this row taken. Where a thing has fields that only they
    changed and others that both did, it has two rows. ``also`` are edits that go with it unasked: what hangs on
    a thing that comes back. ``needs`` are the keys of the rows without which it has no meaning. ``clash`` is a
    name that something here has already: such a row cannot be taken.
    """

    key: str
    kind: RowKind
    state: RowState
    edit: Edit
    fields: tuple[FieldChange, ...] = ()
    also: tuple[Edit, ...] = ()
    needs: frozenset[str] = frozenset()
    clash: str = ""


@dataclass(frozen=True)
class Review:
    """The rows in the order of their copy's edits. ``already_count``: changes of theirs that are here already."""

    rows: tuple[ReviewRow, ...] = ()
    already_count: int = 0
    has_base: bool = False
    """Whether what both copies began as is known; otherwise nothing can be in conflict."""

    @cached_property
    def by_key(self) -> Mapping[str, ReviewRow]:
        return {row.key: row for row in self.rows}

    @cached_property
    def _needed_by(self) -> Mapping[str, frozenset[str]]:
        needed: dict[str, set[str]] = {row.key: set() for row in self.rows}
        for row in self.rows:
            for key in row.needs:
                needed[key].add(row.key)
        return {key: frozenset(keys) for key, keys in needed.items()}

    def with_needs(self, keys: Iterable[str]) -> frozenset[str]:
        """``keys`` and the rows they need, and so on."""
        return _closure(keys, lambda key: self.by_key[key].needs)

    def with_needing(self, keys: Iterable[str]) -> frozenset[str]:
        """``keys`` and the rows that have no meaning without them, and so on."""
        return _closure(keys, self._needed_by.__getitem__)

    @cached_property
    def blocked(self) -> frozenset[str]:
        """The rows that cannot be taken."""
        return self.with_needing(row.key for row in self.rows if row.clash)

    @cached_property
    def undisputed(self) -> frozenset[str]:
        """The rows taken where nobody chooses: those that only they changed."""
        return frozenset(row.key for row in self.rows if row.state is RowState.THEIRS) - self.blocked

    @cached_property
    def takeable(self) -> frozenset[str]:
        return frozenset(self.by_key) - self.blocked

    def edits(self, keys: Collection[str]) -> tuple[Edit, ...]:
        """What taking the rows ``keys`` and what they need changes here. Rows of one thing become one edit."""
        chosen = self.with_needs(keys)
        merged: dict[EntityId, Edit] = {}
        for row in self.rows:
            if row.key not in chosen:
                continue
            for edit in (row.edit, *row.also):
                known = merged.get(edit.id)
                merged[edit.id] = edit if known is None else _both(known, row)
        return tuple(merged.values())


def _both(first: Edit, row: ReviewRow) -> Edit:
    """``first`` with the fields of another row of the same thing."""
    if first.after is None or row.edit.after is None or row.edit.before is None:
        return row.edit
    facts = {change.name: change.theirs for change in row.fields if change.name != OWNER}
    owner = row.edit.owner_after if any(change.name == OWNER for change in row.fields) else first.owner_after
    return Edit(first.id, first.before, replace(first.after, **facts), first.owner_before, owner)


def _closure(keys: Iterable[str], next_keys: Any) -> frozenset[str]:
    found: set[str] = set()
    waiting = list(keys)
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting.extend(next_keys(key))
    return frozenset(found)
