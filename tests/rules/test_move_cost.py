"""What a step costs: whom it moves, which papers go stale, which notices follow, whose leave it meets."""

from dataclasses import replace
from datetime import date

from taito_planner.domain.days import DaySpan
from taito_planner.domain.edits import apply
from taito_planner.domain.entities import bare
from taito_planner.domain.intents import Intent, MoveBlock, MoveVisit, Put
from taito_planner.domain.model import Certificate, Plan
from taito_planner.rules.checker import check
from taito_planner.rules.comparison import Comparison
from taito_planner.rules.move_cost import MoveCost
from taito_planner.storage.profiles import load_profiles
from tests.builders import block, customer, d, group, plan, staff, start_visit

PROFILES = load_profiles()
TODAY = date(2025, 11, 19)


def oulu(**facts: object) -> Plan:
    certified = Certificate("paper", d("2025-11-18"), (DaySpan(d("2025-12-15"), d("2025-12-18")),))
    members = [
        customer("A-1", id="c1", visits=[start_visit("2025-12-02", id="v1")]),
        customer("A-2", id="c2", certificates=[certified]),
        customer("A-3", id="c3", left_on=d("2025-11-10")),
    ]
    petri = staff("Petri Mäki", ("2026-01-12", "2026-01-16"), id="petri")
    blocks = [block("2025-12-15", id="b1"), block("2026-01-26", id="b2")]
    return plan(group(id="g", leaders=("petri",), blocks=blocks, customers=members, **facts), staff=[petri])


def cost_of(intent: Intent, made: Plan) -> MoveCost:
    before = check(made, PROFILES, TODAY)
    return Comparison(before, before.recheck(apply(intent, made, PROFILES))).cost


def test_a_moved_block_moves_the_live_members_of_its_group() -> None:
    cost = cost_of(MoveBlock("b1", d("2025-12-09")), oulu())
    assert cost.customers == ("c1", "c2")
    assert cost.days == 6


def test_a_moved_visit_moves_its_customer_alone() -> None:
    cost = cost_of(MoveVisit("v1", d("2025-12-05")), oulu())
    assert (cost.customers, cost.days) == (("c1",), 3)


def test_a_certificate_that_agreed_goes_stale_and_kela_must_be_told() -> None:
    cost = cost_of(MoveBlock("b1", d("2025-12-09")), oulu())
    assert cost.stale_certificates == ("c2",)
    assert cost.kela_notices == 1


def test_a_start_moved_past_the_agreed_day_is_a_deferral_to_tell() -> None:
    made = oulu(agreed_start_on=d("2025-12-15"))
    assert cost_of(MoveBlock("b1", d("2025-12-16")), made).deferred_groups == ("g",)
    assert cost_of(MoveBlock("b1", d("2025-12-09")), made).deferred_groups == ()
    assert cost_of(MoveBlock("b1", d("2025-12-16")), made).kela_notices == 2


def test_a_start_that_was_late_before_is_no_new_deferral() -> None:
    made = oulu(agreed_start_on=d("2025-12-08"))
    assert cost_of(MoveBlock("b1", d("2025-12-16")), made).deferred_groups == ()


def test_leave_that_a_move_runs_into_is_named() -> None:
    assert cost_of(MoveBlock("b2", d("2026-01-12")), oulu()).on_leave == ("petri",)
    assert cost_of(MoveBlock("b2", d("2026-01-19")), oulu()).on_leave == ()


def test_a_fact_that_moves_no_day_costs_nothing() -> None:
    made = oulu()
    remarked = replace(bare(made.groups[0].customers[0]), remark="soitettu")
    assert cost_of(Put(remarked, "g"), made) == MoveCost()


def test_other_leaders_of_a_block_move_no_customer() -> None:
    made = oulu()
    led = replace(made.groups[0].blocks[0], leaders=("somebody",))
    assert cost_of(Put(led, "g"), made).customers == ()
