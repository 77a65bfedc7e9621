"""Leave that is added to what a person has: days that meet are one leave, not two on top of each other."""

from collections.abc import Iterable
from dataclasses import replace

from taito_planner.domain.ids import StaffId
from taito_planner.domain.intents import Intent, Put, Remove, Several
from taito_planner.domain.model import Leave


def joined(leaves: Iterable[Leave], leave: Leave) -> tuple[Leave, tuple[Leave, ...]]:
    """``leave`` with those of ``leaves`` that share a day with it, and these.

    The whole is the first of these made longer: it keeps its id. Every reason is kept, each once.
    """
    met = tuple(other for other in leaves if other.span.overlaps(leave.span))
    if not met:
        return leave, ()
    parts = (*met, leave)
    reasons = dict.fromkeys(part.reason for part in parts if part.reason)
    first, last = min(part.first_day for part in parts), max(part.last_day for part in parts)
    return replace(met[0], first_day=first, last_day=last, reason=", ".join(reasons)), met


def leave_step(person: StaffId, leaves: Iterable[Leave], leave: Leave) -> Intent:
    """What gives ``leave`` to a person who has ``leaves``."""
    whole, met = joined(leaves, leave)
    put = Put(whole, person)
    return Several((put, *(Remove(other.id) for other in met[1:])), "paint-leave") if met[1:] else put
