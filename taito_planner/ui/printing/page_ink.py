"""Text and small pictures on a page: words that the printer sets itself, and nothing that an edge would cut."""

from collections.abc import Callable, Iterable
from typing import Any, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPixmap

from taito_planner.ui.timeline.ink import Ink, Placed
from taito_planner.ui.timeline.sprites import MARGIN, SpriteBook

FINENESS = 4.0
"""Device pixels per logical pixel that lines and boxes are rounded to on paper."""


class PageInk(Ink):
    """Draws text as text. Between ``left`` and ``right`` a text that would cross either edge is left out whole.

    What lies over the edge of a page is drawn on the page before or after it, beside its bar.
    """

    def __init__(self, base: QFont, left: float = 0.0, right: float = 1e6) -> None:
        font = QFont(base)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        super().__init__(font)
        self.left, self.right = left, right

    def draw_all(self, painter: QPainter, words: Iterable[Placed]) -> None:
        for x, middle, text, style, colour in words:
            width = self.width(text, style)
            if x + width > self.right + 0.5 or (x < self.left < x + width):
                continue
            font = self.fonts[style]
            painter.setFont(font)
            painter.setPen(colour)
            painter.drawText(QPointF(x, middle + 0.357 * font.pixelSize()), text)


class Sketch:
    """Stands for a picture: paints itself anew where a screen copies pixels."""

    def __init__(self, paint: Callable[[QPainter], None]) -> None:
        self.paint = paint


class SketchBook(SpriteBook):
    """Hands out sketches in place of pictures, for a ``PagePainter``."""

    def __init__(self) -> None:
        super().__init__(FINENESS)

    def sprite(self, key: object, width: float, height: float, paint: Callable[[QPainter], None]) -> QPixmap:
        return cast(QPixmap, Sketch(paint))


class PagePainter(QPainter):
    """A painter for paper: where a screen's painter copies a picture, it paints what the picture shows."""

    def drawPixmap(self, *args: Any) -> None:
        at, sketch = args[0], args[1]
        if not isinstance(sketch, Sketch):
            super().drawPixmap(*args)
            return
        self.save()
        if len(args) > 2:  # a part of the picture, told in its own pixels
            part = QRectF(args[2].topLeft() / FINENESS, args[2].size() / FINENESS)
            self.setClipRect(QRectF(at, part.size()), Qt.ClipOperation.IntersectClip)
            at -= part.topLeft()
        self.translate(at.x() + MARGIN, at.y() + MARGIN)
        sketch.paint(self)
        self.restore()
