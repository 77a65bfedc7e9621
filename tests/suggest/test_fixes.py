"""Every kind of fix cures its finding, as one step, without harm and without touching the past."""

from time import process_time

import pytest

from taito_planner.domain.days import DaySpan
from taito_planner.domain.edits import apply
from taito_planner.domain.model import Absence, Plan, Training
from taito_planner.rules.catalogue import RULE_BY_ID
from taito_planner.rules.checker import Checked, check
from taito_planner.rules.finding import Finding, Severity
from taito_planner.rules.fix import Fix
from taito_planner.storage.profiles import load_profiles
from taito_planner.suggest import fixes, may_have_fixes
from taito_planner.suggest.search import MAKERS
from taito_planner.texts import texts_for
from taito_planner.texts.fix_text import fix_effects, fix_sentence
from tests.builders import block, customer, d, plan, session, staff, start_visit
from tests.suggest.cases import (
    CASES,
    PETRI,
    SANNA,
    TODAY,
    blocks,
    four_blocks,
    holiday_with_room,
    leader_on_leave,
    no_visit,
    usual,
    visited,
)

PROFILES = load_profiles()


def checked_plan(made: Plan) -> Checked:
    return check(made, PROFILES, TODAY)


def finding_of(checked: Checked, rule: str) -> Finding:
    return max((f for f in checked.findings if f.rule == rule), key=lambda f: f.severity)


def offered(made: Plan, rule: str) -> tuple[Fix, ...]:
    checked = checked_plan(made)
    return fixes(checked, finding_of(checked, rule))


def fix_of(kind: str) -> Fix:
    make, rule = CASES[kind]
    return next(fix for fix in offered(make(), rule) if fix.kind == kind)


@pytest.mark.parametrize("kind", CASES)
def test_each_kind_of_fix_is_offered_and_clears_its_finding(kind: str) -> None:
    fix = fix_of(kind)
    after = check(apply(fix.intent, fix.comparison.before.plan, PROFILES), PROFILES, TODAY)
    assert all(f.severity < fix.finding.severity for f in after.findings if f.key == fix.finding.key)


@pytest.mark.parametrize("kind", CASES)
@pytest.mark.parametrize("language", ["fi", "en"])
def test_each_kind_of_fix_has_its_words(kind: str, language: str) -> None:
    texts = texts_for(language)
    fix = fix_of(kind)
    assert fix_sentence(fix, texts)
    assert fix_effects(fix, texts)
    assert texts(f"intent.{fix.label}")


def test_every_kind_that_has_words_has_a_case() -> None:
    texts = texts_for("fi")
    words = {key.split(".")[1] for key in texts.keys() if key.startswith("fix.")}  # noqa: SIM118
    assert words - {"menu", "effect"} == set(CASES)


def test_at_most_three_fixes_are_offered_the_least_disturbing_first() -> None:
    offers = offered(holiday_with_room(), "block-on-holiday")
    assert len(offers) == 3
    assert [offer.cost.days for offer in offers] == sorted(offer.cost.days for offer in offers)


def test_a_substitute_comes_before_a_move_that_touches_customers() -> None:
    kinds = [fix.kind for fix in offered(leader_on_leave(), "staff-on-leave")]
    assert kinds[0] == "substitute"
    assert "move-block" in kinds


def test_a_colleague_who_is_away_or_leads_another_group_is_no_substitute() -> None:
    away = staff("Sanna Vuori", ("2025-12-15", "2025-12-15"), id=SANNA)
    petri = staff("Petri Mäki", ("2025-12-17", "2025-12-31"), id=PETRI)
    kinds = {fix.kind for fix in offered(plan(usual(leaders=(PETRI,)), staff=[petri, away]), "staff-on-leave")}
    assert "substitute" not in kinds


def test_a_colleague_of_another_town_is_no_substitute() -> None:
    petri = staff("Petri Mäki", ("2025-12-17", "2025-12-31"), id=PETRI, town="Oulu")
    far = staff("Sanna Vuori", id=SANNA, town="Turku")
    kinds = {fix.kind for fix in offered(plan(usual(leaders=(PETRI,)), staff=[petri, far]), "staff-on-leave")}
    assert "substitute" not in kinds


def test_a_block_of_the_past_is_not_moved() -> None:
    past = plan(usual(blocks=(block("2025-10-29"), *blocks("2025-12-15", "2026-01-26"))))
    assert offered(past, "block-shape") == ()


def test_a_block_that_began_yesterday_is_not_moved_and_one_of_today_is() -> None:
    for first_day, count in (("2025-11-18", 0), ("2025-11-19", 3)):
        rows = (block(first_day, 3), *blocks("2026-01-26", "2026-02-16"))
        made = plan(usual(visited("A-1", "2025-11-05"), blocks=rows))
        assert len(offered(made, "block-shape")) == count, first_day


def test_no_new_visit_lies_today_or_earlier() -> None:
    assert all(fix.facts["day"] > TODAY for fix in offered(no_visit(), "first-visit-late"))


def test_a_new_visit_may_lie_on_the_last_allowed_day_and_no_later() -> None:
    """Arrival 25.9.2025 + 8 weeks is the day after today."""
    made = plan(usual(visited("A-1", given="2025-09-25", visits=())))
    assert [fix.facts["day"] for fix in offered(made, "first-visit-late")] == [d("2025-11-20")]


