"""Paints at a lane's edges what lies beyond the window: the next block's dates, and how many findings there are."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from taito_planner.ui.signs import BADGE_SIZE, paint_sign, sign_colour
from taito_planner.ui.timeline.bars import Lane, LaneKind
from taito_planner.ui.timeline.beyond import Beyond, edge_rect
from taito_planner.ui.timeline.ink import Style
from taito_planner.ui.timeline.next_block import ARROW, next_block
from taito_planner.ui.timeline.scene import Scene
from taito_planner.ui.timeline.sprites import MARGIN
from taito_planner.ui.timeline.strokes import filled, pen

_MOST_SHOWN = 99


def paint_out_of_sight(painter: QPainter, scene: Scene, lane: Lane, rect: QRectF) -> None:
    """Where no block of a group is in sight: the next one's dates, how many follow, and an arrow at the edge."""
    there = next_block(scene.frame, scene.facts, scene.texts, scene.ink, lane, rect)
    if there is None:
        return
    area, colour = there.area, scene.theme.text2
    x = area.left() + (ARROW if there.direction < 0 else 0)
    scene.ink.draw(painter, x, area.center().y(), there.words, Style.SMALL, colour)
    tip = area.left() + 9 if there.direction < 0 else area.right() - 9
    _arrow(painter, QPointF(tip, area.center().y()), there.direction, colour)


def paint_edges(
    painter: QPainter, scene: Scene, lane: Lane, rect: QRectF, there: tuple[Beyond | None, Beyond | None]
) -> None:
    """An arrow, a sign and a number at each edge beyond which bars have findings."""
    left, right = there
    if left is not None:
        _edge(painter, scene, lane, edge_rect(scene.frame, rect, -1), left, -1)
    if right is not None:
        _edge(painter, scene, lane, edge_rect(scene.frame, rect, 1), right, 1)


def _edge(painter: QPainter, scene: Scene, lane: Lane, area: QRectF, found: Beyond, direction: int) -> None:
    theme, width, height = scene.theme, area.width(), area.height()
    ground = theme.group_row if lane.kind is LaneKind.GROUP else theme.surface
    colour, left, middle = sign_colour(found.sign, theme), 15 if direction < 0 else 2, height / 2

    def paint(own: QPainter) -> None:
        filled(own, QRectF(0, 0, width, height), 4, ground)
        _arrow(own, QPointF(8 if direction < 0 else width - 8, middle), direction, colour, 4)
        paint_sign(own, found.sign, QPointF(left + BADGE_SIZE / 2, middle), BADGE_SIZE, theme)

    key = ("edge", found.sign, direction, lane.kind is LaneKind.GROUP)
    picture, x, y = scene.sprites.sprite(key, width, height, paint), area.left(), scene.frame.snap(area.top())
    painter.drawPixmap(QPointF(x - MARGIN, y - MARGIN), picture)
    count = str(min(found.count, _MOST_SHOWN))  # no part of the picture: there would be one for every number
    scene.ink.draw(painter, x + left + BADGE_SIZE + 3, y + middle, count, Style.SMALL_BOLD, colour)


def _arrow(painter: QPainter, centre: QPointF, direction: int, colour: QColor, reach: float = 5) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen(colour.name(), 1.3))
    x, y = centre.x(), centre.y()
    painter.drawLine(QPointF(x - reach * direction, y), QPointF(x + reach * direction, y))
    head = x + (reach - 3.5) * direction
    painter.drawPolyline([QPointF(head, y - 3.5), QPointF(x + reach * direction, y), QPointF(head, y + 3.5)])
