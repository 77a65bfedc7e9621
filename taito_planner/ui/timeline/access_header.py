"""The header as accessible things: what each week allows, closed times, the as-of day, the end of contract."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface

from taito_planner.domain.days import DaySpan
from taito_planner.domain.records import Closure
from taito_planner.ui.timeline import metrics as m
from taito_planner.ui.timeline.access_base import Part
from taito_planner.ui.timeline.arranging import open_menu
from taito_planner.ui.timeline.frame import Pane
from taito_planner.ui.timeline.time_axis import mondays
from taito_planner.ui.timeline.tips import day_words
from taito_planner.ui.timeline.weeks import week_tip

if TYPE_CHECKING:
    from taito_planner.ui.timeline.accessible import TimelineAccess

TODAY, CONTRACT, ARRANGE = "today", "contract", "arrange"


class HeaderAccess(Part):
    """The header; its children are the menu of groups, the as-of day, the contract's end, closed times and weeks."""

    def __init__(self, access: "TimelineAccess") -> None:
        super().__init__(access)
        self._parts: dict[object, HeaderPart] = {}

    def part_keys(self) -> list[object]:
        """Of its parts: a name, a closure's id, or a week's Monday (an ordinal)."""
        stage = self.view.stage
        keys: list[object] = [ARRANGE, TODAY]
        keys += [CONTRACT] if stage.facts.contract_end else []
        keys += [closure.id for closure in stage.plan.closures]
        return [*keys, *mondays(stage.axis.origin, stage.axis.end - 1)]

    def part(self, key: object) -> "HeaderPart":
        found = self._parts.get(key)
        if found is None:
            kinds = {ARRANGE: ArrangeAccess, TODAY: MarkerAccess, CONTRACT: MarkerAccess}
            kind = WeekAccess if isinstance(key, int) else kinds.get(str(key), ClosureAccess)
            found = self._parts[key] = kind(self, key)
        return found

    def area(self) -> QRectF:
        return self.view.stage.frame().pane_rect(Pane.HEADER)

    def pane(self) -> QRectF:
        return self.area()

    def childCount(self) -> int:
        return len(self.part_keys())

    def child(self, index: int) -> Any:
        keys = self.part_keys()
        return self.part(keys[index]) if 0 <= index < len(keys) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        keys = self.part_keys()
        return keys.index(child.key) if isinstance(child, HeaderPart) and child.key in keys else -1

    def childAt(self, x: int, y: int) -> Any:
        at = self.in_viewport(x, y).toPointF()
        parts = map(self.part, self.part_keys())
        return next((part for part in parts if part.shown().contains(at)), None)

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Grouping

    def state(self) -> QAccessible.State:
        return QAccessible.State()

    def text(self, kind: QAccessible.Text) -> str:
        return self.view.stage.texts("access.header") if kind == QAccessible.Text.Name else ""


class HeaderPart(Part):
    """One thing in the header. Its first action brings its day into sight."""

    def __init__(self, header: HeaderAccess, key: object) -> None:
        super().__init__(header.access)
        self.header = header
        self.key = key

    def name(self) -> str:
        raise NotImplementedError

    def description(self) -> str:
        return ""

    def day(self) -> date:
        raise NotImplementedError

    def pane(self) -> QRectF:
        frame = self.view.stage.frame()
        return QRectF(frame.head_width, 0, frame.lanes_width, frame.header_height)

    def markers(self, first: int, width: float) -> QRectF:
        """``width`` pixels of the row of markers from the day ``first``."""
        frame = self.view.stage.frame()
        top = frame.header_height - m.MARKERS_HEIGHT
        return QRectF(frame.x(first), top, width, m.MARKERS_HEIGHT)

    def isValid(self) -> bool:
        return super().isValid() and self.key in self.header.part_keys()

    def parent(self) -> Any:
        return self.header

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.invalid = not self.isValid()
        state.offscreen = not state.invalid and self.shown().isEmpty()
        return state

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Name and self.isValid():
            return self.name()
        return self.description() if kind == QAccessible.Text.Description and self.isValid() else ""

    def action_names(self) -> list[str]:
        return ["show"]

    def act(self, name: str) -> None:
        self.view.go_to_day(self.day())


class WeekAccess(HeaderPart):
    """One week: which patterns it allows and why not the others; its description names the days off."""

    key: int

    def day(self) -> date:
        return date.fromordinal(self.key)

    def area(self) -> QRectF:
        frame = self.view.stage.frame()
        left, right = frame.x(self.key), frame.x(self.key + 7)
        return QRectF(left, m.MONTHS_HEIGHT, right - left, frame.header_height - m.MONTHS_HEIGHT - m.MARKERS_HEIGHT)

    def name(self) -> str:
        stage = self.view.stage
        said = week_tip(stage.weeks.week(self.key), stage.texts).replace("\n", ", ")
        return stage.texts("access.week", week=said, span=DaySpan(self.day(), self.day() + timedelta(days=6)))

    def description(self) -> str:
        return "\n".join(filter(None, (day_words(self.view.stage, day) for day in range(self.key, self.key + 7))))


class ClosureAccess(HeaderPart):
    """A time at which the house is closed: selected and edited as it is by a press on the header."""

    @property
    def closure(self) -> Closure | None:
        return next((one for one in self.view.stage.plan.closures if one.id == self.key), None)

    def day(self) -> date:
        return self._closed().first_day

    def _closed(self) -> Closure:
        found = self.closure
        assert found is not None, self.key
        return found

    def area(self) -> QRectF:
        frame, closure = self.view.stage.frame(), self.closure
        if closure is None:
            return QRectF()
        first, last = closure.first_day.toordinal(), closure.last_day.toordinal()
        return self.markers(first, frame.x(last + 1) - frame.x(first))

    def name(self) -> str:
        texts, closure = self.view.stage.texts, self._closed()
        what = " ".join((texts("kind.closure"), closure.reason)).strip()
        return texts("search.closure", name=what, days=closure.span)

    def state(self) -> QAccessible.State:
        state = super().state()
        state.selectable = True
        state.selected = self.key in self.view.selection
        return state

    def action_names(self) -> list[str]:
        return ["select", "edit"]

    def act(self, name: str) -> None:
        closure = self.closure
        if closure is not None:
            self.view.show_item(closure.id)
            if name == "edit":
                self.view.edit_requested.emit(closure.id)


class MarkerAccess(HeaderPart):
    """The line of the as-of day, or of the contract's end."""

    def day(self) -> date:
        facts = self.view.stage.facts
        end = facts.contract_end if self.key == CONTRACT else None
        return end or facts.as_of

    def area(self) -> QRectF:
        return self.markers(self.day().toordinal() + (self.key == CONTRACT), 4)

    def name(self) -> str:
        stage = self.view.stage
        if self.key == CONTRACT:
            return stage.texts("timeline.contract", day=self.day())
        return stage.texts("timeline.as-of" if stage.looks_elsewhere else "timeline.today", day=self.day())


class ArrangeAccess(HeaderPart):
    """The words above the lane heads, which open the menu of their order."""

    def area(self) -> QRectF:
        return QRectF(0, 0, self.view.stage.frame().head_width, m.MENU_BOTTOM)

    def pane(self) -> QRectF:
        return self.area()

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ButtonMenu

    def name(self) -> str:
        stage = self.view.stage
        return stage.texts("timeline.groups-count", count=len(stage.plan.groups))

    def description(self) -> str:
        return self.view.stage.texts("arrange.name")

    def action_names(self) -> list[str]:
        return ["arrange"]

    def act(self, name: str) -> None:
        open_menu(self.view)
