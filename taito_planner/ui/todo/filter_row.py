"""One choice of the filters beside the tasks: an icon, a word and how many tasks it leaves."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from taito_planner.ui.style import set_role
from taito_planner.ui.theme import Theme

HEIGHT, ICON = 28, 16


class FilterRow(QPushButton):
    """Checkable and one of its group. Its accessible name holds the count."""

    def __init__(self, text: str, theme: Theme) -> None:
        super().__init__(text)
        self._theme = theme
        self._count = 0
        self._picture = QIcon()
        self.setCheckable(True)
        self.setAutoExclusive(True)
        set_role(self, "filter")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_theme(self, theme: Theme, picture: QIcon | None = None) -> None:
        self._theme = theme
        self._picture = picture or self._picture
        self.update()

    def show_count(self, count: int) -> None:
        self._count = count
        self.setAccessibleName(f"{self.text()}, {count}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(1, 2, -1, -2)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(theme.accent_soft if self.isChecked() else theme.hover)
            painter.drawRoundedRect(ground, 4, 4)
        if self.hasFocus() or (self.isChecked() and theme.is_high_contrast):
            painter.setPen(QPen(theme.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), 4, 4)
        inner = self.rect().adjusted(8, 0, -8, 0)
        if not self._picture.isNull():
            self._picture.paint(painter, inner.x(), (self.height() - ICON) // 2, ICON, ICON)
            inner.setLeft(inner.left() + ICON + 8)
        self._words(painter, inner)

    def _words(self, painter: QPainter, inner: QRect) -> None:
        theme = self._theme
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(theme.accent if self.isChecked() else theme.text)
        count = str(self._count)
        room = inner.width() - QFontMetrics(font).horizontalAdvance(count) - 8
        text = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, text)
        painter.setPen(theme.accent if self.isChecked() else theme.text3)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(inner, right, count)
