"""A thin line above the plan that says something lasting, with a way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from taito_planner.ui.controls import label
from taito_planner.ui.style import set_role

HEIGHT = 26


class Banner(QWidget):
    """``Tarkastelupäivä pe 24.10.2025 · palaa tähän päivään``

    Signals:
        left: the link was pressed.
    """

    left = Signal()

    def __init__(self, link: str = "", *, role: str = "banner", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_role(self, role)
        is_long = role == "banner-warning"
        self._text = label("", wraps=is_long)
        self.link = QPushButton(link)
        set_role(self.link, "link")
        self.link.setVisible(bool(link))
        self.link.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self._text, int(is_long))
        row.addWidget(self.link)
        row.addStretch(int(not is_long))
        self.setMinimumHeight(HEIGHT)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def say(self, text: str) -> None:
        """Shows ``text``; nothing hides the line."""
        self._text.setText(text)
        self._text.setToolTip(text)
        self.setVisible(bool(text))
