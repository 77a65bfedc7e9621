"""Whether a thing is to be seen on the timeline as it is scrolled now, and the way to it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from taito_planner.domain.ids import EntityId
from taito_planner.ui.timeline.stage import Stage

if TYPE_CHECKING:
    from taito_planner.ui.timeline.view import Timeline

_MOST = 100
"""So many of the things that a step has changed are looked at: an import brings thousands."""


def is_in_sight(stage: Stage, entity_id: EntityId) -> bool:
    """Whether a bar, or the lane of an owner, is at least partly in the window."""
    frame = stage.frame()
    place = frame.place_of(stage.lane_key_of(entity_id) or "")
    if place is None or place[1] not in frame.visible_rows(place[0]):
        return False
    found, (first, last) = stage.find_bar(entity_id), frame.visible_days()
    return found is None or (found[1].last >= first and found[1].first <= last)


def is_whole(stage: Stage) -> bool:
    """Whether all days on which the plan has anything are in the width of the window."""
    (first, last), (leftmost, rightmost) = stage.day_range(), stage.frame().visible_days()
    return leftmost <= first.toordinal() and last.toordinal() <= rightmost


def show_step(timeline: "Timeline", ids: Sequence[EntityId]) -> None:
    """What undo or redo has changed is selected and in sight; what has no lane is left alone."""
    there = tuple(one for one in ids[:_MOST] if timeline.stage.lane_key_of(one))
    if not there or not timeline.isVisible():
        return
    if not set(there) & set(timeline.selection):
        timeline.select(*there)
    if not any(is_in_sight(timeline.stage, one) for one in there):
        timeline.scrolling.reveal(there[0], opens=True)
