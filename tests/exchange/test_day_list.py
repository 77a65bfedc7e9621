"""The day list: every planned day of every customer, once a thing, as the rules see it."""

from datetime import time

from taito_planner.domain.days import DaySpan
from taito_planner.domain.model import Absence, BlockMove, FlexDay, Pause, Plan, Training
from taito_planner.exchange.day_list import PlannedDay, planned_days
from taito_planner.storage.profiles import load_profiles
from tests.builders import block, customer, d, group, group_days, plan, session, staff, start_visit

PETRI, AINO = staff("Petri", id="petri"), staff("Aino", id="aino")
TRAINING = Training("t", d("2026-04-27"), d("2026-05-05"), (0, 4), "Kahvila")


def listed(whole: Plan, within: DaySpan | None = None) -> list[PlannedDay]:
    return planned_days(whole, load_profiles(), d("2026-01-01"), within)


def of_one(**facts: object) -> list[tuple[str, str]]:
    """(day, kind) of the one customer of a group with a block and two later group days."""
    rows = [block("2026-01-12", id="b1"), group_days("2026-03-05", 2, id="r1")]
    one = group("Oulu 1", id="g", blocks=rows, leaders=("petri",), customers=[customer("A-1", **facts)])
    return [(day.on.isoformat(), day.kind) for day in listed(plan(one, staff=[PETRI, AINO]))]


def test_a_customer_has_his_visits_block_days_and_group_days_in_order_of_day() -> None:
    assert of_one(visits=[session("2026-02-02"), start_visit("2025-11-03")]) == [
        ("2025-11-03", "start"),
        ("2026-01-12", "block"),
        ("2026-01-13", "block"),
        ("2026-01-14", "block"),
        ("2026-01-15", "block"),
        ("2026-02-02", "session"),
        ("2026-03-05", "group-days"),
        ("2026-03-06", "group-days"),
    ]


def test_training_days_are_its_weekdays_without_public_holidays() -> None:
    days = [day for day, kind in of_one(trainings=[TRAINING]) if kind == "training"]
    assert days == ["2026-04-27", "2026-05-04"]  # Friday 1.5. is Vappu


def test_a_flex_day_takes_the_place_of_a_training_day() -> None:
    found = of_one(trainings=[TRAINING], flex_days=[FlexDay("f", d("2026-05-04"))])
    assert [pair for pair in found if pair[0] >= "2026-04"] == [("2026-04-27", "training"), ("2026-05-04", "flex")]


def test_nothing_is_listed_from_the_day_of_leaving_on() -> None:
    assert [day for day, _ in of_one(left_on=d("2026-01-14"))] == ["2026-01-12", "2026-01-13"]


def test_one_who_joins_in_a_block_has_it_from_that_day_on() -> None:
    assert [day for day, kind in of_one(joined_on=d("2026-01-14")) if kind == "block"] == ["2026-01-14", "2026-01-15"]


def test_an_absence_marks_the_day_and_leaves_it_in_the_list() -> None:
    away = Absence("a", d("2026-01-13"), d("2026-01-13"))
    one = group("Oulu 1", blocks=[block("2026-01-12")], customers=[customer("A-1", absences=[away])])
    assert [day.is_absent for day in listed(plan(one))] == [False, True, False, False]


def test_a_pause_is_no_day_of_rehabilitation() -> None:
    assert len(of_one(pauses=[Pause("p", d("2026-02-02"), d("2026-02-06"))])) == len(of_one())


def test_a_block_attended_elsewhere_stands_in_place_of_his_own() -> None:
    move = BlockMove("m", d("2026-01-20"), "other", d("2026-01-12"))
    own = group("Oulu 1", id="g", blocks=[block("2026-01-12")], customers=[customer("A-1", moves=[move])])
    other = group("Oulu 2", id="other", blocks=[block("2026-01-20")])
    found = [(day.on.isoformat(), day.kind, day.group) for day in listed(plan(own, other))]
    assert found[0] == ("2026-01-20", "elsewhere", "Oulu 1")
    assert len(found) == 4


def test_rows_name_their_own_leaders_else_those_of_the_group_and_visits_the_personal_instructor() -> None:
    rows = [block("2026-01-12"), block("2026-01-20", leaders=("aino",), place="Sali 2")]
    visits = [start_visit("2025-11-03", at=time(9), minutes=45), start_visit("2025-11-04", instructor="petri")]
    one = customer("A-1", instructor="aino", visits=visits)
    found = listed(plan(group("Oulu 1", blocks=rows, leaders=("petri",), customers=[one]), staff=[PETRI, AINO]))
    assert [day.people for day in found[:3]] == [("aino",), ("petri",), ("petri",)]
    assert (found[0].at, found[0].minutes) == (time(9), 45)
    assert (found[-1].people, found[-1].place, found[-1].number) == (("aino",), "Sali 2", 2)


def test_a_range_keeps_its_first_and_last_day() -> None:
    one = group("Oulu 1", blocks=[block("2026-01-12")], customers=[customer("A-1")])
    within = DaySpan(d("2026-01-13"), d("2026-01-14"))
    assert [day.on for day in listed(plan(one), within)] == [d("2026-01-13"), d("2026-01-14")]


def test_customers_without_a_group_are_listed_after_the_others() -> None:
    loose = customer("L-1", visits=[start_visit("2025-11-03")])
    found = listed(plan(group("Oulu 1", customers=[customer("A-1")]), loose_customers=[loose]))
    assert [(day.customer, day.group) for day in found] == [("L-1", "")]
