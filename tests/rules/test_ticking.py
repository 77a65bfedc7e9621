"""A tick fills the plan's own field and notes who and when; taken back, both are gone; a task that changes returns."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from taito_planner.domain.days import DaySpan
from taito_planner.domain.edits import apply
from taito_planner.domain.entities import bare
from taito_planner.domain.intents import AddVisit, Put
from taito_planner.domain.model import Absence, Certificate, OtherWork, Plan, Training
from taito_planner.rules.acceptance import accept
from taito_planner.rules.checker import Checked, check
from taito_planner.rules.task import TaskKind
from taito_planner.rules.ticking import certified_days, tick, untick
from taito_planner.rules.todo import Todo, todo_for
from taito_planner.storage.profiles import load_profiles
from tests.builders import block, customer, d, group, plan, start_visit

PROFILES = load_profiles()
AS_OF = d("2025-11-19")
AT = datetime(2025, 11, 19, 14, 2)
SPAN = DaySpan(d("2025-11-03"), d("2025-11-06"))


def checked(some_plan: Plan) -> Checked:
    return check(some_plan, PROFILES, AS_OF)


def ticked(some_plan: Plan, *kinds: TaskKind) -> Plan:
    """``some_plan`` with every open task of ``kinds`` ticked."""
    now = checked(some_plan)
    tasks = [task for task in todo_for(now).open if task.kind in kinds]
    assert tasks, f"no task of {kinds}"
    return apply(tick(tasks, now, who="Kaisa Lehto", at=AT, on=AS_OF), some_plan, PROFILES)


def todo(some_plan: Plan) -> Todo:
    return todo_for(checked(some_plan))


def kinds(some_plan: Plan) -> list[TaskKind]:
    return [task.kind for task in todo(some_plan).open]


def unticked(some_plan: Plan) -> Plan:
    return apply(untick([one for one in todo(some_plan).done if one.tick], some_plan), some_plan, PROFILES)


def busy() -> Plan:
    """One task of every kind that a field of the plan remembers, and a first visit and a decision."""
    new = customer("A-1", "2025-11-03", id="new", decision_valid_until=d("2026-03-31"))
    certified = customer(
        "A-2",
        "2025-10-01",
        id="certified",
        visits=(start_visit("2025-10-20"),),
        certificates=(Certificate("0-old", d("2025-11-07"), (SPAN,)),),
        absences=(Absence("absence", d("2025-11-05"), d("2025-11-06")),),
        other_work=(OtherWork("work", d("2025-11-10")),),
    )
    fresh = customer("A-3", "2025-10-01", id="fresh", visits=(start_visit("2025-10-20"),))
    late = group("Oulu 1", id="deferred", deferral_decided_on=d("2025-11-14"), customers=(new,))
    blocks = (block("2025-11-03", id="b1"),)
    return plan(late, group("Oulu 2", id="running", blocks=blocks, customers=(certified, fresh)))


def person(some_plan: Plan, customer_id: str) -> Any:
    return next(c for g in some_plan.groups for c in g.customers if c.id == customer_id)


def test_the_plan_of_these_tests_has_a_task_of_each_kind_but_the_starts() -> None:
    assert set(kinds(busy())) == set(TaskKind) - {TaskKind.START_FULL, TaskKind.START_BELOW}


@pytest.mark.parametrize(
    ("kind", "read"),
    [
        (TaskKind.CONTACT, lambda p: person(p, "new").contacted_on),
        (TaskKind.DEFERRAL_CUSTOMER, lambda p: person(p, "new").deferral_told_on),
        (TaskKind.DEFERRAL_KELA, lambda p: p.group_by_id["deferred"].deferral_told_kela_on),
    ],
)
def test_a_tick_fills_the_field_of_the_plan(kind: TaskKind, read: Any) -> None:
    before = busy()
    after = ticked(before, kind)
    assert (read(before), read(after)) == (None, AS_OF)
    assert kind not in kinds(after)


def test_a_tick_of_a_notice_fills_the_absence_and_the_work_it_is_about() -> None:
    after = person(ticked(busy(), TaskKind.KELA_TOLD), "certified")
    assert [item.told_kela_on for item in (*after.absences, *after.other_work)] == [AS_OF, AS_OF]


def test_several_ticks_on_one_customer_fill_all_his_fields() -> None:
    after = person(ticked(busy(), TaskKind.CONTACT, TaskKind.DEFERRAL_CUSTOMER), "new")
    assert (after.contacted_on, after.deferral_told_on) == (AS_OF, AS_OF)


def test_a_tick_of_a_due_certificate_certifies_the_days_attended() -> None:
    after = ticked(busy(), TaskKind.CERTIFICATE_DUE)
    given = person(after, "fresh").certificates
    assert [(one.given_on, one.days) for one in given] == [(AS_OF, (SPAN,))]
    assert TaskKind.CERTIFICATE_DUE not in kinds(after)


def test_a_tick_of_a_renewal_puts_the_days_right_and_asks_to_tell_kela() -> None:
    after = ticked(busy(), TaskKind.CERTIFICATE_RENEW)
    newest = person(after, "certified").certificates[-1]
    assert newest.days == (DaySpan(d("2025-11-03"), d("2025-11-04")),)
    assert TaskKind.CERTIFICATE_RENEW not in kinds(after)
    assert newest.id in {task.part for task in todo(after).open if task.kind is TaskKind.KELA_TOLD}


def test_a_renewal_of_a_block_that_moved_away_certifies_it_where_it_is_now() -> None:
    some_plan = busy()
    moved = apply(Put(block("2025-11-11", id="b1"), "running"), some_plan, PROFILES)
    after = ticked(moved, TaskKind.CERTIFICATE_RENEW)
    assert person(after, "certified").certificates[-1].days == (DaySpan(d("2025-11-11"), d("2025-11-14")),)
    assert TaskKind.CERTIFICATE_RENEW not in kinds(after)


def test_of_several_blocks_the_nearest_takes_the_place_of_one_that_moved_away() -> None:
    far, near = block("2025-10-06", id="b0"), block("2025-11-11", id="b1")
    some_plan = apply(Put(near, "running"), busy(), PROFILES)
    after = ticked(apply(Put(far, "running"), some_plan, PROFILES), TaskKind.CERTIFICATE_RENEW)
    assert person(after, "certified").certificates[-1].days == (near.span,)


def test_weekend_days_alone_make_no_certificate() -> None:
    certificate = Certificate("0-old", d("2025-11-10"), (DaySpan(d("2025-11-06"), d("2025-11-09")),))
    some_plan = plan(group(customers=(customer("A-1", "2025-10-01", id="one", certificates=(certificate,)),)))
    now = checked(some_plan)
    task = next(task for task in todo_for(now).open if task.kind is TaskKind.CERTIFICATE_RENEW)
    assert certified_days(task, now) == ()


def test_a_renewal_says_nothing_of_blocks_outside_the_days_it_certified() -> None:
    some_plan = apply(Put(block("2025-11-11", id="b2"), "running"), busy(), PROFILES)
    after = ticked(some_plan, TaskKind.CERTIFICATE_RENEW)
    assert person(after, "certified").certificates[-1].days == (DaySpan(d("2025-11-03"), d("2025-11-04")),)


def test_a_renewal_leaves_out_days_of_training_that_were_missed() -> None:
    week = DaySpan(d("2025-11-10"), d("2025-11-14"))
    one = customer(
        "A-1",
        "2025-10-01",
        id="one",
        visits=(start_visit("2025-10-20"),),
        trainings=(Training("t", d("2025-11-03"), d("2025-12-19")),),
        absences=(Absence("absence", d("2025-11-12"), d("2025-11-12")),),
        certificates=(Certificate("0-old", d("2025-11-14"), (week,)),),
    )
    after = ticked(plan(group(customers=(one,))), TaskKind.CERTIFICATE_RENEW)
    assert person(after, "one").certificates[-1].days == (
        DaySpan(d("2025-11-10"), d("2025-11-11")),
        DaySpan(d("2025-11-13"), d("2025-11-14")),
    )


def test_a_renewal_is_not_given_before_the_certificate_it_replaces() -> None:
    some_plan = busy()
    old = replace(person(some_plan, "certified").certificates[0], given_on=d("2025-11-28"))
    after = ticked(apply(Put(old, "certified"), some_plan, PROFILES), TaskKind.CERTIFICATE_RENEW)
    assert person(after, "certified").certificates[-1].given_on == d("2025-11-28")
    assert TaskKind.CERTIFICATE_RENEW not in kinds(after)


def test_the_tick_says_who_did_it_when_and_for_which_day() -> None:
    after = ticked(busy(), TaskKind.CONTACT)
    (noted,) = after.ticks
    assert (noted.task, noted.who, noted.at, noted.due_on) == ("contact:new", "Kaisa Lehto", AT, d("2025-11-10"))
    done = next(one for one in todo(after).done if one.tick)
    assert (done.key, done.done_on) == ("contact:new", AS_OF)


@pytest.mark.parametrize("kind", [kind for kind in TaskKind if not kind.startswith("start")])
def test_a_tick_taken_back_leaves_the_plan_as_it_was(kind: TaskKind) -> None:
    before = busy()
    assert unticked(ticked(before, kind)) == before


def test_a_field_filled_elsewhere_is_done_without_a_name_and_can_be_taken_back() -> None:
    some_plan = busy()
    told = replace(bare(person(some_plan, "new")), contacted_on=d("2025-11-10"))
    after = apply(Put(told, "deferred"), some_plan, PROFILES)
    done = next(one for one in todo(after).done if one.kind is TaskKind.CONTACT)
    assert (done.done_on, done.tick) == (d("2025-11-10"), None)
    assert apply(untick([done], after), after, PROFILES) == some_plan


def test_a_field_emptied_after_the_tick_brings_the_task_back() -> None:
    after = ticked(busy(), TaskKind.CONTACT)
    emptied = apply(Put(replace(bare(person(after, "new")), contacted_on=None), "deferred"), after, PROFILES)
    assert TaskKind.CONTACT in kinds(emptied)
    assert not [one for one in todo(emptied).done if one.kind is TaskKind.CONTACT]


def test_a_task_that_only_a_tick_remembers_is_done_until_its_due_day_changes() -> None:
    after = ticked(busy(), TaskKind.FIRST_VISIT)
    assert TaskKind.FIRST_VISIT not in kinds(after)
    assert TaskKind.FIRST_VISIT in {one.kind for one in todo(after).done}
    one = replace(bare(person(after, "new")), decision_arrived_on=d("2025-11-04"))
    later = apply(Put(one, "deferred"), after, PROFILES)
    assert TaskKind.FIRST_VISIT in kinds(later)
    assert TaskKind.FIRST_VISIT not in {one.kind for one in todo(later).done}


def test_a_returned_task_can_be_ticked_again_and_keeps_one_tick() -> None:
    after = ticked(busy(), TaskKind.FIRST_VISIT)
    one = replace(bare(person(after, "new")), decision_arrived_on=d("2025-11-04"))
    again = ticked(apply(Put(one, "deferred"), after, PROFILES), TaskKind.FIRST_VISIT)
    assert [tick.due_on for tick in again.ticks] == [d("2025-12-30")]


def test_what_the_plan_no_longer_asks_stays_among_the_done() -> None:
    after = ticked(busy(), TaskKind.FIRST_VISIT)
    planned = apply(AddVisit("new", d("2025-12-01")), after, PROFILES)
    done = [one for one in todo(planned).done if one.kind is TaskKind.FIRST_VISIT]
    assert [(one.task, one.done_on) for one in done] == [(None, AS_OF)]


def test_a_start_ticked_below_the_number_returns_when_the_number_is_full() -> None:
    visits = (start_visit("2025-11-10"),)
    people = tuple(customer(f"A-{i}", visits=visits) for i in range(5))
    after = ticked(plan(group(id="g", agreed_start_on=d("2025-12-15"), customers=people)), TaskKind.START_BELOW)
    assert not kinds(after)
    full = apply(Put(bare(customer("A-9")), "g"), after, PROFILES)
    assert TaskKind.START_FULL in kinds(full)


def test_an_accepted_finding_asks_nothing() -> None:
    some_plan = busy()
    now = checked(some_plan)
    told = [f for f in now.findings if f.rule == "deferral-not-announced" and f.customer is None]
    after = apply(accept(told, "sovittu", "KL", AT, now.acceptances), some_plan, PROFILES)
    assert TaskKind.DEFERRAL_KELA not in kinds(after)
    assert TaskKind.DEFERRAL_CUSTOMER in kinds(after)
