"""What has been worked out of lanes, for the zoom in sight and for those seen just before: zooming back is copying."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtGui import QPixmap

from taito_planner.ui.timeline.bars import Lane
from taito_planner.ui.timeline.labels import LabelLayout, LaidLane
from taito_planner.ui.timeline.row_picture import KeptPicture
from taito_planner.ui.timeline.staleness import Stale

_MOST_ZOOMS = 24


@dataclass
class ZoomCache:
    """Words and pictures of lanes at one zoom, by lane key; the painter fills them."""

    layout: LabelLayout
    laid: dict[str, tuple[Lane, frozenset[str], LaidLane]] = field(default_factory=dict)
    pictures: dict[str, KeptPicture] = field(default_factory=dict)


class LaneCache:
    """The words and pictures of lanes by zoom, and their heads, which look the same at every zoom."""

    def __init__(self) -> None:
        self.heads: dict[str, tuple[Lane, tuple[object, ...], QPixmap]] = {}
        self._by_zoom: dict[float, ZoomCache] = {}

    def at(self, px_per_day: float, make: Callable[[], LabelLayout]) -> ZoomCache:
        """What is kept for a zoom; ``make`` makes its layout where it is new."""
        found = self._by_zoom.get(px_per_day)
        if found is None:
            if len(self._by_zoom) >= _MOST_ZOOMS:
                del self._by_zoom[next(iter(self._by_zoom))]
            found = self._by_zoom[px_per_day] = ZoomCache(make())
        return found

    def forget(self) -> None:
        """Drops words and pictures of every zoom; heads stay."""
        self._by_zoom = {}

    def forget_stale(self, px_per_day: float, stale: Stale, make: Callable[[], LabelLayout]) -> None:
        """Drops what an edit made look different, and the other zooms."""
        before = self._by_zoom.get(px_per_day)
        self._by_zoom = {}
        self.heads = {key: kept for key, kept in self.heads.items() if not stale.holds(kept[0])}
        if before is not None:

            self._by_zoom[px_per_day] = ZoomCache(
                make(),
                {key: kept for key, kept in before.laid.items() if not stale.holds(kept[0])},
                {key: kept for key, kept in before.pictures.items() if not stale.holds(kept.lane)},
            )
