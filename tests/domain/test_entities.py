"""How the things of a plan hang together, and their identities."""

from datetime import time
from random import Random

import pytest

from taito_planner.domain import model
from taito_planner.domain.entities import (
    CHILD_FIELDS,
    KINDS,
    bare,
    children,
    field_for,
    in_order,
    locate,
    locate_all,
    walk,
)
from taito_planner.domain.ids import new_id
from taito_planner.domain.model import Customer, Group, Plan, StaffMember, Visit
from tests.builders import block, customer, d, group, plan, session, staff, start_visit
from tests.random_plans import random_plan

VISIT = start_visit("2025-11-03", id="visit")
PLAN = plan(
    group(
        "Oulu 1",
        id="group",
        blocks=[block("2026-01-12", id="block")],
        customers=[customer("A", id="customer")],
    ),
    loose_customers=[customer("L", id="loose", visits=[VISIT])],
    staff=[staff("Petri", ("2026-07-01", "2026-07-31"), id="petri")],
)


def test_every_class_with_an_identity_is_a_kind_and_is_owned_by_something() -> None:
    with_id = {
        c for c in vars(model).values() if isinstance(c, type) and "id" in getattr(c, "__annotations__", {})
    }
    assert set(KINDS.values()) == with_id
    assert {kind for owned in CHILD_FIELDS.values() for kind in owned.values()} == with_id


def test_walking_a_plan_meets_owners_before_what_they_own() -> None:
    assert [(owner_id, entity.id) for owner_id, entity in walk(PLAN)] == [
        (None, "group"),
        ("group", "block"),
        ("group", "customer"),
        (None, "loose"),
        ("loose", "visit"),
        (None, "petri"),
        ("petri", PLAN.staff[0].leaves[0].id),
    ]


def test_what_is_walked_is_found_with_the_same_owner() -> None:
    for owner_id, entity in walk(PLAN):
        found = locate(PLAN, entity.id)
        assert found is not None
        assert found.entity is entity
        assert found.owner_id == owner_id
    assert locate(PLAN, "nothing") is None


def test_bare_facts_have_no_children_and_a_visit_is_bare() -> None:
    assert list(children(bare(PLAN.groups[0]))) == []
    assert bare(PLAN.groups[0]).name == "Oulu 1"
    assert bare(VISIT) is VISIT


def test_the_field_of_a_child_is_found_by_its_kind() -> None:
    assert field_for(Customer, Visit) == "visits"
    assert field_for(Plan, StaffMember) == "staff"
    with pytest.raises(KeyError):
        field_for(Group, Visit)


def test_siblings_are_ordered_by_day_and_time_and_then_as_they_were_made() -> None:
    late = start_visit("2025-11-03", id="a", at=time(14))
    early = start_visit("2025-11-03", id="b", at=time(9))
    untimed = start_visit("2025-11-03", id="c")
    before = session("2025-11-02", id="d")
    assert in_order([late, early, untimed, before]) == (before, untimed, early, late)
    assert [g.name for g in in_order([group("B", id="1"), group("A", id="2")])] == ["B", "A"]


def test_identities_are_new_each_time_and_sort_as_they_were_made() -> None:
    made = [new_id() for _ in range(2000)]
    assert made == sorted(made)
    assert len(set(made)) == 2000
    assert {len(one) for one in made} == {20}


def test_members_are_counted_from_joining_and_not_before_the_decision_until_leaving() -> None:
    member = customer("A", given="2025-10-27", joined_on=d("2025-10-01"), left_on=d("2026-02-02"))
    assert not member.is_member(d("2025-10-26"))
    assert member.is_member(d("2025-10-27"))
    assert member.is_member(d("2026-02-01"))
    assert not member.is_member(d("2026-02-02"))


def test_visits_from_leaving_on_do_not_count() -> None:
    left = customer(
        "A", left_on=d("2025-11-10"), visits=[start_visit("2025-11-09"), start_visit("2025-11-10")]
    )
    assert [v.on for v in left.start_visits] == [d("2025-11-09")]
    assert customer("B").first_start_visit is None


def test_many_things_are_found_as_each_alone_is_and_what_is_gone_is_left_out() -> None:
    planned = random_plan(Random(7), groups=30)
    ids = [*(entity.id for _, entity in walk(planned)), "gone"]
    assert len(ids) > 30
    assert locate_all(planned, ids) == {i: found for i in ids if (found := locate(planned, i))}
    assert list(locate_all(planned, ids)) == ids[:-1]
