"""Profiles are data: real published courses of other services are checked by their own profile, without any code."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from taito_planner.domain.changes import diff
from taito_planner.domain.days import DaySpan
from taito_planner.domain.edits import apply
from taito_planner.domain.intents import AddBlock, MoveBlock, MoveBlockAndRest
from taito_planner.domain.model import Block, Group, Plan
from taito_planner.domain.profile import ServiceProfile
from taito_planner.domain.refusals import IntentRefused
from taito_planner.domain.workdays import next_place
from taito_planner.rules.checker import check
from taito_planner.rules.finding import Finding, Severity
from taito_planner.storage.holidays import finnish_calendar
from taito_planner.storage.profiles import load_profiles, read_profiles
from tests.builders import customer, d, group, plan

DATA = Path(__file__).parent.parent / "data"
COURSES: list[dict[str, Any]] = json.loads((DATA / "courses.json").read_text("utf-8"))["courses"]
PROFILES: Mapping[str, ServiceProfile] = {
    **load_profiles(),
    **{profile.id: profile for profile in read_profiles(DATA / "profiles")},
}
ABOUT_BLOCKS = ("block-set", "block-shape", "block-on-holiday")


def course(facts: dict[str, Any]) -> Group:
    blocks = [Block(f"{facts['course']}-{n}", d(first), d(last)) for n, (first, last) in enumerate(facts["blocks"], 1)]
    return group(facts["course"], service=facts["service"], id=facts["course"], blocks=blocks)


def course_plan(*numbers: str) -> Plan:
    groups = [course(facts) for facts in COURSES if facts["course"] in numbers or not numbers]
    return plan(*groups, calendar=finnish_calendar())


def findings(some_plan: Plan, rules: tuple[str, ...] = ABOUT_BLOCKS) -> list[Finding]:
    found = check(some_plan, PROFILES, d("2020-01-01")).findings
    return [finding for finding in found if finding.rule in rules]


def test_there_are_21_courses_with_61_blocks() -> None:
    assert (len(COURSES), sum(len(facts["blocks"]) for facts in COURSES)) == (21, 61)


@pytest.mark.parametrize("facts", COURSES, ids=lambda facts: f"{facts['service']}-{facts['course']}")
def test_a_published_course_is_lawful_by_its_own_profile(facts: dict[str, Any]) -> None:
    assert findings(course_plan(facts["course"])) == []


def test_all_courses_in_one_plan_are_checked_each_by_its_own_service() -> None:
    assert findings(course_plan()) == []
    as_taito = plan(*(replace(g, service="taito") for g in course_plan().groups), calendar=finnish_calendar())
    wrong = findings(as_taito, ("block-shape",))
    assert len(wrong) == 61
    assert {finding.severity for finding in wrong} == {Severity.ERROR}


def test_the_third_block_of_a_tules_course_may_be_moved_by_easter_to_tuesday() -> None:
    easter = course_plan("89648")
    assert easter.groups[0].opening_blocks[2].span == DaySpan(d("2025-04-22"), d("2025-04-24"))
    monday = apply(MoveBlock("89648-3", d("2025-04-21")), easter, PROFILES)
    assert [(f.rule, f.on) for f in findings(monday)] == [("block-on-holiday", d("2025-04-21"))]
    assert findings(monday)[0].facts["nearest"] == DaySpan(d("2025-04-22"), d("2025-04-24"))


def test_a_step_over_easter_takes_the_pattern_that_the_week_leaves() -> None:
    third = PROFILES["tules"].patterns_for(3)
    place = next_place(d("2025-04-14"), 1, third, finnish_calendar())
    assert place is not None
    assert (place.first_day, place.last_day) == (d("2025-04-22"), d("2025-04-24"))


def test_each_block_takes_the_length_of_its_number_when_it_is_moved_or_added() -> None:
    moved = apply(MoveBlock("89639-1", d("2024-03-04")), course_plan("89639"), PROFILES)
    assert moved.groups[0].opening_blocks[0].span == DaySpan(d("2024-03-04"), d("2024-03-08"))
    two = plan(group("tules", service="tules", id="g", blocks=course_plan("89639").groups[0].blocks[:2]))
    third = apply(AddBlock("g", d("2024-08-27")), two, PROFILES)
    assert third.groups[0].opening_blocks[2].span == DaySpan(d("2024-08-27"), d("2024-08-29"))
    with pytest.raises(IntentRefused) as refused:
        apply(AddBlock("g", d("2024-08-28")), two, PROFILES)
    assert refused.value.key == "refused.block-start-weekday"


def test_the_rest_of_a_course_goes_along_in_its_own_shapes() -> None:
    before = course_plan("89639")
    after = apply(MoveBlockAndRest("89639-1", d("2024-02-26"), d("2024-01-01")), before, PROFILES)
    days = [block.span for block in after.groups[0].opening_blocks]
    assert [span.day_count for span in days] == [5, 5, 3]
    assert [span.first_day - timedelta(weeks=1) for span in days] == [
        block.first_day for block in before.groups[0].opening_blocks
    ]
    assert len(diff(before, after)) == 3
    assert findings(after) == []


def test_kiila_begins_with_five_days_and_goes_on_with_four() -> None:
    blocks = [
        Block("k1", d("2026-01-12"), d("2026-01-16")),
        Block("k2", d("2026-05-18"), d("2026-05-21")),
        Block("k3", d("2026-09-15"), d("2026-09-18")),
    ]
    lawful = plan(group("Kiila 1", service="kiila", blocks=blocks), calendar=finnish_calendar())
    assert findings(lawful) == []
    tuesday = replace(blocks[0], first_day=d("2026-01-13"), last_day=d("2026-01-17"))
    found = findings(plan(group("Kiila 1", service="kiila", blocks=[tuesday, *blocks[1:]])))
    assert [(f.rule, f.variant) for f in found] == [("block-shape", "weekday")]


@pytest.mark.parametrize(("size", "number"), [(12, 9), (10, 7), (9, 6), (8, 6), (7, 4), (6, 4), (5, 3), (4, 3)])
def test_a_tules_course_that_has_its_minimum_must_begin_as_agreed(size: int, number: int) -> None:
    def moved(members: int) -> list[Finding]:
        people = [customer(f"A-{n}", "2024-01-02") for n in range(members)]
        late = replace(course(COURSES[4]), planned_size=size, agreed_start_on=d("2024-02-12"))
        late = replace(late, service="tules", customers=tuple(people))
        found = check(plan(late, calendar=finnish_calendar()), PROFILES, d("2024-02-12")).findings
        return [finding for finding in found if finding.rule == "compulsory-start-moved"]

    assert len(moved(number)) == 1
    assert moved(number - 1) == []


def test_what_is_not_known_of_a_service_is_not_checked() -> None:
    people = [customer(f"A-{n}", "2023-01-02") for n in range(8)]
    for service in ("kiila", "tules"):
        some = group("x", service=service, customers=people, blocks=course(COURSES[4]).blocks)
        found = check(plan(some, calendar=finnish_calendar()), PROFILES, d("2024-02-12")).findings
        unknown = {"first-visit-late", "start-visit-count", "group-start-late", "deferral-outside-window",
                   "span-long-group", "span-long-service", "waiting-days-exceeded", "interval-days-exceeded",
                   "decision-after-contract", "runs-past-contract", "gap-long"}  # fmt: skip
        assert {finding.rule for finding in found} & unknown == set()


def test_every_value_of_the_other_profiles_has_a_source() -> None:
    for service in ("kiila", "tules"):
        profile = PROFILES[service]
        assert profile.names.keys() == {"fi", "sv", "en"}
        assert all(one.source for one in profile.provenance.values())
        changed = {
            name
            for name, field in ServiceProfile.__dataclass_fields__.items()
            if name not in ("id", "version", "names", "provenance", "contacts", "block_patterns", "minimum_by_size")
            and getattr(profile, name) != field.default
        }
        assert changed <= profile.provenance.keys()
