"""A task in words: one row for window, print and Excel, and its state."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from taito_planner.domain import codes
from taito_planner.domain.days import ONE_DAY, DaySpan
from taito_planner.domain.entities import locate
from taito_planner.domain.ids import StaffId
from taito_planner.domain.model import Customer, Group, Plan
from taito_planner.rules.task import FAMILY, Due, Task, TaskFamily, TaskKind, due_section
from taito_planner.rules.todo import DoneTask, Todo
from taito_planner.texts.catalogue import Texts
from taito_planner.texts.dates import time_text
from taito_planner.texts.finding_text import certified_text

DONE = "done"
STATE_OF = {None: "later", "warning": "near", "error": "late"}


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task as it is shown, printed and exported: finished words, days as days."""

    key: str
    kind: TaskKind
    family: TaskFamily
    section: str
    """``late``, ``this-week``, ``two-weeks``, ``later`` or ``done``."""
    state: str
    """``late`` (red), ``near`` (amber), ``later`` or ``done``."""
    name: str
    subject: str
    group: str
    detail: str
    who: str
    """Initials of whose it is; of who did it where it is done."""
    who_names: tuple[str, ...]
    """Whose it is; where it is done, who did it before them."""
    due_on: date | None
    time: str
    """``8 pv myöhässä``, ``tänään``, ``2 pv``, ``tehty ti 4.11.2025``."""

    @property
    def is_done(self) -> bool:
        return self.section == DONE


def task_rows(todo: Todo, texts: Texts, *, with_done: bool = False) -> list[TaskRow]:
    """The open tasks by due day, after them (if wanted) what is done, the latest first."""
    words = _Words(todo.checked.plan, todo.as_of, texts)
    rows = [words.open_row(task) for task in todo.open]
    if with_done:
        rows.extend(words.done_row(done) for done in todo.done)
    return rows


def row_of_task(task: Task, plan: Plan, as_of: date, texts: Texts) -> TaskRow:
    """The row of one open task."""
    return _Words(plan, as_of, texts).open_row(task)


def row_of_done(done: DoneTask, plan: Plan, as_of: date, texts: Texts) -> TaskRow:
    """The row of one task that was done."""
    return _Words(plan, as_of, texts).done_row(done)


def sentence(row: TaskRow, texts: Texts) -> str:
    """``Uusi osallistumistodistus: todistus 7.11.2025 ei vastaa suunnitelmaa…``"""
    return texts("task.sentence", name=row.name, detail=row.detail) if row.detail else row.name


def initials(names: Iterable[str]) -> str:
    """``KL, PM``, as on the lanes of the timeline."""
    return ", ".join(codes.initials(name) for name in names if name.strip())


def detail(task: Task, texts: Texts) -> str:
    """What it is about, in half a line."""
    facts = dict(task.facts)
    if "first" in facts and "last" in facts:
        facts["span"] = DaySpan(facts["first"], facts["last"])
    variant = task.variant
    if task.kind is TaskKind.FIRST_VISIT and facts.get("usable", facts["limit"]) != facts["limit"]:
        variant = "usable"
    for said in ("was", "becomes"):
        if said in facts:
            facts[said] = certified_text(facts[said], texts)
    if task.kind is TaskKind.START_BELOW:
        facts["count"] = facts["members"]
    return texts(f"task.{task.kind}.{variant}", **facts)


def _subjects(group_id: Any, customer_id: Any, plan: Plan) -> tuple[Group | None, Customer | None]:
    group = plan.group_by_id.get(group_id) if group_id else None
    if customer_id is None:
        return group, None
    among = group.customers if group else plan.loose_customers
    customer = next((one for one in among if one.id == customer_id), None)
    if customer is None:
        found = locate(plan, customer_id)
        return (found.group, found.customer) if found else (group, None)
    return group, customer


class _Words:
    """Makes the rows of one plan."""

    def __init__(self, plan: Plan, as_of: date, texts: Texts) -> None:
        self._plan = plan
        self._as_of = as_of
        self._texts = texts

    def open_row(self, task: Task) -> TaskRow:
        severity = task.severity(self._as_of)
        section = due_section(task.due_on, self._as_of)
        state = STATE_OF[severity.key if severity else None]
        names = self._names(task.whose)
        return self._row(
            task.key, task.kind, task.group, task.customer,
            section=section, state=state, detail=detail(task, self._texts), who=initials(names),
            who_names=names, due_on=task.due_on, time=self._time(task.due_on, section),
        )  # fmt: skip

    def done_row(self, done: DoneTask) -> TaskRow:
        texts, tick = self._texts, done.tick
        names = (tick.who,) if tick else ()
        owners = self._names(done.task.whose) if done.task else ()
        by = texts("task.done-by.elsewhere")
        if tick:
            is_undone = done.kind is TaskKind.FIRST_VISIT and done.task is not None
            by = texts(f"task.done-by.{'noted' if is_undone else 'ticked'}", who=tick.who, at=time_text(tick.at.time()))
        about = detail(done.task, texts) if done.task else ""
        return self._row(
            done.key, done.kind, done.group, done.customer,
            section=DONE, state=DONE, detail=" · ".join(part for part in (by, about) if part), who=initials(names),
            who_names=tuple(dict.fromkeys((*names, *owners))), due_on=done.due_on,
            time=texts("task.time.done", on=done.done_on),
        )  # fmt: skip

    def _row(self, key: str, kind: TaskKind, group_id: Any, customer_id: Any, **rest: Any) -> TaskRow:
        group, customer = _subjects(group_id, customer_id, self._plan)
        subject = customer.name if customer else self._texts("task.whole-group") if group else ""
        name = self._texts(f"task.name.{kind}")
        return TaskRow(key, kind, FAMILY[kind], name=name, subject=subject, group=group.name if group else "", **rest)

    def _names(self, whose: tuple[StaffId, ...]) -> tuple[str, ...]:
        staff = self._plan.staff_by_id
        return tuple(staff[person].name for person in whose if person in staff)

    def _time(self, due_on: date, section: Due) -> str:
        if section is Due.LATE:
            return self._texts("task.time.late", count=(self._as_of - due_on).days)
        if due_on == self._as_of:
            return self._texts("task.time.today")
        if due_on == self._as_of + ONE_DAY:
            return self._texts("task.time.tomorrow")
        return self._texts("task.time.left", count=(due_on - self._as_of).days)
