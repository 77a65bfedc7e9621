"""The timeline on paper: weeks across, lanes down; axis and lane heads on every page."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QRegion

from taito_planner.rules.checker import Checked
from taito_planner.texts import Texts
from taito_planner.ui.printing.page_ink import FINENESS, PageInk, SketchBook
from taito_planner.ui.printing.pagination import RowSlice, row_slices, week_ranges
from taito_planner.ui.printing.paper import Paper
from taito_planner.ui.theme import LIGHT
from taito_planner.ui.timeline import metrics as m
from taito_planner.ui.timeline.arrangement import Arrangement
from taito_planner.ui.timeline.background import paint_rows, paint_shading
from taito_planner.ui.timeline.bars import Bar, Lane, LaneKind
from taito_planner.ui.timeline.frame import Frame, Pane
from taito_planner.ui.timeline.header import paint_corner, paint_header
from taito_planner.ui.timeline.heads import paint_head
from taito_planner.ui.timeline.lane_cache import StepCache, ZoomCache
from taito_planner.ui.timeline.lane_painter import LanePainter
from taito_planner.ui.timeline.metrics import ROW_HEIGHTS, RowStack
from taito_planner.ui.timeline.painter import paint_lines
from taito_planner.ui.timeline.scene import Scene
from taito_planner.ui.timeline.stage import Stage
from taito_planner.ui.timeline.time_axis import Detail

WEEKS_ON_PAGE = 26
EDGE = 10.0
"""Room on either side of a page's days, so that what lies on the first and last of them is whole."""
_HEADERS = (LaneKind.GROUP, LaneKind.LOOSE, LaneKind.STAFF_HEAD)
_STAFF = (LaneKind.STAFF_HEAD, LaneKind.STAFF)


@dataclass(frozen=True, slots=True)
class TimelineChoice:
    """Which part of the timeline goes on paper; None for days: from the plan's first to its last."""

    first_day: date | None = None
    last_day: date | None = None
    collapsed: frozenset[str] = frozenset()
    groups: Arrangement = field(default_factory=Arrangement)
    """Which groups, in which order."""


@dataclass(frozen=True)
class _PageFrame(Frame):
    """A frame that knows its page's days: nothing of the pages beside it shows in the room at its edges."""

    days: tuple[int, int] = (0, 0)

    def visible_days(self) -> tuple[int, int]:
        return self.days

    def bars_shown(self, pane: Pane, row: int, first: int, last: int) -> tuple[Bar, ...]:
        bars = super().bars_shown(pane, row, first, last)
        return tuple(bar for bar in bars if bar.last >= self.days[0] and bar.first <= self.days[1])


