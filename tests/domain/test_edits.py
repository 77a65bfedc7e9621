"""Every edit ends in a new plan or in a refusal; only what has no meaning is refused."""

from dataclasses import replace
from random import Random
from time import process_time
from typing import Any

import pytest

from taito_planner.domain.days import DaySpan
from taito_planner.domain.edits import apply
from taito_planner.domain.entities import CHILD_FIELDS, RECORDS, walk
from taito_planner.domain.intents import (
    AddBlock,
    AddVisit,
    Intent,
    MoveBlock,
    MoveBlockAndRest,
    MoveVisit,
    Put,
    Remove,
    Several,
    TakePlan,
)
from taito_planner.domain.model import (
    Block,
    BlockKind,
    BlockMove,
    Certificate,
    Leave,
    OtherWork,
    Plan,
    Training,
    Visit,
    VisitKind,
)
from taito_planner.domain.refusals import IntentRefused
from taito_planner.domain.workdays import HolidayCalendar
from tests.builders import block, customer, d, group, group_days, plan, session, staff, start_visit
from tests.random_plans import PROFILES, random_plan

BLOCK = block("2026-01-12", id="block")
DAYS = group_days("2026-03-02", 3, id="days")
VISIT = start_visit("2025-11-03", id="visit")
CUSTOMER = customer("A-1", id="customer", visits=[VISIT])
GROUP = group("Oulu 1", id="group", blocks=[BLOCK, DAYS], customers=[CUSTOMER])
LOOSE = customer("L-1", id="loose")
PETRI = staff("Petri Mäki", ("2026-07-01", "2026-07-31"), id="petri")
PLAN = plan(GROUP, group("Lahti 1", id="other"), loose_customers=[LOOSE], staff=[PETRI])


def done(intent: Intent, before: Plan = PLAN) -> Plan:
    return apply(intent, before, PROFILES)


def reason(intent: Intent, before: Plan = PLAN) -> str:
    with pytest.raises(IntentRefused) as refused:
        apply(intent, before, PROFILES)
    return refused.value.key.removeprefix("refused.")


def moved(intent: Intent) -> Block:
    return done(intent).group_by_id["group"].blocks[0]


# What edits do


@pytest.mark.parametrize(
    ("first_day", "last_day"), [("2026-01-19", "2026-01-22"), ("2026-01-20", "2026-01-23")]
)
def test_a_block_moves_to_the_pattern_of_its_new_weekday(first_day: str, last_day: str) -> None:
    after = moved(MoveBlock("block", d(first_day)))
    assert (after.first_day, after.last_day) == (d(first_day), d(last_day))


def test_a_block_of_a_wrong_length_takes_the_right_one_when_it_moves() -> None:
    before = plan(group(blocks=[block("2026-01-12", 5, id="long")]))
    assert done(MoveBlock("long", d("2026-01-19")), before).groups[0].blocks[0].last_day == d("2026-01-22")


def test_a_block_may_move_onto_a_holiday_and_past_any_limit() -> None:
    assert moved(MoveBlock("block", d("2026-01-06"))).first_day == d("2026-01-06")
    assert (
        done(MoveBlock("block", d("2031-01-06"))).group_by_id["group"].opening_blocks[0].first_day.year
        == 2031
    )


def test_group_days_keep_their_length_and_may_begin_on_any_day() -> None:
    after = done(MoveBlock("days", d("2026-03-07"))).group_by_id["group"].group_day_rows[0]
    assert (after.first_day, after.last_day) == (d("2026-03-07"), d("2026-03-09"))


def test_a_move_to_where_it_is_gives_the_same_plan() -> None:
    assert done(MoveBlock("block", d("2026-01-12"))) is PLAN
    assert done(MoveVisit("visit", d("2025-11-03"))) is PLAN


def test_blocks_and_visits_stay_in_order_of_day() -> None:
    before = done(AddBlock("group", d("2026-02-02")))
    first, second = before.group_by_id["group"].opening_blocks
    after = done(MoveBlock("block", d("2026-02-23")), before)
    assert [b.id for b in after.group_by_id["group"].opening_blocks] == [second.id, first.id]


def test_a_visit_moves_to_any_day() -> None:
    after = done(MoveVisit("visit", d("2025-12-06")))
    assert after.group_by_id["group"].customers[0].visits[0].on == d("2025-12-06")


def test_a_new_block_takes_the_pattern_and_new_group_days_one_day() -> None:
    opening = done(AddBlock("other", d("2026-02-03"))).group_by_id["other"].blocks[0]
    assert (opening.kind, opening.span.day_count) == (BlockKind.OPENING, 4)
    later = done(AddBlock("other", d("2026-02-04"), BlockKind.GROUP_DAYS)).group_by_id["other"].blocks[0]
    assert (later.kind, later.span.day_count) == (BlockKind.GROUP_DAYS, 1)


