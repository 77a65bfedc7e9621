"""The incremental check always equals the full one, and looks only at what an edit can touch."""

from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taito_planner.domain.edits import apply
from taito_planner.domain.ids import new_id
from taito_planner.domain.intents import MoveBlock, MoveVisit, Put
from taito_planner.domain.model import BlockMove, Group, Leave, Plan, Training
from taito_planner.domain.refusals import IntentRefused
from taito_planner.rules.checker import Checked, check
from taito_planner.rules.finding import Severity
from taito_planner.rules.spans import NO_SPANS
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import texts_for
from taito_planner.texts.finding_text import in_json_order, row
from tests.builders import block, customer, d, group, group_days, plan, session, staff, start_visit
from tests.rules.random_plans import RandomPlan

PROFILES = load_profiles()
COURSE = replace(PROFILES["taito"], id="course", first_visit_weeks=4, waiting_days_max=30, gap_notice_days=21)
SERVICES = {**PROFILES, "course": COURSE}
AS_OF = date(2025, 11, 10)
TEXTS = texts_for("fi")
TRAINING = Training("training", d("2026-09-01"), d("2026-12-18"))


def checked(some_plan: Plan) -> Checked:
    return check(some_plan, SERVICES, AS_OF)


@settings(max_examples=120)
@given(st.integers(min_value=0, max_value=2**32))
def test_a_recheck_after_any_edits_equals_a_full_check(seed: int) -> None:
    random = Random(seed)
    random_plan = RandomPlan(random)
    current = random_plan.plan()
    result = checked(current)
    for _ in range(8):
        try:
            current = apply(random_plan.intent(current), current, SERVICES)
        except IntentRefused:
            continue
        if random.random() < 0.05:
            current = replace(current, calendar=random_plan.calendar())
        result = result.recheck(current)
        full = checked(current)
        assert result.findings == full.findings
        assert [finding.facts for finding in result.findings] == [finding.facts for finding in full.findings]
        items = {item for finding in full.findings for item in finding.items}
        assert all(result.findings_naming(item) == full.findings_naming(item) for item in items)
        assert all(full.findings_of_group(g.id) == full.findings_by_group.get(g.id, ()) for g in current.groups)
        assert result.worst_by_group == full.worst_by_group
        assert all(result.span_of_group(g.id) == full.span_of_group(g.id) for g in current.groups)
        assert all(result.span_of_service(service) == full.span_of_service(service) for service in SERVICES)


@settings(max_examples=150)
@given(st.integers(min_value=0, max_value=2**32))
def test_any_plan_gives_findings_with_sentences_never_an_exception(seed: int) -> None:
    some_plan = RandomPlan(Random(seed)).plan()
    findings = in_json_order(checked(some_plan).findings, some_plan)
    rows = [row(finding, some_plan, TEXTS) for finding in findings]
    assert all("None" not in one["message"] and "{" not in one["message"] for one in rows)
    keys = [finding.key for finding in findings]
    assert len(keys) == len(set(keys))


@settings(max_examples=60)
@given(st.integers(min_value=0, max_value=2**32))
def test_identities_stay_while_names_change_and_while_others_are_edited(seed: int) -> None:
    random_plan = RandomPlan(Random(seed))
    some_plan = random_plan.plan()
    before = checked(some_plan)
    assert keys_of(checked(renamed(some_plan))) == keys_of(before)
    after = before.recheck(replace(some_plan, groups=(*some_plan.groups, random_plan.group(new_id(), 9))))
    known = {finding.key for part in before.parts.values() for finding in part.findings}
    assert known <= keys_of(after)
    assert len(after.findings) == len(keys_of(after))


def keys_of(result: Checked) -> set[tuple[str, ...]]:
    return {finding.key for finding in result.findings}


def renamed(some_plan: Plan) -> Plan:
    """The same plan under other names."""

    def other(entity: Any) -> Any:
        return replace(entity, name=f"x {entity.name}")

    groups = (replace(other(g), customers=tuple(other(c) for c in g.customers)) for g in some_plan.groups)
    return replace(
        some_plan,
        groups=tuple(groups),
        loose_customers=tuple(other(c) for c in some_plan.loose_customers),
        staff=tuple(other(member) for member in some_plan.staff),
    )


def test_an_empty_plan_has_no_findings() -> None:
    assert checked(Plan()).findings == ()


def test_an_unchanged_plan_is_not_checked_again() -> None:
    some_plan = plan(group())
    result = checked(some_plan)
    assert result.recheck(some_plan) is result


def test_a_group_that_no_edit_touched_keeps_its_findings_as_they_are() -> None:
    moved, other = group("Oulu 1/2026", blocks=[block("2026-01-12")]), group("Kuopio 5/2025")
    before = checked(plan(moved, other))
    after = before.recheck(apply(MoveBlock(moved.blocks[0].id, d("2026-01-19")), before.plan, PROFILES))
    assert after.parts[other.id] is before.parts[other.id]
    assert after.parts[moved.id] is not before.parts[moved.id]


