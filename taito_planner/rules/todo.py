"""The to-do list of a checked plan: what is open, what is done and by whom. Made anew only where the plan differs.

A tick of a task that no field of the plan remembers holds for the due day it was given for. Elsewhere the field
decides; the tick then only tells who and when.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from taito_planner.domain.ids import CustomerId, EntityId, GroupId, StaffId
from taito_planner.domain.records import Tick
from taito_planner.rules.checker import Checked
from taito_planner.rules.parts import Part
from taito_planner.rules.subjects import Situation
from taito_planner.rules.task import KIND_ORDER, RECORD_ONLY, Task, TaskKind, last_urgent_day
from taito_planner.rules.tasks import remembered, tasks_of


@dataclass(frozen=True, slots=True)
class DoneTask:
    """A task that was done. ``task`` is None where the plan no longer asks for it, ``tick`` where nobody ticked it
    here: a form or an import filled the field.
    """

    key: str
    kind: TaskKind
    due_on: date | None
    done_on: date
    group: GroupId | None
    customer: CustomerId | None
    task: Task | None = None
    tick: Tick | None = None


@dataclass(frozen=True, eq=False)
class Todo:
    """The tasks of ``checked``. ``todo_for`` gives the same for a later plan, sharing what did not change."""

    checked: Checked
    tasks_by_part: Mapping[EntityId, tuple[Part, tuple[Task, ...]]] = field(repr=False)
    _kept: dict[EntityId, tuple[Part, tuple[Task, ...]]] = field(default_factory=dict, repr=False)
    """What ``remembered`` gave for each part, shared by the lists of one plan: most edits leave most parts alone."""

    @property
    def as_of(self) -> date:
        return self.checked.as_of

    @cached_property
    def ticks_by_key(self) -> Mapping[str, Tick]:
        """The newest tick of each task."""
        return {tick.task: tick for tick in sorted(self.checked.plan.ticks, key=lambda tick: tick.at)}

    @cached_property
    def open(self) -> tuple[Task, ...]:
        """What is still to be done: by due day, then kind, in the order of the plan."""
        return tuple(sorted(self._open(), key=lambda task: (task.due_on, KIND_ORDER[task.kind])))

    def _remembered(self) -> Iterator[Task]:
        situation = _situation(self.checked)
        for key, (part, _) in self.tasks_by_part.items():
            kept = self._kept.get(key)
            if kept is None or kept[0] is not part:
                kept = self._kept[key] = part, remembered(part, situation)
            yield from kept[1]

    @cached_property
    def done(self) -> tuple[DoneTask, ...]:
        """What was done, the latest first."""
        open_keys = {task.key for task in self.open}
        ticked = [task for task in self._tasks() if self._is_ticked(task)]
        found = {task.key: self._done(task) for task in (*self._remembered(), *ticked)}
        for key, tick in self.ticks_by_key.items():
            if key not in found and key not in open_keys and tick.task.partition(":")[0] in set(TaskKind):
                found[key] = _gone(tick)
        return tuple(sorted(found.values(), key=lambda done: (done.done_on, done.key), reverse=True))

    def urgent_count(self, whose: StaffId | None = None) -> int:
        """How many open tasks are overdue or due this week: everyone's, or those of one person."""
        last = last_urgent_day(self.as_of)
        urgent = (task for task in self._tasks() if task.due_on <= last and (whose is None or whose in task.whose))
        return sum(map(self._is_open, urgent))

    def _tasks(self) -> Iterator[Task]:
        for _, tasks in self.tasks_by_part.values():
            yield from tasks

    def _open(self) -> Iterator[Task]:
        return filter(self._is_open, self._tasks())

    def _is_open(self, task: Task) -> bool:
        return not self._is_ticked(task) and not (task.finding and self.checked.acceptance_of(task.finding))

    def _is_ticked(self, task: Task) -> bool:
        return task.kind in RECORD_ONLY and self._tick_for(task) is not None

    def _tick_for(self, task: Task) -> Tick | None:
        """Its tick, unless it was ticked for another due day."""
        tick = self.ticks_by_key.get(task.key) if self.ticks_by_key else None
        return tick if tick and tick.due_on == task.due_on else None

    def _done(self, task: Task) -> DoneTask:
        tick = self._tick_for(task)
        done_on = task.done_on or (tick.at.date() if tick else task.due_on)
        return DoneTask(task.key, task.kind, task.due_on, done_on, task.group, task.customer, task, tick)


def _gone(tick: Tick) -> DoneTask:
    """What the plan no longer asks for, because it was done: a visit planned, a certificate given."""
    kind = TaskKind(tick.task.partition(":")[0])
    return DoneTask(tick.task, kind, tick.due_on, tick.at.date(), tick.group, tick.customer, None, tick)


def todo_for(checked: Checked, before: Todo | None = None) -> Todo:
    """The to-do list of ``checked``; ``before`` is any earlier one, whose unchanged groups are not looked at.

    A part is the same object only while day and profiles are the same too.
    """
    if before and before.checked is checked:
        return before
    situation = _situation(checked)
    known = before.tasks_by_part if before else {}
    tasks = {}
    for key, part in checked.parts.items():
        old = known.get(key)
        tasks[key] = old if old and old[0] is part else (part, tasks_of(part, situation))
    return Todo(checked, tasks, before._kept if before else {})


def _situation(checked: Checked) -> Situation:
    return Situation(checked.plan, checked.profiles, checked.as_of)
