"""One lane worked out for painting: pictures and texts that keep to days, ready to be copied at any zoom of a step."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter

from taito_planner.domain.ids import EntityId
from taito_planner.ui.signs import Sign
from taito_planner.ui.timeline.bars import Bar, Lane
from taito_planner.ui.timeline.ink import Style
from taito_planner.ui.timeline.labels import Spot
from taito_planner.ui.timeline.lane_shape import LaneShape, Pinned

Words = tuple[float, float, Spot | None, float, float, str, Style, QColor]
"""A text: the day and pixels where it begins, where else it may (see ``labels.Label``), its width, the middle of its
letters below the lane's top, the text, its style and its colour.
"""
InnerWords = tuple[float, float, float, tuple[str, ...], QColor]
"""The word in a long bar, put where it is in sight: the day at which the bar begins, how wide it is, the middle below
the lane's top, the forms of the word, the fullest first, and its colour.
"""


@dataclass(slots=True)
class RowPicture:
    """What a lane shows at every zoom of a step of words. All places are days from the axis's start and pixels."""

    shape: LaneShape
    sprites: list[Pinned] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)


@dataclass(slots=True)
class WideBars:
    """The bars of a lane that are as wide as their days, at one zoom."""

    picture: RowPicture
    """Whose bars these are."""
    sprites: list[Pinned] = field(default_factory=list)
    rings: list[Pinned] = field(default_factory=list)
    badges: dict[EntityId, Sign | None] = field(default_factory=dict)
    """The signs of the badges of spans with findings: None where that of the next bar tells it."""
    inner: list[InnerWords] = field(default_factory=list)
    direct: list[Bar] = field(default_factory=list)
    """Bars painted each time: leave, blocks with day cells, and long bars wider than a picture may be."""


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """A lane's picture, and what it was made for: it holds from day ``first`` to ``last``."""

    lane: Lane
    chosen: frozenset[str]
    hidden: frozenset[str]
    first: int
    last: int
    picture: RowPicture


@dataclass(frozen=True, slots=True)
class Scale:
    """Where days are in the viewport: a day from the axis's start at ``start`` and ``px_per_day`` for each before it,
    on whole device pixels, of which ``dpr`` make a logical one. Only what touches ``left`` to ``right`` is in sight.
    """

    px_per_day: float
    start: float
    dpr: float
    left: float
    right: float

    def copy_all(self, painter: QPainter, pinned: Iterable[Pinned], top: float) -> None:
        """Copies those pictures of a lane at ``top`` that are in sight.

        Whole numbers where pixels are whole: the painter takes them twice as fast.
        """
        px_per_day, start, dpr, left, right = self.px_per_day, self.start, self.dpr, self.left, self.right
        copy = painter.drawPixmap
        if dpr == 1:
            for day, dx, y, width, sprite in pinned:
                x = day * px_per_day + dx + start
                if x < right and x + width > left:
                    copy(round(x), round(top + y), sprite)
            return
        for day, dx, y, width, sprite in pinned:
            x = day * px_per_day + dx + start
            if x < right and x + width > left:
                copy(QPointF(round(x * dpr) / dpr, top + y), sprite)