def test_another_holiday_table_checks_everything() -> None:
    before = checked(plan(group(blocks=[block("2026-01-05")])))
    after = before.recheck(Plan(before.plan.groups))
    assert [f.rule for f in before.findings if f.rule == "block-on-holiday"] == ["block-on-holiday"]
    assert [f.rule for f in after.findings if f.rule == "block-on-holiday"] == []


def test_a_customer_attending_a_block_elsewhere_is_checked_when_that_block_moves() -> None:
    other = group("Kuopio 5/2025", blocks=[block("2026-02-17", 3)])
    move = BlockMove("move", d("2026-02-17"), other.id)
    home = group(
        "Oulu 1/2026",
        blocks=[block("2026-01-12"), block("2026-02-09"), block("2026-03-09")],
        customers=[customer(moves=[move])],
    )
    before = checked(plan(home, other))
    assert [f.actual for f in before.findings if f.rule == "group-days-missing"] == [11]
    after = before.recheck(apply(MoveBlock(other.blocks[0].id, d("2026-02-16")), before.plan, PROFILES))
    assert [f.actual for f in after.findings if f.rule == "group-days-missing"] == []


def test_a_colleagues_new_leave_takes_the_substitute_away() -> None:
    away, there = staff("Petri Mäki", ("2026-01-12", "2026-01-12")), staff("Katri Oja")
    led = group(blocks=[block("2026-01-12")], leaders=(away.id, there.id))
    before = checked(plan(led, staff=[away, there]))
    leave = Leave("leave", d("2026-01-12"), d("2026-01-16"))
    after = before.recheck(apply(Put(leave, there.id), before.plan, PROFILES))
    assert severities(before, away.id) == [Severity.NOTICE]
    assert severities(after, away.id) == [Severity.WARNING]


def severities(result: Checked, staff_id: str) -> list[Severity]:
    return [f.severity for f in result.findings if f.rule == "staff-on-leave" and f.staff == staff_id]


def test_findings_are_looked_up_by_the_bars_they_name() -> None:
    late = start_visit("2026-01-09")
    led = group(blocks=[block("2026-01-05")], customers=[customer(visits=[late])])
    result = checked(plan(led))
    assert {f.rule for f in result.findings_naming(late.id)} == {
        "first-visit-late",
        "start-visit-after-group-start",
    }
    assert result.worst_by_group == {led.id: Severity.ERROR}
    assert {f.rule for f in result.findings_by_group[led.id]} >= {"first-visit-late", "block-on-holiday"}


def test_a_leaders_finding_marks_his_group() -> None:
    away = staff("Petri Mäki", ("2026-01-12", "2026-01-12"))
    led = group(size=11, blocks=[block("2025-11-17"), block("2025-12-01"), block("2025-12-15")], leaders=(away.id,))
    double = group("Kuopio 5/2025", blocks=[block("2025-12-15")], leaders=(away.id,))
    result = checked(plan(led, double, staff=[away]))
    assert "staff-double-booked" in {f.rule for f in result.findings_by_group[led.id]}


def test_the_gauges_tell_the_mean_and_how_many_ends_are_planned() -> None:
    planned = customer("A-1", visits=[start_visit("2026-03-04"), session("2027-06-19")], trainings=[TRAINING])
    led = group(customers=[planned, customer("A-2"), customer("A-3", left_on=d("2025-11-10"))])
    gauge = checked(plan(led)).span_of_group(led.id)
    assert (gauge.mean_days_over, gauge.mean_months, gauge.planned_ends, gauge.live) == (15.0, 15.5, 1, 2)


def test_a_gauge_without_a_planned_end_has_no_mean() -> None:
    led = group(customers=[customer("A-2")])
    gauge = checked(plan(led)).span_of_group(led.id)
    assert (gauge.mean_days_over, gauge.mean_months, gauge.planned_ends, gauge.live) == (None, None, 0, 1)
    assert checked(Plan()).span_of_service("taito").mean_months is None


def assert_recheck_equals_full(before: Checked, after: Plan) -> None:
    result, full = before.recheck(after), check(after, before.profiles, AS_OF)
    assert result.findings == full.findings
    assert list(result.parts) == list(full.parts)
    assert result.service_spans == {**dict.fromkeys(result.service_spans, NO_SPANS), **full.service_spans}


def plan_with_a_mover(*more: Group) -> tuple[Plan, Group]:
    """A customer of Oulu attends Kuopio's three-day block; Kuopio is returned too."""
    kuopio = group("Kuopio 5/2025", blocks=[block("2026-02-17", 3)])
    away = customer("A-1", moves=[BlockMove("move", d("2026-02-17"), kuopio.id)])
    home = [block("2026-01-12"), block("2026-02-09"), block("2026-03-09")]
    return plan(kuopio, group("Oulu 1/2026", blocks=home, customers=[away]), *more), kuopio


