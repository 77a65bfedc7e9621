"""What a group's plan has beside the limit of each rule it keeps: of all customers the one nearest to the limit."""

from collections.abc import Callable, Iterable
from datetime import date

from taito_planner.rules.allowance_counters import allowance_of
from taito_planner.rules.countdown import Clock, Countdown
from taito_planner.rules.countdowns import countdowns
from taito_planner.rules.deadlines import last_start_visit_day
from taito_planner.rules.spans import gauge
from taito_planner.rules.subjects import CustomerSubject, GroupSubject
from taito_planner.texts import Texts
from taito_planner.texts.dates import EN_DASH, day_text, decimal_text

Standing = tuple[str, str]
"""The limit and what the plan has, in words; empty where a rule has no number of its own."""

_CLOCK = {
    "first-visit-late": Clock.FIRST_VISIT,
    "group-start-late": Clock.GROUP_START,
    "deferral-outside-window": Clock.DEFERRAL,
    "decision-expired": Clock.VALIDITY,
}


def standing_of(rule: str, subject: GroupSubject, texts: Texts) -> Standing:
    """Limit and actual of a rule that the group keeps."""
    if rule in _CLOCK:
        clocks = [(c, clock) for c in subject.customers for clock in countdowns(c) if clock.clock is _CLOCK[rule]]
        return _nearest(clocks)
    make = _MAKERS.get(rule)
    return make(subject, texts) if make else ("", "")


def _nearest(clocks: Iterable[tuple[CustomerSubject, Countdown]]) -> Standing:
    """The event with the fewest days to its limit, with whose it is."""
    dated = [(c, clock.limit, clock.planned) for c, clock in clocks if clock.limit and clock.planned]
    if not dated:
        return "", ""
    customer, limit, planned = min(dated, key=lambda one: (one[1] - one[2], one[0].customer.name))
    return day_text(limit), f"{day_text(planned)} ({customer.customer.name})"


def _range(least: int | None, most: int | None) -> str:
    if least is not None and most is not None:
        return f"{least}{EN_DASH}{most}"
    return f"≥ {least}" if least is not None else f"≤ {most}" if most is not None else ""


def _counts(limit: str, numbers: Iterable[int]) -> Standing:
    """A number a customer: the smallest and the largest."""
    found = sorted(numbers)
    if not found:
        return limit, ""
    return limit, str(found[0]) if found[0] == found[-1] else f"{found[0]}{EN_DASH}{found[-1]}"


def _days(limit: date | None, actual: date | None) -> Standing:
    return day_text(limit) if limit else "", day_text(actual) if actual else ""


def _start_visits(subject: GroupSubject, texts: Texts) -> Standing:
    limit = _range(subject.profile.start_visits_min, subject.profile.start_visits_max)
    return _counts(limit, (len(c.customer.start_visits) for c in subject.customers))


def _last_start_visit(subject: GroupSubject, texts: Texts) -> Standing:
    visits = [c.customer.start_visits[-1].on for c in subject.customers if c.customer.start_visits]
    block = subject.first_block
    limit = last_start_visit_day(block.first_day, subject.profile) if block else None
    return _days(limit, max(visits, default=None))


def _blocks(subject: GroupSubject, texts: Texts) -> Standing:
    return str(len(subject.profile.block_patterns) or ""), str(len(subject.group.opening_blocks))


def _group_days(subject: GroupSubject, texts: Texts) -> Standing:
    limit = "" if subject.profile.opening_days is None else str(subject.profile.opening_days)
    return _counts(limit, (len(c.attended_block_days) for c in subject.customers if c.is_live))


def _size(subject: GroupSubject, texts: Texts) -> Standing:
    limit = _range(subject.profile.planned_size_min, subject.profile.planned_size_max)
    return limit, str(subject.group.planned_size)


def _agreed_start(subject: GroupSubject, texts: Texts) -> Standing:
    block = subject.first_block
    return _days(subject.group.agreed_start_on, block.first_day if block else None)


def _decisions(subject: GroupSubject, texts: Texts) -> Standing:
    given = [c.customer.decision_given_on for c in subject.customers]
    return _days(subject.profile.cutoff_on, max(given, default=None))


def _mean_span(subject: GroupSubject, texts: Texts) -> Standing:
    months, mean = subject.profile.span_months, gauge(subject.span_sum).mean_months
    return "" if months is None else str(months), "" if mean is None else decimal_text(mean, texts.language)


def _waiting(subject: GroupSubject, texts: Texts) -> Standing:
    limit = "" if subject.profile.waiting_days_max is None else str(subject.profile.waiting_days_max)
    return limit, _most(counter.used for c in subject.customers for counter in allowance_of(c).waiting)


def _interval(subject: GroupSubject, texts: Texts) -> Standing:
    limit = "" if subject.profile.interval_days_max is None else str(subject.profile.interval_days_max)
    return limit, _most(counter.used for c in subject.customers for counter in allowance_of(c).interval)


def _most(numbers: Iterable[int]) -> str:
    most = max(numbers, default=None)
    return "" if most is None else str(most)


_MAKERS: dict[str, Callable[[GroupSubject, Texts], Standing]] = {
    "start-visit-count": _start_visits,
    "start-visit-after-group-start": _last_start_visit,
    "block-set": _blocks,
    "group-days-missing": _group_days,
    "group-size": _size,
    "compulsory-start-moved": _agreed_start,
    "decision-after-contract": _decisions,
    "span-long-group": _mean_span,
    "waiting-days-exceeded": _waiting,
    "interval-days-exceeded": _interval,
}
