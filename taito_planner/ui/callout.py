"""A light card with an arrow at what it speaks of; a child of the window, never modal."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPainterPath, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from taito_planner.texts import Texts
from taito_planner.ui.controls import label
from taito_planner.ui.style import set_role
from taito_planner.ui.theme import Theme

WIDTH = 340
_ARROW = 9
_RADIUS = 6
_EDGE = 8
"""How near to the window's edges it comes."""


class Callout(QWidget):
    """Title, sentence, which of how many, and the button to the next one.

    Signals:
        left: Esc, or its closing button.
    """

    left = Signal()

    def __init__(self, texts: Texts, theme: Callable[[], Theme], window: QWidget) -> None:
        super().__init__(window)
        self._texts = texts
        self._theme = theme
        self._window = window
        self._tip = QPointF()
        self._points_up = True
        self.next = QPushButton(self)
        set_role(self.next, "primary")
        self.next.setAutoDefault(True)
        self._close = QPushButton(texts("pointers.close"), self)
        set_role(self._close, "link")
        self._close.clicked.connect(self.left)
        self._title = label("", "title", wraps=True)
        self._text = label("", wraps=True)
        self._count: QLabel = label("", "label")
        self._column = QVBoxLayout(self)
        self._column.setSpacing(6)
        self._column.addWidget(self._title)
        self._column.addWidget(self._text)
        foot = QHBoxLayout()
        foot.addWidget(self._count)
        foot.addStretch(1)
        foot.addWidget(self._close)
        foot.addSpacing(8)
        foot.addWidget(self.next)
        self._column.addSpacing(4)
        self._column.addLayout(foot)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.left)
        self.hide()

    def say(self, name: str, number: int, count: int) -> None:
        """Shows the words ``pointers.<name>``, the ``number``th of ``count``."""
        texts = self._texts
        title, text = texts(f"pointers.{name}.title"), texts(f"pointers.{name}.text")
        self._title.setText(title)
        self._text.setText(text)
        self._count.setText(texts("pointers.count", number=number, count=count))
        is_last = number == count
        self.next.setText(texts("pointers.done" if is_last else "pointers.next"))
        self._close.setVisible(not is_last)
        self.setAccessibleName(texts("pointers.name", number=number, count=count, title=title))
        self.setAccessibleDescription(text)
        self.next.setAccessibleDescription(f"{title}. {text}")

    def point_at(self, target: QRect) -> None:
        """Stands below ``target`` (a rectangle of the window), or above it where there is no room."""
        window = self._window
        width = min(WIDTH, window.width() - 2 * _EDGE)
        self._column.setContentsMargins(16, 14 + _ARROW, 16, 12 + _ARROW)
        height = self._column.totalHeightForWidth(width)
        self._points_up = target.bottom() + height + _EDGE <= window.height()
        top = target.bottom() + 2 if self._points_up else target.top() - height - 1
        centre = target.center().x()
        left = max(_EDGE, min(centre - 40, window.width() - width - _EDGE))
        self.setGeometry(left, max(_EDGE, top), width, height)
        x = max(_RADIUS + _ARROW, min(centre - left, width - _RADIUS - _ARROW))
        self._tip = QPointF(x + 0.5, 0.5 if self._points_up else height - 0.5)
        self.update()

    def tip_in_window(self) -> QPointF:
        """Where the arrow ends."""
        return self._tip + QPointF(self.pos())

    def _outline(self) -> QPainterPath:
        card = QPainterPath()
        card.addRoundedRect(QRectF(self.rect()).adjusted(0.5, _ARROW + 0.5, -0.5, -_ARROW - 0.5), _RADIUS, _RADIUS)
        inwards = _ARROW + 1.5 if self._points_up else -_ARROW - 1.5
        arrow = QPainterPath(self._tip)
        arrow.lineTo(self._tip + QPointF(_ARROW, inwards))
        arrow.lineTo(self._tip + QPointF(-_ARROW, inwards))
        arrow.closeSubpath()
        return card.united(arrow)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme()
        painter.setPen(QPen(theme.accent, 1.5))
        painter.setBrush(theme.surface)
        painter.drawPath(self._outline())
        painter.end()
