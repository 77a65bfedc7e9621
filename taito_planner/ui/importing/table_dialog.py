"""A table from elsewhere: what its rows are, what each column means, what of it was understood; then the review."""

import hashlib
import json

from PySide6.QtCore import QEvent, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QSplitter,
    QWidget,
)

from taito_planner.domain.refusals import Refused
from taito_planner.texts import Texts
from taito_planner.ui.controls import ChoiceBox, label
from taito_planner.ui.dialogs.fitted import dialog_column
from taito_planner.ui.importing.columns_table import ColumnsTable
from taito_planner.ui.importing.services import Columns, ForeignTable, TableServices, UnderstoodTable
from taito_planner.ui.style import set_role
from taito_planner.ui.theme import Theme
from taito_planner.ui.ticks import TickBox

SIZE = 1000, 660
MOST_PROBLEMS = 200


class TableDialog(QDialog):
    """Cells are pasted with Ctrl+V. Enter goes on to the review, Esc leaves. Not modal.

    Signals:
        understood: (the source's name, UnderstoodTable): what is to be reviewed.
        file_asked: a file should be chosen.
    """

    understood = Signal(str, object)
    file_asked = Signal()

    def __init__(
        self,
        tables: tuple[ForeignTable, ...],
        services: TableServices,
        texts: Texts,
        theme: Theme,
        settings: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tables, self._services, self._texts, self._settings = tables, services, texts, settings
        self._columns: Columns | None = None
        self._understood: UnderstoodTable | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(texts("import-table.title"))
        self.resize(*SIZE)
        self.hint = label(texts("import-table.hint"), wraps=True)
        self.which = ChoiceBox()
        self.kind = ChoiceBox()
        self.header = TickBox(texts("import-table.header"))
        self.grid = ColumnsTable(texts, theme)
        self.outcome = label("", wraps=True)
        self.problems = QListWidget()
        self.open_file = QPushButton(texts("import-table.open"))
        self.paste = QPushButton(texts("import-table.paste"))
        self.cancel = QPushButton(texts("import-review.cancel"))
        self.go_on = QPushButton(texts("import-table.go-on"))
        self._later = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._connect()
        self.show_tables(tables)

    def _lay_out(self) -> None:
        for box, name in ((self.which, "which"), (self.kind, "kind")):
            box.setAccessibleName(self._texts(f"import-table.{name}"))
        self.problems.setAccessibleName(self._texts("import-table.problems"))
        self.problems.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(self.which)
        head.addWidget(label(self._texts("import-table.kind")))
        head.addWidget(self.kind)
        head.addWidget(self.header)
        head.addStretch(1)
        for button in (self.paste, self.open_file):
            button.setAutoDefault(False)
            head.addWidget(button)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.grid)
        parts.addWidget(self.problems)
        parts.setStretchFactor(0, 4)
        parts.setStretchFactor(1, 1)
        self.go_on.setDefault(True)
        self.cancel.setAutoDefault(False)
        set_role(self.cancel, "tall")
        buttons = QHBoxLayout()
        buttons.addWidget(self.outcome, 1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.go_on)
        column = dialog_column(self)
        column.addWidget(self.hint)
        column.addLayout(head)
        column.addWidget(parts, 1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.which.activated.connect(self._show_table)
        self.kind.activated.connect(self._kind_chosen)
        self.header.clicked.connect(self._header_turned)
        self.grid.column_chosen.connect(self._column_chosen)
        self.paste.clicked.connect(self.take_clipboard)
        self.open_file.clicked.connect(self.file_asked)
        self.cancel.clicked.connect(self.close)
        self.go_on.clicked.connect(self._go_on)
        self._later.timeout.connect(self._understand)

    @property
    def table(self) -> ForeignTable | None:
        """The table on show."""
        return self._tables[self.which.currentIndex()] if self._tables else None

    @property
    def columns(self) -> Columns | None:
        return self._columns

    def show_tables(self, tables: tuple[ForeignTable, ...]) -> None:
        """Other tables in place of those on show."""
        self._tables = tables
        self.which.clear()
        self.which.addItems([table.title for table in tables])
        self.which.setVisible(len(tables) > 1)
        self.kind.clear()
        for key, name in tables[0].kinds() if tables else ():
            self.kind.addItem(name, key)
        self._show_table()

    def take_clipboard(self) -> None:
        """The cells that were copied in Excel."""
        try:
            table = self._services.read_text(QGuiApplication.clipboard().text())
        except Refused as refusal:
            self.outcome.setText(self._texts(refusal.key, **refusal.facts))
            return
        if table is None:
            self.outcome.setText(self._texts("import-table.nothing-copied"))
        else:
            self.show_tables((table,))

    def _show_table(self) -> None:
        table = self.table
        for part in (self.kind, self.header):
            part.setEnabled(table is not None)
        if table is None:
            self.go_on.setEnabled(False)
            return
        self._show_columns(self._remembered(table) or table.guess())

    def _kind_chosen(self) -> None:
        if self.table is not None:
            self._show_columns(self.table.guess(str(self.kind.currentData())))

    def _header_turned(self, on: bool) -> None:
        if self._columns is not None:
            self._show_columns(Columns(self._columns.kind, self._columns.fields, on))

    def _column_chosen(self, place: int, field: str) -> None:
        if self._columns is not None:
            self._show_columns(self._columns.with_field(place, field or None))

    def _show_columns(self, columns: Columns) -> None:
        assert self.table is not None
        self._columns = columns
        self.kind.setCurrentIndex(self.kind.findData(columns.kind))
        self.header.setChecked(columns.has_header)
        self.grid.show_table(self.table, columns)
        self._later.start()

    def _understand(self) -> None:
        if self.table is None or self._columns is None:
            return
        texts = self._texts
        try:
            found = self.table.understand(self._columns)
        except Refused as refusal:
            self._understood = None
            self.problems.clear()
            self.outcome.setText(texts(refusal.key, **refusal.facts))
            self.go_on.setEnabled(False)
            return
        self._understood = found
        self.problems.clear()
        self.problems.addItems([problem.sentence for problem in found.problems[:MOST_PROBLEMS]])
        self.problems.setVisible(bool(found.problems))
        self.grid.mark({problem.row: problem.sentence for problem in reversed(found.problems)})
        rows = len(self.table.rows) - self._columns.has_header
        self.outcome.setText(texts("import-table.outcome", count=found.good_count, all=rows))
        self.go_on.setEnabled(found.good_count > 0)

    def _go_on(self) -> None:
        self._later.stop()
        self._understand()
        if self.table is None or self._understood is None or not self.go_on.isEnabled():
            return
        self._remember(self.table)
        self.understood.emit(self.table.title, self._understood)
        self.accept()

    def _remember(self, table: ForeignTable) -> None:
        """A list comes again with the same headings. The headings themselves are not kept: they may hold a name."""
        if self._columns is not None and self._columns.has_header:
            kept = [self._columns.kind, list(self._columns.fields)]
            self._settings.setValue(_key(table), json.dumps(kept))

    def _remembered(self, table: ForeignTable) -> Columns | None:
        try:
            kind, fields = json.loads(str(self._settings.value(_key(table), "")))
        except (ValueError, TypeError):
            return None
        known = {name for name, _ in table.fields(kind)} if any(kind == one for one, _ in table.kinds()) else set()
        fits = len(fields) == table.width and all(one is None or one in known for one in fields)
        return Columns(kind, tuple(fields)) if known and fits else None

    def event(self, event: QEvent) -> bool:
        """Ctrl+V is this dialog's own, though the window behind it has it too."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Paste):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.take_clipboard()
            return
        super().keyPressEvent(event)


def _key(table: ForeignTable) -> str:
    return f"import/columns/{hashlib.sha256(table.key.encode()).hexdigest()[:16]}"
