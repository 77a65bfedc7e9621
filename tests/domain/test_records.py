"""What people decided and did is part of the plan: it is edited, kept and removed like everything else."""

from dataclasses import replace
from datetime import datetime

import pytest

from taito_planner.domain.changes import apply as apply_edits
from taito_planner.domain.changes import diff
from taito_planner.domain.edits import apply
from taito_planner.domain.entities import locate
from taito_planner.domain.intents import Put, Remove, Several, TakePlan
from taito_planner.domain.model import Plan
from taito_planner.domain.records import Acceptance, Closure, Tick
from taito_planner.domain.refusals import IntentRefused
from tests.builders import customer, d, group, plan
from tests.random_plans import PROFILES

NOON = datetime(2025, 10, 24, 12, 0)
ACCEPTED = Acceptance("a", "block-on-holiday", "sovittu Kelan kanssa", "Aino", NOON, "error", "group")
DONE = Tick("t", "contact:customer", "Aino", NOON, "group", "customer", d("2025-10-27"))
CLOSED = Closure("c", d("2025-12-22"), d("2026-01-02"), "talon loma")
PLAN = plan(group("Oulu 1", id="group", customers=[customer("A-1", id="customer")]))


def put(*records: Acceptance | Tick | Closure) -> Plan:
    after = PLAN
    for record in records:
        after = apply(Put(record), after, PROFILES)
    return after


def test_records_are_kept_beside_groups_and_people() -> None:
    after = put(ACCEPTED, DONE, CLOSED)
    assert (after.acceptances, after.ticks, after.closures) == ((ACCEPTED,), (DONE,), (CLOSED,))
    assert after.groups[0] is PLAN.groups[0]
    assert all(locate(after, record.id).entity is record for record in (ACCEPTED, DONE, CLOSED))


def test_a_record_is_undone_by_the_inverse_of_its_edit() -> None:
    after = put(ACCEPTED)
    edits = diff(PLAN, after)
    assert [edit.after for edit in edits] == [ACCEPTED]
    assert apply_edits([edit.inverse() for edit in edits], after) == PLAN


def test_what_was_said_of_a_removed_customer_goes_with_him() -> None:
    other = replace(ACCEPTED, id="b")
    about_him = replace(ACCEPTED, customer="customer")
    assert apply(Remove("customer"), put(about_him, other, DONE), PROFILES).acceptances == (other,)
    assert apply(Remove("customer"), put(DONE), PROFILES).ticks == ()


def test_what_was_said_of_a_removed_group_goes_with_it() -> None:
    after = apply(Remove("group"), put(ACCEPTED, DONE, CLOSED), PROFILES)
    assert (after.acceptances, after.ticks, after.closures) == ((), (), (CLOSED,))


def test_a_deviation_without_a_reason_is_refused() -> None:
    with pytest.raises(IntentRefused) as refused:
        put(replace(ACCEPTED, reason="  "))
    assert refused.value.key == "refused.reason-missing"


def test_a_closure_ends_on_or_after_its_first_day() -> None:
    assert put(replace(CLOSED, last_day=CLOSED.first_day)).closures
    with pytest.raises(IntentRefused) as refused:
        put(replace(CLOSED, last_day=d("2025-12-21")))
    assert refused.value.key == "refused.end-before-start"


def test_an_imported_plan_without_a_group_or_customer_loses_what_was_said_of_them() -> None:
    about_him = replace(ACCEPTED, id="b", group=None, customer="customer")
    of_service = replace(ACCEPTED, id="s", group=None)
    before = put(ACCEPTED, about_him, of_service, DONE, CLOSED)
    after = apply(TakePlan(replace(before, groups=())), before, PROFILES)
    assert (after.acceptances, after.ticks, after.closures) == ((of_service,), (), (CLOSED,))
    assert apply_edits([edit.inverse() for edit in reversed(diff(before, after))], after) == before
    assert apply(TakePlan(before), before, PROFILES) is before


def test_many_records_are_put_changed_and_removed_in_one_step() -> None:
    before = put(ACCEPTED, DONE)
    changed, new = replace(ACCEPTED, reason="toinen syy"), replace(ACCEPTED, id="n")
    step = Several((Put(changed), Put(new), Put(CLOSED), Remove("t"), Put(replace(new, id="x")), Remove("x")), "accept")
    after = apply(step, before, PROFILES)
    assert (after.acceptances, after.ticks, after.closures) == ((changed, new), (), (CLOSED,))
    assert after.groups is before.groups
    assert apply(Several((Put(ACCEPTED), Put(DONE)), "accept"), before, PROFILES) is before


def test_one_of_many_records_without_a_reason_refuses_all() -> None:
    step = Several((Put(ACCEPTED), Put(replace(ACCEPTED, id="b", reason=" "))), "accept")
    with pytest.raises(IntentRefused):
        apply(step, PLAN, PROFILES)


def test_what_is_accepted_and_removed_in_one_step_is_gone() -> None:
    assert apply(Several((Put(ACCEPTED), Remove("group")), "label"), PLAN, PROFILES).acceptances == ()
