"""The rows of the findings table, in one fixed order; during a drag also what is new and what goes."""

from collections.abc import Callable, Iterator, Sequence
from enum import Enum, auto
from itertools import chain
from typing import Any, NamedTuple, overload

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from taito_planner.domain.entities import locate
from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import Block, Plan
from taito_planner.domain.records import Acceptance
from taito_planner.rules.finding import Finding, Severity
from taito_planner.session.document import PlanDocument
from taito_planner.session.preview import Preview
from taito_planner.texts import Texts
from taito_planner.texts.acceptance_text import acceptance_text, earlier_text
from taito_planner.texts.explanation import explain
from taito_planner.texts.finding_text import sentence
from taito_planner.ui.findings_order import FindingsInOrder, reading_order
from taito_planner.ui.naming import thing_name
from taito_planner.ui.signs import Sign, sign_icon, sign_of
from taito_planner.ui.theme import Theme

COLUMNS = ("severity", "rule", "group", "subject", "sentence", "fix")


class RowState(Enum):
    STANDS = auto()
    NEW = auto()
    """Would appear at the drop."""
    GOES = auto()
    """Would be cleared at the drop."""


class Row(NamedTuple):
    """A finding in the table."""

    finding: Finding
    state: RowState = RowState.STANDS
    acceptance: Acceptance | None = None
    """Who accepted it, and why; None for an open finding and during a drag."""


