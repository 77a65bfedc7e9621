"""Kuntoutusraha odotus- ja väliajalta: an estimate for planning, Kela decides."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from taito_planner.domain.days import ONE_DAY, DaySpan
from taito_planner.domain.model import PauseCause
from taito_planner.domain.profile import ServiceProfile
from taito_planner.domain.workdays import SATURDAY, HolidayCalendar
from taito_planner.rules.finding import Severity
from taito_planner.rules.rule import Breach, Scope, rule
from taito_planner.rules.subjects import CustomerSubject

DAYS_A_WEEK = 7  # day 7 of the calendar, as ``date.toordinal`` counts, was a Sunday

SOURCE = "slides: Kuntoutusraha odotus- ja väliajalta, 75 vrk kalenterivuodessa"


@rule("waiting-days-exceeded", Severity.WARNING, Scope.CUSTOMER_ALONE, source=SOURCE)
def waiting_days_exceeded(subject: CustomerSubject) -> Iterator[Breach]:
    """The waiting time from the decision to the first start visit has more than 75 payable days in a
    calendar year.

    Days strictly between the two, Monday to Saturday without public holidays; eves count (our reading).
    ``date`` is the first day over.
    """
    most, first = subject.profile.waiting_days_max, subject.customer.first_start_visit
    if most is None or first is None:
        return
    gap = _between(subject.customer.decision_given_on, first.on)
    if gap and gap.day_count > most:
        own_risk = subject.profile.own_risk_days
        facts = {"own_risk": own_risk, "hints": ("own-risk",)} if own_risk else {}
        yield from _years_over(payable_days(gap, subject.calendar, subject.profile), most, facts)


@rule("interval-days-exceeded", Severity.WARNING, Scope.CUSTOMER, source=SOURCE)
def interval_days_exceeded(subject: CustomerSubject) -> Iterator[Breach]:
    """The interval times between opening blocks and training have more than 75 payable days in a calendar
    year.

    A training period is one stop from its first to its last day; single visits and later group days neither
    stop nor make a gap. Own pauses are left out first; what then has no workday is no gap. All of this is
    our reading: the profile may let visits and group days stop, and gaps without a workday count.
    """
    most = subject.profile.interval_days_max
    if most is not None and _most_in_a_year(gap_spans(subject)) > most:
        gaps = interval_gaps(subject)
        days = (day for gap in gaps for day in payable_days(gap, subject.calendar, subject.profile))
        yield from _years_over(days, most)


@rule(
    "own-pause-unpaid",
    Severity.NOTICE,
    Scope.CUSTOMER_ALONE,
    source="slides: Kuntoutusraha, omaehtoinen tauko",
)
def own_pause_unpaid(subject: CustomerSubject) -> Iterator[Breach]:
    """The customer pauses by his own choice: the allowance need not be paid for that time. The first such
    pause.
    """
    customer = subject.customer
    own = [p for p in customer.pauses if p.cause is PauseCause.OWN and customer.is_live(p.first_day)]
    if own:
        first = own[0]
        items = tuple(pause.id for pause in own)
        span = DaySpan(first.first_day, first.last_day)
        yield Breach(first.first_day, None, first.first_day, items=items, facts={"pause": span})


def interval_gaps(subject: CustomerSubject) -> tuple[tuple[date, ...], ...]:
    """The days of each gap between consecutive periods, own pauses left out; unless the profile says
    otherwise only gaps with a workday in them.
    """
    own = {
        day
        for pause in subject.customer.pauses
        if pause.cause is PauseCause.OWN
        for day in DaySpan(pause.first_day, pause.last_day)
    }
    gaps = [tuple(day for day in span if day not in own) if own else tuple(span) for span in gap_spans(subject)]
    if not subject.profile.gap_needs_workday:
        return tuple(gaps)
    return tuple(gap for gap in gaps if any(subject.calendar.is_workday(day) for day in gap))


def gap_spans(subject: CustomerSubject) -> list[DaySpan]:
    """Everything between consecutive periods, own pauses and weekends too."""
    gaps: list[DaySpan] = []
    reached: date | None = None
    for period in sorted(_periods(subject), key=attrgetter("first_day", "last_day")):
        gap = _between(reached, period.first_day) if reached else None
        if gap:
            gaps.append(gap)
        reached = max(reached, period.last_day) if reached else period.last_day
    return gaps


def _most_in_a_year(spans: Iterable[DaySpan]) -> int:
    """An upper bound of the payable days in any calendar year: everything but Sundays."""
    by_year: dict[int, int] = defaultdict(int)
    for span in spans:
        for year in range(span.first_day.year, span.last_day.year + 1):
            first = max(span.first_day, date(year, 1, 1)).toordinal()
            last = min(span.last_day, date(year, 12, 31)).toordinal()
            sundays = last // DAYS_A_WEEK - (first - 1) // DAYS_A_WEEK
            by_year[year] += last - first + 1 - sundays
    return max(by_year.values(), default=0)


def _periods(subject: CustomerSubject) -> list[DaySpan]:
    periods = [*subject.block_spans, *subject.training_spans]
    if subject.profile.interval_from_start_phase and subject.block_spans:
        before = [v.on for v in subject.customer.start_visits if v.on < subject.block_spans[0].first_day]
        periods.extend(DaySpan(on, on) for on in before[-1:])
    if subject.profile.interval_between_visits:
        periods.extend(DaySpan(visit.on, visit.on) for visit in subject.customer.sessions)
        periods.extend(subject.group_day_spans)
    return periods


def _between(before: date, after: date) -> DaySpan | None:
    """The days strictly between two days; None where there are none."""
    return DaySpan(before + ONE_DAY, after - ONE_DAY) if after - before > ONE_DAY else None


def payable_days(days: Iterable[date], calendar: HolidayCalendar, profile: ServiceProfile) -> list[date]:
    """Those of ``days`` for which the allowance can be paid: Monday to Saturday without public holidays."""
    public, eves = calendar.public, () if profile.eves_payable else calendar.eves
    return [day for day in days if day.weekday() <= SATURDAY and day not in public and day not in eves]


def _years_over(days: Iterable[date], most: int, more: Mapping[str, Any] = MappingProxyType({})) -> Iterator[Breach]:
    """One breach for each calendar year with more than ``most`` of the payable ``days``, which are in
    order.
    """
    by_year: dict[int, list[date]] = defaultdict(list)
    for day in days:
        by_year[day.year].append(day)
    for year, its in by_year.items():
        if len(its) > most:
            facts = {"last_paid": its[most - 1], "year": year, **more}
            yield Breach(its[most], most, len(its), part=str(year), facts=facts)


ALLOWANCE = (waiting_days_exceeded, interval_days_exceeded, own_pause_unpaid)

__all__ = ["ALLOWANCE", "interval_gaps", "payable_days"]
