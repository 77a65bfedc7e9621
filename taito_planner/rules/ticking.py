"""Ticking a task, and taking the tick back: one step that fills the field of the plan and notes who did it when."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from taito_planner.domain.certified import as_given
from taito_planner.domain.days import DaySpan, runs_of
from taito_planner.domain.entities import bare, locate
from taito_planner.domain.ids import EntityId, new_id
from taito_planner.domain.intents import Intent, Put, Remove, Several
from taito_planner.domain.model import Certificate, Plan
from taito_planner.domain.records import Tick
from taito_planner.rules.checker import Checked
from taito_planner.rules.own_days import absent_days, days_in
from taito_planner.rules.subjects import LOOSE_SERVICE, CustomerSubject, GroupSubject, Situation
from taito_planner.rules.task import Task, TaskKind
from taito_planner.rules.todo import DoneTask

CERTIFICATE_KINDS = (TaskKind.CERTIFICATE_DUE, TaskKind.CERTIFICATE_RENEW)
_FIELD = {
    TaskKind.CONTACT: "contacted_on",
    TaskKind.DEFERRAL_KELA: "deferral_told_kela_on",
    TaskKind.DEFERRAL_CUSTOMER: "deferral_told_on",
    TaskKind.KELA_TOLD: "told_kela_on",
}


def tick(tasks: Iterable[Task], checked: Checked, *, who: str, at: datetime, on: date) -> Several:
    """Marks open ``tasks`` as done on the day ``on``, as one step.

    A certificate task gives a certificate of the days the plan has now. Earlier ticks of the same task go.
    """
    filled = _Fields(checked.plan)
    intents: list[Intent] = []
    for task in tasks:
        noted = Tick(new_id(), task.key, who, at, task.group, task.customer, task.due_on)
        intents.extend(Remove(old.id) for old in checked.plan.ticks if old.task == task.key)
        if task.kind in CERTIFICATE_KINDS:
            given = _certificate(task, checked, certificate_id(noted.id), on)
            if given:
                intents.append(Put(given, task.customer))
        elif task.kind in _FIELD:
            filled.set(_holder(task.kind, task.group, task.customer, task.part), _FIELD[task.kind], on)
        intents.append(Put(noted))
    return Several((*filled.intents(), *intents), "tick-task")


def untick(done: Iterable[DoneTask], plan: Plan) -> Several:
    """Takes ticks back, as one step: the field is empty again, a certificate given by the tick is gone."""
    filled = _Fields(plan)
    intents: list[Intent] = []
    for one in done:
        if one.kind in _FIELD:
            part = one.key.partition(f"{one.customer or one.group}:")[2]
            filled.set(_holder(one.kind, one.group, one.customer, part), _FIELD[one.kind], None)
        for noted in plan.ticks:
            if noted.task == one.key:
                intents.append(Remove(noted.id))
                if one.kind in CERTIFICATE_KINDS and locate(plan, certificate_id(noted.id)):
                    intents.append(Remove(certificate_id(noted.id)))
    return Several((*filled.intents(), *intents), "untick-task")


def certified_days(task: Task, checked: Checked) -> tuple[DaySpan, ...]:
    """The days a certificate given now for ``task`` would certify, in order.

    For a block: those he attended. A renewed certificate has the old days with every difference put right; where
    none of them is left (the block moved away), the attended days of his block that lies nearest.
    """
    subject = _subject(task, checked)
    if task.kind is TaskKind.CERTIFICATE_DUE:
        return runs_of(next((_attended(b.span, subject) for b in subject.own_blocks if b.id in task.items), set()))
    certified = days_in(subject.customer.certificates[-1].days)
    first, last = min(certified), max(certified)
    right = {day for day in subject.attended_group_days if first <= day <= last}
    training = days_in(subject.training_spans) - absent_days(subject.customer)
    right |= {day for day in certified if day in training or not subject.calendar.is_workday(day)}
    if any(subject.calendar.is_workday(day) for day in right):
        return runs_of(right)
    blocks = [attended for b in subject.own_blocks if (attended := _attended(b.span, subject))]
    return runs_of(min(blocks, key=lambda days: abs((min(days) - first).days), default=set()))


def _certificate(task: Task, checked: Checked, entity_id: EntityId, on: date) -> Certificate | None:
    """Given on ``on``, but a renewed one not before the one it replaces; None where there is no day to certify."""
    days = certified_days(task, checked)
    if not days:
        return None
    customer = _subject(task, checked).customer
    if task.kind is TaskKind.CERTIFICATE_RENEW:
        on = max(on, customer.certificates[-1].given_on)
    return as_given(Certificate(entity_id, on, days), customer)


def _attended(span: DaySpan, subject: CustomerSubject) -> set[date]:
    return days_in((span,)) & subject.attended_block_days


def _subject(task: Task, checked: Checked) -> CustomerSubject:
    plan, profiles = checked.plan, checked.profiles
    situation = Situation(plan, profiles, checked.as_of)
    found = locate(plan, task.customer or "")
    if found is None or found.customer is None:
        raise KeyError(f"no customer {task.customer!r} in the plan")
    if found.group is None:
        return CustomerSubject(found.customer, None, profiles[LOOSE_SERVICE], situation)
    group = GroupSubject(found.group, profiles[found.group.service], situation)
    return CustomerSubject(found.customer, group, group.profile, situation)


def certificate_id(tick_id: EntityId) -> EntityId:
    """The certificate a tick gave, so that taking the tick back finds it."""
    return f"{tick_id}c"


def _holder(kind: TaskKind, group: Any, customer: Any, part: str) -> EntityId:
    """The thing whose field says that the task is done."""
    if kind is TaskKind.KELA_TOLD:
        return part
    return str(customer if kind is not TaskKind.DEFERRAL_KELA else group)


class _Fields:
    """Fields to fill, several of one thing in one Put. What is gone from the plan meanwhile is left out."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._changed: dict[EntityId, tuple[Any, EntityId | None]] = {}

    def set(self, entity_id: EntityId, name: str, day: date | None) -> None:
        if entity_id not in self._changed:
            found = locate(self._plan, entity_id)
            if found is None:
                return
            self._changed[entity_id] = bare(found.entity), found.owner_id
        entity, owner_id = self._changed[entity_id]
        self._changed[entity_id] = replace(entity, **{name: day}), owner_id

    def intents(self) -> list[Intent]:
        return [Put(entity, owner_id) for entity, owner_id in self._changed.values()]
