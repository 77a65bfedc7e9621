"""Days to pixels and back, exact at every zoom."""

import itertools

import pytest

from taito_planner.ui.timeline.time_axis import (
    MAX_ZOOM,
    MIN_ZOOM,
    ZOOMS,
    Detail,
    TimeAxis,
    iso_week,
    mondays,
    months,
    word_step,
)
from tests.builders import d


def axis(px_per_day: float = 6.0) -> TimeAxis:
    return TimeAxis.over(d("2025-12-03"), d("2027-01-10"), px_per_day)


def test_the_axis_begins_on_the_monday_of_the_first_day_and_ends_after_a_sunday() -> None:
    assert axis().origin == d("2025-12-01").toordinal()
    assert axis().end == d("2027-01-11").toordinal()


@pytest.mark.parametrize("px_per_day", [2.0, 2.7, 3.0, 6.0, 9.1, 26.0, 32.0])
def test_every_pixel_inside_a_day_leads_back_to_it(px_per_day: float) -> None:
    zoomed = axis(px_per_day)
    for day in range(zoomed.origin, zoomed.end, 13):
        left, right = zoomed.x(day), zoomed.x(day + 1)
        assert zoomed.day_at(left + 1e-6) == day
        assert zoomed.day_at(right - 1e-6) == day


@pytest.mark.parametrize(
    ("px_per_day", "detail"),
    [(2, Detail.YEAR), (4.9, Detail.YEAR), (5, Detail.MONTH), (8.9, Detail.MONTH), (9, Detail.WIDE),
     (15.9, Detail.WIDE), (16, Detail.WEEK), (32, Detail.WEEK)],
)  # fmt: skip
def test_each_zoom_shows_its_detail(px_per_day: float, detail: Detail) -> None:
    assert axis(px_per_day).detail is detail


def test_a_zoom_stays_within_2_and_32_pixels_a_day() -> None:
    assert axis().zoomed(0.1).px_per_day == 2
    assert axis().zoomed(99).px_per_day == 32


def test_zooming_sets_the_detail_anew() -> None:
    assert axis(6).zoomed(26).detail is Detail.WEEK


def test_the_weeks_around_the_turn_of_2026_are_52_53_and_1() -> None:
    days = d("2026-12-24").toordinal(), d("2027-01-06").toordinal()
    assert [iso_week(monday) for monday in mondays(*days)] == [52, 53, 1]


def test_months_touch_each_other() -> None:
    spans = list(months(d("2025-12-31").toordinal(), d("2026-03-01").toordinal()))
    assert [month.month for month, _, _ in spans] == [12, 1, 2, 3]
    assert all(before[2] == after[1] for before, after in itertools.pairwise(spans))


def test_a_named_zoom_knows_its_name_and_others_have_none() -> None:
    assert axis(6).zoom_name == "month"
    assert axis(7).zoom_name == ""


@pytest.mark.parametrize("px_per_day", [MIN_ZOOM, *ZOOMS.values(), 5.0, 9.0, 16.0, MAX_ZOOM])
def test_named_zooms_and_changes_of_detail_have_words_of_their_own(px_per_day: float) -> None:
    assert word_step(px_per_day) == px_per_day


def test_words_are_those_of_a_zoom_at_most_15_percent_farther_that_shows_as_much() -> None:
    for hundredth in range(200, 3200):
        px_per_day = hundredth / 100
        step = word_step(px_per_day)
        assert step <= px_per_day < step * 1.1501
        assert axis(step).detail is axis(px_per_day).detail
