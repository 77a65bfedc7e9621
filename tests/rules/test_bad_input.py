"""Whatever a plan or a profile holds, a check gives findings with sentences and never an exception."""

from dataclasses import fields, is_dataclass, replace
from datetime import date, time, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taito_planner.domain.days import DaySpan
from taito_planner.domain.entities import in_order
from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import Absence, BlockMove, Certificate, FlexDay, OtherWork, Pause, Plan, Training
from taito_planner.domain.profile import Anchor, CutoffEvent, GroupLock, ServiceProfile
from taito_planner.domain.workdays import BlockPattern
from taito_planner.rules.checker import Checked, check
from taito_planner.storage.holidays import finnish_calendar
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import texts_for
from taito_planner.texts.finding_text import in_json_order, row
from tests.builders import block, customer, d, group, group_days, plan, session, staff, start_visit
from tests.rules.random_plans import RandomPlan

TAITO = load_profiles()["taito"]
TEXTS = texts_for("fi")
AS_OF = d("2025-11-10")
SEEDS = st.integers(min_value=0, max_value=2**32)
CHOICES: dict[str, list[Any]] = {
    "first_visit_anchor": list(Anchor),
    "group_start_anchor": list(Anchor),
    "cutoff_event": list(CutoffEvent),
    "same_group_lock": list(GroupLock),
    "cutoff_on": [None, d("2025-12-31"), d("1990-01-01")],
}
WORDS = ["error", "warn", "ignore"]
UNTOUCHED = {"id", "version", "names", "provenance", "contacts"}


def sentences(some_plan: Plan, profile: ServiceProfile = TAITO, as_of: date = AS_OF) -> list[str]:
    """The sentences of all findings; every view a check offers is looked into."""
    checked = check(some_plan, {"taito": profile}, as_of)
    look_into(checked)
    rows = [row(finding, some_plan, TEXTS) for finding in in_json_order(checked.findings, some_plan)]
    return [one["message"] for one in rows]


def look_into(checked: Checked) -> None:
    assert checked.findings_naming(EntityId("nobody")) == ()
    assert checked.worst_by_group is not None
    assert all(checked.span_of_group(one.id).live >= 0 for one in checked.plan.groups)
    keys = [finding.key for finding in checked.findings]
    assert len(keys) == len(set(keys))


def broken(found: list[str]) -> list[str]:
    """Sentences that lack a fact."""
    return [one for one in found if not one or "{" in one or "None" in one]


def odd_profile(random: Random) -> ServiceProfile:
    """A service with any numbers, some of them unknown."""
    drawn: dict[str, Any] = {}
    for field in fields(ServiceProfile):
        if field.name in UNTOUCHED:
            continue
        default = getattr(TAITO, field.name)
        if field.name in CHOICES:
            drawn[field.name] = random.choice(CHOICES[field.name])
        elif field.name == "block_patterns":
            drawn[field.name] = tuple(odd_patterns(random) for _ in range(random.randint(0, 4)))
        elif field.name == "minimum_by_size":
            drawn[field.name] = {random.randint(0, 12): random.randint(0, 12) for _ in range(random.randint(0, 5))}
        elif isinstance(default, str):
            drawn[field.name] = random.choice(WORDS)
        elif isinstance(default, bool):
            drawn[field.name] = random.random() < 0.5
        else:
            may_be_unknown = field.default is None
            drawn[field.name] = random.choice([0, 1, 5, 40, 400, *([None, None] if may_be_unknown else [])])
    return replace(TAITO, **drawn)


def odd_patterns(random: Random) -> tuple[BlockPattern, ...]:
    return tuple(BlockPattern(random.randint(0, 6), random.randint(1, 9)) for _ in range(random.randint(0, 2)))


@settings(max_examples=150)
@given(SEEDS, st.dates(date(2024, 1, 1), date(2028, 12, 31)))
def test_any_service_checks_any_plan(seed: int, as_of: date) -> None:
    random = Random(seed)
    assert broken(sentences(RandomPlan(random).plan(), odd_profile(random), as_of)) == []


@settings(max_examples=100)
@given(SEEDS)
def test_spans_that_end_before_they_begin_and_dates_in_any_order_give_findings(seed: int) -> None:
    random = Random(seed)
    assert broken(sentences(turned(RandomPlan(random).plan(), random))) == []


