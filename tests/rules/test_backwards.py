"""The start clocks read backwards are the exact inverse of the clocks read forwards."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taito_planner.domain.days import ONE_DAY, DaySpan
from taito_planner.domain.profile import ServiceProfile
from taito_planner.rules.backwards import arrival_window, decision_window, latest_arrival
from taito_planner.rules.deadlines import group_start_limit, visit_limit
from taito_planner.storage.holidays import finnish_calendar
from taito_planner.storage.profiles import load_profiles
from tests.builders import d

TAITO = load_profiles()["taito"]
CALENDAR = finnish_calendar()
DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
PROFILES = st.sampled_from([TAITO, replace(TAITO, deadline_roll=True)])


@pytest.mark.parametrize(
    ("starts", "oldest"),
    [
        ("2025-12-15", "2025-09-15"),
        ("2026-02-27", "2025-11-27"),
        ("2026-02-28", "2025-11-28"),
        ("2026-03-01", "2025-12-01"),
        ("2024-02-29", "2023-11-29"),
        ("2028-02-29", "2027-11-29"),
        ("2024-02-28", "2023-11-28"),
        ("2025-11-30", "2025-08-30"),
        ("2026-03-31", "2025-12-31"),
        ("2026-05-31", "2026-03-01"),
        ("2026-07-31", "2026-05-01"),
    ],
)
def test_the_oldest_decision_that_still_reaches_a_planned_block(starts: str, oldest: str) -> None:
    found = decision_window(d(starts), TAITO, CALENDAR)
    assert found is not None
    assert found.first_day == d(oldest)


def test_a_first_visit_suits_arrivals_of_the_eight_weeks_before_it() -> None:
    assert arrival_window(d("2025-12-29"), TAITO, CALENDAR) == DaySpan(d("2025-11-03"), d("2025-12-29"))
    assert arrival_window(d("2025-12-30"), TAITO, CALENDAR) == DaySpan(d("2025-11-04"), d("2025-12-30"))


@given(DAYS, PROFILES)
def test_the_oldest_decision_is_in_time_and_the_one_before_it_is_not(starts: date, profile: ServiceProfile) -> None:
    found = decision_window(starts, profile, CALENDAR)
    assert found is not None
    assert group_start_limit(found.first_day, profile, CALENDAR) >= starts
    assert group_start_limit(found.first_day - ONE_DAY, profile, CALENDAR) < starts


@given(DAYS, PROFILES)
def test_the_oldest_arrival_is_in_time_and_the_one_before_it_is_not(visit: date, profile: ServiceProfile) -> None:
    found = arrival_window(visit, profile, CALENDAR)
    assert found is not None
    assert visit_limit(found.first_day, profile, CALENDAR) >= visit
    assert visit_limit(found.first_day - ONE_DAY, profile, CALENDAR) < visit


@given(DAYS)
def test_a_decision_is_in_the_window_of_a_start_just_when_the_start_keeps_its_limit(day: date) -> None:
    limit = group_start_limit(day, TAITO, CALENDAR)
    on_time, too_late = decision_window(limit, TAITO, CALENDAR), decision_window(limit + ONE_DAY, TAITO, CALENDAR)
    assert on_time is not None
    assert on_time.first_day <= day
    assert too_late is not None
    assert too_late.first_day > day


@pytest.mark.parametrize(
    ("starts", "latest"),
    [
        ("2025-12-16", "2025-12-15"),
        ("2025-12-15", "2025-12-12"),
        ("2026-04-07", "2026-04-02"),
        ("2025-12-09", "2025-12-08"),
        ("2025-12-08", "2025-12-05"),
    ],
)
def test_the_latest_arrival_leaves_a_workday_for_a_visit_before_the_block(starts: str, latest: str) -> None:
    assert latest_arrival(d(starts), TAITO, CALENDAR) == d(latest)


def test_the_latest_arrival_is_the_day_itself_where_visit_and_block_may_share_one() -> None:
    lenient = replace(TAITO, same_day_visit_and_block=True)
    assert latest_arrival(d("2025-12-15"), lenient, CALENDAR) == d("2025-12-15")


def test_a_service_without_the_clock_has_no_window() -> None:
    assert decision_window(d("2025-12-15"), replace(TAITO, group_start_months=None), CALENDAR) is None
    assert arrival_window(d("2025-12-15"), replace(TAITO, first_visit_weeks=None), CALENDAR) is None
