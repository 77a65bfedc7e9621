"""How far customers' whole rehabilitation is from the service's mean span: exact sums in days."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from taito_planner.domain.days import add_months


@dataclass(frozen=True, slots=True)
class SpanSum:
    """Sums over customers with a planned end. ``days_over`` are days past the target (below zero: short of
    it).
    """

    planned_ends: int = 0
    days_over: int = 0
    months: float = 0.0
    latest_end: date | None = None
    live: int = 0
    """Live customers, with a planned end or without."""


NO_SPANS = SpanSum()


def total(sums: Iterable[SpanSum]) -> SpanSum:
    """The sums over several groups, in one pass: a service has a thousand."""
    ends = days = live = 0
    months = 0.0
    latest: date | None = None
    for one in sums:
        live += one.live
        if one.planned_ends:
            ends += one.planned_ends
            days += one.days_over
            months += one.months
            if latest is None or (one.latest_end and one.latest_end > latest):
                latest = one.latest_end
    return SpanSum(ends, days, months, latest, live)


@dataclass(frozen=True, slots=True)
class SpanGauge:
    """The mean span of a group or a service. Means are None where no customer has a planned end yet."""

    mean_days_over: float | None
    """Mean days past the target, below zero: short of it."""
    mean_months: float | None
    """Mean span in months, with one decimal."""
    planned_ends: int
    live: int


def gauge(spans: SpanSum) -> SpanGauge:
    if not spans.planned_ends:
        return SpanGauge(None, None, 0, spans.live)
    return SpanGauge(
        spans.days_over / spans.planned_ends,
        round(spans.months / spans.planned_ends, 1),
        spans.planned_ends,
        spans.live,
    )


def months_between(first: date, last: date) -> float:
    """Whole months from ``first`` to ``last`` plus the days left over, as a share of the month they begin in.

    4.3.2026 to 4.6.2027 is 15.0; to 19.6.2027 15.5 (15 days of June's 30).
    """
    whole = (last.year - first.year) * 12 + last.month - first.month
    while add_months(first, whole) > last:
        whole -= 1
    reached = add_months(first, whole)
    return whole + (last - reached).days / monthrange(reached.year, reached.month)[1]