def test_a_move_that_would_break_the_limit_of_another_customer_is_not_offered() -> None:
    """The holiday is left behind only within three months of the decision of A-2, 14.10.2025: by 14.1.2026."""
    rows = blocks("2026-01-05", "2026-02-02", "2026-03-02")
    made = plan(usual(visited(), visited("A-2", given="2025-10-14"), blocks=rows))
    starts = [fix.facts["span"].first_day for fix in offered(made, "block-on-holiday")]
    assert starts
    assert all(start <= d("2026-01-14") for start in starts)


def test_a_fix_of_a_notice_brings_no_other_finding_at_all() -> None:
    for make, rule in CASES.values():
        for fix in offered(make(), rule):
            if fix.finding.severity is Severity.NOTICE:
                assert fix.appeared == ()


def test_facts_that_nobody_may_make_up_have_no_fix() -> None:
    checked = checked_plan(plan(usual(visited("A-1", decision_arrived_on=None))))
    missing = finding_of(checked, "date-missing")
    assert not may_have_fixes(missing)
    assert fixes(checked, missing) == ()


def test_an_error_that_would_get_worse_is_harm() -> None:
    """Block 1 lies past the agreed start of a full group: no later place is offered for its holiday."""
    members = [visited(f"A-{n}", "2025-11-05", given="2025-10-06") for n in range(6)]
    rows = blocks("2026-01-05", "2026-02-02", "2026-03-02")
    full = plan(usual(*members, blocks=rows, agreed_start_on=d("2025-12-15")))
    starts = [fix.facts["span"].first_day for fix in offered(full, "block-on-holiday")]
    assert all(start < d("2026-01-05") for start in starts)


def test_fixes_are_the_same_each_time() -> None:
    first, second = (offered(four_blocks(), "block-set") for _ in range(2))
    assert [fix.kind for fix in first] == [fix.kind for fix in second]


def test_a_visit_at_the_edge_of_a_leave_is_moved_just_outside_it() -> None:
    visits = (start_visit("2025-11-12"), start_visit("2025-12-02"))
    petri = staff("Petri Mäki", ("2025-12-01", "2025-12-05"), id=PETRI)
    moved = offered(plan(usual(visited(visits=visits, instructor=PETRI)), staff=[petri]), "staff-on-leave")
    assert {fix.facts["day"] for fix in moved if fix.kind == "move-visit"} <= {
        d(day) for day in ("2025-11-26", "2025-11-27", "2025-11-28", "2025-12-08", "2025-12-09")
    }


def test_a_session_after_the_decision_expires_is_moved_to_its_last_days() -> None:
    visits = (start_visit("2025-11-12"), session("2026-06-18"))
    late = customer("A-1", "2025-10-27", id="c1", decision_valid_until=d("2026-06-12"), visits=visits)
    moved = offered(plan(usual(late)), "decision-expired")
    assert moved
    assert {fix.kind for fix in moved} == {"move-session"}
    assert moved[0].facts["day"] == d("2026-06-12")


def test_candidates_are_made_for_rules_that_exist() -> None:
    assert set(MAKERS) <= set(RULE_BY_ID)


def test_thousands_of_visits_too_many_are_no_fix_and_no_wait() -> None:
    """Each was tried by thousands of edits, minutes long."""
    days = ["2025-11-26"] * 5000
    began = process_time()
    assert offered(plan(usual(visited("A-1", *days))), "start-visit-count") == ()
    assert process_time() - began < 5


def test_a_block_that_an_absence_takes_days_of_is_moved_out_of_it() -> None:
    away = Absence("away", d("2026-01-27"), d("2026-01-28"), told_kela_on=TODAY)
    moved = offered(plan(usual(visited(absences=(away,)))), "group-days-missing")
    assert {fix.kind for fix in moved} == {"move-block"}
    assert all(fix.facts["number"] == 2 for fix in moved)


def test_the_first_block_of_a_late_joiner_is_begun_in_time_for_him() -> None:
    late = visited("A-2", given="2025-10-27", joined_on=d("2025-12-16"), id="late")
    made = plan(usual(visited(), late, blocks=blocks("2025-12-15", "2026-02-02", "2026-02-16")))
    moves = [fix for fix in offered(made, "group-start-late") if fix.facts.get("number") == 2]
    starts = [fix.facts["span"].first_day for fix in moves]
    assert starts
    assert all(d("2025-12-16") < start <= d("2026-01-27") for start in starts)


def test_a_start_visit_after_the_decision_expires_is_moved_to_its_last_days() -> None:
    expiring = visited("A-1", "2025-11-12", "2025-12-11", decision_valid_until=d("2025-12-09"))
    moved = offered(plan(usual(expiring, blocks=())), "decision-expired")
    assert [(fix.kind, fix.facts["day"]) for fix in moved][:1] == [("move-visit", d("2025-12-09"))]


def test_training_after_the_decision_expires_is_moved_before_that_as_a_whole() -> None:
    trained = visited(
        trainings=(Training("t", d("2026-03-09"), d("2026-06-12")),), decision_valid_until=d("2026-06-05")
    )
    moved = offered(plan(usual(trained)), "decision-expired")
    assert (moved[0].kind, moved[0].facts["span"]) == ("move-training", DaySpan(d("2026-03-02"), d("2026-06-05")))
