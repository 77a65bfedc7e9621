"""A change leads from one plan to the other and back, and touches nothing else."""

from dataclasses import replace
from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import given, settings

from taito_planner.domain.changes import Change, Edit, apply, diff, touched_ids
from taito_planner.domain.edits import apply as apply_intent
from taito_planner.domain.intents import Put, Remove, TakePlan
from taito_planner.domain.model import Plan, Visit
from taito_planner.domain.refusals import IntentRefused
from tests.builders import block, customer, d, group, plan, session, staff, start_visit
from tests.random_plans import PROFILES, is_in_order, random_intent, random_plan, random_sources


def change(*edits: Edit) -> Change:
    return Change(edits, "label", "who", datetime(2026, 1, 1, tzinfo=UTC))


def there_and_back(before: Plan, after: Plan) -> None:
    made = change(*diff(before, after))
    assert apply(made.edits, before) == after
    assert apply(made.inverse().edits, after) == before
    assert made.inverse().inverse() == made


@given(random_sources)
@settings(max_examples=150)
def test_a_diff_leads_to_the_other_plan_and_its_inverse_back(rng: Random) -> None:
    before = random_plan(rng)
    for _ in range(4):
        try:
            after = apply_intent(random_intent(rng, before), before, PROFILES)
        except IntentRefused:
            continue
        there_and_back(before, after)
        assert is_in_order(after)
        before = after


@given(random_sources)
@settings(max_examples=50)
def test_a_diff_leads_from_nothing_to_any_plan_and_back(rng: Random) -> None:
    full = random_plan(rng)
    there_and_back(Plan(calendar=full.calendar), full)


@given(random_sources)
@settings(max_examples=100)
def test_what_an_edit_does_not_touch_stays_the_same_object(rng: Random) -> None:
    before = random_plan(rng, groups=5)
    try:
        after = apply_intent(random_intent(rng, before), before, PROFILES)
    except IntentRefused:
        return
    edits = diff(before, after)
    applied = apply(edits, before)
    touched = touched_ids(edits)
    for old in before.groups:
        if not touched & {old.id, *(c.id for c in old.customers)}:
            assert applied.group_by_id[old.id] is old
            assert after.group_by_id[old.id] is old
    for old in before.staff:
        if old.id not in touched:
            assert applied.staff_by_id[old.id] is old


def test_no_difference_makes_no_edit() -> None:
    one = plan(group(customers=[customer(visits=[start_visit("2025-11-03")])]))
    assert diff(one, one) == ()
    assert apply((), one) is one


def test_a_plan_of_equal_but_other_objects_makes_no_edit() -> None:
    one = plan(group(blocks=[block("2026-01-12")]), staff=[staff("Petri", ("2026-01-01", "2026-01-02"))])
    copy = replace(
        one, groups=tuple(replace(g) for g in one.groups), staff=tuple(replace(s) for s in one.staff)
    )
    assert copy.groups[0] is not one.groups[0]
    assert diff(one, copy) == ()


def test_a_moved_visit_is_one_edit_of_its_own_facts() -> None:
    visit = start_visit("2025-11-03")
    moving = customer(visits=[visit, session("2026-03-02")])
    before = plan(group(customers=[moving, customer("A-2")]), group("Lahti 1"))
    moved = replace(visit, on=d("2025-11-04"))
    after = apply([Edit(visit.id, visit, moved, moving.id, moving.id)], before)
    assert diff(before, after) == (Edit(visit.id, visit, moved, moving.id, moving.id),)
    assert after.groups[0].customers[1] is before.groups[0].customers[1]
    assert after.groups[1] is before.groups[1]


def test_a_visit_moved_past_another_changes_places_with_it() -> None:
    first, second = start_visit("2025-11-03"), start_visit("2025-11-10")
    moving = customer(visits=[first, second])
    moved = replace(first, on=d("2025-11-11"))
    after = apply([Edit(first.id, first, moved, moving.id, moving.id)], plan(group(customers=[moving])))
    assert after.groups[0].customers[0].visits == (second, moved)


