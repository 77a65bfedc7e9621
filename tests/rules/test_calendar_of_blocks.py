"""The table of weeks that restrict a block, 2024 to 2028, with the eves blocking and with the eves free."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from taito_planner.domain.model import Group, Plan
from taito_planner.domain.workdays import places_in_week
from taito_planner.rules.checker import check
from taito_planner.rules.finding import Finding, Severity
from taito_planner.storage.holidays import finnish_calendar
from taito_planner.storage.profiles import load_profiles
from tests.builders import block, group, plan

TAITO = load_profiles()["taito"]
PATTERNS = TAITO.patterns_for(1)
MON_THU, TUE_FRI, NONE = "ma-to", "ti-pe", "-"
WORDS = {frozenset({0, 1}): "both", frozenset({0}): MON_THU, frozenset({1}): TUE_FRI}
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
    2028: {1: NONE, 15: MON_THU, 16: TUE_FRI, 18: TUE_FRI, 21: NONE, 25: MON_THU, 49: NONE, 52: NONE},
}
OPENED_BY_FREE_EVES = {
    2024: {25: "both"},
    2025: {25: "both"},
    2026: {25: "both", 52: MON_THU},
    2027: {25: "both", 51: "both"},
    2028: {25: "both"},
}


def weeks_of(year: int) -> list[date]:
    """The Mondays of an ISO year's weeks."""
    monday = date.fromisocalendar(year, 1, 1)
    mondays = [monday + timedelta(weeks=number) for number in range(53)]
    return [monday for monday in mondays if monday.isocalendar().year == year]


def legal_patterns(monday: date, *, eves_are_free: bool) -> str:
    places = places_in_week(monday, PATTERNS, finnish_calendar())
    legal = {place.first_day.weekday() for place in places if place.is_legal and (eves_are_free or not place.has_eve)}
    return WORDS.get(frozenset(legal), NONE)


@pytest.mark.parametrize("year", RESTRICTED)
def test_with_eves_blocking_exactly_these_weeks_restrict_a_block(year: int) -> None:
    found = {m.isocalendar().week: legal_patterns(m, eves_are_free=False) for m in weeks_of(year)}
    assert {week: patterns for week, patterns in found.items() if patterns != "both"} == RESTRICTED[year]


@pytest.mark.parametrize("year", OPENED_BY_FREE_EVES)
def test_with_eves_free_these_weeks_open_up(year: int) -> None:
    for monday in weeks_of(year):
        week, free = monday.isocalendar().week, legal_patterns(monday, eves_are_free=True)
        assert free == OPENED_BY_FREE_EVES[year].get(week, RESTRICTED[year].get(week, "both"))


@pytest.mark.parametrize("year", RESTRICTED)
@pytest.mark.parametrize("eve_blocks", ["error", "ignore"])
def test_the_rule_finds_a_holiday_in_exactly_the_blocks_that_the_table_restricts(year: int, eve_blocks: str) -> None:
    groups = [
        group(f"{monday} {weekday}", blocks=[block(monday + timedelta(days=weekday))])
        for monday in weeks_of(year)
        for weekday in (0, 1)
    ]
    profiles = {"taito": replace(TAITO, eve_blocks=eve_blocks)}
    some_plan = plan(*groups, calendar=finnish_calendar())
    errors = {f.group for f in check(some_plan, profiles, date(year, 1, 1)).findings if f.rule == "block-on-holiday"}
    for monday in weeks_of(year):
        legal = {n for n in (0, 1) if group_named(some_plan, f"{monday} {n}").id not in errors}
        assert WORDS.get(frozenset(legal), NONE) == legal_patterns(monday, eves_are_free=eve_blocks == "ignore")


def group_named(some_plan: Plan, name: str) -> Group:
    return next(one for one in some_plan.groups if one.name == name)


@pytest.mark.parametrize("year", RESTRICTED)
def test_where_the_eves_only_warn_they_are_the_difference_between_the_two_tables(year: int) -> None:
    mondays = {m.isocalendar().week: m for m in weeks_of(year)}
    first_days = [(week, mondays[week] + timedelta(days=n)) for week in OPENED_BY_FREE_EVES[year] for n in (0, 1)]
    groups = [group(f"{week}", blocks=[block(first)]) for week, first in first_days]
    some_plan = plan(*groups, calendar=finnish_calendar())
    findings = check(some_plan, {"taito": TAITO}, date(year, 1, 1)).findings
    warned = {some_plan.group_by_id[f.group].name for f in findings if f.group and is_eve_warning(f)}
    assert warned == {f"{week}" for week in OPENED_BY_FREE_EVES[year]}


def is_eve_warning(finding: Finding) -> bool:
    return (finding.rule, finding.severity, finding.variant) == ("block-on-holiday", Severity.WARNING, "eve")


def test_2026_has_a_week_53() -> None:
    assert len(weeks_of(2026)) == 53
    assert len(weeks_of(2027)) == 52
