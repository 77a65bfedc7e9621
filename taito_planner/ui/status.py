"""The status bar: counts, or for a moment what was just done; at the right saved state and time."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from taito_planner.domain.model import Plan
from taito_planner.rules.finding import Severity
from taito_planner.session.document import PlanDocument
from taito_planner.texts import Texts
from taito_planner.texts.dates import time_text
from taito_planner.ui.announcing import announce
from taito_planner.ui.controls import label
from taito_planner.ui.findings_order import FindingsInOrder
from taito_planner.ui.style import set_role

HEIGHT = 24
MESSAGE_MS = 8000


class StatusBar(QStatusBar):
    def __init__(
        self, document: PlanDocument, findings: FindingsInOrder, texts: Texts, parent: QWidget | None = None
    ) -> None:
        """``findings`` is kept by the findings panel, which reads the document first."""
        super().__init__(parent)
        self._document = document
        self._findings = findings
        self._texts = texts
        self._message = ""
        self._work = ""
        self._is_dragging = False
        self._left = label("")
        self._right = label("")
        self.setSizeGripEnabled(False)
        self.setFixedHeight(HEIGHT)
        self.setContentsMargins(8, 0, 8, 0)
        self.addWidget(self._left)
        self.addPermanentWidget(self._right)
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setFixedSize(96, 6)
        self._progress.setTextVisible(False)
        self.cancel = QPushButton(texts("status.cancel"))
        set_role(self.cancel, "link")
        for widget in (self._progress, self.cancel):
            self.addWidget(widget)
            widget.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(MESSAGE_MS)
        self._timer.timeout.connect(lambda: self.say(""))
        document.plan_changed.connect(self.refresh)
        self.refresh()

    @property
    def left_text(self) -> str:
        return self._left.text()

    @property
    def right_text(self) -> str:
        return self._right.text()

    def say(self, sentence: str) -> None:
        """Shows what was just done in place of the counts, for eight seconds."""
        self._message = sentence
        if sentence:
            self._timer.start()
            announce(self, sentence)
        self.refresh()

    def show_work(self, what: str) -> None:
        """Something slow is under way; ``cancel`` is the button that stops it."""
        self._work = what
        self._progress.setAccessibleName(what)
        self._progress.setRange(0, 0)
        self._progress.show()
        self.cancel.show()
        self.refresh()

    def show_progress(self, percent: int) -> None:
        """How much of it is done."""
        self._progress.setRange(0, 100)
        self._progress.setValue(percent)

    def end_work(self) -> None:
        self._work = ""
        self._progress.hide()
        self.cancel.hide()
        self.refresh()

    def set_dragging(self, is_dragging: bool) -> None:
        if is_dragging is not self._is_dragging:
            self._is_dragging = is_dragging
            self.refresh()

    def refresh(self) -> None:
        _show(self._left, self._work or self._message or counts_text(self._document.plan, self._findings, self._texts))
        _show(self._right, self._texts("status.dragging") if self._is_dragging else self._saved_text())
        self._right.setToolTip(str(self._document.path or ""))

    def _saved_text(self) -> str:
        document, texts = self._document, self._texts
        if document.is_read_only:
            return texts("status.read-only")
        if document.saved_at is not None:
            saved = texts("status.saved-at", at=time_text(document.saved_at.time()))
            return texts("status.draft-saved", saved=saved) if document.is_draft else saved
        return texts("status.draft" if document.is_draft else "status.saved")


def counts_text(plan: Plan, findings: FindingsInOrder, texts: Texts) -> str:
    """``9 ryhmää · 58 asiakasta · 2 virhettä · 5 varoitusta``; past findings are not counted."""
    counts = findings.counts(with_past=False)
    parts = [
        texts("status.groups", count=len(plan.groups)),
        texts("status.customers", count=customer_count(plan)),
    ]
    for severity in (Severity.ERROR, Severity.WARNING):
        count = counts[severity]
        if count:
            parts.append(texts(f"panel.count.{severity.key}", count=count))
    return " · ".join(parts)


def customer_count(plan: Plan) -> int:
    return sum(len(group.customers) for group in plan.groups) + len(plan.loose_customers)


def _show(where: QLabel, text: str) -> None:
    if where.text() != text:
        where.setText(text)
