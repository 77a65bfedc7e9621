"""The table of the history: calm rows, the day's first change marked off by a stronger line."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from taito_planner.ui.row_table import Captions, show_rows
from taito_planner.ui.theme import Theme
from taito_planner.ui.views.history.model import COLUMNS, AnyIndex, HistoryModel

ROW = 28
WIDTHS = {"when": 176, "who": 112, "what": 232, "about": 232}
NARROW_WIDTHS = {"when": 168, "who": 96, "what": 144, "about": 160}
"""In a table narrower than ``NARROW_BELOW``: what changed is what is looked for."""
NARROW_BELOW = 1200
FIRST_PADDING, PADDING, EDGE = 12, 6, 3


class HistoryTable(QTableView):
    """Signals:
    entered_row: Enter or a double click on a change.
    """

    entered_row = Signal()

    def __init__(self, model: HistoryModel, theme: Theme) -> None:
        super().__init__()
        self.history, self.theme = model, theme
        self.setModel(model)
        self.setItemDelegate(_Cells(self))
        show_rows(self, ROW)
        Captions(self)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setFixedHeight(24)
        header.setStretchLastSection(True)
        self._is_narrow: bool | None = None
        self.doubleClicked.connect(lambda _: self.entered_row.emit())
        model.rowsInserted.connect(self._keep_in_sight)

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme
        self.viewport().update()

    def _keep_in_sight(self, parent: AnyIndex, first: int, last: int) -> None:
        """What comes in above does not push down what is looked at, unless that is the newest."""
        bar = self.verticalScrollBar()
        if bar.value() > 0 and first <= self.rowAt(0):
            self.updateGeometries()
            bar.setValue(bar.value() + (last - first + 1) * self._row_step)

    @property
    def _row_step(self) -> int:
        """How far the scroll bar goes for one row."""
        return ROW if self.verticalScrollMode() == QAbstractItemView.ScrollMode.ScrollPerPixel else 1

    # Qt's own.

    def resizeEvent(self, event: QResizeEvent) -> None:
        is_narrow = event.size().width() < NARROW_BELOW
        if is_narrow is not self._is_narrow:  # widths set by the user stay as long as the window is much the same
            self._is_narrow = is_narrow
            for name, width in (NARROW_WIDTHS if is_narrow else WIDTHS).items():
                self.setColumnWidth(COLUMNS.index(name), width)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_row.emit()
        else:
            super().keyPressEvent(event)


class _Cells(QStyledItemDelegate):
    """Text in line with its caption, a thin line below, an accent at the left edge of the chosen row."""

    def __init__(self, table: HistoryTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme, area = self._table.theme, QRect(option.rect)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        padding = FIRST_PADDING if index.column() == 0 else PADDING
        painter.save()
        painter.fillRect(area, theme.selected_row if is_chosen else theme.surface)
        if is_chosen and index.column() == 0:
            painter.fillRect(QRect(area.left(), area.top(), EDGE, area.height()), theme.accent)
        painter.setFont(option.font)
        painter.setPen(index.data(Qt.ItemDataRole.ForegroundRole).color())
        room = area.adjusted(padding, 0, -PADDING, 0)
        text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
        line = theme.divider if self._ends_day(index.row()) else theme.row_line
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), line)
        painter.restore()

    def _ends_day(self, row: int) -> bool:
        """Whether the next change is of an earlier day."""
        rows = self._table.history.rows
        return row + 1 < len(rows) and rows[row].at.date() != rows[row + 1].at.date()
