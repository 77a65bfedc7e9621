"""The rules are the numbers' servants: another service's profile changes what they find, and None turns a
check off.
"""

from dataclasses import fields, replace

from taito_planner.domain.model import BlockMove, Plan
from taito_planner.domain.profile import ServiceProfile
from taito_planner.domain.workdays import BlockPattern
from taito_planner.rules.checker import check
from taito_planner.rules.finding import Finding
from taito_planner.storage.profiles import load_profiles
from tests.builders import block, customer, d, group, group_days, plan, session, staff, start_visit

TAITO = load_profiles()["taito"]
MON_FRI, MON_THU, TUE_FRI, MON_WED = BlockPattern(0, 5), BlockPattern(0, 4), BlockPattern(1, 4), BlockPattern(0, 3)
COURSE = replace(TAITO, id="course", block_patterns=((MON_FRI,), (MON_THU, TUE_FRI), (MON_FRI, MON_WED)))
EMPTY = ServiceProfile("empty", "1", {}, ())
"""A service of which nothing is known: every check that needs a number is off."""


def findings(some_plan: Plan, profile: ServiceProfile, rule: str = "") -> list[Finding]:
    found = check(some_plan, {profile.id: profile}, d("2025-10-24")).findings
    return [finding for finding in found if rule in ("", finding.rule)]


def course(*blocks: object, **facts: object) -> Plan:
    return plan(group(service="course", blocks=blocks, **facts))


def test_each_block_has_its_own_length() -> None:
    lawful = course(block("2026-01-12", 5), block("2026-02-10", 4), block("2026-03-09", 3))
    assert findings(lawful, COURSE, "block-shape") == []


def test_a_wrong_length_is_held_against_the_nearest_lawful_one() -> None:
    wrong = course(block("2026-01-12", 4), block("2026-02-10", 5), block("2026-03-09", 2))
    found = findings(wrong, COURSE, "block-shape")
    assert [(finding.limit, finding.actual) for finding in found] == [(5, 4), (4, 5), (3, 2)]


def test_a_weekday_is_lawful_only_with_its_length() -> None:
    found = findings(course(block("2026-01-13", 5)), COURSE, "block-shape")
    assert [(finding.variant, finding.on) for finding in found] == [("weekday", d("2026-01-13"))]


def test_the_number_of_blocks_is_the_services() -> None:
    two = replace(COURSE, block_patterns=((MON_FRI,), (MON_FRI,)))
    assert findings(course(block("2026-01-12", 5), block("2026-02-09", 5)), two, "block-set") == []
    third = course(block("2026-01-12", 5), block("2026-02-09", 5), block("2026-03-09", 5))
    assert [(f.limit, f.actual) for f in findings(third, two, "block-set")] == [(2, 3)]


def test_a_block_attended_elsewhere_lasts_the_services_first_length() -> None:
    move = BlockMove("move", d("2026-02-16"), group("Kuopio").id, d("2026-01-12"))
    moved = customer(moves=[move], trainings=())
    away = course(block("2026-01-12", 5), block("2026-03-09", 3), customers=[moved])
    missing = findings(away, replace(COURSE, opening_days=9), "group-days-missing")
    assert missing == []


def test_an_unknown_service_is_not_checked() -> None:
    assert findings(course(block("2026-01-14", 2)), TAITO) == []


def test_a_service_of_which_nothing_is_known_gives_no_deadline_and_no_size() -> None:
    late = customer(visits=[start_visit("2026-06-01"), session("2026-06-02")], left_on=None)
    unknown = plan(
        group(
            service="empty",
            size=2,
            blocks=[block("2026-06-08", 2), group_days("2026-07-01")],
            customers=[late],
            leaders=(),
        ),
        staff=[staff()],
    )
    assert {finding.rule for finding in findings(unknown, EMPTY)} == set()


def test_a_date_is_asked_for_only_where_the_service_has_a_clock_that_runs_from_it() -> None:
    waiting = customer(decision_arrived_on=None)
    deferred = course(deferral_decided_on=d("2025-10-20"), customers=[waiting])
    without_visits = replace(COURSE, first_visit_weeks=None)
    assert [f.variant for f in findings(deferred, COURSE, "date-missing")] == ["both"]
    assert [f.variant for f in findings(deferred, without_visits, "date-missing")] == ["receipt"]
    assert findings(deferred, replace(without_visits, deferral_to_months=None), "date-missing") == []


def test_every_number_of_a_service_may_be_unknown_without_an_exception() -> None:
    some_plan = course(
        block("2026-01-12", 5),
        agreed_start_on=d("2026-01-05"),
        deferral_decided_on=d("2025-12-01"),
        customers=[customer(visits=[start_visit("2026-01-06")])],
    )
    for field in fields(ServiceProfile):
        if field.default is None:
            findings(some_plan, replace(COURSE, **{field.name: None}))
