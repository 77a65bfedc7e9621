"""All that one paint needs to know, gathered by the view: painters read it and change nothing."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPixmap

from taito_planner.domain.model import Plan
from taito_planner.texts import Texts
from taito_planner.ui.theme import Theme
from taito_planner.ui.timeline.bars import Bar, Lane
from taito_planner.ui.timeline.drag_picture import DragPicture
from taito_planner.ui.timeline.facts import PlanFacts
from taito_planner.ui.timeline.frame import Frame
from taito_planner.ui.timeline.ink import Ink
from taito_planner.ui.timeline.labels import LabelLayout, LaidLane
from taito_planner.ui.timeline.row_picture import KeptPicture, PointShape
from taito_planner.ui.timeline.sprites import SpriteBook
from taito_planner.ui.timeline.weeks import WeekBook


@dataclass(frozen=True)
class Scene:
    """One state of the timeline as it is to be painted."""

    frame: Frame
    facts: PlanFacts
    theme: Theme
    texts: Texts
    ink: Ink
    weeks: WeekBook
    layout: LabelLayout
    laid: dict[str, tuple[Lane, frozenset[str], LaidLane]]
    """Words already laid out, by lane key; the painter fills it."""
    sprites: SpriteBook
    pictures: dict[str, KeptPicture]
    """Lanes already worked out, by key; the painter fills it."""
    shapes: dict[Bar, PointShape]
    """Bars of one size already worked out; the painter fills it."""
    heads: dict[str, tuple[Lane, tuple[object, ...], QPixmap]]
    """Lane heads already painted, by key; the painter fills it."""
    selection: frozenset[str] = frozenset()
    focus: str = ""
    """The id of the focused bar or the key of the focused lane, while the timeline has the keyboard."""
    focus_lane: str = ""
    """The lane on which the focused bar has it: a block stands on its people's lanes too."""
    hover: str = ""
    hot_lane: str = ""
    """The key of the lane that the selected or focused thing lies on: its head is marked."""
    drag: DragPicture | None = None
    collapsed: frozenset[str] = frozenset()
    rubber: QRectF | None = None
    looks_elsewhere: bool = False
    """Whether the as-of day is not today but one the user chose."""
    shown_count: int = 0
    """How many of the plan's groups are shown, and whether others are left out."""
    hides: bool = False

    @property
    def plan(self) -> Plan:
        return self.facts.plan

    def laid_lane(self, lane: Lane) -> LaidLane:
        """Where the words of a lane go, laid out once for each state of the lane."""
        chosen = (
            frozenset(bar.id for bar in lane.bars if bar.id in self.selection) if self.selection else _NONE
        )
        kept = self.laid.get(lane.key)
        if kept is not None and kept[0] is lane and kept[1] == chosen:
            return kept[2]
        if len(self.laid) > MOST_KEPT:
            self.laid.clear()
        made = self.layout.laid(lane, chosen)
        self.laid[lane.key] = (lane, chosen, made)
        return made


MOST_KEPT = 400
"""Lanes whose words, pictures and heads are kept; a screen shows about thirty."""
_NONE: frozenset[str] = frozenset()
