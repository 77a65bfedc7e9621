"""What all tables of whole rows have in common: the findings, the tasks, the history, the groups of the overview."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from taito_planner.texts import Texts

WIDER = 16
"""Pixels by which one press changes a column."""
_UNDERLINE = 2
_STEPS: dict[int, int] = {Qt.Key.Key_Left: -WIDER, Qt.Key.Key_Right: WIDER}
_WIDENING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_KEYS = "jump", "more", "column", "width", "menu"


def show_rows(table: QTableView, height: int) -> None:
    """Whole rows of ``height`` pixels are chosen; nothing is edited in place, no grid; Tab leaves the table.

    Ctrl+Shift+Left and Right make the column of the focus narrower and wider, as the mouse does at its caption's edge.
    """
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    vertical = table.verticalHeader()
    vertical.hide()
    vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    vertical.setMinimumSectionSize(height)
    vertical.setDefaultSectionSize(height)
    table.installEventFilter(_Widths(table))


def table_keys(texts: Texts) -> list[tuple[str, str]]:
    """(keys, what they do) of the keys that all tables have, for the list of keys."""
    return [(texts(f"tables.keys.{name}.key"), texts(f"tables.keys.{name}.does")) for name in _KEYS]


class Captions(QHeaderView):
    """The captions of a table whose cells show no focus: that of the column of the focus is underlined."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setSectionsClickable(True)
        table.setHorizontalHeader(self)
        table.selectionModel().currentColumnChanged.connect(lambda *_: self.viewport().update())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        super().paintSection(painter, rect, section)
        painter.restore()
        if self._table.hasFocus() and self._table.currentIndex().column() == section:
            line = rect.adjusted(6, rect.height() - _UNDERLINE, -6, 0)
            painter.fillRect(line, self.palette().highlight())


class _Widths(QObject):
    """Takes the keys that change a column's width; the captions follow the focus of the table."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._table.horizontalHeader().viewport().update()
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        return is_key and self._widen(event)  # type: ignore[arg-type]

    def _widen(self, event: QKeyEvent) -> bool:
        """Changes the column of the focus where it has a width of its own; False for other keys."""
        if event.key() not in _STEPS or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != _WIDENING:
            return False
        header, column = self._table.horizontalHeader(), self._table.currentIndex().column()
        if column >= 0 and header.sectionResizeMode(column) is QHeaderView.ResizeMode.Interactive:
            header.resizeSection(column, header.sectionSize(column) + _STEPS[event.key()])
        return True
