"""Everything by keyboard."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from taito_planner.domain.ids import EntityId
from taito_planner.ui.actions import ACTIONS
from tests.builders import d
from tests.ui.timeline.windows import ALT, CONTROL, Driver

Key = Qt.Key


def test_alt_right_moves_a_block_to_the_next_legal_week(driver: Driver) -> None:
    driver.view.select("b1")
    driver.key(Key.Key_Right, ALT)
    assert driver.first_day("b1") == d("2026-01-12")


def test_alt_left_moves_a_visit_to_the_workday_before(driver: Driver) -> None:
    driver.view.select("v2")
    driver.key(Key.Key_Left, ALT)
    assert driver.first_day("v2") == d("2025-12-01")
    driver.key(Key.Key_Left, ALT)
    assert driver.first_day("v2") == d("2025-11-28")


def test_several_selected_bars_step_as_one_undo_step(driver: Driver) -> None:
    driver.view.select("v1", "v2")
    driver.key(Key.Key_Right, ALT)
    assert (driver.first_day("v1"), driver.first_day("v2")) == (d("2025-11-13"), d("2025-12-03"))
    driver.document.undo()
    assert not driver.document.can_undo


def test_m_switches_between_the_two_patterns(driver: Driver) -> None:
    driver.view.select("b1")
    driver.key(Key.Key_M)
    assert driver.first_day("b1") == d("2025-12-16")
    driver.key(Key.Key_M)
    assert driver.first_day("b1") == d("2025-12-15")


def test_alt_down_gives_a_visit_to_the_next_customer(driver: Driver) -> None:
    driver.view.select("v2")
    driver.key(Key.Key_Down, ALT)
    first, second = driver.document.plan.groups[0].customers
    assert [v.id for v in first.start_visits] == ["v1"]
    assert [v.id for v in second.start_visits] == ["v3", "v2"]


def test_arrows_walk_along_a_persons_lane_and_stay_on_it(driver: Driver) -> None:
    driver.view.select("petri")
    walked = []
    for _ in range(4):
        driver.key(Key.Key_Right)
        walked.append(driver.view.selection[0])
    assert len(set(walked)) == 4
    assert lane_of_focus(driver) == "petri"
    driver.key(Key.Key_Up)
    assert lane_of_focus(driver) == "katri"


def lane_of_focus(driver: Driver) -> str:
    found = driver.view.stage.focused_bar()
    assert found is not None
    return found[0].key


def test_a_block_chosen_elsewhere_has_the_focus_on_its_own_lane_again(driver: Driver) -> None:
    driver.view.select("petri")
    driver.key(Key.Key_Right)
    driver.view.select("b3")
    assert lane_of_focus(driver) == "a-oulu/blocks"


def test_only_the_lane_with_the_focus_rings_its_block(driver: Driver) -> None:
    """b3 stands on its group's lane and on those of both leaders, at the same place across."""
    driver.view.select("petri")
    driver.key(Key.Key_End)
    driver.view.select("b3")
    driver.view.show_item("b3")
    rings = [dashes_above(driver, lane) for lane in ("a-oulu/blocks", "petri", "katri")]
    assert rings[0] > 0
    assert rings[1:] == [0, 0]


def dashes_above(driver: Driver, lane_key: str) -> int:
    """How many points of the line right above b3 have the colour of the ring."""
    stage = driver.view.stage
    frame, lane = stage.frame(), stage.lane(lane_key)
    place = frame.place_of(lane_key)
    assert lane is not None
    assert place is not None
    rect = frame.bar_rect(lane, lane.by_id[EntityId("b3")], frame.row_rect(*place))
    picture = driver.view.viewport().grab().toImage()
    reach = 6 if lane_key.endswith("blocks") else 4
    xs, ink = range(round(rect.left()), round(rect.right())), stage.theme.text.name()
    return sum(picture.pixelColor(x, round(rect.top()) - reach).name() == ink for x in xs)


def test_arrows_walk_along_a_lane_and_between_lanes(driver: Driver) -> None:
    driver.view.select("b1")
    driver.key(Key.Key_Right)
    assert driver.view.selection == ("b2",)
    driver.key(Key.Key_Down)
    assert driver.view.selection == ("s1",)
    driver.key(Key.Key_Up)
    assert driver.view.selection == ("b2",)


