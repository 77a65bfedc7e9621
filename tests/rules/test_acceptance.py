"""Accepted deviations: what they cover, what ends them, and that they touch no other finding."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taito_planner.domain.edits import apply
from taito_planner.domain.ids import EntityId
from taito_planner.domain.intents import MoveBlock, MoveVisit, Remove
from taito_planner.domain.model import FlexDay, Plan
from taito_planner.domain.refusals import IntentRefused
from taito_planner.rules.acceptance import accept, value_text, withdraw
from taito_planner.rules.checker import Checked, check
from taito_planner.rules.finding import Finding, Severity
from taito_planner.session.preview import Preview
from taito_planner.storage.profiles import load_profiles
from tests.builders import block, customer, d, group, plan, start_visit
from tests.rules.random_plans import RandomPlan

PROFILES = load_profiles()
COURSE = replace(PROFILES["taito"], id="course")
SERVICES = {**PROFILES, "course": COURSE}
AT = datetime(2026, 11, 24, 9, 30)
BLOCK = block("2026-01-05")
"""Mon 5.1. to Thu 8.1.2026, over Loppiainen on Tue 6.1."""
VISIT = start_visit("2025-12-30")
LATE = customer("A-1", "2025-10-27", visits=(VISIT,))
"""His first visit may be on 22.12.2025 at the latest."""


def checked(some_plan: Plan, as_of: str = "2025-11-10") -> Checked:
    return check(some_plan, SERVICES, d(as_of))


def only(of: Checked, rule: str) -> Finding:
    (found,) = (f for f in of.findings if f.rule == rule)
    return found


def accepted(of: Checked, rule: str, reason: str = "sovittu Kelan kanssa", who: str = "Aino") -> Checked:
    intent = accept([only(of, rule)], reason, who, AT, of.acceptances)
    return of.recheck(apply(intent, of.plan, SERVICES))


HOLIDAY = checked(plan(group(blocks=(BLOCK,))))
FIRST_VISIT = checked(plan(group(customers=(LATE,))))


def test_an_accepted_finding_stays_and_says_who_when_and_why() -> None:
    after = accepted(HOLIDAY, "block-on-holiday")
    record = after.acceptance_of(only(after, "block-on-holiday"))
    assert record is not None
    assert (record.reason, record.who, record.at) == ("sovittu Kelan kanssa", "Aino", AT)
    assert after.findings == HOLIDAY.findings


def test_an_accepted_finding_is_not_open_and_gives_its_group_no_severity() -> None:
    assert HOLIDAY.worst_by_group[HOLIDAY.plan.groups[0].id] is Severity.ERROR
    after = accepted(HOLIDAY, "block-on-holiday")
    assert "block-on-holiday" not in {f.rule for f in after.open_findings}
    assert after.worst_by_group[after.plan.groups[0].id] is Severity.WARNING


def test_it_comes_back_when_the_actual_changes_by_a_day() -> None:
    after = accepted(FIRST_VISIT, "first-visit-late")
    moved = after.recheck(apply(MoveVisit(VISIT.id, VISIT.on + timedelta(days=1)), after.plan, SERVICES))
    finding = only(moved, "first-visit-late")
    assert moved.acceptance_of(finding) is None
    assert moved.acceptances.lapsed(finding) is not None
    back = moved.recheck(apply(MoveVisit(VISIT.id, VISIT.on), moved.plan, SERVICES))
    assert back.acceptance_of(only(back, "first-visit-late")) is not None


def test_it_comes_back_when_the_limit_changes() -> None:
    after = accepted(FIRST_VISIT, "first-visit-late")
    shorter = {**SERVICES, "taito": replace(PROFILES["taito"], first_visit_weeks=7)}
    other = check(after.plan, shorter, after.as_of)
    assert other.acceptance_of(only(other, "first-visit-late")) is None


def test_another_holiday_in_the_block_is_another_deviation() -> None:
    after = accepted(HOLIDAY, "block-on-holiday")
    moved = after.recheck(apply(MoveBlock(BLOCK.id, d("2026-05-11")), after.plan, SERVICES))
    finding = only(moved, "block-on-holiday")
    assert finding.key == only(HOLIDAY, "block-on-holiday").key
    assert moved.acceptance_of(finding) is None


def test_without_an_actual_the_offending_day_tells_one_deviation_from_another() -> None:
    def flexing(day: str) -> Plan:
        flex = FlexDay(EntityId("flex"), d(day))
        one = customer("A-1", "2025-10-27", id="a-1", flex_days=(flex,))
        return plan(group(id="oulu", customers=(one,)))

    after = accepted(checked(flexing("2026-02-02")), "flex-reason-missing")
    later = checked(replace(flexing("2026-02-03"), acceptances=after.plan.acceptances))
    assert after.acceptance_of(only(after, "flex-reason-missing")) is not None
    assert later.acceptance_of(only(later, "flex-reason-missing")) is None


@pytest.mark.parametrize(
    ("as_of", "severity", "holds"),
    [("2025-12-08", "warning", True), ("2025-12-22", "warning", True), ("2025-12-23", "error", False)],
)
def test_an_accepted_warning_does_not_cover_the_overdue_visit(as_of: str, severity: str, holds: bool) -> None:
    """Limit 22.12.2025: from 8.12. a warning, the day after the limit an error; limit and actual stay the same."""
    before = checked(plan(group(customers=(customer("A-1", "2025-10-27"),))), "2025-12-08")
    later = check(accepted(before, "first-visit-late").plan, SERVICES, d(as_of))
    finding = only(later, "first-visit-late")
    assert (finding.severity.key, finding.limit) == (severity, d("2025-12-22"))
    assert (later.acceptance_of(finding) is not None) is holds


def test_an_accepted_error_covers_the_milder_finding_of_an_earlier_day() -> None:
    overdue = checked(plan(group(customers=(customer("A-1", "2025-10-27"),))), "2025-12-23")
    earlier = check(accepted(overdue, "first-visit-late").plan, SERVICES, d("2025-12-08"))
    assert earlier.acceptance_of(only(earlier, "first-visit-late")) is not None


def test_accepting_again_replaces_the_earlier_reason() -> None:
    once = accepted(FIRST_VISIT, "first-visit-late")
    twice = accepted(once, "first-visit-late", "asiakas sairaalassa", "Eero")
    assert [(a.reason, a.who) for a in twice.plan.acceptances] == [("asiakas sairaalassa", "Eero")]
    assert twice.plan.acceptances[0].id == once.plan.acceptances[0].id


def test_accepting_anew_replaces_one_that_no_longer_holds() -> None:
    once = accepted(FIRST_VISIT, "first-visit-late")
    moved = once.recheck(apply(MoveVisit(VISIT.id, d("2025-12-31")), once.plan, SERVICES))
    assert len(accepted(moved, "first-visit-late").plan.acceptances) == 1


def test_withdrawing_makes_it_open_again_and_leaves_others_accepted() -> None:
    both = accepted(accepted(FIRST_VISIT, "first-visit-late"), "block-set")
    findings = [only(both, "first-visit-late")]
    after = both.recheck(apply(withdraw(findings, both.acceptances), both.plan, SERVICES))
    assert after.acceptance_of(only(after, "first-visit-late")) is None
    assert after.acceptance_of(only(after, "block-set")) is not None


@pytest.mark.parametrize("reason", ["", "   "])
def test_an_empty_reason_is_refused(reason: str) -> None:
    intent = accept([only(FIRST_VISIT, "first-visit-late")], reason, "Aino", AT, FIRST_VISIT.acceptances)
    with pytest.raises(IntentRefused) as refused:
        apply(intent, FIRST_VISIT.plan, SERVICES)
    assert refused.value.key == "refused.reason-missing"


@pytest.mark.parametrize("removed", ["customer", "group"])
def test_what_was_accepted_about_someone_goes_with_him(removed: str) -> None:
    after = accepted(FIRST_VISIT, "first-visit-late")
    gone = LATE.id if removed == "customer" else after.plan.groups[0].id
    assert apply(Remove(gone), after.plan, SERVICES).acceptances == ()


def test_an_edit_elsewhere_keeps_the_same_look_up() -> None:
    after = accepted(FIRST_VISIT, "first-visit-late")
    moved = after.recheck(apply(MoveVisit(VISIT.id, d("2025-12-20")), after.plan, SERVICES))
    assert moved.acceptances is after.acceptances


def test_a_move_that_ends_an_acceptance_shows_as_a_new_finding() -> None:
    before = accepted(FIRST_VISIT, "first-visit-late")
    after = before.recheck(apply(MoveVisit(VISIT.id, d("2025-12-31")), before.plan, SERVICES))
    preview = Preview(before, after)
    assert [f.rule for f in preview.appeared] == ["first-visit-late"]
    assert preview.counts_after[Severity.ERROR] == preview.counts_before[Severity.ERROR] + 1


def test_a_move_that_leaves_an_accepted_finding_as_it_is_shows_nothing() -> None:
    before = accepted(HOLIDAY, "block-on-holiday")
    preview = Preview(before, before.recheck(replace(before.plan, staff=())))
    assert preview.appeared == preview.cleared == ()


def test_a_move_that_ends_an_accepted_finding_clears_nothing_that_was_counted() -> None:
    before = accepted(FIRST_VISIT, "first-visit-late")
    after = before.recheck(apply(MoveVisit(VISIT.id, d("2025-12-22")), before.plan, SERVICES))
    preview = Preview(before, after)
    assert "first-visit-late" not in {f.rule for f in preview.cleared}
    assert preview.counts_after == preview.counts_before


def test_accepting_is_previewed_as_clearing() -> None:
    preview = Preview(FIRST_VISIT, accepted(FIRST_VISIT, "first-visit-late"))
    assert [f.rule for f in preview.cleared] == ["first-visit-late"]
    assert preview.counts_after[Severity.ERROR] == preview.counts_before[Severity.ERROR] - 1


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (date(2025, 12, 22), "2025-12-22"), (7, "7"), (15.3000001, "15.3"), (0.1 + 0.2, "0.3")],
)
def test_values_as_text(value: date | float | None, text: str) -> None:
    assert value_text(value) == text


@settings(max_examples=60)
@given(st.integers(min_value=0, max_value=2**32))
def test_accepting_some_findings_changes_no_other(seed: int) -> None:
    random = Random(seed)
    random_plan = RandomPlan(random)
    before = checked(random_plan.plan())
    some = random.sample(before.findings, random.randint(0, len(before.findings)))
    keys = {finding.key for finding in some}
    after = before.recheck(apply(accept(some, "syy", "Aino", AT, before.acceptances), before.plan, SERVICES))
    assert after.findings == before.findings
    assert [f for f in after.findings if after.acceptance_of(f)] == [f for f in before.findings if f.key in keys]
    full = checked(after.plan)
    assert full.open_findings == after.open_findings
    assert full.worst_by_group == after.worst_by_group
    back = after.recheck(apply(withdraw(some, after.acceptances), after.plan, SERVICES))
    assert back.open_findings == before.findings
