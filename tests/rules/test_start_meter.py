"""The start meter: members against the compulsory number, before and after the agreed start, with a deferral."""

import pytest

from taito_planner.domain.model import Customer, Group
from taito_planner.rules.start_meter import MeterState, StartMeter, start_meter
from taito_planner.rules.subjects import GroupSubject, Situation
from taito_planner.storage.profiles import load_profiles
from tests.builders import block, customer, d, group, plan

TAITO = load_profiles()["taito"]
AGREED = "2025-12-15"


def members(count: int, given: str = "2025-10-01") -> list[Customer]:
    return [customer(f"A-{number}", given) for number in range(count)]


def meter(some_group: Group, as_of: str = "2025-11-19") -> StartMeter:
    situation = Situation(plan(some_group), {"taito": TAITO}, d(as_of))
    return start_meter(GroupSubject(some_group, TAITO, situation))


def planned(count: int, size: int = 10, **facts: object) -> Group:
    facts.setdefault("agreed_start_on", d(AGREED))
    facts.setdefault("customers", members(count))
    return group(size=size, **facts)


def test_one_below_the_number_may_defer_and_the_number_must_start() -> None:
    below, full = meter(planned(6)), meter(planned(7))
    assert (below.members, below.number, below.state, below.missing) == (6, 7, MeterState.MAY_DEFER, 1)
    assert (full.members, full.number, full.state, full.missing) == (7, 7, MeterState.MUST_START, 0)


@pytest.mark.parametrize(("size", "number"), [(10, 7), (9, 6), (8, 6), (7, 4), (6, 4), (5, None), (11, None)])
def test_the_number_is_that_of_the_planned_size(size: int, number: int | None) -> None:
    assert meter(planned(3, size)).number == number


def test_a_size_outside_the_table_has_no_compulsory_start() -> None:
    assert meter(planned(12, 12)).state is MeterState.NO_NUMBER


def test_members_are_counted_on_as_of_before_the_agreed_start_and_on_it_afterwards() -> None:
    late = [*members(6), customer("B-1", "2025-12-20")]
    before, after = meter(planned(0, customers=late)), meter(planned(0, customers=late), "2026-01-05")
    assert (before.counted_on, before.members) == (d("2025-11-19"), 6)
    assert (after.counted_on, after.members, after.state) == (d(AGREED), 6, MeterState.MAY_DEFER)


def test_a_member_of_the_agreed_start_itself_counts_and_one_who_left_on_it_does_not() -> None:
    joins = [*members(6), customer("B-1", AGREED)]
    leaves = [*members(6), customer("B-1", "2025-10-01", left_on=d(AGREED))]
    assert meter(planned(0, customers=joins), AGREED).state is MeterState.MUST_START
    assert meter(planned(0, customers=leaves), AGREED).state is MeterState.MAY_DEFER


def test_a_deferral_below_the_number_defers_and_one_of_a_full_group_does_not() -> None:
    decided = d("2025-11-10")
    assert meter(planned(6, deferral_decided_on=decided)).state is MeterState.DEFERRED
    assert meter(planned(7, deferral_decided_on=decided)).state is MeterState.DEFERRED_FULL


def test_without_an_agreed_start_members_are_counted_on_as_of() -> None:
    found = meter(planned(7, agreed_start_on=None))
    assert (found.counted_on, found.state, found.flips_on) == (d("2025-11-19"), MeterState.MUST_START, None)


def test_from_the_first_day_of_block_1_the_group_has_started() -> None:
    begun = planned(6, blocks=[block(AGREED)])
    assert meter(begun, "2025-12-14").state is MeterState.MAY_DEFER
    assert meter(begun, AGREED).state is MeterState.STARTED


def test_the_day_on_which_the_state_flips_is_the_first_up_to_the_agreed_start() -> None:
    joins = [*members(6), customer("B-1", AGREED), customer("B-2", "2025-12-16")]
    assert meter(planned(0, customers=joins)).flips_on == d(AGREED)
    too_late = [*members(6), customer("B-2", "2025-12-16")]
    assert meter(planned(0, customers=too_late)).flips_on is None
    leaves = [*members(6), customer("B-1", "2025-10-01", left_on=d("2025-12-01"))]
    assert meter(planned(0, customers=leaves)).flips_on == d("2025-12-01")


def test_one_who_leaves_as_another_joins_flips_nothing() -> None:
    swapped = [*members(6), customer("B-1", left_on=d("2025-12-01")), customer("B-2", "2025-12-01")]
    assert meter(planned(0, customers=swapped)).flips_on is None
