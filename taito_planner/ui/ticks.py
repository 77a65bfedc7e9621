"""Boxes to tick that look alike everywhere: alone, and in the rows of lists and tables."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
)

from taito_planner.ui.icons import paint_ticked_box


class TickBox(QCheckBox):
    """A box with a text beside it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isChecked():
            option = QStyleOptionButton()
            self.initStyleOption(option)
            box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
            paint_ticked_box(QPainter(self), QRectF(box), QApplication.palette())


class TickDelegate(QStyledItemDelegate):
    """Paints the boxes of rows that can be ticked."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None or Qt.CheckState(state) is not Qt.CheckState.Checked:
            return
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        part = QStyle.SubElement.SE_ItemViewItemCheckIndicator
        box = own.widget.style().subElementRect(part, own, own.widget)
        paint_ticked_box(painter, QRectF(box), QApplication.palette())
