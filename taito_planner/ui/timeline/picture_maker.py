"""Works out the pictures of lanes: which sprites and texts stand where.

Made when a lane is first seen after a change; scrolling and panning only copy it.
"""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

from taito_planner.ui.signs import BADGE_SIZE, Sign, paint_sign, sign_colour
from taito_planner.ui.timeline.bar_painter import BarPainter, booking_word, radius_of
from taito_planner.ui.timeline.bars import Bar, BarKind, Lane, LaneKind
from taito_planner.ui.timeline.facts import Mark
from taito_planner.ui.timeline.frame import POINTS
from taito_planner.ui.timeline.ink import Style
from taito_planner.ui.timeline.labels import Label, LaidLimit
from taito_planner.ui.timeline.limits import LimitState
from taito_planner.ui.timeline.row_picture import PointShape, Ring, RowPicture, Words
from taito_planner.ui.timeline.scene import Scene
from taito_planner.ui.timeline.sprites import MARGIN
from taito_planner.ui.timeline.strokes import filled, outline, pen, thick
from taito_planner.ui.timeline.time_axis import Detail

LONG = {BarKind.TRAINING, BarKind.PAUSE, BarKind.ABSENCE, BarKind.LEAVE}
"""Painted directly and first: their words keep in sight while they scroll."""
BADGE_PLATE = 14
_MOST_SHAPES = 4000
_BADGE_FROM_LEFT = 10


