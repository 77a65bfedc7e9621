"""The timeline for screen readers and scripts: lanes and bars as accessible things with names and rectangles.

Qt asks a factory for the interface of a widget. Interfaces made in Python must be kept alive here: Qt holds
only the C++ half. Lanes are the children of the timeline, bars the children of their lane.
"""

from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from taito_planner.domain.ids import EntityId
from taito_planner.ui.timeline.access_header import HeaderAccess
from taito_planner.ui.timeline.access_parts import LaneAccess
from taito_planner.ui.timeline.frame import Pane

if TYPE_CHECKING:
    from taito_planner.ui.timeline.view import Timeline

_kept: dict[int, list["TimelineAccess"]] = {}
"""The interfaces of each live timeline, by the address of its widget."""
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
    kept = [one for one in _kept.get(address, ()) if shiboken6.isValid(one) and one.view is item]
    # Never one again: Qt asks anew when the widget's class has grown a slot, and deletes what it got each time.
    made = TimelineAccess(item)  # type: ignore[arg-type]
    _kept[address] = [*kept, made]
    return made


class TimelineAccess(QAccessibleWidget):
    """The timeline itself: a tree of lanes, then the header, and last the strip of the whole span."""

    def __init__(self, view: "Timeline") -> None:
        super().__init__(view, QAccessible.Role.Tree, view.accessibleName())
        self.view = view
        self.header = HeaderAccess(self)
        self._lanes: dict[str, LaneAccess] = {}

    def lane_count(self) -> int:
        frame = self.view.stage.frame()
        return len(frame.groups.lanes) + len(frame.staff.lanes)

    def lane_access(self, key: str) -> "LaneAccess":
        found = self._lanes.get(key)
        if found is None:
            found = self._lanes[key] = LaneAccess(self, key)
        return found

    def childCount(self) -> int:
        return self.lane_count() + 2

    def child(self, index: int) -> Any:
        frame, count = self.view.stage.frame(), self.lane_count()
        if index >= count:
            strip = self.view.scrolling.strip
            return (self.header, QAccessible.queryAccessibleInterface(strip), None)[min(index - count, 2)]
        groups = len(frame.groups.lanes)
        lane = frame.groups.lanes[index] if index < groups else frame.staff.lanes[index - groups]
        return self.lane_access(lane.key)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        if child is self.header:
            return self.lane_count()
        if not isinstance(child, LaneAccess):
            return self.childCount() - 1 if child.object() is self.view.scrolling.strip else -1
        place = self.view.stage.frame().place_of(child.key)
        if place is None:
            return -1
        return place[1] + (len(self.view.stage.frame().groups.lanes) if place[0] is Pane.STAFF else 0)

    def childAt(self, x: int, y: int) -> Any:
        frame = self.view.stage.frame()
        at = self.view.viewport().mapFromGlobal(QPoint(x, y)).toPointF()
        if frame.pane_at(at.y()) is Pane.HEADER:
            return self.header.childAt(x, y) or self.header
        found = frame.row_at(at.y())
        if found is None:
            return None
        lane = self.lane_access(frame.stack(found[0]).lanes[found[1]].key)
        return lane.childAt(x, y) or lane

    def focusChild(self) -> Any:
        return self.focused() if self.view.hasFocus() else None

    def focused(self) -> QAccessibleInterface | None:
        """The focused bar or lane, or the selected closed time."""
        stage = self.view.stage
        found = stage.focused_bar() if stage.focus else None
        if found is not None:
            return self.lane_access(found[0].key).bar_access(found[1])
        if stage.lane(stage.focus) is not None:
            return self.lane_access(stage.focus)
        closed = {closure.id for closure in stage.plan.closures}
        return next((self.header.part(one) for one in stage.selection if one in closed), None)

    def part_of(self, entity_id: EntityId) -> QAccessibleInterface | None:
        """The part that stands for an entity: its bar, else its lane; None where neither is shown."""
        stage = self.view.stage
        found = stage.find_bar(entity_id)
        if found is not None:
            return self.lane_access(found[0].key).bar_access(found[1])
        return self.lane_access(entity_id) if stage.lane(entity_id) is not None else None

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Name:
            return self.view.accessibleName()
        return ""
