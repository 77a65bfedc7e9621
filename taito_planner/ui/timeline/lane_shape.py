"""What of a lane looks the same at every zoom that shows as much: a new zoom only puts it elsewhere."""

from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtGui import QColor, QPixmap

from taito_planner.domain.ids import EntityId
from taito_planner.ui.timeline.bars import Bar, Lane
from taito_planner.ui.timeline.facts import Mark
from taito_planner.ui.timeline.ink import Style

Pinned = tuple[float, float, float, float, QPixmap]
"""A picture that keeps to a day: the day (from the axis's start), how many pixels right of it the picture begins, its
top below the lane's, its width, and itself.
"""
Ring = tuple[float, float, float, QPixmap]
"""How far right of its bar the ring of a finding begins (negative), its top in the row, its width, its picture."""
Marked = tuple[Bar, Mark | None]
LookKey = tuple[object, ...]
"""Equal for bars of a lane that look alike at every zoom of a step of words."""
Span = tuple[float, LookKey, Bar, Mark | None]
"""A bar as wide as its days: where it begins (days from the axis's start), what it looks like, and its finding's mark.
"""


class Look(NamedTuple):
    """How the words beside a bar are written: their middle below the lane's top, style, colour, and that when selected.
    """

    middle: float
    style: Style
    colour: QColor
    chosen: QColor


@dataclass(slots=True)
class LaneShape:
    """The bars of a lane by how they are painted."""

    lane: Lane
    direct: list[Marked] = field(default_factory=list)
    """Painted each time."""
    long: list[Span] = field(default_factory=list)
    """Trainings and pauses: a shape, and a word that keeps in sight."""
    spans: list[Span] = field(default_factory=list)
    points: list[Pinned] = field(default_factory=list)
    """As wide at every zoom."""
    rings: list[Pinned] = field(default_factory=list)
    """Of findings about points."""
    obstacles: list[tuple[float, float, float]] = field(default_factory=list)
    """Days of points and from where to where they reach: words inside a training keep clear of them."""
    looks: dict[EntityId, Look] = field(default_factory=dict)
    """Of the bars that had words so far."""
