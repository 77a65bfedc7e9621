"""The groups of the overview as a sortable table: each row is worked out when it is first looked at."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from taito_planner.domain.model import Group
from taito_planner.domain.profile import ServiceProfile
from taito_planner.domain.refusals import folded
from taito_planner.rules.checker import Checked
from taito_planner.rules.finding import Severity
from taito_planner.rules.overview import GroupStanding, standing_of
from taito_planner.texts import Texts
from taito_planner.ui.timeline.staleness import stale_since
from taito_planner.ui.views.overview import words
from taito_planner.ui.views.overview.group_cells import SpanAxis, spread

COLUMNS = ("group", "phase", "places", "spans", "mean", "next", "findings")
DAYS_IN_MONTH = 30.4
NO_AXIS = SpanAxis(12, 18, 15, 1.0)
AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_WORST_FIRST = sorted(Severity, reverse=True)


class GroupModel(QAbstractTableModel):
    """``standing(row)`` and what each cell says in words."""

    def __init__(self, checked: Checked, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._sorted_by: tuple[str, bool] | None = None
        self.axis = NO_AXIS
        self._checked = checked
        self._groups: list[Group] = []
        self._standings: dict[str, GroupStanding] = {}
        self._ring_said = (-1, "")
        self.take(checked)

    def take(self, checked: Checked) -> None:
        """Shows another plan or day, sorted as before; only the groups that an edit touched are worked out again."""
        stale, before = stale_since(self._checked, checked), (self.axis, [group.id for group in self._groups])
        self._checked = checked
        kept = {} if stale is None else self._standings
        self._standings = {key: one for key, one in kept.items() if stale is None or key not in stale.parts}
        self.axis = axis_of(checked)
        self._order()
        if stale is None or before != (self.axis, [group.id for group in self._groups]):
            self.beginResetModel()
            self.endResetModel()
            return
        for row, group in enumerate(self._groups):
            if group.id in stale.parts:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def copy_of(self, checked: Checked) -> "GroupModel":
        """Another model of a plan in the same order, which belongs to no window."""
        made = GroupModel(checked, self._texts)
        made._sorted_by = self._sorted_by
        made._order()
        return made

    @property
    def groups(self) -> list[Group]:
        """In the order shown."""
        return self._groups

    def standing(self, row: int) -> GroupStanding:
        group = self._groups[row]
        kept = self._standings.get(group.id)
        if kept is None:
            kept = self._standings[group.id] = standing_of(group, self._checked)
        return kept

    def row_of(self, group_id: str) -> int | None:
        return next((row for row, group in enumerate(self._groups) if group.id == group_id), None)

    def say_ring(self, row: int, said: str) -> None:
        """A screen reader is told ``said`` of the chart of ``row``; nothing: the whole of it again."""
        cells = {self._ring_said[0], row}
        self._ring_said = (row if said else -1, said)
        for one in cells:
            if 0 <= one < self.rowCount():
                chart = self.index(one, COLUMNS.index("spans"))
                self.dataChanged.emit(chart, chart, [Qt.ItemDataRole.AccessibleTextRole])

    def cell_text(self, row: int, column: str) -> str:
        if column == "group":
            return self._groups[row].name
        texts, standing = self._texts, self.standing(row)
        if column == "mean":
            mean = standing.mean
            parts = (words.months_text(mean.mean_months, texts), words.days_from_target(mean.mean_days_over, texts))
            return " ".join(part for part in parts if part)
        makers: dict[str, Callable[[GroupStanding, Texts], str]] = {
            "phase": words.phase_text,
            "places": words.places_text,
            "spans": words.spans_text,
            "next": words.next_text,
            "findings": words.findings_text,
        }
        return makers[column](standing, texts)

    def _order(self) -> None:
        self._groups = list(self._checked.plan.groups)
        if self._sorted_by is None:
            return
        column, falls = self._sorted_by
        keys: dict[str, Callable[[Group], Any]] = {
            "group": lambda group: folded(group.name),
            "phase": lambda group: list(type(self._of(group).phase)).index(self._of(group).phase),
            "places": lambda group: self._of(group).members - group.planned_size,
            "spans": self._days_over,
            "mean": self._days_over,
            "next": self._next_day,
            "findings": lambda group: [-self._of(group).findings.get(severity, 0) for severity in _WORST_FIRST],
        }
        self._groups.sort(key=keys[column], reverse=falls)

    def _of(self, group: Group) -> GroupStanding:
        if group.id not in self._standings:
            self._standings[group.id] = standing_of(group, self._checked)
        return self._standings[group.id]

    def _days_over(self, group: Group) -> float:
        days = self._checked.span_of_group(group.id).mean_days_over
        return float("-inf") if days is None else days

    def _next_day(self, group: Group) -> int:
        event = self._of(group).next_event
        return event.on.toordinal() if event else 10**7

    # Qt's own.

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._groups)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell_text(index.row(), COLUMNS[index.column()])
        is_ring = (index.row(), COLUMNS[index.column()]) == (self._ring_said[0], "spans")
        if role == Qt.ItemDataRole.AccessibleTextRole and is_ring:
            return self._ring_said[1]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            header = self._texts(f"overview.column.{COLUMNS[index.column()]}")
            return f"{header}: {self.cell_text(index.row(), COLUMNS[index.column()])}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._texts(f"overview.column.{COLUMNS[section]}")
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By a column; -1 for the order of the plan."""
        self.beginResetModel()
        self._sorted_by = (COLUMNS[column], order is Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self._order()
        self.endResetModel()


def main_profile(checked: Checked) -> ServiceProfile | None:
    """The profile of most groups; of any service where there are no groups."""
    counts = Counter(group.service for group in checked.plan.groups if group.service in checked.profiles)
    service = counts.most_common(1)[0][0] if counts else next(iter(checked.profiles), None)
    return checked.profiles[service] if service else None


def axis_of(checked: Checked) -> SpanAxis:
    """The chart's months: the main service's target in the middle, every group's mean in sight."""
    profile = main_profile(checked)
    if profile is None or profile.span_months is None:
        return NO_AXIS
    target, tolerance = profile.span_months, profile.span_customer_tolerance_days / DAYS_IN_MONTH
    axis = SpanAxis(target, target, target, tolerance, profile.span_mean_notice_days, profile.span_mean_warning_days)
    gauges = (checked.span_of_group(group.id) for group in checked.plan.groups)
    return spread([gauge.mean_months for gauge in gauges if gauge.mean_months is not None], axis)
