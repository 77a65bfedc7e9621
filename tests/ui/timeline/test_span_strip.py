"""The strip of the whole span: what it counts, and that it leads there."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from taito_planner.domain.intents import MoveBlock, Remove, Several
from taito_planner.ui.theme import LIGHT
from taito_planner.ui.timeline.span_strip import counts_of
from tests.builders import d
from tests.ui.timeline.windows import Driver


def test_every_block_counts_in_its_week(driver: Driver) -> None:
    blocks = counts_of(driver.document.checked).blocks
    assert blocks[d("2025-12-15").toordinal()] == 1
    assert blocks[d("2026-01-12").toordinal()] == 1
    assert sum(blocks.values()) == 5


def test_weeks_of_errors_are_marked(driver: Driver) -> None:
    assert counts_of(driver.document.checked).errors


def test_a_click_brings_the_day_into_the_middle(driver: Driver) -> None:
    strip = driver.view.scrolling.strip
    day = d("2026-03-10").toordinal()
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(round(strip.x_of(day)), 12))
    first, last = driver.view.stage.frame().visible_days()
    assert abs((first + last) / 2 - day) <= 3


def test_a_drag_pans_along(driver: Driver) -> None:
    strip = driver.view.scrolling.strip
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=QPoint(round(strip.x_of(d("2025-12-01").toordinal())), 12))
    QTest.mouseMove(strip, QPoint(round(strip.x_of(d("2026-02-02").toordinal())), 12))
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=QPoint(5, 12))
    _, last = driver.view.stage.frame().visible_days()
    assert last > d("2026-02-01").toordinal()


def test_the_frame_in_the_strip_is_what_is_in_sight(driver: Driver) -> None:
    strip = driver.view.scrolling.strip
    first, last = driver.view.stage.frame().visible_days()
    assert abs(strip.window_rect().left() - strip.x_of(first)) < 2
    assert strip.x_of(last) - 1 <= strip.window_rect().right() <= strip.x_of(last + 1) + 1
    assert strip.geometry().top() >= driver.view.viewport().geometry().bottom()


def test_it_counts_again_a_moment_after_an_edit(driver: Driver, qtbot: QtBot) -> None:
    strip = driver.view.scrolling.strip
    driver.document.submit(MoveBlock("b1", d("2025-12-08")))
    qtbot.waitUntil(lambda: strip._counts.blocks[d("2025-12-08").toordinal()] == 1)
    assert strip._counts.blocks[d("2025-12-15").toordinal()] == 0
    assert strip.accessibleName() == "Koko suunnitelma"


def test_keys_go_by_weeks_windows_and_to_the_ends(driver: Driver) -> None:
    strip, days = driver.view.scrolling.strip, driver.view.horizontalScrollBar()
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Home)
    assert days.value() == 0
    first, _ = driver.view.stage.frame().visible_days()
    QTest.keyClick(strip, Qt.Key.Key_Right)
    assert driver.view.stage.frame().visible_days()[0] == first + 7
    QTest.keyClick(strip, Qt.Key.Key_PageDown)
    assert driver.view.stage.frame().visible_days()[0] > first + 60
    QTest.keyClick(strip, Qt.Key.Key_End)
    assert days.value() == days.maximum()
    assert strip.accessibleDescription().startswith("Näkyvissä ")


def test_a_click_leaves_the_keys_to_the_bars(driver: Driver) -> None:
    strip = driver.view.scrolling.strip
    assert not strip.focusPolicy() & Qt.FocusPolicy.ClickFocus
    assert strip.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_another_plan_shows_nothing_of_the_last_one_for_a_moment(driver: Driver) -> None:
    strip = driver.view.scrolling.strip
    strip.count()
    assert strip._counts.blocks
    driver.document.submit(Several(tuple(Remove(group.id) for group in driver.document.plan.groups), "remove"))
    assert not strip._counts.blocks


def test_the_numbers_of_the_years_stand_over_the_bars(driver: Driver) -> None:
    strip = driver.view.scrolling.strip
    driver.document.submit(MoveBlock("b2", d("2026-01-05")))
    strip.count()
    image = strip._made().toImage()
    left = round(strip.x_of(d("2026-01-01").toordinal()))
    plate = [image.pixelColor(x, y) for x in range(left + 3, left + 24) for y in range(3, 13)]
    bars = [image.pixelColor(x, 20) for x in range(left, left + 40)]
    assert LIGHT.block in bars
    assert LIGHT.block not in plate
