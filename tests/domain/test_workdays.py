"""Workdays, holidays and eves, and the weeks in which a block of four days can lie."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taito_planner.domain.workdays import (
    BlockPattern,
    Holiday,
    HolidayCalendar,
    nearest_place,
    next_place,
    places_in_week,
)
from tests.builders import SMALL_CALENDAR, d

MONDAY, TUESDAY = BlockPattern(0, 4), BlockPattern(1, 4)
PATTERNS = (MONDAY, TUESDAY)


@pytest.mark.parametrize(
    ("day", "is_workday", "is_payable"),
    [
        ("2026-01-05", True, True),
        ("2026-01-06", False, False),  # Loppiainen, a Tuesday
        ("2026-01-09", True, True),
        ("2026-01-10", False, True),  # Saturday
        ("2026-01-11", False, False),
        ("2025-12-06", False, False),  # Independence Day, a Saturday
        ("2025-12-24", True, True),  # Christmas Eve, a Wednesday
        ("2025-12-25", False, False),
    ],
)
def test_workdays_and_payable_days(day: str, is_workday: bool, is_payable: bool) -> None:
    assert SMALL_CALENDAR.is_workday(d(day)) is is_workday
    assert SMALL_CALENDAR.is_payable(d(day)) is is_payable


def test_an_eve_is_no_public_holiday_but_is_found_among_days() -> None:
    eve = d("2025-12-24")
    assert not SMALL_CALENDAR.is_public(eve)
    assert [h.key for h in SMALL_CALENDAR.within([eve, d("2025-12-25"), d("2025-12-27")])] == [
        "christmas-eve",
        "christmas-day",
    ]


@pytest.mark.parametrize(
    ("monday", "legal"),
    [
        ("2025-12-08", [True, True]),
        ("2025-12-22", [False, False]),  # Christmas
        ("2025-12-29", [False, False]),  # New Year's Day, a Thursday
        ("2026-01-05", [False, False]),  # Loppiainen, a Tuesday
        ("2026-03-30", [True, False]),  # Good Friday
        ("2026-04-06", [False, True]),  # Easter Monday
        ("2026-04-27", [True, False]),  # May Day, a Friday
        ("2026-05-11", [False, False]),  # Ascension Day
        ("2026-12-28", [True, True]),  # week 53
    ],
)
def test_a_holiday_leaves_the_patterns_that_do_not_touch_it(monday: str, legal: list[bool]) -> None:
    assert [place.is_legal for place in places_in_week(d(monday), PATTERNS, SMALL_CALENDAR)] == legal


def test_a_place_tells_its_days_and_what_stands_in_its_way() -> None:
    tuesday = places_in_week(d("2026-01-05"), PATTERNS, SMALL_CALENDAR)[1]
    assert (tuesday.first_day, tuesday.last_day) == (d("2026-01-06"), d("2026-01-09"))
    assert [holiday.key for holiday in tuesday.holidays] == ["epiphany"]
    assert not tuesday.has_eve


def test_an_eve_leaves_a_place_legal_and_is_told() -> None:
    calendar = HolidayCalendar((Holiday(d("2026-12-24"), "christmas-eve", is_eve=True),))
    monday, tuesday = places_in_week(d("2026-12-21"), PATTERNS, calendar)
    assert monday.is_legal
    assert monday.has_eve
    assert tuesday.has_eve


def test_a_pattern_names_its_last_weekday() -> None:
    assert (MONDAY.last_weekday, TUESDAY.last_weekday) == (3, 4)


@pytest.mark.parametrize(
    ("wanted", "place"),
    [
        ("2026-01-12", "2026-01-12"),
        ("2026-01-13", "2026-01-13"),
        ("2026-01-14", "2026-01-13"),
        ("2026-01-15", "2026-01-13"),
        ("2026-01-16", "2026-01-13"),  # three days back, three days on: the earlier
        ("2026-01-17", "2026-01-19"),
        ("2026-01-18", "2026-01-19"),
        ("2026-01-06", "2026-01-12"),  # Loppiainen: the week before is New Year's
        ("2025-12-25", "2025-12-16"),  # nine days back, eighteen on
        ("2026-04-06", "2026-04-07"),  # Easter Monday
        ("2026-04-03", "2026-03-30"),  # Good Friday: four days back, four days on
    ],
)
def test_the_nearest_place_is_the_nearest_legal_first_day(wanted: str, place: str) -> None:
    found = nearest_place(d(wanted), PATTERNS, SMALL_CALENDAR)
    assert found is not None
    assert found.first_day == d(place)


@pytest.mark.parametrize("patterns", [PATTERNS, PATTERNS[:1], PATTERNS[1:]])
@pytest.mark.parametrize("legal_only", [True, False])
def test_no_place_within_five_weeks_is_nearer(patterns: tuple[BlockPattern, ...], legal_only: bool) -> None:
    for offset in range(200):
        day = d("2025-11-20") + timedelta(days=offset)
        monday = day - timedelta(days=day.weekday())
        weeks = (places_in_week(monday + timedelta(weeks=week), patterns, SMALL_CALENDAR) for week in range(-5, 6))
        fitting = [place for places in weeks for place in places if place.is_legal or not legal_only]
        nearest = min(fitting, key=lambda place: (abs((place.first_day - day).days), place.first_day))
        assert nearest_place(day, patterns, SMALL_CALENDAR, legal_only=legal_only) == nearest


def test_the_nearest_place_of_any_kind_may_lie_on_a_holiday() -> None:
    found = nearest_place(d("2026-01-06"), PATTERNS, SMALL_CALENDAR, legal_only=False)
    assert found is not None
    assert found.first_day == d("2026-01-06")
    assert not found.is_legal


def test_a_service_without_patterns_has_no_place() -> None:
    assert nearest_place(d("2026-01-12"), (), SMALL_CALENDAR) is None
    assert next_place(d("2026-01-12"), 1, (), SMALL_CALENDAR) is None


@given(st.dates(date(2025, 11, 1), date(2026, 6, 30)))
def test_no_legal_place_is_nearer_than_the_nearest(wanted: date) -> None:
    found = nearest_place(wanted, PATTERNS, SMALL_CALENDAR)
    assert found is not None
    assert found.is_legal
    distance = abs((found.first_day - wanted).days)
    for offset in range(-distance + 1, distance):
        day = date.fromordinal(wanted.toordinal() + offset)
        monday = date.fromordinal(day.toordinal() - day.weekday())
        assert not any(
            p.is_legal and p.first_day == day for p in places_in_week(monday, PATTERNS, SMALL_CALENDAR)
        )


@pytest.mark.parametrize(
    ("first_day", "step", "place"),
    [
        ("2026-01-12", 1, "2026-01-19"),
        ("2026-01-13", 1, "2026-01-20"),
        ("2026-01-19", -1, "2026-01-12"),
        ("2025-12-15", 1, "2026-01-12"),  # over Christmas, New Year and Loppiainen
        ("2026-01-12", -1, "2025-12-15"),
        ("2026-03-23", 1, "2026-03-30"),
        ("2026-03-24", 1, "2026-03-30"),  # the other pattern, for Good Friday
        ("2026-03-30", 1, "2026-04-07"),  # the other pattern, for Easter Monday
        ("2026-04-14", -1, "2026-04-07"),
        ("2026-05-04", 1, "2026-05-18"),  # past Ascension week
        ("2026-12-21", 1, "2026-12-28"),  # into week 53
        ("2026-12-28", 1, "2027-01-04"),  # and out of it
    ],
)
def test_a_step_by_key_goes_to_the_next_legal_week(first_day: str, step: int, place: str) -> None:
    found = next_place(d(first_day), step, PATTERNS, SMALL_CALENDAR)
    assert found is not None
    assert found.first_day == d(place)


def test_a_step_by_key_finds_nothing_past_half_a_year_of_holidays() -> None:
    days = [Holiday(date.fromordinal(d("2026-01-12").toordinal() + i), "closed") for i in range(300)]
    assert next_place(d("2026-01-05"), 1, PATTERNS, HolidayCalendar(tuple(days))) is None
