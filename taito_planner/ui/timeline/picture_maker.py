"""Works out the pictures of lanes: which sprites and texts stand where.

Made when a lane is first seen after a change or at a new step of words; at a new zoom of the step only what is as wide
as its days is made. Scrolling and panning copy.
"""

from dataclasses import replace
from math import floor

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

from taito_planner.ui.signs import BADGE_SIZE, Sign, paint_sign, sign_colour
from taito_planner.ui.timeline.bar_painter import PALE_WHEN_PAST, WIDEST_SPRITE, BarPainter, booking_word
from taito_planner.ui.timeline.bars import Bar, BarKind, Lane, LaneKind
from taito_planner.ui.timeline.facts import Mark
from taito_planner.ui.timeline.finding_rings import badges, finding_ring
from taito_planner.ui.timeline.frame import POINTS
from taito_planner.ui.timeline.ink import Style
from taito_planner.ui.timeline.labels import LaidLimit
from taito_planner.ui.timeline.lane_cache import MOST_KEPT, Stamp
from taito_planner.ui.timeline.lane_shape import LaneShape, Look, LookKey, Pinned, Span
from taito_planner.ui.timeline.limits import LimitState
from taito_planner.ui.timeline.row_picture import RowPicture, WideBars
from taito_planner.ui.timeline.scene import Scene
from taito_planner.ui.timeline.sprites import MARGIN
from taito_planner.ui.timeline.strokes import pen, thick
from taito_planner.ui.timeline.time_axis import Detail
from taito_planner.ui.timeline.words import labels_of

_LONG = {BarKind.TRAINING, BarKind.PAUSE}
_BOOKINGS = {BarKind.BOOKING, BarKind.VISIT_BOOKING}
_SIGNS = {LimitState.NEAR: Sign.WARNING, LimitState.BROKEN: Sign.ERROR, LimitState.ACCEPTED: Sign.ACCEPTED}
_SMALL_BOLD = Style.SMALL_BOLD
_LEAVE = BarKind.LEAVE


