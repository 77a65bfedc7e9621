"""How long work tells how far it is."""

import pytest

from taito_planner.domain.progress import Stopped, stretches, watched


def test_each_item_is_told_before_its_turn() -> None:
    told: list[float] = []
    assert list(watched("abcd", told.append)) == ["a", "b", "c", "d"]
    assert told == [0, 0.25, 0.5, 0.75]


def test_stretches_follow_each_other_as_long_as_their_weights() -> None:
    told: list[float] = []
    for progress in stretches(told.append, 1, 3):
        progress(0)
        progress(1)
    assert told == [0, 0.25, 0.25, 1]


def test_a_stretch_that_overshoots_ends_where_the_next_begins() -> None:
    told: list[float] = []
    first, _ = stretches(told.append, 1, 1)
    first(1.7)
    assert told == [0.5]


def test_work_taken_back_ends_at_the_next_item() -> None:
    def stop(share: float) -> None:
        if share:
            raise Stopped

    items = watched("abc", stop)
    assert next(items) == "a"
    with pytest.raises(Stopped):
        next(items)


def test_stretches_without_any_weight_are_nothing_to_fail_on() -> None:
    told: list[float] = []
    next(stretches(told.append, 0, 0))(1)
    assert told == [0]
