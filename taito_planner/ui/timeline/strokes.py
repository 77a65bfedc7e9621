"""Lines, hatches and rounded boxes that sit on device pixels at every scale."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from taito_planner.ui.timeline.frame import Frame


def vertical(painter: QPainter, frame: Frame, x: float, top: float, bottom: float, colour: QColor) -> None:
    """A line one device pixel wide whose left edge is at ``x``."""
    painter.fillRect(QRectF(frame.snap(x), top, 1 / frame.dpr, bottom - top), colour)


def verticals(painter: QPainter, frame: Frame, xs: Iterable[float], height: float, colour: QColor) -> None:
    """Lines one device pixel wide from the top down, whose left edges are at ``xs``."""
    width = 1 / frame.dpr
    fill_all(painter, [QRectF(x, 0, width, height) for x in xs], colour)


def fill_all(painter: QPainter, rects: Sequence[QRectF], colour: QColor) -> None:
    """Fills many boxes on whole pixels with one colour."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRects(rects)


def horizontal(painter: QPainter, frame: Frame, y: float, left: float, right: float, colour: QColor) -> None:
    """A line one device pixel high whose top edge is at ``y``."""
    painter.fillRect(QRectF(left, frame.snap(y), right - left, 1 / frame.dpr), colour)


def thick(frame: Frame, pixels: float) -> float:
    """A line width of about ``pixels`` logical pixels as whole device pixels."""
    return max(1, round(pixels * frame.dpr)) / frame.dpr


def hatch(
    painter: QPainter, area: QRectF, colour: QColor, gap: float = 6.0, width: float = 1.0, origin: float = 0.0
) -> None:
    """Slanting lines inside ``area``, ``gap`` apart along x, in one phase over the whole viewport.

    ``origin`` is how far left of the viewport the phase begins: what is scrolled takes its pattern along.
    """
    if area.isEmpty():
        return
    painter.save()
    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, width))
    height = area.height()
    x = area.left() - height
    x -= (x + origin + area.bottom()) % gap
    ends: list[QPointF] = []
    while x < area.right():
        ends += (QPointF(x, area.bottom()), QPointF(x + height, area.top()))
        x += gap
    painter.drawLines(ends)
    painter.restore()


@lru_cache(maxsize=256)
def pen(colour_name: str, width: float, dashed: bool = False) -> QPen:
    """A shared pen; dashes are three widths on, two off."""
    made = QPen(QColor(colour_name), width)
    if dashed:
        made.setDashPattern([2.5, 2.0])
    return made


def outline(
    painter: QPainter,
    frame: Frame,
    rect: QRectF,
    radius: float,
    colour: QColor,
    width: float,
    *,
    dashed: bool = False,
    fill: QColor | None = None,
) -> None:
    """A rounded box whose line of ``width`` lies just inside ``rect``."""
    line = thick(frame, width)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen(colour.name(), line, dashed))
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    half = line / 2
    inner = rect.adjusted(half, half, -half, -half)
    painter.drawRoundedRect(inner, max(0.0, radius - half), max(0.0, radius - half))


def filled(painter: QPainter, rect: QRectF, radius: float, colour: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, radius, radius)
