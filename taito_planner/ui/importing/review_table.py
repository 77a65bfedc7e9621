"""The table of a review: whole rows, a box in each, space turns the box of the chosen one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from taito_planner.ui.importing.review_model import COLUMNS, ShownRows
from taito_planner.ui.style import set_role
from taito_planner.ui.ticks import TickDelegate

WIDTHS = {"thing": 310, "changes": 270, "touched": 200}


class ReviewTable(QTableView):
    """Enter is left to the dialog."""

    def __init__(self, rows: ShownRows, name: str) -> None:
        super().__init__()
        self.setModel(rows)
        self.setAccessibleName(name)
        set_role(self, "plain")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setItemDelegateForColumn(0, TickDelegate(self))
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(28)
        head = self.horizontalHeader()
        head.setFixedHeight(20)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, column in enumerate(COLUMNS):
            if column in WIDTHS:
                self.setColumnWidth(place, WIDTHS[column])
        head.setSectionResizeMode(COLUMNS.index("state"), QHeaderView.ResizeMode.Stretch)
        rows.modelReset.connect(self._fit_rows)
        rows.layoutChanged.connect(self._fit_rows)

    def _fit_rows(self) -> None:
        """As high as the fields that change; long reviews keep to one line each, so that they open at once."""
        model = self.model()
        if model.rowCount() <= 400:
            for row in range(model.rowCount()):
                lines = str(model.index(row, COLUMNS.index("changes")).data()).count("\n") + 1
                self.setRowHeight(row, 12 + 16 * lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            box = index.siblingAtColumn(0)
            on = Qt.CheckState(box.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
            self.model().setData(
                box, Qt.CheckState.Unchecked if on else Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole
            )
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)
