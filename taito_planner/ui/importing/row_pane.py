"""One row of a review from near: its fields side by side, which copy to take, what taking it does."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from taito_planner.domain.model import Plan
from taito_planner.domain.review import ReviewRow
from taito_planner.rules.comparison import Comparison
from taito_planner.rules.finding import Finding
from taito_planner.texts import Texts
from taito_planner.texts.effect_text import effect_text
from taito_planner.texts.finding_text import names, sentence
from taito_planner.texts.review_text import FieldLine
from taito_planner.ui.controls import label
from taito_planner.ui.direction import from_left
from taito_planner.ui.style import set_role

SIDES = ("field", "base", "theirs", "ours")
MOST_SENTENCES = 4
HEAD, ROW, MOST_LINES = 20, 24, 5


class RowPane(QWidget):
    """Signals:
    taken: the user takes the workbook's side (True) or keeps the plan's.
    """

    taken = Signal(bool)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        set_role(self, "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = label(texts("import-review.nothing-chosen"), "heading", wraps=True)
        self.sides = self._table()
        self.theirs = QRadioButton(texts("import-review.choose-theirs"))
        self.ours = QRadioButton(texts("import-review.choose-ours"))
        self.theirs.clicked.connect(lambda: self.taken.emit(True))
        self.ours.clicked.connect(lambda: self.taken.emit(False))
        self.effect: QLabel = label("", wraps=True)
        choice = QHBoxLayout()
        choice.addWidget(self.theirs)
        choice.addWidget(self.ours)
        choice.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self.sides)
        column.addLayout(choice)
        column.addWidget(self.effect)
        column.addStretch(1)
        self._show_parts(False)

    def _table(self) -> QTableWidget:
        table = QTableWidget(0, len(SIDES))
        set_role(table, "plain")
        table.setHorizontalHeaderLabels([self._texts(f"import-review.column.{side}") for side in SIDES])
        table.setAccessibleName(self._texts("import-review.side-by-side"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW)
        table.horizontalHeader().setFixedHeight(HEAD)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        return table

    def show_nothing(self) -> None:
        self.title.setText(self._texts("import-review.nothing-chosen"))
        self._show_parts(False)

    def show_row(
        self, row: ReviewRow, thing: str, lines: Iterable[FieldLine], *, has_base: bool, can_take: bool, taken: bool
    ) -> None:
        """A row's fields; the base's column only where there is one."""
        lines = list(lines)
        self.title.setText(thing)
        self._show_parts(True)
        self.sides.setVisible(bool(lines))
        self.sides.setColumnHidden(SIDES.index("base"), not has_base)
        self.sides.setRowCount(len(lines))
        for number, line in enumerate(lines):
            for place, text in enumerate((line.title, line.base, line.theirs, line.ours)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.sides.setItem(number, place, item)
        self.sides.setFixedHeight(HEAD + ROW * min(len(lines), MOST_LINES) + 2)
        self.theirs.setEnabled(can_take)
        self.show_taken(taken)

    def show_taken(self, taken: bool) -> None:
        self.theirs.setChecked(taken)
        self.ours.setChecked(not taken)

    def show_effect(self, comparison: Comparison | None) -> None:
        """What taking this row, and what it needs, does to the findings as they are now; None: it cannot be taken."""
        if comparison is None:
            self.effect.setText("")
            return
        texts = self._texts
        said = [texts("import-review.effect-row", effect=effect_text(comparison, texts))]
        told = [("appears", f, comparison.after.plan) for f in comparison.appeared]
        told += [("clears", f, comparison.before.plan) for f in comparison.cleared]
        for key, finding, plan in told[:MOST_SENTENCES]:
            said.append(texts(f"import-review.{key}", sentence=_told(finding, plan, texts)))
        if len(told) > MOST_SENTENCES:
            said.append(texts("import-review.more", count=len(told) - MOST_SENTENCES))
        self.effect.setText("\n".join(said))

    def _show_parts(self, shown: bool) -> None:
        for part in (self.sides, self.theirs, self.ours, self.effect):
            part.setVisible(shown)


def _told(finding: Finding, plan: Plan, texts: Texts) -> str:
    """A finding's sentence after the name of whom it is about."""
    named = names(finding, plan)
    subject = next((named[key] for key in ("customer", "staff", "group") if named[key]), None)
    return from_left(": ".join(filter(None, (subject, sentence(finding, plan, texts)))))
