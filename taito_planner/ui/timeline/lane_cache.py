"""What has been worked out of lanes, for the zoom in sight and for those seen just before: zooming back is copying."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPixmap

from taito_planner.ui.timeline.bars import Lane
from taito_planner.ui.timeline.labels import LabelLayout, LaidLane
from taito_planner.ui.timeline.lane_shape import LaneShape, LookKey, Ring
from taito_planner.ui.timeline.lane_words import LaneWords
from taito_planner.ui.timeline.limits import LimitState
from taito_planner.ui.timeline.row_picture import KeptPicture, WideBars
from taito_planner.ui.timeline.staleness import Stale
from taito_planner.ui.timeline.time_axis import Detail, TimeAxis, word_step

MOST_KEPT = 400
"""Lanes whose words, pictures and heads are kept; a screen shows about thirty."""
Stamp = tuple[QRectF, float, float, QPixmap]
"""A bar's place in its row (left at any place), its width, its top, and its picture."""
_MOST_ZOOMS = 24
_MOST_STEPS = 12


@dataclass
class StepCache:
    """Words and pictures of lanes that hold at all zooms of a step of words, by lane key; the painter fills them."""

    layout: LabelLayout
    shapes: dict[str, LaneShape]
    """The same for all steps that show as much."""
    laid: dict[str, tuple[Lane, frozenset[str], LaidLane]] = field(default_factory=dict)
    pictures: dict[str, KeptPicture] = field(default_factory=dict)
    limit_lines: dict[tuple[LimitState, float], QPixmap] = field(default_factory=dict)


@dataclass
class ZoomCache:
    """What is as wide as its days, at one zoom; the painter fills it."""

    step: StepCache
    stamps: dict[LookKey, Stamp] = field(default_factory=dict)
    sizes: dict[tuple[object, ...], QRectF] = field(default_factory=dict)
    """Places of bars in their rows by kind and days."""
    rings: dict[tuple[object, ...], Ring] = field(default_factory=dict)
    """Of findings, by what the bar looks like, its mark and its badge."""
    wide: dict[str, WideBars] = field(default_factory=dict)
    """By lane key."""


class LaneCache:
    """The words and pictures of lanes by zoom, and their heads, which look the same at every zoom."""

    def __init__(self) -> None:
        self.heads: dict[str, tuple[Lane, tuple[object, ...], QPixmap]] = {}
        self._zooms: dict[float, ZoomCache] = {}
        self._steps: dict[float, StepCache] = {}
        self._words: LaneWords | None = None
        self._shapes: dict[bool, dict[str, LaneShape]] = {}

    def at(self, axis: TimeAxis, make: Callable[[], LaneWords]) -> ZoomCache:
        """What is kept for a zoom; ``make`` tells the words of lanes where they are new."""
        found = self._zooms.get(axis.px_per_day)
        if found is None:
            _drop_first(self._zooms, _MOST_ZOOMS)
            found = self._zooms[axis.px_per_day] = ZoomCache(self._step(axis, make))
        return found

    def _step(self, axis: TimeAxis, make: Callable[[], LaneWords]) -> StepCache:
        begin = word_step(axis.px_per_day)
        found = self._steps.get(begin)
        if found is None:
            _drop_first(self._steps, _MOST_STEPS)
            self._words = self._words or make()
            layout = LabelLayout(axis.zoomed(begin), self._words)
            found = self._steps[begin] = StepCache(layout, self._shapes.setdefault(axis.detail is Detail.WEEK, {}))
        return found

    def forget(self) -> None:
        """Drops words and pictures of every zoom; heads stay."""
        self._zooms, self._steps, self._shapes = {}, {}, {}
        self._words = None

    def forget_stale(self, axis: TimeAxis, stale: Stale, make: Callable[[], LaneWords]) -> None:
        """Drops what an edit made look different, and the other zooms."""
        before, words = self._zooms.get(axis.px_per_day), make()
        if self._words is not None:
            words.take_over(self._words, stale)
        self._zooms, self._steps, self._words = {}, {}, words
        self.heads = {key: kept for key, kept in self.heads.items() if not stale.holds(kept[0])}
        for shapes in self._shapes.values():
            for key in [key for key, kept in shapes.items() if stale.holds(kept.lane)]:
                del shapes[key]
        if before is not None:
            step = self._step(axis, make)
            step.laid = {key: kept for key, kept in before.step.laid.items() if not stale.holds(kept[0])}
            step.pictures = {key: kept for key, kept in before.step.pictures.items() if not stale.holds(kept.lane)}
            self._zooms[axis.px_per_day] = ZoomCache(step, before.stamps, before.sizes, before.rings, before.wide)


def _drop_first(kept: dict[float, Any], most: int) -> None:
    if len(kept) >= most:
        del kept[next(iter(kept))]
