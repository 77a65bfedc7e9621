"""Paints the lanes: copies each lane's picture, and paints what changes from moment to moment around it."""

from datetime import date
from functools import partial

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QRegion

from taito_planner.ui.theme import Theme
from taito_planner.ui.timeline import metrics as m
from taito_planner.ui.timeline.bar_painter import BarPainter, radius_of
from taito_planner.ui.timeline.bars import Bar, BarKind, Lane, LaneKind
from taito_planner.ui.timeline.beyond import beyond
from taito_planner.ui.timeline.edge_painter import paint_edges, paint_out_of_sight
from taito_planner.ui.timeline.finding_rings import paint_mark
from taito_planner.ui.timeline.frame import Pane
from taito_planner.ui.timeline.ink import Style
from taito_planner.ui.timeline.lane_cache import MOST_KEPT
from taito_planner.ui.timeline.limits import LimitKind
from taito_planner.ui.timeline.load_marks import paint_load
from taito_planner.ui.timeline.picture_maker import PictureMaker
from taito_planner.ui.timeline.picture_painter import PicturePainter
from taito_planner.ui.timeline.row_picture import KeptPicture, RowPicture, WideBars
from taito_planner.ui.timeline.scene import Scene
from taito_planner.ui.timeline.sprites import MARGIN
from taito_planner.ui.timeline.strokes import hatch, outline

_GROUP, _BLOCKS, _STAFF = LaneKind.GROUP, LaneKind.BLOCKS, LaneKind.STAFF
"""Names of their own: asked for every row of every step, and a member of an enumeration is slow to look up."""
_BOOKINGS = (BarKind.BOOKING, BarKind.VISIT_BOOKING)


