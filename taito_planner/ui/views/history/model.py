"""The rows of the history, the newest first; filters look at a few rows at a time, so that typing never waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QColor

from taito_planner.domain.refusals import folded
from taito_planner.session.document import PlanDocument
from taito_planner.session.history import ChangeState, LoggedChange
from taito_planner.texts import Texts
from taito_planner.ui.theme import Theme
from taito_planner.ui.views.history.wording import WordedChange, Wording

COLUMNS = ("when", "who", "what", "about", "details")
SLICE_SECONDS = 0.008
AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """What the user looks for; empty fields let everything through."""

    words: str = ""
    who: str = ""
    about: str = ""
    """The name of a group, customer or person."""

    @property
    def needs_words(self) -> bool:
        return bool(self.words.strip() or self.about)


class HistoryModel(QAbstractTableModel):
    """Signals:
    searched: how many changes were looked at, of how many.
    """

    searched = Signal(int, int)

    def __init__(self, document: PlanDocument, texts: Texts, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._texts = texts
        self._theme = theme
        self.wording = Wording(document, texts)
        self._all: tuple[LoggedChange, ...] = ()
        self._rows: list[LoggedChange] = []
        self._filter = HistoryFilter()
        self._left: list[LoggedChange] = []
        self._looked_at = 0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._search_on)

    @property
    def rows(self) -> Sequence[LoggedChange]:
        """Those that the filter lets through, as far as it has looked."""
        return self._rows

    @property
    def all_changes(self) -> Sequence[LoggedChange]:
        return self._all

    @property
    def is_searching(self) -> bool:
        return self._timer.isActive()

    def refresh(self) -> None:
        """Reads the document's history again; of the same plan, what is new comes in above what is there."""
        before, self._all = self._all, self._document.history()
        self.wording.forget()
        count = len(self._all) - len(before)
        if not before or count < 0 or any(map(_differ, self._all[count:], before)):
            self.show_filtered(self._filter)
            return
        by_number = {one.number: one for one in self._all}
        self._rows = [by_number[one.number] for one in self._rows]
        self._left = [by_number[one.number] for one in self._left]
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(COLUMNS) - 1))
        self._insert(0, [one for one in self._all[:count] if self._lets_through(one)])
        self.searched.emit(self._looked_at, len(self._left))

    def show_filtered(self, wanted: HistoryFilter) -> None:
        """Shows what ``wanted`` lets through; looking into words goes on beside the window's other work."""
        self._timer.stop()
        self._filter = wanted
        by_who = [one for one in self._all if not wanted.who or one.who == wanted.who]
        self.beginResetModel()
        self._rows = [] if wanted.needs_words else by_who
        self.endResetModel()
        self._left = by_who if wanted.needs_words else []
        self._looked_at = 0
        if self._left:
            self._search_on()
            if self._looked_at < len(self._left):
                self._timer.start()
        else:
            self.searched.emit(len(self._all), len(self._all))

    def worded(self, row: int) -> WordedChange:
        return self.wording.of(self._rows[row])

    def is_undone(self, row: int) -> bool:
        return self._rows[row].state is not ChangeState.DONE

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def text(self, row: int, column: str) -> str:
        worded = self.worded(row)
        if column == "what":
            state = self._rows[row].state
            return worded.what if state is ChangeState.DONE else f"{worded.what} ({self._texts(f'history.{state}')})"
        if column == "about":
            return ", ".join(worded.about[:3]) + ("…" if len(worded.about) > 3 else "")
        if column == "details":
            return " · ".join(self.lines(row, 3))
        return str(getattr(worded, column))

    def lines(self, row: int, most: int = 12) -> list[str]:
        """The first sentences of a change, and how many more there are."""
        worded = self.worded(row)
        more = len(worded.lines) - most + worded.more
        lines = list(worded.lines[:most])
        return [*lines, self._texts("history.more", count=more)] if more > 0 else lines

    def _search_on(self) -> None:
        """Looks at changes for a moment and adds those that fit."""
        until = perf_counter() + SLICE_SECONDS
        fitting = []
        while self._looked_at < len(self._left) and perf_counter() < until:
            one = self._left[self._looked_at]
            self._looked_at += 1
            if self._fits(self.wording.of(one)):
                fitting.append(one)
        self._insert(len(self._rows), fitting)
        if self._looked_at >= len(self._left):
            self._timer.stop()
        self.searched.emit(self._looked_at, len(self._left))

    def _insert(self, first: int, changes: list[LoggedChange]) -> None:
        if changes:
            self.beginInsertRows(QModelIndex(), first, first + len(changes) - 1)
            self._rows = [*self._rows[:first], *changes, *self._rows[first:]]
            self.endInsertRows()

    def _lets_through(self, one: LoggedChange) -> bool:
        wanted = self._filter
        if wanted.who and one.who != wanted.who:
            return False
        return not wanted.needs_words or self._fits(self.wording.of(one))

    def _fits(self, worded: WordedChange) -> bool:
        wanted = self._filter
        if wanted.about and wanted.about not in worded.about:
            return False
        return all(word in worded.sought for word in folded(wanted.words).split())

    # Qt's own.

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._texts(f"history.column.{COLUMNS[section]}")
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = COLUMNS[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.text(index.row(), column)
        if role == Qt.ItemDataRole.ToolTipRole and column in ("what", "about", "details"):
            if column == "about":
                return ", ".join(self.worded(index.row()).about)
            return "\n".join(self.lines(index.row()))
        if role == Qt.ItemDataRole.ForegroundRole:
            return QBrush(self._ink(index.row(), column))
        return None

    def _ink(self, row: int, column: str) -> QColor:
        if self.is_undone(row):
            return self._theme.text3
        return self._theme.text2 if column in ("when", "who") else self._theme.text


def _differ(one: LoggedChange, other: LoggedChange) -> bool:
    """Whether they are two changes, not one in two states."""
    return (one.number, one.at) != (other.number, other.at)
