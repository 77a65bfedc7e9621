"""What a screen reader or a script finds on the timeline, through Qt's accessibility."""

import re
from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication

from taito_planner.domain.model import Plan
from taito_planner.ui.timeline import Timeline, accessible
from tests.builders import customer, d, group, group_days, plan, start_visit
from tests.ui.timeline.windows import ALT, Driver

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description


def tree(view: Timeline) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(view)
    assert found is not None
    return found


def below(item: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for index in range(item.childCount()):
        child = item.child(index)
        yield child
        yield from below(child)


def named(view: Timeline, name: str) -> QAccessibleInterface:
    return next(item for item in below(tree(view)) if item.text(NAME) == name)


@pytest.mark.parametrize(
    "name",
    [
        "Oulu 1/2026",
        "Oulu 1/2026, jaksot",
        "A-1061, Oulu 1/2026",
        "C-1, Ilman ryhmää",
        "Petri Mäki",
        "Jakso 1, Oulu 1/2026, ma–to 15.–18.12.2025",
        "Ryhmäpäivät, Oulu 1/2026, ti–ke 10.–11.3.2026",
        "Starttikäynti 2, A-1061, ti 2.12.2025",
        "Käyntikerta, A-1061, to 26.2.2026",
        "Loma, Petri Mäki, 17.–31.12.2025",
        "Ilman ryhmää",
        "Henkilöstö",
    ],
)
def test_lanes_and_bars_have_their_names(driver: Driver, name: str) -> None:
    assert named(driver.view, name).isValid()


def test_names_are_unique(driver: Driver) -> None:
    names = [item.text(NAME) for item in below(tree(driver.view))]
    assert len(names) == len(set(names))


def test_a_bars_rectangle_is_where_it_is_painted_on_the_screen(driver: Driver) -> None:
    rect = named(driver.view, "Jakso 1, Oulu 1/2026, ma–to 15.–18.12.2025").rect()
    painted = driver.rect("b1").toRect()
    assert rect.topLeft() == driver.view.viewport().mapToGlobal(painted.topLeft())
    assert rect.size() == painted.size()
    image = driver.view.viewport().grab().toImage()
    colour = image.pixelColor(painted.left() + 3, painted.top() + 3)
    assert colour == driver.view.stage.theme.block


def test_a_rectangle_follows_scrolling_and_moving(driver: Driver) -> None:
    bar = named(driver.view, "Jakso 2, Oulu 1/2026, ma–to 26.–29.1.2026")
    before = bar.rect()
    driver.view.horizontalScrollBar().setValue(driver.view.horizontalScrollBar().value() + 60)
    assert bar.rect().left() == before.left() - 60


def test_a_description_says_the_findings(driver: Driver) -> None:
    said = named(driver.view, "Jakso 1, Oulu 1/2026, ma–to 15.–18.12.2025").text(DESCRIPTION)
    assert "Petri Mäki" in said
    assert said.startswith("huomautus: ")


def test_a_point_on_the_screen_leads_to_the_bar_there(driver: Driver) -> None:
    centre: QPoint = named(driver.view, "Starttikäynti 2, A-1061, ti 2.12.2025").rect().center()
    found = tree(driver.view).childAt(centre.x(), centre.y())
    assert found.text(NAME) == "Starttikäynti 2, A-1061, ti 2.12.2025"


def test_parents_and_indexes_agree(driver: Driver) -> None:
    root = tree(driver.view)
    for index in range(root.childCount()):
        lane = root.child(index)
        assert lane.parent() is root
        assert root.indexOfChild(lane) == index
        for place in range(lane.childCount()):
            assert lane.child(place).parent() is lane
            assert lane.indexOfChild(lane.child(place)) == place


def test_the_action_select_selects(driver: Driver) -> None:
    named(driver.view, "Jakso 2, Oulu 1/2026, ma–to 26.–29.1.2026").actionInterface().doAction("select")
    assert driver.view.selection == ("b2",)


def test_the_action_later_moves_one_legal_step(driver: Driver) -> None:
    bar = named(driver.view, "Jakso 1, Oulu 1/2026, ma–to 15.–18.12.2025")
    bar.actionInterface().doAction("later")
    assert driver.first_day("b1") == d("2026-01-12")
    assert bar.text(NAME) == "Jakso 1, Oulu 1/2026, ma–to 12.–15.1.2026"


def test_the_action_earlier_moves_a_visit_one_workday_back(driver: Driver) -> None:
    bar = named(driver.view, "Starttikäynti 2, A-1061, ti 2.12.2025")
    bar.actionInterface().doAction("earlier")
    assert driver.first_day("v2") == d("2025-12-01")


def test_the_focused_bar_says_so(driver: Driver) -> None:
    driver.view.select("b1")
    QApplication.processEvents()
    if driver.view.hasFocus():
        assert named(driver.view, "Jakso 1, Oulu 1/2026, ma–to 15.–18.12.2025").state().focused
    assert named(driver.view, "Jakso 1, Oulu 1/2026, ma–to 15.–18.12.2025").state().selected


def test_a_removed_bar_is_no_longer_valid(driver: Driver) -> None:
    bar = named(driver.view, "Starttikäynti 2, A-1061, ti 2.12.2025")
    driver.view.select("v2")
    driver.key(Qt.Key.Key_Delete)
    assert not bar.isValid()
    assert bar.text(NAME) == ""


def test_a_closed_group_has_its_blocks_on_its_header(driver: Driver) -> None:
    header = named(driver.view, "Oulu 1/2026")
    assert header.childCount() == 0
    header.actionInterface().doAction("toggle")
    assert header.state().collapsed
    assert [header.child(i).text(NAME).split(",")[0] for i in range(header.childCount())][:2] == ["Jakso 1", "Jakso 2"]


def test_steps_by_key_and_by_action_are_the_same(driver: Driver) -> None:
    driver.view.select("b1")
    driver.key(Qt.Key.Key_Right, ALT)
    by_key = driver.first_day("b1")
    driver.document.undo()
    named(driver.view, "Jakso 1, Oulu 1/2026, ma–to 15.–18.12.2025").actionInterface().doAction("later")
    assert driver.first_day("b1") == by_key


def test_actions_are_named_in_the_language_of_the_window(driver: Driver) -> None:
    actions = named(driver.view, "Jakso 1, Oulu 1/2026, ma–to 15.–18.12.2025").actionInterface()
    assert [actions.localizedActionName(name) for name in actions.actionNames()] == [
        "Valitse",
        "Siirrä aiemmaksi",
        "Siirrä myöhemmäksi",
        "Muokkaa",
    ]


@pytest.mark.parametrize("kind", ["textInterface", "editableTextInterface", "valueInterface", "selectionInterface"])
def test_what_a_part_cannot_do_is_answered_with_nothing(driver: Driver, kind: str) -> None:
    assert getattr(named(driver.view, "Oulu 1/2026, jaksot"), kind)() is None


def test_a_header_says_that_it_is_open_and_how_its_group_stands(driver: Driver) -> None:
    header = named(driver.view, "Oulu 1/2026")
    assert header.state().expandable
    assert header.state().expanded
    assert header.actionInterface().actionNames() == ["select", "toggle"]
    assert header.text(DESCRIPTION).split(": ")[0] in {"virhe", "varoitus", "huomautus"}


def test_a_persons_lane_has_his_leave_and_his_bookings(driver: Driver) -> None:
    petri = named(driver.view, "Petri Mäki")
    names = [petri.child(i).text(NAME) for i in range(petri.childCount())]
    assert "Loma, Petri Mäki, 17.–31.12.2025" in names
    assert len(names) == len(set(names)) == 5
    bars = [petri.child(i) for i in range(petri.childCount())]
    booking = next(bar for bar in bars if not bar.text(NAME).startswith("Loma"))
    assert booking.actionInterface().actionNames() == ["select"]


def test_a_booking_reached_by_keys_is_what_has_the_focus(driver: Driver) -> None:
    driver.view.select("petri")
    driver.key(Qt.Key.Key_Right)
    petri, blocks = named(driver.view, "Petri Mäki"), named(driver.view, "Oulu 1/2026, jaksot")
    assert any(petri.child(i).state().focused for i in range(petri.childCount()))
    assert not any(blocks.child(i).state().focused for i in range(blocks.childCount()))


def test_a_bar_below_the_lane_heads_is_out_of_sight(driver: Driver) -> None:
    bar = named(driver.view, "Jakso 2, Oulu 1/2026, ma–to 26.–29.1.2026")
    sideways = driver.view.horizontalScrollBar()
    sideways.setValue(sideways.value() + round(driver.rect("b2").right()) - 230)
    assert 0 < driver.rect("b2").right() < driver.view.stage.frame().head_width
    assert bar.state().offscreen


def test_the_rectangle_of_a_bar_that_the_edge_cuts_is_what_can_be_seen_of_it(driver: Driver) -> None:
    bar = named(driver.view, "Jakso 2, Oulu 1/2026, ma–to 26.–29.1.2026")
    sideways = driver.view.horizontalScrollBar()
    sideways.setValue(sideways.value() + round(driver.rect("b2").center().x()) - 236)
    rect = bar.rect()
    assert not bar.state().offscreen
    assert driver.view.viewport().mapFromGlobal(rect.topLeft()).x() == 236
    assert rect.width() < driver.rect("b2").width()


def test_a_press_on_the_middle_of_each_of_two_neighbouring_days_selects_that_day(
    make_driver: Callable[[Plan], Driver],
) -> None:
    days = [group_days("2025-12-10", id="first"), group_days("2025-12-11", id="second")]
    driver = make_driver(plan(group("Oulu 1/2026", blocks=days)))
    for one in ("first", "second"):
        driver.click(driver.rect(one).center())
        assert driver.view.selection == (one,)


def test_a_customers_lane_tells_decision_and_last_days_that_are_only_painted(driver: Driver) -> None:
    said = named(driver.view, "A-1063, Oulu 1/2026").text(DESCRIPTION).split("\n")
    assert "päätös 28.10." in said
    assert any(line.startswith("Ensimmäinen starttikäynti ajoissa: 8 vk") for line in said)
    assert any(line.startswith("Ryhmäjakso alkaa viimeistään ") for line in said)


def test_a_groups_lane_tells_its_places_and_its_block_lane_who_leads(driver: Driver) -> None:
    assert re.search(r"^Paikat 2 / \d+$", named(driver.view, "Oulu 1/2026").text(DESCRIPTION), re.MULTILINE)
    assert "Ohjaajat: Petri Mäki, Katri Oja" in named(driver.view, "Oulu 1/2026, jaksot").text(DESCRIPTION)


def test_a_persons_lane_tells_role_and_this_weeks_load(driver: Driver) -> None:
    driver.view.document.set_as_of(d("2025-12-17"))
    assert named(driver.view, "Petri Mäki").text(DESCRIPTION).split("\n")[-2:] == [
        "psykologi",
        "vk 51: varattu 4 / 5 pv, lomalla 3 pv",
    ]


def test_a_bar_tells_all_its_findings_however_many(make_driver: Callable[[Plan], Driver]) -> None:
    visits = [start_visit("2025-12-02", id=f"v{n}") for n in range(9)]
    driver = make_driver(plan(group("Oulu 1/2026", customers=[customer("A-1", "2025-10-27", visits=visits)])))
    bar = named(driver.view, "Starttikäynti 9, A-1, ti 2.12.2025")
    found = driver.view.stage.find_bar("v8")
    assert found is not None
    findings = driver.view.stage.facts.findings_about(found[1])
    assert len(bar.text(DESCRIPTION).split("\n")) == len(findings)


def test_the_strip_of_the_whole_span_is_the_last_child(driver: Driver) -> None:
    driver.view.scrolling.strip.count()
    root = tree(driver.view)
    strip = root.child(root.childCount() - 1)
    assert strip.text(NAME) == "Koko suunnitelma"
    assert root.indexOfChild(strip) == root.childCount() - 1
    assert strip.state().focusable
    assert root.child(root.childCount()) is None


def test_qt_never_gets_an_interface_twice_that_it_would_delete_twice(driver: Driver) -> None:
    """It asks again when the widget's class has grown a slot, and keeps both answers until the widget goes."""
    first, second = accessible._factory("", driver.view), accessible._factory("", driver.view)
    assert first is not second
    assert shiboken6.isValid(first)
