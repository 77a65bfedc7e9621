"""Where everything is in the window at one moment: painting, the mouse and screen readers all ask this."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF

from taito_planner.ui.timeline import metrics as m
from taito_planner.ui.timeline.bars import Bar, BarKind, Lane, LaneKind
from taito_planner.ui.timeline.metrics import RowStack
from taito_planner.ui.timeline.time_axis import Detail, TimeAxis

POINTS = {BarKind.START_VISIT, BarKind.SESSION, BarKind.FLEX_DAY}
"""Kinds painted in one size about the middle of their day."""
HEADS = (LaneKind.GROUP, LaneKind.LOOSE, LaneKind.STAFF_HEAD)
"""The rows that stand above others."""
_EMPTY = RowStack((), Detail.MONTH)


class Pane(StrEnum):
    """The parts of the window from top to bottom."""

    HEADER = "header"
    GROUPS = "groups"
    DIVIDER = "divider"
    STAFF = "staff"


class SeenRow(NamedTuple):
    """A row in sight: its number, its lane, and where it lies in the viewport."""

    row: int
    lane: Lane
    rect: QRectF


class RowBoxes(NamedTuple):
    """What is painted under the rows of a pane: header rows, the lines above these, and the line below each row."""

    heads: list[QRectF]
    dividers: list[QRectF]
    lines: list[QRectF]


@dataclass(frozen=True)
class Frame:
    """One view of the plan, in logical pixels of the viewport. ``dpr`` is device pixels per logical pixel."""

    axis: TimeAxis
    width: float
    height: float
    head_width: float = m.HEAD_WIDTH
    scroll_x: float = 0.0
    scroll_y: float = 0.0
    staff_scroll: float = 0.0
    staff_height: float = 0.0
    groups: RowStack = field(default=_EMPTY)
    staff: RowStack = field(default=_EMPTY)
    dpr: float = 1.0

    @cached_property
    def header_height(self) -> float:
        return m.header_height(self.axis.detail)

    @property
    def lanes_left(self) -> float:
        return self.head_width

    @cached_property
    def lanes_width(self) -> float:
        return max(0.0, self.width - self.head_width)

    @property
    def staff_top(self) -> float:
        """The top of the staff pane, below the divider."""
        return self.height - self.staff_height

    @property
    def groups_bottom(self) -> float:
        return max(self.header_height, self.staff_top - m.DIVIDER_HEIGHT)

    @property
    def groups_height(self) -> float:
        return self.groups_bottom - self.header_height

    def beside_heads(self) -> QRect:
        """All but the lane heads: what a step sideways changes."""
        return QRectF(self.head_width, 0, self.lanes_width, self.height).toAlignedRect()

    def snap(self, value: float) -> float:
        """``value`` on the nearest device pixel."""
        return round(value * self.dpr) / self.dpr

    def x(self, day: int) -> float:
        """The left edge of ``day`` in the viewport, on a device pixel."""
        return round((self.head_width + self.axis.x(day) - self.scroll_x) * self.dpr) / self.dpr

    def xs(self, days: Iterable[int]) -> list[float]:
        """As ``x``, of many days at once."""
        origin, px_per_day, dpr = self.axis.origin, self.axis.px_per_day, self.dpr
        head_width, scroll_x = self.head_width, self.scroll_x
        return [round((head_width + (day - origin) * px_per_day - scroll_x) * dpr) / dpr for day in days]

    def day_at(self, x: float) -> int:
        return self.axis.day_at(x - self.head_width + self.scroll_x)

    def visible_days(self) -> tuple[int, int]:
        return self.axis.days_between(self.scroll_x, self.scroll_x + self.lanes_width)

    def pane_at(self, y: float) -> Pane:
        if y < self.header_height:
            return Pane.HEADER
        if y < self.groups_bottom:
            return Pane.GROUPS
        return Pane.DIVIDER if y < self.staff_top else Pane.STAFF

    def pane_rect(self, pane: Pane) -> QRectF:
        """The pane over the whole width, heads included."""
        tops = {
            Pane.HEADER: (0.0, self.header_height),
            Pane.GROUPS: (self.header_height, self.groups_bottom),
            Pane.DIVIDER: (self.groups_bottom, self.staff_top),
            Pane.STAFF: (self.staff_top, self.height),
        }
        top, bottom = tops[pane]
        return QRectF(0, top, self.width, max(0.0, bottom - top))

    def stack(self, pane: Pane) -> RowStack:
        return self.staff if pane is Pane.STAFF else self.groups

    def row_top(self, pane: Pane, row: int) -> float:
        """The top of a row in the viewport, also outside it."""
        if pane is Pane.STAFF:
            return self.staff_top + self.staff.tops[row] - self.staff_scroll
        return self.header_height + self.groups.tops[row] - self.scroll_y

    def row_rect(self, pane: Pane, row: int) -> QRectF:
        return QRectF(0, self.row_top(pane, row), self.width, self.stack(pane).height_of(row))

    def visible_rows(self, pane: Pane) -> range:
        if pane is Pane.STAFF:
            return self.staff.rows_between(self.staff_scroll, self.staff_scroll + self.staff_height - 1)
        return self.groups.rows_between(self.scroll_y, self.scroll_y + self.groups_height - 1)

    def rows_seen(self, pane: Pane) -> list[SeenRow]:
        """The rows of a pane that are in sight, from the top down; looked up once."""
        found = self._rows_seen.get(pane)
        if found is None:
            lanes = self.stack(pane).lanes
            rows = self.visible_rows(pane)
            found = [SeenRow(row, lanes[row], self.row_rect(pane, row)) for row in rows]
            self._rows_seen[pane] = found
        return found

    def row_boxes(self, pane: Pane) -> RowBoxes:
        """The boxes of the rows of a pane that are in sight; worked out once."""
        found = self._boxes_seen.get(pane)
        if found is None:
            left, width, line = self.head_width, self.lanes_width, 1 / self.dpr
            found = self._boxes_seen[pane] = RowBoxes([], [], [])
            for row, lane, rect in self.rows_seen(pane):
                top, bottom = rect.top(), rect.bottom()
                if lane.kind in HEADS:
                    found.heads.append(QRectF(left, top, width, bottom - top))
                    if row > 0 or pane is Pane.STAFF:
                        found.dividers.append(QRectF(left, self.snap(top), width, line))
                found.lines.append(QRectF(left, self.snap(bottom - line), width, line))
        return found

    @cached_property
    def _rows_seen(self) -> dict[Pane, list[SeenRow]]:
        return {}

    @cached_property
    def _boxes_seen(self) -> dict[Pane, RowBoxes]:
        return {}

    def share_rows(self, before: "Frame") -> None:
        """Takes over the rows that ``before`` has in sight where these are the same: most steps move the days alone."""
        if self._has_rows_of(before):
            self.__dict__["_rows_seen"], self.__dict__["_boxes_seen"] = before._rows_seen, before._boxes_seen

    def _has_rows_of(self, other: "Frame") -> bool:
        return (
            self.groups is other.groups
            and self.staff is other.staff
            and (self.scroll_y, self.staff_scroll) == (other.scroll_y, other.staff_scroll)
            and self.staff_height == other.staff_height
            and (self.width, self.height, self.head_width) == (other.width, other.height, other.head_width)
            and (self.axis.detail, self.dpr) == (other.axis.detail, other.dpr)
        )

    def row_at(self, y: float) -> tuple[Pane, int] | None:
        """The lane under ``y``, if any."""
        pane = self.pane_at(y)
        if pane is Pane.STAFF:
            row = self.staff.row_at(y - self.staff_top + self.staff_scroll)
        elif pane is Pane.GROUPS:
            row = self.groups.row_at(y - self.header_height + self.scroll_y)
        else:
            return None
        return None if row is None else (pane, row)

    def place_of(self, lane_key: str) -> tuple[Pane, int] | None:
        """Which row a lane stands in."""
        row = self.groups.row_of(lane_key)
        if row is not None:
            return Pane.GROUPS, row
        row = self.staff.row_of(lane_key)
        return None if row is None else (Pane.STAFF, row)

    def bar_rect(self, lane: Lane, bar: Bar, row_rect: QRectF) -> QRectF:
        """Where ``bar`` is painted in ``lane``, which lies at ``row_rect``."""
        return self.span_rect(lane.kind, bar.kind, bar.first, bar.last, row_rect)

    def span_rect(self, lane: LaneKind, kind: BarKind, first: int, last: int, row_rect: QRectF) -> QRectF:
        """Where a bar of ``kind`` from ``first`` to ``last`` is painted in a lane at ``row_rect``."""
        middle = row_rect.top() + row_rect.height() / 2
        week = self.axis.detail is Detail.WEEK
        if kind in POINTS:
            width, height = self._point_size(kind)
            dpr = self.dpr
            left = self.head_width - self.scroll_x + self.axis.middle_x(first)
            return QRectF(round(left * dpr) / dpr - width / 2, round((middle - height / 2) * dpr) / dpr, width, height)
        left, right = self.x(first), self.x(last + 1)
        height = m.BAR_HEIGHTS[kind]
        if kind is BarKind.BLOCK and lane is LaneKind.GROUP:
            height = m.BLOCK_WEEK - 8 if week else m.COLLAPSED_BLOCK
        elif week and kind in (BarKind.BLOCK, BarKind.GROUP_DAYS) and lane is LaneKind.BLOCKS:
            return QRectF(left, row_rect.top() + m.BLOCK_WEEK_TOP, max(right - left, 4), m.BLOCK_WEEK)
        if kind is BarKind.ABSENCE:
            right = max(right, left + 10)
        return QRectF(left, self.snap(middle - height / 2), max(right - left, 4), height)

    def _point_size(self, kind: BarKind) -> tuple[float, float]:
        if self.axis.detail is Detail.WEEK and kind is not BarKind.FLEX_DAY:
            return m.PILL_WIDTH, m.PILL_HEIGHT
        size = m.BAR_HEIGHTS[kind]
        return size, size

    def is_collapsed_header(self, pane: Pane, row: int) -> bool:
        """Whether a group's header stands alone, so that it shows the blocks."""
        lanes = self.groups.lanes
        if pane is Pane.STAFF or lanes[row].kind is not LaneKind.GROUP:
            return False
        return row + 1 == len(lanes) or lanes[row + 1].kind in (LaneKind.GROUP, LaneKind.LOOSE)

    def bars_shown(self, pane: Pane, row: int, first: int, last: int) -> tuple[Bar, ...]:
        """The bars of a row that may touch the days given; an open group's header shows none."""
        lane = self.stack(pane).lanes[row]
        if lane.kind is LaneKind.GROUP and not self.is_collapsed_header(pane, row):
            return ()
        bars = lane.between(first, last)
        if lane.kind is LaneKind.STAFF and self.axis.detail is not Detail.WEEK:
            return tuple(bar for bar in bars if bar.kind is not BarKind.VISIT_BOOKING)
        return bars

    def bar_at(self, position: QPointF) -> tuple[Pane, int, Bar] | None:
        """The smallest bar under a point, of equal ones the nearest; small ones are reached from 3 pixels off."""
        found = self.row_at(position.y())
        if found is None or position.x() < self.head_width:
            return None
        pane, row = found
        row_rect = self.row_rect(pane, row)
        day = self.day_at(position.x())
        lane = self.stack(pane).lanes[row]
        reach = int(16 // self.axis.px_per_day) + 1
        best: tuple[tuple[float, float], Bar] | None = None
        for bar in self.bars_shown(pane, row, day - reach, day + reach):
            rect = self.bar_rect(lane, bar, row_rect).adjusted(-3, -3, 3, 3)
            size = rect.width(), abs(rect.center().x() - position.x())
            if rect.contains(position) and (best is None or size <= best[0]):
                best = (size, bar)
        return None if best is None else (pane, row, best[1])
