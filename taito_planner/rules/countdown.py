"""One clock of a customer and how it stands: the words and the comparison that all clocks share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from taito_planner.rules.subjects import CustomerSubject


class Clock(StrEnum):
    """The clocks, in the order in which they are listed."""

    FIRST_VISIT = "first-visit"
    GROUP_START = "group-start"
    DEFERRAL = "deferral"
    VALIDITY = "validity"
    CONTRACT = "contract"
    WAITING = "waiting"
    INTERVAL = "interval"
    SPAN = "span"
    CERTIFICATE = "certificate"


class State(StrEnum):
    OK = "ok"
    AMBER = "amber"
    """The warning time before the limit has begun with nothing planned, or only an approximate limit is passed."""
    RED = "red"
    """The limit is passed, or the plan passes it."""
    DONE = "done"
    """It happened in time."""
    UNKNOWN = "unknown"
    """The date it runs from is not recorded."""


@dataclass(frozen=True, slots=True)
class Countdown:
    """One clock of a customer. ``left`` are the days from as_of to ``limit`` (below zero: past); both None where
    no day is known.

    ``planned`` is the event of the plan that the clock limits, ``reason`` picks the sentence
    (``countdown.<clock>.<reason>``), ``facts`` fill it.
    """

    clock: Clock
    state: State
    reason: str
    limit: date | None = None
    left: int | None = None
    planned: date | None = None
    facts: Mapping[str, Any] = field(default_factory=dict, hash=False)


def towards(
    clock: Clock,
    limit: date,
    planned: date | None,
    subject: CustomerSubject,
    facts: Mapping[str, Any],
    worst: State = State.RED,
) -> Countdown:
    """How an event stands to its last allowed day, which itself is in time. ``worst`` is what being late means."""
    left = (limit - subject.as_of).days
    if planned is not None:
        late = (planned - limit).days
        if late > 0:
            return Countdown(clock, worst, "late", limit, left, planned, {**facts, "count": late})
        if planned <= subject.as_of:
            return Countdown(clock, State.DONE, "done", limit, left, planned, facts)
        return Countdown(clock, State.OK, "planned", limit, left, planned, facts)
    if left < 0:
        return Countdown(clock, worst, "open-late", limit, left, facts=facts)
    state = State.AMBER if left <= subject.profile.warn_days_before else State.OK
    return Countdown(clock, state, "open", limit, left, facts=facts)
