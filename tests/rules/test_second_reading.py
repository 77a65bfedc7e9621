"""The rules agree with a second reading of them that shares no code: on drawn plans and on the sample."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taito_planner.domain.model import BlockMove, Customer, Group, Plan
from taito_planner.exchange import read_workbook
from taito_planner.rules.checker import check
from taito_planner.storage.holidays import finnish_calendar
from taito_planner.storage.profiles import load_profiles
from taito_planner.storage.resources import resource
from taito_planner.texts.finding_text import names
from tests.rules.plain import Reading
from tests.rules.random_plans import RandomPlan
from tests.rules.second_reading import SecondReading

PROFILES = load_profiles()


def first_reading(plan: Plan, as_of: date) -> set[Reading]:
    found = set()
    for finding in check(plan, PROFILES, as_of).findings:
        named = names(finding, plan)
        subjects = named["group"], named["customer"], named["staff"]
        found.add((finding.rule, finding.severity.key, *subjects, finding.on, finding.limit, finding.actual))
    return found


def with_moves_that_name_a_block(plan: Plan) -> Plan:
    """As an import guarantees it: a move names the first day of a block of the customer's own group, or
    none.
    """

    def named(move: BlockMove, group: Group | None) -> BlockMove:
        starts = {block.first_day for block in group.opening_blocks} if group else set()
        return move if move.replaces in starts else replace(move, replaces=None)

    def kept(customer: Customer, group: Group | None) -> Customer:
        return replace(customer, moves=tuple(named(move, group) for move in customer.moves))

    groups = (replace(g, customers=tuple(kept(c, g) for c in g.customers)) for g in plan.groups)
    return replace(plan, groups=tuple(groups), loose_customers=tuple(kept(c, None) for c in plan.loose_customers))


@settings(max_examples=150)
@given(st.integers(min_value=0, max_value=2**32), st.dates(date(2025, 9, 1), date(2026, 8, 31)))
def test_both_readings_find_the_same_in_drawn_plans(seed: int, as_of: date) -> None:
    plan = with_moves_that_name_a_block(RandomPlan(Random(seed)).plan())
    assert first_reading(plan, as_of) == SecondReading(plan, as_of).readings()


@pytest.mark.parametrize("as_of", ["2024-12-01", "2025-03-15", "2025-10-24", "2026-01-01", "2026-07-01"])
def test_both_readings_find_the_same_in_the_sample(as_of: str) -> None:
    plan = read_workbook(resource("samples", "taito-12-groups.xlsx"), finnish_calendar(), PROFILES).plan
    day = date.fromisoformat(as_of)
    assert first_reading(plan, day) == SecondReading(plan, day).readings()
