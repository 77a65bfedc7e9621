"""Jousto työharjoittelussa: where flex days may be, and what the week around them must hold."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from taito_planner.domain.days import DaySpan, monday_of
from taito_planner.domain.model import FlexDay
from taito_planner.rules.finding import Severity
from taito_planner.rules.own_days import absent_days
from taito_planner.rules.rule import Breach, Scope, rule
from taito_planner.rules.subjects import CustomerSubject

SOURCE = "slides: Jousto Taito-kuntoutuksessa"


@rule("flex-outside-training", Severity.ERROR, Scope.CUSTOMER_ALONE, source=SOURCE)
def flex_outside_training(subject: CustomerSubject) -> Iterator[Breach]:
    """A flex day lies outside every training period; only a period's first and last day matter."""
    outside = [day for day in _flex_days(subject) if not _is_in_training(subject, day.on)]
    yield from _first_of(outside)


@rule("flex-week-too-short", Severity.ERROR, Scope.CUSTOMER, source=SOURCE)
def flex_week_too_short(subject: CustomerSubject) -> Iterator[Breach]:
    """An ISO week with a flex day inside training has fewer than 3 rehabilitation days: one finding for
    each week.

    Training days and group days count, visits only if they are marked as long as a rehabilitation day; flex
    days and absences never. Holidays and a training's first and last week are no excuse (our reading).
    """
    least = subject.profile.flex_min_days
    if least is None:
        return
    by_week: dict[date, list[FlexDay]] = defaultdict(list)
    for day in _flex_days(subject):
        if _is_in_training(subject, day.on):
            by_week[monday_of(day.on)].append(day)
    rehabilitation = _rehabilitation_days(subject) if by_week else frozenset()
    for monday, flex_days in sorted(by_week.items()):
        count = sum(day in rehabilitation for day in DaySpan(monday, monday + timedelta(days=6)))
        if count < least:
            items = tuple(day.id for day in flex_days)
            first = flex_days[0].on
            yield Breach(first, least, count, items=items, part=monday.isoformat(), facts={"missing": least - count})


@rule("flex-reason-missing", Severity.WARNING, Scope.CUSTOMER_ALONE, source=SOURCE)
def flex_reason_missing(subject: CustomerSubject) -> Iterator[Breach]:
    """A flex day has no ground recorded; the certificate needs it."""
    missing = [day for day in _flex_days(subject) if not day.ground.strip()]
    for first in missing[:1]:
        facts = {"count": len(missing)}
        yield Breach(first.on, items=tuple(day.id for day in missing), facts=facts)


@rule("flex-day-worked", Severity.ERROR, Scope.CUSTOMER_ALONE, source=SOURCE)
def flex_day_worked(subject: CustomerSubject) -> Iterator[Breach]:
    """The customer works on a flex day."""
    yield from _first_of([day for day in _flex_days(subject) if day.worked])


def _first_of(days: list[FlexDay]) -> Iterator[Breach]:
    for first in days[:1]:
        yield Breach(first.on, None, first.on, items=tuple(day.id for day in days), facts={"count": len(days)})


def _flex_days(subject: CustomerSubject) -> list[FlexDay]:
    """Flex days before leaving, in order."""
    return [day for day in subject.customer.flex_days if subject.customer.is_live(day.on)]


def _is_in_training(subject: CustomerSubject, day: date) -> bool:
    return any(day in span for span in subject.training_spans)


def _rehabilitation_days(subject: CustomerSubject) -> frozenset[date]:
    """Distinct attended days of training, group and long visits, without flex days."""
    customer = subject.customer
    long_enough = subject.profile.full_day_minutes
    days = set(subject.training_days) | subject.attended_group_days
    days.update(visit.on for visit in subject.visits if (visit.minutes or 0) >= long_enough)
    return frozenset(days - absent_days(customer) - {day.on for day in customer.flex_days})


TRAINING = (flex_outside_training, flex_week_too_short, flex_reason_missing, flex_day_worked)
