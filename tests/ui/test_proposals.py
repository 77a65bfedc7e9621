"""The days that forms start with: workdays, and for what happens in the house days on which it is open."""

from datetime import date

import pytest

from taito_planner.domain.records import Closure
from taito_planner.storage.profiles import load_profiles
from taito_planner.ui.forms.proposals import proposed_facts
from tests.builders import block, customer, d, group, plan

SHUT = Closure("shut", d("2026-02-09"), d("2026-02-13"), "remontti")
PERSON = customer("A-1", "2026-02-06", decision_arrived_on=d("2026-02-06"))
OULU = group(customers=(PERSON,), blocks=(block("2026-02-03"),))


def proposed(kind: str, owner: str, name: str, closure: Closure = SHUT) -> date:
    facts = proposed_facts(kind, owner, plan(OULU, closures=(closure,)), load_profiles(), d("2026-02-06"))
    day = facts[name]
    assert isinstance(day, date)
    return day


@pytest.mark.parametrize("kind", ["visit", "session"])
def test_a_visit_is_proposed_for_a_day_on_which_the_house_is_open(kind: str) -> None:
    assert proposed(kind, PERSON.id, "on") == d("2026-02-16")


def test_group_days_are_proposed_for_a_day_on_which_the_house_is_open() -> None:
    assert proposed("group-days", OULU.id, "first_day") == d("2026-02-16")


def test_training_is_elsewhere_and_may_begin_while_the_house_is_closed() -> None:
    assert proposed("training", PERSON.id, "first_day") == d("2026-02-09")


def test_a_house_closed_for_ever_still_gets_a_day() -> None:
    for_ever = Closure("shut", d("2000-01-01"), d("2100-12-31"))
    assert proposed("visit", PERSON.id, "on", for_ever) == d("2026-02-07")


def test_no_day_is_proposed_past_the_last_that_a_plan_may_have() -> None:
    last = group(blocks=(block("2100-12-27"),))
    facts = proposed_facts("block", last.id, plan(last), load_profiles(), d("2026-02-06"))
    assert facts == {"first_day": d("2100-12-31")}