class LanePainter:
    """Paints the bars of one scene, row by row."""

    def __init__(self, painter: QPainter, scene: Scene) -> None:
        self._painter = painter
        self._scene = scene
        self._frame = scene.frame
        self._bars = BarPainter(painter, scene)
        self._maker = PictureMaker(scene)
        self._first, self._last = scene.frame.visible_days()
        self._moving = scene.drag.moving if scene.drag else frozenset()
        self._pictures = PicturePainter(painter, scene, self._bars)
        self._is_fresh = not scene.kept.step.pictures
        self._ringed = {*scene.selection, scene.hover, scene.focus} - {""}

    def paint(self, pane: Pane, clip: QRegion) -> None:
        """The rows of ``pane`` that ``clip`` touches."""
        painter, frame = self._painter, self._frame
        area = frame.pane_rect(pane)
        area.setLeft(frame.head_width)
        painter.save()
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        is_one, around = clip.rectCount() == 1, clip.boundingRect()
        first, last = around.top(), around.bottom()
        self._see(around)
        for row, lane, rect in frame.rows_seen(pane):
            if rect.top() > last or rect.bottom() <= first:
                continue
            if not is_one:
                touched = clip.intersected(rect.toAlignedRect()).boundingRect()
                if touched.isEmpty():
                    continue
                self._see(touched)
            self._row(pane, row, lane, rect)
        painter.restore()

    def _see(self, area: QRect) -> None:
        """From now on only what ``area`` may touch from left to right is painted."""
        left, right = max(self._frame.head_width, area.left() - 1), min(self._frame.width, area.right() + 2)
        self._pictures.see(left, right)

    def _row(self, pane: Pane, row: int, lane: Lane, rect: QRectF) -> None:
        frame, kind = self._frame, lane.kind
        if kind is _GROUP and not frame.is_collapsed_header(pane, row):
            return
        if kind is _BLOCKS:
            self._leave_strips(lane, rect)
        elif kind is _STAFF:
            paint_load(self._painter, self._scene, lane, rect, (self._first, self._last))
        if self._scene.drag is not None and self._scene.drag.binding == lane.key:
            self._binding_limit(lane, rect)
        there = beyond(lane, self._scene.facts, self._first, self._last)
        wide = None if lane.is_crowd else self._wide(pane, row, lane, rect)
        if wide is None:
            self._crowd(pane, row, rect)
        else:
            self._pictures.paint(lane, wide, rect, (there[0] is not None, there[1] is not None))
        if self._moving:
            for bar in lane.bars:
                if bar.id in self._moving and bar.kind not in _BOOKINGS:
                    self._origin(bar, frame.bar_rect(lane, bar, rect))
        elif self._ringed:
            for bar in lane.bars:
                if bar.id in self._ringed:
                    place = frame.bar_rect(lane, bar, rect)
                    self._states(bar, place, bar.id == self._scene.focus and lane.key == self._scene.focus_lane)
                    paint_mark(self._painter, self._scene, lane, bar, place, wide)
        if kind is _GROUP or kind is _BLOCKS:
            paint_out_of_sight(self._painter, self._scene, lane, rect)
        paint_edges(self._painter, self._scene, lane, rect, there)

    def _wide(self, pane: Pane, row: int, lane: Lane, rect: QRectF) -> WideBars:
        """The lane's picture with its bars as wide as at this zoom."""
        picture, wide = self._picture_of(pane, row, lane, rect), self._scene.kept.wide
        kept = wide.get(lane.key)
        if kept is None or kept.picture is not picture:
            if len(wide) > MOST_KEPT:
                wide.clear()
            kept = wide[lane.key] = self._maker.wide(picture, rect.height())
        return kept

    def _picture_of(self, pane: Pane, row: int, lane: Lane, rect: QRectF) -> RowPicture:
        """The lane's picture: made again when the lane, its selected or moving bars change, or beyond its days."""
        scene = self._scene
        chosen = frozenset(i for i in scene.selection if i in lane.by_id) if scene.selection else _NONE
        hidden = frozenset(i for i in self._moving if i in lane.by_id) if self._moving else _NONE
        pictures = scene.kept.step.pictures
        kept = pictures.get(lane.key)
        if (
            kept is not None
            and kept.lane is lane
            and kept.chosen == chosen
            and kept.hidden == hidden
            and kept.first <= self._first
            and kept.last >= self._last
        ):
            return kept.picture
        if lane.kind is not _STAFF and len(lane.bars) <= _FEW:
            first, last = 0, _NEVER
        else:
            first, last = self._days_of(row)
        bars = self._frame.bars_shown(pane, row, first, last)
        made = self._maker.made(lane, bars, rect.height(), hidden)
        if len(pictures) > MOST_KEPT:
            pictures.clear()
        pictures[lane.key] = KeptPicture(lane, chosen, hidden, first, last, made)
        return made

    def _days_of(self, row: int) -> tuple[int, int]:
        """From which day to which the picture of a lane with many bars holds: those in sight and some beside, not the
        same for all rows, so that panning never makes all pictures in one step; none at a zoom that is new: it may be
        passed in a moment.
        """
        beyond = 0 if self._is_fresh else (self._last - self._first + 1) * (2 + row * 5 % 8) // 16
        return self._first - beyond, self._last + beyond

    def _binding_limit(self, lane: Lane, rect: QRectF) -> None:
        """A soft ground behind the start limit of the customer who binds the dragged block."""
        shift = self._frame.head_width - self._frame.scroll_x
        for laid in self._scene.laid_lane(lane).limits:
            if laid.limit.kind is LimitKind.GROUP_START:
                left = min(laid.text_dx, 0) - 6 if laid.text else -20
                right = max(0, laid.text_dx + self._scene.ink.width(laid.text, Style.SMALL) + 4)
                x = laid.day * self._frame.axis.px_per_day + shift
                area = QRectF(x + left, rect.top() + 2, right - left, rect.height() - 4)
                self._painter.fillRect(area, self._scene.theme.accent_soft)

    def _crowd(self, pane: Pane, row: int, rect: QRectF) -> None:
        """A lane with more bars than anyone can read: those in sight, without words, one for each place."""
        frame = self._frame
        lane = frame.stack(pane).lanes[row]
        seen: set[tuple[float, BarKind]] = set()
        for bar in frame.bars_shown(pane, row, self._first - 8, self._last + 8):
            place = frame.bar_rect(lane, bar, rect)
            if (place.left(), bar.kind) not in seen:
                seen.add((place.left(), bar.kind))
                self._bars.paint(bar, place, lane.kind)

    def _states(self, bar: Bar, place: QRectF, has_focus: bool) -> None:
        theme, frame, painter, scene = self._scene.theme, self._frame, self._painter, self._scene
        radius = radius_of(bar, place)
        if bar.kind in _BOOKINGS:
            outline(painter, frame, place.adjusted(-1, -1, 1, 1), radius + 1, theme.accent, 1)
            if has_focus:
                outline(painter, frame, place.adjusted(-4, -4, 4, 4), radius + 3, theme.text, 2, dashed=True)
            return
        if bar.id == scene.hover and bar.id not in scene.selection:
            outline(painter, frame, place.adjusted(-1, -1, 1, 1), radius + 1, theme.text, 1)
        if bar.id in scene.selection:
            outline(painter, frame, place.adjusted(-1, -1, 1, 1), radius + 1, theme.surface, 1)
            outline(painter, frame, place.adjusted(-3, -3, 3, 3), radius + 3, theme.accent, 2)
        if has_focus:
            high = 5 if place.height() == m.BLOCK_WEEK else 6  # words stand right above
            outline(painter, frame, place.adjusted(-6, -high, 6, high), radius + 4, theme.text, 2, dashed=True)

    def _origin(self, bar: Bar, place: QRectF) -> None:
        """Where a bar was before the drag: a dashed outline with a pale fill."""
        line, fill = drag_colours(bar, self._scene.theme)
        outline(self._painter, self._frame, place, radius_of(bar, place), line, 1, dashed=True, fill=fill)
        if bar.number:
            at = place.center()
            self._scene.ink.draw_centred(self._painter, at.x(), at.y(), str(bar.number), Style.SMALL, line)

    def _leave_strips(self, lane: Lane, rect: QRectF) -> None:
        """The leave of the group's own staff as a hatched strip at the bottom of its block lane."""
        if lane.group is None:
            return
        frame = self._frame
        for staff_id in lane.group.leaders:
            member = self._scene.facts.member(staff_id)
            for leave in member.leaves if member else ():
                first, last = leave.first_day.toordinal(), leave.last_day.toordinal()
                if last < self._first or first > self._last:
                    continue
                left, right = frame.x(first), frame.x(last + 1)
                self._leave_strip(left, right, frame.snap(rect.bottom() - m.LEAVE_STRIP - 1))

    def _leave_strip(self, left: float, right: float, top: float) -> None:
        """Cut from one long picture: leaves are of many lengths, and each zoom makes them others."""
        theme, dpr = self._scene.theme, self._frame.dpr
        length = max(_STRIP, right - left)
        sprite = self._scene.sprites.sprite(("strip", length), length, m.LEAVE_STRIP, partial(_strip, length, theme))
        part = QRectF(MARGIN, MARGIN, right - left, m.LEAVE_STRIP)
        self._painter.drawPixmap(QPointF(left, top), sprite, QRectF(part.topLeft() * dpr, part.size() * dpr))


_NONE: frozenset[str] = frozenset()
_FEW = 60
_NEVER = date.max.toordinal()
_STRIP = 800.0
"""How long the picture is that strips of leave are cut from, in pixels; a longer one gets its own."""


def _strip(width: float, theme: Theme, painter: QPainter) -> None:
    area = QRectF(0, 0, width, m.LEAVE_STRIP)
    painter.fillRect(area, theme.leave_fill)
    hatch(painter, area, theme.leave_hatch, 5, 1.2)


def drag_colours(bar: Bar, theme: Theme) -> tuple[QColor, QColor]:
    """Line and pale fill of a bar that a drag has taken up."""
    if bar.kind in (BarKind.START_VISIT, BarKind.SESSION):
        return theme.session_line, theme.session_fill
    return theme.group_days_line, theme.group_days_fill
