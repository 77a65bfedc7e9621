"""Text on the timeline: a few fonts, measured once and drawn from a cache."""

from collections.abc import Iterable
from enum import IntEnum

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QStaticText

_CACHE_LIMIT = 6000


class Style(IntEnum):
    """The sizes (in pixels) and weights that the timeline uses."""

    NORMAL = 0
    BOLD = 1
    SMALL = 2
    """Dates beside bars, captions."""
    SMALL_BOLD = 3
    TINY = 4
    """Words in ribbon and thin bars."""
    TINY_BOLD = 5
    TITLE = 6
    FIGURE = 7
    """The figures above the overview."""


_FONTS = {
    Style.NORMAL: (12, False),
    Style.BOLD: (12, True),
    Style.SMALL: (11, False),
    Style.SMALL_BOLD: (11, True),
    Style.TINY: (10, False),
    Style.TINY_BOLD: (10, True),
    Style.TITLE: (15, True),
    Style.FIGURE: (20, True),
}

Placed = tuple[float, float, str, Style, QColor]
"""A text with its left edge, the middle of its letters, its style and its colour."""


class Ink:
    """Measures and draws text in the fonts of one family; figures are tabular where the font has them."""

    def __init__(self, base: QFont) -> None:
        self.fonts: dict[Style, QFont] = {}
        self._metrics: dict[Style, QFontMetricsF] = {}
        self._faces: dict[Style, tuple[QFont, float, float]] = {}
        """Font, how far below a text's middle its baseline lies, and the ascent."""
        for style, (size, bold) in _FONTS.items():
            font = QFont(base)
            font.setPixelSize(size)
            font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
            if hasattr(font, "setFeature"):
                font.setFeature(QFont.Tag("tnum"), 1)
            self.fonts[style] = font
            self._metrics[style] = QFontMetricsF(font)
            self._faces[style] = font, 0.357 * size, self._metrics[style].ascent()
        self._widths: dict[tuple[str, Style], float] = {}
        self._drawn: dict[Style, dict[str, QStaticText]] = {style: {} for style in _FONTS}

    def width(self, text: str, style: Style) -> float:
        """The width of ``text`` in logical pixels."""
        key = (text, style)
        found = self._widths.get(key)
        if found is None:
            if len(self._widths) > _CACHE_LIMIT:
                self._widths.clear()
            found = self._widths[key] = self._metrics[style].horizontalAdvance(text)
        return found

    def metrics(self, style: Style) -> QFontMetricsF:
        return self._metrics[style]

    def draw(
        self, painter: QPainter, x: float, middle: float, text: str, style: Style, colour: QColor
    ) -> float:
        """Draws ``text`` from ``x`` on, its letters centred on ``middle``; returns its width."""
        if not text:
            return 0.0
        self.draw_all(painter, ((x, middle, text, style, colour),))
        return self.width(text, style)

    def draw_all(self, painter: QPainter, words: Iterable[Placed]) -> None:
        """Draws many texts. Where pixels are whole they are told as whole numbers: that is twice as fast."""
        ratio = painter.device().devicePixelRatio()
        style_set, colour_set = None, None
        for x, middle, text, style, colour in words:
            drawn = self._drawn[style].get(text) or self._prepared(text, style)
            font, below, ascent = self._faces[style]
            if style is not style_set:
                painter.setFont(font)
                style_set = style
            if colour is not colour_set:
                painter.setPen(colour)
                colour_set = colour
            top = round((middle + below) * ratio) / ratio - ascent
            if ratio == 1 and x == (left := int(x)):
                painter.drawStaticText(left, round(top), drawn)
            else:
                painter.drawStaticText(QPointF(x, top), drawn)

    def _prepared(self, text: str, style: Style) -> QStaticText:
        kept = self._drawn[style]
        if len(kept) > _CACHE_LIMIT:
            kept.clear()
        drawn = QStaticText(text)
        drawn.setTextFormat(Qt.TextFormat.PlainText)
        drawn.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        drawn.prepare(font=self.fonts[style])
        kept[text] = drawn
        return drawn

    def draw_right(
        self, painter: QPainter, right: float, middle: float, text: str, style: Style, colour: QColor
    ) -> float:
        """Draws ``text`` so that it ends at ``right``; returns its left edge."""
        left = right - self.width(text, style)
        self.draw(painter, left, middle, text, style, colour)
        return left

    def draw_centred(
        self, painter: QPainter, centre: float, middle: float, text: str, style: Style, colour: QColor
    ) -> None:
        self.draw(painter, centre - self.width(text, style) / 2, middle, text, style, colour)

    def first_fitting(self, texts: tuple[str, ...], room: float, style: Style) -> str:
        """The first of ``texts`` that fits, else nothing: text is chosen, never elided."""
        return next((text for text in texts if self.width(text, style) <= room), "")
