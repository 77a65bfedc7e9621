"""Lanes and bars as accessible things: names, descriptions, rectangles, states and actions."""

from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface

from taito_planner.ui.timeline.bars import Bar, BarKind, Lane, LaneKind
from taito_planner.ui.timeline.frame import Pane
from taito_planner.ui.timeline.tips import finding_lines
from taito_planner.ui.timeline.words import bar_name, lane_name

if TYPE_CHECKING:
    from taito_planner.ui.timeline.accessible import TimelineAccess
    from taito_planner.ui.timeline.view import Timeline

_HEADERS = (LaneKind.GROUP, LaneKind.LOOSE, LaneKind.STAFF_HEAD)


class _Actions(QAccessibleActionInterface):
    """The actions of one lane or bar."""

    def __init__(self, part: "_Part") -> None:
        super().__init__()
        self._part = part

    def actionNames(self) -> list[str]:
        return self._part.action_names()

    def doAction(self, name: str) -> None:
        self._part.act(name)

    def keyBindingsForAction(self, name: str) -> list[str]:
        keys = {"earlier": "Alt+Left", "later": "Alt+Right", "edit": "Return", "select": "Space"}
        return [keys[name]] if name in keys else []

    def localizedActionName(self, name: str) -> str:
        return self._part.view.stage.texts(f"timeline.action.{name}")

    def localizedActionDescription(self, name: str) -> str:
        return self.localizedActionName(name)


