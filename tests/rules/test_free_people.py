"""Who is free on given days."""

from taito_planner.domain.days import DaySpan
from taito_planner.rules.checker import check
from taito_planner.rules.free_people import Availability, availability
from taito_planner.storage.profiles import load_profiles
from tests.builders import d
from tests.ui.timeline.conftest import oulu_plan


def asked(first: str, last: str, besides: str = "") -> dict[str, Availability]:
    checked = check(oulu_plan(), load_profiles(), d("2025-11-19"))
    return {one.member.id: one for one in availability(checked, DaySpan(d(first), d(last)), besides)}


def test_leave_stands_in_the_way_to_its_last_day_and_no_further() -> None:
    assert asked("2025-12-31", "2026-01-02")["petri"].leave is not None
    assert asked("2026-01-01", "2026-01-02")["petri"].is_free


def test_a_block_stands_in_the_way_but_not_in_its_own() -> None:
    assert asked("2026-01-29", "2026-01-30")["katri"].row is not None
    assert asked("2026-01-30", "2026-01-30")["katri"].is_free
    assert asked("2026-01-26", "2026-01-29", "b2")["katri"].is_free


def test_the_free_come_first() -> None:
    people = list(asked("2026-01-07", "2026-01-07").values())
    assert [one.is_free for one in people] == [True, False]