class Rows(Sequence[Row]):
    """Two runs of findings, one below the other; a row is made when asked for: there are thousands, few in sight."""

    def __init__(
        self,
        above: Sequence[Finding] = (),
        below: Sequence[Finding] = (),
        row_above: Callable[[Finding], Row] = Row,
        row_below: Callable[[Finding], Row] = Row,
    ) -> None:
        self.above = above
        self.below = below
        self._row_above = row_above
        self._row_below = row_below

    def findings(self) -> Iterator[Finding]:
        """From the top, without their rows."""
        return chain(self.above, self.below)

    def __len__(self) -> int:
        return len(self.above) + len(self.below)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> list[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | list[Row]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        place = place + len(self) if place < 0 else place
        if not 0 <= place < len(self):
            raise IndexError(place)
        if place < len(self.above):
            return self._row_above(self.above[place])
        return self._row_below(self.below[place - len(self.above)])


class FindingsModel(QAbstractTableModel):
    """Severity, rule, group, subject, sentence. Reads the document; keeps only what is filtered in."""

    def __init__(
        self, document: PlanDocument, texts: Texts, theme: Theme, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._texts = texts
        self.theme = theme
        self._rows = Rows()
        self._plan: Plan = document.plan
        self._sentences: dict[int, str] = {}
        self._previewed: tuple[tuple[Finding, ...], ...] | None = None
        self.in_order = FindingsInOrder()
        self.shown_severities = set(Severity)
        self.shows_accepted = True
        self.shows_past = False
        self.may_fix: Callable[[Finding], bool] = lambda finding: False
        """For which findings the last column offers fixes."""

    @property
    def rows(self) -> Rows:
        return self._rows

    def refresh(self) -> None:
        """Reads the document's findings again."""
        self.in_order.update(self._document.checked)
        self.show_filtered()

    def show_filtered(self) -> None:
        """The findings that the chips let through."""
        shown = self.in_order.shown(self.shown_severities, self.shows_past)
        accepted = self.in_order.accepted(self.shown_severities, self.shows_past) if self.shows_accepted else []
        of = self._document.checked.acceptance_of
        self._previewed = None
        self._show(Rows(shown, accepted, Row, lambda one: Row(one, acceptance=of(one))), self._document.plan)

    @property
    def open_count(self) -> int:
        """How many rows stand above the accepted ones."""
        return len(self._rows.above) if self._previewed is None else len(self._rows)

    def show_preview(self, preview: Preview) -> None:
        """Only what a drag would change: new findings first, then those that go."""
        previewed = preview.appeared, preview.cleared
        if self._previewed == previewed:
            return
        self._previewed = previewed
        new, goes = sorted(preview.appeared, key=reading_order), sorted(preview.cleared, key=reading_order)
        rows = Rows(new, goes, lambda one: Row(one, RowState.NEW), lambda one: Row(one, RowState.GOES))
        self._show(rows, preview.plan)

    def row_of(self, finding: Finding) -> int | None:
        """The row of the same breach, also where its dates changed meanwhile."""
        return next((row for row, one in enumerate(self._rows.findings()) if one.key == finding.key), None)

    def offers_fix(self, row: int) -> bool:
        """Whether the row's finding stands open and may be fixed."""
        one = self._rows[row]
        return one.state is RowState.STANDS and one.acceptance is None and self.may_fix(one.finding)

    def sentence(self, row: int) -> str:
        finding = self._rows[row].finding
        text = self._sentences.get(id(finding))
        if text is None:
            text = self._sentences[id(finding)] = sentence(finding, self._plan_of(row), self._texts)
        return text

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(COLUMNS) - 1))

    def _show(self, rows: Rows, plan: Plan) -> None:
        self.beginResetModel()
        self._rows, self._plan, self._sentences = rows, plan, {}
        self.endResetModel()

    def _plan_of(self, row: int) -> Plan:
        """What goes is described as it stands now; what is new as it would be."""
        return self._plan if self._rows[row].state is RowState.NEW else self._document.plan

    def _text(self, row: int, column: str) -> str:
        finding, plan = self._rows[row].finding, self._plan_of(row)
        if column == "severity":
            return self._severity_text(self._rows[row])
        if column == "rule":
            return self._texts(f"rule.{finding.rule}.name")
        if column == "group":
            group = plan.group_by_id.get(finding.group) if finding.group else None
            return group.name if group else ""
        if column == "subject":
            return subject_text(finding, plan, self._texts)
        if column == "fix":
            return self._texts("fix.menu.open") if self.offers_fix(row) else ""
        said, acceptance = self.sentence(row), self._rows[row].acceptance
        if acceptance is None:
            return said
        return self._texts("acceptance.in-list", accepted=acceptance_text(acceptance, self._texts), sentence=said)

    def _tip(self, row: int, column: str) -> str:
        """The cell's text, for the sentence its whole explanation; of what was accepted, once or still, also who did
        and why.
        """
        finding, acceptance = self._rows[row].finding, self._rows[row].acceptance
        lapsed = self._document.checked.acceptances.lapsed(finding)
        if acceptance is not None:
            severity = self._texts(f"severity.{finding.severity.key}")
            said = severity if column == "severity" else self._explained(row)
            return f"{said}\n{acceptance_text(acceptance, self._texts)}"
        said = self._explained(row) if column == "sentence" else self._text(row, column)
        return said if lapsed is None else f"{said}\n{earlier_text(lapsed, self._texts)}"

    def _explained(self, row: int) -> str:
        document = self._document
        its = explain(
            self._rows[row].finding, self._plan_of(row), document.profiles, document.as_of, self._texts
        )
        return "\n".join(its.lines(self._texts))

    def _severity_text(self, row: Row) -> str:
        if row.state is RowState.GOES:
            return self._texts("panel.goes")
        if row.acceptance is not None:
            return self._texts("acceptance.word")
        word = self._texts(f"severity.{row.finding.severity.key}")
        return self._texts("panel.new", severity=word) if row.state is RowState.NEW else word

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts(f"panel.column.{COLUMNS[section]}")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        row, column = self._rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index.row(), column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(index.row(), column)
        if role == Qt.ItemDataRole.DecorationRole and column == "severity":
            return sign_icon(_sign(row), self.theme)
        if role == Qt.ItemDataRole.ForegroundRole and row.acceptance is not None:
            return self.theme.text3
        if role == Qt.ItemDataRole.ForegroundRole and column == "fix":
            return self.theme.accent
        if role == Qt.ItemDataRole.ForegroundRole and column == "severity":
            return (
                self.theme.ok if row.state is RowState.GOES else self.theme.severity(row.finding.severity)
            )
        if role == Qt.ItemDataRole.BackgroundRole and row.state is RowState.NEW:
            return self.theme.severity_soft(row.finding.severity)
        if role == Qt.ItemDataRole.FontRole:
            return self._font(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._text(index.row(), column)
        return None

    @staticmethod
    def _font(row: Row, column: str) -> QFont | None:
        font = QFont()
        if column == "sentence" and row.state is RowState.GOES:
            font.setStrikeOut(True)
            return font
        if column == "fix":
            font.setUnderline(True)  # a link, not by its colour alone
            return font
        if column == "severity" and row.state is not RowState.STANDS:
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None


def _sign(row: Row) -> Sign:
    if row.acceptance is not None:
        return Sign.ACCEPTED
    return Sign.CLEARED if row.state is RowState.GOES else sign_of(row.finding.severity)


def subject_text(finding: Finding, plan: Plan, texts: Texts) -> str:
    """Whom or what a finding is about: a customer, a person, a block, or the group as a whole."""
    owner_id: EntityId | None
    for owner_id in (finding.customer, finding.staff):
        found = locate(plan, owner_id) if owner_id else None
        if found is not None:
            return thing_name(found, texts)
    for entity_id in finding.items:
        found = locate(plan, entity_id)
        if found is not None and isinstance(found.entity, Block):
            return thing_name(found, texts)
    return texts("panel.whole-group") if finding.group else texts("panel.whole-service")
