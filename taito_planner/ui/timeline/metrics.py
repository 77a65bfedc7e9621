"""Sizes of the timeline in logical pixels, in one place. Knows no Qt."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from taito_planner.ui.timeline.bars import BarKind, Lane, LaneKind
from taito_planner.ui.timeline.lane_rows import LaneRows
from taito_planner.ui.timeline.time_axis import Detail

HEAD_WIDTH = 236
HEAD_WIDTH_NARROW = 212
NARROW_WINDOW = 1400
"""Window widths below this get the narrow lane head."""
ARROW_X = 14
GROUP_NAME_X = 24
CHILD_NAME_X = 32
PLACES_FROM_RIGHT = 84
SPAN_FROM_RIGHT = 30
SIGN_FROM_RIGHT = 16
SELECTED_EDGE = 3
MENU_BOTTOM = 24
"""Above this height a press on the corner over the lane heads opens the menu of groups."""

MONTHS_HEIGHT = 20
WEEKS_HEIGHT = 20
DAYS_HEIGHT = 28
RIBBON_HEIGHT = 16
MARKERS_HEIGHT = 16

BLOCK_LANE_WEEK = 52
LABEL_GAP = 7
LABEL_CLEARANCE = 14
"""What stays free between a block's dates and the next bar."""
VISIT_CLEARANCE = 2
DIVIDER_HEIGHT = 5
LEAVE_STRIP = 4

ROW_HEIGHTS = {
    LaneKind.GROUP: 28,
    LaneKind.LOOSE: 28,
    LaneKind.BLOCKS: 28,
    LaneKind.CUSTOMER: 24,
    LaneKind.STAFF_HEAD: 24,
    LaneKind.STAFF: 24,
}
ROW_HEIGHTS_WEEK = {**ROW_HEIGHTS, LaneKind.BLOCKS: BLOCK_LANE_WEEK, LaneKind.CUSTOMER: 28}

BAR_HEIGHTS = {
    BarKind.BLOCK: 20,
    BarKind.GROUP_DAYS: 16,
    BarKind.START_VISIT: 16,
    BarKind.SESSION: 14,
    BarKind.TRAINING: 14,
    BarKind.FLEX_DAY: 10,
    BarKind.PAUSE: 14,
    BarKind.ABSENCE: 14,
    BarKind.LEAVE: 16,
    BarKind.BOOKING: 14,
    BarKind.VISIT_BOOKING: 14,
}
BAR_RADII = {
    BarKind.BLOCK: 3,
    BarKind.GROUP_DAYS: 2,
    BarKind.TRAINING: 3,
    BarKind.PAUSE: 3,
    BarKind.ABSENCE: 2,
    BarKind.LEAVE: 3,
    BarKind.BOOKING: 2,
    BarKind.VISIT_BOOKING: 2,
}
COLLAPSED_BLOCK = 16
BLOCK_WEEK = 28
BLOCK_WEEK_TOP = 18
"""Top of the day cells of a block in the tall lane of the week zoom; the words stand above."""
PILL_WIDTH = 24
PILL_HEIGHT = 18


def places_right(head_width: float) -> float:
    """Where the column of places (and of a customer's decision) ends."""
    return head_width - PLACES_FROM_RIGHT


def span_right(head_width: float) -> float:
    return head_width - SPAN_FROM_RIGHT


def sign_x(head_width: float) -> float:
    """The centre of a lane head's sign."""
    return head_width - SIGN_FROM_RIGHT


def header_height(detail: Detail) -> int:
    if detail is Detail.WEEK:
        return WEEKS_HEIGHT + DAYS_HEIGHT + RIBBON_HEIGHT + MARKERS_HEIGHT
    return MONTHS_HEIGHT + WEEKS_HEIGHT + RIBBON_HEIGHT + MARKERS_HEIGHT


class RowStack:
    """The rows of one pane below each other: tops and heights, and which rows lie in a window of pixels."""

    def __init__(self, lanes: Sequence[Lane], detail: Detail) -> None:
        heights = ROW_HEIGHTS_WEEK if detail is Detail.WEEK else ROW_HEIGHTS
        self.lanes = lanes
        kinds = lanes.kinds if isinstance(lanes, LaneRows) else [lane.kind for lane in lanes]
        self.tops = [0, *accumulate([heights[kind] for kind in kinds])]

    @property
    def height(self) -> int:
        return self.tops[-1]

    def height_of(self, row: int) -> int:
        return self.tops[row + 1] - self.tops[row]

    def row_of(self, key: str) -> int | None:
        return self._row_by_key.get(key)

    @cached_property
    def _row_by_key(self) -> dict[str, int]:
        lanes = self.lanes
        return lanes.row_by_key if isinstance(lanes, LaneRows) else {lane.key: row for row, lane in enumerate(lanes)}

    def last_of_group(self, row: int) -> int:
        """The last row of the group whose header is ``row``; any other row itself."""
        group = self.lanes[row].group
        if group is None or self.lanes[row].key != group.id:
            return row
        below = range(row + 1, len(self.lanes))
        return next((other for other in below if self.lanes[other].group is not group), len(self.lanes)) - 1

    def row_at(self, y: float) -> int | None:
        """The row under ``y``, None above and below all rows."""
        if not 0 <= y < self.height:
            return None
        return bisect_right(self.tops, y) - 1

    def rows_between(self, top: float, bottom: float) -> range:
        """The rows that the pixels from ``top`` to ``bottom`` touch."""
        if not self.lanes or bottom < 0 or top >= self.height:
            return range(0)
        first = max(0, bisect_right(self.tops, top) - 1)
        last = min(len(self.lanes), bisect_right(self.tops, bottom))
        return range(first, last)
