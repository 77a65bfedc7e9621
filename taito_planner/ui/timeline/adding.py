"""Adding to a lane by double click or key: the nearest legal place for what the lane holds."""

from datetime import date
from typing import TYPE_CHECKING

from taito_planner.domain.intents import Intent
from taito_planner.domain.refusals import Refused
from taito_planner.ui.timeline.bars import BarKind, Lane, LaneKind
from taito_planner.ui.timeline.dragging import first_legal, new_subject
from taito_planner.ui.timeline.places import Places

if TYPE_CHECKING:
    from taito_planner.ui.timeline.view import Timeline

_KIND_BY_LANE = {
    LaneKind.BLOCKS: BarKind.BLOCK,
    LaneKind.GROUP: BarKind.BLOCK,
    LaneKind.CUSTOMER: BarKind.START_VISIT,
    LaneKind.STAFF: BarKind.LEAVE,
}


def add_to(view: "Timeline", lane: Lane, day: int) -> None:
    """Adds what ``lane`` holds at the legal place nearest to ``day``, and selects it.

    A block on a block lane (group days once the service's blocks are all planned), a start visit on a
    customer's lane (a session once the group has begun), a leave on a person's.
    """
    kind = _kind_for(view, lane, day)
    subject = new_subject(kind, lane, day) if kind else None
    if subject is None:
        return
    document = view.document
    target = first_legal(Places(document.plan, document.profiles, document.as_of), subject, date.fromordinal(day))
    if target is not None and target.intent is not None:
        add(view, target.intent)


def _kind_for(view: "Timeline", lane: Lane, day: int) -> BarKind | None:
    kind = _KIND_BY_LANE.get(lane.kind)
    group = lane.group
    if kind is BarKind.BLOCK and group is not None:
        profile = view.stage.facts.profile_of(group)
        if profile is not None and len(group.opening_blocks) >= profile.block_count:
            return BarKind.GROUP_DAYS
    first = group.first_block if group is not None else None
    if kind is BarKind.START_VISIT and first is not None and day >= first.first_day.toordinal():
        return BarKind.SESSION
    return kind


def add(view: "Timeline", intent: Intent) -> None:
    """Submits an intent that adds one thing and selects what is new."""
    try:
        change = view.document.submit(intent)
    except Refused as reason:
        view.refused.emit(reason)
        return
    if change is not None:
        view.show_item(change.arrived[0])
