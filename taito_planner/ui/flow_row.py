"""A row of small widgets that goes on in a next row where it finds no room."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem


class FlowRow(QLayout):
    """``across`` and ``down`` are the pixels between its parts; hidden parts take no room."""

    def __init__(self, across: int, down: int) -> None:
        super().__init__()
        self._across, self._down = across, down
        self._items: list[QLayoutItem] = []

    def _placed(self, width: int) -> tuple[list[tuple[QLayoutItem, QRect]], int]:
        """Where each part lies in a row ``width`` pixels wide, and the height of all."""
        placed, x, y, height = [], 0, 0, 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if x and x + size.width() > width:
                x, y, height = 0, y + height + self._down, 0
            placed.append((item, QRect(QPoint(x, y), size)))
            x += size.width() + self._across
            height = max(height, size.height())
        return placed, y + height

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._placed(width)[1]

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        for item, rect in self._placed(area.width())[0]:
            item.setGeometry(rect.translated(area.topLeft()))
