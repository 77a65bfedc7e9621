"""The single days of one customer: training, absence, attendance, and the first and last of everything
planned.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from taito_planner.domain.days import ONE_DAY, DaySpan
from taito_planner.domain.model import Customer
from taito_planner.domain.workdays import HolidayCalendar

if TYPE_CHECKING:
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
    days = {
        day
        for training in customer.trainings
        for day in training.span
        if day.weekday() in training.weekdays and day not in calendar.public
    }
    days.difference_update(flex_day.on for flex_day in customer.flex_days)
    return {day for day in days if customer.is_live(day)} if customer.left_on else days


def absent_days(customer: Customer) -> frozenset[date]:
    """Days of absence, kept on the immutable customer."""
    kept: frozenset[date] | None = customer.__dict__.get("_absent_days")
    if kept is None:
        kept = frozenset(day for a in customer.absences for day in DaySpan(a.first_day, a.last_day))
        customer.__dict__["_absent_days"] = kept
    return kept


def days_in(spans: Iterable[DaySpan]) -> set[date]:
    """Distinct days."""
    return set(chain.from_iterable(spans))


def first_after(spans: Iterable[DaySpan], day: date) -> date | None:
    """The first day of ``spans`` that is later than ``day``."""
    return min((max(s.first_day, day + ONE_DAY) for s in spans if s.last_day > day), default=None)


def first_event_after(subject: "CustomerSubject", day: date) -> date | None:
    """The first planned visit, group day or training day of the customer that is later than ``day``."""
    training = subject.training_days
    found = [
        first_after((*subject.block_spans, *subject.group_day_spans), day),
        next((visit.on for visit in subject.visits if visit.on > day), None),
        next((on for on in training if on > day), None) if training and training[-1] > day else None,
    ]
    return min((on for on in found if on), default=None)


def last_days(subject: "CustomerSubject") -> Iterator[date]:
    """The last visit, block day, later group day and training day, those that there are."""
    if subject.visits:
        yield subject.visits[-1].on
    yield from (span.last_day for span in (*subject.block_spans, *subject.group_day_spans))
    if training := subject.training_days:
        yield training[-1]
