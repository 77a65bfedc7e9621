"""One lane worked out for painting at one zoom: sprites and texts with their places, ready to be copied."""

from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPixmap

from taito_planner.ui.timeline.bars import Bar, Lane
from taito_planner.ui.timeline.facts import Mark
from taito_planner.ui.timeline.ink import Style
from taito_planner.ui.timeline.sprites import MARGIN

Ring = tuple[float, float, float, QPixmap]
"""How far left of its bar a ring begins (negative), its top in the row, its width, its picture."""


class PointShape(NamedTuple):
    """What a bar of one size looks like at every zoom that shows as much: its picture and that of its finding."""

    mark: Mark | None
    rect: QRectF
    sprite: QPixmap
    ring: Ring | None


@dataclass(slots=True)
class Words:
    """A text at ``x`` on the axis, its middle ``middle`` below the lane's top. ``left_x``: see
    ``labels.Label``.
    """

    x: float
    middle: float
    width: float
    text: str
    style: Style
    colour: QColor
    left_x: float | None = None


@dataclass(slots=True)
class RowPicture:
    """What a lane shows, in order of painting. Places are pixels on the axis and below the lane's top."""

    direct: list[Bar] = field(default_factory=list)
    """Bars painted each time: long ones, and blocks with day cells."""
    sprites: list[tuple[float, float, float, QPixmap]] = field(default_factory=list)
    """(x, y, width, picture)"""
    words: list[Words] = field(default_factory=list)
    rings: list[tuple[float, float, float, QPixmap]] = field(default_factory=list)
    """Outlines and badges of findings, over the words."""
    obstacles: list[tuple[float, float]] = field(default_factory=list)
    """Stretches of visits, which words inside a training keep clear of."""

    def add(self, x: float, rect: QRectF, sprite: QPixmap) -> None:
        """A bar of the size of ``rect``, copied from ``sprite``."""
        width = rect.width()
        self.sprites.append((x - MARGIN, rect.top() - MARGIN, width + 2 * MARGIN, sprite))
        self.obstacles.append((x, x + width))


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """A lane's picture, and what it was made for: it holds from day ``first`` to ``last``."""

    lane: Lane
    chosen: frozenset[str]
    hidden: frozenset[str]
    first: int
    last: int
    picture: RowPicture
