"""The staff's weeks as a table: a row for each person, a column for each week; rows are worked out when seen."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from taito_planner.domain.codes import initials
from taito_planner.domain.days import DaySpan, monday_of
from taito_planner.rules.checker import Checked
from taito_planner.rules.load import PersonLoad, WeekLoad, is_same_load, load_of
from taito_planner.texts import Texts
from taito_planner.ui.views.overview import words
from taito_planner.ui.views.overview.group_model import AnyIndex

BEFORE, AFTER = timedelta(weeks=4), timedelta(weeks=26)
MOST_WEEKS = 520
"""Ten years: a date far off by mistake must not make a million columns."""
WEEK = timedelta(weeks=1)
_NOWHERE = QModelIndex()


class LoadModel(QAbstractTableModel):
    """``person(row)``, ``week(row, column)``, and ``mondays`` for the columns."""

    def __init__(self, checked: Checked, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._kept: dict[str, PersonLoad] = {}
        self.mondays: list[date] = []
        self.contract_end: date | None = None
        self.checked = checked
        self.take(checked)

    def take(self, checked: Checked) -> None:
        """Shows another plan or day; the load of people whom the edit did not touch is kept."""
        before, self.checked = self.checked, checked
        shown = (before.plan.staff, self.mondays, before.as_of, self.contract_end)
        known, self._kept = self._kept, {}
        for staff_id, load in known.items():
            is_there = checked.plan.staff_by_id.get(load.member.id) is load.member
            if is_there and is_same_load(load.member, before, checked):
                self._kept[staff_id] = load
        self.mondays = weeks_of(checked.reach, checked.as_of)
        self.contract_end = contract_end_of(checked)
        self._contract_column = -1
        if self.contract_end and self.mondays[0] <= self.contract_end < self.mondays[-1] + WEEK:
            self._contract_column = (self.contract_end - self.mondays[0]).days // 7
        if shown != (checked.plan.staff, self.mondays, checked.as_of, self.contract_end):
            self.beginResetModel()
            self.endResetModel()
            return
        for row, member in enumerate(checked.plan.staff):
            if member.id in known and member.id not in self._kept:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.mondays) - 1))

    def person(self, row: int) -> PersonLoad:
        member = self.checked.plan.staff[row]
        kept = self._kept.get(member.id)
        if kept is None:
            kept = self._kept[member.id] = load_of(member, self.checked)
        return kept

    def week(self, row: int, column: int) -> WeekLoad | None:
        return self.person(row).weeks.get(self.mondays[column])

    def initials(self, row: int) -> str:
        return initials(self.checked.plan.staff[row].name)

    @property
    def column_of_as_of(self) -> int:
        return self.mondays.index(monday_of(self.checked.as_of))

    def is_last_contract_week(self, column: int) -> bool:
        """Whether the service's contract ends in the week of a column: a line stands after it."""
        return column == self._contract_column

    # Qt's own.

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.checked.plan.staff)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.mondays)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return words.load_mark(self.week(index.row(), index.column()), self._texts)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            monday, person = self.mondays[index.column()], self.person(index.row())
            return words.load_text(person.member, monday, person.weeks.get(monday), self._texts)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self._texts("overview.load.column", week=self.mondays[section])
        return self.checked.plan.staff[section].name


def contract_end_of(checked: Checked) -> date | None:
    """The earliest contract end of the services in use."""
    services = {group.service for group in checked.plan.groups} & checked.profiles.keys()
    return min((end for service in services if (end := checked.profiles[service].cutoff_on)), default=None)


def weeks_of(reach: DaySpan | None, as_of: date) -> list[date]:
    """The Mondays of all weeks from the plan's first to its last, at least some around the day of looking."""
    first, last = (reach.first_day, reach.last_day) if reach is not None else (as_of, as_of)
    first = monday_of(max(min(first, as_of - BEFORE), as_of - MOST_WEEKS / 2 * WEEK))
    last = min(max(last, as_of + AFTER), as_of + MOST_WEEKS / 2 * WEEK)
    return [first + week * WEEK for week in range((last - first).days // 7 + 1)]