def test_edits_under_an_owner_that_is_not_in_the_plan_are_a_wrong_program() -> None:
    visit = start_visit("2025-11-03")
    with pytest.raises(KeyError):
        apply([Edit(visit.id, None, visit, None, "nobody")], plan())


def test_a_customer_who_changes_groups_takes_everything_along() -> None:
    moving = customer(visits=[start_visit("2025-11-03"), session("2026-03-02")])
    before = plan(group("A", customers=[moving]), group("B", customers=[customer("B-1")]), group("C"))
    after = apply_intent(Put(replace(moving, visits=()), before.groups[1].id), before, PROFILES)
    assert [c.name for c in after.groups[1].customers] == ["A-1", "B-1"]
    assert after.groups[1].customers[0] == moving
    assert after.groups[0].customers == ()
    assert after.groups[2] is before.groups[2]
    (edit,) = diff(before, after)
    assert (edit.owner_before, edit.owner_after) == (before.groups[0].id, before.groups[1].id)
    there_and_back(before, after)


def test_a_customer_who_leaves_all_groups_takes_everything_along() -> None:
    moving = customer(visits=[start_visit("2025-11-03")])
    before = plan(group("A", customers=[moving]))
    after = apply_intent(Put(replace(moving, visits=()), None), before, PROFILES)
    assert after.loose_customers == (moving,)
    assert after.groups[0].customers == ()
    there_and_back(before, after)


def test_a_customer_may_change_groups_and_visits_in_one_step() -> None:
    visit = start_visit("2025-11-03")
    moving = customer(visits=[visit])
    before = plan(group("A", customers=[moving]), group("B"))
    moved = replace(
        moving, remark="x", visits=(replace(visit, on=d("2025-11-04")), start_visit("2025-11-10"))
    )
    after = replace(
        before,
        groups=(replace(before.groups[0], customers=()), replace(before.groups[1], customers=(moved,))),
    )
    there_and_back(before, after)


def test_a_removed_group_comes_back_with_its_blocks_and_customers() -> None:
    before = plan(
        group("A", blocks=[block("2026-01-12")], customers=[customer(visits=[start_visit("2025-11-03")])])
    )
    after = apply_intent(Remove(before.groups[0].id), before, PROFILES)
    assert [c.name for c in after.loose_customers] == ["A-1"]
    assert after.loose_customers[0].visits == before.groups[0].customers[0].visits
    there_and_back(before, after)


def test_a_removed_leader_comes_back_everywhere_he_led() -> None:
    petri, anna = staff("Petri", ("2026-07-01", "2026-07-31")), staff("Anna")
    before = plan(
        group(
            "A",
            leaders=(petri.id, anna.id),
            blocks=[block("2026-01-12", leaders=(petri.id,))],
            customers=[
                customer(instructor=petri.id, visits=[start_visit("2025-11-03", instructor=petri.id)])
            ],
        ),
        group("B", leaders=(anna.id,)),
        staff=[petri, anna],
    )
    after = apply_intent(Remove(petri.id), before, PROFILES)
    assert after.groups[0].leaders == (anna.id,)
    assert after.groups[0].blocks[0].leaders == ()
    assert after.groups[0].customers[0].instructor is None
    assert after.groups[0].customers[0].visits[0].instructor is None
    assert after.groups[1] is before.groups[1]
    there_and_back(before, after)


def test_an_import_that_replaces_everything_can_be_taken_back() -> None:
    before = plan(group("A", customers=[customer()]), staff=[staff()])
    other = plan(group("B", blocks=[block("2026-01-12")]), loose_customers=[customer("C-1")])
    after = apply_intent(TakePlan(other), before, PROFILES)
    assert after == other
    there_and_back(before, after)


def test_a_thing_that_became_another_kind_under_its_id_is_removed_and_made() -> None:
    before = plan(loose_customers=[customer(visits=[start_visit("2025-11-03", id="same")])])
    after = plan(staff=[staff("Petri", id="same")])
    kinds = [
        (edit.kind, edit.before is None, edit.after is None)
        for edit in diff(before, after)
        if edit.id == "same"
    ]
    assert (Visit, False, True) in kinds
    assert len(kinds) == 2
    there_and_back(before, after)
