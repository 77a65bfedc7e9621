"""A pasted leave list as it was understood, before it becomes leave."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from taito_planner.domain.refusals import Refused
from taito_planner.session.document import PlanDocument
from taito_planner.texts import Texts
from taito_planner.texts.dates import span_text
from taito_planner.texts.leave_list import LeaveRow, leave_step
from taito_planner.ui.controls import label
from taito_planner.ui.dialogs.fitted import dialog_column
from taito_planner.ui.style import set_role

SIZE = 760, 420
_COLUMNS = ("line", "person", "days", "reason", "outcome")


class LeaveListDialog(QDialog):
    """One row for each line; "Lisää lomat" makes those that were understood one undo step. Not modal.

    Signals:
        done_text: a sentence for the status bar.
    """

    done_text = Signal(str)

    def __init__(
        self, rows: Sequence[LeaveRow], document: PlanDocument, texts: Texts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows, self._document, self._texts = rows, document, texts
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(texts("leave-list.title"))
        self.resize(*SIZE)
        self.count = sum(not row.problem for row in rows)
        self.message = label("", "error", wraps=True)
        self.message.hide()
        self.table = self._table()
        self.take = QPushButton(texts("leave-list.take", count=self.count))
        self.take.setDefault(True)
        self.take.setEnabled(self.count > 0 and not document.is_read_only)
        self.take.clicked.connect(self._take)
        cancel = QPushButton(texts("import.cancel"))
        set_role(cancel, "tall")
        cancel.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.take)
        column = dialog_column(self)
        column.addWidget(label(texts("leave-list.summary", count=self.count, lines=len(rows)), wraps=True))
        column.addWidget(self.table, 1)
        column.addWidget(self.message)
        column.addLayout(buttons)

    def _table(self) -> QTableWidget:
        texts = self._texts
        table = QTableWidget(len(self._rows), len(_COLUMNS))
        set_role(table, "plain")
        table.setAccessibleName(texts("leave-list.title"))
        table.setHorizontalHeaderLabels([texts(f"leave-list.column.{name}") for name in _COLUMNS])
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        for number, row in enumerate(self._rows):
            days = span_text(row.span.first_day, row.span.last_day) if row.span else ""
            outcome = texts(f"leave-list.{row.problem or 'understood'}")
            if row.refusal is not None:
                outcome = texts(row.refusal.key, **row.refusal.facts)
            cells = (row.text.replace("\t", "  "), row.member.name if row.member else "", days, row.reason, outcome)
            for place, cell in enumerate(cells):
                item = QTableWidgetItem(cell)
                if row.problem:  # what is left aside stands out among what is taken
                    font = table.font()
                    font.setWeight(font.Weight.DemiBold)
                    item.setFont(font)
                table.setItem(number, place, item)
        table.resizeColumnsToContents()
        table.setColumnWidth(0, min(table.columnWidth(0), 200))
        table.horizontalHeader().setSectionResizeMode(len(_COLUMNS) - 1, QHeaderView.ResizeMode.Stretch)
        table.resizeRowsToContents()
        for number in range(table.rowCount()):
            table.setRowHeight(number, table.rowHeight(number) + 8)
        return table

    def _take(self) -> None:
        try:
            self._document.submit(leave_step(self._rows))
        except Refused as refusal:
            self.message.setText(self._texts(refusal.key, **refusal.facts))
            self.message.show()
            return
        self.done_text.emit(self._texts("leave-list.added", count=self.count))
        self.accept()
