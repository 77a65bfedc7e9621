"""What the plan demands of people: each kind of task with its due day, and when there is none."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from taito_planner.domain.days import DaySpan
from taito_planner.domain.ids import new_id
from taito_planner.domain.model import (
    Absence,
    AbsenceReason,
    Certificate,
    Customer,
    Group,
    OtherWork,
    OtherWorkKind,
    Plan,
    Training,
)
from taito_planner.rules.checker import check
from taito_planner.rules.finding import Severity
from taito_planner.rules.task import Due, Task, TaskKind, due_section, last_urgent_day
from taito_planner.rules.todo import Todo, todo_for
from taito_planner.storage.profiles import load_profiles
from tests.builders import block, customer, d, group, group_days, plan, session, staff, start_visit

PROFILES = load_profiles()
AS_OF = "2025-11-19"


def todo_of(some_plan: Plan, as_of: str = AS_OF, profiles: Any = PROFILES) -> Todo:
    return todo_for(check(some_plan, profiles, d(as_of)))


def tasks(some_plan: Plan, kind: TaskKind, as_of: str = AS_OF, profiles: Any = PROFILES) -> list[Task]:
    return [task for task in todo_of(some_plan, as_of, profiles).open if task.kind is kind]


def of_customer(kind: TaskKind, as_of: str = AS_OF, *, of_group: Any = None, **facts: Any) -> list[Task]:
    one = customer("A-1", facts.pop("given", "2025-11-03"), **facts)
    return tasks(plan(group(customers=(one,), **(of_group or {}))), kind, as_of)


def due(found: list[Task]) -> list[date]:
    return [task.due_on for task in found]


# contacts


def test_a_customer_whose_decision_arrived_is_contacted_within_a_week() -> None:
    found = of_customer(TaskKind.CONTACT, decision_arrived_on=d("2025-11-12"))
    assert due(found) == [d("2025-11-19")]


@pytest.mark.parametrize(("arrived", "last"), [("2025-11-24", "2025-12-01"), ("2026-02-24", "2026-03-03")])
def test_the_week_of_a_contact_runs_over_the_end_of_a_month(arrived: str, last: str) -> None:
    assert due(of_customer(TaskKind.CONTACT, decision_arrived_on=d(arrived))) == [d(last)]


@pytest.mark.parametrize(
    "facts",
    [
        {"decision_arrived_on": None},
        {"contacted_on": d("2025-11-10")},
        {"visits": (start_visit("2025-12-02"),)},
        {"left_on": d("2025-11-19")},
    ],
)
def test_no_contact_is_asked_where_it_was_made_or_is_not_needed(facts: dict[str, Any]) -> None:
    assert not of_customer(TaskKind.CONTACT, **facts)


def test_a_contact_is_due_by_the_next_workday_where_that_rule_is_on() -> None:
    profiles = {**PROFILES, "taito": replace(PROFILES["taito"], contact_next_weekday=True)}
    one = customer("A-1", "2025-12-05")
    found = tasks(plan(group(customers=(one,))), TaskKind.CONTACT, "2025-12-05", profiles)
    assert due(found) == [d("2025-12-08")]


# first visits


def test_a_first_visit_that_is_not_planned_is_due_on_the_last_day_of_eight_weeks() -> None:
    assert due(of_customer(TaskKind.FIRST_VISIT)) == [d("2025-12-29")]


def test_a_planned_first_visit_is_no_task_even_where_it_is_late() -> None:
    assert not of_customer(TaskKind.FIRST_VISIT, visits=(start_visit("2025-12-30"),))


def test_a_later_session_is_no_first_visit() -> None:
    assert of_customer(TaskKind.FIRST_VISIT, visits=(session("2025-12-01"),))


def test_a_customer_without_a_group_has_tasks_too() -> None:
    found = todo_of(plan(loose_customers=(customer("A-1", "2025-11-03"),))).open
    assert [task.kind for task in found] == [TaskKind.CONTACT, TaskKind.FIRST_VISIT]
    assert {task.group for task in found} == {None}


# deferrals


def deferred(**facts: Any) -> Group:
    live = customer("A-1", "2025-10-01", visits=(start_visit("2025-10-20"),))
    left = customer("A-2", left_on=d("2025-11-01"))
    return group(deferral_decided_on=d("2025-11-14"), customers=(live, left), **facts)


def test_a_deferral_is_told_to_kela_and_each_live_customer_within_three_workdays() -> None:
    todo = todo_of(plan(deferred()))
    kela = [task for task in todo.open if task.kind is TaskKind.DEFERRAL_KELA]
    customers = [task for task in todo.open if task.kind is TaskKind.DEFERRAL_CUSTOMER]
    assert due(kela) == due(customers) == [d("2025-11-19")]


def test_three_workdays_after_a_deferral_leave_out_weekends_and_holidays() -> None:
    one = replace(deferred(), deferral_decided_on=d("2025-12-23"))
    assert due(tasks(plan(one), TaskKind.DEFERRAL_KELA)) == [d("2025-12-30")]


def test_a_deferral_told_to_kela_is_no_task_but_is_done() -> None:
    todo = todo_of(plan(deferred(deferral_told_kela_on=d("2025-11-17"))))
    assert TaskKind.DEFERRAL_KELA not in {task.kind for task in todo.open}
    done = next(done for done in todo.done if done.kind is TaskKind.DEFERRAL_KELA)
    assert (done.done_on, done.tick) == (d("2025-11-17"), None)


def test_a_customer_told_of_the_deferral_is_done_on_that_day() -> None:
    told = customer("A-1", "2025-10-01", deferral_told_on=d("2025-11-18"))
    todo = todo_of(plan(group(deferral_decided_on=d("2025-11-14"), customers=(told,))))
    assert TaskKind.DEFERRAL_CUSTOMER not in {task.kind for task in todo.open}
    assert [one.done_on for one in todo.done if one.kind is TaskKind.DEFERRAL_CUSTOMER] == [d("2025-11-18")]


# certificates


def after_block(**facts: Any) -> Plan:
    facts.setdefault("visits", (start_visit("2025-10-20"),))
    return plan(group(blocks=(block("2025-11-03"),), customers=(customer("A-1", "2025-10-01", **facts),)))


def test_a_certificate_is_due_on_the_third_workday_after_the_block() -> None:
    assert due(tasks(after_block(), TaskKind.CERTIFICATE_DUE)) == [d("2025-11-11")]


@pytest.mark.parametrize(
    ("as_of", "count"), [("2025-11-06", 0), ("2025-11-07", 1), ("2026-05-06", 1), ("2026-05-07", 0)]
)
def test_a_certificate_is_asked_from_the_day_after_the_block_for_six_months(as_of: str, count: int) -> None:
    assert len(tasks(after_block(), TaskKind.CERTIFICATE_DUE, as_of)) == count


def test_a_given_certificate_is_no_task() -> None:
    given = Certificate(new_id(), d("2025-11-06"), (DaySpan(d("2025-11-03"), d("2025-11-06")),))
    assert not tasks(after_block(certificates=(given,)), TaskKind.CERTIFICATE_DUE)


def outdated(absent: str = "2025-11-05", given: str = "2025-11-07") -> Plan:
    certificate = Certificate("given", d(given), (DaySpan(d("2025-11-03"), d("2025-11-06")),))
    return after_block(certificates=(certificate,), absences=(Absence(new_id(), d(absent), d("2025-11-06")),))


def test_an_outdated_certificate_is_renewed_three_workdays_after_it_was_given() -> None:
    found = tasks(outdated(), TaskKind.CERTIFICATE_RENEW)
    assert due(found) == [d("2025-11-12")]
    assert found[0].key.endswith(":given")


def test_a_certificate_given_before_the_day_that_differs_is_renewed_three_workdays_after_that_day() -> None:
    assert due(tasks(outdated(given="2025-10-31"), TaskKind.CERTIFICATE_RENEW)) == [d("2025-11-10")]


# notices to Kela


@pytest.mark.parametrize(
    ("item", "variant"),
    [
        (Absence("item", d("2025-11-05"), d("2025-11-06")), "absence-sickness"),
        (Absence("item", d("2025-11-05"), d("2025-11-06"), AbsenceReason.OTHER), "absence-other"),
        (OtherWork("item", d("2025-11-05")), "work"),
        (OtherWork("item", d("2025-11-05"), kind=OtherWorkKind.PAID_WORK_TRYOUT), "paid-work-tryout"),
    ],
)
def test_what_kela_does_not_know_is_told_by_the_third_workday(item: Any, variant: str) -> None:
    field = "absences" if isinstance(item, Absence) else "other_work"
    found = of_customer(TaskKind.KELA_TOLD, given="2025-10-01", **{field: (item,)})
    assert [(task.due_on, task.variant, task.part) for task in found] == [(d("2025-11-10"), variant, "item")]


def test_an_absence_that_has_not_begun_is_no_task() -> None:
    absence = Absence(new_id(), d("2025-11-20"), d("2025-11-21"))
    assert not of_customer(TaskKind.KELA_TOLD, absences=(absence,))
    assert of_customer(TaskKind.KELA_TOLD, "2025-11-20", absences=(absence,))


def test_a_renewed_certificate_is_told_to_kela() -> None:
    first = Certificate(new_id(), d("2025-11-07"), (DaySpan(d("2025-11-03"), d("2025-11-06")),))
    second = Certificate("second", d("2025-11-12"), (DaySpan(d("2025-11-03"), d("2025-11-05")),))
    found = of_customer(TaskKind.KELA_TOLD, certificates=(first, second))
    assert [(task.due_on, task.part) for task in found] == [(d("2025-11-17"), "second")]


def test_what_kela_was_told_is_done_on_that_day() -> None:
    absence = Absence("item", d("2025-11-05"), d("2025-11-06"), told_kela_on=d("2025-11-07"))
    todo = todo_of(plan(group(customers=(customer(absences=(absence,)),))))
    assert [(one.done_on, one.tick) for one in todo.done if one.kind is TaskKind.KELA_TOLD] == [(d("2025-11-07"), None)]


# decisions


def test_a_decision_that_ends_before_the_plan_is_due_on_its_last_day() -> None:
    found = of_customer(TaskKind.DECISION, decision_valid_until=d("2026-02-28"), visits=(session("2026-03-01"),))
    assert [(task.due_on, task.variant) for task in found] == [(d("2026-02-28"), "after")]


def test_a_decision_that_ends_while_no_end_is_planned_is_a_task() -> None:
    found = of_customer(TaskKind.DECISION, decision_valid_until=d("2026-02-28"), visits=(session("2026-02-28"),))
    assert [(task.due_on, task.variant) for task in found] == [(d("2026-02-28"), "open")]


def test_a_decision_that_lasts_to_the_planned_end_is_none() -> None:
    facts = {
        "visits": (start_visit("2025-11-10"), session("2026-02-28")),
        "trainings": (Training(new_id(), d("2026-01-12"), d("2026-02-13")),),
    }
    assert not of_customer(TaskKind.DECISION, decision_valid_until=d("2026-02-28"), **facts)


def test_a_leaver_needs_no_longer_decision() -> None:
    facts = {"visits": (session("2026-02-01"),), "left_on": d("2026-01-07")}
    assert not of_customer(TaskKind.DECISION, decision_valid_until=d("2026-02-28"), **facts)


def test_a_decision_of_unknown_validity_is_no_task() -> None:
    assert not of_customer(TaskKind.DECISION, visits=(session("2026-03-01"),))


# starts


def members(count: int) -> tuple[Customer, ...]:
    visits = (start_visit("2025-11-10"),)
    return tuple(customer(f"A-{i}", "2025-10-27", visits=visits) for i in range(count))


def starting(count: int, **facts: Any) -> Plan:
    return plan(group(size=8, agreed_start_on=d("2025-12-15"), customers=members(count), **facts))


def test_a_full_group_without_block_one_must_start_on_the_agreed_day() -> None:
    some_plan = starting(6)
    assert due(tasks(some_plan, TaskKind.START_FULL)) == [d("2025-12-15")]
    assert not tasks(some_plan, TaskKind.START_BELOW)


@pytest.mark.parametrize(("first_day", "count"), [("2025-12-15", 0), ("2025-12-16", 1)])
def test_a_full_group_that_starts_as_agreed_has_nothing_to_do(first_day: str, count: int) -> None:
    found = tasks(starting(6, blocks=(block(first_day),)), TaskKind.START_FULL)
    assert len(found) == count


def test_a_group_below_the_number_decides_on_the_last_workday_before_the_start() -> None:
    some_plan = starting(5)
    assert due(tasks(some_plan, TaskKind.START_BELOW)) == [d("2025-12-12")]
    assert not tasks(some_plan, TaskKind.START_FULL)


def test_without_an_agreed_start_the_decision_is_due_before_block_one() -> None:
    some_plan = plan(group(size=8, customers=members(3), blocks=(block("2026-01-07"),)))
    assert due(tasks(some_plan, TaskKind.START_BELOW)) == [d("2026-01-05")]


def test_a_deferred_or_started_group_has_no_start_to_decide_on() -> None:
    assert not tasks(starting(5, deferral_decided_on=d("2025-11-10")), TaskKind.START_BELOW)
    assert not tasks(starting(5, blocks=(block("2025-11-17"),)), TaskKind.START_BELOW, "2025-11-17")


def test_a_full_group_that_started_late_has_no_start_left_to_plan() -> None:
    late = starting(6, blocks=(block("2025-12-16"),))
    assert tasks(late, TaskKind.START_FULL, "2025-12-15")
    assert not tasks(late, TaskKind.START_FULL, "2025-12-16")


def test_the_start_flips_with_the_sixth_member_and_back() -> None:
    kinds = [todo_of(starting(count)).open[-1].kind for count in (5, 6, 5)]
    assert kinds == [TaskKind.START_BELOW, TaskKind.START_FULL, TaskKind.START_BELOW]


# urgency


@pytest.mark.parametrize(
    ("as_of", "severity"),
    [
        ("2025-12-14", None),
        ("2025-12-15", Severity.WARNING),
        ("2025-12-29", Severity.WARNING),
        ("2025-12-30", Severity.ERROR),
    ],
)
def test_a_task_is_amber_from_fourteen_days_before_and_red_from_the_day_after(as_of: str, severity: Any) -> None:
    found = of_customer(TaskKind.FIRST_VISIT, as_of)
    assert [task.severity(d(as_of)) for task in found] == [severity]


@pytest.mark.parametrize(
    ("due_on", "section", "urgent"),
    [
        ("2025-11-18", Due.LATE, True),
        ("2025-11-19", Due.THIS_WEEK, True),
        ("2025-11-23", Due.THIS_WEEK, True),
        ("2025-11-24", Due.TWO_WEEKS, False),
        ("2025-12-03", Due.TWO_WEEKS, False),
        ("2025-12-04", Due.LATER, False),
    ],
)
def test_the_sections_end_on_yesterday_sunday_and_the_fourteenth_day(due_on: str, section: Due, urgent: bool) -> None:
    assert due_section(d(due_on), d("2025-11-19")) is section
    assert (d(due_on) <= last_urgent_day(d("2025-11-19"))) is urgent


@pytest.mark.parametrize(("as_of", "section"), [("2025-12-31", Due.THIS_WEEK), ("2026-01-05", Due.LATE)])
def test_a_week_runs_over_the_turn_of_the_year(as_of: str, section: Due) -> None:
    assert due_section(d("2026-01-04"), d(as_of)) is section


# whose


def test_a_task_is_the_instructors_and_else_the_leaders() -> None:
    petri, kaisa = staff("Petri Mäki"), staff("Kaisa Lehto")
    own = customer("A-1", "2025-11-03", instructor=petri.id)
    other = customer("A-2", "2025-11-03")
    some_plan = plan(group(leaders=(kaisa.id,), customers=(own, other)), staff=(petri, kaisa))
    whose = {task.customer: task.whose for task in todo_of(some_plan).open}
    assert whose[own.id] == (petri.id,)
    assert whose[other.id] == (kaisa.id,)


def test_the_badge_counts_what_is_late_or_due_this_week_and_for_one_person_his_own() -> None:
    petri = staff("Petri Mäki")
    own = customer("A-1", "2025-11-03", instructor=petri.id)
    some_plan = plan(group(customers=(own, customer("A-2", "2025-11-12"))), staff=(petri,))
    todo = todo_of(some_plan)
    assert todo.urgent_count() == 2
    assert todo.urgent_count(petri.id) == 1


def test_a_group_of_an_unknown_service_asks_nothing() -> None:
    assert not todo_of(plan(group(service="other", customers=(customer(),)))).open


def test_group_days_do_not_ask_for_a_certificate() -> None:
    one = customer("A-1", "2025-10-01", visits=(start_visit("2025-10-20"),))
    assert not tasks(plan(group(blocks=(group_days("2025-11-03"),), customers=(one,))), TaskKind.CERTIFICATE_DUE)
