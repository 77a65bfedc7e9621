"""One lane worked out for painting at one zoom: pictures and texts with their places, ready to be copied."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPixmap

from taito_planner.ui.timeline.bars import Bar, Lane
from taito_planner.ui.timeline.ink import Style

Copy = tuple[float, float, float, QPixmap]
"""A picture with its left edge on the axis, its top below the lane's top, and its width."""
Words = tuple[float, float | None, float, float, str, Style, QColor]
"""A text: its left edge on the axis, the other one it may have (see ``labels.Label``), its width, the middle of its
letters below the lane's top, the text, its style and its colour.
"""
InnerWords = tuple[float, float, float, tuple[str, ...], QColor]
"""The word in a long bar, put where it is in sight: from and to where the bar lies on the axis, the middle below the
lane's top, the forms of the word, the fullest first, and its colour.
"""


@dataclass(slots=True)
class RowPicture:
    """What a lane shows, in order of painting. Places are pixels on the axis and below the lane's top."""

    direct: list[Bar]
    """Bars painted each time: leave, blocks with day cells, and long bars wider than a picture may be."""
    sprites: list[Copy] = field(default_factory=list)
    inner: list[InnerWords] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    rings: list[Copy] = field(default_factory=list)
    """Outlines and badges of findings, over the words."""
    obstacles: list[tuple[float, float]] = field(default_factory=list)
    """Stretches of visits and flex days, which words inside a training keep clear of."""


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """A lane's picture, and what it was made for: it holds from day ``first`` to ``last``."""

    lane: Lane
    chosen: frozenset[str]
    hidden: frozenset[str]
    first: int
    last: int
    picture: RowPicture


def copy_all(
    painter: QPainter, copies: Iterable[Copy], shift: float, top: float, dpr: float, seen: tuple[float, float]
) -> None:
    """Copies those of a lane's pictures that touch ``seen`` (from, to) in the viewport; ``shift`` is where the axis
    begins there. Whole numbers where pixels are whole: they are taken twice as fast.
    """
    left, right = seen[0] - shift, seen[1] - shift
    copy = painter.drawPixmap
    if dpr == 1:
        for x, y, width, sprite in copies:
            if x < right and x + width > left:
                copy(round(x + shift), round(top + y), sprite)
        return
    for x, y, width, sprite in copies:
        if x < right and x + width > left:
            copy(QPointF(round((x + shift) * dpr) / dpr, top + y), sprite)
