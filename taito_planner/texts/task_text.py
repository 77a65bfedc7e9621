"""A task in words: one row for window, print and Excel, and its state."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
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


@dataclass(frozen=True)
class TaskRow:
    """A task as it is shown, printed and exported: finished words, days as days.

    The longer words are made when they are read: most rows of a long list are never looked at.
    """

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
    who: str
    """Initials of whose it is; of who did it where it is done."""
    who_names: tuple[str, ...]
    """Whose it is; where it is done, who did it before them."""
    due_on: date | None
    make_detail: Callable[[], str] = field(repr=False, compare=False)
    make_time: Callable[[], str] = field(repr=False, compare=False)

    @cached_property
    def detail(self) -> str:
        """What it is about, in half a line."""
        return self.make_detail()

    @cached_property
    def time(self) -> str:
        """``8 pv myöhässä``, ``tänään``, ``2 pv``, ``tehty ti 4.11.2025``."""
        return self.make_time()

    @property
    def is_done(self) -> bool:
        return self.section == DONE


def task_rows(todo: Todo, texts: Texts, *, with_done: bool = False) -> list[TaskRow]:
    """The open tasks by due day, after them (if wanted) what is done, the latest first."""
    words = _Words(todo.checked.plan, todo.as_of, texts)
    rows = list(map(words.open_row, todo.open))
    if with_done:
        rows.extend(words.done_row(done) for done in todo.done)
    return rows


def open_rows(tasks: Iterable[Task], plan: Plan, as_of: date, texts: Texts) -> Iterator[TaskRow]:
    """The row of each open task."""
    return map(_Words(plan, as_of, texts).open_row, tasks)


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


def _time(due_on: date, section: Due, as_of: date, texts: Texts) -> str:
    if section is Due.LATE:
        return texts("task.time.late", count=(as_of - due_on).days)
    if due_on == as_of:
        return texts("task.time.today")
    if due_on == as_of + ONE_DAY:
        return texts("task.time.tomorrow")
    return texts("task.time.left", count=(due_on - as_of).days)


def _done_detail(done: DoneTask, texts: Texts) -> str:
    """Who did it and when, then what it was about."""
    by, tick = texts("task.done-by.elsewhere"), done.tick
    if tick:
        is_undone = done.kind is TaskKind.FIRST_VISIT and done.task is not None
        by = texts(f"task.done-by.{'noted' if is_undone else 'ticked'}", who=tick.who, at=time_text(tick.at.time()))
    about = detail(done.task, texts) if done.task else ""
    return " · ".join(part for part in (by, about) if part)


class _Words:
    """Makes the rows of one plan. No row keeps the plan: most outlive it by many edits."""

    def __init__(self, plan: Plan, as_of: date, texts: Texts) -> None:
        self._plan = plan
        self._as_of = as_of
        self._texts = texts
        self._names_by_ids: dict[tuple[StaffId, ...], tuple[tuple[str, ...], str]] = {}

    def open_row(self, task: Task) -> TaskRow:
        severity = task.severity(self._as_of)
        section = due_section(task.due_on, self._as_of)
        names, who = self._whose(task.whose)
        return self._row(
            task.key, task.kind, task.group, task.customer,
            section=section, state=STATE_OF[severity.key if severity else None], who=who, who_names=names,
            due_on=task.due_on, make_detail=partial(detail, task, self._texts),
            make_time=partial(_time, task.due_on, section, self._as_of, self._texts),
        )  # fmt: skip

    def done_row(self, done: DoneTask) -> TaskRow:
        texts, tick = self._texts, done.tick
        names = (tick.who,) if tick else ()
        owners = self._whose(done.task.whose)[0] if done.task else ()
        return self._row(
            done.key, done.kind, done.group, done.customer,
            section=DONE, state=DONE, who=initials(names), who_names=tuple(dict.fromkeys((*names, *owners))),
            due_on=done.due_on, make_detail=partial(_done_detail, done, texts),
            make_time=partial(texts, "task.time.done", on=done.done_on),
        )  # fmt: skip

    def _row(self, key: str, kind: TaskKind, group_id: Any, customer_id: Any, **rest: Any) -> TaskRow:
        group, customer = _subjects(group_id, customer_id, self._plan)
        subject = customer.name if customer else self._texts("task.whole-group") if group else ""
        name = self._texts(f"task.name.{kind}")
        return TaskRow(key, kind, FAMILY[kind], name=name, subject=subject, group=group.name if group else "", **rest)

    def _whose(self, ids: tuple[StaffId, ...]) -> tuple[tuple[str, ...], str]:
        """The names of those who are in the plan, and their initials."""
        if ids not in self._names_by_ids:
            staff = self._plan.staff_by_id
            names = tuple(staff[person].name for person in ids if person in staff)
            self._names_by_ids[ids] = names, initials(names)
        return self._names_by_ids[ids]
