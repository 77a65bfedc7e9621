"""Words beside bars: chosen by measuring, never over a neighbour."""

import itertools
from datetime import timedelta
from random import Random

import pytest

from taito_planner.rules.checker import check
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import texts_for
from taito_planner.ui.timeline.facts import PlanFacts
from taito_planner.ui.timeline.labels import LabelLayout, LaidLane
from taito_planner.ui.timeline.lane_words import LaneWords
from taito_planner.ui.timeline.lanes import LaneBook
from taito_planner.ui.timeline.time_axis import TimeAxis
from tests.builders import block, customer, d, group, plan, start_visit

NOTHING: frozenset[str] = frozenset()


def laid(row: int, px_per_day: float, as_of: str = "2025-06-01", **facts: object) -> LaidLane:
    """The words of one row of a group, where every letter is 6 pixels wide."""
    oulu = group(**facts)
    checked = check(plan(oulu), load_profiles(), d(as_of))
    axis = TimeAxis.over(d("2025-06-01"), d("2026-12-31"), px_per_day)
    layout = LabelLayout(axis, LaneWords(PlanFacts(checked), texts_for("fi"), lambda text, bold: 6.0 * len(text)))
    lane = LaneBook().rows(checked.plan, NOTHING).groups[row]
    return layout.laid(lane, NOTHING)


def test_a_block_with_room_says_weekdays_and_dates() -> None:
    assert laid(1, 6, blocks=[block("2026-01-13", id="b")]).labels["b"].text == "ti–pe 13.–16.1."


def test_a_block_with_less_room_says_the_dates_alone() -> None:
    blocks = [block("2026-01-13", id="b"), block("2026-02-03")]
    assert laid(1, 6, blocks=blocks).labels["b"].text == "13.–16.1."


def test_a_block_with_little_room_drops_the_month() -> None:
    blocks = [block("2026-01-13", id="b"), block("2026-01-27")]
    assert laid(1, 6, blocks=blocks).labels["b"].text == "13.–16."


def test_a_block_with_no_room_says_nothing() -> None:
    blocks = [block("2025-12-08"), block("2026-01-13", id="b"), block("2026-01-19")]
    assert "b" not in laid(1, 6, blocks=blocks).labels


@pytest.mark.parametrize("px_per_day", [3, 6, 26])
def test_two_blocks_on_the_same_days_are_worded_once(px_per_day: float) -> None:
    blocks = [block("2025-08-11"), block("2026-01-13", id="b"), block("2026-01-13", id="c")]
    labels = laid(1, px_per_day, blocks=blocks).labels
    assert len({"b", "c"} & set(labels)) == 1


def test_the_contract_line_cuts_the_room_of_a_block() -> None:
    assert laid(1, 6, blocks=[block("2025-12-15", id="b")]).labels["b"].text == "15.–18.12."


def test_the_year_zoom_says_the_first_day() -> None:
    assert laid(1, 3, blocks=[block("2026-01-13", id="b")]).labels["b"].text == "13.1."


def test_the_week_zoom_says_everything_above_the_block() -> None:
    label = laid(1, 26, blocks=[block("2026-01-13", id="b", place="ryhmätila 1")]).labels["b"]
    assert label.text == "Jakso 1 · ti–pe 13.–16.1. · ryhmätila 1"


def test_a_visit_says_its_day_on_the_right_else_on_the_left_else_nothing() -> None:
    visits = [
        start_visit("2026-01-13", id="first"),
        start_visit("2026-01-19", id="second"),
        start_visit("2026-01-25", id="third"),
    ]
    labels = laid(2, 6, customers=[customer(given="2026-08-01", visits=visits)]).labels
    axis = TimeAxis.over(d("2025-06-01"), d("2026-12-31"), 6)
    assert labels["first"].day * 6 + labels["first"].dx < axis.x(d("2026-01-13").toordinal())
    assert labels["third"].day * 6 + labels["third"].dx > axis.x(d("2026-01-25").toordinal())
    assert "second" not in labels


def test_words_on_a_lane_never_overlap() -> None:
    visits = [start_visit(f"2026-01-{n:02}", id=str(n)) for n in range(1, 29, 3)]
    lane = laid(2, 6, customers=[customer(given="2025-11-01", visits=visits)])
    for px_per_day in (6, 6.4, 6.85):  # the words of a step hold at each of its zooms
        starts = [(label.day * px_per_day + label.dx, label.text) for label in lane.labels.values()]
        starts += [(limit.day * px_per_day + limit.text_dx, limit.text) for limit in lane.limits if limit.text]
        spans = sorted((x, x + 6 * len(text)) for x, text in starts)
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize("step", [2.0, 3.0, 6.0, 9.0, 16.0])
def test_words_laid_out_for_a_step_keep_clear_at_every_zoom_of_it(step: float) -> None:
    """Visits at random: words that stand clear of each other where the step begins do so up to its end."""
    random = Random(7)
    for _ in range(30):
        days = sorted(random.sample(range(1, 120), 12))
        visits = [start_visit(str(d("2026-01-01") + timedelta(days=day)), id=str(day)) for day in days]
        lane = laid(2, step, customers=[customer(given="2025-11-01", visits=visits)])
        for px_per_day in (step, step * 1.07, step * 1.149):
            starts = [(label.day * px_per_day + label.dx, label.text) for label in lane.labels.values()]
            starts += [(limit.day * px_per_day + limit.text_dx, limit.text) for limit in lane.limits if limit.text]
            spans = sorted((x, x + 6 * len(text)) for x, text in starts)
            assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))


def test_an_open_limit_says_its_last_day_left_of_its_line() -> None:
    lane = laid(2, 6, customers=[customer(given="2026-03-02")])
    assert [limit.text for limit in lane.limits] == ["8 vk 27.4.", "3 kk 2.6."]
    assert all(limit.text_dx < 0 for limit in lane.limits)
