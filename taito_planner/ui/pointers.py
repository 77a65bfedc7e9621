"""Three short pointers at the first start: callouts beside what they speak of, one at a time, never in the way."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSettings, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QMainWindow

from taito_planner.texts import Texts
from taito_planner.ui.callout import Callout
from taito_planner.ui.timeline import metrics as m
from taito_planner.ui.timeline.bars import BarKind, LaneKind
from taito_planner.ui.timeline.frame import Pane
from taito_planner.ui.timeline.view import Timeline
from taito_planner.ui.views.switch import TIMELINE

SEEN = "pointers/seen"
_HEADING_MIDDLE = 48
"""Of the heading above the findings, from the panel's left."""


class Pointers(QObject):
    """Shows the pointers over the timeline; the window works on as ever below them."""

    def __init__(self, texts: Texts, settings: QSettings, window: QMainWindow) -> None:
        super().__init__(window)
        self._texts = texts
        self._settings = settings
        self._window = window
        self.parts: Any = None
        """The window's parts; set once they are built."""
        self.callout: Callout | None = None
        self._step = 0

    def show_first_time(self) -> None:
        """At the first start only: never again, also where the program ends before the last one was read."""
        has_blocks = any(group.blocks for group in self.parts.timeline.document.plan.groups)
        if has_blocks and not self._settings.value(SEEN, False, bool):
            self.show()

    def show(self) -> None:
        """Begins with the first one."""
        self.close()
        self._settings.setValue(SEEN, True)
        self.parts.views.show(TIMELINE)
        self._step = 0
        self.callout = Callout(self._texts, lambda: self.parts.timeline.stage.theme, self._window)
        self.callout.next.clicked.connect(self._go_on)
        self.callout.left.connect(self.close)
        for moved in self._what_moves():
            moved.connect(self._place)
        self.parts.views.shown.connect(self.close)
        self._window.installEventFilter(self)
        self._say()

    def close(self, _: object = None) -> None:
        """Takes the callout away; the plan gets the keys where the callout had them."""
        callout, self.callout = self.callout, None
        if callout is None:
            return
        self._window.removeEventFilter(self)
        for moved in self._what_moves():
            moved.disconnect(self._place)
        self.parts.views.shown.disconnect(self.close)
        had_focus = callout.isAncestorOf(self._window.focusWidget())
        callout.hide()
        callout.deleteLater()
        if had_focus:
            self.parts.timeline.setFocus(Qt.FocusReason.OtherFocusReason)

    def _what_moves(self) -> tuple[Any, ...]:
        timeline = self.parts.timeline
        return (
            timeline.horizontalScrollBar().valueChanged,
            timeline.verticalScrollBar().valueChanged,
            timeline.document.plan_changed,
            *(splitter.splitterMoved for splitter in self.parts.splitters.values()),
        )

    def _go_on(self) -> None:
        self._step += 1
        if self._step == len(_STEPS):
            self.close()
        else:
            self._say()

    def _say(self) -> None:
        assert self.callout is not None
        self.callout.say(_STEPS[self._step][0], self._step + 1, len(_STEPS))
        self._place()
        self.callout.show()
        self.callout.raise_()
        self.callout.next.setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleEvent(self.callout, QAccessible.Event.Alert))

    def target(self) -> QRect:
        """What the shown one points at, in the window."""
        return _STEPS[self._step][1](self)

    def _place(self, *_: object) -> None:
        if self.callout is not None:
            self.callout.point_at(self.target())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._place()
        return super().eventFilter(watched, event)

    def _block(self) -> QRect:
        """The first block that is wholly in sight, else the middle of the lanes."""
        timeline: Timeline = self.parts.timeline
        frame = timeline.stage.frame()
        lanes = frame.pane_rect(Pane.GROUPS)
        lanes.setLeft(frame.head_width)
        for row in frame.visible_rows(Pane.GROUPS):
            lane, place = frame.groups.lanes[row], frame.row_rect(Pane.GROUPS, row)
            if lane.kind not in (LaneKind.BLOCKS, LaneKind.GROUP):
                continue
            for bar in frame.bars_shown(Pane.GROUPS, row, *frame.visible_days()):
                rect = frame.bar_rect(lane, bar, place)
                if bar.kind is BarKind.BLOCK and lanes.contains(rect):
                    return self._on_window(rect.toAlignedRect())
        return self._on_window(QRect(lanes.center().toPoint(), lanes.center().toPoint()))

    def _ribbon(self) -> QRect:
        frame = self.parts.timeline.stage.frame()
        top = frame.header_height - m.MARKERS_HEIGHT - m.RIBBON_HEIGHT
        x = round(frame.head_width + frame.lanes_width / 3)
        return self._on_window(QRect(x, top, 1, m.RIBBON_HEIGHT))

    def _findings(self) -> QRect:
        panel = self.parts.findings
        corner = panel.mapTo(self._window, QPoint(0, 0))
        return QRect(corner.x() + _HEADING_MIDDLE, corner.y() + 2, 1, panel.height())

    def _on_window(self, rect: QRect) -> QRect:
        viewport = self.parts.timeline.viewport()
        return rect.translated(viewport.mapTo(self._window, QPoint(0, 0)))


_STEPS: tuple[tuple[str, Callable[[Pointers], QRect]], ...] = (
    ("block", Pointers._block),
    ("ribbon", Pointers._ribbon),
    ("findings", Pointers._findings),
)
"""(name in the texts, where it points: a rectangle of the window)"""
