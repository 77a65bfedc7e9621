"""The table of weeks that restrict a block, 2024 to 2027, with the eves blocking and with the eves free."""

from datetime import date, timedelta

import pytest

from taito_planner.domain.workdays import places_in_week
from taito_planner.storage.holidays import finnish_calendar
from taito_planner.storage.profiles import load_profiles

PATTERNS = load_profiles()["taito"].patterns_for(1)
MON_THU, TUE_FRI, NONE = "ma-to", "ti-pe", "-"
RESTRICTED = {
    2024: {1: TUE_FRI, 13: MON_THU, 14: TUE_FRI, 18: NONE, 19: NONE, 25: MON_THU, 49: MON_THU, 52: NONE},
    2025: {1: NONE, 2: TUE_FRI, 16: MON_THU, 17: TUE_FRI, 18: NONE, 22: NONE, 25: MON_THU, 52: NONE},
    2026: {
        1: NONE,
        2: NONE,
        14: MON_THU,
        15: TUE_FRI,
        18: MON_THU,
        20: NONE,
        25: MON_THU,
        52: NONE,
        53: MON_THU,
    },
    2027: {1: NONE, 12: MON_THU, 13: TUE_FRI, 18: NONE, 25: MON_THU, 49: TUE_FRI, 51: MON_THU},
}
OPENED_BY_FREE_EVES = {
    2024: {25: "both"},
    2025: {25: "both"},
    2026: {25: "both", 52: MON_THU},
    2027: {25: "both", 51: "both"},
}


def weeks_of(year: int) -> list[date]:
    """The Mondays of an ISO year's weeks."""
    monday = date.fromisocalendar(year, 1, 1)
    mondays = [monday + timedelta(weeks=number) for number in range(53)]
    return [monday for monday in mondays if monday.isocalendar().year == year]


def legal_patterns(monday: date, *, eves_are_free: bool) -> str:
    places = places_in_week(monday, PATTERNS, finnish_calendar())
    legal = {place.first_day.weekday() for place in places if place.is_legal and (eves_are_free or not place.has_eve)}
    return {frozenset({0, 1}): "both", frozenset({0}): MON_THU, frozenset({1}): TUE_FRI}.get(frozenset(legal), NONE)


@pytest.mark.parametrize("year", RESTRICTED)
def test_with_eves_blocking_exactly_these_weeks_restrict_a_block(year: int) -> None:
    found = {m.isocalendar().week: legal_patterns(m, eves_are_free=False) for m in weeks_of(year)}
    assert {week: patterns for week, patterns in found.items() if patterns != "both"} == RESTRICTED[year]


@pytest.mark.parametrize("year", OPENED_BY_FREE_EVES)
def test_with_eves_free_these_weeks_open_up(year: int) -> None:
    for monday in weeks_of(year):
        week, free = monday.isocalendar().week, legal_patterns(monday, eves_are_free=True)
        assert free == OPENED_BY_FREE_EVES[year].get(week, RESTRICTED[year].get(week, "both"))


def test_2026_has_a_week_53() -> None:
    assert len(weeks_of(2026)) == 53
    assert len(weeks_of(2027)) == 52
