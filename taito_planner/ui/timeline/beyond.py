"""What of a lane lies beyond the window's edges: how many bars with findings, how many blocks, and the nearest."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from taito_planner.ui.signs import Sign
from taito_planner.ui.timeline.bars import Bar, Lane, LaneKind
from taito_planner.ui.timeline.facts import Mark, PlanFacts
from taito_planner.ui.timeline.frame import Frame, Pane

EDGE_WIDTH = 42.0
"""How wide the mark at an edge is."""
_ERROR = Mark.ERROR


@dataclass(frozen=True, slots=True)
class Beyond:
    """Bars beyond one edge: their number, the nearest, and the worst sign among them."""

    count: int
    nearest: Bar
    sign: Sign


def beyond(lane: Lane, facts: PlanFacts, first: int, last: int) -> tuple[Beyond | None, Beyond | None]:
    """The bars with a warning or an error that end before ``first``, and those that begin after ``last``."""
    marked = facts.marked(lane)
    if not marked:
        return None, None
    left = [one for one in marked if one[0].last < first]
    right = [one for one in marked if one[0].first > last]
    return _beyond(left, -1) if left else None, _beyond(right, 0) if right else None


def _beyond(found: list[tuple[Bar, Mark]], nearest: int) -> Beyond:
    is_error = _ERROR in [mark for _, mark in found]
    return Beyond(len(found), found[nearest][0], Sign.ERROR if is_error else Sign.WARNING)


def shows_edges(frame: Frame, pane: Pane, row: int) -> bool:
    """Whether a row has marks at its edges: an open group's header stands above lanes that have their own."""
    lane = frame.stack(pane).lanes[row]
    return lane.kind is not LaneKind.GROUP or frame.is_collapsed_header(pane, row)


def edge_rect(frame: Frame, row: QRectF, direction: int) -> QRectF:
    """Where the mark of one edge lies in a row; -1 is left, 1 right."""
    left = frame.head_width + 2 if direction < 0 else frame.width - EDGE_WIDTH - 2
    return QRectF(left, row.center().y() - 9, EDGE_WIDTH, 18)


def room_for_words(frame: Frame, marked: tuple[bool, bool]) -> tuple[float, float]:
    """From where to where words of a lane stand: not under its marks, nor cut by an edge, as cut words tell nothing."""
    left, right = ((EDGE_WIDTH + 2 if mark else 0.0) for mark in marked)
    return frame.head_width + left, frame.width - right


def edge_at(frame: Frame, facts: PlanFacts, at: QPointF) -> tuple[Beyond, QRectF] | None:
    """The mark under a point, and its place."""
    found = frame.row_at(at.y())
    if found is None or at.x() < frame.head_width or not shows_edges(frame, *found):
        return None
    row, lane = frame.row_rect(*found), frame.stack(found[0]).lanes[found[1]]
    for direction, there in zip((-1, 1), beyond(lane, facts, *frame.visible_days()), strict=True):
        area = edge_rect(frame, row, direction)
        if there is not None and area.contains(at):
            return there, area
    return None
