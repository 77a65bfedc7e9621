"""The clocks of the allowance: the day on which waiting or interval days run out. An estimate, Kela decides."""

from datetime import date
from typing import Any

from taito_planner.rules.allowance_counters import Allowance, YearCounter
from taito_planner.rules.countdown import Clock, Countdown, State
from taito_planner.rules.subjects import CustomerSubject


def waiting_countdown(subject: CustomerSubject, counted: Allowance) -> Countdown | None:
    """The limit is the day of the last allowed waiting day if the wait goes on; Kela decides."""
    limit, visit = counted.waiting_full_on, subject.customer.first_start_visit
    if limit is None:
        return None
    facts = _counter_facts(counted.waiting, subject.as_of, subject.profile.waiting_days_max)
    over = next((year for year in counted.waiting if year.is_over), None)
    left = (limit - subject.as_of).days
    if over and over.full_on:
        facts |= {"used": over.used, "year": over.year}
        state = State.RED if over.full_on < subject.as_of else State.AMBER
        left = (over.full_on - subject.as_of).days
        return Countdown(Clock.WAITING, state, "late", over.full_on, left, visit.on if visit else None, facts)
    if visit:
        is_past = visit.on <= subject.as_of
        state, reason = (State.DONE, "done") if is_past else (State.OK, "planned")
        return Countdown(Clock.WAITING, state, reason, limit, left, visit.on, facts)
    state = State.AMBER if left <= subject.profile.warn_days_before else State.OK
    return Countdown(Clock.WAITING, state, "open", limit, left, facts=facts)


def interval_countdown(subject: CustomerSubject, counted: Allowance) -> Countdown | None:
    """The limit is the day of the last allowed interval day, where the plan reaches it; Kela decides."""
    if subject.profile.interval_days_max is None:
        return None
    facts = _counter_facts(counted.interval, subject.as_of, subject.profile.interval_days_max)
    worst = next((year for year in counted.interval if year.is_over), None)
    full = worst or next((year for year in counted.interval if year.full_on), None)
    if full and full.full_on:
        facts |= {"used": full.used, "year": full.year}
        left = (full.full_on - subject.as_of).days
        if worst is None:
            return Countdown(Clock.INTERVAL, State.OK, "planned", full.full_on, left, facts=facts)
        state = State.RED if left < 0 else State.AMBER
        return Countdown(Clock.INTERVAL, state, "late", full.full_on, left, facts=facts)
    reason = "planned" if counted.interval else "open"
    return Countdown(Clock.INTERVAL, State.OK, reason, facts=facts)


def _counter_facts(years: tuple[YearCounter, ...], as_of: date, most: int | None) -> dict[str, Any]:
    """Used and allowed days of the year of as_of, else of the next year that has any, else of the last."""
    later = [year for year in years if year.year >= as_of.year]
    shown = later[0] if later else (years[-1] if years else None)
    return {
        "used": shown.used if shown else 0,
        "so_far": shown.so_far if shown else 0,
        "most": most,
        "year": shown.year if shown else as_of.year,
    }
