"""Dates, weeks and spans as planners write them."""

from datetime import date, time
from typing import Any

import pytest

from taito_planner.domain.days import DaySpan
from taito_planner.texts.dates import (
    decimal_text,
    in_language,
    month_ladder,
    month_text,
    signed_text,
    span_text,
    time_text,
    week_text,
    weekday_day,
    weekday_span,
)
from tests.builders import d


@pytest.mark.parametrize(
    ("day", "language", "text"),
    [
        ("2025-12-02", "fi", "ti 2.12.2025"),
        ("2025-12-02", "sv", "ti 2.12.2025"),
        ("2025-12-02", "en", "Tue 2.12.2025"),
        ("2026-01-04", "fi", "su 4.1.2026"),
        ("2026-01-04", "sv", "sö 4.1.2026"),
    ],
)
def test_a_day_with_its_weekday(day: str, language: str, text: str) -> None:
    assert weekday_day(d(day), language) == text


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2026-12-27", "vk 52"),
        ("2026-12-28", "vk 53"),
        ("2027-01-03", "vk 53"),
        ("2027-01-04", "vk 1"),
        ("2025-12-29", "vk 1"),
    ],
)
def test_weeks_are_iso_weeks(day: str, text: str) -> None:
    assert week_text(d(day)) == text


def test_a_month_is_named_in_the_nominative() -> None:
    assert month_text(d("2025-12-02")) == "joulukuu 2025"
    assert month_text(d("2025-12-02"), "sv") == "december 2025"


def test_a_month_has_shorter_and_shorter_words() -> None:
    assert month_ladder(d("2025-10-01")) == ("lokakuu 2025", "lokakuu", "loka", "10")
    assert month_ladder(d("2025-10-01"), "en") == ("October 2025", "October", "Oct", "10")
    assert month_ladder(d("2026-01-01"), needs_year=True) == ("tammikuu 2026", "tammi 2026", "1/2026", "2026")


@pytest.mark.parametrize(
    ("first", "last", "text", "short"),
    [
        ("2026-01-06", "2026-01-09", "6.–9.1.2026", "6.–9.1."),
        ("2026-01-06", "2026-01-06", "6.1.2026", "6.1."),
        ("2024-02-26", "2024-03-01", "26.2.–1.3.2024", "26.2.–1.3."),
        ("2025-12-30", "2026-01-02", "30.12.2025–2.1.2026", "30.12.–2.1."),
        ("2025-01-06", "2026-01-09", "6.1.2025–9.1.2026", "6.1.–9.1."),
    ],
)
def test_a_span_says_once_what_both_ends_share(first: str, last: str, text: str, short: str) -> None:
    assert span_text(d(first), d(last)) == text
    assert span_text(d(first), d(last), year=False) == short


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2026-01-06", "2026-01-09", "ti–pe 6.–9.1.2026"),
        ("2026-01-06", "2026-01-06", "ti 6.1.2026"),
        ("2026-01-05", "2026-01-11", "ma–su 5.–11.1.2026"),
        ("2026-01-05", "2026-01-12", "5.–12.1.2026"),
    ],
)
def test_a_span_of_up_to_a_week_names_its_weekdays(first: str, last: str, text: str) -> None:
    assert weekday_span(d(first), d(last)) == text


def test_times_have_a_point_and_decimals_a_comma_in_finnish() -> None:
    assert time_text(time(9, 5)) == "9.05"
    assert decimal_text(15.25, "fi") == "15,2"
    assert decimal_text(15.25, "en", 2) == "15.25"


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (date(2025, 12, 29), "", "29.12.2025"),
        (date(2025, 12, 29), "wd", "ma 29.12.2025"),
        (date(2025, 12, 29), "wdshort", "ma 29.12."),
        (date(2025, 12, 29), "short", "29.12."),
        (date(2025, 12, 29), "week", "vk 1"),
        (DaySpan(date(2026, 1, 6), date(2026, 1, 9)), "", "6.–9.1.2026"),
        (DaySpan(date(2026, 1, 6), date(2026, 1, 9)), "wd", "ti–pe 6.–9.1.2026"),
        (DaySpan(date(2026, 1, 6), date(2026, 1, 9)), "wdshort", "ti–pe 6.–9.1."),
        (DaySpan(date(2026, 1, 6), date(2026, 1, 9)), "short", "6.–9.1."),
        (time(14, 30), "", "14.30"),
        (15.3, "", "15,3"),
        (7, "", "7"),
        ("Oulu 1", "", "Oulu 1"),
    ],
)
def test_a_fact_takes_the_form_its_sentence_asks_for(value: Any, form: str, text: str) -> None:
    assert format(in_language(value, "fi"), form) == text


@pytest.mark.parametrize(("number", "text"), [(0.4, "±0"), (-0.4, "±0"), (0.6, "+1"), (-11.7, "−12")])
def test_a_signed_number_is_whole_with_a_true_minus_and_nothing_over_is_neither(number: float, text: str) -> None:
    assert signed_text(number) == text
