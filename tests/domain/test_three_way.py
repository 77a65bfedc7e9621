"""Two copies of one plan come together: nothing of ours is lost unless chosen, nothing of theirs unless refused."""

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taito_planner.domain.changes import diff
from taito_planner.domain.edits import IntentRefused, apply
from taito_planner.domain.entities import bare, walk
from taito_planner.domain.intents import Put, Remove, TakeEdits, TakePlan
from taito_planner.domain.matching import references
from taito_planner.domain.model import Customer, Plan
from taito_planner.domain.review import OWNER, Review, RowKind, RowState
from taito_planner.domain.taking import with_edits
from taito_planner.domain.three_way import review
from tests.builders import block, customer, d, group, plan, staff, start_visit
from tests.random_plans import PROFILES, random_intent, random_plan

SEEDS = st.integers(0, 10**6)


def edited(rng: random.Random, before: Plan, count: int) -> Plan:
    """``before`` after some random edits. A whole other plan is left out: it may speak of people it does not hold."""
    for _ in range(count):
        try:
            intent = random_intent(rng, before)
            before = before if isinstance(intent, TakePlan) else apply(intent, before, PROFILES)
        except IntentRefused:
            continue
    return before


def facts(of: Plan) -> dict[str, tuple[Any, Any]]:
    return {entity.id: (owner, bare(entity)) for owner, entity in walk(of)}


def value(of: dict[str, tuple[Any, Any]], key: str, name: str) -> Any:
    owner, entity = of[key]
    return owner if name == OWNER else getattr(entity, name)


@settings(max_examples=150)
@given(seed=SEEDS)
def test_all_rows_taken_over_an_unchanged_plan_make_it_theirs(seed: int) -> None:
    rng = random.Random(seed)
    base = random_plan(rng)
    theirs = edited(rng, base, rng.randint(0, 6))
    seen = review(base, base, theirs)
    assert all(row.state is RowState.THEIRS for row in seen.rows)
    assert facts(with_edits(seen.edits(seen.by_key), base)) == facts(theirs)


@settings(max_examples=60)
@given(seed=SEEDS)
def test_what_both_did_makes_no_row(seed: int) -> None:
    rng = random.Random(seed)
    base = random_plan(rng)
    ours = edited(rng, base, 5)
    assert review(base, ours, base).rows == ()
    assert review(base, ours, ours).rows == ()


@settings(max_examples=250)
@given(seed=SEEDS)
def test_undisputed_rows_lose_nothing_of_ours(seed: int) -> None:
    rng = random.Random(seed)
    base = random_plan(rng)
    ours, theirs = edited(rng, base, rng.randint(0, 5)), edited(rng, base, rng.randint(0, 5))
    seen = review(base, ours, theirs)
    was, here = facts(base), facts(ours)
    after = facts(with_edits(seen.edits(seen.undisputed), ours))
    for key, (owner, entity) in here.items():
        if key not in was:
            assert key in after
            continue
        for name in (*entity.__dataclass_fields__, OWNER):
            if value(here, key, name) != value(was, key, name) and key in after:
                assert value(after, key, name) == value(here, key, name)
        if (owner, entity) != was[key]:
            assert key in after
    for edit in diff(base, theirs):  # and all that only they did is there
        if edit.before is None or edit.after is None or edit.id not in after:
            continue
        for name in (*edit.after.__dataclass_fields__, OWNER):
            old, new = value(was, edit.id, name), value(facts(theirs), edit.id, name)
            row_keys = {edit.id, f"{edit.id}!"} & seen.by_key.keys()
            if old != new and value(here, edit.id, name) == old and row_keys <= seen.undisputed and row_keys:
                assert value(after, edit.id, name) == new


@settings(max_examples=250)
@given(seed=SEEDS)
def test_any_choice_of_rows_makes_a_plan(seed: int) -> None:
    rng = random.Random(seed)
    base = random_plan(rng)
    ours, theirs = edited(rng, base, rng.randint(0, 6)), edited(rng, base, rng.randint(0, 6))
    seen = review(base, ours, theirs)
    for keys in (seen.takeable, [key for key in seen.takeable if rng.random() < 0.5]):
        after = with_edits(seen.edits(keys), ours)
        known = {entity.id for _, entity in walk(after)}
        for _, entity in walk(after):
            assert references(entity) <= known