def turned(entity: Any, random: Random) -> Any:
    """The plan with some of its spans turned round and its days moved by up to forty years."""
    changes: dict[str, Any] = {}
    for field in fields(entity):
        value = getattr(entity, field.name)
        if isinstance(value, date) and random.random() < 0.3:
            changes[field.name] = value + timedelta(days=random.choice([-400, -1, 1, 400, 14000]))
        elif isinstance(value, tuple) and value and is_dataclass(value[0]) and hasattr(value[0], "id"):
            changes[field.name] = in_order(turned(one, random) for one in value)
    return replace(entity, **changes)


@pytest.mark.parametrize(
    "empty",
    [
        plan(),
        plan(group(size=0)),
        plan(group(size=-1, customers=[customer()])),
        plan(group(blocks=[group_days("2026-01-12")])),
        plan(loose_customers=[customer("A-1", decision_arrived_on=None)]),
        plan(staff=[staff()]),
        plan(group(service="unknown", customers=[customer()], blocks=[block("2026-01-12")])),
        plan(group(name="", customers=[customer("")]), staff=[staff("")]),
    ],
)
def test_a_plan_with_hardly_anything_in_it_is_checked(empty: Plan) -> None:
    assert broken(sentences(empty)) == []


def test_a_customer_in_no_group_has_his_clocks() -> None:
    alone = plan(loose_customers=[customer("A-1", "2025-08-01")])
    assert {f.rule for f in check(alone, {"taito": TAITO}, AS_OF).findings} == {
        "first-visit-late",
        "group-start-late",
    }


def test_a_group_without_blocks_is_told_so() -> None:
    found = check(plan(group(customers=[customer()])), {"taito": TAITO}, AS_OF).findings
    assert [f.actual for f in found if f.rule == "block-set"] == [0]


def forty_years() -> Plan:
    """Everything lasts from 1990 to 2030."""
    first, last = d("1990-01-01"), d("2030-01-01")
    everything: dict[str, Any] = {
        "visits": [start_visit("1990-01-01"), session("2030-01-01")],
        "trainings": [Training("t", first, last)],
        "pauses": [Pause("p", first, last)],
        "absences": [Absence("a", first, last)],
        "other_work": [OtherWork("o", first, last)],
        "flex_days": [FlexDay("f", first), FlexDay("g", last)],
        "certificates": [Certificate("c", last, (DaySpan(first, last),))],
        "moves": [BlockMove("m", first, "nowhere")],
    }
    led = group(blocks=[block(first, 14611), group_days(first, 14611)], customers=[customer("A-1", **everything)])
    return plan(led, calendar=finnish_calendar(), staff=[staff("Petri Mäki", ("1990-01-01", "2030-01-01"))])


@pytest.mark.parametrize("as_of", ["1989-01-01", "2010-06-15", "2031-01-01"])
def test_forty_years_are_checked(as_of: str) -> None:
    found = sentences(forty_years(), as_of=d(as_of))
    assert found
    assert broken(found) == []


def test_someone_on_leave_all_year_is_told_for_every_row_and_once_for_all_visits() -> None:
    away = staff("Petri Mäki", ("2026-01-01", "2026-12-31"))
    mondays = [d("2026-01-12") + timedelta(weeks=number) for number in range(40)]
    visits = [start_visit((monday + timedelta(days=4)).isoformat()) for monday in mondays]
    one = group(blocks=[block(m) for m in mondays], customers=[customer(instructor=away.id, visits=visits)])
    led = replace(one, leaders=(away.id,))
    found = check(plan(led, staff=[away]), {"taito": TAITO}, AS_OF).findings
    on_leave = [f for f in found if f.rule == "staff-on-leave"]
    assert (len(on_leave), on_leave[-1].actual) == (41, 40)
    assert broken(sentences(plan(led, staff=[away]))) == []


def test_thousands_of_visits_on_one_day_are_one_clash() -> None:
    busy = staff("Petri Mäki")
    visits = [start_visit("2026-01-12", at=time(8 + number % 8), minutes=30) for number in range(3000)]
    some_plan = plan(group(customers=[customer(instructor=busy.id, visits=visits)]), staff=[busy])
    found = check(some_plan, {"taito": TAITO}, AS_OF).findings
    assert [(f.on, f.variant) for f in found if f.rule == "staff-double-booked"] == [(d("2026-01-12"), "visits")]
    assert [f.actual for f in found if f.rule == "start-visit-count"] == [3000]
