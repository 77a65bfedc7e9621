"""Sorting and filtering of groups: what is shown, that it stays calm while planning, and that it is kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from taito_planner.domain.intents import MoveBlock, Put
from taito_planner.ui.timeline.arrangement import Arrangement, status_of
from taito_planner.ui.timeline.arranging import arrange, arrange_menu
from taito_planner.ui.timeline.bars import LaneKind
from tests.builders import block, d, group, plan
from tests.ui.timeline.windows import AS_OF, Driver

PLAN = plan(
    group("Oulu 1/2026", id="a", town="Oulu", blocks=[block("2026-02-02", id="a1")]),
    group("Lahti 1/2025", id="b", town="Lahti", blocks=[block("2025-09-01", id="b1")]),
    group("Kuopio 3/2026", id="c", town="", blocks=[block("2026-01-12", id="c1")]),
    group("Tyhjä", id="e"),
)


@pytest.fixture
def towns(tmp_path: Path, qtbot: QtBot) -> Driver:
    made = Driver(PLAN, tmp_path)
    qtbot.addWidget(made.view)
    return made


def shown(driver: Driver) -> list[str]:
    return [lane.key for lane in driver.view.stage.groups_stack().lanes if lane.kind is LaneKind.GROUP]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("plan", ["a", "b", "c", "e"]),
        ("start", ["b", "c", "a", "e"]),
        ("town", ["c", "b", "a", "e"]),
        ("status", ["c", "a", "b", "e"]),
    ],
)
def test_groups_stand_in_the_order_chosen(towns: Driver, sort: str, order: list[str]) -> None:
    arrange(towns.view, Arrangement(sort))
    assert shown(towns) == order


def test_the_worst_findings_come_first(towns: Driver) -> None:
    arrange(towns.view, Arrangement("worst"))
    ranks = [towns.document.checked.worst_by_group.get(key, 0) for key in shown(towns)]  # type: ignore[call-overload]
    assert ranks == sorted(ranks, reverse=True)


def test_only_groups_of_the_chosen_towns_and_states_are_shown(towns: Driver) -> None:
    arrange(towns.view, Arrangement(towns=frozenset({"Kuopio", "Lahti"})))
    assert shown(towns) == ["b", "c"]
    arrange(towns.view, Arrangement(towns=frozenset({"Kuopio", "Lahti"}), statuses=frozenset({"coming"})))
    assert shown(towns) == ["c"]


@pytest.mark.parametrize(
    ("day", "status"), [("2025-11-20", "coming"), ("2025-11-17", "running"), ("2025-11-13", "over")]
)
def test_a_state_is_read_from_the_blocks(day: str, status: str) -> None:
    begun = block("2025-11-17") if day == "2025-11-17" else block("2025-11-10") if status == "over" else block(day)
    assert status_of(group(blocks=[begun]), AS_OF) == status


def test_a_block_that_is_moved_makes_its_group_neither_jump_nor_vanish(towns: Driver) -> None:
    arrange(towns.view, Arrangement("start", statuses=frozenset({"coming"})))
    assert shown(towns) == ["c", "a"]
    towns.document.submit(MoveBlock("a1", d("2025-11-03")))
    QApplication.processEvents()
    assert shown(towns) == ["c", "a"]


def test_a_new_group_is_shown_last_whatever_was_chosen(towns: Driver) -> None:
    arrange(towns.view, Arrangement(towns=frozenset({"Lahti"})))
    towns.document.submit(Put(group("Vaasa 1/2026", id="0")))
    QApplication.processEvents()
    assert shown(towns) == ["b", "0"]


def test_what_is_looked_for_is_shown_though_it_was_left_out(towns: Driver) -> None:
    arrange(towns.view, Arrangement(towns=frozenset({"Lahti"})))
    towns.view.show_item("c1")
    assert shown(towns) == ["b", "c"]
    assert towns.view.selection == ("c1",)


def test_the_arrangement_comes_back_in_another_window(towns: Driver, tmp_path: Path, qtbot: QtBot) -> None:
    arrange(towns.view, Arrangement("town", statuses=frozenset({"coming"})))
    (tmp_path / "other").mkdir()
    other = Driver(PLAN, tmp_path / "other")
    qtbot.addWidget(other.view)
    other.view.restore(towns.view.state())
    assert shown(other) == shown(towns) == ["c", "a"]
    other.close()


def test_towns_of_another_plan_hide_nothing(towns: Driver) -> None:
    towns.view.restore({**towns.view.state(), "groups": Arrangement(towns=frozenset({"Rauma"})).state()})
    assert shown(towns) == ["a", "b", "c", "e"]
    arrange(towns.view, Arrangement(towns=frozenset({"Rauma", "Oulu"})))
    assert shown(towns) == ["a"]
    assert towns.view.stage.shown.arrangement == Arrangement(towns=frozenset({"Oulu"}))


@pytest.mark.parametrize("state", [None, 3, {"sort": "size", "towns": 7, "worst": ["awful"]}])
def test_a_kept_arrangement_that_makes_no_sense_is_the_plans_own(state: object) -> None:
    assert Arrangement.of_state(state) == Arrangement()


def test_the_menu_ticks_what_is_chosen_and_brings_everything_back(towns: Driver) -> None:
    arrange(towns.view, Arrangement("start", towns=frozenset({"Lahti"})))
    menu = arrange_menu(towns.view)
    ticked = [action.text() for action in menu.actions() if action.isChecked()]
    assert ticked == ["Alku"]
    menu.actions()[-1].trigger()
    assert shown(towns) == ["a", "b", "c", "e"]


def test_the_menu_says_over_its_parts_what_they_do_and_how_many_are_chosen(towns: Driver) -> None:
    arrange(towns.view, Arrangement(towns=frozenset({"Lahti", "Oulu"})))
    words = [(action.text(), action.isEnabled()) for action in arrange_menu(towns.view).actions() if action.text()]
    assert words[0] == ("Järjestys", False)
    assert words[6:9] == [("Näytä vain", False), ("Paikkakunta (2)", True), ("Tila", True)]


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("by_keys", [False, True])
def test_several_towns_are_ticked_while_the_menu_stays_open(towns: Driver, qtbot: QtBot, by_keys: bool) -> None:
    menu = arrange_menu(towns.view)
    submenu = next(one for one in menu.findChildren(QMenu) if one.title() == "Paikkakunta")
    menu.popup(QPoint())
    submenu.popup(QPoint())
    for action in submenu.actions()[1:]:
        submenu.setActiveAction(action)
        if by_keys:
            qtbot.keyClick(submenu, Qt.Key.Key_Space)
        else:
            qtbot.mouseClick(submenu, Qt.MouseButton.LeftButton, pos=submenu.actionGeometry(action).center())
        assert action.isChecked(), action.text()
        assert submenu.isVisible()
    assert shown(towns) == ["a", "b", "e"]
    assert submenu.title() == "Paikkakunta (3)"
    assert menu.actions()[-1].isEnabled()
    qtbot.keyClick(submenu, Qt.Key.Key_Escape)
    assert not submenu.isVisible()
    menu.close()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_press_on_the_words_above_the_heads_opens_the_menu(towns: Driver) -> None:
    towns.press(QPointF(60, 12))
    menus = [menu for menu in towns.view.findChildren(QMenu) if menu.isVisible()]
    assert len(menus) == 1
    menus[0].close()


def test_a_group_left_out_and_a_filter_on_are_painted_above_the_heads(towns: Driver) -> None:
    arrange(towns.view, Arrangement(towns=frozenset({"Lahti"})))
    scene = towns.view.stage.scene()
    assert (scene.shown_count, scene.hides) == (1, True)
    assert not towns.view.grab().isNull()
