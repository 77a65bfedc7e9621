"""A drag knows its next place before the hand is there, keeps the places it has seen, and rests when it ends."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from taito_planner.ui.timeline.drag_book import DragBook
from taito_planner.ui.timeline.dragging import Dragging
from tests.builders import d
from tests.ui.timeline.test_still_pictures import PLAN, on_screen, painted_anew
from tests.ui.timeline.windows import ALT, Driver


@pytest.fixture
def tall(tmp_path: Path, qtbot: QtBot) -> Driver:
    made = Driver(PLAN, tmp_path)
    qtbot.addWidget(made.view)
    made.view.go_to_day(d("2025-12-20"))
    return made


def book_of(driver: Driver) -> DragBook:
    dragging = driver.view._pointer._dragging
    assert isinstance(dragging, Dragging)
    return dragging._book


def begun(driver: Driver) -> QPointF:
    """A drag of the second block is under way."""
    start = driver.rect("c2").center()
    driver.press(start)
    driver.move(start + QPointF(12, 0))
    return start


def place_of(driver: Driver) -> int:
    drag = driver.view.stage.drag
    assert drag is not None
    assert drag.target is not None
    return drag.target.place.first


def place_after(driver: Driver, at: QPointF, step: float) -> int:
    """Moves on by ``step`` pixels until the block lies in another place; returns its first day."""
    here, x = place_of(driver), at.x()
    while place_of(driver) == here:
        x += step
        driver.move(QPointF(x, at.y()))
    return place_of(driver)


@pytest.mark.parametrize("direction", [1, -1])
def test_the_next_place_is_worked_out_while_the_hand_rests(tall: Driver, qtbot: QtBot, direction: int) -> None:
    start = begun(tall)
    day = tall.view.stage.axis.px_per_day * direction
    at = start + QPointF(14 * day, 0)
    tall.move(at - QPointF(day, 0))
    tall.move(at)
    book = book_of(tall)
    qtbot.waitUntil(lambda: not book.is_at_work)
    ready = {key[0].first for key in book._pictures}
    assert place_after(tall, at, day) in ready


def test_nothing_is_at_work_after_a_drag(tall: Driver) -> None:
    begun(tall)
    book = book_of(tall)
    tall.view._pointer.cancel()
    assert not book.is_at_work


def test_every_small_step_looks_as_if_painted_anew(tall: Driver) -> None:
    start = begun(tall)
    for step in (0, 3, 7, 11, 15, 22, 40, 45, 44, 20, 5, -30, -33, 60):
        tall.move(start + QPointF(12 + step, step % 5))
        assert on_screen(tall) == painted_anew(tall), step


def test_a_place_seen_before_shows_the_same_again(tall: Driver) -> None:
    start = begun(tall)
    first = start + QPointF(12, 0)
    seen = on_screen(tall)
    tall.move(first + QPointF(150, 0))
    assert on_screen(tall) != seen
    tall.move(first)
    assert on_screen(tall) == seen


def test_the_card_of_a_free_place_is_not_that_of_the_lawful_one(tall: Driver) -> None:
    start = begun(tall)
    lawful = tall.view.stage.drag
    tall.move(start + QPointF(12, 0), ALT)
    free = tall.view.stage.drag
    assert lawful is not None
    assert free is not None
    assert lawful.card != free.card
