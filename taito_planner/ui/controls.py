"""Small widgets the parts of the window share: a switch of segments, a box with a list, a row label."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from taito_planner.ui.icons import paint_chevron
from taito_planner.ui.style import set_role

MOST_WIDE, LEAST_WIDE, WIDEST_LIST, MOST_SHOWN = 320, 60, 480, 14
_BESIDE_NAMES = 32
"""Pixels of a list beside its names: the margins and the scroll bar."""


def label(text: str, role: str = "", *, wraps: bool = False, parent: QWidget | None = None) -> QLabel:
    """A label with a role of the style sheet; a wrapping one never makes its panel wider."""
    made = QLabel(text, parent)
    if role:
        set_role(made, role)
    if wraps:
        made.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    return made


def thin_rule(parent: QWidget | None = None) -> QFrame:
    """A line of one pixel between sections."""
    made = QFrame(parent)
    made.setFixedHeight(1)
    set_role(made, "rule")
    return made


def empty_layout(layout: QLayout) -> None:
    """Takes everything out of ``layout``; what was in it is out of sight at once."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class ChoiceBox(QComboBox):
    """A box that opens a list. The wheel scrolls what is behind it: it never changes a value in passing.

    A text too long for the box ends in an ellipsis and stands whole in the tooltip and in the list.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxVisibleItems(MOST_SHOWN)
        self.view().setTextElideMode(Qt.TextElideMode.ElideRight)

    @property
    def shown_text(self) -> str:
        """As much of the chosen text as fits."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room.width() - 2)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def sizeHint(self) -> QSize:
        return QSize(min(super().sizeHint().width(), MOST_WIDE), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(super().minimumSizeHint().width(), LEAST_WIDE), super().minimumSizeHint().height())

    def showPopup(self) -> None:
        wanted = self.view().sizeHintForColumn(0) + _BESIDE_NAMES
        self.view().setMinimumWidth(max(self.width(), min(wanted, WIDEST_LIST)))
        super().showPopup()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip:
            whole = self.currentText()
            self.setToolTip(whole if self.shown_text != whole else "")
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self.shown_text
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        ink = self.palette().color(QPalette.ColorRole.Text)
        paint_chevron(painter, QPointF(self.width() - 12, self.height() / 2), ink)


class MenuButton(QPushButton):
    """A button that opens a menu, with a small arrow at its right edge."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        set_role(self, "menu")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        ink = self.palette().color(QPalette.ColorRole.ButtonText)
        paint_chevron(painter, QPointF(self.width() - 13, self.height() / 2), ink)


class SwitchButton(QPushButton):
    """A button that stays on, and is as wide as its text needs then: Qt measures it while it is off, not semi-bold."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCheckable(True)
        self.setAutoDefault(False)  # in a dialog the first of a switch would look, and answer to Enter, as its button

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        semi_bold = QFont(self.font())
        semi_bold.setWeight(QFont.Weight.DemiBold)
        now, then = (m.horizontalAdvance(self.text()) for m in (self.fontMetrics(), QFontMetrics(semi_bold)))
        return hint + QSize(max(0, then - now) + 2, 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Segmented(QWidget):
    """A switch between a few choices side by side, one of them on, or none.

    Signals:
        chosen: the name of the segment the user picked.
    """

    chosen = Signal(str)

    def __init__(
        self, segments: Iterable[tuple[str, str]], accessible_name: str, parent: QWidget | None = None
    ) -> None:
        """``segments`` are (name, text) from left to right."""
        super().__init__(parent)
        self.setAccessibleName(accessible_name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, SwitchButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for name, text in segments:
            button = SwitchButton(text)
            button.setAccessibleName(f"{accessible_name}: {text}")
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
            self._group.addButton(button)
            self._buttons[name] = button
            row.addWidget(button)
        for button in self._buttons.values():
            set_role(button, "segment")
        buttons = list(self._buttons.values())
        set_role(buttons[0], "segment-first")
        set_role(buttons[-1], "segment-last")
        self.setFocusProxy(buttons[0])

    @property
    def current(self) -> str | None:
        return next((name for name, button in self._buttons.items() if button.isChecked()), None)

    def set_current(self, name: str | None) -> None:
        """Shows ``name`` as chosen, or none of them; no signal."""
        self._group.setExclusive(False)
        for key, button in self._buttons.items():
            button.setChecked(key == name)
        self._group.setExclusive(name is not None)
        shown = self._buttons.get(name or "", next(iter(self._buttons.values())))
        for button in self._buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is shown else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(shown)

    def button(self, name: str) -> QPushButton:
        return self._buttons[name]
