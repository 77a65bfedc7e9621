"""Which facts of each kind of thing a planner can type, in their order: one table for forms and inspector."""

from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any

from taito_planner.domain.model import (
    Absence,
    AbsenceReason,
    Block,
    BlockMove,
    Certificate,
    Customer,
    FlexDay,
    Group,
    Leave,
    OtherWork,
    OtherWorkKind,
    Pause,
    PauseCause,
    StaffMember,
    Training,
    Visit,
    VisitKind,
)
from taito_planner.domain.records import Closure


class FactKind(StrEnum):
    """How a fact is typed."""

    TEXT = auto()
    DAY = auto()
    NUMBER = auto()
    TIME = auto()
    CHOICE = auto()
    STAFF = auto()
    SEVERAL_STAFF = auto()
    WEEKDAYS = auto()
    YES_NO = auto()
    GROUP = auto()
    SERVICE = auto()
    DAY_SPANS = auto()
    PATTERN = auto()


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: the entity's field it stands for, how it is typed, whether it must be there.

    Its label is ``field.<name>``, or ``field.<kind of thing>-<name>`` where that text exists.
    """

    name: str
    kind: FactKind = FactKind.TEXT
    required: bool = False
    choices: Any = None
    """The StrEnum of a CHOICE."""


def _day(name: str, *, required: bool = False) -> Fact:
    return Fact(name, FactKind.DAY, required)


_FIRST, _LAST = _day("first_day", required=True), _day("last_day", required=True)
_LEADERS, _PLACE = Fact("leaders", FactKind.SEVERAL_STAFF), Fact("place")
_TOLD_KELA = _day("told_kela_on")
OWN_GROUP = Fact("group", FactKind.GROUP)
"""The group a customer is in: his owner, not a field of his."""
PATTERN = Fact("pattern", FactKind.PATTERN)
"""The pattern of an opening block: its first weekday, not a field of it."""

FACTS: dict[type, tuple[Fact, ...]] = {
    Group: (
        Fact("name", required=True),
        Fact("code"),
        Fact("service", FactKind.SERVICE, required=True),
        Fact("town"),
        Fact("planned_size", FactKind.NUMBER, required=True),
        _day("agreed_start_on"),
        _LEADERS,
        _day("deferral_decided_on"),
        _day("deferral_told_kela_on"),
        Fact("remark"),
    ),
    Customer: (
        Fact("name", required=True),
        OWN_GROUP,
        _day("decision_given_on", required=True),
        _day("decision_arrived_on"),
        _day("decision_received_on"),
        _day("decision_valid_until"),
        _day("contacted_on"),
        _day("joined_on"),
        _day("left_on"),
        _day("deferral_told_on"),
        Fact("instructor", FactKind.STAFF),
        Fact("remark"),
    ),
    StaffMember: (Fact("name", required=True), Fact("role"), Fact("town")),
    Leave: (_FIRST, _LAST, Fact("reason")),
    Closure: (_FIRST, _LAST, Fact("reason")),
    Block: (_FIRST, PATTERN, _LAST, _LEADERS, _PLACE),
    Visit: (
        _day("on", required=True),
        Fact("at", FactKind.TIME),
        Fact("minutes", FactKind.NUMBER),
        Fact("instructor", FactKind.STAFF),
        Fact("kind", FactKind.CHOICE, required=True, choices=VisitKind),
    ),
    Training: (_FIRST, _LAST, Fact("weekdays", FactKind.WEEKDAYS, required=True), _PLACE),
    FlexDay: (_day("on", required=True), Fact("ground"), Fact("worked", FactKind.YES_NO)),
    Pause: (_FIRST, _LAST, Fact("cause", FactKind.CHOICE, required=True, choices=PauseCause), Fact("note")),
    BlockMove: (
        Fact("group", FactKind.GROUP, required=True),
        _day("on", required=True),
        _day("replaces"),
    ),
    Absence: (
        _FIRST,
        _LAST,
        Fact("reason", FactKind.CHOICE, required=True, choices=AbsenceReason),
        _TOLD_KELA,
    ),
    OtherWork: (
        _FIRST,
        _day("last_day"),
        Fact("kind", FactKind.CHOICE, required=True, choices=OtherWorkKind),
        _TOLD_KELA,
    ),
    Certificate: (
        _day("given_on", required=True),
        Fact("days", FactKind.DAY_SPANS, required=True),
        _TOLD_KELA,
    ),
}


def facts_of(kind: type, has_patterns: bool = False) -> tuple[Fact, ...]:
    """The facts of a kind of thing: a block with patterns to choose from has one, others have a last day instead."""
    if kind is not Block:
        return FACTS[kind]
    left_out = _LAST if has_patterns else PATTERN
    return tuple(fact for fact in FACTS[kind] if fact is not left_out)
