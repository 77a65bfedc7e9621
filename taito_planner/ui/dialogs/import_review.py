"""What a workbook would change, before it does: notes, differences, findings before and after."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from taito_planner.domain.intents import TakePlan
from taito_planner.domain.refusals import Refused
from taito_planner.rules.finding import Severity
from taito_planner.session.document import PlanDocument
from taito_planner.texts import Texts
from taito_planner.ui.controls import label
from taito_planner.ui.services import ImportReview
from taito_planner.ui.style import set_role

SIZE = 640, 480


class ImportReviewDialog(QDialog):
    """Shows a review; "Tuo" makes it one undo step, "Peru" leaves the plan as it is. Not modal.

    Signals:
        outdated: the plan was edited while the review stood open: taking it in would lose those edits.
    """

    outdated = Signal()

    def __init__(
        self, review: ImportReview, document: PlanDocument, texts: Texts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._review = review
        self._document = document
        self._reviewed = document.plan
        self._texts = texts
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(texts("import.title"))
        self.resize(*SIZE)
        self.message = label("", "error", wraps=True)
        self.message.hide()
        self.take = QPushButton(texts("import.take"))
        self.take.setDefault(True)
        self.take.setEnabled(bool(review.differences))
        self.take.clicked.connect(self._take)
        self.cancel = QPushButton(texts("import.cancel"))
        set_role(self.cancel, "tall")
        self.cancel.clicked.connect(self.close)
        self.summary = self._summary()
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(label(self._review.path.name, "title"))
        column.addWidget(label(self.summary, wraps=True))
        if self._review.notes:
            column.addWidget(label(self._texts("import.notes", count=len(self._review.notes)), "heading"))
            column.addWidget(_list(self._review.notes, self._texts("import.notes-name")), 1)
        if self._review.differences:
            count = len(self._review.differences)
            column.addWidget(label(self._texts("import.differences", count=count), "heading"))
            column.addWidget(_list(self._review.differences, self._texts("import.differences-name")), 2)
        else:
            column.addStretch(1)
        column.addWidget(self.message)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.take)
        column.addLayout(row)

    def _summary(self) -> str:
        if not self._review.differences:
            return self._texts("import.nothing-new")
        preview = self._document.preview(TakePlan(self._review.plan))
        parts = []
        for severity in sorted(Severity, reverse=True):
            before, after = preview.counts_before[severity], preview.counts_after[severity]
            word = self._texts(f"panel.count.{severity.key}", count=after)
            parts.append(f"{before} → {word}")
        return self._texts("import.summary", counts=" · ".join(parts))

    def _take(self) -> None:
        if self._document.plan is not self._reviewed:
            self.outdated.emit()
            self.close()
            return
        try:
            self._document.submit(TakePlan(self._review.plan))
        except Refused as refusal:
            self.message.setText(self._texts(refusal.key, **refusal.facts))
            self.message.show()
            return
        self.accept()


def _list(lines: tuple[str, ...], name: str) -> QListWidget:
    made = QListWidget()
    made.addItems(list(lines))
    made.setWordWrap(True)
    made.setAccessibleName(name)
    made.setAlternatingRowColors(False)
    return made
