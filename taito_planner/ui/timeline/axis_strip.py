"""A picture that lies over the lanes and pans along: of a step sideways only what comes into sight is painted."""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from taito_planner.ui.timeline.frame import Frame

Paint = Callable[[QPainter, int, int], None]
"""Paints the days from the first to the last given, in coordinates of the viewport but for a top of 0."""
_AROUND = 7
"""Days beside those in sight whose words may reach into it."""


class AxisStrip:
    """One picture as wide as the lanes, kept for the last place and zoom."""

    def __init__(self) -> None:
        self._state: tuple[object, ...] = ()
        self._scroll_x = 0.0
        self._pixmap = QPixmap()

    def picture(self, frame: Frame, height: float, key: tuple[object, ...], paint: Paint) -> QPixmap:
        """The picture for ``frame``, ``height`` high; ``key`` is everything else that it depends on."""
        state = (frame.axis, frame.lanes_width, frame.head_width, height, frame.dpr, *key)
        shift = (self._scroll_x - frame.scroll_x) * frame.dpr
        width = ceil(frame.lanes_width * frame.dpr)  # half a pixel at the right edge would stay bare
        if state != self._state or shift != round(shift) or abs(shift) >= width:
            self._pixmap = QPixmap(max(1, width), max(1, ceil(height * frame.dpr)))
            self._pixmap.setDevicePixelRatio(frame.dpr)
            self._paint(frame, QRectF(0, 0, frame.lanes_width, height), paint)
        elif shift:
            self._pixmap.scroll(round(shift), 0, self._pixmap.rect())
            left = 0.0 if shift > 0 else frame.lanes_width + shift / frame.dpr
            self._paint(frame, QRectF(left, 0, abs(shift) / frame.dpr, height), paint)
        self._state, self._scroll_x = state, frame.scroll_x
        return self._pixmap

    def _paint(self, frame: Frame, area: QRectF, paint: Paint) -> None:
        """Paints ``area`` of the picture anew."""
        first, last = frame.axis.days_between(frame.scroll_x + area.left(), frame.scroll_x + area.right())
        painter = QPainter(self._pixmap)
        painter.setClipRect(area, Qt.ClipOperation.ReplaceClip)
        painter.translate(-frame.head_width, 0)
        paint(painter, first - _AROUND, last + _AROUND)
        painter.end()