class TimelinePages:
    """A body of pages: the weeks of a stretch of lanes one after the other, then the next lanes."""

    def __init__(
        self, checked: Checked, texts: Texts, font: QFont, paper: Paper, choice: TimelineChoice, *, elsewhere: bool
    ) -> None:
        self._stage = Stage(checked, texts, LIGHT, font, elsewhere)
        self._stage.set_collapsed(choice.collapsed, True)
        self._stage.arrange(choice.groups)
        self._font = font
        self._width, self._height = paper.body
        self._stage.zoom((self._width - m.HEAD_WIDTH - 2 * EDGE) / (WEEKS_ON_PAGE * 7))
        first, last = self._stage.day_range()
        self.weeks = week_ranges(choice.first_day or first, choice.last_day or last, WEEKS_ON_PAGE)
        self._lanes: list[Lane] = [*self._stage.groups_stack().lanes, *_staff(self._stage.staff_stack().lanes)]
        self.slices = row_slices(
            [ROW_HEIGHTS[lane.kind] for lane in self._lanes],
            _heads(self._lanes),
            self._height - m.header_height(Detail.MONTH),
        )

    @property
    def page_count(self) -> int:
        return max(1, len(self.slices)) * len(self.weeks)

    def paint(self, painter: QPainter, index: int) -> None:
        row, column = divmod(index, len(self.weeks))
        first, last = self.weeks[column]
        rows = self.slices[row] if self.slices else RowSlice(0, 0)
        lanes = [self._lanes[rows.repeated]] if rows.repeated is not None else []
        lanes += self._lanes[rows.first : rows.end]
        groups = [lane for lane in lanes if lane.kind not in _STAFF]
        staff = [lane for lane in lanes if lane.kind in _STAFF]
        height = m.header_height(Detail.MONTH) + sum(ROW_HEIGHTS[lane.kind] for lane in groups)
        if groups or not staff:
            self._paint_part(painter, self._scene(groups, first, last, height), with_header=True)
        if staff:
            below = sum(ROW_HEIGHTS[lane.kind] for lane in staff)
            scene = self._scene(staff, first, last, m.header_height(Detail.MONTH) + below)
            painter.save()
            painter.translate(0, height - m.header_height(Detail.MONTH) if groups else 0)
            self._paint_part(painter, scene, with_header=not groups)
            painter.restore()

    def _scene(self, lanes: Sequence[Lane], first: date, last: date, height: float) -> Scene:
        """One page's state: its lanes alone, scrolled to its first day."""
        stage = self._stage
        axis = replace(stage.axis, origin=first.toordinal(), day_count=(last - first).days + 1)
        shift, days = stage.axis.x(first.toordinal()) - EDGE, (first.toordinal(), last.toordinal())
        rows = RowStack(lanes, axis.detail)
        frame = _PageFrame(stage.axis, self._width, height, scroll_x=shift, groups=rows, dpr=FINENESS, days=days)
        ink = PageInk(self._font, m.HEAD_WIDTH, self._width)
        shown = stage.scene()
        return replace(
            shown,
            frame=frame,
            ink=ink,
            sprites=SketchBook(),
            kept=ZoomCache(StepCache(shown.kept.step.layout, {}, shown.kept.step.laid)),
            selection=frozenset(),
            heads={},
        )

    def _paint_part(self, painter: QPainter, scene: Scene, *, with_header: bool) -> None:
        frame = scene.frame
        whole = QRegion(QRectF(0, 0, frame.width, frame.height).toAlignedRect())
        top = frame.header_height
        painter.save()
        painter.setClipRect(QRectF(0, top, frame.width, frame.height - top), Qt.ClipOperation.IntersectClip)
        painter.translate(0, top)
        paint_shading(painter, scene, *frame.visible_days(), frame.height - top)
        painter.translate(0, -top)
        paint_rows(painter, scene)
        paint_lines(painter, scene)
        LanePainter(painter, scene).paint(Pane.GROUPS, whole)
        heads = replace(scene, ink=PageInk(self._font))
        for row in frame.visible_rows(Pane.GROUPS):
            rect = frame.row_rect(Pane.GROUPS, row)
            rect.setWidth(frame.head_width)
            painter.save()
            painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
            painter.fillRect(rect, LIGHT.surface)
            painter.translate(0, rect.top())
            rect.moveTop(0)
            paint_head(painter, heads, frame.groups.lanes[row], rect, row == 0)
            painter.restore()
        painter.fillRect(QRectF(frame.head_width - 0.5, top, 0.5, frame.height - top), LIGHT.divider)
        painter.restore()
        if with_header:
            paint_header(painter, scene)
            paint_corner(painter, heads, opens_menu=False)


def _heads(lanes: Sequence[Lane]) -> list[int | None]:
    """For each lane the row of the header it stands under."""
    heads: list[int | None] = []
    head: int | None = None
    for row, lane in enumerate(lanes):
        if lane.kind in _HEADERS:
            head = row
        heads.append(head)
    return heads


def _staff(lanes: Sequence[Lane]) -> Sequence[Lane]:
    """The staff's lanes; nothing for a plan without people, where the header would stand alone."""
    return lanes if len(lanes) > 1 else ()