@settings(max_examples=100)
@given(seed=SEEDS)
def test_every_row_of_theirs_taken_leaves_nothing_more_to_take(seed: int) -> None:
    rng = random.Random(seed)
    base = random_plan(rng)
    ours, theirs = edited(rng, base, 4), edited(rng, base, 4)
    seen = review(base, ours, theirs)
    if seen.blocked or any(row.state is RowState.CONFLICT for row in seen.rows):
        return
    after = with_edits(seen.edits(seen.by_key), ours)
    assert review(base, after, theirs).rows == ()


def one_customer() -> Plan:
    return plan(group(customers=[customer(visits=[start_visit("2025-11-12")])], blocks=[block("2026-01-12")]))


def only_row(seen: Review) -> Any:
    (row,) = seen.rows
    return row


def test_a_field_that_both_changed_is_in_conflict_and_the_others_are_not() -> None:
    base = one_customer()
    one = base.groups[0].customers[0]
    changed = bare(replace(one, remark="meidän", contacted_on=d("2025-11-01")))
    ours = apply(Put(changed, base.groups[0].id), base, PROFILES)
    theirs = apply(
        Put(bare(replace(one, remark="heidän", left_on=d("2026-03-01"))), base.groups[0].id), base, PROFILES
    )
    disputed, free = review(base, ours, theirs).rows
    assert [change.name for change in free.fields] == ["left_on"]
    assert free.state is RowState.THEIRS
    assert [(c.name, c.base, c.theirs, c.ours) for c in disputed.fields] == [("remark", "", "heidän", "meidän")]
    assert disputed.state is RowState.CONFLICT


def test_both_rows_of_one_thing_taken_are_one_edit() -> None:
    base = one_customer()
    one, group_id = base.groups[0].customers[0], base.groups[0].id
    ours = apply(Put(bare(replace(one, remark="meidän")), group_id), base, PROFILES)
    theirs = apply(Put(bare(replace(one, remark="heidän", left_on=d("2026-03-01"))), group_id), base, PROFILES)
    seen = review(base, ours, theirs)
    (edit,) = seen.edits(seen.by_key)
    assert (edit.after.remark, edit.after.left_on) == ("heidän", d("2026-03-01"))


def test_the_ends_of_a_span_are_one_thing() -> None:
    base = one_customer()
    one, group_id = base.groups[0].blocks[0], base.groups[0].id
    ours = apply(Put(replace(one, first_day=d("2026-01-13")), group_id), base, PROFILES)
    theirs = apply(Put(replace(one, last_day=d("2026-01-16")), group_id), base, PROFILES)
    row = only_row(review(base, ours, theirs))
    assert row.state is RowState.CONFLICT
    assert row.edit.after.span.first_day == one.first_day


def test_what_we_changed_and_they_removed_is_in_conflict() -> None:
    base = one_customer()
    one = base.groups[0].customers[0]
    ours = apply(Put(start_visit("2025-11-20"), one.id), base, PROFILES)
    theirs = apply(Remove(one.id), base, PROFILES)
    seen = review(base, ours, theirs)
    assert {row.state for row in seen.rows if row.edit.kind is Customer} == {RowState.CONFLICT}
    assert with_edits(seen.edits([one.id]), ours).groups[0].customers == ()


def test_a_customer_we_removed_comes_back_with_the_visit_they_moved() -> None:
    base = one_customer()
    one = base.groups[0].customers[0]
    ours = apply(Remove(one.id), base, PROFILES)
    theirs = apply(Put(replace(one.visits[0], on=d("2025-11-13")), one.id), base, PROFILES)
    seen = review(base, ours, theirs)
    assert {row.kind for row in seen.rows} == {RowKind.CHANGED, RowKind.RESTORED}
    assert seen.undisputed == frozenset()
    after = with_edits(seen.edits([one.visits[0].id]), ours)
    assert after.groups[0].customers[0].visits[0].on == d("2025-11-13")


