"""The outline around a bar with a finding, and its badge."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from taito_planner.ui.signs import BADGE_SIZE, Sign, paint_sign, sign_colour
from taito_planner.ui.timeline.bar_painter import radius_of
from taito_planner.ui.timeline.bars import Bar, BarKind, Lane, LaneKind
from taito_planner.ui.timeline.facts import Mark
from taito_planner.ui.timeline.lane_shape import Ring
from taito_planner.ui.timeline.row_picture import WideBars
from taito_planner.ui.timeline.scene import Scene
from taito_planner.ui.timeline.sprites import MARGIN
from taito_planner.ui.timeline.strokes import filled, outline
from taito_planner.ui.timeline.time_axis import Detail

BADGE_PLATE = 14
_BADGE_FROM_LEFT = 10
_GRAVEST_FIRST = (Mark.ERROR, Mark.WARNING, Mark.ACCEPTED)


def badges(marked: Sequence[tuple[float, QRectF, Mark]]) -> list[Sign | None]:
    """The signs of the badges of bars that begin at these places, from the left, none lying over another: of those too
    near each other only the last is there, and tells the gravest of what they say.
    """
    at = [x + _badge_centre(rect).x() - rect.left() for x, rect, _ in marked]
    signs: list[Sign | None] = []
    gravest: Mark | None = None
    for place, (_, _, mark) in enumerate(marked):
        gravest = mark if gravest is None else min(gravest, mark, key=_GRAVEST_FIRST.index)
        if place + 1 < len(at) and at[place + 1] - at[place] < BADGE_SIZE:
            signs.append(None)
        else:
            signs.append(Sign(gravest))
            gravest = None
    return signs


def finding_ring(scene: Scene, lane: Lane, bar: Bar, rect: QRectF, sign: Sign, badge: Sign | None) -> Ring:
    """The outline at +2 of a bar at ``rect`` with a warning or an error, and at its top right ``badge``."""
    above, ground = _is_above(scene, lane), _ground(scene, lane)
    width, height, radius = rect.width(), rect.height(), radius_of(bar, rect)
    key = ("finding", sign, width, height, radius, above, badge, ground.name())

    def paint(painter: QPainter) -> None:
        painter.translate(8, 10)
        _paint_ring(painter, scene, QRectF(0, 0, width, height), radius, sign)
        if above:
            paint_sign(painter, sign, QPointF(6, -9), BADGE_SIZE, scene.theme)
        elif badge is not None:
            _badge(painter, scene, _badge_centre(QRectF(0, 0, width, height)), badge, ground)

    sprite = scene.sprites.sprite(key, width + 20, height + 14, paint)
    return -8 - MARGIN, rect.top() - 10 - MARGIN, width + 20 + 2 * MARGIN, sprite


def paint_mark(painter: QPainter, scene: Scene, lane: Lane, bar: Bar, rect: QRectF, wide: WideBars | None) -> None:
    """The badge of a bar's finding once more, over the rings of its selection and focus, where ``wide`` has it."""
    own = scene.facts.mark_about(bar)
    mark = wide.badges.get(bar.id, own) if wide is not None else own
    if mark is not None and bar.kind is not BarKind.LEAVE and not _is_above(scene, lane):
        _badge(painter, scene, _badge_centre(rect), Sign(mark), _ground(scene, lane))


def _paint_ring(painter: QPainter, scene: Scene, rect: QRectF, radius: float, sign: Sign) -> None:
    colour, is_accepted = sign_colour(sign, scene.theme), sign is Sign.ACCEPTED
    width = 1 if is_accepted else 1.5
    gap = 4 if scene.theme.is_high_contrast else 2  # bars are outlines of the same colour there
    outline(painter, scene.frame, rect.adjusted(-gap, -gap, gap, gap), radius + gap, colour, width, dashed=is_accepted)


def _is_above(scene: Scene, lane: Lane) -> bool:
    """Whether the signs of this lane's bars stand in the line above them."""
    return scene.frame.axis.detail is Detail.WEEK and lane.kind is LaneKind.BLOCKS


def _ground(scene: Scene, lane: Lane) -> QColor:
    return scene.theme.group_row if lane.kind is LaneKind.GROUP else scene.theme.surface


def _badge_centre(rect: QRectF) -> QPointF:
    """At the top right corner of a bar; beside one that is too narrow to be seen under it."""
    return QPointF(max(rect.right() + 1, rect.left() + _BADGE_FROM_LEFT), rect.top() - 1)


def _badge(painter: QPainter, scene: Scene, centre: QPointF, sign: Sign, ground: QColor) -> None:
    """A sign on a disc of the lane's colour, so that it stands clear of the bar."""
    theme, half = scene.theme, BADGE_PLATE / 2

    def paint(own: QPainter) -> None:
        filled(own, QRectF(0, 0, BADGE_PLATE, BADGE_PLATE), half, ground)
        paint_sign(own, sign, QPointF(half, half), BADGE_SIZE, theme)

    plate = scene.sprites.sprite(("badge", sign, ground.name()), BADGE_PLATE, BADGE_PLATE, paint)
    painter.drawPixmap(centre - QPointF(half + MARGIN, half + MARGIN), plate)
