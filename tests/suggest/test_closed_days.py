"""What is proposed keeps off the days on which the provider's house is closed."""

from taito_planner.domain.edits import apply
from taito_planner.domain.model import FlexDay, Plan, Training
from taito_planner.domain.records import Closure
from taito_planner.rules.checker import check
from taito_planner.storage.profiles import load_profiles
from taito_planner.suggest import fixes
from tests.builders import d, plan, session
from tests.suggest.cases import TODAY, blocks, usual, visited

PROFILES = load_profiles()


def closed(first: str, last: str) -> Closure:
    return Closure("closed", d(first), d(last), "remontti")


def first_fix(made: Plan, rule: str) -> Plan:
    checked = check(made, PROFILES, TODAY)
    finding = next(finding for finding in checked.findings if finding.rule == rule)
    return apply(fixes(checked, finding)[0].intent, made, PROFILES)


def test_a_block_moves_past_the_closed_week_nearest_to_it() -> None:
    group = usual(blocks=blocks("2026-01-05", "2026-02-02", "2026-03-02"))
    assert first_fix(plan(group), "block-on-holiday").groups[0].first_block.first_day == d("2026-01-12")
    shut = plan(group, closures=(closed("2026-01-07", "2026-01-16"),))
    assert first_fix(shut, "block-on-holiday").groups[0].first_block.first_day == d("2026-01-19")


def test_a_visit_moves_to_a_day_on_which_the_house_is_open() -> None:
    sunday = visited("A-1", visits=(*visited().visits, session("2026-03-15", id="sunday")))
    made = plan(usual(sunday), closures=(closed("2026-03-12", "2026-03-18"),))
    after = first_fix(made, "visit-on-day-off").groups[0].customers[0]
    assert [visit.on for visit in after.sessions] == [d("2026-03-11")]


def test_a_flex_day_is_elsewhere_and_may_go_to_a_closed_day() -> None:
    training, flex = Training("t", d("2026-03-02"), d("2026-03-06")), FlexDay("f", d("2026-03-09"), "työkyky")
    trained = visited(trainings=(training,), flex_days=(flex,))
    made = plan(usual(trained), closures=(closed("2026-03-02", "2026-03-06"),))
    checked = check(made, PROFILES, TODAY)
    finding = next(f for f in checked.findings if f.rule == "flex-outside-training")
    moved = [fix for fix in fixes(checked, finding) if fix.kind == "move-flex"]
    assert moved
