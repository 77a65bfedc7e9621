"""The single days of one customer: training, absence, attendance, and the first and last of everything
planned.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from taito_planner.domain.days import ONE_DAY, DaySpan
from taito_planner.domain.model import Customer
from taito_planner.domain.workdays import HolidayCalendar
from taito_planner.rules.subjects import CustomerSubject


def training_days(customer: Customer, calendar: HolidayCalendar) -> tuple[date, ...]:
    """Distinct planned training days before leaving, in order: the training's weekdays without holidays and
    flex days.

    Kept on the immutable customer, for the calendar they were counted with.
    """
    kept: tuple[HolidayCalendar, tuple[date, ...]] | None = customer.__dict__.get("_training_days")
    if kept is None or kept[0] is not calendar:
        kept = calendar, tuple(sorted(_training_days(customer, calendar)))
        customer.__dict__["_training_days"] = kept
    return kept[1]


def _training_days(customer: Customer, calendar: HolidayCalendar) -> set[date]:
    flex = {flex_day.on for flex_day in customer.flex_days}
    return {
        day
        for training in customer.trainings
        for day in training.span
        if day.weekday() in training.weekdays
        and day not in calendar.public
        and day not in flex
        and customer.is_live(day)
    }


def absent_days(customer: Customer) -> frozenset[date]:
    return frozenset(day for a in customer.absences for day in DaySpan(a.first_day, a.last_day))


def days_in(spans: Iterable[DaySpan]) -> set[date]:
    """Distinct days."""
    return {day for span in spans for day in span}


def attended_block_days(subject: CustomerSubject) -> set[date]:
    """Distinct days of his own opening blocks, before leaving and without absences."""
    return days_in(subject.block_spans) - absent_days(subject.customer)


def attended_group_days(subject: CustomerSubject) -> set[date]:
    """Distinct block days and later group days, before leaving and without absences."""
    spans = (*subject.block_spans, *subject.group_day_spans)
    return days_in(spans) - absent_days(subject.customer)


def first_after(spans: Iterable[DaySpan], day: date) -> date | None:
    """The first day of ``spans`` that is later than ``day``."""
    return min((max(s.first_day, day + ONE_DAY) for s in spans if s.last_day > day), default=None)


def first_event_after(subject: CustomerSubject, day: date) -> date | None:
    """The first planned visit, group day or training day of the customer that is later than ``day``."""
    training = training_days(subject.customer, subject.calendar)
    found = [
        first_after((*subject.block_spans, *subject.group_day_spans), day),
        next((visit.on for visit in subject.visits if visit.on > day), None),
        next((on for on in training if on > day), None) if training and training[-1] > day else None,
    ]
    return min((on for on in found if on), default=None)


def last_days(subject: CustomerSubject) -> Iterator[date]:
    """The last visit, block day, later group day and training day, those that there are."""
    if subject.visits:
        yield subject.visits[-1].on
    yield from (span.last_day for span in (*subject.block_spans, *subject.group_day_spans))
    if training := training_days(subject.customer, subject.calendar):
        yield training[-1]
