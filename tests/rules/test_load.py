"""How much people are booked in each week."""

from datetime import date, datetime

from taito_planner.domain.edits import apply
from taito_planner.domain.model import Plan
from taito_planner.rules.acceptance import accept
from taito_planner.rules.checker import Checked, check
from taito_planner.rules.finding import Severity
from taito_planner.rules.load import is_same_load, load_of, weekly_load, workdays_in
from taito_planner.storage.profiles import load_profiles
from tests.builders import block, customer, d, group, group_days, plan, session, staff, start_visit

PETRI = staff("Petri Mäki")


def checked(one: Plan, as_of: str = "2025-11-19") -> Checked:
    return check(one, load_profiles(), d(as_of))


def weeks(one: Plan) -> dict[date, int]:
    person = load_of(one.staff[0], checked(one))
    return {monday: week.booked_days for monday, week in person.weeks.items() if week.booked_days}


def test_a_block_counts_its_days_for_each_leader() -> None:
    other = staff("Kaisa Lehto")
    one = plan(group(leaders=(PETRI.id, other.id), blocks=(block("2025-12-01"),)), staff=(PETRI, other))
    assert {p.member.name: p.booked_days for p in weekly_load(checked(one))} == {"Petri Mäki": 4, "Kaisa Lehto": 4}


def test_days_over_the_weekend_fall_into_two_weeks() -> None:
    one = plan(group(leaders=(PETRI.id,), blocks=(group_days("2025-12-05", 4),)), staff=(PETRI,))
    assert weeks(one) == {d("2025-12-01"): 3, d("2025-12-08"): 1}


def test_two_visits_and_a_block_on_one_day_are_one_day() -> None:
    visits = (session("2025-12-02", instructor=PETRI.id), session("2025-12-02", instructor=PETRI.id))
    one = plan(
        group(leaders=(PETRI.id,), blocks=(block("2025-12-01"),), customers=(customer(visits=visits),)),
        staff=(PETRI,),
    )
    assert weeks(one) == {d("2025-12-01"): 4}


def test_a_visit_is_a_day_of_its_instructor_else_of_the_customers_own() -> None:
    other = staff("Kaisa Lehto")
    his = customer(instructor=PETRI.id, visits=(session("2025-12-02"), session("2025-12-09", instructor=other.id)))
    one = plan(group(customers=(his,)), staff=(PETRI, other))
    assert {p.member.name: list(p.weeks) for p in weekly_load(checked(one))} == {
        "Petri Mäki": [d("2025-12-01")],
        "Kaisa Lehto": [d("2025-12-08")],
    }


def test_a_visit_after_leaving_is_no_load() -> None:
    gone = customer(instructor=PETRI.id, left_on=d("2025-12-02"), visits=(start_visit("2025-12-02"),))
    assert weeks(plan(group(customers=(gone,)), staff=(PETRI,))) == {}


def test_leave_counts_workdays_without_public_holidays() -> None:
    away = staff("Petri Mäki", ("2025-12-22", "2025-12-28"))
    week = load_of(away, checked(plan(staff=(away,)))).weeks[d("2025-12-22")]
    assert (week.leave_days, week.workdays, week.is_away) == (3, 3, True)


def test_a_part_of_a_week_on_leave_is_not_away() -> None:
    away = staff("Petri Mäki", ("2025-12-03", "2025-12-04"))
    week = load_of(away, checked(plan(staff=(away,)))).weeks[d("2025-12-01")]
    assert (week.leave_days, week.is_away) == (2, False)


def test_overlapping_leaves_count_once() -> None:
    away = staff("Petri Mäki", ("2025-12-01", "2025-12-03"), ("2025-12-02", "2025-12-04"))
    assert load_of(away, checked(plan(staff=(away,)))).weeks[d("2025-12-01")].leave_days == 4


def test_a_week_with_leave_over_a_block_is_marked() -> None:
    away = staff("Petri Mäki", ("2025-12-17", "2025-12-31"))
    one = plan(group(leaders=(away.id,), blocks=(block("2025-12-15"),)), staff=(away,))
    person = load_of(away, checked(one))
    assert person.weeks[d("2025-12-15")].worst is Severity.WARNING
    assert person.weeks[d("2025-12-22")].worst is None


def test_the_last_week_of_a_year_with_53_weeks_is_a_week_of_its_own() -> None:
    one = plan(group(leaders=(PETRI.id,), blocks=(block("2026-12-28"),)), staff=(PETRI,))
    assert weeks(one) == {d("2026-12-28"): 4}


def test_workdays_leave_out_public_holidays_only() -> None:
    assert workdays_in(d("2025-12-22"), plan()) == 3
    assert workdays_in(d("2025-12-01"), plan()) == 5


def test_an_edit_of_another_group_leaves_a_load_as_it_was() -> None:
    mine, other = group(leaders=(PETRI.id,), blocks=(block("2025-12-01"),)), group("Kemi 1/2026")
    before = checked(plan(mine, other, staff=(PETRI,)))
    after = before.recheck(plan(mine, group("Kemi 2/2026", id=other.id), staff=before.plan.staff))
    assert is_same_load(PETRI, before, after)
    moved = group(id=mine.id, leaders=(PETRI.id,), blocks=(block("2025-12-08"),))
    assert not is_same_load(PETRI, before, before.recheck(plan(moved, other, staff=before.plan.staff)))


def test_an_accepted_finding_colours_no_week_and_the_load_is_made_anew() -> None:
    away = staff("Petri Mäki", ("2025-12-17", "2025-12-31"))
    before = checked(plan(group(leaders=(away.id,), blocks=(block("2025-12-15"),)), staff=(away,)))
    clash = before.staff_findings[away.id]
    intent = accept(clash, "sijainen sovittu", "Aino", datetime(2025, 11, 19), before.acceptances)
    after = before.recheck(apply(intent, before.plan, load_profiles()))
    assert load_of(away, before).weeks[d("2025-12-15")].worst is Severity.WARNING
    assert load_of(away, after).weeks[d("2025-12-15")].worst is None
    assert not is_same_load(away, before, after)
