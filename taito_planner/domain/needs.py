"""Which rows of a review have a meaning only together: a new customer and his visits, two names swapped."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from taito_planner.domain.changes import Edit
from taito_planner.domain.entities import bare, children
from taito_planner.domain.ids import EntityId
from taito_planner.domain.matching import Index, references
from taito_planner.domain.model import Customer, Group, StaffMember
from taito_planner.domain.refusals import folded
from taito_planner.domain.review import ReviewRow, RowKind, RowState
from taito_planner.domain.taking import without

_NAMED = (Group, Customer, StaffMember)


def with_needs(rows: Iterable[ReviewRow], ours: Index, theirs: Index) -> tuple[ReviewRow, ...]:
    """``rows`` with their needs, what comes back with them, and the state that follows from what they need.

    Where a row needs a thing that was taken away here and that no row brings, a row that brings it back is added.
    """
    return _Needs(list(rows), ours, theirs).rows()


class _Needs:
    def __init__(self, rows: list[ReviewRow], ours: Index, theirs: Index) -> None:
        self._rows, self._ours, self._theirs = rows, ours, theirs
        self._bringing: dict[EntityId, str] = {}
        """The row that brings a thing which is not here."""
        self._removing = {row.edit.id: row.key for row in rows if row.edit.after is None}
        self._letting_go: dict[EntityId, set[str]] = defaultdict(set)
        """For each thing the rows after which something no longer speaks of it or belongs to it."""
        for row in rows:
            if row.edit.before is None:
                self._bringing[row.edit.id] = row.key
            for one in _spoken_of(row.edit.before, row.edit.owner_before) - _after(row.edit):
                self._letting_go[one].add(row.key)
        self._holders = self._names_here()

    def rows(self) -> tuple[ReviewRow, ...]:
        done: list[ReviewRow] = []
        waiting = list(self._rows)
        while waiting:
            row = waiting.pop(0)
            needs, restored = self._needs(row)
            waiting.extend(restored)
            clash, names = self._name_needs(row)
            row = replace(row, needs=frozenset(needs | names) - {row.key}, clash=clash)
            if row.edit.before is None and row.kind is not RowKind.NEW:
                row = replace(row, also=tuple(self._comes_along(row.edit.id)))
            done.append(row)
        return _with_states(done)

    def _needs(self, row: ReviewRow) -> tuple[set[str], list[ReviewRow]]:
        """The keys a row needs, and rows added to bring back what is not here."""
        if row.edit.after is None:
            return set(self._letting_go[row.edit.id]), []
        needs: set[str] = set()
        restored = []
        spoken = _after(row.edit) - _spoken_of(row.edit.before, row.edit.owner_before)
        for one in spoken:
            if one not in self._ours and one not in self._bringing:
                owner, entity = self._theirs[one]
                edit = Edit(one, None, bare(entity), None, owner)
                restored.append(ReviewRow(one, RowKind.RESTORED, RowState.CONFLICT, edit))
                self._bringing[one] = one
            if one in self._bringing:
                needs.add(self._bringing[one])
        return needs, restored

    def _comes_along(self, entity_id: EntityId) -> Iterator[Edit]:
        """What belonged to a thing that comes back, as far as nothing else speaks of it."""
        if entity_id not in self._theirs:
            return
        for child in children(self._theirs[entity_id][1]):
            if child.id in self._ours or child.id in self._bringing:
                continue
            facts = without(bare(child), references(child) - self._ours.keys())
            if facts is not None:
                self._bringing[child.id] = entity_id
                yield Edit(child.id, None, facts, None, entity_id)
                yield from self._comes_along(child.id)

    def _names_here(self) -> Mapping[tuple[type, str], EntityId]:
        return {(type(e), folded(e.name)): key for key, (_, e) in self._ours.items() if isinstance(e, _NAMED)}

    def _name_needs(self, row: ReviewRow) -> tuple[str, set[str]]:
        """The name that stands in a row's way for good, and the row that gives the name free."""
        after, before = row.edit.after, row.edit.before
        if not isinstance(after, _NAMED) or (before is not None and folded(before.name) == folded(after.name)):
            return "", set()
        holder = self._holders.get((type(after), folded(after.name)))
        if holder is None or holder == after.id:
            return "", set()
        giving = {
            other.key
            for other in self._rows
            if other.edit.id == holder
            and (other.edit.after is None or folded(other.edit.after.name) != folded(after.name))
        }
        return ("" if giving else after.name), giving


def _spoken_of(entity: Any, owner: EntityId | None) -> frozenset[EntityId]:
    owners = frozenset() if owner is None else frozenset((owner,))
    return references(entity) | owners


def _after(edit: Edit) -> frozenset[EntityId]:
    return _spoken_of(edit.after, edit.owner_after) if edit.after is not None else frozenset()


def _with_states(rows: list[ReviewRow]) -> tuple[ReviewRow, ...]:
    """Rows that need one in conflict are in conflict too."""
    by_key = {row.key: row for row in rows}
    needed_by: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for key in row.needs:
            needed_by[key].add(row.key)
    disputed = {row.key for row in rows if row.state is RowState.CONFLICT or row.clash}
    waiting = list(disputed)
    while waiting:
        fresh = needed_by[waiting.pop()] - disputed
        disputed |= fresh
        waiting.extend(fresh)
    return tuple(
        replace(row, state=RowState.CONFLICT if row.key in disputed else row.state) for row in by_key.values()
    )
