"""The block of a group that comes next where none is in sight: its words at the lane's edge, which lead there."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from taito_planner.domain.ids import EntityId
from taito_planner.texts import Texts
from taito_planner.texts.dates import weekday_span
from taito_planner.ui.timeline.bars import Bar, Lane, LaneKind
from taito_planner.ui.timeline.beyond import EDGE_WIDTH, edge_at, shows_edges
from taito_planner.ui.timeline.facts import PlanFacts
from taito_planner.ui.timeline.frame import Frame
from taito_planner.ui.timeline.ink import Ink, Style
from taito_planner.ui.timeline.stage import Stage
from taito_planner.ui.timeline.words import block_name

ARROW = 20.0
"""Room for the arrow between the words and the edge."""


@dataclass(frozen=True, slots=True)
class NextBlock:
    """A block beyond one edge (-1 left, 1 right), with what is said of it and where."""

    bar: Bar
    direction: int
    words: str
    area: QRectF


def next_block(
    frame: Frame, facts: PlanFacts, texts: Texts, ink: Ink, lane: Lane, row: QRectF
) -> NextBlock | None:
    """The first block after the days in sight, else the last one before them; None where any is in sight."""
    first_seen, last_seen = frame.visible_days()
    bars = lane.bars if lane.kind in (LaneKind.GROUP, LaneKind.BLOCKS) else ()
    if not bars or any(bar.last >= first_seen and bar.first <= last_seen for bar in bars):
        return None
    later = [bar for bar in bars if bar.first > last_seen]
    bar, more = (later[0], len(later) - 1) if later else (bars[-1], len(bars) - 1)
    span = weekday_span(bar.entity.first_day, bar.entity.last_day, texts.language)
    words = f"{block_name(bar, texts)} · {span}" + (f" · +{more}" if more else "")
    width = ink.width(words, Style.SMALL) + ARROW
    away = EDGE_WIDTH + 4 if facts.marked(lane) else 4
    left = frame.width - away - width if later else frame.head_width + away
    return NextBlock(bar, 1 if later else -1, words, QRectF(left, row.center().y() - 9, width, 18))


def next_block_at(stage: Stage, at: QPointF) -> NextBlock | None:
    """The next block whose words stand at a point of the viewport."""
    frame = stage.frame()
    found = frame.row_at(at.y())
    if found is None or at.x() < frame.head_width or not shows_edges(frame, *found):
        return None
    lane = frame.stack(found[0]).lanes[found[1]]
    there = next_block(frame, stage.facts, stage.texts, stage.ink, lane, frame.row_rect(*found))
    return there if there is not None and there.area.contains(at) else None


def leads_to(stage: Stage, at: QPointF) -> Bar | None:
    """The bar beyond the window's edge that a press at a point brings into sight."""
    edge = edge_at(stage.frame(), stage.facts, at)
    if edge is not None:
        return edge[0].nearest
    there = next_block_at(stage, at)
    return there.bar if there is not None else None


def first_unseen(stage: Stage, entity_id: EntityId) -> Bar | None:
    """Of a group or customer with nothing in sight the first bar not over on the as-of day, else the last one."""
    lane, (first, last) = stage.lane(entity_id), stage.frame().visible_days()
    if lane is None or lane.kind not in (LaneKind.GROUP, LaneKind.CUSTOMER):
        return None
    if not lane.bars or any(bar.last >= first and bar.first <= last for bar in lane.bars):
        return None
    return next((bar for bar in lane.bars if bar.last >= stage.facts.today), lane.bars[-1])
