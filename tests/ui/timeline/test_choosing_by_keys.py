"""Several bars chosen, moved together and looked at by keys alone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolTip

from tests.builders import d
from tests.ui.timeline.windows import ALT, CONTROL, SHIFT, Driver

Key = Qt.Key


def test_shift_and_arrows_select_several_and_the_way_back_lets_them_go(driver: Driver) -> None:
    driver.view.select("b1")
    driver.key(Key.Key_Right, SHIFT)
    driver.key(Key.Key_Right, SHIFT)
    assert driver.view.selection == ("b1", "b2", "b3")
    driver.key(Key.Key_Left, SHIFT)
    assert driver.view.selection == ("b1", "b2")


def test_several_selected_by_keys_move_as_one_step(driver: Driver) -> None:
    driver.view.select("b2")
    driver.key(Key.Key_Right, SHIFT)
    driver.key(Key.Key_Right, ALT)
    assert driver.first_day("b2") == d("2026-02-02")
    assert driver.first_day("b3") != d("2026-02-17")
    driver.document.undo()
    assert (driver.first_day("b2"), driver.first_day("b3")) == (d("2026-01-26"), d("2026-02-17"))


def test_ctrl_and_arrows_move_only_the_focus_and_ctrl_space_adds_and_takes_back(driver: Driver) -> None:
    driver.view.select("b1")
    driver.key(Key.Key_Right, CONTROL)
    driver.key(Key.Key_Right, CONTROL)
    assert driver.view.selection == ("b1",)
    assert driver.view.stage.focus == "b3"
    driver.key(Key.Key_Space, CONTROL)
    assert driver.view.selection == ("b1", "b3")
    assert driver.view.stage.focus == "b3"
    driver.key(Key.Key_Space, CONTROL)
    assert driver.view.selection == ("b1",)


def test_a_plain_arrow_after_them_selects_alone_again(driver: Driver) -> None:
    driver.view.select("b1")
    driver.key(Key.Key_Right, SHIFT)
    driver.key(Key.Key_Right)
    assert driver.view.selection == ("b3",)


def test_several_reach_over_lanes(driver: Driver) -> None:
    driver.view.select("v2")
    driver.key(Key.Key_Down, SHIFT)
    assert driver.view.selection == ("v2", "v3")


def test_alt_shift_and_arrow_take_the_rest_of_the_groups_plan_along(driver: Driver) -> None:
    driver.view.select("b1")
    driver.key(Key.Key_Right, ALT | SHIFT)
    assert driver.first_day("b1") == d("2026-01-12")
    assert driver.first_day("b2") == d("2026-02-23")
    assert driver.first_day("days") > d("2026-03-10")
    driver.document.undo()
    assert driver.first_day("b2") == d("2026-01-26")


def test_a_visit_has_no_rest_to_take_along_and_moves_alone(driver: Driver) -> None:
    driver.view.select("v2")
    driver.key(Key.Key_Right, ALT | SHIFT)
    assert driver.first_day("v2") == d("2025-12-03")
    assert driver.first_day("b1") == d("2025-12-15")


def test_t_shows_what_the_mouse_would_be_told_and_why_the_week_is_as_it_is(driver: Driver) -> None:
    driver.view.select("b1")
    driver.key(Key.Key_T)
    said = QToolTip.text().split("\n")
    assert said[0] == "Jakso 1, Oulu 1/2026, ma–to 15.–18.12.2025"
    assert said[-1] == "vk 51: jakso ma–to tai ti–pe"
    driver.key(Key.Key_Escape)
    driver.key(Key.Key_Home)
    driver.view.select("c1")
    driver.key(Key.Key_T)
    assert QToolTip.text().startswith("A-1061, Oulu 1/2026")


def test_a_day_marked_by_key_is_where_things_are_added_and_whose_week_is_told(driver: Driver) -> None:
    driver.view.select("c1")
    driver.view.go_to_day(d("2026-01-06"))
    driver.view.keyboard.mark_day(d("2026-01-06").toordinal())
    driver.key(Key.Key_T)
    assert QToolTip.text().split("\n")[-1].startswith("vk 2: ei jaksoa")
    driver.key(Key.Key_Insert)
    assert d("2026-01-05") in [visit.on for visit in driver.document.plan.groups[0].customers[0].visits]


def test_the_staff_get_a_row_more_or_less_of_the_window(driver: Driver) -> None:
    before = driver.view.stage.staff_height
    driver.view.scrolling.widen_staff(-1)
    assert driver.view.stage.staff_height == before - 24
    driver.view.scrolling.widen_staff(1)
    assert driver.view.stage.staff_height == before
