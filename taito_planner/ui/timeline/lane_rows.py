"""The lanes of many groups one below another, each group's made when it is first looked at. Knows no Qt."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, compress
from operator import is_not
from typing import overload

from taito_planner.domain.model import Group
from taito_planner.ui.timeline.bars import Lane, LaneKind


def blocks_key(group_id: str) -> str:
    """The key of a group's block lane; the group's own id is its header's."""
    return f"{group_id}/blocks"


class LaneRows(Sequence[Lane]):
    """How many lanes there are, of which kind and with which keys it tells without making them."""

    def __init__(
        self,
        groups: Sequence[Group],
        collapsed: frozenset[str],
        lanes_of: Callable[[Group], tuple[Lane, ...]],
        below: tuple[Lane, ...] = (),
    ) -> None:
        """A group in ``collapsed`` has its header alone. ``below`` stand under all groups."""
        self._groups = groups
        self._collapsed = collapsed
        self._lanes_of = lanes_of
        self._below = below
        counts = [1 if group.id in collapsed else 2 + len(group.customers) for group in groups]
        self._starts = [0, *accumulate(counts)]

    def share(self, before: "LaneRows") -> None:
        """Takes over what ``before`` knows of its rows, where these are the same rows: most edits leave them so."""
        if self._collapsed != before._collapsed or len(self._groups) != len(before._groups):
            return
        pairs = compress(zip(self._groups, before._groups, strict=True), map(is_not, self._groups, before._groups))
        if self._keys_below() == before._keys_below() and all(_has_same_lanes(*pair) for pair in pairs):
            known = before.__dict__
            self.__dict__.update({name: known[name] for name in ("kinds", "row_by_key") if name in known})

    def _keys_below(self) -> list[str]:
        return [lane.key for lane in self._below]

    @cached_property
    def kinds(self) -> list[LaneKind]:
        """The kind of each row."""
        found: list[LaneKind] = []
        group, blocks, customer = LaneKind.GROUP, LaneKind.BLOCKS, LaneKind.CUSTOMER
        for one in self._groups:
            found.append(group)
            if one.id not in self._collapsed:
                found.append(blocks)
                found += [customer] * len(one.customers)
        found += [lane.kind for lane in self._below]
        return found

    @cached_property
    def row_by_key(self) -> dict[str, int]:
        keys: list[str] = []
        for group in self._groups:
            keys.append(group.id)
            if group.id not in self._collapsed:
                keys.append(blocks_key(group.id))
                keys += [customer.id for customer in group.customers]
        keys += [lane.key for lane in self._below]
        return {key: row for row, key in enumerate(keys)}

    def __len__(self) -> int:
        return self._starts[-1] + len(self._below)

    @overload
    def __getitem__(self, row: int) -> Lane: ...
    @overload
    def __getitem__(self, row: slice) -> tuple[Lane, ...]: ...
    def __getitem__(self, row: int | slice) -> Lane | tuple[Lane, ...]:
        if isinstance(row, slice):
            return tuple(self[one] for one in range(*row.indices(len(self))))
        row = row + len(self) if row < 0 else row
        if not 0 <= row < len(self):
            raise IndexError(row)
        if row >= self._starts[-1]:
            return self._below[row - self._starts[-1]]
        place = bisect_right(self._starts, row) - 1
        return self._lanes_of(self._groups[place])[row - self._starts[place]]

    def __iter__(self) -> Iterator[Lane]:
        for group in self._groups:
            lanes = self._lanes_of(group)
            yield from lanes[:1] if group.id in self._collapsed else lanes
        yield from self._below


def _has_same_lanes(one: Group, other: Group) -> bool:
    return one.id == other.id and [c.id for c in one.customers] == [c.id for c in other.customers]
