"""What the plan demands of people: one task, when it is due, how urgent it is. No sentence, no colour."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from taito_planner.domain.days import monday_of
from taito_planner.domain.ids import CustomerId, EntityId, GroupId, StaffId
from taito_planner.rules.finding import Finding, Severity

WEEK = timedelta(days=6)
SOON = timedelta(days=14)


class TaskKind(StrEnum):
    """What is to be done, in the order in which tasks due on one day are listed."""

    CONTACT = "contact"
    FIRST_VISIT = "first-visit"
    DEFERRAL_KELA = "deferral-kela"
    DEFERRAL_CUSTOMER = "deferral-customer"
    CERTIFICATE_RENEW = "certificate-renew"
    CERTIFICATE_DUE = "certificate-due"
    KELA_TOLD = "kela-told"
    DECISION = "decision"
    START_FULL = "start-full"
    """The compulsory number is full: the group must start as agreed."""
    START_BELOW = "start-below"
    """The number is not full: start anyway, or defer."""


KIND_ORDER: dict[TaskKind, int] = {kind: place for place, kind in enumerate(TaskKind)}

RECORD_ONLY = frozenset({TaskKind.FIRST_VISIT, TaskKind.DECISION, TaskKind.START_FULL, TaskKind.START_BELOW})
"""Kinds that no field of the plan says to be done: a Tick alone does, for the due day it was ticked for."""


class TaskFamily(StrEnum):
    """The kinds as a planner filters them."""

    CONTACTS = "contacts"
    VISITS = "visits"
    NOTICES = "notices"
    CERTIFICATES = "certificates"
    DECISIONS = "decisions"


FAMILY: dict[TaskKind, TaskFamily] = {
    TaskKind.CONTACT: TaskFamily.CONTACTS,
    TaskKind.FIRST_VISIT: TaskFamily.VISITS,
    TaskKind.DEFERRAL_KELA: TaskFamily.NOTICES,
    TaskKind.DEFERRAL_CUSTOMER: TaskFamily.NOTICES,
    TaskKind.KELA_TOLD: TaskFamily.NOTICES,
    TaskKind.CERTIFICATE_RENEW: TaskFamily.CERTIFICATES,
    TaskKind.CERTIFICATE_DUE: TaskFamily.CERTIFICATES,
    TaskKind.DECISION: TaskFamily.DECISIONS,
    TaskKind.START_FULL: TaskFamily.DECISIONS,
    TaskKind.START_BELOW: TaskFamily.DECISIONS,
}


class Due(StrEnum):
    """Where a due day lies, seen from the as-of day: the sections of the list."""

    LATE = "late"
    THIS_WEEK = "this-week"
    TWO_WEEKS = "two-weeks"
    LATER = "later"


def due_section(due_on: date, as_of: date) -> Due:
    """The due day itself is not late; this week ends on Sunday; two weeks are 14 days from as_of, included."""
    if due_on < as_of:
        return Due.LATE
    if due_on <= last_urgent_day(as_of):
        return Due.THIS_WEEK
    return Due.TWO_WEEKS if due_on <= as_of + SOON else Due.LATER


def last_urgent_day(as_of: date) -> date:
    """The last due day that the badge counts, included: the Sunday of this week."""
    return monday_of(as_of) + WEEK


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that someone must do. ``variant`` and ``facts`` make its sentence; ``items`` are the bars it is about.

    ``done_on`` is the day a field of the plan says that it was done; None while it is open.
    """

    kind: TaskKind
    due_on: date
    warn_days: int
    """How many days before the due day it turns amber."""
    group: GroupId | None = None
    customer: CustomerId | None = None
    whose: tuple[StaffId, ...] = ()
    """The customer's own instructor, else the group's leaders."""
    part: str = ""
    """Tells apart several tasks of one kind on one subject: the absence, certificate or block it is about."""
    variant: str = "main"
    items: tuple[EntityId, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict, hash=False)
    done_on: date | None = None
    finding: Finding | None = None
    """The finding that it closes; where someone accepted that, there is nothing to do."""

    @property
    def key(self) -> str:
        """Its identity, ``kind:subject[:item]``: it stays while days change."""
        key = f"{self.kind}:{self.customer or self.group}"
        return f"{key}:{self.part}" if self.part else key

    def severity(self, as_of: date) -> Severity | None:
        """Error from the day after the due day, warning from ``warn_days`` before it (that day included)."""
        if as_of > self.due_on:
            return Severity.ERROR
        return Severity.WARNING if (self.due_on - as_of).days <= self.warn_days else None