def test_a_new_visit_goes_to_its_customer_in_a_group_or_in_none() -> None:
    assert len(done(AddVisit("customer", d("2025-11-10"))).group_by_id["group"].customers[0].visits) == 2
    after = done(AddVisit("loose", d("2025-11-10"), VisitKind.SESSION))
    assert after.loose_customers[0].visits[0].kind is VisitKind.SESSION


def test_a_form_saves_an_owners_facts_and_leaves_what_it_owns() -> None:
    after = done(Put(replace(GROUP, name="Oulu 2", blocks=(), customers=())))
    assert after.group_by_id["group"].name == "Oulu 2"
    assert after.group_by_id["group"].blocks == GROUP.blocks
    assert after.group_by_id["group"].customers == GROUP.customers


def test_a_form_makes_new_things_under_their_owner() -> None:
    after = done(Put(Leave("leave", d("2026-12-24"), d("2026-12-24")), "petri"))
    assert [leave.id for leave in after.staff_by_id["petri"].leaves][-1] == "leave"
    after = done(Put(Training("training", d("2026-04-01"), d("2026-06-30")), "loose"))
    assert after.loose_customers[0].trainings[0].id == "training"


def test_a_name_may_be_kept_and_its_case_changed() -> None:
    assert done(Put(replace(PETRI, name="petri MÄKI", leaves=()))).staff[0].name == "petri MÄKI"


def test_a_group_and_a_customer_may_have_the_same_name() -> None:
    assert done(Put(replace(LOOSE, name="Oulu 1"))).loose_customers[0].name == "Oulu 1"


def test_a_removed_visit_block_and_leave_are_gone() -> None:
    assert done(Remove("visit")).group_by_id["group"].customers[0].visits == ()
    assert done(Remove("block")).group_by_id["group"].blocks == (DAYS,)
    assert done(Remove(PETRI.leaves[0].id)).staff[0].leaves == ()
    assert done(Remove("loose")).loose_customers == ()


def test_a_removed_group_leaves_its_customers_in_no_group() -> None:
    after = done(Remove("group"))
    assert [c.id for c in after.loose_customers] == ["customer", "loose"]
    assert after.loose_customers[0].visits == (VISIT,)


def test_a_removed_group_takes_the_block_moves_to_it_along() -> None:
    guest = customer("B-1", moves=[BlockMove("move", d("2026-01-12"), "group")])
    before = plan(GROUP, group("Lahti 1", customers=[guest]))
    assert [g.customers[0].moves for g in done(Remove("group"), before).groups] == [()]


def test_a_removed_person_is_cleared_from_leaders_and_instructors() -> None:
    led = group(
        leaders=("petri", "x"),
        blocks=[block("2026-01-12", leaders=("petri",))],
        customers=[customer(instructor="petri", visits=[session("2026-03-02", instructor="petri")])],
    )
    after = done(
        Remove("petri"), plan(led, loose_customers=[customer("L-1", instructor="petri")], staff=[PETRI])
    )
    assert after.staff == ()
    assert after.groups[0].leaders == ("x",)
    assert after.groups[0].blocks[0].leaders == ()
    assert after.groups[0].customers[0].instructor is None
    assert after.groups[0].customers[0].visits[0].instructor is None
    assert after.loose_customers[0].instructor is None


def test_an_import_takes_the_other_plan_and_keeps_the_holidays_of_this_one() -> None:
    other = plan(group("Vaasa 1"), calendar=HolidayCalendar())
    after = done(TakePlan(other))
    assert after.groups == other.groups
    assert after.calendar == PLAN.calendar
    same = plan(group("Vaasa 1"))
    assert done(TakePlan(same)) is same


def test_several_edits_build_on_each_other() -> None:
    new = customer("N-1", id="new")
    after = done(Several((Put(new, "other"), AddVisit("new", d("2025-11-10"))), "label"))
    assert len(after.group_by_id["other"].customers[0].visits) == 1


def test_where_one_of_several_edits_is_refused_the_plan_is_untouched() -> None:
    before = replace(PLAN)
    assert (
        reason(Several((MoveVisit("visit", d("2025-11-10")), Remove("nothing")), "label"), before) == "gone"
    )
    assert before == PLAN


# What edits refuse


