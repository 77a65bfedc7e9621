"""Writes the day list: one row for each customer, day and thing, week and weekday in columns of their own."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from taito_planner.domain.ids import StaffId
from taito_planner.domain.model import Plan
from taito_planner.exchange.day_list import PlannedDay
from taito_planner.exchange.flat_table import Book, FlatColumn, write_table
from taito_planner.exchange.styles import ACCENT
from taito_planner.texts.dates import WEEKDAYS

_FORMS: dict[str, tuple[str, float | None]] = {
    "day": ("day", 12.0),
    "weekday": ("text", 9.0),
    "week": ("count", 9.0),
    "year": ("count", 9.0),
    "group": ("text", None),
    "customer": ("text", None),
    "kind": ("text", 18.0),
    "number": ("count", 7.0),
    "at": ("clock", 8.0),
    "minutes": ("count", 10.0),
    "people": ("text", None),
    "place": ("text", None),
    "absent": ("text", 9.0),
}


def write_days(book: Book, plan: Plan, days: Iterable[PlannedDay]) -> None:
    """The sheet of days. ``week`` and ``year`` are those of ISO 8601: the first days of January may be week 53."""
    sheet = book.sheet("days", ACCENT)
    columns = [
        FlatColumn(book.texts(f"workbook.days.{key}"), form, width) for key, (form, width) in _FORMS.items()
    ]
    write_table(book, sheet, columns, _rows(book, plan, days))


def _rows(book: Book, plan: Plan, days: Iterable[PlannedDay]) -> Iterator[list[Any]]:
    texts = book.texts
    words = WEEKDAYS[texts.language]
    absent = texts("workbook.days.is-absent")
    kinds = lru_cache(lambda kind: texts(f"workbook.day-kind.{kind}"))
    weeks = lru_cache(maxsize=4096)(lambda day: day.isocalendar())

    @lru_cache(maxsize=4096)
    def names(people: tuple[StaffId, ...]) -> str:
        return ", ".join(plan.staff_by_id[i].name for i in people if i in plan.staff_by_id)

    for day in days:
        week = weeks(day.on)
        yield [
            day.on,
            words[week.weekday - 1],
            week.week,
            week.year,
            day.group,
            day.customer,
            kinds(day.kind),
            day.number,
            day.at,
            day.minutes,
            names(day.people),
            day.place,
            absent if day.is_absent else None,
        ]
