"""What is copied instead of painted looks as if it were painted: scrolling, panning and dragging, pixel by pixel."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from taito_planner.ui.timeline.frame import Pane
from taito_planner.ui.timeline.painter import TimelinePainter
from tests.builders import block, customer, d, group, plan, staff, start_visit
from tests.ui.timeline.windows import CONTROL, Driver

PLAN = plan(
    *(
        group(
            f"Oulu {n}/2026",
            id=f"g{n:02}",
            leaders=("petri",),
            blocks=[block("2025-12-15", id=f"b{n}"), block("2026-01-26", id=f"c{n}")],
            customers=[
                customer(f"A-{n}{k}", id=f"k{n}-{k}", visits=[start_visit("2025-11-2" + str(k), id=f"v{n}-{k}")])
                for k in range(4, 8)
            ],
        )
        for n in range(1, 14)
    ),
    staff=[staff("Petri Mäki", ("2025-12-17", "2025-12-31"), id="petri")],
)


def on_screen(driver: Driver) -> QImage:
    """The viewport as it stands on the (offscreen) screen, copied parts and all."""
    QApplication.processEvents()
    whole = driver.view.screen().grabWindow(driver.view.winId()).toImage()
    return whole.copy(driver.view.viewport().geometry()).convertToFormat(QImage.Format.Format_RGB32)


def painted_anew(driver: Driver) -> QImage:
    driver.view.viewport().update()
    return on_screen(driver)


def scrolled(driver: Driver, by: int) -> None:
    bar = driver.view.verticalScrollBar()
    bar.setValue(bar.value() + by)


def panned(driver: Driver, by: int) -> None:
    bar = driver.view.horizontalScrollBar()
    bar.setValue(bar.value() + by)


@pytest.fixture
def tall(tmp_path: Path, qtbot: QtBot) -> Driver:
    made = Driver(PLAN, tmp_path)
    qtbot.addWidget(made.view)
    made.view.go_to_day(d("2025-12-20"))
    return made


@pytest.mark.parametrize("move", [scrolled, panned])
@pytest.mark.parametrize("by", [72, 7, 25, -13, 300, -301, 2])
def test_what_moved_looks_as_if_painted_anew(tall: Driver, move: Callable[[Driver, int], None], by: int) -> None:
    move(tall, 400)
    on_screen(tall)
    move(tall, by)
    moved = on_screen(tall)
    assert moved == painted_anew(tall)


def test_the_week_zoom_pans_as_if_painted_anew(tall: Driver) -> None:
    tall.view.set_zoom("week")
    on_screen(tall)
    for by in (31, 60, -17, 300):
        panned(tall, by)
        moved = on_screen(tall)
        tall.view.resize(tall.view.width() - 1, tall.view.height())
        tall.view.resize(tall.view.width() + 1, tall.view.height())
        assert moved == painted_anew(tall)


def test_a_dragged_bar_leaves_no_trace(tall: Driver) -> None:
    start = tall.rect("b2").center()
    tall.press(start)
    before = painted_anew(tall)
    for step in range(6):
        tall.move(start + QPointF(15 + 40 * step, 0))
        on_screen(tall)
    tall.view._pointer.cancel()
    assert on_screen(tall) == before


def test_a_drag_over_the_kept_picture_looks_as_if_painted_anew(tall: Driver) -> None:
    start = tall.rect("b2").center()
    tall.press(start)
    for step in range(4):
        tall.move(start + QPointF(15 + 40 * step, 0))
        on_screen(tall)
    kept = on_screen(tall)
    tall.view._painter = TimelinePainter()
    assert kept == painted_anew(tall)


def test_zooming_back_shows_what_was_seen_before(tall: Driver) -> None:
    tall.wheel(QPointF(700, 300), 120, CONTROL)
    tall.wheel(QPointF(700, 300), -120, CONTROL)
    assert tall.view.zoom_name == "month"


@pytest.mark.parametrize("notch", [15, -15, 40, -60, 120])
def test_a_zoom_that_the_wheel_came_by_looks_as_if_gone_to_at_once(tall: Driver, notch: int) -> None:
    """Words of a step of zooms, pictures that keep to days and rows in sight are taken over from zoom to zoom."""
    tall.click(tall.rect("b2").center())
    for _ in range(7):
        tall.wheel(QPointF(700, 300), notch, CONTROL)
        on_screen(tall)
    reached = on_screen(tall)
    tall.view.stage.forget_words()
    tall.view._painter = TimelinePainter()
    assert reached == painted_anew(tall)


def test_rows_that_grow_in_the_week_zoom_are_looked_up_anew(tall: Driver) -> None:
    on_screen(tall)
    tall.view.set_zoom("week")
    reached = on_screen(tall)
    assert [rect.height() for _, _, rect in tall.view.stage.frame().rows_seen(Pane.GROUPS)][1] == 52
    tall.view.set_zoom("month")
    on_screen(tall)
    tall.view.set_zoom("week")
    assert on_screen(tall) == reached
