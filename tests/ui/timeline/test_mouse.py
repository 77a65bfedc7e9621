"""The mouse on a real window: drags preview, drop once, and leave no trace when they are given up."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from taito_planner.domain.intents import MoveVisit, Remove
from taito_planner.ui.timeline import PALETTE_MIME
from tests.builders import d
from tests.ui.timeline.windows import ALT, CONTROL, NONE, SHIFT, Driver


def test_a_click_selects_and_changes_nothing(driver: Driver, qtbot: QtBot) -> None:
    with qtbot.waitSignal(driver.view.selection_changed) as told:
        driver.click(driver.rect("b1").center())
    assert told.args == [("b1",)]
    assert not driver.document.can_undo


def test_a_dragged_block_moves_to_the_legal_week_under_the_pointer(driver: Driver) -> None:
    driver.drop("b1", d("2026-01-13"))
    assert driver.first_day("b1") == d("2026-01-13")


def test_the_plan_is_untouched_until_the_drop(driver: Driver) -> None:
    before = driver.document.plan
    driver.drag_to("b1", d("2026-01-13"))
    assert driver.document.plan is before
    assert driver.view.stage.drag is not None


def test_a_drop_where_it_began_makes_no_undo_step(driver: Driver) -> None:
    start = driver.first_day("b1")
    driver.drag_to("b1", d("2026-01-13"))
    driver.release(driver.drag_to("b1", start))
    assert not driver.document.can_undo


def test_over_epiphany_week_the_block_goes_to_the_nearest_legal_week(driver: Driver) -> None:
    driver.drag_to("b1", d("2026-01-06"))
    drag = driver.view.stage.drag
    assert drag is not None
    assert drag.refused is not None
    driver.release(driver.at_day(d("2026-01-06"), driver.rect("b1").center().y()))
    assert driver.first_day("b1") == d("2026-01-12")


def test_alt_over_epiphany_drops_there_and_the_card_has_named_the_holiday(driver: Driver) -> None:
    driver.drag_to("b1", d("2026-01-06"), ALT)
    drag = driver.view.stage.drag
    assert drag is not None
    assert drag.card is not None
    assert any("loppiainen" in row.sentence.casefold() for row in drag.card.rows)
    driver.release(driver.at_day(d("2026-01-06"), driver.rect("b1").center().y()), ALT)
    assert driver.first_day("b1") == d("2026-01-06")


def test_shift_takes_the_later_blocks_along(driver: Driver) -> None:
    driver.drop("b1", d("2026-01-12"), SHIFT)
    assert driver.first_day("b1") == d("2026-01-12")
    assert driver.first_day("b2") == d("2026-02-23")


def test_the_preview_is_told_while_dragging_and_ends_with_the_drop(driver: Driver) -> None:
    told: list[object] = []
    driver.view.preview_changed.connect(told.append)
    driver.drop("b1", d("2026-01-13"))
    assert told[0] is not None
    assert told[-1] is None


def test_escape_ends_a_drag_without_a_trace(driver: Driver) -> None:
    at = driver.drag_to("b1", d("2026-01-13"))
    driver.key(Qt.Key.Key_Escape)
    driver.release(at)
    assert driver.view.stage.drag is None
    assert not driver.document.can_undo


def test_losing_the_focus_ends_a_drag(driver: Driver, qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    driver.drag_to("b1", d("2026-01-13"))
    driver.view.clearFocus()
    QApplication.processEvents()
    assert driver.view.stage.drag is None
    assert not driver.document.can_undo


def test_a_change_of_the_document_ends_a_drag(driver: Driver) -> None:
    at = driver.drag_to("b1", d("2026-01-13"))
    driver.document.submit(MoveVisit("v2", d("2025-12-03")))
    driver.release(at)
    assert driver.first_day("b1") == d("2025-12-15")


def test_what_is_dragged_may_vanish_by_undo(driver: Driver) -> None:
    driver.document.submit(Remove("days"))
    driver.document.undo()
    at = driver.drag_to("days", d("2026-03-17"))
    driver.document.redo()
    driver.release(at)
    assert driver.view.stage.drag is None


def test_a_lost_release_leaves_the_plan_as_it_was(driver: Driver) -> None:
    at = driver.drag_to("b1", d("2026-01-13"))
    driver.mouse(QEvent.Type.MouseMove, at + QPointF(5, 0), False)
    assert driver.view.stage.drag is None
    assert not driver.document.can_undo


@pytest.mark.parametrize("lane", ["b-lahti/blocks", "c3", "petri"])
def test_a_drop_on_another_owners_lane_is_refused_with_a_hint(driver: Driver, lane: str) -> None:
    driver.drag_to("b1", d("2026-01-13"))
    at = driver.at_day(d("2026-01-13"), driver.lane_middle(lane))
    driver.move(at)
    drag = driver.view.stage.drag
    assert drag is not None
    assert drag.refusal
    driver.release(at)
    assert not driver.document.can_undo


def test_a_drop_outside_the_window_changes_nothing(driver: Driver) -> None:
    driver.drag_to("b1", d("2026-01-13"))
    driver.move(QPointF(700, 5000))
    driver.release(QPointF(700, 5000))
    assert not driver.document.can_undo


def test_ctrl_click_selects_several_which_move_as_one_step(driver: Driver) -> None:
    driver.click(driver.rect("b1").center())
    driver.click(driver.rect("b2").center(), CONTROL)
    assert driver.view.selection == ("b1", "b2")
    driver.drop("b1", d("2026-01-12"))
    assert (driver.first_day("b1"), driver.first_day("b2")) == (d("2026-01-12"), d("2026-02-23"))
    driver.document.undo()
    assert not driver.document.can_undo


def test_a_rubber_band_selects_what_it_touches(driver: Driver) -> None:
    left = driver.rect("b2").topLeft() - QPointF(40, 2)
    right = driver.rect("b3").bottomRight() + QPointF(5, 2)
    driver.press(left)
    driver.move(QPointF(left.x() + 30, left.y() + 5))
    driver.move(right)
    driver.release(right)
    assert set(driver.view.selection) == {"b2", "b3"}
    assert not driver.document.can_undo


def test_a_rubber_band_with_control_adds_to_what_is_selected(driver: Driver) -> None:
    driver.click(driver.rect("b1").center())
    left, right = driver.rect("b2").topLeft() - QPointF(40, 2), driver.rect("b3").bottomRight() + QPointF(5, 2)
    driver.press(left, CONTROL)
    driver.move(right, CONTROL)
    driver.release(right, CONTROL)
    assert driver.view.selection == ("b1", "b2", "b3")


def test_a_rubber_band_held_at_an_edge_pulls_the_days_along_and_keeps_its_first_corner(
    driver: Driver, qtbot: QtBot
) -> None:
    left = driver.rect("b2").topLeft() - QPointF(20, 2)
    driver.press(left)
    driver.move(QPointF(driver.view.stage.frame().width - 3, left.y() + 12))
    before = driver.view.stage.frame().scroll_x
    qtbot.waitUntil(lambda: driver.view.stage.frame().scroll_x > before + 200)
    band = driver.view.stage.rubber
    assert band is not None
    assert band.left() < left.x() - 200
    assert {"b2", "b3", "days"} <= set(driver.view.selection)


def test_a_rubber_band_pulls_the_lanes_along_and_keeps_what_it_has_passed(driver: Driver, qtbot: QtBot) -> None:
    driver.view.resize(1400, 320)
    QApplication.processEvents()
    frame = driver.view.stage.frame()
    start = driver.at_day(d("2026-02-25"), driver.lane_middle("a-oulu/blocks"))
    driver.press(start)
    driver.move(QPointF(driver.at_day(d("2025-11-10"), 0).x(), frame.groups_bottom - 2))
    qtbot.waitUntil(lambda: "lahti-1" in driver.view.selection)
    assert {"b1", "b2", "b3"} <= set(driver.view.selection)
    assert driver.view.stage.frame().scroll_y > 0


def test_a_bar_at_an_edge_can_be_dragged_away_from_it_without_scrolling(driver: Driver) -> None:
    view = driver.view
    view.scrolling.scroll_by(driver.rect("b1").left() - view.stage.frame().head_width - 4, 0)
    at = driver.rect("b1").center()
    driver.press(at)
    driver.move(at + QPointF(8, 0))
    assert not view.scrolling.autoscroll(at + QPointF(8, 0), at)
    assert view.scrolling.autoscroll(at - QPointF(8, 0), at)


def test_a_double_click_on_a_customers_lane_adds_a_start_visit(driver: Driver) -> None:
    driver.double_click(driver.at_day(d("2025-11-26"), driver.lane_middle("c2")))
    assert [v.on for v in driver.document.plan.groups[0].customers[1].start_visits] == [
        d("2025-11-18"),
        d("2025-11-26"),
    ]


def test_a_double_click_on_a_block_lane_adds_a_block_on_a_legal_week(driver: Driver) -> None:
    driver.double_click(driver.at_day(d("2026-02-03"), driver.lane_middle("b-lahti/blocks")))
    assert [b.first_day for b in driver.document.plan.groups[1].opening_blocks] == [
        d("2026-01-13"),
        d("2026-02-03"),
    ]


def test_a_double_click_on_a_bar_asks_to_edit_it(driver: Driver, qtbot: QtBot) -> None:
    with qtbot.waitSignal(driver.view.edit_requested) as asked:
        driver.double_click(driver.rect("v2").center())
    assert asked.args == ["v2"]


def test_the_arrow_of_a_header_closes_the_group(driver: Driver) -> None:
    driver.click(QPointF(14, driver.lane_middle("a-oulu")))
    assert driver.view.stage.frame().groups.row_of("c1") is None
    assert driver.rect("b1").height() == 16


def test_the_end_of_group_days_can_be_dragged_alone(driver: Driver) -> None:
    driver.view.set_zoom("week")
    driver.view.show_item("days")
    QApplication.processEvents()
    rect = driver.rect("days")
    start = QPointF(rect.right() - 2, rect.center().y())
    driver.press(start)
    driver.move(start + QPointF(20, 0))
    driver.move(start + QPointF(26, 0))
    driver.release(start + QPointF(26, 0))
    days = driver.document.plan.groups[0].group_day_rows[0]
    assert (days.first_day, days.last_day) == (d("2026-03-10"), d("2026-03-12"))


def palette(name: str) -> QMimeData:
    mime = QMimeData()
    mime.setData(PALETTE_MIME, name.encode())
    return mime


def drop_from_palette(driver: Driver, name: str, at: QPointF) -> bool:
    viewport, mime = driver.view.viewport(), palette(name)
    actions, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(at.toPoint(), actions, mime, left, none)
    QApplication.sendEvent(viewport, entered)
    if not entered.isAccepted():
        return False
    QApplication.sendEvent(viewport, QDragMoveEvent(at.toPoint(), actions, mime, left, none))
    QApplication.processEvents()
    QApplication.sendEvent(viewport, QDropEvent(at, actions, mime, left, none))
    QApplication.processEvents()
    return True


def test_a_block_from_the_palette_lands_on_its_own_weekday(driver: Driver) -> None:
    at = driver.at_day(d("2026-02-05"), driver.lane_middle("b-lahti/blocks"))
    assert drop_from_palette(driver, "block-tue", at)
    assert d("2026-02-03") in [b.first_day for b in driver.document.plan.groups[1].opening_blocks]


def test_a_visit_from_the_palette_lands_on_the_customers_lane(driver: Driver) -> None:
    drop_from_palette(driver, "start-visit", driver.at_day(d("2025-11-27"), driver.lane_middle("c2")))
    assert len(driver.document.plan.groups[0].customers[1].start_visits) == 2


def test_a_visit_from_the_palette_is_refused_on_a_block_lane(driver: Driver) -> None:
    drop_from_palette(driver, "start-visit", driver.at_day(d("2025-11-27"), driver.lane_middle("a-oulu/blocks")))
    assert not driver.document.can_undo


def test_nonsense_from_elsewhere_is_not_taken(driver: Driver) -> None:
    assert not drop_from_palette(driver, "elephant", QPointF(700, 300))


def test_a_palette_drag_held_at_an_edge_scrolls_until_it_leaves(driver: Driver, qtbot: QtBot) -> None:
    view, mime = driver.view, palette("leave")
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    at = QPoint(view.viewport().width() - 4, int(driver.lane_middle("petri")))
    QApplication.sendEvent(view.viewport(), QDragEnterEvent(at, copy, mime, left, NONE))
    QApplication.sendEvent(view.viewport(), QDragMoveEvent(at, copy, mime, left, NONE))
    days = view.horizontalScrollBar()
    before = days.value()
    target = view.stage.drag.target  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: days.value() > before + 60)
    assert view.stage.drag.target.place.first > target.place.first  # type: ignore[union-attr]
    QApplication.sendEvent(view.viewport(), QDragLeaveEvent())
    assert not view._palette._timer.isActive()


def test_a_palette_drag_on_its_way_in_scrolls_no_lanes(driver: Driver, qtbot: QtBot) -> None:
    driver.view.resize(1400, 260)
    QApplication.processEvents()
    view, mime = driver.view, palette("start-visit")
    lanes, copy, left = view.verticalScrollBar(), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    lanes.setValue(40)
    x, top = 700, int(view.stage.frame().header_height)
    QApplication.sendEvent(view.viewport(), QDragEnterEvent(QPoint(x, 10), copy, mime, left, NONE))
    for y in range(top - 20, top + 60, 4):  # a hand's way in, with a step of the timer each time
        QApplication.sendEvent(view.viewport(), QDragMoveEvent(QPoint(x, y), copy, mime, left, NONE))
        view._palette._autoscroll()
    assert lanes.value() == 40
    QApplication.sendEvent(view.viewport(), QDragMoveEvent(QPoint(x, top + 2), copy, mime, left, NONE))
    qtbot.waitUntil(lambda: lanes.value() < 40)


@pytest.mark.parametrize(
    ("kind", "lane", "said"),
    [
        ("start-visit", "a-oulu/blocks", "Pudota asiakkaan kaistalle"),
        ("leave", "c1", "Pudota henkilön kaistalle"),
        ("block-mon", "petri", "Pudota ryhmän jaksokaistalle"),
    ],
)
def test_a_palette_drag_over_a_wrong_lane_says_which_is_right(driver: Driver, kind: str, lane: str, said: str) -> None:
    at = driver.at_day(d("2025-11-27"), driver.lane_middle(lane)).toPoint()
    copy, left, mime = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, palette(kind)
    QApplication.sendEvent(driver.view.viewport(), QDragEnterEvent(at, copy, mime, left, NONE))
    QApplication.sendEvent(driver.view.viewport(), QDragMoveEvent(at, copy, mime, left, NONE))
    drag = driver.view.stage.drag
    assert drag is not None
    assert drag.card is not None
    assert drag.card.title == said


def test_a_palette_drag_that_leaves_is_forgotten(driver: Driver) -> None:
    viewport, mime = driver.view.viewport(), palette("leave")
    at = driver.at_day(d("2026-02-05"), driver.lane_middle("petri"))
    actions, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(viewport, QDragEnterEvent(at.toPoint(), actions, mime, left, none))
    QApplication.sendEvent(viewport, QDragMoveEvent(at.toPoint(), actions, mime, left, none))
    assert driver.view.stage.drag is not None
    QApplication.sendEvent(viewport, QDragLeaveEvent())
    assert driver.view.stage.drag is None


def test_ctrl_wheel_zooms_around_the_pointer(driver: Driver) -> None:
    at = driver.at_day(d("2026-01-13"), 300)
    driver.wheel(at, 240, CONTROL)
    assert driver.view.stage.axis.px_per_day > 6
    assert abs(driver.view.stage.frame().day_at(at.x()) - d("2026-01-13").toordinal()) <= 1


def test_a_touchpad_scrolls_by_its_own_pixels_in_both_directions(driver: Driver) -> None:
    view = driver.view
    view.resize(1400, 300)
    QApplication.processEvents()
    before, at = view.stage.frame(), QPointF(700, 120)
    event = QWheelEvent(at, view.viewport().mapToGlobal(at), QPoint(-17, -9), QPoint(-34, -18),
                        Qt.MouseButton.NoButton, NONE, Qt.ScrollPhase.ScrollUpdate, False)  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)
    after = view.stage.frame()
    assert (after.scroll_x - before.scroll_x, after.scroll_y - before.scroll_y) == (17, 9)


def test_many_small_zooms_of_a_touchpad_keep_the_day_under_the_pointer(driver: Driver) -> None:
    at = driver.at_day(d("2026-01-13"), 300)
    for _ in range(60):
        driver.wheel(at, 15, CONTROL)
    for _ in range(60):
        driver.wheel(at, -15, CONTROL)
    frame = driver.view.stage.frame()
    assert frame.axis.px_per_day == 6
    assert abs(frame.x(d("2026-01-13").toordinal()) + 3 - at.x()) <= 3


def test_a_drag_near_the_right_edge_scrolls_on(driver: Driver, qtbot: QtBot) -> None:
    rect = driver.rect("b1")
    driver.press(rect.center())
    driver.move(rect.center() + QPointF(20, 0))
    before = driver.view.stage.frame().scroll_x
    driver.move(QPointF(driver.view.stage.frame().width - 3, rect.center().y()))
    qtbot.waitUntil(lambda: driver.view.stage.frame().scroll_x > before + 20)
    driver.key(Qt.Key.Key_Escape)


def test_a_drag_on_the_lowest_lane_in_sight_does_not_scroll_it_away(driver: Driver) -> None:
    driver.view.resize(1400, 200)
    driver.view.verticalScrollBar().setValue(0)
    QApplication.processEvents()
    frame = driver.view.stage.frame()
    rect = driver.rect("b1")
    assert frame.groups_bottom - 28 < rect.bottom() < frame.groups_bottom
    driver.press(rect.center())
    driver.move(rect.center() + QPointF(20, 0))
    assert not driver.view.scrolling.autoscroll(rect.center())
    assert driver.view.stage.frame().scroll_y == frame.scroll_y


def test_the_divider_keeps_its_place_in_the_state(driver: Driver, tmp_path: Path) -> None:
    frame = driver.view.stage.frame()
    at = QPointF(700, frame.staff_top - 2)
    driver.press(at)
    driver.move(at + QPointF(0, 12))
    driver.move(at + QPointF(0, 24))
    driver.release(at + QPointF(0, 24))
    assert driver.view.state()["staff_height"] < frame.staff_height


def test_alt_let_go_in_a_drag_leaves_the_menu_bar_alone(driver: Driver, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.menuBar().addMenu("&Tiedosto").addAction("&Avaa")
    window.setCentralWidget(driver.view)
    window.resize(1400, 840)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    driver.view.setFocus()
    driver.drag_to("b1", d("2026-01-06"))
    QTest.keyPress(window.windowHandle(), Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier)
    assert driver.view.stage.drag is not None
    assert driver.view.stage.drag.target is not None
    assert driver.view.stage.drag.target.is_free
    QTest.keyRelease(window.windowHandle(), Qt.Key.Key_Alt)
    assert driver.view.hasFocus()
    assert driver.view.stage.drag is not None
    assert not driver.view.stage.drag.target.is_free
    driver.key(Qt.Key.Key_Escape)
    driver.view.setParent(None)


def test_a_moved_and_a_stretched_leave_have_names_of_their_own(driver: Driver) -> None:
    leave = next(member for member in driver.document.plan.staff if member.id == "katri").leaves[0]
    driver.drop(leave.id, d("2026-01-08"))
    assert driver.document.undo_label == "intent.move"
    driver.view.select(leave.id)
    driver.key(Qt.Key.Key_Right, ALT)
    assert driver.document.undo_label == "intent.move"
    driver.view.set_zoom("week")
    driver.view.show_item(leave.id)
    rect = driver.rect(leave.id)
    edge = QPointF(rect.right() - 2, rect.center().y())
    driver.press(edge)
    driver.move(edge + QPointF(20, 0))
    driver.move(edge + QPointF(60, 0))
    driver.release(edge + QPointF(60, 0))
    assert driver.document.undo_label == "intent.resize"
