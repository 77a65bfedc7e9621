"""What has been worked out of lanes, for the zoom in sight and for those seen just before: zooming back is copying."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPixmap

from taito_planner.ui.timeline.bars import Lane
from taito_planner.ui.timeline.labels import LabelLayout, LaidLane
from taito_planner.ui.timeline.lane_shape import LaneShape
from taito_planner.ui.timeline.lane_words import LaneWords
from taito_planner.ui.timeline.limits import LimitState
from taito_planner.ui.timeline.row_picture import KeptPicture
from taito_planner.ui.timeline.staleness import Stale
from taito_planner.ui.timeline.time_axis import Detail, TimeAxis

MOST_KEPT = 400
"""Lanes whose words, pictures and heads are kept; a screen shows about thirty."""
Stamp = tuple[QRectF, float, float, QPixmap]
"""A bar's place in its row (left at any place), its width, its top, and its picture."""
_MOST_ZOOMS = 24


@dataclass
class ZoomCache:
    """Words and pictures of lanes at one zoom, by lane key; the painter fills them."""

    layout: LabelLayout
    shapes: dict[str, LaneShape]
    """By lane key; the same for all zooms that show as much."""
    laid: dict[str, tuple[Lane, frozenset[str], LaidLane]] = field(default_factory=dict)
    pictures: dict[str, KeptPicture] = field(default_factory=dict)
    stamps: dict[tuple[object, ...], Stamp] = field(default_factory=dict)
    """Bars by what they look like."""
    limit_lines: dict[tuple[LimitState, float], QPixmap] = field(default_factory=dict)


class LaneCache:
    """The words and pictures of lanes by zoom, and their heads, which look the same at every zoom."""

    def __init__(self) -> None:
        self.heads: dict[str, tuple[Lane, tuple[object, ...], QPixmap]] = {}
        self._by_zoom: dict[float, ZoomCache] = {}
        self._words: LaneWords | None = None
        self._shapes: dict[bool, dict[str, LaneShape]] = {}

    def at(self, axis: TimeAxis, make: Callable[[], LaneWords]) -> ZoomCache:
        """What is kept for a zoom; ``make`` tells the words of lanes where they are new."""
        found = self._by_zoom.get(axis.px_per_day)
        if found is None:
            if len(self._by_zoom) >= _MOST_ZOOMS:
                del self._by_zoom[next(iter(self._by_zoom))]
            self._words = self._words or make()
            found = self._by_zoom[axis.px_per_day] = ZoomCache(LabelLayout(axis, self._words), self._shapes_at(axis))
        return found

    def forget(self) -> None:
        """Drops words and pictures of every zoom; heads stay."""
        self._by_zoom = {}
        self._words = None
        self._shapes = {}

    def forget_stale(self, axis: TimeAxis, stale: Stale, make: Callable[[], LaneWords]) -> None:
        """Drops what an edit made look different, and the other zooms."""
        before, words = self._by_zoom.get(axis.px_per_day), make()
        if self._words is not None:
            words.take_over(self._words, stale)
        self._by_zoom, self._words = {}, words
        self.heads = {key: kept for key, kept in self.heads.items() if not stale.holds(kept[0])}
        for week, shapes in self._shapes.items():
            self._shapes[week] = {key: kept for key, kept in shapes.items() if not stale.holds(kept.lane)}
        if before is not None:
            self._by_zoom[axis.px_per_day] = ZoomCache(
                LabelLayout(axis, words),
                self._shapes_at(axis),
                {key: kept for key, kept in before.laid.items() if not stale.holds(kept[0])},
                {key: kept for key, kept in before.pictures.items() if not stale.holds(kept.lane)},
            )

    def _shapes_at(self, axis: TimeAxis) -> dict[str, LaneShape]:
        return self._shapes.setdefault(axis.detail is Detail.WEEK, {})
