"""What a workbook would change, row by row, before it does: tick what is to be taken, in one undo step."""

from collections import Counter

from PySide6.QtCore import QByteArray, QModelIndex, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSplitter,
    QWidget,
)

from taito_planner.domain.intents import TakeEdits
from taito_planner.domain.refusals import Refused
from taito_planner.domain.review import ReviewRow
from taito_planner.session.document import PlanDocument
from taito_planner.session.import_effect import ImportEffect
from taito_planner.texts import Texts
from taito_planner.texts.effect_text import effect_text
from taito_planner.texts.review_text import ReviewWords
from taito_planner.ui.controls import Segmented, label
from taito_planner.ui.dialogs.fitted import dialog_column
from taito_planner.ui.importing.review_model import FILTERS, ReviewModel, ShownRows, is_wanted
from taito_planner.ui.importing.review_table import ReviewTable
from taito_planner.ui.importing.row_pane import RowPane
from taito_planner.ui.services import ImportReview
from taito_planner.ui.style import set_role
from taito_planner.ui.theme import Theme

SIZE = 1040, 720
GEOMETRY = "import/review-geometry"
EFFECT_DELAY_MS = 60


class ImportReviewDialog(QDialog):
    """Enter takes the ticked rows, Esc nothing. Not modal: the plan may be edited meanwhile, and the rows follow it.

    Signals:
        taken: how many rows were taken.
    """

    taken = Signal(int)

    def __init__(
        self,
        read: ImportReview,
        document: PlanDocument,
        texts: Texts,
        theme: Theme,
        settings: QSettings | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._read, self._document, self._texts, self._settings = read, document, texts, settings
        self._words = ReviewWords(read.base, document.plan, read.theirs, texts)
        self._effect = ImportEffect(document.checked)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(texts("import-review.title"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(*SIZE)
        self.model = ReviewModel(texts, theme)
        self.shown = ShownRows(self.model)
        self.table = ReviewTable(self.shown, texts("import-review.table"))
        self.pane = RowPane(texts)
        self.summary = label("", wraps=True)
        self.message = label("", "error", wraps=True)
        self.message.hide()
        self.filters = Segmented(
            [(name, texts(f"import-review.filter.{name}")) for name in FILTERS], texts("import-review.table")
        )
        self.search = QLineEdit()
        self.search.setPlaceholderText(texts("import-review.search"))
        self.search.setAccessibleName(texts("import-review.search"))
        self.all_shown = QPushButton(texts("import-review.all"))
        self.outcome = label("", "caption", wraps=True)
        self.take = QPushButton()
        self.cancel = QPushButton(texts("import-review.cancel"))
        self._later = QTimer(self, singleShot=True, interval=EFFECT_DELAY_MS)
        self._lay_out()
        self._connect()
        self._restore_size()
        self._follow_plan()
        self.table.setFocus()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.filters)
        head.addWidget(self.search, 1)
        head.addWidget(self.all_shown)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.table)
        parts.addWidget(self.pane)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 1)
        self.take.setDefault(True)
        self.all_shown.setAutoDefault(False)
        self.cancel.setAutoDefault(False)
        set_role(self.cancel, "tall")
        set_role(self.all_shown, "tall")
        buttons = QHBoxLayout()
        buttons.addWidget(self.outcome, 1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.take)
        column = dialog_column(self)
        column.addWidget(label(self._read.path.name, "title"))
        column.addWidget(self.summary)
        if self._read.notes:
            column.addWidget(self._notes())
        column.addLayout(head)
        column.addWidget(parts, 1)
        column.addWidget(self.message)
        column.addLayout(buttons)

    def _notes(self) -> QListWidget:
        notes = QListWidget()
        notes.addItems(list(self._read.notes))
        notes.setWordWrap(True)
        notes.setAccessibleName(self._texts("import-review.notes", count=len(self._read.notes)))
        notes.setMaximumHeight(24 * min(3, len(self._read.notes)) + 4)
        return notes

    def _connect(self) -> None:
        self.filters.set_current("all")
        self.filters.chosen.connect(self.shown.want)
        self.search.textChanged.connect(self.shown.search)
        self.all_shown.clicked.connect(self._turn_all_shown)
        self.model.chosen_changed.connect(self._chosen_changed)
        self.table.selectionModel().currentRowChanged.connect(self._show_row)
        self.pane.taken.connect(self._take_row)
        self.take.clicked.connect(self._take)
        self.cancel.clicked.connect(self.close)
        self._later.timeout.connect(self._show_outcome)
        self._document.plan_changed.connect(self._plan_changed)

    def _plan_changed(self) -> None:
        self._follow_plan()
        self.message.setText(self._texts("import-review.changed-since"))
        self.message.show()

    def _follow_plan(self) -> None:
        """The rows against the plan as it is now."""
        plan = self._document.plan
        review = self._read.review(plan)
        self._words = ReviewWords(self._read.base, plan, self._read.theirs, self._texts)
        self._effect = ImportEffect(self._document.checked)
        self.model.show(review, self._words)
        self.summary.setText(self._summary())
        for name in FILTERS:
            count = sum(is_wanted(row, name) for row in review.rows)
            self.filters.button(name).setText(f"{self._texts(f'import-review.filter.{name}')} {count}")
        if review.rows:
            self.table.selectRow(0)
        else:
            self.pane.show_nothing()

    def _summary(self) -> str:
        texts, review = self._texts, self.model.review
        counts = Counter(ReviewWords.deed(row) for row in review.rows)
        parts = [texts(f"import-review.count.{deed}", count=n) for deed, n in counts.items()]
        said = [texts("import-review.summary", count=len(review.rows), parts=", ".join(parts))]
        if not review.rows:
            said = [texts("import-review.nothing-new")]
        disputed = sum(is_wanted(row, "conflict") for row in review.rows)
        if disputed:
            said.append(texts("import-review.conflicts", count=disputed))
        if review.already_count:
            said.append(texts("import-review.already", count=review.already_count))
        basis = "import-review.with-base" if review.has_base else "import-review.without-base"
        said.append(texts("import-table.adds-only" if self._read.only_adds else basis))
        return " ".join(said)

    def _current(self) -> ReviewRow | None:
        index = self.shown.mapToSource(self.table.currentIndex())
        return self.model.row(index.row()) if index.isValid() else None

    def _show_row(self, current: QModelIndex | None = None, previous: QModelIndex | None = None) -> None:
        row = self._current()
        if row is None:
            self.pane.show_nothing()
            return
        review = self.model.review
        can_take = row.key in review.takeable
        self.pane.show_row(
            row,
            self._words.thing(row),
            self._words.fields(row),
            has_base=review.has_base,
            can_take=can_take,
            taken=row.key in self.model.chosen,
        )
        self.pane.show_effect(self._document.preview(TakeEdits(review.edits([row.key]))) if can_take else None)

    def _take_row(self, on: bool) -> None:
        row = self._current()
        if row is not None:
            self.model.set_chosen([row.key], on)

    def _turn_all_shown(self) -> None:
        """Ticks every row in sight, or clears them where all are ticked."""
        keys = [key for key in self.shown.row_keys if key in self.model.review.takeable]
        self.model.set_chosen(keys, not set(keys) <= self.model.chosen)

    def _chosen_changed(self) -> None:
        count, review = len(self.model.chosen), self.model.review
        self.take.setText(self._texts("import-review.take", count=count))
        self.take.setEnabled(count > 0 and not self._document.is_read_only)
        self.outcome.setText(self._outcome(self._texts("import-review.effect-working") if count else ""))
        row = self._current()
        if row is not None and row.key in review.by_key:
            self.pane.show_taken(row.key in self.model.chosen)
        self._later.start()

    def _outcome(self, effect: str) -> str:
        chosen = self._texts("import-review.chosen", count=len(self.model.chosen), all=len(self.model.review.rows))
        return ": ".join(filter(None, (chosen, effect)))

    def _show_outcome(self) -> None:
        """The findings with the ticked rows in the plan."""
        if not self.model.chosen:
            return
        try:
            comparison = self._effect.of(self.model.review.edits(self.model.chosen))
        except Refused as refusal:
            self._say(refusal)
            return
        self.outcome.setText(self._outcome(effect_text(comparison, self._texts)))

    def _say(self, refusal: Refused) -> None:
        self.message.setText(self._texts(refusal.key, **refusal.facts))
        self.message.show()

    def _take(self) -> None:
        chosen = self.model.chosen
        self._document.plan_changed.disconnect(self._plan_changed)
        try:
            self._document.submit(TakeEdits(self.model.review.edits(chosen)))
        except Refused as refusal:
            self._document.plan_changed.connect(self._plan_changed)
            self._say(refusal)
            return
        self.taken.emit(len(chosen))
        self.accept()

    def _restore_size(self) -> None:
        geometry = self._settings.value(GEOMETRY) if self._settings else None
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)

    def done(self, result: int) -> None:
        if self._settings is not None:
            self._settings.setValue(GEOMETRY, self.saveGeometry())
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.take.isEnabled():
            self._take()
            return
        super().keyPressEvent(event)
