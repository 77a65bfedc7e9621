"""A row of the inspector that is only read: a label, a value, and a small remark at the right edge."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from taito_planner.ui.controls import label
from taito_planner.ui.forms.field import LABEL_WIDTH
from taito_planner.ui.style import set_role

HEIGHT = 20
_GAP = 6


class ReadingRow(QWidget):
    """``Päättyy   to 18.12.2025      vk 51``"""

    def __init__(self, name: str, label_width: int = LABEL_WIDTH, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = label(name, "label")
        self._name.setMinimumWidth(label_width)  # a longer name in a wide font pushes its value on
        self._name.setContentsMargins(0, 0, _GAP, 0)
        self._value = label("", wraps=True)
        self._remark = label("", "caption")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(0)
        row.addWidget(self._name)
        row.addWidget(self._value, 1)
        row.addWidget(self._remark)

    def show_text(self, value: str, remark: str = "", *, bold: bool = False, hint: str = "") -> None:
        """``hint`` is the tooltip."""
        self._value.setText(value)
        self.setToolTip(hint)
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))
        set_role(self._value, "heading" if bold else "")

    @property
    def text(self) -> str:
        return self._value.text()
