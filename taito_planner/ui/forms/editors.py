"""The editors of single facts, each with value(), set_value(), is_touched, restore() and committed."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from taito_planner.ui.controls import ChoiceBox, MenuButton, Segmented
from taito_planner.ui.style import set_role
from taito_planner.ui.ticks import TickBox

LEAST_LETTERS = 6


class ChoiceEditor(ChoiceBox):
    """One of a list. Saves at once when the user picks.

    Signals:
        committed: the user picked another.
    """

    committed = Signal()

    def __init__(self, choices: Iterable[tuple[Any, str]], parent: QWidget | None = None) -> None:
        """``choices`` are (value, text)."""
        super().__init__(parent)
        self._stored: Any = None
        self._values: list[Any] = []
        self.set_choices(choices)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        # It takes the width it is given, and its lines are all as high: Qt need not measure thousands of names.
        self.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(LEAST_LETTERS)
        names = self.view()
        assert isinstance(names, QListView)
        names.setUniformItemSizes(True)
        self.activated.connect(self._pick)

    def set_choices(self, choices: Iterable[tuple[Any, str]]) -> None:
        """Another list; the value stays where the new list has it."""
        value = self.value()
        pairs = list(choices)
        self.clear()
        self._values = [choice for choice, _ in pairs]
        self.addItems([text for _, text in pairs])
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def value(self) -> Any:
        index = self.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def set_value(self, value: Any) -> None:
        self._stored = value
        self.restore()

    @property
    def is_touched(self) -> bool:
        return bool(self.value() != self._stored)

    def restore(self) -> None:
        self.setCurrentIndex(self._values.index(self._stored) if self._stored in self._values else -1)

    def _pick(self) -> None:
        if self.is_touched:
            self.committed.emit()


class SeveralEditor(MenuButton):
    """Any number out of a list, shown as names with commas. Saves when its menu closes.

    Signals:
        committed: the menu closed with another choice than before.
    """

    committed = Signal()

    def __init__(self, choices: Sequence[tuple[Any, str]], nothing: str, parent: QWidget | None = None) -> None:
        """``nothing`` is shown where none is chosen."""
        super().__init__(parent=parent)
        self._nothing = nothing
        self._stored: tuple[Any, ...] = ()
        self._menu = _StayOpenMenu(self)
        self._actions: list[tuple[Any, QAction]] = []
        for value, text in choices:
            action = self._menu.addAction(text)
            action.setCheckable(True)
            action.toggled.connect(self._show_names)
            self._actions.append((value, action))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        set_role(self, "choices")
        self.clicked.connect(self._open)
        self._menu.aboutToHide.connect(self._close)

    @property
    def menu_of_choices(self) -> QMenu:
        return self._menu

    def value(self) -> tuple[Any, ...]:
        """The chosen, those already there in their order, new ones after them."""
        checked = [value for value, action in self._actions if action.isChecked()]
        kept = [value for value in self._stored if value in checked]
        return (*kept, *(value for value in checked if value not in kept))

    def set_value(self, value: Any) -> None:
        self._stored = tuple(value or ())
        self.restore()

    @property
    def is_touched(self) -> bool:
        return self.value() != self._stored

    def restore(self) -> None:
        for value, action in self._actions:
            action.setChecked(value in self._stored)
        self._show_names()

    def set_nothing(self, text: str) -> None:
        """What is shown where none is chosen."""
        self._nothing = text
        self._show_names()

    def _show_names(self) -> None:
        text_by_value = {value: action.text() for value, action in self._actions}
        names = ", ".join(text_by_value[value] for value in self.value() if value in text_by_value)
        room = max(self.width() - 36, 60)
        self.setText(self.fontMetrics().elidedText(names or self._nothing, Qt.TextElideMode.ElideRight, room))
        self.setToolTip(names)
        self.setAccessibleDescription(names or self._nothing)

    def _open(self) -> None:
        self._menu.setMinimumWidth(self.width())
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _close(self) -> None:
        if self.is_touched:
            self.committed.emit()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._show_names()


class _StayOpenMenu(QMenu):
    """A menu in which several can be ticked before it closes; Enter and Esc close it."""

    def mouseReleaseEvent(self, event: Any) -> None:
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable():
            action.toggle()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None:
            action.toggle()
            return
        super().keyPressEvent(event)


class WeekdaysEditor(QWidget):
    """Which of Monday to Friday, as five small buttons; at least one stays on.

    Signals:
        committed: the user turned a day on or off.
    """

    committed = Signal()

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored: tuple[int, ...] = ()
        self._buttons: list[QToolButton] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for name in names:
            button = QToolButton()
            button.setText(name)
            button.setAccessibleName(name)
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            set_role(button, "weekday")
            button.clicked.connect(self._pick)
            row.addWidget(button)
            self._buttons.append(button)
        self.setFocusProxy(self._buttons[0])

    def value(self) -> tuple[int, ...]:
        return tuple(day for day, button in enumerate(self._buttons) if button.isChecked())

    def set_value(self, value: Any) -> None:
        self._stored = tuple(value or ())
        self.restore()

    @property
    def is_touched(self) -> bool:
        return self.value() != self._stored

    def restore(self) -> None:
        for day, button in enumerate(self._buttons):
            button.setChecked(day in self._stored)

    def _pick(self) -> None:
        if not self.value():
            self.restore()
            return
        self.committed.emit()


class YesNoEditor(TickBox):
    """Yes or no. Signals: committed, when the user ticked or unticked it."""

    committed = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._stored = False
        self.clicked.connect(self.committed)

    def value(self) -> bool:
        return self.isChecked()

    def set_value(self, value: Any) -> None:
        self._stored = bool(value)
        self.restore()

    @property
    def is_touched(self) -> bool:
        return self.isChecked() != self._stored

    def restore(self) -> None:
        self.setChecked(self._stored)


class SwitchEditor(Segmented):
    """One of two or three, all in sight (ma–to / ti–pe). Signals: committed, when the user picked another."""

    committed = Signal()

    def __init__(self, choices: Sequence[tuple[Any, str]], accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__([(str(value), text) for value, text in choices], accessible_name, parent)
        self._value_by_name = {str(value): value for value, _ in choices}
        self._stored: Any = None
        self.chosen.connect(self._pick)

    def value(self) -> Any:
        return self._value_by_name.get(self.current or "")

    def set_value(self, value: Any) -> None:
        self._stored = value
        self.restore()

    @property
    def is_touched(self) -> bool:
        return bool(self.value() != self._stored)

    def restore(self) -> None:
        self.set_current(str(self._stored) if str(self._stored) in self._value_by_name else None)

    def _pick(self) -> None:
        if self.is_touched:
            self.committed.emit()
