"""The rows of a review as a table with a box to tick in each, and which of them are in sight."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QBrush, QColor

from taito_planner.domain.review import Review, ReviewRow, RowState
from taito_planner.texts import Texts
from taito_planner.texts.review_text import ReviewWords
from taito_planner.ui.theme import Theme

COLUMNS = ("thing", "changes", "touched", "state")
FILTERS = ("all", "conflict", "new", "changed", "removed")
AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ReviewModel(QAbstractTableModel):
    """Ticking a row ticks what it needs; clearing one clears what needs it.

    Signals:
        chosen_changed: other rows are ticked than before.
    """

    chosen_changed = Signal()

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self._texts, self._theme = texts, theme
        self._review = Review()
        self._words: ReviewWords | None = None
        self._chosen: frozenset[str] = frozenset()
        self._cells: dict[str, tuple[str, ...]] = {}

    @property
    def review(self) -> Review:
        return self._review

    @property
    def chosen(self) -> frozenset[str]:
        """The keys of the ticked rows."""
        return self._chosen

    def show(self, review: Review, words: ReviewWords) -> None:
        """Other rows. Choices made for rows that were there stand, unless they came into conflict since; the others
        are ticked where undisputed.
        """
        known = self._review.by_key
        freely = {key for key in self._chosen if known[key].state is RowState.THEIRS}
        kept = (self._chosen - (freely - review.undisputed)) & review.takeable
        self.beginResetModel()
        fresh = review.undisputed - known.keys()
        self._review, self._words, self._cells = review, words, {}
        self._chosen = review.with_needs(kept | fresh) & review.takeable
        self.endResetModel()
        self.chosen_changed.emit()

    def row(self, number: int) -> ReviewRow:
        return self._review.rows[number]

    def set_chosen(self, keys: Iterable[str], on: bool) -> None:
        keys = [key for key in keys if key in self._review.takeable]
        review, chosen = self._review, self._chosen
        after = chosen | review.with_needs(keys) if on else chosen - review.with_needing(keys)
        if after != self._chosen:
            self._chosen = after
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))
            self.chosen_changed.emit()

    def cells(self, row: ReviewRow) -> tuple[str, ...]:
        """The texts of a row's columns."""
        if self._words is None:
            return ("",) * len(COLUMNS)
        if row.key not in self._cells:
            words = self._words
            state = "clash" if row.key in self._review.blocked else row.state.value
            told = [self._texts(f"import-review.state.{state}")]
            if row.clash or not row.fields:  # the values of a field stand side by side below
                told.append(words.dispute(row))
            said = ": ".join(filter(None, told))
            self._cells[row.key] = (words.thing(row), words.changes(row), words.touched(row), said)
        return self._cells[row.key]

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._review.rows)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._texts(f"import-review.column.{COLUMNS[section]}")
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == 0 and self.row(index.row()).key in self._review.takeable:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cells(row)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.cells(row)[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Checked if row.key in self._chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ForegroundRole and COLUMNS[index.column()] == "state":
            is_disputed = row.state is RowState.CONFLICT
            return QBrush(QColor(self._theme.warning if is_disputed else self._theme.text2))
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return ". ".join(self.cells(row)).replace("\n", ", ")
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.set_chosen([self.row(index.row()).key], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True


class ShownRows(QSortFilterProxyModel):
    """The rows of one kind whose texts hold what is searched for."""

    def __init__(self, model: ReviewModel) -> None:
        super().__init__()
        self._model = model
        self._wanted, self._searched = "all", ""
        self.setSourceModel(model)

    def want(self, wanted: str) -> None:
        """One of FILTERS."""
        self._wanted = wanted
        self.invalidate()

    def search(self, text: str) -> None:
        self._searched = text.strip().casefold()
        self.invalidate()

    @property
    def row_keys(self) -> list[str]:
        """Of the rows in sight."""
        return [self._model.row(self.mapToSource(self.index(n, 0)).row()).key for n in range(self.rowCount())]

    def filterAcceptsRow(self, number: int, parent: AnyIndex) -> bool:
        row = self._model.row(number)
        if not is_wanted(row, self._wanted):
            return False
        return not self._searched or self._searched in " ".join(self._model.cells(row)).casefold()


def is_wanted(row: ReviewRow, wanted: str) -> bool:
    """Whether a filter shows a row; what comes back counts as new."""
    if wanted == "conflict":
        return row.state is RowState.CONFLICT
    if wanted == "all":
        return True
    deed = ReviewWords.deed(row)
    return wanted == ("new" if deed == "restored" else deed)
