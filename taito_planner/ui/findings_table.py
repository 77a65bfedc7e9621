"""The table of the findings panel: whole rows, several at a time, an accent bar at the chosen ones."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from taito_planner.ui.findings_model import COLUMNS, FindingsModel
from taito_planner.ui.row_table import Captions, show_rows
from taito_planner.ui.theme import Theme

HEAD, ROW = 20, 24
FIRST_INDENT, INDENT = 9, 3
"""With the style's own 3 pixels, where the words of the header begin."""
AnyIndex = QModelIndex | QPersistentModelIndex
WIDTHS = {"severity": 128, "rule": 168, "group": 116, "subject": 92, "fix": 72}
ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class FindingsTable(QTableView):
    """Signals:
    picked: the row that was clicked or entered; a click that only adds to the chosen rows picks none.
    """

    picked = Signal(int)
    fix_asked = Signal(int)
    """The row whose fixes are asked for."""

    def __init__(self, model: FindingsModel, theme: Theme) -> None:
        super().__init__()
        self.setModel(model)
        self._model = model
        self._bar = _SelectedBar(theme, self)
        self.setItemDelegate(self._bar)
        show_rows(self, ROW)
        Captions(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        horizontal = self.horizontalHeader()
        horizontal.setFixedHeight(HEAD)
        horizontal.setHighlightSections(False)
        horizontal.setSectionResizeMode(COLUMNS.index("sentence"), QHeaderView.ResizeMode.Stretch)
        for column, name in enumerate(COLUMNS):
            if name in WIDTHS:
                self.setColumnWidth(column, WIDTHS[name])
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.clicked.connect(self._pick_clicked)

    @property
    def chosen_rows(self) -> list[int]:
        """From the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def set_theme(self, theme: Theme) -> None:
        self._bar.theme = theme
        self.viewport().update()

    def _pick_clicked(self, index: QModelIndex) -> None:
        if not QApplication.keyboardModifiers() & ADDING:
            self.picked.emit(index.row())
            if COLUMNS[index.column()] == "fix" and self._model.offers_fix(index.row()):
                self.fix_asked.emit(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.picked.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)


class _SelectedBar(QStyledItemDelegate):
    """Paints the accent bar of three pixels at the left edge of the chosen row."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self.theme = theme
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        chosen = self._view.selectionModel().isRowSelected(index.row(), QModelIndex())
        ground = self.theme.selected_row if chosen else index.data(Qt.ItemDataRole.BackgroundRole)
        if ground is not None:
            painter.fillRect(option.rect, ground)
        inner = QStyleOptionViewItem(option)
        inner.rect = option.rect.adjusted(INDENT if index.column() else FIRST_INDENT, 0, 0, 0)
        super().paint(painter, inner, index)
        if chosen and not index.column():
            painter.fillRect(option.rect.x(), option.rect.y(), 3, option.rect.height(), self.theme.accent)

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        ink = index.data(Qt.ItemDataRole.ForegroundRole)
        if ink is not None:  # a chosen row keeps the colours of its words
            option.palette.setColor(QPalette.ColorRole.HighlightedText, ink)
