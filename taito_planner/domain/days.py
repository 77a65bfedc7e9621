"""Spans of days, both ends inclusive, and the months-and-weeks arithmetic of the service's deadlines."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)
SHORTEST_MONTH = 28


@dataclass(frozen=True, slots=True, order=True)
class DaySpan:
    """The days from ``first_day`` to ``last_day``, both included."""

    first_day: date
    last_day: date

    @property
    def day_count(self) -> int:
        return (self.last_day - self.first_day).days + 1

    def __iter__(self) -> Iterator[date]:
        return map(date.fromordinal, range(self.first_day.toordinal(), self.last_day.toordinal() + 1))

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first_day <= day <= self.last_day

    def overlaps(self, other: "DaySpan") -> bool:
        return self.first_day <= other.last_day and other.first_day <= self.last_day


def runs_of(days: Iterable[date]) -> tuple[DaySpan, ...]:
    """Distinct days as spans of days in a row, in order."""
    spans: list[DaySpan] = []
    for day in sorted(set(days)):
        if spans and spans[-1].last_day == day - ONE_DAY:
            spans[-1] = DaySpan(spans[-1].first_day, day)
        else:
            spans.append(DaySpan(day, day))
    return tuple(spans)


def add_weeks(day: date, weeks: int) -> date:
    """The last day of a deadline of ``weeks`` weeks from ``day``: the same weekday (150/1930 § 3)."""
    return day + timedelta(weeks=weeks)


def add_months(day: date, months: int) -> date:
    """The last day of a deadline of ``months`` months from ``day`` (150/1930 § 3).

    The same day number, or the last day of that month where it has no such day:
    30.11.2025 + 3 months = 28.2.2026. Always counted from ``day`` itself, never month by month.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if day.day <= SHORTEST_MONTH:
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def monday_of(day: date) -> date:
    """The Monday of the ISO week that ``day`` lies in."""
    return day - timedelta(days=day.weekday())
