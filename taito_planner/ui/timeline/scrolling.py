"""Scrolling and zooming: the bars at the edges, the wheel, the touchpad, and going to a day or a bar."""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QScrollBar

from taito_planner.domain.entities import locate
from taito_planner.domain.records import Closure
from taito_planner.ui.timeline import metrics as m
from taito_planner.ui.timeline.arrangement import Arrangement
from taito_planner.ui.timeline.bars import Bar
from taito_planner.ui.timeline.edge_push import edge_push
from taito_planner.ui.timeline.frame import Pane
from taito_planner.ui.timeline.next_block import first_unseen
from taito_planner.ui.timeline.span_strip import HEIGHT as STRIP_HEIGHT
from taito_planner.ui.timeline.span_strip import SpanStrip
from taito_planner.ui.timeline.time_axis import MAX_ZOOM, MIN_ZOOM, ZOOMS, on_scale

if TYPE_CHECKING:
    from taito_planner.ui.timeline.view import Timeline

_WHEEL_STEP = 120
_ROWS_PER_STEP = 3
_ROW = 24
_ZOOM_PER_STEP = 1.15
_FLASH_MS = 1200


class Scrolling:
    """Keeps scroll bars, zoom and window of one timeline in step."""

    def __init__(self, view: "Timeline") -> None:
        self._view = view
        self._stage = view.stage
        self._staff_bar = QScrollBar(Qt.Orientation.Vertical, view)
        self._staff_bar.hide()
        self._staff_bar.valueChanged.connect(self._staff_scrolled)
        self._flash = QTimer(view)
        self._flash.setSingleShot(True)
        self._flash.setInterval(_FLASH_MS)
        self._flash.timeout.connect(self._end_flash)
        self._waiting_for_size = True
        self._wanted_day: int | None = None
        self._wanted_zoom = ZOOMS["month"]
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.strip = SpanStrip(view)
        view.setViewportMargins(0, 0, 0, STRIP_HEIGHT)
        view.addScrollBarWidget(self._staff_bar, Qt.AlignmentFlag.AlignBottom)

    def adjust(self, shift: float = 0.0) -> None:
        """Fits bars and window to size, zoom and rows; ``shift`` is how far the axis's start has moved."""
        view, stage, window = self._view, self._stage, self._stage.window
        viewport = view.viewport()
        window.width, window.height = viewport.width(), viewport.height()
        window.dpr = view.devicePixelRatioF()
        window.head_width = m.HEAD_WIDTH if view.window().width() >= m.NARROW_WINDOW else m.HEAD_WIDTH_NARROW
        frame = stage.frame()
        across, down = view.horizontalScrollBar(), view.verticalScrollBar()
        value = across.value() + round(shift)
        _set_range(across, frame.axis.width - frame.lanes_width, frame.lanes_width, round(frame.axis.px_per_day * 7))
        if shift:
            across.setValue(value)
        _set_range(down, stage.groups_stack().height - frame.groups_height, frame.groups_height, _ROW)
        self._fit_staff_bar()
        self.strip.fit()
        if self._waiting_for_size and viewport.width() > 0 and view.isVisible():
            self._waiting_for_size = False
            day = self._wanted_day if self._wanted_day is not None else stage.facts.today - 56
            self._put_day_left(day)
        self.take_bars()

    def _fit_staff_bar(self) -> None:
        frame = self._stage.frame()
        hidden = self._stage.staff_stack().height - frame.staff_height
        self._staff_bar.setVisible(hidden > 0)
        self._staff_bar.setFixedHeight(max(1, round(frame.staff_height)))
        _set_range(self._staff_bar, hidden, frame.staff_height, _ROW)

    def take_bars(self) -> None:
        """The bars moved: so does the window."""
        window = self._stage.window
        window.scroll_x = self._view.horizontalScrollBar().value()
        window.scroll_y = self._view.verticalScrollBar().value()
        window.staff_scroll = self._staff_bar.value()
        self.strip.update()

    def moved(self, dx: int, dy: int) -> None:
        """The bars moved: rows that only go up or down are copied on the screen, all else is painted anew."""
        self.take_bars()
        stage, viewport = self._stage, self._view.viewport()
        if stage.drag is not None or stage.rubber is not None or dy * stage.window.dpr % 1 or (dx and dy):
            viewport.update()
        elif dx:
            viewport.update(stage.frame().beside_heads())
        else:
            viewport.scroll(0, dy, stage.frame().pane_rect(Pane.GROUPS).toRect())

    def _staff_scrolled(self, _: int) -> None:
        self.take_bars()
        self._view.viewport().update()

    def wheel(self, event: QWheelEvent) -> None:
        """Scrolls the pane under the pointer; sideways with Shift or a touchpad; zooms with Ctrl."""
        angle, pixels = event.angleDelta(), event.pixelDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_smoothly(_ZOOM_PER_STEP ** (angle.y() / _WHEEL_STEP), event.position())
            event.accept()
            return
        fine = not pixels.isNull()
        dx = pixels.x() if fine else angle.x() / _WHEEL_STEP * _ROWS_PER_STEP * _ROW
        dy = pixels.y() if fine else angle.y() / _WHEEL_STEP * _ROWS_PER_STEP * _ROW
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not dx:
            dx, dy = dy, 0
        if dx:
            _move(self._view.horizontalScrollBar(), -dx)
        if dy:
            in_staff = self._stage.frame().pane_at(event.position().y()) is Pane.STAFF
            _move(self._staff_bar if in_staff else self._view.verticalScrollBar(), -dy)
        event.accept()

    def scroll_by(self, dx: float, dy: float) -> None:
        _move(self._view.horizontalScrollBar(), dx)
        _move(self._view.verticalScrollBar(), dy)

    def zoom_named(self, name: str) -> None:
        self.zoom_to(ZOOMS[name])

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        self.zoom_to(self._stage.axis.px_per_day * factor, at)

    def _zoom_smoothly(self, factor: float, at: QPointF) -> None:
        """Zooms by wheel or touchpad in small steps of a scale, so that zooming back comes by the same zooms again."""
        shown = self._stage.axis.px_per_day
        wanted = self._wanted_zoom if on_scale(self._wanted_zoom) == shown else shown
        self._wanted_zoom = min(MAX_ZOOM, max(MIN_ZOOM, wanted * factor))
        self.zoom_to(on_scale(self._wanted_zoom), at)

    def zoom_to(self, px_per_day: float, at: QPointF | None = None) -> None:
        """Zooms; the day under ``at`` (or today, or the middle) stays where it is."""
        stage = self._stage
        frame = stage.frame()
        px_per_day = min(MAX_ZOOM, max(MIN_ZOOM, px_per_day))
        if abs(px_per_day - stage.axis.px_per_day) < 1e-6:
            return
        x = at.x() - frame.head_width if at is not None else self._anchor(frame.lanes_width)
        x = min(max(0.0, x), frame.lanes_width)
        day = (frame.scroll_x + x) / stage.axis.px_per_day
        stage.zoom(px_per_day)
        self.adjust()
        self._view.horizontalScrollBar().setValue(round(day * stage.axis.px_per_day - x))
        self.take_bars()
        self._view.zoom_changed.emit(stage.axis.zoom_name)
        has_same_rows = stage.groups_stack() is frame.groups
        self._view.repaint_later(frame.beside_heads() if has_same_rows else None)

    def _anchor(self, lanes_width: float) -> float:
        """Where a zoom without a pointer holds: the selected bar or today, where in sight, else the middle."""
        stage = self._stage
        frame = stage.frame()
        found = stage.find_bar(stage.selection[0]) if stage.selection else None
        for day in (found[1].first if found else None, stage.facts.today):
            if day is not None and frame.head_width < frame.x(day) < frame.width:
                return frame.x(day) - frame.head_width
        return lanes_width / 2

    def fit(self) -> None:
        first, last = self._stage.day_range()
        days = (last - first).days + 15
        frame = self._stage.frame()
        self.zoom_to(frame.lanes_width / days)
        if days * self._stage.axis.px_per_day > frame.lanes_width + 1:  # too long for any zoom: now matters most
            self.show_day(self._stage.facts.today)
        else:
            self._put_day_left(first.toordinal() - 7)

    def show_day(self, day: int) -> None:
        """Scrolls so that ``day`` stands a third from the left."""
        frame = self._stage.frame()
        x = frame.axis.x(day) - frame.lanes_width / 3
        self._view.horizontalScrollBar().setValue(round(x))

    def _put_day_left(self, day: int) -> None:
        self._view.horizontalScrollBar().setValue(round(self._stage.axis.x(day)))
        self.take_bars()

    def reveal(self, entity_id: str, *, opens: bool = False) -> None:
        """Brings a bar or lane into sight; ``opens`` its group first where it is closed."""
        stage, view = self._stage, self._view
        found = locate(stage.plan, entity_id)
        header = found.group.id if found and found.group else ""
        if opens and found and found.group and stage.groups_stack().row_of(found.group.id) is None:
            stage.show_also(found.group.id)
            self.adjust()
        if opens and header in stage.collapsed and found and found.entity is not found.group:
            view.collapse(header, False)  # type: ignore[arg-type]
        self.reveal_lane(stage.lane_key_of(entity_id) or entity_id, whole=True)
        own = stage.find_bar(entity_id)
        bar = own[1] if own else first_unseen(stage, entity_id)
        if bar is not None:
            self.reveal_days(bar)
        elif found and isinstance(found.entity, Closure):
            self.show_day(found.entity.first_day.toordinal())

    def reveal_days(self, bar: Bar) -> None:
        """Scrolls sideways to a bar where it is out of sight."""
        frame = self._stage.frame()
        left, right = frame.x(bar.first), frame.x(bar.last + 1)
        if left < frame.head_width + 16 or min(right, left + frame.lanes_width / 2) > frame.width - 16:
            self.show_day(bar.first)

    def flash(self, entity_id: str) -> None:
        """Rings a bar for a moment, so that the eye finds what was just brought into sight."""
        self._stage.flash = entity_id if self._stage.find_bar(entity_id) else ""
        self._flash.start()

    def _end_flash(self) -> None:
        self._stage.flash = ""
        self._view.viewport().update()

    def reveal_lane(self, key: str, *, whole: bool = False) -> None:
        """Scrolls a lane into its pane; ``whole``, a group's header with its lanes, as far as there is room."""
        frame = self._stage.frame()
        place = frame.place_of(key)
        if place is None:
            return
        pane, row = place
        bar = self._staff_bar if pane is Pane.STAFF else self._view.verticalScrollBar()
        stack = frame.stack(pane)
        room = frame.staff_height if pane is Pane.STAFF else frame.groups_height
        top = stack.tops[row]
        bottom = min(stack.tops[(stack.last_of_group(row) if whole else row) + 1], top + room)
        bar.setValue(min(top, max(bar.value(), round(bottom - room))))

    def autoscroll(self, at: QPointF, since: QPointF | None = None) -> bool:
        """Scrolls sideways where ``at`` is near an edge of the lanes; whether it did. ``since`` as for ``edge_push``.

        Never up or down: a dragged bar stays on its lane, which must not slide away below the pointer.
        """
        frame = self._stage.frame()
        self.scroll_by(edge_push(at.x(), frame.head_width, frame.width, since.x() if since else None), 0)
        return self._stage.frame().scroll_x != frame.scroll_x

    def set_divider(self, y: float) -> None:
        """The user drags the divider to ``y``."""
        window = self._stage.window
        window.staff_height = max(24.0, window.height - y - m.DIVIDER_HEIGHT / 2)
        self.adjust()
        self._view.viewport().update()

    def widen_staff(self, rows: int) -> None:
        """Gives the staff so many rows more of the window, or fewer."""
        self.set_divider(self._stage.frame().staff_top - m.DIVIDER_HEIGHT / 2 - rows * _ROW)

    def state(self) -> dict[str, Any]:
        """What ``restore`` takes."""
        stage = self._stage
        return {
            "zoom": stage.axis.px_per_day,
            "first_day": date.fromordinal(stage.frame().visible_days()[0]).isoformat(),
            "collapsed": sorted(stage.collapsed),
            "groups": stage.shown.arrangement.state(),
            "staff_height": stage.window.staff_height,
        }

    def restore(self, state: dict[str, Any]) -> None:
        stage = self._stage
        collapsed = state.get("collapsed")
        if isinstance(collapsed, list):
            stage.collapsed = frozenset(str(key) for key in collapsed)
            stage.set_collapsed((), False)
        stage.arrange(Arrangement.of_state(state.get("groups")))
        zoom = state.get("zoom")
        if isinstance(zoom, int | float):
            stage.zoom(float(zoom))
            self._view.zoom_changed.emit(stage.axis.zoom_name)
        height = state.get("staff_height")
        if isinstance(height, int | float):
            stage.window.staff_height = float(height)
        try:
            self._wanted_day = date.fromisoformat(str(state.get("first_day"))).toordinal()
        except ValueError:
            self._wanted_day = None
        self.adjust()
        if self._wanted_day is not None and not self._waiting_for_size:
            self._put_day_left(self._wanted_day)


def _set_range(bar: QScrollBar, hidden: float, page: float, step: int) -> None:
    bar.setRange(0, max(0, round(hidden)))
    bar.setPageStep(max(1, round(page)))
    bar.setSingleStep(step)


def _move(bar: QScrollBar, by: float) -> None:
    if by:
        bar.setValue(bar.value() + round(by))
