"""Leave that meets leave of the same person is one leave, however it came in."""

import pytest

from taito_planner.domain.edits import apply
from taito_planner.domain.ids import StaffId
from taito_planner.domain.intents import Intent, Put, Several, TakePlan
from taito_planner.domain.model import Leave, Plan
from taito_planner.domain.refusals import IntentRefused
from tests.builders import d, plan, staff

PETRI = staff("Petri Mäki", ("2026-02-16", "2026-02-20"), ("2026-02-25", "2026-02-26"), id="petri")
KATRI = staff("Katri Oja", ("2026-02-18", "2026-02-19"), id="katri")
WINTER, COURSE = PETRI.leaves
(OF_KATRI,) = KATRI.leaves
BEFORE = plan(staff=[PETRI, KATRI])


def leave(first: str, last: str, reason: str = "", id: str = "new") -> Leave:
    return Leave(id, d(first), d(last), reason)


def after(intent: Intent, before: Plan = BEFORE) -> tuple[Leave, ...]:
    return apply(intent, before, {}).staff_by_id[StaffId("petri")].leaves


def test_leave_beside_other_leave_stays_its_own() -> None:
    beside = leave("2026-02-21", "2026-02-24")
    assert after(Put(beside, "petri")) == (WINTER, beside, COURSE)


def test_new_leave_that_shares_a_day_makes_the_other_longer() -> None:
    whole = leave("2026-02-16", "2026-02-24", id=WINTER.id)
    assert after(Put(leave("2026-02-20", "2026-02-24"), "petri")) == (whole, COURSE)


def test_every_reason_is_kept_once() -> None:
    with_reasons = apply(
        Several((Put(leave("2026-02-16", "2026-02-20", "talviloma", WINTER.id), "petri"),), "edit"), BEFORE, {}
    )
    once = apply(Put(leave("2026-02-20", "2026-02-25", "koulutus"), "petri"), with_reasons, {})
    (whole,) = after(Put(leave("2026-02-26", "2026-02-27", "koulutus"), "petri"), once)
    assert whole == leave("2026-02-16", "2026-02-27", "talviloma, koulutus", WINTER.id)


def test_leave_that_a_person_has_already_is_refused_with_its_days() -> None:
    with pytest.raises(IntentRefused) as refusal:
        apply(Put(leave("2026-02-17", "2026-02-18"), "petri"), BEFORE, {})
    assert refusal.value.key == "refused.leave-known"
    assert refusal.value.facts == {"name": "Petri Mäki", "span": WINTER.span}


def test_a_reason_of_leave_inside_other_leave_is_not_lost() -> None:
    whole = leave("2026-02-16", "2026-02-20", "koulutus", WINTER.id)
    assert after(Put(leave("2026-02-17", "2026-02-18", "koulutus"), "petri")) == (whole, COURSE)


def test_leave_that_is_moved_onto_other_leave_keeps_its_id() -> None:
    moved = leave("2026-02-19", "2026-02-20", id=COURSE.id)
    assert after(Put(moved, "petri")) == (leave("2026-02-16", "2026-02-20", id=COURSE.id),)


def test_leave_made_longer_over_two_others_becomes_one_with_both() -> None:
    first = apply(Put(leave("2026-02-02", "2026-02-03", id="first"), "petri"), BEFORE, {})
    longer = Put(leave("2026-02-02", "2026-02-25", id="first"), "petri")
    assert after(longer, first) == (leave("2026-02-02", "2026-02-26", id="first"),)


def test_leave_given_to_another_person_becomes_one_with_his_own() -> None:
    changed = apply(Put(OF_KATRI, "petri"), BEFORE, {})
    assert changed.staff_by_id[StaffId("katri")].leaves == ()
    assert changed.staff_by_id[StaffId("petri")].leaves == (leave("2026-02-16", "2026-02-20", id=OF_KATRI.id), COURSE)


def test_leaves_moved_together_to_where_one_of_them_was_stay_two() -> None:
    first = leave("2026-02-25", "2026-03-01", id=WINTER.id)
    second = leave("2026-03-06", "2026-03-07", id=COURSE.id)
    assert after(Several((Put(first, "petri"), Put(second, "petri")), "move-several")) == (first, second)


def test_the_same_leave_twice_in_one_step_is_one() -> None:
    twice = [Put(leave("2026-03-02", "2026-03-06", id=id), "petri") for id in ("one", "two")]
    assert len(after(Several(tuple(twice), "paste-leaves"))) == 3


def test_leave_over_the_turn_of_the_year_meets_leave_on_either_side() -> None:
    turn = apply(Put(leave("2026-12-31", "2027-01-01", id="turn"), "petri"), BEFORE, {})
    assert after(Put(leave("2027-01-01", "2027-01-03"), "petri"), turn)[-1].span.last_day == d("2027-01-03")
    assert after(Put(leave("2027-01-02", "2027-01-03"), "petri"), turn)[-1].id == "new"


def test_leave_that_meets_on_a_leap_day_is_one_and_beside_it_is_not() -> None:
    leap = apply(Put(leave("2028-02-29", "2028-02-29", id="leap"), "petri"), BEFORE, {})
    assert after(Put(leave("2028-02-27", "2028-02-29"), "petri"), leap)[-1].id == "leap"
    assert len(after(Put(leave("2028-02-27", "2028-02-28"), "petri"), leap)) == 4


def test_leave_that_lay_on_other_leave_stays_so_until_it_is_touched() -> None:
    both = staff("Petri Mäki", ("2026-02-16", "2026-02-20"), ("2026-02-18", "2026-02-26"), id="petri")
    before = apply(TakePlan(plan(staff=[both])), BEFORE, {})
    assert len(after(Put(leave("2026-03-02", "2026-03-06"), "petri"), before)) == 3
    assert len(after(Put(leave("2026-02-26", "2026-03-06"), "petri"), before)) == 1
