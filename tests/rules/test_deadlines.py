"""The arithmetic of deadlines: the tables of the service's rules, month ends and leap years."""

from dataclasses import replace
from datetime import date

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from taito_planner.domain.days import add_months, add_weeks
from taito_planner.rules.deadlines import deferral_window, first_visit_last_day, last_usable_day
from taito_planner.rules.spans import months_between
from taito_planner.storage.holidays import finnish_calendar
from taito_planner.storage.profiles import load_profiles
from tests.builders import customer, d

TAITO = load_profiles()["taito"]
CALENDAR = finnish_calendar()


@pytest.mark.parametrize(
    ("start", "months", "last_day"),
    [
        ("2023-11-29", 3, "2024-02-29"),
        ("2023-11-30", 3, "2024-02-29"),
        ("2025-08-31", 3, "2025-11-30"),
        ("2025-12-01", 3, "2026-03-01"),
        ("2025-11-30", 3, "2026-02-28"),
        ("2025-11-28", 3, "2026-02-28"),
        ("2026-10-31", 3, "2027-01-31"),
        ("2026-12-31", 3, "2027-03-31"),
        ("2024-02-29", 15, "2025-05-29"),
        ("2025-08-31", 15, "2026-11-30"),
        ("2025-10-31", 15, "2027-01-31"),
        ("2025-11-30", 15, "2027-02-28"),
        ("2026-11-30", 15, "2028-02-29"),
    ],
)
def test_months_end_on_the_same_day_number_or_the_last_day(start: str, months: int, last_day: str) -> None:
    assert add_months(d(start), months) == d(last_day)


def test_months_are_counted_from_the_first_day_not_month_by_month() -> None:
    assert add_months(d("2026-01-31"), 2) == d("2026-03-31")
    assert add_months(add_months(d("2026-01-31"), 1), 1) == d("2026-03-28")


@given(st.dates(date(2000, 1, 1), date(2095, 12, 31)), st.integers(-60, 60))
def test_months_agree_with_dateutil(start: date, months: int) -> None:
    if date(2000, 1, 1) <= start + relativedelta(months=months):
        assert add_months(start, months) == start + relativedelta(months=months)


@pytest.mark.parametrize(
    ("arrived", "last_day", "rolled", "usable"),
    [
        ("2025-11-03", "2025-12-29", "2025-12-29", "2025-12-29"),
        ("2025-10-30", "2025-12-25", "2025-12-29", "2025-12-24"),
        ("2025-11-11", "2026-01-06", "2026-01-07", "2026-01-05"),
        ("2026-01-07", "2026-03-04", "2026-03-04", "2026-03-04"),
        ("2025-04-25", "2025-06-20", "2025-06-23", "2025-06-20"),
        ("2025-10-11", "2025-12-06", "2025-12-08", "2025-12-05"),
    ],
)
def test_eight_weeks_end_on_the_same_weekday(arrived: str, last_day: str, rolled: str, usable: str) -> None:
    someone = customer(decision_arrived_on=d(arrived))
    assert add_weeks(d(arrived), 8) == d(last_day)
    assert first_visit_last_day(someone, TAITO, CALENDAR) == d(last_day)
    assert first_visit_last_day(someone, replace(TAITO, deadline_roll=True), CALENDAR) == d(rolled)
    assert last_usable_day(d(last_day), CALENDAR) == d(usable)


@pytest.mark.parametrize(
    ("facts", "first_day", "last_day"),
    [
        ({"decision_received_on": d("2026-01-07")}, "2026-03-07", "2026-05-07"),
        ({"decision_received_on": d("2025-12-31")}, "2026-02-28", "2026-04-30"),
        ({"decision_arrived_on": d("2025-11-03")}, "2026-01-03", "2026-03-03"),
        ({"decision_arrived_on": None}, "2026-01-03", "2026-03-03"),
    ],
)
def test_a_deferral_runs_from_receipt_or_what_stands_in_for_it(
    facts: dict[str, date | None], first_day: str, last_day: str
) -> None:
    window = deferral_window(customer(given="2025-10-27", **facts), TAITO)
    assert window is not None
    assert (window.first_day, window.last_day) == (d(first_day), d(last_day))


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ("2026-03-04", "2027-06-04", 15.0),
        ("2026-03-04", "2027-06-19", 15.5),
        ("2026-03-04", "2027-06-03", 14 + 30 / 31),
        ("2025-11-30", "2027-02-28", 15.0),
        ("2026-03-04", "2026-03-04", 0.0),
    ],
)
def test_months_between_counts_the_days_left_over(first: str, last: str, months: float) -> None:
    assert months_between(d(first), d(last)) == pytest.approx(months)