class PictureMaker:
    """Makes the pictures of lanes for one scene."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._frame = scene.frame
        self._detail = scene.frame.axis.detail
        self._week = self._detail is Detail.WEEK

    def made(self, lane: Lane, bars: tuple[Bar, ...], height: float, hidden: frozenset[str]) -> RowPicture:
        """The picture of ``lane``; ``hidden`` bars (those a drag moves) are left out."""
        picture = RowPicture(self._shape(lane, bars, height, hidden))
        for laid_limit in self._scene.laid_lane(lane).limits:
            self._limit(picture, laid_limit, height)
        picture.sprites += picture.shape.points
        self._words(picture, height, hidden)
        return picture

    def wide(self, picture: RowPicture, height: float) -> WideBars:
        """Those bars of ``picture`` that are as wide as their days."""
        shape, axis = picture.shape, self._frame.axis
        lane, made = shape.lane, WideBars(picture, direct=[bar for bar, _ in shape.direct])
        for span in shape.long:
            self._long(made, lane, span, height)
        for bar, mark in shape.direct:
            if mark is not None and bar.kind is not _LEAVE:
                rect = self._frame.bar_rect(lane, bar, QRectF(0, 0, 0, height))
                ring = finding_ring(self._scene, lane, bar, rect, Sign(mark), Sign(mark))
                made.rings.append((bar.first - axis.origin, *ring))
        ringed: list[tuple[Span, QRectF, Mark]] = []
        for span in shape.spans:
            day, key, bar, mark = span
            rect, width, top, sprite = self._stamp(key, bar, lane, height)
            made.sprites.append((day, -MARGIN, top - MARGIN, width + 2 * MARGIN, sprite))
            if mark is not None:
                ringed.append((span, rect, mark))
        if ringed:
            signs = badges([(span[0] * axis.px_per_day, rect, mark) for span, rect, mark in ringed])
            for (span, rect, mark), badge in zip(ringed, signs, strict=True):
                made.badges[span[2].id] = badge
                made.rings.append(self._ring(lane, span, rect, mark, badge))
        return made

    def _shape(self, lane: Lane, bars: tuple[Bar, ...], height: float, hidden: frozenset[str]) -> LaneShape:
        """What ``bars`` look like, kept where they are the whole lane."""
        shapes = self._scene.kept.step.shapes
        is_whole = not hidden and len(bars) == len(lane.bars) and lane.kind is not LaneKind.STAFF
        kept = shapes.get(lane.key) if is_whole else None
        if kept is not None and kept.lane is lane:
            return kept
        shape = LaneShape(lane)
        has_cells = self._week and lane.kind in (LaneKind.BLOCKS, LaneKind.GROUP)
        mark_about = self._scene.facts.mark_about
        for bar in bars:
            if bar.id in hidden:
                continue
            if bar.kind in POINTS:
                self._pin(shape, bar, height)
            elif bar.kind in _LONG:
                shape.long.append(self._span(bar, lane, height))
                for day in bar.flex:
                    self._pin(shape, replace(bar, kind=BarKind.FLEX_DAY, first=day, last=day, flex=()), height)
            elif bar.kind is _LEAVE or has_cells:
                shape.direct.append((bar, mark_about(bar)))
            else:
                shape.spans.append(self._span(bar, lane, height))
        shape.obstacles.sort()
        if is_whole:
            if len(shapes) > MOST_KEPT:
                shapes.clear()
            shapes[lane.key] = shape
        return shape

    def _span(self, bar: Bar, lane: Lane, height: float) -> Span:
        day = bar.first - self._frame.axis.origin
        return day, self._key(bar, lane, height), bar, self._scene.facts.mark_about(bar)

    def _key(self, bar: Bar, lane: Lane, height: float) -> LookKey:
        scene = self._scene
        inside: int | tuple[str, ...] = bar.number
        if bar.kind in _BOOKINGS:  # they have words of their own, and no number
            inside = labels_of(bar, self._detail, scene.texts, scene.facts)
        is_pale = bar.last < scene.facts.today and bar.kind in PALE_WHEN_PAST
        return bar.kind, inside, is_pale, bar.last - bar.first, lane.kind, height

    def _pin(self, shape: LaneShape, bar: Bar, height: float) -> None:
        """Adds a bar that is as wide at every zoom, and the ring of its finding."""
        rect, width, top, sprite = self._stamp(self._key(bar, shape.lane, height), bar, shape.lane, height)
        middle, left = bar.first - self._frame.axis.origin + 0.5, -width / 2
        shape.points.append((middle, left - MARGIN, top - MARGIN, width + 2 * MARGIN, sprite))
        shape.obstacles.append((middle, left, -left))
        mark = self._scene.facts.mark_about(bar)
        if mark is not None:
            sign = Sign(mark)
            dx, ring_top, ring_width, ring = finding_ring(self._scene, shape.lane, bar, rect, sign, sign)
            shape.rings.append((middle, left + dx, ring_top, ring_width, ring))

    def _long(self, made: WideBars, lane: Lane, span: Span, height: float) -> None:
        """A training or pause: its shape is copied, its word put where it is in sight."""
        frame, scene = self._frame, self._scene
        day, key, bar, mark = span
        if (bar.last - bar.first + 1) * frame.axis.px_per_day > WIDEST_SPRITE:
            rect = frame.bar_rect(lane, bar, QRectF(0, 0, 0, height))
            made.direct.append(bar)
        else:
            rect, width, top, sprite = self._stamp(key, bar, lane, height)
            made.sprites.append((day, -MARGIN, top - MARGIN, width + 2 * MARGIN, sprite))
            words = labels_of(bar, self._detail, scene.texts, scene.facts)
            colour = scene.theme.training_text if bar.kind is BarKind.TRAINING else scene.theme.text2
            made.inner.append((day, width, height / 2, words, colour))
        if mark is not None:
            made.rings.append(self._ring(lane, span, rect, mark, Sign(mark)))

    def _stamp(self, key: LookKey, bar: Bar, lane: Lane, height: float) -> Stamp:
        """A bar's size (left at any place) and picture; the same for all that look alike at this zoom."""
        stamps = self._scene.kept.stamps
        kept = stamps.get(key)
        if kept is None:
            kept = stamps[key] = self._stamped(key, bar, lane, height)
        return kept

    def _stamped(self, key: LookKey, bar: Bar, lane: Lane, row_height: float) -> Stamp:
        scene, rect = self._scene, self._size(bar, lane, row_height)
        width, height = rect.width(), rect.height()
        inside = booking_word(scene, bar, width) if bar.kind in _BOOKINGS else bar.number

        def paint(painter: QPainter) -> None:
            bars, area = BarPainter(painter, scene), QRectF(0, 0, width, height)
            if bar.kind in _LONG:
                bars.paint_body(bar, area)
            else:
                bars.paint(bar, area, lane.kind)

        sprite = scene.sprites.sprite(("bar", bar.kind, key[2], inside, width, height), width, height, paint)
        return rect, width, rect.top(), sprite

    def _size(self, bar: Bar, lane: Lane, height: float) -> QRectF:
        """The place in its row of a bar of a kind and so many days, left at any place: one width for all, wherever
        pixels round.
        """
        sizes, days = self._scene.kept.sizes, bar.last - bar.first + 1
        key = (bar.kind, days, lane.kind, height)
        rect = sizes.get(key)
        if rect is None:
            rect = sizes[key] = self._frame.bar_rect(lane, bar, QRectF(0, 0, 0, height))
            if bar.kind not in POINTS and bar.kind is not BarKind.ABSENCE:
                rect.setWidth(max(4.0, self._frame.snap(days * self._frame.axis.px_per_day)))
        return rect

    def _ring(self, lane: Lane, span: Span, rect: QRectF, mark: Mark, badge: Sign | None) -> Pinned:
        """The ring of a bar at ``rect``, with ``badge``."""
        day, look, bar, _ = span
        rings, key = self._scene.kept.rings, (look, mark, badge)
        ring = rings.get(key)
        if ring is None:
            ring = rings[key] = finding_ring(self._scene, lane, bar, rect, Sign(mark), badge)
        return day, *ring

    def _words(self, picture: RowPicture, height: float, hidden: frozenset[str]) -> None:
        """The words beside the bars of a lane."""
        lane, looks, selection = picture.shape.lane, picture.shape.looks, self._scene.selection
        add = picture.words.append
        for bar_id, (text, width, day, dx, other) in self._scene.laid_lane(lane).labels.items():
            if bar_id in hidden:
                continue
            look = looks.get(bar_id)
            if look is None:
                look = looks[bar_id] = self._look(lane, lane.by_id[bar_id], height)
            if bar_id in selection:
                add((day, dx, other, width, look.middle, text, _SMALL_BOLD, look.chosen))
            else:
                add((day, dx, other, width, look.middle, text, look.style, look.colour))

    def _look(self, lane: Lane, bar: Bar, height: float) -> Look:
        theme = self._scene.theme
        colour = chosen = theme.text2 if bar.last < self._scene.facts.today else theme.text
        if lane.kind is LaneKind.BLOCKS and self._week:
            return Look(8.0, _SMALL_BOLD, colour, chosen)
        if bar.kind is BarKind.ABSENCE:
            colour = chosen = theme.absence
        elif bar.kind in (BarKind.START_VISIT, BarKind.SESSION):
            colour = theme.text2
        rect = self._frame.bar_rect(lane, bar, QRectF(0, 0, 0, height))
        return Look(rect.center().y(), Style.SMALL, colour, chosen)

    def _limit(self, picture: RowPicture, laid: LaidLimit, height: float) -> None:
        scene, theme, state = self._scene, self._scene.theme, laid.limit.state
        sign = _SIGNS.get(state)
        colour = theme.limit if sign is None else sign_colour(sign, theme)
        key, lines = (state, height), scene.kept.step.limit_lines
        line = lines.get(key)
        if line is None:
            line = lines[key] = self._limit_line(state, colour, height)
        picture.sprites.append((laid.day, -14 - MARGIN, -MARGIN, 14 + 2 * MARGIN, line))
        if laid.sign_dx is not None and sign is not None:
            size = BADGE_SIZE

            def paint(painter: QPainter) -> None:
                paint_sign(painter, sign, QPointF(size / 2, size / 2), size, theme)

            picture_of_sign = scene.sprites.sprite(("sign", sign, size), size, size, paint)
            top = floor((height - size) / 2 * self._frame.dpr + 0.5) / self._frame.dpr - MARGIN
            dx = laid.sign_dx - size / 2 - MARGIN
            picture.sprites.append((laid.day, dx, top, size + 2 * MARGIN, picture_of_sign))
        if laid.text:
            is_quiet = sign in (None, Sign.ACCEPTED)
            style = Style.SMALL if is_quiet else _SMALL_BOLD
            ink = theme.text2 if is_quiet else colour
            width = scene.ink.width(laid.text, style)
            words = (laid.day, laid.text_dx, None, width, height / 2, laid.text, style, ink)
            picture.words.append(words)

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


def small_tick(painter: QPainter, centre: QPointF, colour: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen(colour.name(), 1.3))
    x, y = centre.x(), centre.y()
    painter.drawPolyline([QPointF(x - 4, y), QPointF(x - 1.5, y + 2.8), QPointF(x + 4, y - 3)])
