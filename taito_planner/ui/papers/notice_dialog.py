"""The messages that are to be sent, ready to copy, and the mark that somebody was told."""

from datetime import datetime

from PySide6.QtCore import QSettings, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from taito_planner.domain.contacts import ContactKind
from taito_planner.domain.refusals import Refused
from taito_planner.rules.task import Task
from taito_planner.rules.ticking import CERTIFICATE_KINDS, tick
from taito_planner.rules.todo import todo_for
from taito_planner.session.document import PlanDocument
from taito_planner.texts import Texts
from taito_planner.texts.contact_text import contact_line
from taito_planner.texts.notice_text import NOTICE_KINDS, TOLD_KINDS, Notice, notice_of
from taito_planner.texts.task_text import row_of_task, sentence
from taito_planner.ui import maker
from taito_planner.ui.controls import empty_layout, label, thin_rule
from taito_planner.ui.day_edit import DayEdit
from taito_planner.ui.forms.facts import Fact, FactKind
from taito_planner.ui.forms.field import Field
from taito_planner.ui.papers.rows import foot
from taito_planner.ui.style import set_role

SIZE, LIST_WIDTH = QSize(900, 600), 300
KEY = Qt.ItemDataRole.UserRole


class NoticeDialog(QDialog):
    """One message for each task that is done by telling somebody. Not modal; it follows the plan.

    Signals:
        said: a sentence for the status bar.
        certificate_asked: the Task whose certificate is to be made.
    """

    said = Signal(str)
    certificate_asked = Signal(object)

    def __init__(
        self,
        document: PlanDocument,
        texts: Texts,
        settings: QSettings,
        parent: QWidget | None = None,
        *,
        first: Task | None = None,
    ) -> None:
        """``first`` is the task whose message is shown first, also one that is not done by telling alone."""
        super().__init__(parent)
        self._document, self._texts, self._settings = document, texts, settings
        self._first = first
        self._todo = todo_for(document.checked)
        self.notices: list[Notice] = []
        self._shown: tuple[str, str, str] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(texts("papers.notice.title"))
        self.resize(SIZE)
        self.list = QListWidget()
        self.list.setAccessibleName(texts("papers.notice.list"))
        self.list.setFixedWidth(LIST_WIDTH)
        set_role(self.list, "list")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.to = QWidget()
        self._to_lines = QVBoxLayout(self.to)
        self._to_lines.setContentsMargins(0, 0, 0, 0)
        self.subject = QLineEdit()
        self.body = QPlainTextEdit()
        self.day = self._day_field()
        self.copy_all = QPushButton(texts("papers.notice.copy-all"))
        self.certificate = QPushButton(texts("papers.make-certificate"))
        self.mark = QPushButton(texts("papers.notice.mark"))
        self.empty = label(texts("papers.notice.none"), "label", wraps=True)
        self.message = QWidget()
        self._lay_out()
        self.list.currentRowChanged.connect(lambda _: self._show_current())
        self.mark.clicked.connect(self.mark_told)
        self.copy_all.clicked.connect(lambda: self._copy(f"{self.subject.text()}\n\n{self.body.toPlainText()}\n"))
        self.certificate.clicked.connect(lambda: self.certificate_asked.emit(self.current.task))  # type: ignore[union-attr]
        document.plan_changed.connect(self.refresh)
        self.refresh()
        if first:
            self.show_task(first)

    def _day_field(self) -> Field:
        editor = DayEdit(self._texts, lambda: self._document.as_of)
        fact = Fact("told", FactKind.DAY, required=True)
        field = Field(fact, self._texts("papers.notice.told"), editor, self._texts)
        editor.set_value(self._document.as_of)
        field.setFixedWidth(260)
        return field

    def _lay_out(self) -> None:
        texts = self._texts
        close = QPushButton(texts("form.close"))
        close.clicked.connect(self.close)
        inner = QVBoxLayout(self.message)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        inner.addWidget(label(texts("papers.notice.to"), "heading"))
        inner.addWidget(self.to)
        inner.addWidget(thin_rule())
        for name, editor in (("subject", self.subject), ("body", self.body)):
            head = QHBoxLayout()
            head.addWidget(label(texts(f"papers.notice.{name}"), "heading"))
            head.addStretch(1)
            head.addWidget(self._copy_link(name, editor))
            inner.addLayout(head)
            inner.addWidget(editor, int(name == "body"))
            editor.setAccessibleName(texts(f"papers.notice.{name}"))
        inner.addWidget(label(texts("todo.detail.draft"), "caption", wraps=True))
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.empty)
        right.addWidget(self.message, 1)
        right.addWidget(self.day)
        right.addStretch(0)
        right.addLayout(foot(close, self.certificate, self.copy_all, self.mark))
        self.mark.setDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        row.addWidget(self.list)
        row.addLayout(right, 1)

    @property
    def current(self) -> Notice | None:
        row = self.list.currentRow()
        return self.notices[row] if 0 <= row < len(self.notices) else None

    def show_task(self, task: Task) -> None:
        """Its message, where it has one that is still to be sent."""
        row = next((row for row, one in enumerate(self.notices) if one.task.key == task.key), None)
        if row is not None:
            self.list.setCurrentRow(row)

    def refresh(self) -> None:
        """Reads the plan again; the message in sight stays, else the one that took its place."""
        document, texts = self._document, self._texts
        self._todo = todo_for(document.checked, self._todo)
        before, row = self.current, max(self.list.currentRow(), 0)
        first = self._first.key if self._first else ""
        asked = (t for t in self._todo.open if t.kind in TOLD_KINDS or (t.key == first and t.kind in NOTICE_KINDS))
        who = maker.recall(self._settings)
        made = [notice_of(task, document.checked, who, texts) for task in asked]
        self.notices = [one for one in made if one]
        self.list.blockSignals(True)
        self.list.clear()
        for one in self.notices:
            its = row_of_task(one.task, document.plan, document.as_of, texts)
            item = QListWidgetItem(f"{' · '.join(filter(None, (its.subject, its.group)))}\n{its.name} · {its.time}")
            item.setToolTip(sentence(its, texts))
            item.setData(KEY, one.task.key)
            self.list.addItem(item)
        kept = next((n for n, one in enumerate(self.notices) if before and one.task.key == before.task.key), row)
        self.list.setCurrentRow(min(kept, len(self.notices) - 1))
        self.list.blockSignals(False)
        self._show_current()

    def mark_told(self) -> None:
        """Notes in the plan that this message was told on the day in the field: one step."""
        current = self.current
        if current is None or not self.day.is_readable():
            return
        document = self._document
        step = tick([current.task], document.checked, who=document.user_name, at=datetime.now(), on=self.day.value())
        try:
            document.submit(step)
        except Refused as refusal:
            self.day.show_refusal(refusal)
        else:
            self.said.emit(self._texts("papers.notice.marked", to=current.to))

    def _show_current(self) -> None:
        current = self.current
        self.message.setVisible(current is not None)
        self.empty.setVisible(current is None)
        can_mark = current is not None and current.task.kind not in CERTIFICATE_KINDS
        self.certificate.setVisible(current is not None and not can_mark)
        for part in (self.mark, self.day):
            part.setVisible(can_mark)
            part.setEnabled(not self._document.is_read_only)
        self.copy_all.setVisible(current is not None)
        if current is None:
            return
        self._show_to(current)
        shown = current.task.key, current.subject, current.body
        if shown != self._shown:  # what the user wrote over it stays while the message is the same
            self._shown = shown
            self.subject.setText(current.subject)
            self.subject.setCursorPosition(0)
            self.body.setPlainText(current.body)

    def _show_to(self, current: Notice) -> None:
        empty_layout(self._to_lines)
        if not current.contacts:
            self._to_lines.addWidget(self._to_line(current.to, current.to))
        for contact in current.contacts:
            value = "" if contact.kind is ContactKind.PAPER else contact.value
            self._to_lines.addWidget(self._to_line(contact_line(contact, self._texts), value))

    def _to_line(self, text: str, value: str) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(text, wraps=True), 1)
        if value:
            row.addWidget(self._link(text, lambda: self._copy(value)), 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _copy_link(self, name: str, editor: QLineEdit | QPlainTextEdit) -> QPushButton:
        def copy() -> None:
            self._copy(editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText())

        return self._link(self._texts(f"papers.notice.{name}"), copy)

    def _link(self, what: str, copy: object) -> QPushButton:
        button = QPushButton(self._texts("todo.detail.copy-contact"))
        set_role(button, "link")
        button.setAutoDefault(False)
        button.setAccessibleName(f"{self._texts('todo.detail.copy-contact')}: {what}")
        button.clicked.connect(copy)
        return button

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.said.emit(self._texts("todo.detail.copied"))
