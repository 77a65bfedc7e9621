"""Lanes and bars as accessible things: names, descriptions, rectangles, states and actions."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface

from taito_planner.domain.ids import EntityId
from taito_planner.ui.timeline.access_base import Part
from taito_planner.ui.timeline.access_words import bar_description, lane_description
from taito_planner.ui.timeline.bars import Bar, BarKind, Lane, LaneKind
from taito_planner.ui.timeline.words import bar_name, lane_name

if TYPE_CHECKING:
    from taito_planner.ui.timeline.accessible import TimelineAccess

_HEADERS = (LaneKind.GROUP, LaneKind.LOOSE, LaneKind.STAFF_HEAD)


class LaneAccess(Part):
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
        return super().isValid() and self.lane is not None

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
        hit = self.view.stage.frame().bar_at(self.in_viewport(x, y).toPointF())
        if hit is None or self.view.stage.frame().stack(hit[0]).lanes[hit[1]].key != self.key:
            return None
        return self.bar_access(hit[2])

    def area(self) -> QRectF:
        frame = self.view.stage.frame()
        place = frame.place_of(self.key)
        return frame.row_rect(*place) if place else QRectF()

    def pane(self) -> QRectF:
        frame = self.view.stage.frame()
        place = frame.place_of(self.key)
        return frame.pane_rect(place[0]) if place else QRectF()

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
        state.offscreen = self.shown().isEmpty()
        return state

    def text(self, kind: QAccessible.Text) -> str:
        lane = self.lane
        if lane is None:
            return ""
        if kind == QAccessible.Text.Name:
            return lane_name(lane, self.view.stage.texts)
        if kind == QAccessible.Text.Description:
            return lane_description(self.view.stage, lane)
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


class BarAccess(Part):
    """One bar of a lane."""

    def __init__(self, lane: LaneAccess, kind: BarKind, entity_id: EntityId) -> None:
        super().__init__(lane.access)
        self.lane_access = lane
        self.kind = kind
        self.id = entity_id

    @property
    def bar(self) -> Bar | None:
        lane = self.lane_access.lane
        bar = lane.by_id.get(self.id) if lane is not None else None
        return bar if bar is not None and bar.kind == self.kind else None

    def isValid(self) -> bool:
        return super().isValid() and self.bar is not None

    def parent(self) -> Any:
        return self.lane_access

    def area(self) -> QRectF:
        bar, lane = self.bar, self.lane_access.lane
        if bar is None or lane is None:
            return QRectF()
        return self.view.stage.frame().bar_rect(lane, bar, self.lane_access.area())

    def pane(self) -> QRectF:
        """Its lane's pane, but for what the lane heads cover."""
        pane = self.lane_access.pane()
        pane.setLeft(self.view.stage.frame().head_width)
        return pane

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
        state.offscreen = self.shown().isEmpty()
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
            return bar_description(self.view.stage, bar)
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
