"""What every part of the timeline has for screen readers and scripts: a place on the screen, a parent, actions."""

from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface

if TYPE_CHECKING:
    from taito_planner.ui.timeline.accessible import TimelineAccess
    from taito_planner.ui.timeline.view import Timeline

_KEYS = {"earlier": "Alt+Left", "later": "Alt+Right", "edit": "Return", "select": "Space", "arrange": "Ctrl+Shift+G"}


class _Actions(QAccessibleActionInterface):
    """The actions of one part."""

    def __init__(self, part: "Part") -> None:
        super().__init__()
        self._part = part

    def actionNames(self) -> list[str]:
        return self._part.action_names()

    def doAction(self, name: str) -> None:
        self._part.act(name)

    def keyBindingsForAction(self, name: str) -> list[str]:
        return [_KEYS[name]] if name in _KEYS else []

    def localizedActionName(self, name: str) -> str:
        return self._part.view.stage.texts(f"timeline.action.{name}")

    def localizedActionDescription(self, name: str) -> str:
        return self.localizedActionName(name)


class Part(QAccessibleInterface):
    """What all parts share. Without children, as most are."""

    def __init__(self, access: "TimelineAccess") -> None:
        super().__init__()
        self.access = access
        self._actions: _Actions | None = None

    @property
    def view(self) -> "Timeline":
        return self.access.view

    def area(self) -> QRectF:
        """Where it is painted, in the viewport; also where that is out of sight."""
        raise NotImplementedError

    def pane(self) -> QRectF:
        """Within which part of the viewport it can be seen."""
        raise NotImplementedError

    def shown(self) -> QRectF:
        """What of its area can be seen; empty for nothing."""
        return self.area() & self.pane()

    def action_names(self) -> list[str]:
        return []

    def act(self, name: str) -> None:
        """Does one of ``action_names``."""

    def rect(self) -> QRect:
        """What can be seen of it on the screen, as a pointer would find it; all of it where nothing can."""
        area = self.shown()
        rect = (self.area() if area.isEmpty() else area).toRect()
        return QRect(self.view.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def in_viewport(self, x: int, y: int) -> QPoint:
        return self.view.viewport().mapFromGlobal(QPoint(x, y))

    def object(self) -> Any:
        return None

    def window(self) -> Any:
        return self.view.window().windowHandle()

    def isValid(self) -> bool:
        return shiboken6.isValid(self.view)

    def parent(self) -> Any:
        return self.access

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

    def relations(self, match: Any = None) -> list[Any]:
        return []

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Names come from the plan."""

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        """Our actions; nothing for other kinds. "Nothing" must be a null pointer: None would be read as one."""
        if kind != QAccessible.InterfaceType.ActionInterface:
            return shiboken6.VoidPtr(0)
        if self._actions is None:  # of the many parts few are ever acted on
            self._actions = _Actions(self)
        return self._actions