def test_an_import_that_adds_a_group_and_moves_a_block_checks_who_attends_it() -> None:
    before, kuopio = plan_with_a_mover()
    edited = replaced(before, (kuopio, replace(kuopio, blocks=(block("2026-02-17", 4),))))
    after = replace(edited, groups=(*edited.groups, group("Lahti 1/2026")))
    assert_recheck_equals_full(checked(before), after)


def replaced(some_plan: Plan, *pairs: tuple[Group, Group]) -> Plan:
    """The plan with other groups in the places of some."""
    instead = {old.id: new for old, new in pairs}
    return replace(some_plan, groups=tuple(instead.get(one.id, one) for one in some_plan.groups))


def test_an_import_that_puts_another_group_in_the_place_of_one_checks_it() -> None:
    lahti, another = group("Lahti 1/2026"), group("Vaasa 1/2026", blocks=[block("2026-01-05")])
    before, kuopio = plan_with_a_mover(lahti)
    assert_recheck_equals_full(checked(before), replaced(before, (lahti, another)))
    edited = replace(kuopio, planned_size=11)
    assert_recheck_equals_full(checked(before), replaced(before, (lahti, another), (kuopio, edited)))


def test_groups_in_another_order_give_their_findings_in_that_order() -> None:
    before, _ = plan_with_a_mover(group("Lahti 1/2026"))
    assert_recheck_equals_full(checked(before), replace(before, groups=before.groups[::-1]))


def test_a_group_that_changes_its_service_is_checked_by_the_new_one_alone() -> None:
    late = customer("A-1", visits=[start_visit("2026-03-04"), session("2027-09-19")], trainings=[TRAINING])
    one = group("Oulu 1/2026", customers=[late])
    profiles = {**PROFILES, "course": replace(PROFILES["taito"], id="course", waiting_days_max=1)}
    before = check(plan(one), profiles, AS_OF)
    after = replace(before.plan, groups=(replace(one, service="course"),))
    assert_recheck_equals_full(before, after)
    assert before.recheck(after).span_of_service("course").planned_ends == 1
    assert before.recheck(after).span_of_service("taito").planned_ends == 0


@pytest.mark.parametrize(
    "facts",
    [
        {"name": "Oulu 2/2026"},
        {"planned_size": 6},
        {"planned_size": 11},
        {"code": "OU2"},
        {"town": "Oulu"},
        {"agreed_start_on": d("2026-01-07")},
        {"deferral_decided_on": d("2025-10-01")},
        {"deferral_decided_on": d("2025-10-01"), "agreed_start_on": d("2025-11-03")},
        {"deferral_told_kela_on": d("2025-10-01")},
        {"leaders": ("leader",)},
        {"remark": "x"},
        {"blocks": ()},
        {"blocks": (block("2026-01-12"),)},
        {"blocks": (block("2026-02-16"), group_days("2026-03-02", 5))},
        {"customers": ()},
    ],
    ids=lambda facts: " ".join(facts),
)
def test_whatever_of_a_group_is_edited_its_customers_are_found_as_in_a_full_check(facts: dict[str, Any]) -> None:
    first = customer("A-1", "2025-08-20", visits=[start_visit("2025-12-01")])
    second = customer("A-2", "2025-09-20", decision_arrived_on=None, joined_on=d("2026-01-13"))
    before = plan(group(size=8, blocks=[block("2026-01-12"), block("2026-02-09")], customers=[first, second]))
    assert_recheck_equals_full(checked(before), replace(before, groups=(replace(before.groups[0], **facts),)))


def test_an_edit_of_one_customer_keeps_what_was_found_on_the_others() -> None:
    visit = start_visit("2025-12-01")
    edited, other = customer("A-1", visits=[visit]), customer("A-2")
    before = checked(plan(group(blocks=[block("2026-01-12")], customers=[edited, other])))
    after = before.recheck(apply(MoveVisit(visit.id, d("2025-12-02")), before.plan, PROFILES))
    known = [part.known for part in (*before.parts.values(), *after.parts.values())]
    assert known[1][other.id] is known[0][other.id]
    assert known[1][edited.id] is not known[0][edited.id]


def test_everyone_is_checked_anew_when_a_customer_takes_a_group_over_its_number() -> None:
    waiting = [customer(f"A-{number}", decision_received_on=None) for number in range(5)]
    before = checked(plan(group(size=8, customers=waiting)))
    assert [f.variant for f in before.findings if f.rule == "date-missing"] == ["receipt"] * 5
    added = replace(before.plan.groups[0], customers=(*waiting, customer("A-9")))
    assert_recheck_equals_full(before, replace(before.plan, groups=(added,)))
