"""How near a group is to the number of members that makes its start compulsory: 6/7 may defer, 7/7 must start."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from taito_planner.domain.days import ONE_DAY
from taito_planner.rules.subjects import GroupSubject


class MeterState(StrEnum):
    NO_NUMBER = "no-number"
    """The planned size is outside the table: no start is compulsory."""
    MAY_DEFER = "may-defer"
    """Below the number before the start: start anyway, or defer."""
    MUST_START = "must-start"
    """The number is full: the start is compulsory as agreed."""
    DEFERRED = "deferred"
    """Validly deferred, and not yet begun."""
    DEFERRED_FULL = "deferred-full"
    """A deferral is recorded, but the number was full: it relaxes nothing."""
    STARTED = "started"


@dataclass(frozen=True, slots=True)
class StartMeter:
    """Members on the counting day against the compulsory number (None for sizes outside the table)."""

    members: int
    number: int | None
    planned_size: int
    state: MeterState
    counted_on: date
    """The day members are counted on: the agreed start, or as_of if that is earlier."""
    agreed_on: date | None = None
    starts_on: date | None = None
    flips_on: date | None = None
    """The first day up to the agreed start on which the number becomes full, or ceases to be, as things are planned."""

    @property
    def missing(self) -> int:
        """How many members the number still lacks."""
        return max(0, (self.number or 0) - self.members)


def start_meter(subject: GroupSubject) -> StartMeter:
    """The meter of a group as of the subject's day. Without an agreed start members are counted on as_of."""
    counted_on = subject.counting_day or subject.as_of
    starts = subject.first_block.first_day if subject.first_block else None
    return StartMeter(
        subject.members_on(counted_on),
        subject.compulsory_number,
        subject.group.planned_size,
        _state(subject, counted_on),
        counted_on,
        subject.group.agreed_start_on,
        starts,
        _flips_on(subject, counted_on),
    )


def _state(subject: GroupSubject, counted_on: date) -> MeterState:
    number = subject.compulsory_number
    if not subject.is_before_start:
        return MeterState.STARTED
    if number is None:
        return MeterState.NO_NUMBER
    is_full = subject.members_on(counted_on) >= number
    if subject.is_deferred:
        return MeterState.DEFERRED_FULL if is_full else MeterState.DEFERRED
    return MeterState.MUST_START if is_full else MeterState.MAY_DEFER


def _flips_on(subject: GroupSubject, counted_on: date) -> date | None:
    """A decision or joining of a later day, or a leaving date, can still turn the state up to the agreed start."""
    number, agreed = subject.compulsory_number, subject.group.agreed_start_on
    if number is None or agreed is None:
        return None
    is_full = subject.members_on(counted_on) >= number
    days = {c.member_from for c in subject.group.customers} | {c.left_on for c in subject.group.customers if c.left_on}
    for day in sorted(day for day in days if counted_on + ONE_DAY <= day <= agreed):
        if (subject.members_on(day) >= number) is not is_full:
            return day
    return None
