"""What a screen reader or a script finds in the header: weeks, days off, closed times, the as-of day."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QMenu

from taito_planner.domain.ids import EntityId
from taito_planner.domain.intents import Remove
from taito_planner.domain.model import Plan
from taito_planner.domain.records import Closure
from tests.builders import d
from tests.ui.timeline.conftest import oulu_plan
from tests.ui.timeline.test_accessible import DESCRIPTION, NAME, named, tree
from tests.ui.timeline.windows import Driver

BREAK = "Suljettu aika Joululoma, 22.–31.12.2025"


@pytest.fixture
def closed(make_driver: Callable[[Plan], Driver]) -> Driver:
    """Oulu, closed over Christmas."""
    closure = Closure(EntityId("x1"), d("2025-12-22"), d("2025-12-31"), "Joululoma")
    return make_driver(replace(oulu_plan(), closures=(closure,)))


def header(driver: Driver) -> QAccessibleInterface:
    root = tree(driver.view)
    return root.child(root.childCount() - 2)


def test_the_header_is_named_and_stands_below_the_lanes(driver: Driver) -> None:
    found = header(driver)
    assert found.text(NAME) == "Viikot, pyhät ja suljetut ajat"
    assert tree(driver.view).indexOfChild(found) == tree(driver.view).childCount() - 2
    for index in range(found.childCount()):
        assert found.child(index).parent() is found
        assert found.indexOfChild(found.child(index)) == index


@pytest.mark.parametrize(
    "name",
    [
        "Ryhmät 2",
        "tänään ke 19.11.",
        "sopimuskausi päättyy 31.12.2025",
        "vk 2: ei jaksoa, Loppiainen ti 6.1. (5.–11.1.2026)",
        "vk 3: jakso ma–to tai ti–pe (12.–18.1.2026)",
    ],
)
def test_weeks_and_lines_of_the_header_have_names(driver: Driver, name: str) -> None:
    assert named(driver.view, name).parent() is header(driver)


def test_a_weeks_description_names_its_days_off_at_a_weekend_too(driver: Driver) -> None:
    week = named(driver.view, "vk 49: jakso ma–to tai ti–pe (1.–7.12.2025)")
    assert week.text(DESCRIPTION) == "la 6.12.2025: Itsenäisyyspäivä"


def test_a_week_lies_where_its_number_and_ribbon_are_painted(driver: Driver) -> None:
    week = named(driver.view, "vk 3: jakso ma–to tai ti–pe (12.–18.1.2026)")
    frame = driver.view.stage.frame()
    left = driver.view.viewport().mapFromGlobal(week.rect().topLeft()).x()
    assert left == frame.x(d("2026-01-12").toordinal())
    centre = week.rect().center()
    assert tree(driver.view).childAt(centre.x(), centre.y()).text(NAME) == week.text(NAME)


def test_a_week_out_of_sight_says_so_and_its_action_brings_it_into_sight(driver: Driver) -> None:
    week = named(driver.view, "vk 27: jakso ma–to tai ti–pe (29.6.–5.7.2026)")
    assert week.state().offscreen
    week.actionInterface().doAction("show")
    assert not week.state().offscreen


def test_a_closed_time_is_found_selected_and_edited(closed: Driver) -> None:
    asked: list[str] = []
    closed.view.edit_requested.connect(asked.append)
    found = named(closed.view, BREAK)
    assert not found.state().selected
    found.actionInterface().doAction("select")
    assert closed.view.selection == ("x1",)
    assert found.state().selected
    found.actionInterface().doAction("edit")
    assert asked == ["x1"]


def test_a_closed_time_lies_where_a_press_selects_it(closed: Driver) -> None:
    named(closed.view, BREAK).actionInterface().doAction("select")
    closed.view.select()
    centre = named(closed.view, BREAK).rect().center()
    assert tree(closed.view).childAt(centre.x(), centre.y()).text(NAME) == BREAK
    closed.click(closed.view.viewport().mapFromGlobal(centre).toPointF())
    assert closed.view.selection == ("x1",)


def test_a_removed_closed_time_is_no_longer_valid(closed: Driver) -> None:
    found = named(closed.view, BREAK)
    assert found.isValid()
    closed.view.document.submit(Remove(EntityId("x1")))
    assert not found.isValid()
    assert found.text(NAME) == ""
    assert found.state().invalid


def test_the_words_above_the_lane_heads_open_their_menu(driver: Driver) -> None:
    found = named(driver.view, "Ryhmät 2")
    assert found.role() == QAccessible.Role.ButtonMenu
    found.actionInterface().doAction("arrange")
    assert [menu.accessibleName() for menu in driver.view.findChildren(QMenu) if menu.isVisible()] == [
        "Ryhmien järjestys ja rajaus"
    ]