class _Part(QAccessibleInterface):
    """What lanes and bars share."""

    def __init__(self, access: "TimelineAccess") -> None:
        super().__init__()
        self.access = access
        self._actions = _Actions(self)

    @property
    def view(self) -> "Timeline":
        return self.access.view

    def object(self) -> Any:
        return None

    def window(self) -> Any:
        return self.view.window().windowHandle()

    def relations(self, match: Any = None) -> list[Any]:
        return []

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Names come from the plan."""

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        """Our actions; nothing for other kinds. "Nothing" must be a null pointer: None would be read as one."""
        return self._actions if kind == QAccessible.InterfaceType.ActionInterface else shiboken6.VoidPtr(0)

    def on_screen(self, area: QRectF) -> QRect:
        rect = area.toRect()
        return QRect(self.view.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def action_names(self) -> list[str]:
        return []

    def act(self, name: str) -> None:
        """Does one of ``action_names``."""


class LaneAccess(_Part):
    """One lane; its children are its bars."""

    def __init__(self, access: "TimelineAccess", key: str) -> None:
        super().__init__(access)
        self.key = key
        self._bars: dict[tuple[str, str], BarAccess] = {}

    @property
    def lane(self) -> Lane | None:
        return self.view.stage.lane(self.key)

    def bars(self) -> tuple[Bar, ...]:
        frame = self.view.stage.frame()
        place = frame.place_of(self.key)
        if place is None:
            return ()
        return frame.bars_shown(place[0], place[1], frame.axis.origin, frame.axis.end)

    def bar_access(self, bar: Bar) -> "BarAccess":
        key = (bar.kind, bar.id)
        found = self._bars.get(key)
        if found is None:
            found = self._bars[key] = BarAccess(self, bar.kind, bar.id)
        return found

    def isValid(self) -> bool:
        return shiboken6.isValid(self.view) and self.lane is not None

    def parent(self) -> Any:
        return self.access

    def childCount(self) -> int:
        return len(self.bars())

    def child(self, index: int) -> Any:
        bars = self.bars()
        return self.bar_access(bars[index]) if 0 <= index < len(bars) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        if isinstance(child, BarAccess):
            for index, bar in enumerate(self.bars()):
                if bar.id == child.id and bar.kind == child.kind:
                    return index
        return -1

    def childAt(self, x: int, y: int) -> Any:
        at = self.view.viewport().mapFromGlobal(QPoint(x, y)).toPointF()
        hit = self.view.stage.frame().bar_at(at)
        if hit is None or self.view.stage.frame().stack(hit[0]).lanes[hit[1]].key != self.key:
            return None
        return self.bar_access(hit[2])

    def focusChild(self) -> Any:
        return None

    def area(self) -> QRectF:
        frame = self.view.stage.frame()
        place = frame.place_of(self.key)
        return frame.row_rect(*place) if place else QRectF()

    def rect(self) -> QRect:
        return self.on_screen(self.area())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.TreeItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        lane, stage = self.lane, self.view.stage
        if lane is None:
            state.invalid = True
            return state
        state.focusable = state.selectable = True
        state.focused = self.view.hasFocus() and stage.focus == self.key
        owner_id = lane.owner.id if lane.owner is not None and lane.kind is not LaneKind.BLOCKS else ""
        state.selected = owner_id in stage.selection
        if lane.kind in _HEADERS:
            state.expandable = True
            state.collapsed = self.key in stage.collapsed
            state.expanded = not state.collapsed
        state.offscreen = not _in_sight(self.view, self.key, self.area())
        return state

    def text(self, kind: QAccessible.Text) -> str:
        lane = self.lane
        if lane is None:
            return ""
        if kind == QAccessible.Text.Name:
            return lane_name(lane, self.view.stage.texts)
        if kind == QAccessible.Text.Description:
            return "\n".join(finding_lines(self.view.stage, self.view.stage.facts.findings_of(lane)))
        return ""

    def action_names(self) -> list[str]:
        lane = self.lane
        return ["select", "toggle"] if lane is not None and lane.kind in _HEADERS else ["select"]

    def act(self, name: str) -> None:
        lane = self.lane
        if lane is None:
            return
        if name == "toggle":
            self.view.collapse(self.key, self.key not in self.view.stage.collapsed)  # type: ignore[arg-type]
        else:
            self.view.focus_on(lane, None)


class BarAccess(_Part):
    """One bar of a lane."""

    def __init__(self, lane: LaneAccess, kind: BarKind, entity_id: str) -> None:
        super().__init__(lane.access)
        self.lane_access = lane
        self.kind = kind
        self.id = entity_id

    @property
    def bar(self) -> Bar | None:
        lane = self.lane_access.lane
        bars = lane.bars if lane is not None else ()
        return next((bar for bar in bars if bar.id == self.id and bar.kind == self.kind), None)

    def isValid(self) -> bool:
        return shiboken6.isValid(self.view) and self.bar is not None

    def parent(self) -> Any:
        return self.lane_access

    def childCount(self) -> int:
        return 0

    def child(self, index: int) -> Any:
        return None

    def childAt(self, x: int, y: int) -> Any:
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def focusChild(self) -> Any:
        return None

    def area(self) -> QRectF:
        bar, lane = self.bar, self.lane_access.lane
        if bar is None or lane is None:
            return QRectF()
        return self.view.stage.frame().bar_rect(lane, bar, self.lane_access.area())

    def rect(self) -> QRect:
        return self.on_screen(self.area())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        if self.bar is None:
            state.invalid = True
            return state
        stage = self.view.stage
        state.focusable = state.selectable = True
        state.movable = self.kind not in (BarKind.BOOKING, BarKind.VISIT_BOOKING)
        state.focused = self.view.hasFocus() and stage.focus == self.id and self._holds_focus()
        state.selected = self.id in stage.selection
        state.offscreen = not _in_sight(self.view, self.lane_access.key, self.area())
        return state

    def _holds_focus(self) -> bool:
        """A block stands on its people's lanes too: the focus is on one of them."""
        found = self.view.stage.focused_bar()
        return found is not None and found[0].key == self.lane_access.key

    def text(self, kind: QAccessible.Text) -> str:
        bar = self.bar
        if bar is None:
            return ""
        if kind == QAccessible.Text.Name:
            return bar_name(bar, self.view.stage.texts)
        if kind == QAccessible.Text.Description:
            return "\n".join(finding_lines(self.view.stage, self.view.stage.facts.findings_about(bar)))
        return ""

    def action_names(self) -> list[str]:
        if self.kind in (BarKind.BOOKING, BarKind.VISIT_BOOKING):
            return ["select"]
        return ["select", "earlier", "later", "edit"]

    def act(self, name: str) -> None:
        bar, lane = self.bar, self.lane_access.lane
        if bar is None or lane is None:
            return
        self.view.focus_on(lane, bar)
        if name == "edit":
            self.view.edit_requested.emit(bar.id)
        elif name in ("earlier", "later"):
            self.view.step_selection(1 if name == "later" else -1)


def _in_sight(view: "Timeline", key: str, area: QRectF) -> bool:
    """Whether any of ``area`` is inside its pane."""
    frame = view.stage.frame()
    place = frame.place_of(key)
    if place is None:
        return False
    pane = frame.pane_rect(Pane.STAFF if place[0] is Pane.STAFF else Pane.GROUPS)
    return area.intersects(pane)
