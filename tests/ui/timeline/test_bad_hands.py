"""What a hand may do that means nothing: no exception, no lost edit, a clear hint."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from taito_planner.ui.theme import DARK
from taito_planner.ui.timeline.tips import tip_at
from taito_planner.ui.timeline.words import lane_name
from tests.builders import block, customer, d, group, plan, start_visit
from tests.ui.timeline.windows import NONE, Driver

LONG = "Ryhmä " + "pitkä" * 39
RTL = "مجموعة أولو ١/٢٠٢٦"


def hint(driver: Driver) -> str:
    drag = driver.view.stage.drag
    return drag.card.title if drag is not None and drag.card is not None else ""


OUTSIDE = [(-500, 300), (700, -300), (700, 5000), (9000, 300)]
HEADER, BELOW_THE_LAST_LANE = (700, 20), (700, 500)


@pytest.mark.parametrize("at", [QPointF(*at) for at in (*OUTSIDE, HEADER, BELOW_THE_LAST_LANE)])
def test_a_drop_outside_the_lanes_changes_nothing_and_says_so(driver: Driver, at: QPointF) -> None:
    before = driver.document.plan
    driver.drag_to("b1", d("2025-12-08"))
    driver.move(at)
    assert hint(driver) == "Tähän ei voi pudottaa"
    driver.release(at)
    assert driver.document.plan is before


def test_a_drop_on_another_groups_lane_changes_nothing_and_says_where_to_drop(driver: Driver) -> None:
    before = driver.document.plan
    driver.drag_to("b1", d("2025-12-08"))
    at = driver.at_day(d("2025-12-08"), driver.lane_middle("b-lahti/blocks"))
    driver.move(at)
    assert hint(driver) == "Pudota omalle kaistalle"
    driver.release(at)
    assert driver.document.plan is before


def test_a_visit_dropped_before_the_decision_is_a_finding_not_a_fault(driver: Driver) -> None:
    driver.view.go_to_day(d("2025-10-20"))
    to = driver.drag_to("v3", d("2025-10-20"))
    drag = driver.view.stage.drag
    assert drag is not None
    assert drag.preview is not None
    assert drag.preview.appeared
    driver.release(to)
    assert driver.first_day("v3") == d("2025-10-20")
    assert any("v3" in finding.items for finding in driver.document.checked.findings)


def test_what_is_dragged_may_be_undone_away_in_mid_drag(driver: Driver) -> None:
    driver.view.select("c1")
    driver.double_click(driver.at_day(d("2025-11-26"), driver.lane_middle("c2")))
    new = driver.view.selection[0]
    to = driver.drag_to(new, d("2025-12-01"))
    driver.document.undo()
    assert driver.view.stage.drag is None
    driver.release(to)
    assert driver.view.stage.find_bar(new) is None
    driver.document.redo()
    assert driver.view.stage.find_bar(new) is not None


def test_the_theme_may_change_in_mid_drag(driver: Driver) -> None:
    to = driver.drag_to("v3", d("2025-11-27"))
    light = driver.view.grab().toImage()
    driver.view.set_theme(DARK)
    assert driver.view.grab().toImage() != light
    driver.release(to)
    assert driver.first_day("v3") == d("2025-11-27")


def other_button(driver: Driver, kind: QEvent.Type, at: QPointF, held: Qt.MouseButton) -> None:
    viewport, right = driver.view.viewport(), Qt.MouseButton.RightButton
    QApplication.sendEvent(viewport, QMouseEvent(kind, at, viewport.mapToGlobal(at), right, held, NONE))


def test_another_button_that_was_down_before_may_be_released_in_a_drag(driver: Driver) -> None:
    at = driver.rect("v3").center()
    other_button(driver, QEvent.Type.MouseButtonPress, at, Qt.MouseButton.RightButton)
    to = driver.drag_to("v3", d("2025-11-27"))
    other_button(driver, QEvent.Type.MouseButtonRelease, to, Qt.MouseButton.LeftButton)
    assert driver.view.stage.drag is not None
    driver.release(to)
    assert driver.view.stage.drag is None
    assert driver.first_day("v3") == d("2025-11-27")


def test_another_button_pressed_in_a_drag_ends_it(driver: Driver) -> None:
    before = driver.document.plan
    to = driver.drag_to("v3", d("2025-11-27"))
    both = Qt.MouseButton.LeftButton | Qt.MouseButton.RightButton
    other_button(driver, QEvent.Type.MouseButtonPress, to, both)
    assert driver.view.stage.drag is None
    driver.release(to)
    assert driver.document.plan is before


@pytest.mark.parametrize("name", [LONG, RTL, "\u202eabc\u202c 1/2026", "  ", "<b>&amp;</b>"])
def test_odd_names_are_painted_told_and_spoken_whole(tmp_path: Path, qtbot: QtBot, name: str) -> None:
    odd = plan(
        group(name, id="g", blocks=[block("2025-12-15", id="b")],
              customers=[customer(name, id="c", visits=[start_visit("2025-11-26", id="v")])])
    )  # fmt: skip
    driver = Driver(odd, tmp_path)
    qtbot.addWidget(driver.view)
    for zoom in ("week", "month", "year"):
        driver.view.set_zoom(zoom)
        assert not driver.view.grab().isNull()
    driver.view.set_zoom("month")
    lane = driver.view.stage.lane("g")
    assert lane is not None
    assert name in lane_name(lane, driver.view.stage.texts)
    assert name in tip_at(driver.view.stage, QPointF(100, driver.lane_middle("g")))[0]
    driver.drop("v", d("2025-11-27"))
    assert driver.first_day("v") == d("2025-11-27")
    driver.view.collapse("g", True)  # type: ignore[arg-type]
    assert not driver.view.grab().isNull()
    driver.close()
