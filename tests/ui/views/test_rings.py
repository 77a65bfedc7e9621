"""The customers' rings in the overview's chart, reached by key."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from taito_planner.domain.ids import new_id
from taito_planner.domain.intents import Remove
from taito_planner.domain.model import Plan, Training
from taito_planner.ui.views.overview import Overview
from taito_planner.ui.views.overview.group_table import SPANS
from tests.builders import block, customer, d, group, plan, session, start_visit
from tests.ui.views.conftest import OpenWindow
from tests.ui.views.test_overview import overview

Key = Qt.Key
ENDS = {"long": "2027-03-01", "short": "2026-11-02", "twin": "2027-03-01"}


def three_rings() -> Plan:
    """Two customers of one length lie on top of each other; the shortest stands last in the plan."""
    his = [
        customer(
            name,
            id=name,
            visits=(start_visit("2025-11-25"), session(end)),
            trainings=(Training(new_id(), d("2026-03-02"), d("2026-05-29")),),
        )
        for name, end in ENDS.items()
    ]
    oulu = group("Oulu 1/2026", id="b", blocks=(block("2025-12-15"),), customers=his)
    return plan(oulu, group("Kemi 1/2026", 6, id="c"))


@pytest.fixture
def view(open_window: OpenWindow) -> Overview:
    made = overview(open_window(three_rings()))
    made.groups.setFocus()
    made.groups.setCurrentIndex(made.group_model.index(0, SPANS))
    return made


def walked(view: Overview, qtbot: QtBot, keys: str) -> list[str]:
    rings = []
    for key in keys:
        qtbot.keyClick(view.groups, Key.Key_Right if key == ">" else Key.Key_Left)
        rings.append(view.groups.ring)
    return rings


def test_arrows_walk_the_rings_from_the_shortest_to_the_longest_and_back(view: Overview, qtbot: QtBot) -> None:
    assert walked(view, qtbot, ">>><<<") == ["short", "long", "twin", "long", "short", ""]
    assert view.groups.currentIndex().column() == SPANS


def test_past_the_last_ring_lies_the_next_column_and_left_of_the_chart_the_one_before(
    view: Overview, qtbot: QtBot
) -> None:
    walked(view, qtbot, ">>>>")
    assert view.groups.currentIndex().column() == SPANS + 1
    walked(view, qtbot, "<<")
    assert view.groups.currentIndex().column() == SPANS - 1


def test_enter_on_a_ring_shows_the_customer_and_on_the_chart_the_group(view: Overview, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.chosen) as chosen:
        qtbot.keyClick(view.groups, Key.Key_Return)
    assert chosen.args == ["b"]
    view.groups.setCurrentIndex(view.group_model.index(0, SPANS))
    walked(view, qtbot, ">>>")
    with qtbot.waitSignal(view.chosen) as chosen:
        qtbot.keyClick(view.groups, Key.Key_Return)
    assert chosen.args == ["twin"]


def test_a_screen_reader_hears_the_ring_in_place_of_the_chart(view: Overview, qtbot: QtBot) -> None:
    def said() -> str:
        return QAccessible.queryAccessibleInterface(view.groups).focusChild().text(QAccessible.Text.Name)

    whole = said()
    assert "long 15," in whole
    walked(view, qtbot, ">")
    assert said().startswith("short 11,")
    assert said().endswith("), 1 / 3")
    walked(view, qtbot, "<")
    assert said() == whole


def test_the_ring_of_the_focus_is_seen_with_its_customers_name(view: Overview, qtbot: QtBot) -> None:
    area = view.groups.visualRect(view.groups.currentIndex())
    corner = view.groups.viewport().mapTo(view.groups, QPoint())
    pictures = []
    for key in ("", ">", ">"):
        walked(view, qtbot, key)
        pictures.append(view.groups.grab(area.translated(corner)).toImage())
    assert pictures[0] != pictures[1] != pictures[2]


def test_another_row_begins_with_its_whole_chart(view: Overview, qtbot: QtBot) -> None:
    walked(view, qtbot, ">")
    qtbot.keyClick(view.groups, Key.Key_Down)
    qtbot.keyClick(view.groups, Key.Key_Up)
    assert view.groups.ring == ""


def test_a_ring_stays_in_focus_when_the_rows_are_sorted(view: Overview, qtbot: QtBot) -> None:
    walked(view, qtbot, ">>")
    qtbot.keyClick(view.groups, Key.Key_S)
    assert view.groups.ring == "long"


def test_a_customer_who_is_gone_has_no_ring_to_open(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(three_rings())
    view = overview(window)
    view.groups.setCurrentIndex(view.group_model.index(0, SPANS))
    walked(view, qtbot, ">")
    window._document.submit(Remove("long"))
    assert view.groups.ring == "short"
    window._document.submit(Remove("short"))
    assert view.groups.ring == ""
    assert not view.grab().isNull()


def test_a_group_without_spans_has_no_rings_to_walk(view: Overview, qtbot: QtBot) -> None:
    view.groups.setCurrentIndex(view.group_model.index(1, SPANS))
    walked(view, qtbot, ">")
    assert view.groups.currentIndex().column() == SPANS + 1
