"""Writes the week list of the staff: people as rows, ISO weeks as columns, days booked and leave in the cells."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from taito_planner.domain.days import DaySpan, monday_of
from taito_planner.domain.model import Plan
from taito_planner.exchange.flat_table import Book, FlatColumn, make_table, writable
from taito_planner.exchange.styles import ACCENT, FILLS, SEVERITY_INK, TEXT_SOFT
from taito_planner.exchange.timeline_frame import hatch
from taito_planner.rules.load import PersonLoad, WeekLoad

if TYPE_CHECKING:
    from pandas import DataFrame

NAMED = ("name", "role", "town", "total")
PAGE_WEEKS = 20
WEEK_WIDTH = 11.5
_HEAT = ((5, "#A9C4EC"), (3, "#CBDCF4"), (1, "#E8F0FB"))
"""Fills from this many booked days on; the number itself says it too."""


def write_staff_weeks(book: Book, plan: Plan, loads: Iterable[PersonLoad], within: DaySpan | None) -> None:
    """The sheet of people and weeks, for the people of ``plan`` and the weeks that touch ``within``.

    A cell holds the days booked; ``L`` marks leave in that week, ``!`` a warning or error about the person.
    """
    load_by_id = {load.member.id: load for load in loads}
    shown = [load_by_id[member.id] for member in plan.staff if member.id in load_by_id]
    mondays = mondays_of(week_table(shown, within))
    sheet, texts = book.sheet("staff-weeks", ACCENT), book.texts
    columns = [FlatColumn(texts(f"workbook.staff-weeks.{key}")) for key in NAMED]
    for monday in mondays:
        year, week, _ = monday.isocalendar()
        columns.append(FlatColumn(texts("workbook.staff-weeks.week", week=week, year=year)))
    by_id = plan.staff_by_id
    for row, load in enumerate(shown, 1):
        member = by_id[load.member.id]
        for column, text in enumerate((member.name, member.role, member.town)):
            if text:
                sheet.write_string(row, column, writable(text))
        total = sum(load.weeks[monday].booked_days for monday in mondays if monday in load.weeks)
        sheet.write_number(row, NAMED.index("total"), total, book.formats(align="center"))
        for column, monday in enumerate(mondays, len(NAMED)):
            if monday in load.weeks:
                _write_week(book, sheet, row, column, load.weeks[monday])
    make_table(book, sheet, columns, 0, max(len(shown), 1))
    _lay_out(book, sheet, mondays)


def week_table(loads: Iterable[PersonLoad], within: DaySpan | None = None) -> "DataFrame":
    """Days booked with people as rows and every Monday from the first week to the last as columns."""
    import pandas as pd

    records = [
        (load.member.id, pd.Timestamp(monday), week.booked_days)
        for load in loads
        for monday, week in load.weeks.items()
        if within is None or monday_of(within.first_day) <= monday <= within.last_day
    ]
    if not records:
        return pd.DataFrame()
    frame = pd.DataFrame(records, columns=["person", "monday", "booked"])
    table = frame.pivot_table(index="person", columns="monday", values="booked", aggfunc="sum", fill_value=0)
    mondays = pd.date_range(frame["monday"].min(), frame["monday"].max(), freq="W-MON")
    return table.reindex(columns=mondays, fill_value=0)


def mondays_of(table: "DataFrame") -> list[date]:
    """The weeks of a ``week_table`` by their Mondays."""
    return [date.fromisoformat(str(monday)[:10]) for monday in table.columns]


def _write_week(book: Book, sheet: Any, row: int, column: int, week: WeekLoad) -> None:
    leave = book.texts("workbook.staff-weeks.leave")
    look: dict[str, Any] = {"align": "center"}
    marks = ""
    if week.leave_days:
        look.update(bg_color=FILLS["leave"], **hatch("leave"))
        marks = f" {leave}"
    elif week.booked_days:
        look["bg_color"] = next(fill for least, fill in _HEAT if week.booked_days >= least)
    if week.worst:
        marks += " !"
        look.update(bold=True, font_color=SEVERITY_INK[week.worst.key])
    if week.booked_days:
        look["num_format"] = f'0"{marks}"' if marks else "0"
        sheet.write_number(row, column, week.booked_days, book.formats(**look))
    elif marks:
        sheet.write_string(row, column, marks.strip(), book.formats(**look))


def _lay_out(book: Book, sheet: Any, mondays: list[date]) -> None:
    centred = book.formats(align="center", font_color=TEXT_SOFT)
    sheet.set_column(0, 0, 28, book.formats(align="left"))
    sheet.set_column(1, 2, 20, book.formats(align="left"))
    sheet.set_column(3, 3, 10, centred)
    last = len(NAMED) + len(mondays) - 1
    if last >= len(NAMED):
        sheet.set_column(len(NAMED), last, WEEK_WIDTH, centred)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.set_margins(left=0.35, right=0.35, top=0.5, bottom=0.6)
    sheet.set_print_scale(60)
    sheet.set_v_pagebreaks(list(range(len(NAMED) + PAGE_WEEKS, last + 1, PAGE_WEEKS)))
