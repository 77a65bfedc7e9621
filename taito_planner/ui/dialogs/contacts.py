"""The page of contacts: whom to turn to about what, each address to be copied with a button or Ctrl+C."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
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

from taito_planner.domain.contacts import Contact
from taito_planner.texts import Texts
from taito_planner.texts.contact_text import contact_name, contact_uses
from taito_planner.ui.controls import label
from taito_planner.ui.dialogs.fitted import dialog_column
from taito_planner.ui.style import set_role

SIZE = 980, 560
COLUMNS = ("use", "name", "value")
VALUE, COPY = 2, 3
WIDTHS = {1: 220, VALUE: 290, COPY: 76}
ROW = 38


class ContactsDialog(QDialog):
    """One row for each matter. Not modal, so that it can stay beside the plan and a letter being written."""

    def __init__(self, contacts: Iterable[Contact], texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(texts("contacts.title"))
        self.resize(*SIZE)
        self._texts = texts
        self._rows = [(use, contact) for contact in contacts for use in contact_uses(contact, texts)]
        self.table = QTableWidget(len(self._rows), len(COLUMNS) + 1)
        self.said = label("", "label")
        self._fill()
        self._lay_out()
        QShortcut(QKeySequence.StandardKey.Copy, self, self.copy_current)
        self.table.setCurrentCell(0, 0)

    def copy_current(self) -> None:
        """Puts the address of the row under the focus on the clipboard, and says so."""
        if self.table.currentRow() >= 0:
            self._copy(self.table.currentRow())

    def copy_button(self, row: int) -> QPushButton:
        """The button of a row."""
        holder = self.table.cellWidget(row, COPY)
        assert holder is not None
        found = holder.findChild(QPushButton)
        assert isinstance(found, QPushButton)
        return found

    def _copy(self, row: int) -> None:
        value = self._rows[row][1].value
        QGuiApplication.clipboard().setText(value)
        self.table.selectRow(row)
        self.said.setText(self._texts("contacts.copied", value=value))

    def _fill(self) -> None:
        texts, table = self._texts, self.table
        for row, (use, contact) in enumerate(self._rows):
            source = texts("contacts.source", source=contact.source, day=contact.checked_on)
            kind = texts(f"contacts.kind.{contact.kind}")
            for column, text in enumerate((use, contact_name(contact, texts), contact.value)):
                item = QTableWidgetItem(text)
                item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
                item.setToolTip(f"{text} ({kind})\n{source}" if column == VALUE else text)
                table.setItem(row, column, item)
            table.setCellWidget(row, COPY, self._copy_cell(row, contact))

    def _copy_cell(self, row: int, contact: Contact) -> QWidget:
        button = QPushButton(self._texts("contacts.copy"))
        set_role(button, "link")
        button.setAccessibleName(self._texts("contacts.copy-this", value=contact.value))
        button.clicked.connect(lambda: self._copy(row))
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(8, 0, 8, 0)
        line.addWidget(button)
        line.addStretch(1)
        return holder

    def _lay_out(self) -> None:
        texts, table = self._texts, self.table
        table.setAccessibleName(texts("contacts.title"))
        table.setHorizontalHeaderLabels([*(texts(f"contacts.column.{name}") for name in COLUMNS), ""])
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setHighlightSections(False)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        modes = QHeaderView.ResizeMode
        table.horizontalHeader().setSectionResizeMode(0, modes.Stretch)
        for column, width in WIDTHS.items():
            table.setColumnWidth(column, width)
        table.verticalHeader().setMinimumSectionSize(ROW)
        table.verticalHeader().setSectionResizeMode(modes.ResizeToContents)
        table.setStyleSheet("QTableView::item { padding: 0 8px; } QHeaderView::section { padding-left: 11px; }")
        close = QPushButton(texts("form.close"))
        close.setDefault(True)
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        foot.addWidget(close)
        column_layout = dialog_column(self)
        column_layout.addWidget(label(texts("contacts.intro"), "label", wraps=True))
        column_layout.addWidget(table, 1)
        column_layout.addLayout(foot)
