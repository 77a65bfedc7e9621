"""Writes the day list: one row for each customer, day and thing, week and weekday in columns of their own."""

from collections.abc import Iterator, Sequence
from datetime import date

from taito_planner.domain.ids import StaffId
from taito_planner.domain.model import Plan
from taito_planner.exchange.day_list import DAY_KINDS, PlannedDay
from taito_planner.exchange.flat_table import FILTER_WIDTH, Book, FlatColumn, day_number, lay_out, shown_length
from taito_planner.exchange.streamed_rows import Row, Stream, write_pattern
from taito_planner.exchange.styles import ACCENT, NUMBER_FORMS
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

MINUTES_A_DAY = 24 * 60


def write_days(book: Book, plan: Plan, days: Sequence[PlannedDay]) -> None:
    """The sheet of days. ``week`` and ``year`` are those of ISO 8601: the first days of January may be week 53."""
    sheet = book.sheet("days", ACCENT)
    columns, widths = [], []
    for key, (form, width) in _FORMS.items():
        header = book.texts(f"workbook.days.{key}")
        widths.append(max(width or 0.0, len(header) + FILTER_WIDTH))
        columns.append(FlatColumn(header, form))
    rows = _Rows(book, plan, days)
    for key, texts in rows.texts().items():
        index = list(_FORMS).index(key)
        widths[index] = max((widths[index], *(shown_length(text, "long") for text in texts)))
    lay_out(book, sheet, columns, widths, 0, 1)  # header and pattern row: the table grows with its rows
    looks = {"day": {"num_format": NUMBER_FORMS["day"], "align": "left"}}
    looks["clock"] = {"num_format": NUMBER_FORMS["clock"], "align": "left"}
    looks["count"] = {"num_format": NUMBER_FORMS["count"], "align": "center"}
    write_pattern(sheet, [book.formats(**looks.get(form, {"align": "left"})) for form, _ in _FORMS.values()])
    book.streams.append(Stream(sheet, rows, len(days), len(_FORMS) - 1))


class _Rows:
    """The rows in the order of ``_FORMS``, made each time they are asked for."""

    def __init__(self, book: Book, plan: Plan, days: Sequence[PlannedDay]) -> None:
        self._days = days
        self._absent = book.texts("workbook.days.is-absent")
        self._kinds = {kind: book.texts(f"workbook.day-kind.{kind}") for kind in DAY_KINDS}
        words, by_id = WEEKDAYS[book.texts.language], plan.staff_by_id
        self._weeks: dict[date, tuple[int, str, int, int]] = {}
        self._people: dict[tuple[StaffId, ...], str] = {}
        for day in days:
            if day.people not in self._people:
                self._people[day.people] = ", ".join(by_id[i].name for i in day.people if i in by_id)
            if day.on not in self._weeks:
                year, week, weekday = day.on.isocalendar()
                self._weeks[day.on] = day_number(day.on), words[weekday - 1], week, year

    def texts(self) -> dict[str, set[str]]:
        """The different texts of the columns that are as wide as their texts."""
        return {
            "group": {day.group for day in self._days},
            "customer": {day.customer for day in self._days},
            "people": set(self._people.values()),
            "place": {day.place for day in self._days},
        }

    def __call__(self) -> Iterator[Row]:
        for day in self._days:
            yield (
                *self._weeks[day.on],
                day.group,
                day.customer,
                self._kinds[day.kind],
                day.number,
                (day.at.hour * 60 + day.at.minute) / MINUTES_A_DAY if day.at else None,
                day.minutes,
                self._people[day.people],
                day.place,
                self._absent if day.is_absent else None,
            )
