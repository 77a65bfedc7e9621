"""A plan as rows: group headers, block lanes, customer lanes, staff. Rebuilds only what changed. Knows no
Qt.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from taito_planner.domain.entities import Located
from taito_planner.domain.ids import EntityId, GroupId, StaffId
from taito_planner.domain.model import Customer, Group, Plan, StaffMember
from taito_planner.ui.timeline.bars import (
    Bar,
    Lane,
    LaneKind,
    block_bars,
    booking_bars,
    customer_bars,
    leave_bars,
    no_bars,
)
from taito_planner.ui.timeline.lane_rows import LaneRows, blocks_key

__all__ = ["LOOSE_KEY", "STAFF_KEY", "LaneBook", "Rows", "blocks_key", "own_key"]

LOOSE_KEY = "loose"
STAFF_KEY = "staff"
NOBODY: Mapping[StaffId, Collection[EntityId]] = {}


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows from top to bottom: those that scroll, and the staff pinned below."""

    groups: Sequence[Lane] = ()
    staff: tuple[Lane, ...] = ()


class LaneBook:
    """Keeps the lanes of the last plan; a group or person that is the same object keeps its lanes."""

    def __init__(self) -> None:
        self._by_group: dict[str, tuple[Group, tuple[Lane, ...]]] = {}
        self._staff: dict[str, tuple[StaffMember, tuple[Group, ...], tuple[Customer, ...], Lane]] = {}
        self._plan: Plan | None = None
        self._collapsed: frozenset[str] = frozenset()
        self._rows = Rows()
        self._shown: tuple[Group, ...] = ()

    def rows(
        self,
        plan: Plan,
        collapsed: frozenset[str],
        shown: tuple[Group, ...] | None = None,
        booked: Mapping[StaffId, Collection[EntityId]] = NOBODY,
    ) -> Rows:
        """The rows of ``plan``, of whose groups those ``shown`` in their order; None: all, in the plan's.

        A header whose key is in ``collapsed`` stands alone and shows the blocks itself. ``booked``: the groups that
        book each person, as the check of the plan found them.
        """
        shown = plan.groups if shown is None else shown
        if self._plan is plan and self._collapsed == collapsed and _same(self._shown, shown):
            return self._rows
        self._shown = shown
        loose = tuple(_loose_lanes(plan.loose_customers, LOOSE_KEY in collapsed))
        groups = LaneRows(shown, collapsed, self.lanes_of, loose)
        if isinstance(self._rows.groups, LaneRows):
            groups.share(self._rows.groups)
        head = Lane(LaneKind.STAFF_HEAD, STAFF_KEY, None, None, no_bars)
        people = () if STAFF_KEY in collapsed else tuple(self._staff_lanes(plan, booked))
        self._forget(plan)
        self._plan, self._collapsed, self._rows = plan, collapsed, Rows(groups, (head, *people))
        return self._rows

    def lanes_of(self, group: Group) -> tuple[Lane, ...]:
        """Header, blocks and customers of one group. The header holds the blocks too, for when it is
        collapsed.
        """
        kept = self._by_group.get(group.id)
        if kept is not None and kept[0] is group:
            return kept[1]
        lanes = (
            Lane(LaneKind.GROUP, group.id, group, group, partial(block_bars, group)),
            Lane(LaneKind.BLOCKS, blocks_key(group.id), group, group, partial(block_bars, group)),
            *(
                Lane(LaneKind.CUSTOMER, customer.id, customer, group, partial(customer_bars, customer, group))
                for customer in group.customers
            ),
        )
        self._by_group[group.id] = (group, lanes)
        return lanes

    def _staff_lanes(self, plan: Plan, booked: Mapping[StaffId, Collection[EntityId]]) -> Iterator[Lane]:
        by_id = plan.group_by_id
        for member in plan.staff:
            groups = tuple(by_id[GroupId(key)] for key in sorted(booked.get(member.id, ())) if key in by_id)
            kept = self._staff.get(member.id)
            if (
                kept is None
                or kept[0] is not member
                or kept[2] is not plan.loose_customers
                or not _same(kept[1], groups)
            ):
                bars = partial(_staff_bars, member, groups, plan.loose_customers)
                made = Lane(LaneKind.STAFF, member.id, member, None, bars)
                kept = self._staff[member.id] = (member, groups, plan.loose_customers, made)
            yield kept[3]

    def _forget(self, plan: Plan) -> None:
        """Drops what is kept of groups and people that are gone."""
        for gone in self._by_group.keys() - plan.group_by_id.keys():
            del self._by_group[gone]
        for gone in self._staff.keys() - plan.staff_by_id.keys():
            del self._staff[gone]


def _loose_lanes(customers: tuple[Customer, ...], collapsed: bool) -> Iterator[Lane]:
    if not customers:
        return
    yield Lane(LaneKind.LOOSE, LOOSE_KEY, None, None, no_bars)
    for customer in () if collapsed else customers:
        yield Lane(LaneKind.CUSTOMER, customer.id, customer, None, partial(customer_bars, customer, None))


def _staff_bars(member: StaffMember, groups: tuple[Group, ...], loose: tuple[Customer, ...]) -> list[Bar]:
    return [*leave_bars(member), *booking_bars(member, groups, loose)]


def _same(before: tuple[Group, ...], after: tuple[Group, ...]) -> bool:
    return before is after or (len(before) == len(after) and all(a is b for a, b in zip(before, after, strict=True)))


def own_key(found: Located) -> str:
    """The key of the lane a thing lies on, or is; empty where it has none."""
    if isinstance(found.entity, Group):
        return found.entity.id
    if found.customer is not None:
        return found.customer.id
    if found.staff is not None:
        return found.staff.id
    return blocks_key(found.group.id) if found.group else ""
