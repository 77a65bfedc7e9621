"""The timeline widget: the plan on an axis of days, moved by mouse and keys.

Public face: ``Timeline(document, texts, theme)``; signals ``selection_changed``, ``preview_changed``,
``edit_requested``, ``refused``, ``zoom_changed``; ``select``, ``show_item``, ``set_zoom``, ``zoom_in``,
``zoom_out``, ``fit``, ``go_to_day``, ``set_theme``, ``set_texts``, ``collapse``, ``state``, ``restore``, ``keys``.
Mouse, keys, scrolling and accessibility each have their own module; it keeps no plan of its own.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from taito_planner.domain.ids import EntityId, GroupId
from taito_planner.domain.intents import Intent
from taito_planner.domain.refusals import Refused
from taito_planner.session.document import PlanDocument
from taito_planner.session.preview import Preview
from taito_planner.texts import Texts
from taito_planner.ui.theme import Theme
from taito_planner.ui.timeline import accessible
from taito_planner.ui.timeline.adding import add, add_to
from taito_planner.ui.timeline.bars import Bar, Lane
from taito_planner.ui.timeline.keyboard import Keyboard
from taito_planner.ui.timeline.painter import TimelinePainter
from taito_planner.ui.timeline.palette_drop import PaletteTarget
from taito_planner.ui.timeline.pointer import Pointer
from taito_planner.ui.timeline.scrolling import Scrolling
from taito_planner.ui.timeline.stage import Stage
from taito_planner.ui.timeline.telling import Telling
from taito_planner.ui.timeline.tips import tip_at


class Timeline(QAbstractScrollArea):
    """Groups, their lanes and the staff lanes on one axis of days."""

    selection_changed = Signal(object)
    """The ids of what is selected, a tuple; bars, or the owner of a lane."""
    preview_changed = Signal(object)
    """The Preview of the drag under way; None when it ends or has none."""
    edit_requested = Signal(str)
    """Enter, or a double click on a bar or lane head: the id to edit."""
    refused = Signal(object)
    """The Refused that an edit met."""
    zoom_changed = Signal(str)
    """``year``, ``month`` or ``week``; empty between them."""

    def __init__(self, document: PlanDocument, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.stage = Stage(document.checked, texts, theme, self.font(), document.looks_at_another_day)
        self._painter = TimelinePainter()
        self._pointer = Pointer(self)
        self._palette = PaletteTarget(self)
        self.keyboard = Keyboard(self)
        self.scrolling = Scrolling(self)
        self.telling = Telling(self)
        self._preview: Preview | None = None
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(texts("timeline.name"))
        self.setViewport(viewport := QWidget())  # asked for Qt's own, the binding loads every class to find its kind
        viewport.setMouseTracking(True)
        viewport.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        viewport.setAcceptDrops(True)
        self.setAcceptDrops(True)
        document.plan_changed.connect(self._take_plan)
        accessible.install()

    # What the window asks.

    @property
    def selection(self) -> tuple[EntityId, ...]:
        return self.stage.selection

    @property
    def zoom_name(self) -> str:
        """``year``, ``month``, ``week``, or empty between the named zooms."""
        return self.stage.axis.zoom_name

    def select(self, *entity_ids: EntityId) -> None:
        """Selects bars or owners of lanes; the first one gets the focus."""
        if entity_ids == self.stage.selection:
            return
        self.stage.selection = entity_ids
        if entity_ids:
            self.stage.focus_on(entity_ids[0])
        self.selection_changed.emit(entity_ids)
        self.telling.selection_changed()
        self.viewport().update()

    def show_item(self, entity_id: EntityId) -> None:
        """Opens the group of a bar or lane if needed, scrolls to it, selects it and rings it for a moment."""
        self.scrolling.reveal(entity_id, opens=True)
        self.select(entity_id)
        self.scrolling.flash(entity_id)

    def set_zoom(self, name: str) -> None:
        """``year``, ``month`` or ``week``; what is in the middle stays there."""
        self.scrolling.zoom_named(name)

    def zoom_in(self) -> None:
        self.scrolling.zoom_by(1.25)

    def zoom_out(self) -> None:
        self.scrolling.zoom_by(0.8)

    def fit(self) -> None:
        """The whole plan in the width, as far as the zoom goes."""
        self.scrolling.fit()

    def go_to_day(self, day: date) -> None:
        """Scrolls so that ``day`` stands a third from the left."""
        self.scrolling.show_day(day.toordinal())

    def set_theme(self, theme: Theme) -> None:
        self.stage.set_theme(theme)
        self.viewport().update()

    def set_texts(self, texts: Texts) -> None:
        self.stage.set_texts(texts)
        self.setAccessibleName(texts("timeline.name"))
        self.viewport().update()

    def collapse(self, group_id: GroupId, collapsed: bool) -> None:
        """Closes or opens a group; also ``loose`` and ``staff``, the other two headers."""
        self.collapse_all((group_id,), collapsed)

    def collapse_all(self, group_ids: Iterable[GroupId], collapsed: bool) -> None:
        self.stage.set_collapsed(group_ids, collapsed)
        self.scrolling.adjust()
        self.telling.rows_changed()
        self.viewport().update()

    def state(self) -> dict[str, Any]:
        """Zoom, day at the left edge, closed groups, divider: plain values for the window's settings."""
        return self.scrolling.state()

    def restore(self, state: dict[str, Any]) -> None:
        """Takes what ``state`` gave; anything missing or wrong is left as it is."""
        self.scrolling.restore(state)
        self.viewport().update()

    def keys(self) -> list[tuple[str, str]]:
        """(keys, what they do) of the keys the timeline handles itself, for the list of keys."""
        return self.keyboard.list_of_keys()

    # What its own parts ask.

    def submit(self, intent: Intent, label: str | None = None) -> bool:
        """Hands an intent to the document; False where it was refused."""
        try:
            self.document.submit(intent, label)
        except Refused as reason:
            self.refused.emit(reason)
            return False
        return True

    @property
    def is_read_only(self) -> bool:
        return self.document.is_read_only

    def add_to(self, lane: Lane, day: int) -> None:
        if not self.is_read_only:
            add_to(self, lane, day)

    def add(self, intent: Intent) -> None:
        add(self, intent)

    def focus_on(self, lane: Lane, bar: Bar | None) -> None:
        self.keyboard.focus(lane, bar)

    def step_selection(self, direction: int) -> None:
        """Moves what is selected one legal step later (1) or earlier (-1)."""
        self.keyboard.step(direction)

    def tell_preview(self, preview: Preview | None) -> None:
        self.telling.drag_changed()
        if preview is not self._preview:
            self._preview = preview
            self.preview_changed.emit(preview)

    def repaint_later(self, region: QRegion | QRect | None = None) -> None:
        if region is None:
            self.viewport().update()
        else:
            self.viewport().update(region)

    def _take_plan(self) -> None:
        """The document changed: a drag ends, everything is read again."""
        self._pointer.cancel()
        self._palette.cancel()
        before, checked = self.stage.selection, self.stage.facts.checked
        shift = self.stage.take(self.document.checked, self.document.looks_at_another_day)
        self.scrolling.adjust(shift)
        if self.stage.selection != before:
            self.selection_changed.emit(self.stage.selection)
        self.telling.plan_changed(checked)
        self.viewport().update()

    # Qt's own.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self.stage.shows_focus = self.hasFocus()
        self._painter.paint(painter, self.stage.scene(), event.region())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scrolling.adjust()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.scrolling.moved(dx, dy)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text, area = tip_at(self.stage, event.pos().toPointF())
            if text:
                QToolTip.showText(event.globalPos(), text, self.viewport(), area)
            else:
                QToolTip.hideText()
            return True
        if event.type() == QEvent.Type.Leave:
            self._pointer.left()
        return super().viewportEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and self._pointer.is_busy:
            event.accept()  # in a drag every key is the drag's: Alt does not open the menu bar, Esc nothing else
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.double_click(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.scrolling.wheel(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self._pointer.key_changed(event) or self.keyboard.press(event)):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._pointer.key_changed(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.telling.focus_changed()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._pointer.cancel()
        self.viewport().update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._palette.enters(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._palette.moves(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._palette.cancel()

    def dropEvent(self, event: QDropEvent) -> None:
        self._palette.drops(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.stage.set_font(self.font())
            self.viewport().update()
