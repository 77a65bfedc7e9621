"""One task beside the table: what it is, when and by whom it was done, whom to tell, the draft of a notice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from taito_planner.domain.contacts import Contact, ContactKind
from taito_planner.domain.refusals import Refused
from taito_planner.texts import Texts
from taito_planner.texts.contact_text import contact_line
from taito_planner.texts.task_text import TaskRow
from taito_planner.ui.controls import ChoiceBox, empty_layout, label, thin_rule
from taito_planner.ui.day_edit import DayEdit
from taito_planner.ui.signs import Sign, sign_pixmap
from taito_planner.ui.style import set_role
from taito_planner.ui.theme import Theme
from taito_planner.ui.todo.family_icons import family_icon

WIDTH = 272
SIGN = {"late": Sign.ERROR, "near": Sign.WARNING, "done": Sign.CLEARED}


@dataclass(frozen=True, slots=True)
class Shown:
    """What the panel says of the chosen task."""

    row: TaskRow
    notice: str = ""
    certifies: str | None = None
    """For a certificate: the days a tick would certify, in words; empty where there are none."""
    contacts: tuple[Contact, ...] = ()


class TaskDetail(QWidget):
    """Signals:
    mark_asked, jump_asked: a button was pressed.
    said: a sentence for the status bar.
    """

    mark_asked = Signal()
    jump_asked = Signal()
    said = Signal(str)

    def __init__(self, texts: Texts, theme: Theme, as_of: Callable[[], date]) -> None:
        super().__init__()
        self._texts = texts
        self._theme = theme
        self._shown: Shown | None = None
        set_role(self, "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self._icon, self._title = QLabel(), label("", "title", wraps=True)
        self._about, self._detail = label("", "label", wraps=True), label("", wraps=True)
        self._sign, self._when = QLabel(), label("", "heading", wraps=True)
        self.day = DayEdit(texts, as_of)
        self.day.setAccessibleName(texts("todo.detail.on"))
        self.who = ChoiceBox()
        self.who.setAccessibleName(texts("todo.detail.who"))
        self.who.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.who.setMinimumContentsLength(8)
        self.mark = QPushButton()
        set_role(self.mark, "primary")
        self.bad_day = label("", "error", wraps=True)
        self.bad_day.hide()
        self._certifies = label("", "caption", wraps=True)
        self.contacts = QWidget()
        self._contact_lines = QVBoxLayout(self.contacts)
        self._contact_lines.setContentsMargins(0, 0, 0, 0)
        self.notice = QPlainTextEdit()
        self.notice.setReadOnly(True)
        self.notice.setFixedHeight(124)
        self.notice.setMinimumWidth(1)
        self.notice.setAccessibleName(texts("todo.detail.text"))
        self.copy = QPushButton(texts("todo.detail.copy"))
        self.open_notice = QPushButton(texts("papers.open-notice"))
        self.certificate = QPushButton(texts("papers.make-certificate"))
        self.jump = QPushButton(texts("todo.detail.jump"))
        self._page = QWidget()
        self._many = label("", "label", wraps=True)
        self._lay_out()
        self.mark.clicked.connect(self.mark_asked)
        self.jump.clicked.connect(self.jump_asked)
        self.copy.clicked.connect(lambda: self._copy(self.notice.toPlainText()))
        self.show_nothing(0)

    def _lay_out(self) -> None:
        head = QGridLayout()
        head.setHorizontalSpacing(8)
        head.setVerticalSpacing(4)
        for row, (mark, text) in enumerate(
            ((self._icon, self._title), (None, self._about), (self._sign, self._when), (None, self._detail))
        ):
            if mark:
                head.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
            head.addWidget(text, row, 1)
        head.setColumnStretch(1, 1)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        ways = QHBoxLayout()
        ways.addWidget(self.certificate)
        ways.addWidget(self.jump)
        ways.addStretch(1)
        column.addLayout(ways)
        self._fill_ticking(column)
        self._fill_telling(column)
        column.addStretch(1)
        empty = QWidget()
        inner = QVBoxLayout(empty)
        inner.setContentsMargins(16, 16, 16, 16)
        inner.addWidget(self._many)
        inner.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._page)
        set_role(self._page, "panel")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(scroll)
        self._stack.addWidget(empty)

    def _fill_ticking(self, column: QVBoxLayout) -> None:
        texts, grid = self._texts, QGridLayout()
        grid.setVerticalSpacing(4)
        self._fields = [label(texts("todo.detail.on"), "label"), label(texts("todo.detail.who"), "label")]
        for row, (name, editor) in enumerate(zip(self._fields, (self.day, self.who), strict=True)):
            grid.addWidget(name, row, 0)
            grid.addWidget(editor, row, 1)
        grid.setColumnMinimumWidth(0, 64)
        grid.setColumnStretch(1, 1)
        column.addWidget(thin_rule())
        column.addWidget(label(texts("todo.detail.tick"), "heading"))
        column.addLayout(grid)
        for part in (self.bad_day, self._certifies):
            column.addWidget(part)
        column.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(label(texts("todo.detail.recorded"), "caption", wraps=True))

    def _fill_telling(self, column: QVBoxLayout) -> None:
        texts = self._texts
        self._where_head = label(texts("todo.detail.where"), "heading")
        self._text_head = label(texts("todo.detail.text"), "heading")
        self._draft = label(texts("todo.detail.draft"), "caption", wraps=True)
        self._where_rule, self._text_rule = thin_rule(), thin_rule()
        for part in (self._where_rule, self._where_head, self.contacts, self._text_rule, self._text_head, self.notice):
            column.addWidget(part)
        copying = QHBoxLayout()
        copying.addWidget(self.copy)
        copying.addWidget(self.open_notice)
        copying.addStretch(1)
        column.addLayout(copying)
        column.addWidget(self._draft)

    def show_nothing(self, count: int, *, has_tasks: bool = True) -> None:
        """No task, or ``count`` of them. Without tasks there is nothing to choose."""
        self._shown = None
        key = "todo.detail.many" if count else "todo.detail.nothing"
        self._many.setText(self._texts(key, count=count) if count or has_tasks else "")
        self._stack.setCurrentIndex(1)

    def show_task(self, shown: Shown, can_mark: bool) -> None:
        """``can_mark`` is False while the plan can only be read."""
        texts, row = self._texts, shown.row
        self._shown = shown
        self._title.setText(row.name)
        self._about.setText(" · ".join(part for part in (row.subject, row.group) if part))
        self._detail.setText(row.detail)
        self._when.setText(self._when_text(row))
        for part in (*self._fields, self.day, self.who):
            part.setVisible(not row.is_done)
        self.mark.setText(texts("todo.detail.unmark" if row.is_done else "todo.detail.mark"))
        self.mark.setEnabled(can_mark)
        certifies = shown.certifies
        self._certifies.setVisible(certifies is not None and not row.is_done)
        self.certificate.setVisible(certifies is not None and not row.is_done)
        if certifies is not None:
            key = "todo.detail.certificate" if certifies else "todo.detail.no-certificate"
            self._certifies.setText(texts(key, days=certifies))
        self._show_telling(shown)
        self._paint_signs()
        self._stack.setCurrentIndex(0)

    def _when_text(self, row: TaskRow) -> str:
        if row.is_done or row.due_on is None:
            return row.time
        key = "todo.detail.was" if row.state == "late" else "todo.detail.is"
        return self._texts(key, time=row.time, due=row.due_on)

    def _show_telling(self, shown: Shown) -> None:
        empty_layout(self._contact_lines)
        for contact in shown.contacts:
            self._contact_lines.addWidget(self._contact(contact))
        for part in (self._where_rule, self._where_head, self.contacts):
            part.setVisible(bool(shown.contacts))
        self.notice.setPlainText(shown.notice)
        for part in (self._text_rule, self._text_head, self.notice, self.copy, self.open_notice, self._draft):
            part.setVisible(bool(shown.notice))

    def _contact(self, contact: Contact) -> QWidget:
        """An address with a button that copies it; a way on paper has nothing to copy."""
        line = contact_line(contact, self._texts)
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(line, wraps=True), 1)
        if contact.kind is not ContactKind.PAPER:
            button = QPushButton(self._texts("todo.detail.copy-contact"))
            set_role(button, "link")
            button.setAccessibleName(f"{self._texts('todo.detail.copy-contact')}: {line}")
            button.clicked.connect(lambda: self._copy(contact.value))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.said.emit(self._texts("todo.detail.copied"))

    def set_people(self, names: Sequence[str], chosen: str) -> None:
        """Who may have done it; ``chosen`` is the user."""
        self.who.clear()
        self.who.addItems(list(names))
        self.who.setCurrentText(chosen)

    def day_or_none(self) -> date | None:
        """The day in the field; None (and a word below it) where it cannot be read."""
        try:
            day = self.day.day()
        except Refused as refusal:
            self.bad_day.setText(self._texts(refusal.key, **refusal.facts))
            day = None
        else:
            self.bad_day.setText("" if day else self._texts("todo.detail.no-day"))
        self.bad_day.setVisible(day is None)
        return day

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._paint_signs()

    def _paint_signs(self) -> None:
        if self._shown is None:
            return
        row, ratio = self._shown.row, self.devicePixelRatioF()
        self._icon.setPixmap(family_icon(row.family, self._theme).pixmap(16, 16))
        sign = SIGN.get(row.state)
        self._sign.setVisible(sign is not None)
        if sign:
            self._sign.setPixmap(sign_pixmap(sign, 14, self._theme, ratio))
        ink = {"late": self._theme.error, "near": self._theme.warning}.get(row.state, self._theme.text)
        self._when.setStyleSheet(f"color: {ink.name()};")