def test_a_new_customer_and_his_visits_are_taken_together() -> None:
    base = one_customer()
    new = customer("A-9")
    theirs = apply(Put(new, base.groups[0].id), base, PROFILES)
    visit = start_visit("2025-11-20")
    theirs = apply(Put(visit, new.id), theirs, PROFILES)
    seen = review(base, base, theirs)
    assert seen.with_needs([visit.id]) == {visit.id, new.id}
    assert seen.with_needing([new.id]) == {visit.id, new.id}


def test_swapped_names_are_taken_together() -> None:
    base = plan(group(customers=[customer("A"), customer("B")]))
    a, b = base.groups[0].customers
    swapped = replace(base.groups[0], customers=(replace(a, name="B"), replace(b, name="A")))
    theirs = replace(base, groups=(swapped,))
    seen = review(base, base, theirs)
    assert seen.with_needs([a.id]) == {a.id, b.id}
    assert [c.name for c in with_edits(seen.edits([a.id]), base).groups[0].customers] == ["B", "A"]


def test_a_name_given_to_something_else_here_blocks_the_row() -> None:
    base = plan(group(customers=[customer("A"), customer("B")]))
    a, b = base.groups[0].customers
    ours = apply(Put(bare(replace(a, name="C")), base.groups[0].id), base, PROFILES)
    theirs = apply(Put(bare(replace(b, name="C")), base.groups[0].id), base, PROFILES)
    seen = review(base, ours, theirs)
    assert only_row(seen).clash == "C"
    assert seen.takeable == frozenset()


def test_the_same_customer_made_in_both_copies_is_one() -> None:
    base = one_customer()
    ours = apply(Put(customer("A-9", remark="x"), base.groups[0].id), base, PROFILES)
    new = customer("a-9 ", left_on=d("2026-03-01"))
    theirs = apply(Put(new, base.groups[0].id), base, PROFILES)
    theirs = apply(Put(start_visit("2025-11-20"), new.id), theirs, PROFILES)
    seen = review(base, ours, theirs)
    after = with_edits(seen.edits(seen.undisputed), ours)
    one = next(c for c in after.groups[0].customers if c.name == "A-9")
    assert (one.remark, one.left_on, len(one.visits)) == ("x", d("2026-03-01"), 1)


def test_the_same_leave_entered_in_both_copies_is_one() -> None:
    from taito_planner.domain.model import Leave

    base = plan(staff=[staff("Lehto")])
    lehto = base.staff[0]
    ours = apply(Put(Leave("x", d("2026-07-01"), d("2026-07-14")), lehto.id), base, PROFILES)
    theirs = apply(Put(Leave("y", d("2026-07-01"), d("2026-07-14")), lehto.id), base, PROFILES)
    seen = review(base, ours, theirs)
    assert (seen.rows, seen.already_count) == ((), 1)


def test_a_person_they_removed_is_let_go_by_what_we_gave_him_since() -> None:
    base = plan(group(customers=[customer()]), staff=[staff("Lehto")])
    lehto, one = base.staff[0], base.groups[0].customers[0]
    ours = apply(Put(start_visit("2025-11-20", instructor=lehto.id), one.id), base, PROFILES)
    theirs = apply(Remove(lehto.id), base, PROFILES)
    seen = review(base, ours, theirs)
    assert only_row(seen).state is RowState.CONFLICT
    after = with_edits(seen.edits([lehto.id]), ours)
    assert after.groups[0].customers[0].visits[0].instructor is None


def test_taking_edits_refuses_two_of_one_name() -> None:
    base = plan(group(customers=[customer("A"), customer("B")]))
    a, b = base.groups[0].customers
    theirs = replace(base, groups=(replace(base.groups[0], customers=(replace(a, name="b"), b)),))
    with pytest.raises(IntentRefused, match="name-taken"):
        apply(TakeEdits(diff(base, theirs)), base, PROFILES)
