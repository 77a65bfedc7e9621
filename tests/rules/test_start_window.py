"""The start window of a group and the customers who close it."""

from dataclasses import replace

import pytest

from taito_planner.domain.model import Group
from taito_planner.rules.start_window import StartWindow, start_window
from taito_planner.storage.profiles import load_profiles
from tests.builders import SMALL_CALENDAR, block, customer, d, group, start_visit

TAITO = load_profiles()["taito"]
EARLY = customer("A-1061", "2025-10-27", visits=[start_visit("2025-11-12"), start_visit("2025-12-03")])
LATE = customer("A-1066", "2025-11-03", visits=[start_visit("2025-12-05")])


def window(some_group: Group, as_of: str = "2025-11-19") -> StartWindow:
    return start_window(some_group, TAITO, SMALL_CALENDAR, d(as_of))


def test_the_window_opens_after_the_last_start_visit_and_closes_at_the_first_limit() -> None:
    found = window(group(customers=[EARLY, LATE]))
    assert (found.first_day, found.first_by, found.first_visit_on) == (
        d("2025-12-06"),
        "A-1066",
        d("2025-12-05"),
    )
    assert (found.last_day, found.last_by) == (d("2026-01-27"), "A-1061")


def test_a_group_without_customers_has_no_window() -> None:
    assert window(group()) == StartWindow()


def test_an_empty_window_names_both_who_close_it() -> None:
    visits_late = customer("A-1", "2025-11-03", visits=[start_visit("2026-02-02")])
    found = window(group(customers=[EARLY, visits_late]))
    assert (found.first_day, found.first_by) == (d("2026-02-03"), "A-1")
    assert (found.last_day, found.last_by) == (d("2026-01-27"), "A-1061")


@pytest.mark.parametrize(
    "not_binding",
    [
        customer("A-1", "2025-08-01", left_on=d("2025-11-19"), visits=[start_visit("2026-02-02")]),
        customer("A-1", "2025-08-01", joined_on=d("2025-12-15"), visits=[start_visit("2026-02-02")]),
    ],
    ids=["left", "late joiner"],
)
def test_who_left_or_joined_late_does_not_bind(not_binding: object) -> None:
    found = window(group(blocks=[block("2025-12-15")], customers=[EARLY, LATE, not_binding]))
    assert (found.first_by, found.last_by) == ("A-1066", "A-1061")


def test_a_valid_deferral_puts_its_window_in_place_of_the_limit() -> None:
    received = replace(LATE, decision_received_on=d("2025-11-10"))
    deferred = group(customers=[EARLY, received], deferral_decided_on=d("2025-11-10"))
    found = window(deferred)
    assert (found.first_day, found.first_by, found.first_visit_on) == (d("2026-01-10"), "A-1066", None)
    assert (found.last_day, found.last_by) == (d("2026-02-27"), "A-1061")


def test_the_same_day_is_in_the_window_where_the_profile_allows_it() -> None:
    lenient = replace(TAITO, same_day_visit_and_block=True)
    assert start_window(group(customers=[LATE]), lenient, SMALL_CALENDAR).first_day == d("2025-12-05")


def test_without_a_day_of_looking_whoever_has_a_leaving_date_does_not_bind() -> None:
    leaving = customer("A-1", "2025-08-01", left_on=d("2027-01-01"), visits=[start_visit("2026-02-02")])
    found = start_window(group(customers=[EARLY, LATE, leaving]), TAITO, SMALL_CALENDAR)
    assert (found.first_by, found.last_by) == ("A-1066", "A-1061")
