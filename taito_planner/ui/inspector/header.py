"""The head of the inspector: the thing's mark, its name, and at the right whose it is."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from taito_planner.domain.entities import Located
from taito_planner.texts import Texts
from taito_planner.ui.elided import ElidedLabel
from taito_planner.ui.naming import owner_name, thing_kind, thing_name, thing_number
from taito_planner.ui.theme import Theme

OWNER_WIDTH = 120
"""The most that the owner takes of the line; the thing's own name has the rest."""


class Header(QWidget):
    """``[1] Jakso 1            Oulu 1/2026``"""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = Mark(theme)
        self._name = ElidedLabel("", "title")
        self._owner = ElidedLabel("", "caption")
        self._owner.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 8)
        row.setSpacing(8)
        row.addWidget(self._mark)
        row.addWidget(self._name, 1)
        row.addWidget(self._owner)
        self._owner.setMaximumWidth(OWNER_WIDTH)

    @property
    def title(self) -> str:
        return self._name.text()

    def show_thing(self, found: Located, texts: Texts) -> None:
        self._mark.show_thing(found)
        self._name.show_text(thing_name(found, texts))
        self._owner.show_text(owner_name(found))

    def show_title(self, text: str) -> None:
        """A head without a thing: nothing or several are selected."""
        self._mark.hide()
        self._name.show_text(text)
        self._owner.setText("")


class Mark(QWidget):
    """A block's number on its bar, a start visit's in its disc; other kinds show no mark."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._number = 0
        self._is_disc = False
        self.setFixedSize(QSize(18, 18))

    def show_thing(self, found: Located) -> None:
        self._number = thing_number(found) or 0
        self._is_disc = thing_kind(found.entity) == "visit"
        self.setVisible(bool(self._number))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, box = self._theme, QRectF(0.5, 0.5, 17, 17)
        painter.setBrush(theme.visit if self._is_disc else theme.block)
        painter.setPen(QPen(theme.text, 1) if theme.is_high_contrast else Qt.PenStyle.NoPen)
        if self._is_disc:
            painter.drawEllipse(box)
        else:
            painter.drawRoundedRect(box, 3, 3)
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(theme.on_visit if self._is_disc else theme.on_block)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._number))
