"""Spans of days, and deadlines in weeks and months as the law on reckoning time (150/1930) counts them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taito_planner.domain.days import DaySpan, add_months, add_weeks, monday_of
from tests.builders import d

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "last_day"),
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
        ("2025-12-31", 2, "2026-02-28"),
        ("2026-01-15", 0, "2026-01-15"),
    ],
)
def test_months_end_on_the_same_day_number_or_on_the_last_day_of_the_month(
    day: str, months: int, last_day: str
) -> None:
    assert add_months(d(day), months) == d(last_day)


def test_months_are_counted_from_the_day_itself_and_not_month_by_month() -> None:
    assert add_months(d("2026-01-31"), 2) == d("2026-03-31")
    assert add_months(add_months(d("2026-01-31"), 1), 1) == d("2026-03-28")


@given(DAYS, st.integers(0, 240))
def test_months_never_leave_the_month_they_lead_to(day: date, months: int) -> None:
    after = add_months(day, months)
    assert (after.year * 12 + after.month) - (day.year * 12 + day.month) == months
    assert after.day == day.day or (after.day < day.day and (after + timedelta(days=1)).day == 1)


@pytest.mark.parametrize(
    ("day", "weeks", "last_day"),
    [
        ("2025-10-20", 8, "2025-12-15"),
        ("2025-11-11", 8, "2026-01-06"),
        ("2026-02-24", 1, "2026-03-03"),
        ("2024-02-26", 1, "2024-03-04"),
    ],
)
def test_weeks_end_on_the_weekday_they_began_on(day: str, weeks: int, last_day: str) -> None:
    assert add_weeks(d(day), weeks) == d(last_day)
    assert d(last_day).weekday() == d(day).weekday()


@pytest.mark.parametrize(
    ("day", "monday"),
    [
        ("2026-12-28", "2026-12-28"),
        ("2027-01-01", "2026-12-28"),
        ("2027-01-03", "2026-12-28"),
        ("2027-01-04", "2027-01-04"),
    ],
)
def test_week_53_of_2026_runs_from_28_december_to_3_january(day: str, monday: str) -> None:
    assert monday_of(d(day)) == d(monday)
    assert (d(day).isocalendar().week == 53) is (d(monday) == d("2026-12-28"))


def test_a_span_counts_both_its_ends() -> None:
    span = DaySpan(d("2026-02-26"), d("2026-03-01"))
    assert span.day_count == 4
    assert list(span) == [d("2026-02-26"), d("2026-02-27"), d("2026-02-28"), d("2026-03-01")]


@pytest.mark.parametrize(
    ("day", "is_in"),
    [("2026-02-25", False), ("2026-02-26", True), ("2026-03-01", True), ("2026-03-02", False)],
)
def test_a_span_holds_its_first_and_its_last_day(day: str, is_in: bool) -> None:
    assert (d(day) in DaySpan(d("2026-02-26"), d("2026-03-01"))) is is_in


def test_nothing_but_a_day_lies_in_a_span() -> None:
    assert "2026-02-26" not in DaySpan(d("2026-02-26"), d("2026-03-01"))


@given(DAYS, st.integers(0, 20), st.integers(-25, 25), st.integers(0, 20))
def test_spans_overlap_where_they_share_a_day(one: date, length: int, later: int, other_length: int) -> None:
    first = DaySpan(one, one + timedelta(days=length))
    other = one + timedelta(days=later)
    second = DaySpan(other, other + timedelta(days=other_length))
    assert first.overlaps(second) is bool(set(first) & set(second))
    assert first.overlaps(second) is second.overlaps(first)


def test_spans_that_touch_on_one_day_overlap_and_neighbours_do_not() -> None:
    week = DaySpan(d("2026-01-12"), d("2026-01-15"))
    assert week.overlaps(DaySpan(d("2026-01-15"), d("2026-01-20")))
    assert not week.overlaps(DaySpan(d("2026-01-16"), d("2026-01-20")))
