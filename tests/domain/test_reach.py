"""From which day to which a group, a customer and a checked plan reach."""

from dataclasses import replace
from datetime import date
from random import Random

from hypothesis import given, settings

from taito_planner.domain.days import DaySpan
from taito_planner.domain.entities import in_order
from taito_planner.domain.ids import new_id
from taito_planner.domain.model import Customer, Plan, Training
from taito_planner.domain.reach import reach_of_all, reach_of_customer, reach_of_group
from taito_planner.domain.records import Closure
from taito_planner.rules.checker import check
from taito_planner.storage.profiles import load_profiles
from tests.builders import block, customer, d, group, plan, staff, start_visit
from tests.random_plans import random_plan, random_sources

AS_OF = d("2025-11-19")


def days_of(customer: Customer) -> list[date]:
    spans = (*customer.trainings, *customer.pauses, *customer.absences)
    ends = [day for span in spans for day in (span.first_day, span.last_day)]
    return [customer.decision_given_on, *(visit.on for visit in customer.visits), *ends]


def test_an_empty_group_reaches_nowhere() -> None:
    assert reach_of_group(group()) is None
    assert reach_of_all([None]) is None
    assert check(Plan(), load_profiles(), AS_OF).reach is None


def test_a_group_reaches_from_its_first_decision_to_its_last_block() -> None:
    his = customer("A-1", "2025-06-01", visits=(start_visit("2025-08-04"),))
    reach = reach_of_group(group(blocks=(block("2025-09-01"), block("2026-01-26")), customers=(his,)))
    assert reach is not None
    assert (reach.first_day, reach.last_day) == (d("2025-06-01"), d("2026-01-29"))


def test_a_visit_before_the_decision_counts() -> None:
    his = customer("A-1", "2025-06-01", visits=(start_visit("2025-05-30"),))
    assert reach_of_customer(his).first_day == d("2025-05-30")


def test_the_longest_of_several_trainings_counts_though_it_began_first() -> None:
    long = Training(new_id(), d("2026-01-05"), d("2026-06-30"))
    short = Training(new_id(), d("2026-02-02"), d("2026-03-02"))
    his = replace(customer("A-1", "2025-06-01"), trainings=(long, short))
    assert reach_of_customer(his).last_day == d("2026-06-30")


def test_leave_and_closures_outside_the_groups_days_count() -> None:
    person = staff("Petri Mäki", ("2024-02-29", "2024-02-29"))
    shut = Closure(new_id(), d("2027-12-31"), d("2028-01-01"))
    around = check(plan(group(blocks=(block("2025-09-01"),)), staff=[person], closures=(shut,)), load_profiles(), AS_OF)
    assert around.reach == DaySpan(d("2024-02-29"), d("2028-01-01"))


def test_an_edit_moves_the_reach_of_the_plan() -> None:
    before = check(plan(group(id="g", blocks=(block("2025-09-01"),))), load_profiles(), AS_OF)
    after = before.recheck(plan(group(id="g", blocks=(block("2026-01-26"),))))
    assert after.reach is not None
    assert (after.reach.first_day, after.reach.last_day) == (d("2026-01-26"), d("2026-01-29"))


@given(random_sources)
@settings(max_examples=40)
def test_nothing_of_a_plan_lies_outside_its_reach(rng: Random) -> None:
    made = random_plan(rng)
    people = [*made.loose_customers, *(one for group in made.groups for one in group.customers)]
    days = [day for one in people for day in days_of(one)]
    days += [day for group in made.groups for one in group.blocks for day in (one.first_day, one.last_day)]
    reaches = [*map(reach_of_group, made.groups), *map(reach_of_customer, in_order(made.loose_customers))]
    reach = reach_of_all(reaches)
    assert (reach.first_day, reach.last_day) == (min(days), max(days)) if reach else not days
