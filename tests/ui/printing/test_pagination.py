"""Rows and weeks on pages."""

from random import Random

import pytest

from taito_planner.ui.printing.pagination import RowSlice, row_slices, week_ranges, wrapped
from tests.builders import d


def test_rows_that_fit_are_one_page() -> None:
    assert row_slices([10, 10, 10], [0, 0, 0], 30) == [RowSlice(0, 3)]


def test_the_row_after_the_last_that_fits_begins_a_page_under_its_head() -> None:
    assert row_slices([10] * 4, [0] * 4, 30) == [RowSlice(0, 3), RowSlice(3, 4, repeated=0)]


def test_a_repeated_head_takes_its_room() -> None:
    assert row_slices([10] * 6, [0] * 6, 30) == [RowSlice(0, 3), RowSlice(3, 5, 0), RowSlice(5, 6, 0)]


def test_a_head_never_stands_alone_at_the_foot() -> None:
    assert row_slices([10] * 5, [0, 0, 2, 2, 2], 30) == [RowSlice(0, 2), RowSlice(2, 5)]


def test_heads_without_rows_may_end_a_page() -> None:
    assert row_slices([10] * 4, [0, 1, 2, 3], 30) == [RowSlice(0, 3), RowSlice(3, 4)]


def test_a_row_higher_than_the_paper_has_its_own_page() -> None:
    assert row_slices([10, 90, 10], [None] * 3, 30) == [RowSlice(0, 1), RowSlice(1, 2), RowSlice(2, 3)]


def test_no_rows_are_no_pages() -> None:
    assert row_slices([], [], 30) == []


@pytest.mark.parametrize("seed", range(40))
def test_every_row_is_printed_once_in_order_and_fits(seed: int) -> None:
    random = Random(seed)
    heights = [random.choice((16, 24, 28)) for _ in range(random.randrange(1, 200))]
    heads: list[int | None] = []
    for row in range(len(heights)):
        is_head = row == 0 or random.random() < 0.2
        heads.append(row if is_head else heads[-1])
    room = random.choice((80, 200, 500))
    slices = row_slices(heights, heads, room)
    assert [row for one in slices for row in range(one.first, one.end)] == list(range(len(heights)))
    for one in slices:
        repeated = heights[one.repeated] if one.repeated is not None else 0
        assert repeated + sum(heights[one.first : one.end]) <= room
        assert one.repeated is None or heads[one.first] == one.repeated


def test_weeks_begin_on_monday_and_follow_each_other() -> None:
    assert week_ranges(d("2026-12-30"), d("2027-01-10"), 1) == [
        (d("2026-12-28"), d("2027-01-03")),
        (d("2027-01-04"), d("2027-01-10")),
    ]


def test_a_last_day_on_monday_needs_its_own_page() -> None:
    assert len(week_ranges(d("2026-01-05"), d("2026-01-11"), 1)) == 1
    assert len(week_ranges(d("2026-01-05"), d("2026-01-12"), 1)) == 2


def test_the_last_page_is_as_wide_as_the_others() -> None:
    assert week_ranges(d("2026-01-05"), d("2026-01-06"), 26) == [(d("2026-01-05"), d("2026-07-05"))]


def test_words_wrap_where_the_line_is_full() -> None:
    assert wrapped(["a", "b", "c"], [10, 10, 10], 5, 25) == ["a b", "c"]
    assert wrapped(["a", "b"], [10, 10], 5, 24) == ["a", "b"]


def test_a_word_wider_than_the_line_has_a_line() -> None:
    assert wrapped(["a", "wide", "b"], [5, 90, 5], 1, 20) == ["a", "wide", "b"]
