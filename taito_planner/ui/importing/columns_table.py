"""The cells of a foreign table, above each column a box that says what it means."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem

from taito_planner.texts import Texts
from taito_planner.ui.controls import ChoiceBox
from taito_planner.ui.importing.services import Columns, ForeignTable
from taito_planner.ui.theme import Theme

MOST_SHOWN = 500
"""Rows that are shown; all of them are read."""
BOX_ROW, ROW, WIDTH = 32, 24, 160


class ColumnsTable(QTableWidget):
    """Signals:
    column_chosen: (column, field or an empty text): what a column means.
    """

    column_chosen = Signal(int, str)

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self._texts, self._theme = texts, theme
        self._numbers: list[int] = []
        self.setAccessibleName(texts("import-table.cells"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.horizontalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)

    def box(self, column: int) -> ChoiceBox:
        """The box above a column."""
        found = self.cellWidget(0, column)
        assert isinstance(found, ChoiceBox)
        return found

    def show_table(self, table: ForeignTable, columns: Columns) -> None:
        shown = table.rows[:MOST_SHOWN]
        self._numbers = [number for number, _ in shown]
        self.clear()
        self.setRowCount(len(shown) + 1)
        self.setColumnCount(table.width)
        self.setVerticalHeaderLabels(["", *map(str, self._numbers)])
        self.setRowHeight(0, BOX_ROW)
        for column in range(table.width):
            self.setCellWidget(0, column, self._made_box(column, table, columns))
            self.setColumnWidth(column, WIDTH)
        for row, (_, values) in enumerate(shown, 1):
            for column, value in enumerate(values):
                item = QTableWidgetItem(value)
                item.setToolTip(value)
                is_head = columns.has_header and row == 1
                if is_head or columns.fields[column] is None:
                    item.setForeground(QBrush(self._theme.text3))
                self.setItem(row, column, item)

    def _made_box(self, column: int, table: ForeignTable, columns: Columns) -> ChoiceBox:
        box = ChoiceBox()
        box.setAccessibleName(self._texts("import-table.column", number=column + 1))
        box.addItem(self._texts("import-table.aside"), "")
        for field, name in table.fields(columns.kind):
            box.addItem(name, field)
        box.setCurrentIndex(max(0, box.findData(columns.fields[column] or "")))
        box.activated.connect(lambda _, box=box: self.column_chosen.emit(column, str(box.currentData())))
        return box

    def mark(self, problems: Mapping[int, str]) -> None:
        """Colours the rows that are not understood, and says why when the pointer rests on one."""
        for row, number in enumerate(self._numbers, 1):
            for column in range(self.columnCount()):
                item = self.item(row, column)
                if item is not None and number in problems:
                    item.setBackground(QBrush(self._theme.error_soft))
                    item.setToolTip(problems[number])
            head = QTableWidgetItem(f"{number} !" if number in problems else str(number))
            head.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setVerticalHeaderItem(row, head)
