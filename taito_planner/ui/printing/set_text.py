"""Running text set into lines of one width, which every device draws as they were broken."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

LEADING = 1.28
"""The distance of lines, in heights of the font."""


@dataclass(frozen=True)
class SetText:
    """Lines below each other. Keeps the layouts that the lines belong to."""

    layouts: tuple[QTextLayout, ...]
    pitch: float
    """From one line to the next, in pixels."""

    @property
    def line_count(self) -> int:
        return sum(layout.lineCount() for layout in self.layouts)

    @property
    def height(self) -> float:
        return self.line_count * self.pitch

    def draw(self, painter: QPainter, x: float, top: float, colour: QColor, first: int = 0, count: int = 10**6) -> None:
        """Draws ``count`` lines from line ``first`` (from 0) on, the first of them at ``top``."""
        painter.setPen(colour)
        lines = [layout.lineAt(number) for layout in self.layouts for number in range(layout.lineCount())]
        for number, line in enumerate(lines[first : first + count]):
            line.draw(painter, QPointF(x, top + number * self.pitch))


def set_text(text: str, width: float, font: QFont) -> SetText:
    """``text``, whose own line ends are kept; a word wider than ``width`` is broken anywhere."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layouts = []
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, font)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1.0))
            line.setPosition(QPointF(0, 0))
        layout.endLayout()
        layouts.append(layout)
    return SetText(tuple(layouts), QFontMetricsF(font).height() * LEADING)
