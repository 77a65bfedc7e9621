"""The history as a view of the window: what to look for, the changes, and the way to the thing or back in time."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from taito_planner.domain.refusals import Refused
from taito_planner.session.document import PlanDocument
from taito_planner.session.history import ChangeState
from taito_planner.texts import Texts
from taito_planner.ui.controls import ChoiceBox, label
from taito_planner.ui.field_icons import name_icons
from taito_planner.ui.style import set_role
from taito_planner.ui.theme import Theme
from taito_planner.ui.views.history.model import COLUMNS, HistoryFilter, HistoryModel
from taito_planner.ui.views.history.table import HistoryTable

PRINT_SHARES = (("when", 17), ("who", 10), ("what", 16), ("about", 20), ("details", 60))
MOST_PRINTED = 2000


class HistoryView(QWidget):
    """Signals:
    chosen: ids to show on the timeline.
    said: a sentence for the status bar.
    refused: a Refused that going back met.
    """

    chosen = Signal(tuple)
    said = Signal(str)
    refused = Signal(object)

    def __init__(self, document: PlanDocument, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self._document = document
        self._texts = texts
        set_role(self, "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(texts("history.name"))
        self.model = HistoryModel(document, texts, theme, self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(texts("history.search"))
        self.search.setAccessibleName(texts("history.search"))
        self.search.setClearButtonEnabled(True)
        name_icons(self.search, texts)
        self.who, self.about = ChoiceBox(), ChoiceBox()
        self.who.setAccessibleName(texts("history.column.who"))
        self.about.setAccessibleName(texts("history.column.about"))
        self.count = label("", "caption")
        self.jump = QPushButton(texts("history.jump"))
        self.back = QPushButton(texts("history.back"))
        self.table = HistoryTable(self.model, theme)
        self.table.setAccessibleName(texts("history.name"))
        self.nothing_title, self.nothing = label("", "title"), label("", "label", wraps=True)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        self.search.setFixedWidth(280)
        self.who.setMinimumWidth(140)
        self.about.setMinimumWidth(180)
        for part in (self.search, self.who, self.about, self.count):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.jump)
        row.addWidget(self.back)
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self.table)
        empty = QWidget()
        inner = QVBoxLayout(empty)
        inner.setContentsMargins(48, 48, 48, 48)
        inner.addWidget(self.nothing_title)
        inner.addWidget(self.nothing)
        inner.addStretch(1)
        self._stack.addWidget(empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(body, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.who.activated.connect(self._filter)
        self.about.activated.connect(self._filter)
        self.model.searched.connect(self._show_count)
        self.table.entered_row.connect(self.jump_to)
        self.table.selectionModel().currentRowChanged.connect(self._enable)
        self.model.modelReset.connect(self._enable)
        self.jump.clicked.connect(self.jump_to)
        self.back.clicked.connect(self.go_back)

    def refresh(self) -> None:
        """Reads the history again; the chosen change stays chosen, and what is in sight stays where it is."""
        self.model.refresh()
        plan, texts = self._document.plan, self._texts
        people = sorted({one.who for one in self.model.all_changes})
        _fill(self.who, texts("history.everyone"), people)
        owners = [owner.name for owners in (plan.groups, plan.staff) for owner in owners]
        _fill(self.about, texts("history.everything"), owners)
        if self.number is None and self.model.rowCount():
            self.table.selectRow(0)
        self._enable()

    def set_theme(self, theme: Theme) -> None:
        self.model.set_theme(theme)
        self.table.set_theme(theme)

    @property
    def number(self) -> int | None:
        """The number of the chosen change."""
        row = self.table.currentIndex().row()
        return self.model.rows[row].number if 0 <= row < len(self.model.rows) else None

    def jump_to(self) -> None:
        """Shows on the timeline what the chosen change touched, where it is still there."""
        row = self.table.currentIndex().row()
        if 0 <= row < len(self.model.rows):
            items = self.model.worded(row).items
            if items:
                self.chosen.emit(items[:1])
            else:
                self.said.emit(self._texts("history.gone"))

    def go_back(self) -> None:
        """Takes back every step after the chosen one; Redo brings each again."""
        if self.number is None:
            return
        try:
            count = self._document.undo_after(self.number)
        except Refused as refusal:
            self.refused.emit(refusal)
            return
        self.said.emit(self._texts("history.went-back", count=count))

    @property
    def print_shares(self) -> tuple[tuple[str, int], ...]:
        """The columns on paper and their shares of its width."""
        return PRINT_SHARES

    def print_rows(self) -> Iterator[tuple[tuple[str, ...], bool]]:
        """(cells, whether it was undone) of what is filtered in, the newest two thousand of them."""
        for row in range(min(len(self.model.rows), MOST_PRINTED)):
            cells = [self.model.text(row, column) for column in COLUMNS[:-1]]
            yield (*cells, "; ".join(self.model.lines(row))), self.model.is_undone(row)

    def _filter(self) -> None:
        about = self.about.currentText() if self.about.currentIndex() > 0 else ""
        who = self.who.currentText() if self.who.currentIndex() > 0 else ""
        self.model.show_filtered(HistoryFilter(self.search.text(), who, about))

    def _show_count(self, looked_at: int, total: int) -> None:
        texts, shown = self._texts, len(self.model.rows)
        if self.model.is_searching or looked_at < total:
            self.count.setText(texts("history.searching", count=looked_at, total=total))
        else:
            self.count.setText(texts("history.count", count=shown))
        key = "empty-views.history-filtered" if self.model.all_changes else "empty-views.history"
        self.nothing_title.setText(texts(key))
        self.nothing.setText(texts(f"{key}-hint"))
        self._stack.setCurrentIndex(0 if shown or self.model.is_searching else 1)

    def _enable(self) -> None:
        row = self.table.currentIndex().row()
        is_row = 0 <= row < len(self.model.rows)
        self.jump.setEnabled(is_row)
        can_go = is_row and self._document.can_undo and self.model.rows[row].state is ChangeState.DONE
        number = self.number
        newest = next((one.number for one in self.model.all_changes if one.state is ChangeState.DONE), None)
        self.back.setEnabled(can_go and newest is not None and number is not None and number < newest)


def _fill(box: ChoiceBox, everything: str, names: list[str]) -> None:
    """The box's choices, what was chosen kept where it is still there."""
    choices = [everything, *names]
    if choices == [box.itemText(index) for index in range(box.count())]:
        return
    kept = box.currentText()
    box.clear()
    box.addItems(choices)
    box.setCurrentIndex(max(0, box.findText(kept)))
