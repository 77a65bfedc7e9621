"""Leave that comes over leave of the person by the palette, a double click, keys or a drag: one rule for all."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from taito_planner.domain.intents import Put
from taito_planner.domain.model import Leave
from tests.builders import d
from tests.ui.timeline.test_mouse import drop_from_palette, palette
from tests.ui.timeline.windows import ALT, NONE, Driver

Way = Callable[[Driver, str], None]
"""Adds a leave of seven days to Petri, who has leave 17.-31.12.2025."""


def at(driver: Driver, day: str) -> QPointF:
    return driver.at_day(d(day), driver.lane_middle("petri"))


def by_palette(driver: Driver, day: str) -> None:
    drop_from_palette(driver, "leave", at(driver, day))


def by_double_click(driver: Driver, day: str) -> None:
    driver.double_click(at(driver, day))


def by_insert(driver: Driver, day: str) -> None:
    lane = driver.view.stage.lane("petri")
    assert lane is not None
    driver.view.keyboard.mark(lane, d(day).toordinal())
    driver.key(Qt.Key.Key_Insert)


def days(driver: Driver) -> list[tuple[str, str]]:
    leaves = driver.document.plan.staff_by_id["petri"].leaves  # type: ignore[index]
    return [(str(leave.first_day), str(leave.last_day)) for leave in leaves]


@pytest.mark.parametrize("way", [by_palette, by_double_click, by_insert])
def test_leave_that_meets_leave_makes_it_longer_in_one_step_and_selects_it(driver: Driver, way: Way) -> None:
    before = driver.document.plan
    way(driver, "2025-12-12")
    assert days(driver) == [("2025-12-12", "2025-12-31")]
    assert driver.view.selection == (before.staff_by_id["petri"].leaves[0].id,)  # type: ignore[index]
    driver.document.undo()
    assert driver.document.plan == before
    driver.document.redo()
    assert days(driver) == [("2025-12-12", "2025-12-31")]


@pytest.mark.parametrize("way", [by_palette, by_double_click, by_insert])
def test_leave_that_ends_the_day_before_another_stays_its_own(driver: Driver, way: Way) -> None:
    way(driver, "2025-12-10")
    assert days(driver) == [("2025-12-10", "2025-12-16"), ("2025-12-17", "2025-12-31")]


def test_leave_put_by_key_inside_leave_is_refused_in_words(driver: Driver, qtbot: QtBot) -> None:
    with qtbot.waitSignal(driver.view.refused) as told:
        by_insert(driver, "2025-12-18")
    assert driver.view.stage.texts(told.args[0].key, **told.args[0].facts) == (
        "Petri Mäki: lomaa on jo 17.–31.12.2025"
    )
    assert not driver.document.can_undo


def held_from_palette(driver: Driver, day: str) -> None:
    viewport, mime, where = driver.view.viewport(), palette("leave"), at(driver, day).toPoint()
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    QApplication.sendEvent(viewport, QDragEnterEvent(where, copy, mime, left, NONE))
    QApplication.sendEvent(viewport, QDragMoveEvent(where, copy, mime, left, NONE))


def test_the_card_tells_which_leave_a_new_one_joins(driver: Driver) -> None:
    held_from_palette(driver, "2025-12-12")
    drag = driver.view.stage.drag
    assert drag is not None
    assert drag.card is not None
    assert drag.card.title == "12.–31.12.2025"
    assert ("Yhdistyy lomaan", "17.–31.12.2025") in drag.card.facts
    (ghost,) = drag.ghosts
    assert ghost.is_main
    assert drag.ends == (d("2025-12-12").toordinal(), d("2025-12-31").toordinal())


def test_over_leave_that_is_there_the_card_says_so(driver: Driver) -> None:
    held_from_palette(driver, "2025-12-18")
    assert driver.view.stage.drag is not None
    assert driver.view.stage.drag.refusal.startswith("Petri Mäki: lomaa on jo")


def with_second_leave(driver: Driver) -> str:
    driver.document.submit(Put(Leave("second", d("2026-01-02"), d("2026-01-04")), "petri"))
    return "second"


def test_leave_dragged_onto_other_leave_is_one_with_it(driver: Driver) -> None:
    driver.drop(with_second_leave(driver), d("2025-12-30"))
    assert days(driver) == [("2025-12-17", "2026-01-01")]
    driver.document.undo()
    assert len(days(driver)) == 2


def test_leave_drawn_out_over_other_leave_is_one_with_it(driver: Driver) -> None:
    second = with_second_leave(driver)
    for _ in range(6):
        driver.view.zoom_in()
    driver.view.show_item(second)
    rect = driver.rect(second)
    start = QPointF(rect.left() + 2, rect.center().y())
    driver.press(start)
    driver.move(start - QPointF(12, 0))
    driver.move(at(driver, "2025-12-31"))
    driver.release(at(driver, "2025-12-31"))
    assert days(driver) == [("2025-12-17", "2026-01-04")]


def test_a_step_by_key_takes_leave_past_other_leave(driver: Driver) -> None:
    driver.view.show_item(with_second_leave(driver))
    driver.key(Qt.Key.Key_Left, ALT)
    assert days(driver) == [("2025-12-17", "2025-12-31"), ("2026-01-01", "2026-01-03")]
    driver.key(Qt.Key.Key_Left, ALT)
    assert days(driver) == [("2025-12-14", "2025-12-16"), ("2025-12-17", "2025-12-31")]


def test_leave_given_by_key_to_a_person_who_has_leave_then_is_one_with_it(driver: Driver) -> None:
    driver.document.submit(Put(Leave("second", d("2025-12-30"), d("2026-01-02")), "katri"))
    driver.view.show_item("second")
    driver.key(Qt.Key.Key_Down, ALT)
    driver.key(Qt.Key.Key_Up, ALT)
    assert sum(len(member.leaves) for member in driver.document.plan.staff) == 2


def test_leave_before_the_plans_first_day_is_shown_when_it_is_made(driver: Driver) -> None:
    driver.document.submit(Put(Leave("early", d("2024-02-29"), d("2024-02-29")), "petri"))
    driver.view.show_item("early")
    assert driver.rect("early").left() > driver.view.stage.frame().head_width
    assert driver.view.grab().size() == driver.view.size()
