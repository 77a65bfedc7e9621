"""The waiting and interval counters: years, the day of the 75th day, and the gaps they are made of."""

from dataclasses import replace
from typing import Any

import pytest

from taito_planner.domain.days import DaySpan
from taito_planner.domain.ids import new_id
from taito_planner.domain.model import Customer, Pause, PauseCause
from taito_planner.domain.profile import ServiceProfile
from taito_planner.rules.allowance_counters import Allowance, PartKind, allowance_of
from taito_planner.rules.subjects import GroupSubject, Situation
from taito_planner.storage.holidays import finnish_calendar
from taito_planner.storage.profiles import load_profiles
from tests.builders import block, customer, d, group, plan, start_visit

TAITO = load_profiles()["taito"]


def counted(
    someone: Customer, as_of: str = "2025-11-19", profile: ServiceProfile = TAITO, **facts: Any
) -> Allowance:
    its_group = group(customers=[someone], **facts)
    situation = Situation(plan(its_group, calendar=finnish_calendar()), {"taito": profile}, d(as_of))
    return allowance_of(GroupSubject(its_group, profile, situation).customers[0])


@pytest.mark.parametrize(
    ("given", "full"),
    [
        ("2025-09-01", "2025-11-28"),
        ("2025-09-30", "2025-12-31"),
        ("2025-12-31", "2026-03-31"),
        ("2025-10-01", "2026-03-31"),
    ],
)
def test_the_75th_waiting_day_of_an_open_wait_is_counted_by_calendar_year(given: str, full: str) -> None:
    assert counted(customer("A-1", given)).waiting_full_on == d(full)


def test_a_planned_first_visit_ends_the_wait_the_day_before_it() -> None:
    someone = customer("A-1", "2025-09-01", visits=[start_visit("2025-11-28")])
    (year,) = counted(someone).waiting
    assert (year.year, year.used, year.full_on, year.is_over) == (2025, 74, None, False)
    (year,) = counted(replace(someone, visits=(start_visit("2025-11-29"),))).waiting
    assert (year.used, year.full_on, year.is_over) == (75, d("2025-11-28"), False)
    (year,) = counted(replace(someone, visits=(start_visit("2025-12-01"),))).waiting
    assert (year.used, year.full_on, year.is_over) == (76, d("2025-11-28"), True)


def test_a_wait_over_new_year_is_split_into_two_counters() -> None:
    someone = customer("A-1", "2025-12-29", visits=[start_visit("2026-01-05")])
    assert [(year.year, year.used) for year in counted(someone).waiting] == [(2025, 2), (2026, 2)]


def test_days_so_far_are_those_up_to_the_day_of_looking() -> None:
    someone = customer("A-1", "2025-11-14", visits=[start_visit("2025-12-05")])
    (year,) = counted(someone, "2025-11-19").waiting
    assert (year.so_far, year.used) == (4, 17)


def test_an_open_wait_runs_up_to_the_day_of_looking_and_ends_with_leaving() -> None:
    (year,) = counted(customer("A-1", "2025-11-14"), "2025-11-19").waiting
    assert year.used == 4
    (year,) = counted(customer("A-1", "2025-11-14", left_on=d("2025-11-18")), "2025-11-19").waiting
    assert year.used == 2
    assert counted(customer("A-1", "2025-11-19"), "2025-11-19").waiting == ()


BLOCKS = [block("2026-01-12"), block("2026-02-09")]


def test_the_gap_between_two_blocks_is_a_part_with_its_days_and_no_cause() -> None:
    found = counted(customer("A-1"), blocks=BLOCKS)
    (part,) = (part for part in found.parts if part.kind is PartKind.INTERVAL)
    assert part.span == DaySpan(d("2026-01-16"), d("2026-02-08"))
    assert (part.days, part.causes, part.own_days, part.is_counted) == (20, (), 0, True)
    assert [(year.year, year.used) for year in found.interval] == [(2026, 20)]


def test_an_own_pause_is_told_and_left_out_and_other_causes_only_told() -> None:
    own = Pause(new_id(), d("2026-01-19"), d("2026-01-24"), PauseCause.OWN)
    outside = Pause(new_id(), d("2026-01-26"), d("2026-01-31"), PauseCause.OUTSIDE)
    found = counted(customer("A-1", pauses=[own, outside]), blocks=BLOCKS)
    (part,) = (part for part in found.parts if part.kind is PartKind.INTERVAL)
    assert (part.days, part.own_days, part.causes) == (14, 6, (PauseCause.OWN, PauseCause.OUTSIDE))


def test_a_gap_over_new_year_has_its_days_by_year() -> None:
    found = counted(customer("A-1"), blocks=[block("2025-12-15"), block("2026-01-12")])
    (part,) = (part for part in found.parts if part.kind is PartKind.INTERVAL)
    assert dict(part.days_by_year) == {2025: 9, 2026: 7}
    assert [(year.year, year.used) for year in found.interval] == [(2025, 9), (2026, 7)]


def test_the_time_from_the_start_phase_to_block_1_is_shown_and_not_counted() -> None:
    someone = customer("A-1", visits=[start_visit("2025-12-19")])
    found = counted(someone, blocks=BLOCKS)
    (part,) = (part for part in found.parts if part.kind is PartKind.START_PHASE)
    assert (part.span, part.is_counted) == (DaySpan(d("2025-12-20"), d("2026-01-11")), False)
    assert sum(year.used for year in found.interval) == 20


def test_where_the_profile_counts_the_start_phase_it_is_an_interval() -> None:
    someone = customer("A-1", visits=[start_visit("2025-12-19")])
    found = counted(someone, profile=replace(TAITO, interval_from_start_phase=True), blocks=BLOCKS)
    assert [part.kind for part in found.parts] == [PartKind.WAITING, PartKind.INTERVAL, PartKind.INTERVAL]


def test_the_counters_are_the_sums_of_the_counted_parts() -> None:
    someone = customer("A-1", "2025-09-01", visits=[start_visit("2025-10-03")])
    found = counted(someone, blocks=[block("2025-12-15"), *BLOCKS])
    parts = [part for part in found.parts if part.is_counted]
    assert sum(part.days for part in parts) == sum(year.used for year in (*found.waiting, *found.interval))


def test_a_service_without_counters_has_none() -> None:
    bare = replace(TAITO, waiting_days_max=None, interval_days_max=None)
    assert counted(customer("A-1"), profile=bare, blocks=BLOCKS) == Allowance()
