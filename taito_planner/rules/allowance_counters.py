"""What the waiting and interval counters of the allowance are made of: an estimate for planning, Kela decides."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from taito_planner.domain.days import ONE_DAY, DaySpan
from taito_planner.domain.model import PauseCause
from taito_planner.rules.allowance import gap_spans, interval_gaps, payable_days
from taito_planner.rules.own_days import days_in
from taito_planner.rules.subjects import CustomerSubject

FARTHEST_YEARS = 2
"""How far an open wait is followed: every calendar year has far more payable days than any counter allows."""


class PartKind(StrEnum):
    WAITING = "waiting"
    """From the decision to the first start visit."""
    START_PHASE = "start-phase"
    """From the last start visit to block 1: shown, not counted unless the profile says so."""
    INTERVAL = "interval"
    """Between consecutive periods."""


@dataclass(frozen=True, slots=True)
class AllowancePart:
    """One gap, both ends included. ``days_by_year`` are the payable days in it that a counter counts."""

    kind: PartKind
    span: DaySpan
    days_by_year: Mapping[int, int]
    causes: tuple[PauseCause, ...] = ()
    """The causes recorded for pauses in it; none where nobody wrote one down."""
    own_days: int = 0
    """Payable days of the customer's own pauses, which are left out."""
    is_counted: bool = True

    @property
    def days(self) -> int:
        return sum(self.days_by_year.values())


@dataclass(frozen=True, slots=True)
class YearCounter:
    """One counter in one calendar year: payable days of the whole plan, and those up to as_of."""

    year: int
    used: int
    so_far: int
    most: int
    full_on: date | None = None
    """The day on which the last allowed day falls; None while the plan does not reach it."""

    @property
    def is_over(self) -> bool:
        return self.used > self.most


@dataclass(frozen=True, slots=True)
class Allowance:
    """Both counters by year, and the gaps they are the sums of, in order of day."""

    waiting: tuple[YearCounter, ...] = ()
    interval: tuple[YearCounter, ...] = ()
    parts: tuple[AllowancePart, ...] = ()
    waiting_full_on: date | None = None
    """The day of the last allowed waiting day if the wait went on without a visit."""


def allowance_of(subject: CustomerSubject) -> Allowance:
    """The counters of a customer, none where the service has no such limit.

    While no first visit is planned the wait runs up to as_of.
    """
    waiting_most, interval_most = subject.profile.waiting_days_max, subject.profile.interval_days_max
    parts = []
    waited: list[date] = []
    if waiting_most is not None and (wait := _wait(subject)):
        waited = payable_days(wait, subject.calendar, subject.profile)
        parts.append(AllowancePart(PartKind.WAITING, wait, Counter(day.year for day in waited)))
    gaps: list[date] = []
    if interval_most is not None:
        gaps = payable_days((day for gap in interval_gaps(subject) for day in gap), subject.calendar, subject.profile)
        parts.extend(_interval_parts(subject, frozenset(gaps)))
    return Allowance(
        _by_year(waited, waiting_most or 0, subject.as_of),
        _by_year(gaps, interval_most or 0, subject.as_of),
        tuple(sorted(parts, key=lambda part: part.span)),
        _full_on(subject, waiting_most) if waiting_most is not None else None,
    )


def _wait(subject: CustomerSubject) -> DaySpan | None:
    first = subject.customer.decision_given_on + ONE_DAY
    visit = subject.customer.first_start_visit
    open_end = min(subject.as_of, subject.customer.left_on - ONE_DAY) if subject.customer.left_on else subject.as_of
    last = visit.on - ONE_DAY if visit else open_end
    return DaySpan(first, last) if first <= last else None


def _interval_parts(subject: CustomerSubject, counted: frozenset[date]) -> Iterable[AllowancePart]:
    """Every gap with a counted day or an own pause in it, and the one from the start phase to block 1."""
    own_pauses = [p for p in subject.customer.pauses if p.cause is PauseCause.OWN]
    paused = days_in(DaySpan(pause.first_day, pause.last_day) for pause in own_pauses)
    for span in gap_spans(subject):
        payable = payable_days(span, subject.calendar, subject.profile)
        own = sum(day in paused for day in payable)
        days = Counter(day.year for day in payable if day in counted)
        if days or own:
            yield AllowancePart(PartKind.INTERVAL, span, days, _causes(subject, span), own)
    visits = [visit.on for visit in subject.customer.start_visits]
    block = subject.block_spans[0].first_day if subject.block_spans else None
    if block and visits and not subject.profile.interval_from_start_phase:
        before = [on for on in visits if on < block]
        if before and block - before[-1] > ONE_DAY:
            span = DaySpan(before[-1] + ONE_DAY, block - ONE_DAY)
            days = Counter(day.year for day in payable_days(span, subject.calendar, subject.profile))
            if days:
                yield AllowancePart(PartKind.START_PHASE, span, days, _causes(subject, span), is_counted=False)


def _causes(subject: CustomerSubject, span: DaySpan) -> tuple[PauseCause, ...]:
    touching = (p.cause for p in subject.customer.pauses if DaySpan(p.first_day, p.last_day).overlaps(span))
    return tuple(dict.fromkeys(touching))


def _by_year(days: list[date], most: int, as_of: date) -> tuple[YearCounter, ...]:
    counters = []
    for year in dict.fromkeys(day.year for day in days):
        its = [day for day in days if day.year == year]
        full_on = its[most - 1] if 0 < most <= len(its) else None
        counters.append(YearCounter(year, len(its), sum(day <= as_of for day in its), most, full_on))
    return tuple(counters)


def _full_on(subject: CustomerSubject, most: int) -> date | None:
    given = subject.customer.decision_given_on
    last_year = given.year + FARTHEST_YEARS
    for year in range(given.year, last_year):
        first = max(given + ONE_DAY, date(year, 1, 1))
        days = payable_days(DaySpan(first, date(year, 12, 31)), subject.calendar, subject.profile)
        if 0 < most <= len(days):
            return days[most - 1]
    return None
