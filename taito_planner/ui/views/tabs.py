"""The tabs of the views in the toolbar; each may carry a count in a pill."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from taito_planner.texts import Texts
from taito_planner.ui.controls import SwitchButton
from taito_planner.ui.style import set_role
from taito_planner.ui.theme import Theme

PILL_HEIGHT, PILL_LEAST, PILL_PADDING, PILL_GAP, TAB_PADDING = 18, 20, 6, 8, 12


class ViewTab(SwitchButton):
    """One tab. It does what its action does, and stands only while the action is there for the user."""

    def __init__(self, action: QAction, texts: Texts, theme: Theme) -> None:
        super().__init__(action.text().replace("&", ""))
        self._action = action
        self._texts = texts
        self._theme = theme
        self._badge = ""
        set_role(self, "tab")
        self.clicked.connect(self._chosen)
        action.changed.connect(self._follow)
        self._follow()

    @property
    def badge(self) -> str:
        return self._badge

    def set_badge(self, count: int) -> None:
        """The count in the pill; none for 0."""
        badge = str(count) if count else ""
        name = self._texts("views.tab-with-count", name=self.text(), count=count) if count else self.text()
        self.setAccessibleName(name)
        if badge != self._badge:
            self._badge = badge
            self.setProperty("badge", bool(badge))
            self.style().unpolish(self)
            self.style().polish(self)
            self.updateGeometry()
            self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def _chosen(self) -> None:
        self.setChecked(True)
        self._action.trigger()

    def _follow(self) -> None:
        self.setVisible(self._action.isVisible())
        self.setChecked(self._action.isChecked())
        keys = self._action.shortcut().toString()
        self.setToolTip(f"{self.text()} ({keys})" if keys else self.text())

    def _pill_width(self) -> float:
        wide = QFontMetrics(self.font()).horizontalAdvance(self._badge) + 2 * PILL_PADDING
        return max(PILL_LEAST, wide)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return hint + QSize(round(self._pill_width()) + PILL_GAP, 0) if self._badge else hint

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._badge:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self._pill_width()
        pill = QRectF(self.width() - TAB_PADDING - width, (self.height() - PILL_HEIGHT) / 2, width, PILL_HEIGHT)
        painter.setPen(self._theme.accent if self._theme.is_high_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.surface if self._theme.is_high_contrast else self._theme.accent_soft)
        painter.drawRoundedRect(pill, PILL_HEIGHT / 2, PILL_HEIGHT / 2)
        painter.setPen(self._theme.text if self._theme.is_high_contrast else self._theme.accent)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self._badge)


class ViewTabs(QWidget):
    """The tabs in a row, in the order they are given."""

    def __init__(self, actions: dict[str, QAction], texts: Texts, theme: Theme) -> None:
        """``actions`` by the key of the view."""
        super().__init__()
        self.setAccessibleName(texts("views.tabs"))
        self.tabs = {key: ViewTab(action, texts, theme) for key, action in actions.items()}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for tab in self.tabs.values():
            row.addWidget(tab)

    def set_theme(self, theme: Theme) -> None:
        for tab in self.tabs.values():
            tab.set_theme(theme)