@pytest.mark.parametrize("first_day", ["2026-01-14", "2026-01-15", "2026-01-16", "2026-01-17", "2026-01-18"])
def test_a_block_begins_on_no_weekday_without_a_pattern(first_day: str) -> None:
    assert reason(MoveBlock("block", d(first_day))) == "block-start-weekday"
    assert reason(MoveBlockAndRest("block", d(first_day), d("2025-10-01"))) == "block-start-weekday"
    assert reason(AddBlock("group", d(first_day))) == "block-start-weekday"


@pytest.mark.parametrize(
    "intent",
    [
        MoveBlock("nothing", d("2026-01-19")),
        MoveBlock("visit", d("2026-01-19")),
        MoveBlockAndRest("nothing", d("2026-01-19"), d("2025-10-01")),
        MoveVisit("nothing", d("2026-01-19")),
        MoveVisit("block", d("2026-01-19")),
        AddBlock("nothing", d("2026-01-19")),
        AddBlock("customer", d("2026-01-19")),
        AddVisit("nothing", d("2026-01-19")),
        AddVisit("group", d("2026-01-19")),
        Put(VISIT, "nothing"),
        Remove("nothing"),
    ],
    ids=str,
)
def test_what_is_not_in_the_plan_cannot_be_edited(intent: Intent) -> None:
    assert reason(intent) == "gone"


@pytest.mark.parametrize(
    ("entity", "owner_id"),
    [
        (VISIT, None),
        (VISIT, "group"),
        (VISIT, "petri"),
        (VISIT, "block"),
        (BLOCK, None),
        (BLOCK, "customer"),
        (LOOSE, "petri"),
        (PETRI, "group"),
        (GROUP, "other"),
        (PETRI.leaves[0], "customer"),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, str) else value,
)
def test_nothing_belongs_to_an_owner_of_the_wrong_kind(entity: Any, owner_id: str | None) -> None:
    assert reason(Put(entity, owner_id)) == "wrong-owner"


@pytest.mark.parametrize(
    ("day", "is_known"),
    [("1999-12-31", False), ("2000-01-01", True), ("2100-12-31", True), ("2101-01-01", False)],
)
def test_days_are_known_from_2000_to_2100(day: str, is_known: bool) -> None:
    for intent in (
        MoveVisit("visit", d(day)),
        AddVisit("customer", d(day)),
        Put(replace(VISIT, on=d(day)), "customer"),
        Put(replace(LOOSE, decision_arrived_on=d(day))),
        Put(replace(DAYS, first_day=d(day), last_day=d(day)), "group"),
        Put(Certificate("certificate", d("2026-03-02"), (DaySpan(d(day), d(day)),)), "customer"),
    ):
        if is_known:
            assert done(intent) is not PLAN
        else:
            assert reason(intent) == "day-out-of-range"


def test_a_block_must_end_on_a_known_day_too() -> None:
    assert reason(MoveBlock("block", d("2101-01-03"))) == "day-out-of-range"
    assert moved(MoveBlock("block", d("2000-01-03"))).first_day == d("2000-01-03")
    assert done(MoveBlock("days", d("2100-12-29"))).group_by_id["group"].blocks[1].last_day == d("2100-12-31")
    assert reason(MoveBlock("days", d("2100-12-30"))) == "day-out-of-range"


@pytest.mark.parametrize(
    ("entity", "owner_id"),
    [
        (replace(DAYS, first_day=d("2026-03-02"), last_day=d("2026-03-01")), "group"),
        (Leave("new", d("2026-03-02"), d("2026-03-01")), "petri"),
        (Training("new", d("2026-03-02"), d("2026-03-01")), "customer"),
        (OtherWork("new", d("2026-03-02"), d("2026-03-01")), "customer"),
        (Certificate("new", d("2026-03-09"), (DaySpan(d("2026-03-02"), d("2026-03-01")),)), "customer"),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, str) else value,
)
def test_nothing_ends_before_it_starts(entity: Any, owner_id: str) -> None:
    assert reason(Put(entity, owner_id)) == "end-before-start"


def test_one_day_and_an_open_end_are_meant_as_they_are() -> None:
    done(Put(Leave("new", d("2026-03-02"), d("2026-03-02")), "petri"))
    done(Put(OtherWork("new", d("2026-03-02")), "customer"))


@pytest.mark.parametrize("name", ["", "   ", "\t\n"])
def test_groups_customers_and_people_have_a_name(name: str) -> None:
    for entity in (replace(GROUP, name=name), replace(LOOSE, name=name), replace(PETRI, name=name)):
        assert reason(Put(entity)) == "name-missing"


@pytest.mark.parametrize(
    "entity",
    [
        group("Oulu 1"),
        group(" oulu  1 "),
        customer("A-1"),
        customer("a-1 "),
        customer("L-1"),
        staff("petri mäki"),
        replace(LOOSE, name="A-1"),
    ],
    ids=lambda entity: entity.name,
)
def test_a_name_is_taken_once_however_it_is_spaced_or_capitalised(entity: Any) -> None:
    assert reason(Put(entity)) == "name-taken"


