"""Copies the picture of a lane to where it is in sight; words are whole there or not at all."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from taito_planner.ui.timeline.bar_painter import BarPainter
from taito_planner.ui.timeline.bars import BarKind, Lane, LaneKind
from taito_planner.ui.timeline.beyond import EDGE_WIDTH, room_for_words
from taito_planner.ui.timeline.ink import Placed, Style
from taito_planner.ui.timeline.inner_words import word_between
from taito_planner.ui.timeline.row_picture import Scale, WideBars
from taito_planner.ui.timeline.scene import Scene
from taito_planner.ui.timeline.time_axis import Detail

_TINY = Style.TINY
_CUSTOMER = LaneKind.CUSTOMER
_CUT = (BarKind.BLOCK, BarKind.BOOKING)


class PicturePainter:
    """Paints the pictures of lanes of one scene."""

    def __init__(self, painter: QPainter, scene: Scene, bars: BarPainter) -> None:
        self._painter = painter
        self._scene = scene
        self._frame = scene.frame
        self._bars = bars
        self._is_week = scene.frame.axis.detail is Detail.WEEK
        self._seen_days = scene.frame.visible_days()
        self._moving = scene.drag.moving if scene.drag else frozenset()
        self.see(scene.frame.head_width, scene.frame.width)

    def see(self, left: float, right: float) -> None:
        """From now on only what touches ``left`` to ``right`` (in the viewport) is painted."""
        frame = self._frame
        self._scale = Scale(frame.axis.px_per_day, frame.head_width - frame.scroll_x, frame.dpr, left, right)

    def paint(self, lane: Lane, wide: WideBars, rect: QRectF, marked: tuple[bool, bool]) -> None:
        """``marked``: whether findings are told of at the left and at the right edge; no words lie under those."""
        painter, frame, scale, picture = self._painter, self._frame, self._scale, wide.picture
        top = frame.snap(rect.top())
        if wide.direct:
            self._direct(lane, wide, rect, marked[0])
        if wide.sprites:
            scale.copy_all(painter, wide.sprites, top)
        scale.copy_all(painter, picture.sprites, top)
        if not self._is_week and lane.kind is not _CUSTOMER:
            self._cut_bars(lane, rect)
        words = self._inner_words(wide, top, marked[0]) if wide.inner else []
        if picture.words:
            self._add_words(words, wide, top, marked)
        self._scene.ink.draw_all(painter, words)
        if wide.rings:
            scale.copy_all(painter, wide.rings, top)
        if picture.shape.rings:
            scale.copy_all(painter, picture.shape.rings, top)

    def _direct(self, lane: Lane, wide: WideBars, rect: QRectF, is_marked: bool) -> None:
        frame, left, right = self._frame, self._scale.left - 4, self._scale.right + 4
        obstacles = self._obstacles(wide, is_marked)
        for bar in wide.direct:
            if frame.x(bar.last + 1) > left and frame.x(bar.first) < right:
                self._bars.paint(bar, frame.bar_rect(lane, bar, rect), lane.kind, obstacles)

    def _obstacles(self, wide: WideBars, is_marked: bool) -> list[tuple[float, float]]:
        """What words inside a training keep clear of, from left to right in the viewport: visits, and the mark at the
        left edge.
        """
        px_per_day, start = self._scale.px_per_day, self._scale.start
        taken = [
            (day * px_per_day + left + start, day * px_per_day + right + start)
            for day, left, right in wide.picture.shape.obstacles
        ]
        edge = self._frame.head_width
        return sorted([(edge, edge + EDGE_WIDTH + 4), *taken]) if is_marked else taken

    def _inner_words(self, wide: WideBars, top: float, is_marked: bool) -> list[Placed]:
        """The words inside long bars, at their visible left end or in the first gap."""
        scale, frame, ink = self._scale, self._frame, self._scene.ink
        first, last, dpr = frame.head_width, frame.width, scale.dpr
        taken, words = self._obstacles(wide, is_marked), []
        for day, width, middle, forms, colour in wide.inner:
            begin = day * scale.px_per_day + scale.start
            ends = max(begin, first) + 6, min(begin + width, last) - 4
            if ends[0] < ends[1]:
                x, text = word_between(ink, forms, ends, taken)
                if text:
                    words.append((round(x * dpr) / dpr, top + middle, text, _TINY, colour))
        return words

    def _add_words(self, words: list[Placed], wide: WideBars, top: float, marked: tuple[bool, bool]) -> None:
        """Adds the words beside bars and limits that are whole in sight."""
        scale = self._scale
        px_per_day, start, dpr, left, right = scale.px_per_day, scale.start, scale.dpr, scale.left, scale.right
        first_free, last_free = room_for_words(self._frame, marked)
        for day, dx, other, width, middle, text, style, colour in wide.picture.words:
            x = day * px_per_day + dx + start
            if x + width > last_free and other is not None:
                x = other.x(px_per_day) + start
            if first_free <= x < right and left < x + width <= last_free:
                words.append((round(x * dpr) / dpr, top + middle, text, style, colour))

    def _cut_bars(self, lane: Lane, rect: QRectF) -> None:
        """No number of a block or word of a booking is cut by an edge of the lanes."""
        frame = self._frame
        for day in self._seen_days:
            for bar in lane.between(day, day):
                if bar.last < day or bar.id in self._moving or bar.kind not in _CUT:
                    continue
                place = frame.bar_rect(lane, bar, rect)
                left, right = max(place.left(), frame.head_width), min(place.right(), frame.width)
                if right - left < place.width():
                    self._bars.paint_cut(bar, place, QRectF(left, place.top(), right - left, place.height()))
