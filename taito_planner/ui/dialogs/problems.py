"""Everything that is wrong in a workbook that was not taken in, in a table that can be copied."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
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

from taito_planner.texts import Texts
from taito_planner.ui.controls import label
from taito_planner.ui.dialogs.fitted import dialog_column
from taito_planner.ui.services import ProblemLine, WorkbookProblems
from taito_planner.ui.style import set_role

SIZE = 860, 460
COLUMNS = ("sheet", "row", "column", "value", "problem")
WIDTHS = (120, 48, 140, 140)


class ProblemsDialog(QDialog):
    """Sheet, row, column, value and what was expected, for every problem at once. Not modal."""

    def __init__(self, file_name: str, problems: WorkbookProblems, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._lines = problems.lines
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(texts("problems.title"))
        self.resize(*SIZE)
        self.table = _table(problems.lines, texts)
        copy = QPushButton(texts("problems.copy"))
        copy.clicked.connect(self.copy_all)
        close = QPushButton(texts("problems.close"))
        close.setDefault(True)
        close.clicked.connect(self.close)
        set_role(copy, "tall")
        row = QHBoxLayout()
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(close)
        column = dialog_column(self)
        column.addWidget(label(file_name, "title"))
        column.addWidget(label(texts(problems.key, **problems.facts), wraps=True))
        column.addWidget(self.table, 1)
        column.addLayout(row)

    def copy_all(self) -> None:
        """Puts the table on the clipboard, with tabs between columns, as Excel takes it."""
        heads = [self._texts(f"problems.column.{name}") for name in COLUMNS]
        rows = [heads, *(_cells(line) for line in self._lines)]
        QGuiApplication.clipboard().setText("\n".join("\t".join(cells) for cells in rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_all()
            return
        super().keyPressEvent(event)


def _table(lines: tuple[ProblemLine, ...], texts: Texts) -> QTableWidget:
    table = QTableWidget(len(lines), len(COLUMNS))
    set_role(table, "plain")
    table.setHorizontalHeaderLabels([texts(f"problems.column.{name}") for name in COLUMNS])
    table.setAccessibleName(texts("problems.title"))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setWordWrap(True)
    table.verticalHeader().hide()
    for row, line in enumerate(lines):
        for column, text in enumerate(_cells(line)):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            table.setItem(row, column, item)
    for column, width in enumerate(WIDTHS):
        table.setColumnWidth(column, width)
    table.horizontalHeader().setStretchLastSection(True)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return table


def _cells(line: ProblemLine) -> list[str]:
    return [line.sheet, "" if line.row is None else str(line.row), line.column, line.value, line.sentence]