@pytest.mark.parametrize(
    ("code", "is_right"), [("", True), ("O", False), ("Ou", True), ("Oul1", True), ("Oulu1", False)]
)
def test_a_short_mark_has_two_to_four_characters_or_none(code: str, is_right: bool) -> None:
    intent = Put(replace(GROUP, code=code, remark="x"))
    if is_right:
        assert done(intent).group_by_id["group"].code == code
    else:
        assert reason(intent) == "code-length"


def test_a_group_is_planned_for_one_at_least_and_for_any_number_above() -> None:
    assert reason(Put(replace(GROUP, planned_size=0))) == "planned-size"
    assert done(Put(replace(GROUP, planned_size=1))).group_by_id["group"].planned_size == 1
    assert done(Put(replace(GROUP, planned_size=11))).group_by_id["group"].planned_size == 11


def test_a_service_without_a_profile_is_unknown_wherever_its_numbers_are_needed() -> None:
    strange = group("X", id="strange", service="nuotti", blocks=[block("2026-01-12", id="its-block")])
    before = plan(strange)
    assert reason(Put(strange)) == "unknown-service"
    assert reason(MoveBlock("its-block", d("2026-01-19")), before) == "unknown-service"
    assert (
        reason(MoveBlockAndRest("its-block", d("2026-01-19"), d("2025-10-01")), before) == "unknown-service"
    )
    assert reason(AddBlock("strange", d("2026-01-19")), before) == "unknown-service"
    assert done(Remove("its-block"), before).groups[0].blocks == ()


def test_a_refusal_names_its_sentence_and_keeps_names_out_of_logs() -> None:
    with pytest.raises(IntentRefused) as refused:
        done(Put(staff("Petri Mäki")))
    assert refused.value.key == "refused.name-taken"
    assert refused.value.facts == {"name": "Petri Mäki"}
    assert "Petri" not in str(refused.value)


def test_an_intent_of_no_kind_is_a_wrong_program() -> None:
    with pytest.raises(TypeError):
        apply("move", PLAN, PROFILES)  # type: ignore[arg-type]


def test_removing_many_things_at_once_is_removing_each_in_turn() -> None:
    before = random_plan(Random(11), groups=30)
    owners = (*CHILD_FIELDS, *RECORDS.values())
    owned = [entity.id for _, entity in walk(before) if type(entity) not in owners]
    assert len(owned) > 30
    one_by_one = before
    for entity_id in owned:
        one_by_one = apply(Remove(entity_id), one_by_one, {})
    assert apply(Several(tuple(map(Remove, owned)), "remove"), before, {}) == one_by_one
    assert not any(customer.visits or customer.trainings for group in one_by_one.groups for customer in group.customers)


def test_moving_many_visits_at_once_is_moving_each_in_turn() -> None:
    before = random_plan(Random(11), groups=30)
    moves = [MoveVisit(one.id, d("2025-12-01")) for _, one in walk(before) if isinstance(one, Visit)]
    assert len(moves) > 30
    one_by_one = before
    for move in moves:
        one_by_one = apply(move, one_by_one, {})
    assert apply(Several(tuple(moves), "move-several"), before, {}) == one_by_one


def test_thousands_of_visits_are_moved_before_anyone_waits() -> None:
    """One after the other they took more than a minute."""
    visits = [start_visit("2025-11-26", id=f"v{number:04}") for number in range(5000)]
    crowded = plan(group(id="g", customers=[customer(visits=visits)]))
    began = process_time()
    after = apply(Several(tuple(MoveVisit(one.id, d("2025-12-01")) for one in visits), "move-several"), crowded, {})
    assert process_time() - began < 5
    assert {one.on for one in after.groups[0].customers[0].visits} == {d("2025-12-01")}


@pytest.mark.parametrize("on", ["1999-12-31", "2101-01-01"])
def test_of_visits_moved_together_none_leaves_the_days_that_are_known(on: str) -> None:
    with pytest.raises(IntentRefused):
        done(Several((MoveVisit("visit", d("2025-12-01")), MoveVisit("visit", d(on))), "move-several"))
    with pytest.raises(IntentRefused):
        done(Several((MoveVisit("visit", d(on)),), "move-several"))


def test_many_steps_tell_how_far_they_are() -> None:
    told: list[float] = []
    several = Several((Remove("visit"), AddVisit("customer", d("2025-11-12"))), "label")
    apply(several, PLAN, PROFILES, told.append)
    assert told == [0, 0.5]
