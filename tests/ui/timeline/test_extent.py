"""From which day to which a plan reaches."""

from dataclasses import replace
from datetime import date
from random import Random

from hypothesis import given, settings

from taito_planner.domain.entities import in_order
from taito_planner.domain.model import Customer, Plan
from taito_planner.ui.timeline.extent import Extent
from tests.builders import block, customer, d, group, plan, start_visit
from tests.random_plans import random_plan, random_sources


def firsts_of(customer: Customer) -> list[date]:
    spans = (*customer.trainings, *customer.pauses, *customer.absences)
    return [customer.decision_given_on, *(v.on for v in customer.visits[:1]), *(span.first_day for span in spans)]


def test_an_empty_plan_reaches_nowhere() -> None:
    assert Extent().of(Plan()) is None


def test_a_plan_reaches_from_its_first_decision_to_its_last_block() -> None:
    his = customer("A-1", "2025-06-01", visits=(start_visit("2025-08-04"),))
    made = plan(group(blocks=(block("2025-09-01"), block("2026-01-26")), customers=(his,)))
    assert Extent().of(made) == (d("2025-06-01"), d("2026-01-29"))


def test_an_edited_group_is_measured_again() -> None:
    extent = Extent()
    extent.of(plan(group(id="g", blocks=(block("2025-09-01"),))))
    assert extent.of(plan(group(id="g", blocks=(block("2026-01-26"),)))) == (d("2026-01-26"), d("2026-01-29"))


@given(random_sources)
@settings(max_examples=80)
def test_nothing_of_a_plan_begins_before_its_reach(rng: Random) -> None:
    made = random_plan(rng)
    people = [*made.loose_customers, *(one for group in made.groups for one in group.customers)]
    days = [day for one in people for day in firsts_of(one)]
    days += [one.first_day for group in made.groups for one in group.blocks]
    reach = Extent().of(made)
    assert (reach[0] if reach else None) == min(days, default=None)


@given(random_sources)
@settings(max_examples=25)
def test_an_edit_gives_the_reach_that_measuring_anew_gives(rng: Random) -> None:
    extent, made = Extent(), random_plan(rng)
    extent.of(made)
    pool = {group.id: group for group in (*random_plan(rng).groups, *made.groups)}
    for _ in range(8):
        made = replace(made, groups=in_order(group for group in pool.values() if rng.random() < 0.7))
        assert extent.of(made) == Extent().of(made)
