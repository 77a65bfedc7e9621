"""The rows of the to-do table: sections by due day, below each its tasks. Keeps finished words, no plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from taito_planner.texts import Texts
from taito_planner.texts.dates import short_day, weekday_day, weekday_text
from taito_planner.texts.task_text import TaskRow

COLUMNS = ("tick", "task", "subject", "group", "detail", "who", "due", "time")
AnyIndex = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Section:
    """The head of a section, with how many tasks stand below it."""

    key: str
    count: int


class TodoModel(QAbstractTableModel):
    """``tick_asked`` is called with the rows whose box the user (or a screen reader) turned."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._lines: list[Section | TaskRow] = []
        self.tick_asked: Any = lambda rows: None
        self.is_read_only = False
        self._year = 0

    @property
    def lines(self) -> Sequence[Section | TaskRow]:
        return self._lines

    def show_rows(self, rows: Sequence[TaskRow], year: int) -> None:
        """``rows`` in their order, cut into sections; days of another ``year`` are written with theirs."""
        counts: dict[str, int] = {}
        for row in rows:
            counts[row.section] = counts.get(row.section, 0) + 1
        lines: list[Section | TaskRow] = []
        last = None
        for row in rows:
            if row.section != last:
                lines.append(Section(str(row.section), counts[row.section]))
                last = row.section
            lines.append(row)
        self.beginResetModel()
        self._lines, self._year = lines, year
        self.endResetModel()

    def task(self, row: int) -> TaskRow | None:
        """The task in ``row``; None for a section's head or no row at all."""
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        return line if isinstance(line, TaskRow) else None

    def row_of(self, key: str) -> int | None:
        return next((i for i, line in enumerate(self._lines) if isinstance(line, TaskRow) and line.key == key), None)

    def nearest_task(self, row: int) -> int | None:
        """The row of a task at ``row``, else the next one below, else the last one above."""
        rows = [i for i, line in enumerate(self._lines) if isinstance(line, TaskRow)]
        return next((i for i in rows if i >= row), rows[-1] if rows else None)

    def text(self, row: TaskRow, column: str) -> str:
        if column == "tick":
            return ""
        if column == "due":
            return self._day(row)
        return str({"task": row.name}.get(column) or getattr(row, column, ""))

    def _day(self, row: TaskRow) -> str:
        day, language = row.due_on, self._texts.language
        if day is None:
            return ""
        if day.year != self._year:
            return weekday_day(day, language)
        return f"{weekday_text(day, language)} {short_day(day)}"

    def _spoken(self, row: TaskRow, column: str) -> str:
        """A screen reader hears the whole task in its first cell and single facts in the others."""
        if column == "tick" and row.due_on:
            facts = {name: getattr(row, name) for name in ("name", "subject", "group", "detail", "time")}
            return self._texts("todo.row.accessible", due=row.due_on, **facts)
        if column == "who":
            return ", ".join(row.who_names)
        return self.text(row, column)

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if self.task(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        can_tick = index.column() == 0 and not self.is_read_only
        return flags | Qt.ItemFlag.ItemIsUserCheckable if can_tick else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if section == 0 else self._texts(f"todo.column.{COLUMNS[section]}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._texts(f"todo.column.{COLUMNS[section]}")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, column = self._lines[index.row()], COLUMNS[index.column()]
        if isinstance(line, Section):
            said = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) and index.column() == 0
            return self._texts(f"todo.section.{line.key}") if said else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(line, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return ", ".join(line.who_names) if column == "who" else self.text(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line, column)
        if role == Qt.ItemDataRole.CheckStateRole and column == "tick":
            return Qt.CheckState.Checked if line.is_done else Qt.CheckState.Unchecked
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        line = self.task(index.row())
        if role != Qt.ItemDataRole.CheckStateRole or line is None:
            return False
        self.tick_asked([line])
        return True
