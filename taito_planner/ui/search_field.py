"""The search field of the toolbar: Ctrl+F, type, pick with the arrows, Enter jumps there."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QWidget

from taito_planner.texts import Texts
from taito_planner.ui.controls import label
from taito_planner.ui.field_icons import name_icons
from taito_planner.ui.finding_places import Finder, Hit
from taito_planner.ui.icons import search_icon
from taito_planner.ui.style import set_role
from taito_planner.ui.theme import Theme


class SearchField(QLineEdit):
    """Signals:
    found: the Hit that the user picked.
    left: Esc in the empty field; the focus should go back to the plan.
    """

    found = Signal(object)
    left = Signal()

    def __init__(self, find: Finder, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self._nothing = texts("search.nothing")
        self.setPlaceholderText(texts("search.placeholder"))
        self.setAccessibleName(texts("search.placeholder"))
        self.setFixedHeight(28)
        self._icon = self.addAction(search_icon(theme), QLineEdit.ActionPosition.LeadingPosition)
        name_icons(self, texts)
        self._keys: QLabel = label("Ctrl+F", "caption", parent=self)
        self._hits: list[Hit] = []
        self.list = QListWidget(self)
        self.list.setWindowFlags(Qt.WindowType.ToolTip)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_role(self.list, "hits")
        self.list.setAccessibleName(texts("search.hits"))
        self.list.itemClicked.connect(lambda item: self._pick(self.list.row(item)))
        self.textEdited.connect(self._search)

    def set_theme(self, theme: Theme) -> None:
        self._icon.setIcon(search_icon(theme))

    def open(self) -> None:
        """Ctrl+F: the field is ready to type."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def sizeHint(self) -> QSize:
        return QSize(272, 28)

    def _search(self, text: str) -> None:
        self._hits = self._find(text)
        self.list.clear()
        for hit in self._hits:
            self.list.addItem(hit.text)
        if not self._hits:
            item = QListWidgetItem(self._nothing)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        else:
            self.list.setCurrentRow(0)
        self.list.setVisible(bool(text.strip()))
        self._place()

    def _place(self) -> None:
        rows = [self.list.sizeHintForRow(row) for row in range(self.list.count())]
        self.list.setFixedSize(self.width(), sum(rows) + 2 * self.list.frameWidth())
        self.list.move(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _pick(self, row: int) -> None:
        if not 0 <= row < len(self._hits):
            return
        hit = self._hits[row]
        self.list.hide()
        self.clear()
        self.found.emit(hit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(self.list.currentRow())
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._hits:
            step = 1 if key == Qt.Key.Key_Down else -1
            self.list.setCurrentRow((self.list.currentRow() + step) % len(self._hits))
        elif key == Qt.Key.Key_Escape:
            self.list.hide()
            if self.text():
                self.clear()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.list.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        hint = self._keys.sizeHint()
        top = (self.height() - hint.height()) // 2
        self._keys.setGeometry(self.width() - hint.width() - 8, top, hint.width(), hint.height())
