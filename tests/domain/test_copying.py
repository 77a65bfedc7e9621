"""A group begun again in another week, and the names of copies."""

import pytest

from taito_planner.domain.copying import group_copy, next_name, renewed, start_place
from taito_planner.domain.edits import apply
from taito_planner.domain.entities import walk
from taito_planner.domain.model import Group, Plan, VisitKind
from taito_planner.storage.profiles import load_profiles
from tests.builders import d
from tests.ui.timeline.conftest import oulu_plan

PROFILES = load_profiles()


def copy_of(first_day: str, *, with_customers: bool = False) -> tuple[Plan, Group]:
    plan = oulu_plan()
    oulu = plan.groups[0]
    profile = PROFILES[oulu.service]
    step = group_copy(oulu, "Oulu 2/2026", d(first_day), profile, plan, with_customers=with_customers)
    after = apply(step, plan, PROFILES)
    return after, next(group for group in after.groups if group.name == "Oulu 2/2026")


def test_blocks_keep_their_distance_in_weeks_and_their_weekday() -> None:
    _, made = copy_of("2026-08-03")
    assert [block.first_day for block in made.opening_blocks] == [d("2026-08-03"), d("2026-09-14"), d("2026-10-06")]
    assert [block.first_day for block in made.group_day_rows] == [d("2026-10-27")]


def test_a_block_that_would_meet_a_holiday_goes_to_the_nearest_legal_place() -> None:
    _, made = copy_of("2026-03-30")
    assert made.opening_blocks[1].first_day == d("2026-05-05")  # Helatorstai 14.5. leaves week 20 no block


def test_a_copy_begun_in_the_same_week_keeps_all_its_dates() -> None:
    plan, made = copy_of("2025-12-15")
    assert [b.first_day for b in made.blocks] == [b.first_day for b in plan.groups[0].blocks]


def test_nothing_of_a_copy_has_an_id_of_the_old_group() -> None:
    plan, made = copy_of("2026-08-03", with_customers=True)
    ids = [entity.id for _, entity in walk(plan)]
    assert len(ids) == len(set(ids))
    assert made.code == ""


def test_customers_come_along_without_the_visits_that_hang_on_their_decision() -> None:
    _, made = copy_of("2026-08-03", with_customers=True)
    assert [customer.name for customer in made.customers] == ["A-1061 (2)", "A-1063 (2)"]
    kinds = {visit.kind for customer in made.customers for visit in customer.visits}
    assert kinds == {VisitKind.SESSION}
    assert made.customers[0].visits[0].on == d("2026-10-15")


def test_a_renewed_thing_owns_renewed_things() -> None:
    oulu = oulu_plan().groups[0]
    again = renewed(oulu)
    assert not {block.id for block in again.blocks} & {block.id for block in oulu.blocks}


@pytest.mark.parametrize(("wanted", "first"), [("2026-01-07", "2026-01-12"), ("2026-04-05", "2026-04-07")])
def test_the_start_is_the_legal_place_nearest_to_what_is_wanted(wanted: str, first: str) -> None:
    plan = oulu_plan()
    place = start_place(plan.groups[0], d(wanted), PROFILES["taito"], plan)
    assert place is not None
    assert place.first_day == d(first)


@pytest.mark.parametrize(
    ("name", "taken", "expected"),
    [
        ("Oulu 1/2026", {"Oulu 1/2026"}, "Oulu 2/2026"),
        ("Oulu 1/2026", {"Oulu 1/2026", "Oulu 2/2026"}, "Oulu 3/2026"),
        ("Oulu 9/2026", {"Oulu 9/2026"}, "Oulu 10/2026"),
        ("Ryhmä", {"Ryhmä"}, "Ryhmä 2"),
    ],
)
def test_a_copy_takes_the_next_free_name(name: str, taken: set[str], expected: str) -> None:
    assert next_name(name, frozenset(taken)) == expected
