"""The to-do view: filters, the table by due day, one task in detail. Ticks go the one road of every edit."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QSettings, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from taito_planner.domain.entities import locate
from taito_planner.domain.ids import StaffId
from taito_planner.domain.model import Certificate, OtherWork
from taito_planner.domain.refusals import Refused
from taito_planner.rules.task import Task
from taito_planner.rules.ticking import CERTIFICATE_KINDS, certified_days, tick, untick
from taito_planner.rules.todo import DoneTask, Todo, todo_for
from taito_planner.session.document import PlanDocument
from taito_planner.texts import Texts
from taito_planner.texts.contact_text import contacts_for
from taito_planner.texts.notice_text import days_text, notice_of
from taito_planner.texts.task_text import TaskRow, open_rows, row_of_done
from taito_planner.ui import maker
from taito_planner.ui.controls import label
from taito_planner.ui.findings_order import PAST_DAYS
from taito_planner.ui.style import set_role
from taito_planner.ui.theme import Theme
from taito_planner.ui.todo.detail import Shown, TaskDetail
from taito_planner.ui.todo.filters import TodoFilters
from taito_planner.ui.todo.model import TodoModel
from taito_planner.ui.todo.table import TodoTable

NARROW_BELOW = 1080
ME_SETTING = "todo/me"
WITHOUT_BAR = (Certificate, OtherWork)
"""What the timeline has no bar for: their tasks jump to the customer."""


class TodoView(QWidget):
    """What the plan demands of people.

    Signals:
        jump_asked: ids to show on the timeline.
        refused: a Refused.
        said: a sentence for the status bar.
        count_changed: the badge counts something else now, though the plan is the same.
        certificate_asked, notice_asked: the Task whose certificate or message is to be made.
    """

    jump_asked = Signal(tuple)
    refused = Signal(object)
    said = Signal(str)
    count_changed = Signal()
    certificate_asked = Signal(object)
    notice_asked = Signal(object)

    def __init__(self, document: PlanDocument, texts: Texts, theme: Theme, settings: QSettings) -> None:
        super().__init__()
        self._document = document
        self._texts = texts
        self._settings = settings
        self._todo: Todo | None = None
        self._tasks: dict[str, Task] = {}
        self._done: dict[str, DoneTask] = {}
        self._rows: list[TaskRow] = []
        self._worded: dict[int, tuple[Task, TaskRow]] = {}
        self._worded_for: Any = None
        self.setAccessibleName(texts("todo.title"))
        self.model = TodoModel(texts, self)
        self.table = TodoTable(self.model, theme)
        self.table.setAccessibleName(texts("todo.title"))
        self.filters = TodoFilters(texts, theme)
        self.detail = TaskDetail(texts, theme, lambda: document.as_of)
        self.empty_title, self.empty_hint = label("", "title"), label("", "label", wraps=True)
        self.clear = QPushButton(texts("todo.empty.clear"))
        self._lay_out()
        self.setFocusProxy(self.table)
        self._connect()

    def _lay_out(self) -> None:
        nothing = QWidget()
        set_role(nothing, "panel")
        nothing.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inner = QVBoxLayout(nothing)
        inner.setContentsMargins(48, 64, 48, 48)
        inner.setSpacing(8)
        inner.addWidget(self.empty_title)
        inner.addWidget(self.empty_hint)
        inner.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addStretch(1)
        centre = QWidget()
        self._stack = QStackedLayout(centre)
        self._stack.addWidget(self.table)
        self._stack.addWidget(nothing)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._detail_rule = _upright_rule()
        for part in (self.filters, _upright_rule(), centre, self._detail_rule, self.detail):
            row.addWidget(part, int(part is centre))

    def _connect(self) -> None:
        self.filters.changed.connect(self._show_filtered)
        self.filters.me_said.connect(self._take_me)
        self.table.tick_asked.connect(self.toggle)
        self.table.jump_asked.connect(self._jump)
        self.table.chosen.connect(self._show_detail)
        self.detail.mark_asked.connect(lambda: self.toggle(self.table.selected))
        self.detail.jump_asked.connect(lambda: self._jump(self.table.selected[0]))
        self.detail.said.connect(self.said)
        self.detail.certificate.clicked.connect(lambda: self._ask(self.certificate_asked))
        self.detail.open_notice.clicked.connect(lambda: self._ask(self.notice_asked))
        self.clear.clicked.connect(self.filters.show_all)

    @property
    def todo(self) -> Todo:
        """The tasks of the plan as it is now; made when asked for, and only where the plan differs."""
        self._todo = todo_for(self._document.checked, self._todo)
        return self._todo

    @property
    def me(self) -> str:
        """The name of the user among the staff; empty until he says who he is, or in a plan he is not in."""
        name = str(self._settings.value(ME_SETTING, ""))
        return name if any(member.name == name for member in self._document.plan.staff) else ""

    def urgent_count(self) -> int:
        """What the badge shows: overdue or due this week, the user's own when he has said who he is."""
        return self.todo.urgent_count(self._my_id())

    def refresh(self) -> None:
        """Reads the document again; the chosen task stays chosen, else the one that took its place."""
        tasks = self.todo.open
        self._tasks = {task.key: task for task in tasks}
        self._rows = self._open_rows(tasks)
        self.model.is_read_only = self._document.is_read_only
        self.filters.show_rows(self._rows, self.me)
        self._show_people()
        self.detail.day.set_value(self._document.as_of)
        self._show_filtered()

    def toggle(self, rows: Sequence[TaskRow]) -> None:
        """Ticks ``rows``, or takes their ticks back where all of them are done; one step."""
        if not rows or self._document.is_read_only:
            return
        open_tasks = [self._tasks[row.key] for row in rows if not row.is_done]
        day = self.detail.day_or_none() if open_tasks else None
        if open_tasks and day is None:
            return
        if open_tasks and day:
            who, at = self.detail.who.currentText(), datetime.now()
            intent = tick(open_tasks, self._document.checked, who=who, at=at, on=day)
            said = self._texts("todo.said.ticked", count=len(open_tasks), name=rows[0].name)
        else:
            intent = untick([self._done[row.key] for row in rows], self._document.plan)
            said = self._texts("todo.said.unticked", name=rows[0].name)
        try:
            self._document.submit(intent)
        except Refused as refusal:
            self.refused.emit(refusal)
        else:
            self.said.emit(said)

    def keys(self) -> list[tuple[str, str]]:
        """(keys, what they do) of the keys the table handles itself, for the list of keys."""
        texts, names = self._texts, ("tick", "jump")
        return [(texts(f"todo.keys.{name}.key"), texts(f"todo.keys.{name}.does")) for name in names]

    def set_theme(self, theme: Theme) -> None:
        for part in (self.table, self.filters, self.detail):
            part.set_theme(theme)

    def _show_filtered(self) -> None:
        """The rows that the filters let through."""
        wanted = self.filters.wanted
        rows = [row for row in self._rows if wanted.lets(row)]
        if self.filters.shows_done.isChecked():
            rows.extend(row for row in self._done_rows() if wanted.lets(row))
        current = self.table.currentIndex().row()
        kept = self.model.task(current)
        self.model.show_rows(rows, self._document.as_of.year)
        row = self.model.row_of(kept.key) if kept else None
        was_done = kept is not None and kept.is_done
        moved = row is not None and (now := self.model.task(row)) is not None and now.is_done is not was_done
        if row is None or moved:
            row = self.model.nearest_task(max(current, 0))
        self.table.go_to(row)
        self.filters.show_counts(self._rows)
        self._show_empty(bool(rows), wanted.is_any and bool(self._rows))
        self._show_detail()

    def _open_rows(self, tasks: Sequence[Task]) -> list[TaskRow]:
        """The rows of ``tasks``; most are the same objects as before the last edit and keep their words."""
        plan, as_of, texts = self._document.plan, self._document.as_of, self._texts
        if self._worded_for != (as_of, plan.staff):
            self._worded_for, self._worded = (as_of, plan.staff), {}
        known = self._worded
        new = open_rows((task for task in tasks if id(task) not in known), plan, as_of, texts)
        self._worded = {id(task): known.get(id(task)) or (task, next(new)) for task in tasks}
        return [row for _, row in self._worded.values()]

    def _done_rows(self) -> list[TaskRow]:
        """What was done in the last 30 days, or is done on a later day; read only while it is shown."""
        plan, as_of, texts = self._document.plan, self._document.as_of, self._texts
        oldest = as_of - timedelta(days=PAST_DAYS)
        self._done = {done.key: done for done in self.todo.done if done.done_on >= oldest}
        return [row_of_done(done, plan, as_of, texts) for done in self._done.values()]

    def _show_empty(self, has_rows: bool, is_filtered: bool) -> None:
        self._stack.setCurrentIndex(0 if has_rows else 1)
        plan = self._document.plan
        has_customers = bool(plan.loose_customers or any(group.customers for group in plan.groups))
        key = "todo.empty.filtered" if is_filtered else "todo.empty.nothing" if has_customers else "empty-views.todo"
        self.empty_title.setText(self._texts(key))
        self.empty_hint.setText(self._texts(f"{key}-hint"))
        self.clear.setVisible(is_filtered)

    def _show_detail(self) -> None:
        rows = self.table.selected
        if len(rows) != 1:
            self.detail.show_nothing(len(rows), has_tasks=self._stack.currentIndex() == 0)
            return
        row = rows[0]
        task = self._tasks.get(row.key)
        if task is None or row.is_done:
            self.detail.show_task(Shown(row), not self._document.is_read_only)
            return
        checked, texts = self._document.checked, self._texts
        notice = notice_of(task, checked, maker.recall(self._settings), texts)
        contacts = contacts_for(task.finding, checked.plan, checked.profiles) if task.finding else ()
        certifies = None
        if task.kind in CERTIFICATE_KINDS:
            certifies = days_text(certified_days(task, checked), texts)
        shown = Shown(row, notice.as_text() if notice else "", certifies, contacts)
        self.detail.show_task(shown, not self._document.is_read_only)

    def _show_people(self) -> None:
        user = self._document.user_name
        names = [member.name for member in self._document.plan.staff]
        self.detail.set_people([*names, *([] if user in names else [user])], self.me or user)

    def _take_me(self, name: str) -> None:
        self._settings.setValue(ME_SETTING, name)
        self.filters.show_rows(self._rows, self.me)
        self.filters.show_counts(self._rows)
        self._show_people()
        self.count_changed.emit()

    def _my_id(self) -> StaffId | None:
        me = self.me
        return next((member.id for member in self._document.plan.staff if me and member.name == me), None)

    def _ask(self, asked: SignalInstance) -> None:
        """Hands the one chosen task on."""
        rows = self.table.selected
        if len(rows) == 1 and (task := self._tasks.get(rows[0].key)):
            asked.emit(task)

    def _jump(self, row: TaskRow) -> None:
        """To the bar a task is about, else to its customer or group."""
        task = self._tasks.get(row.key)
        about = task or self._done[row.key]
        for entity_id in (*(task.items if task else ()), about.customer, about.group):
            found = locate(self._document.plan, entity_id) if entity_id else None
            if found and not isinstance(found.entity, WITHOUT_BAR):
                self.jump_asked.emit((entity_id,))
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow window the table takes the room of the detail."""
        super().resizeEvent(event)
        has_room = event.size().width() >= NARROW_BELOW
        self.detail.setVisible(has_room)
        self._detail_rule.setVisible(has_room)


def _upright_rule() -> QWidget:
    made = QWidget()
    made.setFixedWidth(1)
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    set_role(made, "rule")
    return made
