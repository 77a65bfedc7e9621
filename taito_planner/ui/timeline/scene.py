"""All that one paint needs to know, gathered by the view: painters read it and change nothing."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPixmap

from taito_planner.domain.model import Plan
from taito_planner.texts import Texts
from taito_planner.ui.theme import Theme
from taito_planner.ui.timeline.bars import Lane
from taito_planner.ui.timeline.drag_picture import DragPicture
from taito_planner.ui.timeline.facts import PlanFacts
from taito_planner.ui.timeline.frame import Frame
from taito_planner.ui.timeline.ink import Ink
from taito_planner.ui.timeline.labels import LaidLane
from taito_planner.ui.timeline.lane_cache import MOST_KEPT, ZoomCache
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
    kept: ZoomCache
    """What of the lanes is already worked out; the painter fills it."""
    sprites: SpriteBook
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
        laid = self.kept.step.laid
        kept = laid.get(lane.key)
        if kept is not None and kept[0] is lane and kept[1] == chosen:
            return kept[2]
        if len(laid) > MOST_KEPT:
            laid.clear()
        made = self.kept.step.layout.laid(lane, chosen)
        laid[lane.key] = (lane, chosen, made)
        return made


_NONE: frozenset[str] = frozenset()
