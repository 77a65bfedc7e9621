"""The days of a timetable as columns, and the pages they are printed on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from taito_planner.domain.days import DaySpan, monday_of

NAME_COLUMNS = 2
PAGE_DAYS = 49
"""Seven weeks stand beside the names on an A3 page."""
MOST_DAYS = 700


@dataclass(frozen=True)
class Days:
    """The days of the grid as columns: whole weeks from a Monday to a Sunday."""

    span: DaySpan

    @classmethod
    def covering(cls, days: Iterable[date], as_of: date, within: DaySpan | None) -> "Days":
        """The weeks of ``within``, or else of ``days``."""
        found = [within.first_day, within.last_day] if within else list(days) or [as_of]
        first, last = monday_of(min(found)), monday_of(max(found)) + timedelta(days=6)
        return cls(DaySpan(first, min(last, first + timedelta(days=MOST_DAYS - 1))))

    def column(self, day: date) -> int:
        return NAME_COLUMNS + (day - self.span.first_day).days

    @cached_property
    def last_column(self) -> int:
        return self.column(self.span.last_day)

    def pages(self) -> list[int]:
        """The first column of every page."""
        return list(range(NAME_COLUMNS, self.last_column + 1, PAGE_DAYS))
