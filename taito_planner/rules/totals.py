"""Kuntoutuksen rakenne: how many visits, group days and training days the whole service has."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from taito_planner.rules.finding import Severity
from taito_planner.rules.own_days import absent_days
from taito_planner.rules.rule import Breach, Scope, rule
from taito_planner.rules.subjects import CustomerSubject


@dataclass(frozen=True, slots=True)
class Total:
    """The attended days of one kind, in order, and how many of them the service has."""

    kind: str
    days: tuple[date, ...]
    planned_until: date | None
    """The last planned day of the kind, for when all of them are missed."""
    least: int | None
    most: int | None


@rule("totals-outside-range", Severity.WARNING, Scope.CUSTOMER, source="kela.fi/taito-rehabilitation")
def totals_outside_range(subject: CustomerSubject) -> Iterator[Breach]:
    """More visits, group days or training days than the service has, or fewer when the customer's plan is
    complete.

    Over is a warning on the day the maximum is passed, under a notice on the last day of its kind. One
    finding, over before under, then visits, group days, training. Visits are rows, group and training days
    distinct days; absences and flex days do not count (our reading).
    """
    totals = totals_of(subject)
    for total in (*totals, _all(totals, subject.profile.days_total_max)):
        if total.most is not None and len(total.days) > total.most:
            yield Breach(total.days[total.most], total.most, len(total.days), f"{total.kind}-over")
            return
    if not is_complete(subject):
        return
    for total in totals:
        if total.least is not None and len(total.days) < total.least:
            last_day = total.days[-1] if total.days else total.planned_until
            yield Breach(last_day, total.least, len(total.days), f"{total.kind}-under", Severity.NOTICE)
            return


def totals_of(subject: CustomerSubject) -> tuple[Total, Total, Total]:
    profile, absent = subject.profile, absent_days(subject.customer)
    visits = tuple(visit.on for visit in subject.visits)
    group_days = tuple(sorted(subject.attended_group_days))
    training = subject.training_days
    last_group_day = max((span.last_day for span in subject.group_day_spans), default=None)
    return (
        Total("visits", _without(absent, visits), _last(visits), profile.visits_total_min, profile.visits_total_max),
        Total("group-days", group_days, last_group_day, profile.group_days_min, profile.group_days_max),
        Total(
            "training",
            _without(absent, training),
            _last(training),
            profile.training_days_min,
            profile.training_days_max,
        ),
    )


def _all(totals: tuple[Total, ...], most: int | None) -> Total:
    """All kinds together; in Taito the maxima of the three kinds add up to this one, which cannot fire alone."""
    is_over = most is not None and sum(len(total.days) for total in totals) > most
    days = sorted(day for total in totals for day in total.days) if is_over else ()
    return Total("all", tuple(days), None, None, most)


def _without(absent: frozenset[date], days: tuple[date, ...]) -> tuple[date, ...]:
    return tuple(day for day in days if day not in absent) if absent else days


def _last(days: tuple[date, ...]) -> date | None:
    return days[-1] if days else None


def is_complete(subject: CustomerSubject) -> bool:
    """Whether every part of the service is planned for a customer who does not leave."""
    customer, group = subject.customer, subject.group
    return bool(
        customer.left_on is None
        and customer.start_visits
        and customer.sessions
        and subject.training_days
        and subject.group_day_spans
        and group
        and len(group.opening_blocks) >= subject.profile.block_count
    )


TOTALS = (totals_outside_range,)
