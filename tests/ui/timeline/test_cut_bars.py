"""The number of a block that an edge of the lanes cuts is whole, or not there."""

import pytest
from PySide6.QtWidgets import QApplication

from taito_planner.ui.theme import LIGHT
from tests.builders import d
from tests.ui.timeline.windows import Driver

LANES = ["a-oulu/blocks", "petri"]


def column(driver: Driver, lane_key: str, x: int) -> set[str]:
    """The colours of b1 at ``x``, from top to bottom but for its rounded corners."""
    frame = driver.view.stage.frame()
    lane, place = driver.view.stage.lane(lane_key), frame.place_of(lane_key)
    assert lane is not None
    assert place is not None
    rect = frame.bar_rect(lane, next(bar for bar in lane.bars if bar.id == "b1"), frame.row_rect(*place))
    picture = driver.view.viewport().grab().toImage()
    return {picture.pixelColor(x, y).name() for y in range(int(rect.top()) + 3, int(rect.bottom()) - 3)}


def pan(driver: Driver, lane_key: str, seen: int, *, left: bool) -> tuple[int, int]:
    """Scrolls until only so many pixels of b1 are in sight at an edge: from and to where it is seen."""
    driver.view.resize(700, 840)
    QApplication.processEvents()
    days, frame = driver.view.horizontalScrollBar(), driver.view.stage.frame()
    rect = driver.rect("b1")
    if left:
        days.setValue(round(days.value() + rect.right() - frame.head_width - seen))
        return int(frame.head_width), int(frame.head_width) + seen - 2
    days.setValue(round(days.value() + rect.left() - frame.width + seen))
    return int(frame.width) - seen + 2, int(frame.width) - 1


@pytest.mark.parametrize("left", [True, False])
@pytest.mark.parametrize("lane_key", LANES)
def test_no_number_is_cut(driver: Driver, lane_key: str, left: bool) -> None:
    fill = LIGHT.booking if lane_key == "petri" else LIGHT.block
    for seen in range(6, 22):
        first, last = pan(driver, lane_key, seen, left=left)
        edge = first if left else last
        assert column(driver, lane_key, edge) == {fill.name()}, seen


def test_the_number_stands_in_the_middle_of_what_is_seen(driver: Driver) -> None:
    for seen in (14, 18, 22):
        first, last = pan(driver, LANES[0], seen, left=True)
        assert column(driver, LANES[0], first) == column(driver, LANES[0], last) == {LIGHT.block.name()}
        inked = [x for x in range(first, last) if column(driver, LANES[0], x) != {LIGHT.block.name()}]
        assert inked, seen
        assert abs((inked[0] + inked[-1] + 1) / 2 - (first + last) / 2) <= 2, seen


def test_where_a_number_has_no_room_there_is_none(driver: Driver) -> None:
    first, last = pan(driver, LANES[0], 7, left=True)
    assert all(column(driver, LANES[0], x) == {LIGHT.block.name()} for x in range(first, last))


@pytest.mark.parametrize(("room", "is_there"), [(60, False), (300, True)])
def test_in_a_drag_words_that_are_not_there_have_no_plate(driver: Driver, room: int, is_there: bool) -> None:
    """The words of b2 stand above it in the week zoom, on a plate over the lit weeks; the contract has ended there."""
    driver.view.scrolling.zoom_to(16)
    days, frame = driver.view.horizontalScrollBar(), driver.view.stage.frame()
    days.setValue(round(days.value() + driver.rect("b2").left() - frame.width + room))
    driver.drag_to("b1", d("2026-01-12"))
    place = driver.view.stage.frame().place_of("a-oulu/blocks")
    assert place is not None
    left, top = driver.rect("b2").left(), driver.view.stage.frame().row_rect(*place).top()
    # between the sign of a finding and the words
    ground = driver.view.viewport().grab().toImage().pixelColor(int(left) + 13, int(top) + 2)
    assert (ground == LIGHT.surface) is is_there