def test_left_of_the_first_bar_is_the_lane_itself(driver: Driver) -> None:
    driver.view.select("v1")
    driver.key(Key.Key_Left)
    assert driver.view.selection == ("c1",)
    assert driver.view.stage.focus == "c1"


def test_home_and_end_go_to_the_ends_of_the_lane(driver: Driver) -> None:
    driver.view.select("b2")
    driver.key(Key.Key_End)
    assert driver.view.selection == ("days",)
    driver.key(Key.Key_Home)
    assert driver.view.selection == ("b1",)


def test_left_on_a_header_closes_the_group_and_right_opens_it(driver: Driver) -> None:
    driver.view.select("a-oulu")
    driver.key(Key.Key_Left)
    assert "a-oulu" in driver.view.stage.collapsed
    driver.key(Key.Key_Right)
    assert "a-oulu" not in driver.view.stage.collapsed


def test_enter_asks_to_edit_what_has_the_focus(driver: Driver, qtbot: QtBot) -> None:
    driver.view.select("v2")
    with qtbot.waitSignal(driver.view.edit_requested) as asked:
        driver.key(Key.Key_Return)
    assert asked.args == ["v2"]


def test_del_removes_what_is_selected(driver: Driver) -> None:
    driver.view.select("v2")
    driver.key(Key.Key_Delete)
    assert [v.id for v in driver.document.plan.groups[0].customers[0].start_visits] == ["v1"]
    assert driver.view.selection == ()


def test_ins_adds_to_the_lane_of_the_focus(driver: Driver) -> None:
    driver.view.select("b-lahti")
    driver.key(Key.Key_Down)
    driver.key(Key.Key_Insert)
    assert len(driver.document.plan.groups[1].opening_blocks) == 2


def test_the_focus_reaches_every_lane_down_to_the_last_person(driver: Driver) -> None:
    driver.view.select("a-oulu")
    for _ in range(40):
        driver.key(Key.Key_Down)
    assert driver.view.selection == ("petri",)


def test_ctrl_home_shows_the_as_of_day(driver: Driver) -> None:
    driver.view.go_to_day(d("2026-12-01"))
    driver.key(Key.Key_Home, CONTROL)
    first, last = driver.view.stage.frame().visible_days()
    assert first < d("2025-11-19").toordinal() < last


def test_keys_the_timeline_does_not_know_are_left_to_others(driver: Driver) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_F8, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(driver.view, event)
    assert not event.isAccepted()


@pytest.mark.parametrize("key", [Key.Key_Right, Key.Key_Up, Key.Key_Home, Key.Key_M, Key.Key_Delete, Key.Key_Insert])
def test_a_key_without_anything_selected_does_no_harm(driver: Driver, key: Qt.Key) -> None:
    driver.view.select()
    driver.view.stage.focus = ""
    driver.key(key)
    driver.key(key, ALT)


def test_the_list_of_keys_names_each_key_and_what_it_does(driver: Driver) -> None:
    keys = driver.view.keys()
    assert all(key and does for key, does in keys)
    assert len({key for key, _ in keys}) == len(keys)


WORDS = {"Left": "Vasen", "Right": "Oikea", "Up": "Ylös", "Down": "Alas", "Return": "Enter", "Space": "Välilyönti",
         "Delete": "Del", "Insert": "Ins", "Escape": "Esc", "PageUp": "Page Up", "PageDown": "Page Down",
         "Plus": "Ctrl++", "Minus": "Ctrl+-", "0": "Ctrl+0"}  # fmt: skip


def test_the_list_of_keys_names_every_key_of_the_timeline(driver: Driver) -> None:
    of_actions = [keys for spec in ACTIONS for keys in spec.shortcuts]
    listed = " ".join([key for key, _ in driver.view.keyboard.list_of_keys()] + of_actions)
    handled = {key for keys in driver.view.keyboard._keys.values() for key in keys}
    names = {key.name.removeprefix("Key_") for key in handled}
    assert [name for name in sorted(names) if WORDS.get(name, name) not in listed] == []


def test_m_without_another_place_says_so(driver: Driver, qtbot: QtBot) -> None:
    driver.view.select("v2")
    with qtbot.waitSignal(driver.view.refused) as told:
        driver.key(Key.Key_M)
    assert told.args[0].key == "refused.no-other-pattern"


def test_a_change_of_lane_has_its_own_name_in_the_history(driver: Driver) -> None:
    driver.view.select("v2")
    driver.key(Key.Key_Down, ALT)
    assert driver.document.undo_label == "intent.change-lane"
