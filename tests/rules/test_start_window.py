"""The start window of a group, the customers who close it and why, and the legal places inside it."""

from dataclasses import replace

import pytest

from taito_planner.domain.days import DaySpan
from taito_planner.domain.model import Group
from taito_planner.rules.start_window import Bound, StartWindow, Why, legal_places, start_window
from taito_planner.storage.holidays import finnish_calendar
from taito_planner.storage.profiles import load_profiles
from tests.builders import SMALL_CALENDAR, block, customer, d, group, start_visit

TAITO = load_profiles()["taito"]
EARLY = customer("A-1061", "2025-10-27", visits=[start_visit("2025-11-12"), start_visit("2025-12-03")])
LATE = customer("A-1066", "2025-11-03", visits=[start_visit("2025-12-05")])


def window(some_group: Group, as_of: str = "2025-11-19") -> StartWindow:
    return start_window(some_group, TAITO, SMALL_CALENDAR, d(as_of))


def binding(found: StartWindow) -> tuple[str | None, str | None]:
    return found.first.customer if found.first else None, found.last.customer if found.last else None


def test_the_window_opens_after_the_last_start_visit_and_closes_at_the_first_limit() -> None:
    found = window(group(customers=[EARLY, LATE]))
    assert found.first == Bound(d("2025-12-06"), LATE.id, Why.VISIT, d("2025-12-05"))
    assert found.last == Bound(d("2026-01-27"), EARLY.id, Why.DECISION, d("2025-10-27"))
    assert found.span == DaySpan(d("2025-12-06"), d("2026-01-27"))


def test_a_group_without_customers_has_no_window() -> None:
    assert window(group()) == StartWindow()


def test_without_start_visits_the_window_is_open_at_its_beginning() -> None:
    found = window(group(customers=[customer("A-1", "2025-10-27")]))
    assert (found.first, found.span, found.is_empty) == (None, None, False)
    assert found.last is not None


def test_an_empty_window_names_both_who_close_it() -> None:
    visits_late = customer("A-1", "2025-11-03", visits=[start_visit("2026-02-02")])
    found = window(group(customers=[EARLY, visits_late]))
    assert found.is_empty
    assert found.span is None
    assert binding(found) == (visits_late.id, EARLY.id)


def test_a_window_of_one_day_is_not_empty() -> None:
    visits_late = customer("A-1", "2025-11-03", visits=[start_visit("2026-01-26")])
    found = window(group(customers=[EARLY, visits_late]))
    assert found.span == DaySpan(d("2026-01-27"), d("2026-01-27"))


def test_on_a_tie_the_first_customer_of_the_group_binds() -> None:
    twins = [customer("A-2", "2025-10-27", id="first"), customer("A-1", "2025-10-27", id="second")]
    found = window(group(customers=twins))
    assert found.last is not None
    assert found.last.customer == "first"


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
    assert binding(found) == (LATE.id, EARLY.id)


def test_a_valid_deferral_puts_its_window_in_place_of_the_limit() -> None:
    received = replace(LATE, decision_received_on=d("2025-11-10"))
    deferred = group(customers=[EARLY, received], deferral_decided_on=d("2025-11-10"))
    found = window(deferred)
    assert found.first == Bound(d("2026-01-10"), LATE.id, Why.DEFERRAL, d("2025-11-10"))
    assert found.last == Bound(d("2026-02-27"), EARLY.id, Why.DEFERRAL, None)


def test_a_deferral_of_a_full_group_changes_nothing() -> None:
    full = [customer(f"A-{n}", "2025-10-27") for n in range(6)]
    found = window(group(customers=full, agreed_start_on=d("2025-11-10"), deferral_decided_on=d("2025-11-10")))
    assert found.last is not None
    assert (found.last.day, found.last.why) == (d("2026-01-27"), Why.DECISION)


def test_the_same_day_is_in_the_window_where_the_profile_allows_it() -> None:
    lenient = replace(TAITO, same_day_visit_and_block=True)
    found = start_window(group(customers=[LATE]), lenient, SMALL_CALENDAR)
    assert found.first is not None
    assert found.first.day == d("2025-12-05")


def test_without_a_day_of_looking_whoever_has_a_leaving_date_does_not_bind() -> None:
    leaving = customer("A-1", "2025-08-01", left_on=d("2027-01-01"), visits=[start_visit("2026-02-02")])
    found = start_window(group(customers=[EARLY, LATE, leaving]), TAITO, SMALL_CALENDAR)
    assert binding(found) == (LATE.id, EARLY.id)


@pytest.mark.parametrize("given", ["2025-11-28", "2025-11-29", "2025-11-30"])
def test_the_last_decisions_of_november_all_end_on_the_last_of_february(given: str) -> None:
    found = window(group(customers=[customer("A-1", given)]))
    assert found.last is not None
    assert found.last.day == d("2026-02-28")


def test_the_last_lawful_block_before_the_first_of_march_is_in_the_last_week_of_february() -> None:
    found = window(group(customers=[customer("A-1", "2025-12-01", visits=[start_visit("2026-02-06")])]))
    assert found.span is not None
    places = legal_places(found.span, TAITO, finnish_calendar())
    assert [place.first_day for place in places] == [
        d(day) for day in ("2026-02-09", "2026-02-10", "2026-02-16", "2026-02-17", "2026-02-23", "2026-02-24")
    ]


def test_a_place_that_meets_a_holiday_is_not_in_the_window_and_one_with_an_eve_is() -> None:
    found = legal_places(DaySpan(d("2026-06-15"), d("2026-06-16")), TAITO, finnish_calendar())
    assert [(place.first_day, place.has_eve) for place in found] == [(d("2026-06-15"), False), (d("2026-06-16"), True)]
    epiphany = legal_places(DaySpan(d("2026-01-05"), d("2026-01-09")), TAITO, finnish_calendar())
    assert epiphany == ()


def test_a_place_counts_by_its_first_day() -> None:
    assert legal_places(DaySpan(d("2026-02-24"), d("2026-02-24")), TAITO, finnish_calendar())[0].last_day == d(
        "2026-02-27"
    )
