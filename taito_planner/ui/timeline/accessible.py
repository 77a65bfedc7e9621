"""The timeline for screen readers and scripts: lanes and bars as accessible things with names and rectangles.

Qt asks a factory for the interface of a widget. Interfaces made in Python must be kept alive here: Qt holds
only the C++ half. Lanes are the children of the timeline, bars the children of their lane.
"""

from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from taito_planner.ui.timeline.access_parts import LaneAccess
from taito_planner.ui.timeline.bars import Lane
from taito_planner.ui.timeline.frame import Pane

if TYPE_CHECKING:
    from taito_planner.ui.timeline.view import Timeline

_kept: dict[int, "TimelineAccess"] = {}
"""The interface of each live timeline, by the address of its widget."""
_installed = False


def install() -> None:
    """Lets Qt ask us for the interfaces of timelines; once for the process."""
    global _installed
    if not _installed:
        QAccessible.installFactory(_factory)
        _installed = True


def _factory(key: str, item: QObject) -> QAccessibleInterface | None:
    if not (isinstance(item, QWidget) and hasattr(item, "stage") and hasattr(item, "scrolling")):
        return None
    address = shiboken6.getCppPointer(item)[0]
    kept = _kept.get(address)
    if kept is None or not shiboken6.isValid(kept) or kept.view is not item:
        kept = _kept[address] = TimelineAccess(item)  # type: ignore[arg-type]
    return kept


class TimelineAccess(QAccessibleWidget):
    """The timeline itself: a tree of lanes, and last the strip of the whole span."""

    def __init__(self, view: "Timeline") -> None:
        super().__init__(view, QAccessible.Role.Tree, view.accessibleName())
        self.view = view
        self._lanes: dict[str, LaneAccess] = {}

    def lanes(self) -> list[tuple[Pane, int, Lane]]:
        frame = self.view.stage.frame()
        return [
            (pane, row, lane)
            for pane in (Pane.GROUPS, Pane.STAFF)
            for row, lane in enumerate(frame.stack(pane).lanes)
        ]

    def lane_access(self, key: str) -> "LaneAccess":
        found = self._lanes.get(key)
        if found is None:
            found = self._lanes[key] = LaneAccess(self, key)
        return found

    def childCount(self) -> int:
        frame = self.view.stage.frame()
        return len(frame.groups.lanes) + len(frame.staff.lanes) + 1

    def child(self, index: int) -> Any:
        frame = self.view.stage.frame()
        lanes = frame.groups.lanes if index < len(frame.groups.lanes) else frame.staff.lanes
        if index >= len(frame.groups.lanes):
            index -= len(frame.groups.lanes)
        if index == len(frame.staff.lanes) and lanes is frame.staff.lanes:
            return QAccessible.queryAccessibleInterface(self.view.scrolling.strip)
        return self.lane_access(lanes[index].key) if 0 <= index < len(lanes) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        if not isinstance(child, LaneAccess):
            return self.childCount() - 1 if child.object() is self.view.scrolling.strip else -1
        place = self.view.stage.frame().place_of(child.key)
        if place is None:
            return -1
        return place[1] + (len(self.view.stage.frame().groups.lanes) if place[0] is Pane.STAFF else 0)

    def childAt(self, x: int, y: int) -> Any:
        frame = self.view.stage.frame()
        at = self.view.viewport().mapFromGlobal(QPoint(x, y)).toPointF()
        found = frame.row_at(at.y())
        if found is None:
            return None
        lane = self.lane_access(frame.stack(found[0]).lanes[found[1]].key)
        return lane.childAt(x, y) or lane

    def focusChild(self) -> Any:
        return focused(self) if self.view.hasFocus() else None

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Name:
            return self.view.accessibleName()
        return ""


def focused(access: TimelineAccess) -> QAccessibleInterface | None:
    """The interface of the focused bar or lane."""
    stage = access.view.stage
    found = stage.focused_bar() if stage.focus else None
    if found is not None:
        return access.lane_access(found[0].key).bar_access(found[1])
    return access.lane_access(stage.focus) if stage.lane(stage.focus) is not None else None


def _tell(interface: QAccessibleInterface, event: QAccessible.Event) -> None:
    QAccessible.updateAccessibility(QAccessibleEvent(interface, event))


def _active(view: "Timeline") -> TimelineAccess | None:
    """The timeline's interface while something listens; asking Qt makes it if it was not there yet."""
    if not QAccessible.isActive() or not view.isVisible():
        return None
    found = QAccessible.queryAccessibleInterface(view)
    return found if isinstance(found, TimelineAccess) else None


def focus_changed(view: "Timeline") -> None:
    access = _active(view)
    part = focused(access) if access is not None and view.hasFocus() else None
    if part is not None:
        _tell(part, QAccessible.Event.Focus)


def selection_changed(view: "Timeline") -> None:
    access = _active(view)
    part = focused(access) if access is not None else None
    if part is not None:
        _tell(part, QAccessible.Event.Selection)


def rows_changed(view: "Timeline") -> None:
    """Lanes came, went or moved."""
    access = _active(view)
    if access is not None:
        _tell(access, QAccessible.Event.ObjectReorder)
