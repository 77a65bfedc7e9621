"""The mouse on the timeline: clicks select, presses on bars become drags, presses beside them a rubber band."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from taito_planner.ui.timeline import metrics as m
from taito_planner.ui.timeline.arranging import open_menu
from taito_planner.ui.timeline.bars import Bar, BarKind, Lane, LaneKind
from taito_planner.ui.timeline.drag import RESIZABLE
from taito_planner.ui.timeline.dragging import Dragging
from taito_planner.ui.timeline.frame import Pane
from taito_planner.ui.timeline.leave_stroke import LeaveStroke
from taito_planner.ui.timeline.next_block import leads_to
from taito_planner.ui.timeline.places import Subject
from taito_planner.ui.timeline.rubber_band import RubberBand

if TYPE_CHECKING:
    from taito_planner.ui.timeline.view import Timeline

_BOOKINGS = (BarKind.BOOKING, BarKind.VISIT_BOOKING)
_AUTOSCROLL_MS = 20
_HANDLE = 5
"""How near to a bar's end a press takes that end."""


class Pointer:
    """One mouse over one timeline. At most one gesture is under way."""

    def __init__(self, view: "Timeline") -> None:
        self._view = view
        self._stage = view.stage
        self._pressed_at = QPointF()
        self._at = QPointF()
        self._modifiers = Qt.KeyboardModifier.NoModifier
        self._dragging: Dragging | LeaveStroke | None = None
        self._strokes: tuple[Lane, int] | None = None
        self._taken: tuple[Bar, Lane, str] | None = None
        self._band: RubberBand | None = None
        self._divides = False
        self._pans: QPointF | None = None
        self._selects_on_release: str = ""
        self._timer = QTimer(view)
        self._timer.setInterval(_AUTOSCROLL_MS)
        self._timer.timeout.connect(self._autoscroll)

    @property
    def is_busy(self) -> bool:
        return self._dragging is not None

    def press(self, event: QMouseEvent) -> None:
        at = event.position()
        self.cancel()
        self._pressed_at = self._at = at
        self._modifiers = event.modifiers()
        if event.button() is Qt.MouseButton.MiddleButton:
            self._pans = at
            return
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        frame = self._stage.frame()
        pane = frame.pane_at(at.y())
        if pane is Pane.DIVIDER:
            self._divides = True
        elif at.x() < frame.head_width:
            self._press_head(at)
        elif pane is Pane.HEADER:
            self._press_header(at)
        else:
            self._press_lanes(at, bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))

    def _press_header(self, at: QPointF) -> None:
        """A closed day selects its closure, the last one of several, as the name over the day is the last one's."""
        day = date.fromordinal(self._stage.frame().day_at(at.x()))
        closed = [closure.id for closure in self._stage.plan.closures if day in closure.span]
        if closed:
            self._view.select(closed[-1])

    def _press_head(self, at: QPointF) -> None:
        frame = self._stage.frame()
        found = frame.row_at(at.y())
        if found is None:
            if at.y() < m.MENU_BOTTOM:
                open_menu(self._view)
            return
        lane = frame.stack(found[0]).lanes[found[1]]
        if lane.kind in (LaneKind.GROUP, LaneKind.LOOSE, LaneKind.STAFF_HEAD) and at.x() < 24:
            self._view.collapse(lane.key, lane.key not in self._stage.collapsed)  # type: ignore[arg-type]
            return
        self._stage.focus = lane.key
        self._view.select(*((lane.owner.id,) if lane.owner is not None else ()))
        self._stage.focus = lane.key

    def _press_lanes(self, at: QPointF, adds: bool) -> None:
        beyond = leads_to(self._stage, at)
        if beyond is not None:
            self._view.show_item(beyond.id)
            return
        hit = self._stage.frame().bar_at(at)
        if hit is None:
            if not adds:
                self._view.select()
            self._band = RubberBand(self._view, at, self._view.selection)
            found = self._stage.frame().row_at(at.y())
            if found is not None:
                lane = self._stage.frame().stack(found[0]).lanes[found[1]]
                day = self._stage.frame().day_at(at.x())
                self._view.keyboard.mark(lane, day)
                if lane.kind is LaneKind.STAFF and not adds and not self._view.is_read_only:
                    self._strokes = (lane, day)
            return
        pane, row, bar = hit
        lane = self._stage.frame().stack(pane).lanes[row]
        chosen = self._view.selection
        if adds:
            rest = tuple(i for i in chosen if i != bar.id)
            self._view.select(*(rest if bar.id in chosen else (*chosen, bar.id)))
        elif bar.id not in chosen:
            self._view.select(bar.id)
        else:
            self._selects_on_release = bar.id
        if bar.kind not in _BOOKINGS and not self._view.is_read_only:
            self._taken = (bar, lane, self._edge_at(bar, lane, at))

    def _edge_at(self, bar: Bar, lane: Lane, at: QPointF) -> str:
        """The end of a bar that can change its length, where the pointer is right at it."""
        if bar.kind not in RESIZABLE:
            return ""
        frame = self._stage.frame()
        left, right = frame.x(bar.first), frame.x(bar.last + 1)
        if right - left < 4 * _HANDLE:
            return ""
        if at.x() >= right - _HANDLE:
            return "last"
        return "first" if at.x() <= left + _HANDLE else ""

    def move(self, event: QMouseEvent) -> None:
        at = event.position()
        self._modifiers = event.modifiers()
        if not event.buttons():
            if self._taken is not None or self._dragging is not None:
                self.cancel()  # the release was lost
            self._hover(at)
            return
        moved = at - self._at
        self._at = at
        if self._pans is not None:
            self._view.scrolling.scroll_by(-moved.x(), -moved.y())
        elif self._divides:
            self._view.scrolling.set_divider(at.y())
        elif self._dragging is not None:
            self._drag()
        elif (at - self._pressed_at).manhattanLength() >= QApplication.startDragDistance():
            if self._taken is not None:
                self._begin(*self._taken)
            elif self._strokes is not None:
                self._start(LeaveStroke(self._stage, self._view.document, *self._strokes))
            elif self._band is not None:
                self._band.stretch(at)
                self._timer.start()

    def _begin(self, bar: Bar, lane: Lane, edge: str) -> None:
        self._selects_on_release = ""
        day = self._stage.frame().day_at(self._pressed_at.x())
        others = []
        for entity_id in self._view.selection if not edge and bar.id in self._view.selection else ():
            found = self._stage.find_bar(entity_id)
            if found is not None and found[1].id != bar.id and found[1].kind not in _BOOKINGS:
                others.append(Subject.of(found[1]))
        self._start(Dragging(self._stage, self._view.document, bar, lane, day, others, edge))

    def _start(self, dragging: Dragging | LeaveStroke) -> None:
        self._dragging = dragging
        self._stage.hover = ""
        self._view.viewport().update()
        self._drag()
        self._timer.start()

    def _drag(self) -> None:
        assert self._dragging is not None
        region = self._dragging.move(self._at, self._modifiers)
        self._view.repaint_later(region)
        self._view.tell_preview(self._dragging.preview)

    def _autoscroll(self) -> None:
        if self._dragging is not None:
            if self._view.scrolling.autoscroll(self._at, self._pressed_at):
                self._drag()
        elif self._band is not None and self._stage.rubber is not None:
            self._band.pull(self._at)

    def release(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            if not event.buttons() & Qt.MouseButton.LeftButton:
                self.cancel()  # else it was down before the left one: what the left one holds goes on
            return
        dragging, self._dragging = self._dragging, None
        chosen, self._selects_on_release = self._selects_on_release, ""
        self._taken = None
        if dragging is not None:
            dragging.move(event.position(), event.modifiers())
            intent = dragging.drop()
            self._end()
            if intent is not None:
                self._view.submit(intent, dragging.label)
        elif chosen and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._view.select(chosen)
        self._stop()

    def double_click(self, event: QMouseEvent) -> None:
        """On a bar or a lane head: edit; on a group's header: open or close; on a free stretch: add."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        at = event.position()
        frame = self._stage.frame()
        found = frame.row_at(at.y())
        if found is None:
            return
        lane = frame.stack(found[0]).lanes[found[1]]
        hit = frame.bar_at(at)
        if hit is not None:
            self._view.edit_requested.emit(hit[2].id)
        elif at.x() < frame.head_width:
            if lane.kind in (LaneKind.GROUP, LaneKind.LOOSE, LaneKind.STAFF_HEAD) and at.x() >= 24:
                self._view.collapse(lane.key, lane.key not in self._stage.collapsed)  # type: ignore[arg-type]
            elif lane.kind in (LaneKind.CUSTOMER, LaneKind.STAFF):
                self._view.edit_requested.emit(lane.owner.id)
        else:
            self._view.add_to(lane, frame.day_at(at.x()))

    def key_changed(self, event: QKeyEvent) -> bool:
        """Alt and Shift during a drag change its target at once, Esc ends it; whether the key was taken."""
        if not (self.is_busy or self._taken is not None or self._band is not None):
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
            return True
        if self._dragging is not None and event.key() in (Qt.Key.Key_Alt, Qt.Key.Key_Shift):
            key = {
                Qt.Key.Key_Alt: Qt.KeyboardModifier.AltModifier,
                Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
            }[Qt.Key(event.key())]
            is_down = event.type() is event.Type.KeyPress
            self._modifiers = self._modifiers | key if is_down else self._modifiers & ~key
            self._drag()
            return True
        return self._dragging is not None

    def cancel(self) -> None:
        """Ends whatever is under way. Nothing has changed, so nothing is put back."""
        if self._dragging is not None:
            self._dragging.cancel()
            self._end()
        self._dragging = None
        self._taken = None
        self._stop()

    def _end(self) -> None:
        self._stage.with_drag(None)
        self._view.viewport().update()
        self._view.tell_preview(None)

    def _stop(self) -> None:
        self._timer.stop()
        self._band = None
        self._divides = False
        self._strokes = None
        self._pans = None
        self._selects_on_release = ""
        if self._stage.rubber is not None:
            self._stage.rubber = None
            self._view.viewport().update()

    def left(self) -> None:
        if self._stage.hover:
            self._stage.hover = ""
            self._view.viewport().update()

    def _hover(self, at: QPointF) -> None:
        frame = self._stage.frame()
        beyond = leads_to(self._stage, at)
        hit = frame.bar_at(at) if beyond is None else None
        hover = hit[2].id if hit else ""
        cursor = Qt.CursorShape.ArrowCursor
        if frame.pane_at(at.y()) is Pane.DIVIDER:
            cursor = Qt.CursorShape.SplitVCursor
        elif beyond is not None:
            cursor = Qt.CursorShape.PointingHandCursor
        elif hit is not None and hit[2].kind not in _BOOKINGS and not self._view.is_read_only:
            lane = frame.stack(hit[0]).lanes[hit[1]]
            at_edge = self._edge_at(hit[2], lane, at)
            cursor = Qt.CursorShape.SizeHorCursor if at_edge else Qt.CursorShape.OpenHandCursor
        self._view.viewport().setCursor(cursor)
        if hover != self._stage.hover:
            self._stage.hover = hover
            self._view.viewport().update()
