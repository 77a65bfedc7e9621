"""The provider's closures: the third layer of the calendar, switched by the service, rechecked where it changes."""

from dataclasses import replace

import pytest

from taito_planner.domain.closed_days import calendar_for, house_calendar, open_calendar
from taito_planner.domain.edits import apply
from taito_planner.domain.intents import Put, Remove
from taito_planner.domain.model import Plan, Training
from taito_planner.domain.records import Closure
from taito_planner.domain.workdays import BlockPattern, places_in_week
from taito_planner.rules.checker import Checked, check
from taito_planner.rules.finding import Severity
from taito_planner.storage.profiles import load_profiles
from tests.builders import block, customer, d, group, plan, session, start_visit

PROFILES = load_profiles()
TAITO = PROFILES["taito"]
AS_OF = d("2025-11-10")
SUMMER = Closure("summer", d("2026-07-06"), d("2026-07-31"), "kesäloma")
JULY = group("Oulu 1/2026", blocks=[block("2026-07-06")])
AUTUMN = group("Kuopio 5/2025", blocks=[block("2026-10-05")])


def rules_of(result: Checked, rule: str = "block-on-holiday") -> list[tuple[str, Severity]]:
    return [(finding.variant, finding.severity) for finding in result.findings if finding.rule == rule]


@pytest.mark.parametrize(
    ("layer", "monday", "variant"),
    [
        ("holiday_blocks", "2026-01-05", "holiday"),
        ("eve_blocks", "2025-12-22", "eve"),
        ("closures", "2026-07-06", "closure"),
    ],
)
def test_each_layer_of_the_calendar_can_be_an_error_a_warning_or_nothing(
    layer: str, monday: str, variant: str
) -> None:
    some_plan = plan(group(blocks=[block(monday, 3)]), closures=(SUMMER,))

    def found(value: str) -> list[tuple[str, Severity]]:
        return rules_of(check(some_plan, {"taito": replace(TAITO, **{layer: value})}, AS_OF))

    assert found("error") == [(variant, Severity.ERROR)]
    assert found("warn") == [(variant, Severity.WARNING)]
    assert found("ignore") == []


@pytest.mark.parametrize("value", ["error", "warn", "ignore"])
def test_the_places_of_a_service_follow_its_setting(value: str) -> None:
    calendar = calendar_for(Plan(closures=(SUMMER,)), replace(TAITO, closures=value))
    (place,) = places_in_week(d("2026-07-27"), [BlockPattern(0, 4)], calendar)
    assert (place.is_legal, place.has_eve) == {
        "error": (False, False), "warn": (True, True), "ignore": (True, False)
    }[value]  # fmt: skip


def test_visits_and_group_days_may_use_no_closed_day_unless_the_service_ignores_closures() -> None:
    eve = Closure("eve", d("2026-12-24"), d("2026-12-24"), "joulutauko")
    closed = plan(closures=(SUMMER, eve))
    kept = open_calendar(closed, TAITO)
    assert [kept.is_workday(d(day)) for day in ("2026-07-03", "2026-07-06", "2026-07-31", "2026-08-03")] == [
        True, False, False, True
    ]  # fmt: skip
    assert not kept.is_workday(d("2026-12-24"))
    assert kept.is_workday(d("2026-12-23"))
    assert open_calendar(closed, replace(TAITO, closures="ignore")) is closed.calendar


def test_a_closure_moves_no_workday_no_payable_day_and_no_deadline() -> None:
    person = customer(visits=[start_visit("2026-03-04"), session("2026-09-01")], trainings=[
        Training("training", d("2026-06-01"), d("2026-08-28"))
    ])  # fmt: skip
    open_house = plan(group(customers=[person], blocks=[block("2026-03-09"), block("2026-05-25")]))
    closed = replace(open_house, closures=(Closure("all-year", d("2025-12-01"), d("2026-12-31")),))

    def others(result: Checked) -> list[object]:
        return [f for f in result.findings if f.rule not in ("block-on-holiday", "visit-on-day-off")]

    assert others(check(closed, PROFILES, AS_OF)) == others(check(open_house, PROFILES, AS_OF))
    assert calendar_for(closed, TAITO).is_payable(d("2026-07-01"))
    assert calendar_for(closed, TAITO).is_workday(d("2026-07-01"))


def test_a_closure_that_begins_changes_and_ends_is_rechecked_like_everything_else() -> None:
    before = check(plan(JULY, AUTUMN), PROFILES, AS_OF)
    for intent in (
        Put(SUMMER),
        Put(replace(SUMMER, reason="remontti")),
        Put(replace(SUMMER, first_day=d("2026-07-10"))),
        Put(replace(SUMMER, first_day=d("2026-06-29"), last_day=d("2026-07-03"))),
        Put(Closure("other", d("2026-07-09"), d("2026-07-09"))),
        Remove("summer"),
    ):
        after = before.recheck(apply(intent, before.plan, PROFILES))
        full = check(after.plan, PROFILES, AS_OF)
        assert after.findings == full.findings
        assert [f.facts for f in after.findings] == [f.facts for f in full.findings]
        before = after
    assert rules_of(before) == [("closure", Severity.WARNING)]


def test_a_closure_far_from_a_groups_days_leaves_its_findings_as_they_are() -> None:
    before = check(plan(JULY, AUTUMN), PROFILES, AS_OF)
    after = before.recheck(apply(Put(SUMMER), before.plan, PROFILES))
    assert after.parts[AUTUMN.id] is before.parts[AUTUMN.id]
    assert after.parts[JULY.id] is not before.parts[JULY.id]


def test_a_closure_beside_a_block_on_a_holiday_takes_its_nearest_place() -> None:
    before = check(plan(group(blocks=[block("2026-01-05")])), PROFILES, AS_OF)
    week = Closure("week", d("2026-01-12"), d("2026-01-16"))
    after = before.recheck(apply(Put(week), before.plan, PROFILES))
    nearest = [f.facts["nearest"].first_day for f in after.findings if f.rule == "block-on-holiday"]
    assert nearest == [d("2026-01-19")]
    assert after.findings == check(after.plan, PROFILES, AS_OF).findings


def test_a_visit_of_a_customer_without_a_group_is_rechecked_too() -> None:
    loose = customer("A-9", visits=[start_visit("2026-07-31")])
    before = check(plan(loose_customers=[loose]), PROFILES, AS_OF)
    after = before.recheck(apply(Put(SUMMER), before.plan, PROFILES))
    assert rules_of(after, "visit-on-day-off") == [("visit-closure", Severity.WARNING)]


def test_the_calendar_of_a_plan_is_made_once_until_its_closures_change() -> None:
    some_plan = plan(JULY, closures=(SUMMER,))
    renamed = apply(Put(replace(SUMMER, reason="remontti")), some_plan, PROFILES)
    assert house_calendar(replace(some_plan, groups=())) is house_calendar(some_plan)
    assert calendar_for(some_plan, TAITO) is calendar_for(replace(some_plan, groups=()), TAITO)
    assert house_calendar(renamed).eves[d("2026-07-06")].reason == "remontti"