class PictureMaker:
    """Makes the pictures of lanes for one scene."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._frame = scene.frame
        self._shift = scene.frame.head_width - scene.frame.scroll_x
        self._week = scene.frame.axis.detail is Detail.WEEK
        self._stamps: dict[tuple[object, ...], tuple[QRectF, QPixmap]] = {}
        self._lines: dict[tuple[LimitState, float], QPixmap] = {}

    def made(self, lane: Lane, bars: tuple[Bar, ...], height: float, hidden: frozenset[str]) -> RowPicture:
        """The picture of ``lane``; ``hidden`` bars (those a drag moves) are left out."""
        scene, frame = self._scene, self._frame
        picture = RowPicture()
        row = QRectF(0, 0, frame.width, height)
        laid = scene.laid_lane(lane)
        mark_about = scene.facts.mark_about
        for laid_limit in laid.limits:
            self._limit(picture, laid_limit, row)
        axis, cells = frame.axis, self._week and lane.kind in (LaneKind.BLOCKS, LaneKind.GROUP)
        for bar in bars:
            if bar.id in hidden:
                continue
            mark = mark_about(bar)
            ring: Ring | None = None
            if bar.kind in POINTS:
                _, rect, sprite, ring = self._point(bar, lane, row, mark)
                x = axis.middle_x(bar.first) - rect.width() / 2
                picture.add(x, rect, sprite)
            elif bar.kind in LONG or cells:
                rect = frame.bar_rect(lane, bar, row)
                x = rect.left() - self._shift
                picture.direct.append(bar)
            else:
                rect, sprite = self._stamp(bar, lane, row)
                x = axis.x(bar.first)
                picture.add(x, rect, sprite)
            label = laid.labels.get(bar.id)
            if label is not None:
                self._label(picture, lane, bar, rect, label)
            if mark is not None and bar.kind is not BarKind.LEAVE:
                left, top, width, sprite = ring or self._ring(lane, bar, rect, Sign(mark))
                picture.rings.append((x + left, top, width, sprite))
        return picture

    def _point(self, bar: Bar, lane: Lane, row: QRectF, mark: Mark | None) -> PointShape:
        """A bar that is as wide at every zoom, worked out once."""
        shapes = self._scene.shapes
        kept = shapes.get(bar)
        if kept is None or kept.mark is not mark:
            if len(shapes) > _MOST_SHAPES:
                shapes.clear()
            rect, sprite = self._stamp(bar, lane, row)
            ring = self._ring(lane, bar, rect, Sign(mark)) if mark is not None else None
            kept = shapes[bar] = PointShape(mark, rect, sprite, ring)
        return kept

    def _stamp(self, bar: Bar, lane: Lane, row: QRectF) -> tuple[QRectF, QPixmap]:
        """A bar's size (left at any place) and picture; the same for all that look alike at this zoom."""
        past = bar.last < self._scene.facts.today
        if bar.kind in (BarKind.BOOKING, BarKind.VISIT_BOOKING):  # it has a word of its own, and no number
            rect = self._frame.bar_rect(lane, bar, row)
            return rect, self._bar_sprite(bar, rect, lane, (past, booking_word(self._scene, bar, rect.width())))
        key = (bar.kind, bar.number, past, bar.last - bar.first, lane.kind, row.height())
        kept = self._stamps.get(key)
        if kept is None:
            rect = self._frame.bar_rect(lane, bar, row)
            kept = self._stamps[key] = (rect, self._bar_sprite(bar, rect, lane, (past, bar.number)))
        return kept

    def _bar_sprite(self, bar: Bar, rect: QRectF, lane: Lane, looks: tuple[bool, int | str]) -> QPixmap:
        """``looks``: whether the bar is past, and what stands in it."""
        scene = self._scene
        key = ("bar", bar.kind, looks, rect.width(), rect.height())

        def paint(painter: QPainter) -> None:
            BarPainter(painter, scene).paint(bar, QRectF(0, 0, rect.width(), rect.height()), lane.kind)

        return scene.sprites.sprite(key, rect.width(), rect.height(), paint)

    def _label(self, picture: RowPicture, lane: Lane, bar: Bar, rect: QRectF, label: Label) -> None:
        theme = self._scene.theme
        above = lane.kind is LaneKind.BLOCKS and self._week
        bold = above or bar.id in self._scene.selection
        style = Style.SMALL_BOLD if bold else Style.SMALL
        colour = theme.text2 if bar.last < self._scene.facts.today else theme.text
        if bar.kind is BarKind.ABSENCE:
            colour = theme.absence
        elif bar.kind in (BarKind.START_VISIT, BarKind.SESSION) and not bold:
            colour = theme.text2
        middle = 8.0 if above else rect.center().y()
        width = self._scene.ink.width(label.text, style)
        picture.words.append(Words(label.x, middle, width, label.text, style, colour, label.left_x))

    def _ring(self, lane: Lane, bar: Bar, rect: QRectF, sign: Sign) -> Ring:
        """The outline at +2 and the badge at the top right of a bar with a warning or an error."""
        scene = self._scene
        above, ground = _is_above(scene, lane), _ground(scene, lane)
        width, height, radius = rect.width(), rect.height(), radius_of(bar, rect)
        key = ("finding", sign, width, height, radius, above, ground.name())

        def paint(painter: QPainter) -> None:
            painter.translate(8, 10)
            _paint_ring(painter, scene, QRectF(0, 0, width, height), radius, sign)
            if above:
                paint_sign(painter, sign, QPointF(6, -9), BADGE_SIZE, scene.theme)
            else:
                _badge(painter, scene, _badge_centre(QRectF(0, 0, width, height)), sign, ground)

        sprite = scene.sprites.sprite(key, width + 20, height + 14, paint)
        return -8 - MARGIN, rect.top() - 10 - MARGIN, width + 20 + 2 * MARGIN, sprite

    def _limit(self, picture: RowPicture, laid: LaidLimit, row: QRectF) -> None:
        scene, theme, state, height = self._scene, self._scene.theme, laid.limit.state, row.height()
        sign = _SIGNS.get(state)
        colour = theme.limit if sign is None else sign_colour(sign, theme)
        key = (state, height)
        line = self._lines.get(key)
        if line is None:
            line = self._lines[key] = self._limit_line(state, colour, height)
        picture.sprites.append((laid.x - 14 - MARGIN, -MARGIN, 14 + 2 * MARGIN, line))
        if laid.sign_x is not None and sign is not None:
            size = BADGE_SIZE

            def paint(painter: QPainter) -> None:
                paint_sign(painter, sign, QPointF(size / 2, size / 2), size, theme)

            picture_of_sign = scene.sprites.sprite(("sign", sign, size), size, size, paint)
            top = height / 2 - size / 2 - MARGIN
            picture.sprites.append((laid.sign_x - size / 2 - MARGIN, top, size + 2 * MARGIN, picture_of_sign))
        if laid.text:
            is_quiet = sign in (None, Sign.ACCEPTED)
            style = Style.SMALL if is_quiet else Style.SMALL_BOLD
            ink = theme.text2 if is_quiet else colour
            width = scene.ink.width(laid.text, style)
            picture.words.append(Words(laid.text_x, height / 2, width, laid.text, style, ink))

    def _limit_line(self, state: LimitState, colour: QColor, height: float) -> QPixmap:
        """The line at the end of a last day; a tick and a short line where the limit is met."""
        frame = self._frame

        def paint(painter: QPainter) -> None:
            if state is LimitState.MET:
                line = thick(frame, 1)
                painter.fillRect(QRectF(14 - line, height / 2 - 6, line, 12), colour)
                small_tick(painter, QPointF(7, height / 2), colour)
            else:
                line = thick(frame, 2)
                painter.fillRect(QRectF(14 - line, 3, line, height - 6), colour)

        key = ("limit", state is LimitState.MET, colour.name(), height)
        return self._scene.sprites.sprite(key, 14, height, paint)


def paint_mark(painter: QPainter, scene: Scene, lane: Lane, bar: Bar, rect: QRectF) -> None:
    """The badge of a bar's finding once more, over the rings of its selection and focus."""
    mark = scene.facts.mark_about(bar)
    if mark is not None and bar.kind is not BarKind.LEAVE and not _is_above(scene, lane):
        _badge(painter, scene, _badge_centre(rect), Sign(mark), _ground(scene, lane))


_SIGNS = {LimitState.NEAR: Sign.WARNING, LimitState.BROKEN: Sign.ERROR, LimitState.ACCEPTED: Sign.ACCEPTED}


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


def small_tick(painter: QPainter, centre: QPointF, colour: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen(colour.name(), 1.3))
    x, y = centre.x(), centre.y()
    painter.drawPolyline([QPointF(x - 4, y), QPointF(x - 1.5, y + 2.8), QPointF(x + 4, y - 3)])
