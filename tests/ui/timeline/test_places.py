"""Where things may be put: holidays, windows, steps by key."""

from dataclasses import replace

import pytest

from taito_planner.domain.records import Closure
from taito_planner.storage.profiles import load_profiles
from taito_planner.ui.timeline.bars import BarKind, block_bars, customer_bars
from taito_planner.ui.timeline.places import Place, Places, Subject, Zone, ZoneState
from tests.builders import block, customer, d, group, plan, session, start_visit

PROFILES = load_profiles()


def day(text: str) -> int:
    return d(text).toordinal()


def dragged_block(first_day: str = "2025-12-15", **facts: object) -> tuple[Places, Subject]:
    oulu = group(blocks=[block(first_day, id="b1")], **facts)
    return Places(plan(oulu), PROFILES, d("2025-11-19")), Subject.of(block_bars(oulu)[0])


def dragged_visit(on: str = "2025-11-26", kind: type = object) -> tuple[Places, Subject]:
    visit = start_visit(on, id="v1")
    one = customer(visits=[visit])
    oulu = group(customers=[one], blocks=[block("2025-12-15")])
    return Places(plan(oulu), PROFILES, d("2025-11-19")), Subject.of(customer_bars(one, oulu)[0])


def test_a_block_over_a_free_week_takes_the_nearest_monday_or_tuesday() -> None:
    places, subject = dragged_block()
    assert places.nearest(subject, day("2026-01-14"), free=False) == Place(day("2026-01-13"), day("2026-01-16"))


def test_a_block_over_epiphany_week_goes_to_the_nearest_legal_week() -> None:
    places, subject = dragged_block()
    assert places.nearest(subject, day("2026-01-06"), free=False).first == day("2026-01-12")


def test_free_a_block_may_lie_on_epiphany_and_is_told_illegal() -> None:
    places, subject = dragged_block()
    assert places.nearest(subject, day("2026-01-06"), free=True) == Place(
        day("2026-01-06"), day("2026-01-09"), is_legal=False
    )


def test_a_visit_over_a_weekend_takes_the_nearest_workday() -> None:
    places, subject = dragged_visit()
    assert places.nearest(subject, day("2025-11-30"), free=False).first == day("2025-12-01")
    assert places.nearest(subject, day("2025-11-29"), free=False).first == day("2025-11-28")


def test_free_a_visit_may_lie_on_a_sunday() -> None:
    places, subject = dragged_visit()
    assert places.nearest(subject, day("2025-11-30"), free=True).first == day("2025-11-30")


def test_a_step_of_a_block_passes_the_christmas_weeks() -> None:
    places, subject = dragged_block("2025-12-15")
    assert places.step(subject, 1) == Place(day("2026-01-12"), day("2026-01-15"))


def test_a_step_of_a_visit_passes_the_weekend() -> None:
    places, subject = dragged_visit("2025-11-28")
    assert places.step(subject, 1) == Place(day("2025-12-01"), day("2025-12-01"))
    assert places.step(subject, -1) == Place(day("2025-11-27"), day("2025-11-27"))


def test_the_other_pattern_lies_in_the_same_week() -> None:
    places, subject = dragged_block("2025-12-15")
    assert places.other_pattern(subject) == Place(day("2025-12-16"), day("2025-12-19"))


def test_block_1_may_begin_after_the_last_start_visit_and_until_the_first_limit() -> None:
    customers = [
        customer("A-1", "2025-10-27", visits=[start_visit("2025-12-03")]),
        customer("A-2", "2025-11-03", visits=[start_visit("2025-12-05")]),
    ]
    places, subject = dragged_block(customers=customers)
    assert places.window(subject) == (day("2025-12-06"), day("2026-01-27"))


def test_a_later_block_stays_between_its_neighbours() -> None:
    oulu = group(blocks=[block("2025-12-01"), block("2025-12-15", id="b2"), block("2026-02-02")])
    places = Places(plan(oulu), PROFILES, d("2025-11-19"))
    assert places.window(Subject.of(block_bars(oulu)[1])) == (day("2025-12-08"), day("2026-02-01"))


def zone(places: Places, subject: Subject, monday: str) -> Zone:
    return next(iter(places.zones(subject, day(monday), day(monday) + 6)))


@pytest.mark.parametrize(
    ("monday", "state"),
    [
        ("2025-11-24", ZoneState.OUTSIDE),
        ("2025-12-08", ZoneState.LEGAL),
        ("2026-01-05", ZoneState.ILLEGAL),
        ("2026-01-26", ZoneState.LEGAL),
        ("2026-02-02", ZoneState.OUTSIDE),
    ],
)
def test_weeks_are_lit_inside_the_window_hatched_red_on_holidays_and_grey_outside(
    monday: str, state: ZoneState
) -> None:
    customers = [customer("A-1", "2025-10-27", visits=[start_visit("2025-12-05")])]
    places, subject = dragged_block(customers=customers)
    assert zone(places, subject, monday).state is state


def test_a_week_with_one_pattern_is_lit_over_that_pattern_alone() -> None:
    places, subject = dragged_block()
    easter = zone(places, subject, "2026-03-30")
    assert (easter.first, easter.last) == (day("2026-03-30"), day("2026-04-02"))


def test_a_session_may_lie_anywhere_but_on_days_off() -> None:
    one = customer(visits=[session("2026-01-07", id="s1")])
    oulu = group(customers=[one])
    places = Places(plan(oulu), PROFILES, d("2025-11-19"))
    subject = Subject.of(customer_bars(one, oulu)[0])
    zones = list(places.zones(subject, day("2026-01-05"), day("2026-01-11")))
    assert zones == [
        Zone(day("2026-01-05"), day("2026-01-05"), ZoneState.LEGAL),
        Zone(day("2026-01-06"), day("2026-01-06"), ZoneState.ILLEGAL),
        Zone(day("2026-01-07"), day("2026-01-09"), ZoneState.LEGAL),
    ]


def test_a_closed_week_is_a_place_that_warns_and_none_where_the_service_forbids_it() -> None:
    closed = plan(
        group(id="g", blocks=[block("2026-01-12", id="b")]),
        closures=(Closure("c", d("2026-01-19"), d("2026-01-23")),),
    )
    bar = block_bars(closed.groups[0])[0]
    for setting, first_days in (("warn", "2026-01-19"), ("error", "2026-01-26"), ("ignore", "2026-01-19")):
        profiles = {"taito": replace(PROFILES["taito"], closures=setting)}
        place = Places(closed, profiles, d("2025-11-10")).step(Subject.of(bar), 1)
        assert place is not None
        assert place.first == d(first_days).toordinal()


def test_training_is_not_held_up_by_a_closed_house() -> None:
    closed = plan(group(id="g"), closures=(Closure("c", d("2026-01-19"), d("2026-01-23")),))
    profiles = {"taito": replace(PROFILES["taito"], closures="error")}
    places = Places(closed, profiles, d("2025-11-10"))
    monday = d("2026-01-19").toordinal()
    training = Subject(BarKind.TRAINING, "", monday, monday, closed.groups[0])
    visit = Subject(BarKind.SESSION, "", monday, monday, closed.groups[0])
    assert places.is_legal(training, monday)
    assert not places.is_legal(visit, monday)
