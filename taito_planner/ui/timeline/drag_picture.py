"""What a drag shows: ghosts of everything the drop would move, zones, guides, and the hint card. Knows no
Qt.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import compress
from operator import is_not
from typing import Any

from taito_planner.domain.changes import diff
from taito_planner.domain.entities import locate
from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import Leave, Plan
from taito_planner.session.preview import Preview
from taito_planner.ui.timeline.bars import (
    Bar,
    BarKind,
    LaneKind,
    block_bars,
    booking_bars,
    customer_bars,
    leave_bars,
)
from taito_planner.ui.timeline.drag import Target
from taito_planner.ui.timeline.hint import HintCard
from taito_planner.ui.timeline.lanes import blocks_key
from taito_planner.ui.timeline.places import Place, Subject, Zone

_MOST_GHOSTS = 300


@dataclass(frozen=True, slots=True)
class Ghost:
    """A bar as it would be after the drop, on the lane ``lane_key``. ``is_main`` is the one at the pointer."""

    lane_key: str
    lane_kind: LaneKind
    bar: Bar
    is_main: bool = False


@dataclass(frozen=True)
class DragPicture:
    """Everything that is painted for a drag besides the plan itself."""

    subject: Subject
    lane_key: str
    target: Target | None = None
    moving: frozenset[EntityId] = frozenset()
    """Bars that are shown as origins: dashed outlines."""
    ghosts: tuple[Ghost, ...] = ()
    zones: tuple[Zone, ...] = ()
    preview: Preview | None = None
    binding: str = ""
    """The customer whose start limit binds: his lane head is lit."""
    card: HintCard | None = None
    pointer: tuple[float, float] = (0.0, 0.0)
    refusal: str = ""
    """A sentence instead of a target: the pointer is where nothing can be dropped."""
    avoid: tuple[str, ...] = field(default=())
    """Keys of lanes the card must not cover."""

    @property
    def week(self) -> int | None:
        """The Monday of the week the drop would land in."""
        if self.target is None:
            return None
        first = self.target.place.first
        return first - (first - 1) % 7

    @property
    def ends(self) -> tuple[int, int] | None:
        """The first and last day of what the drop would leave: longer than its place where leave joins leave."""
        main = next((ghost.bar for ghost in self.ghosts if ghost.is_main), None) or (self.target and self.target.place)
        return (main.first, main.last) if main else None

    @property
    def refused(self) -> Place | None:
        return self.target.refused if self.target else None


def ghosts_of(before: Plan, after: Plan, main_id: EntityId) -> tuple[Ghost, ...]:
    """The bars of ``after`` that are new or lie elsewhere than in ``before``, on every lane that shows them."""
    ghosts: list[Ghost] = []
    before, after = _unshared(before, after), _unshared(after, before)
    for edit in diff(before, after):
        if edit.after is None or not _has_days(edit.after):
            continue
        is_main = edit.id == main_id or (not main_id and (edit.before is None or isinstance(edit.after, Leave)))
        numbers = _numbers(before, edit.id)
        for ghost in _ghosts_of_one(after, edit.id, is_main):
            kept = numbers.get((ghost.bar.kind, ghost.bar.id), ghost.bar.number)
            ghosts.append(replace(ghost, bar=replace(ghost.bar, number=kept)))
        if len(ghosts) > _MOST_GHOSTS:
            break
    return tuple(ghosts)


def _unshared(plan: Plan, other: Plan) -> Plan:
    """The groups of ``plan`` that ``other`` holds as another object or not at all; people and loose
    customers all.
    """
    if len(plan.groups) == len(other.groups):  # the usual case, at every step of a drag: pair by pair
        return replace(plan, groups=tuple(compress(plan.groups, map(is_not, plan.groups, other.groups))))
    kept = set(map(id, other.groups))
    return replace(plan, groups=tuple(group for group in plan.groups if id(group) not in kept))


def _numbers(plan: Plan, entity_id: EntityId) -> dict[tuple[BarKind, EntityId], int]:
    """The numbers that a thing's bars have now: a bar under the pointer keeps its own, whatever it passes."""
    return {(g.bar.kind, g.bar.id): g.bar.number for g in _ghosts_of_one(plan, entity_id, False)}


def _has_days(entity: Any) -> bool:
    return hasattr(entity, "first_day") or hasattr(entity, "on")


def _ghosts_of_one(plan: Plan, entity_id: EntityId, is_main: bool) -> Iterator[Ghost]:
    found = locate(plan, entity_id)
    if found is None:
        return
    key: str
    if found.customer is not None:
        bars, key, kind = customer_bars(found.customer, found.group), found.customer.id, LaneKind.CUSTOMER
    elif found.staff is not None:
        bars, key, kind = leave_bars(found.staff), found.staff.id, LaneKind.STAFF
    elif found.group is not None:
        bars, key, kind = block_bars(found.group), blocks_key(found.group.id), LaneKind.BLOCKS
    else:
        return
    own = next((bar for bar in bars if bar.id == entity_id), None)
    if own is None:
        return
    yield Ghost(key, kind, own, is_main)
    if own.kind in (BarKind.BLOCK, BarKind.GROUP_DAYS) and found.group is not None:
        for staff_id in found.group.leaders_of(found.entity):
            member = plan.staff_by_id.get(staff_id)
            for booking in booking_bars(member, (found.group,), ()) if member else ():
                if booking.id == entity_id:
                    yield Ghost(staff_id, LaneKind.STAFF, booking)
