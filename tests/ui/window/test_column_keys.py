"""Columns and panes made narrower and wider by key, in every table of rows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTableView
from pytestqt.qtbot import QtBot

from taito_planner.domain.intents import Put
from taito_planner.ui.dialogs.keys import KeysDialog
from taito_planner.ui.main_window import MainWindow
from taito_planner.ui.row_table import WIDER
from taito_planner.ui.views.overview import Overview
from taito_planner.ui.views.switch import HISTORY, OVERVIEW, TIMELINE, TODO
from tests.builders import staff
from tests.ui.window.conftest import OpenWindow
from tests.ui.window.plans import oulu

Key = Qt.Key
WIDENING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def table_in(window: MainWindow, view: str) -> QTableView:
    """The table of rows in a view, with the focus in the second column of its last row."""
    window._document.submit(Put(staff("Katri Oja")))
    window.resize(1600, 1000)
    window.parts.views.show(view)
    holder = window.parts.findings if view == TIMELINE else window.parts.views.view
    table = next(t for t in holder.findChildren(QTableView) if t.isVisible() and t.model().columnCount() < 20)
    table.setFocus()
    table.setCurrentIndex(table.model().index(table.model().rowCount() - 1, 1))
    return table


@pytest.mark.parametrize("view", [TIMELINE, TODO, OVERVIEW, HISTORY])
def test_a_column_is_made_wider_and_narrower_by_key(open_window: OpenWindow, qtbot: QtBot, view: str) -> None:
    table = table_in(open_window(oulu()), view)
    before = table.columnWidth(1)
    qtbot.keyClick(table, Key.Key_Right, WIDENING)
    assert table.columnWidth(1) == before + WIDER
    for _ in range(2):
        qtbot.keyClick(table, Key.Key_Left, WIDENING)
    assert table.columnWidth(1) == before - WIDER


def test_no_column_is_made_so_narrow_that_it_is_gone(open_window: OpenWindow, qtbot: QtBot) -> None:
    table = table_in(open_window(oulu()), TIMELINE)
    for _ in range(40):
        qtbot.keyClick(table, Key.Key_Left, WIDENING)
    assert table.columnWidth(1) == table.horizontalHeader().minimumSectionSize() > 0


@pytest.mark.parametrize("view", [TIMELINE, TODO, HISTORY])
def test_the_caption_of_the_column_of_the_focus_is_underlined(open_window: OpenWindow, qtbot: QtBot, view: str) -> None:
    window = open_window(oulu())
    table = table_in(window, view)
    qtbot.waitUntil(table.hasFocus)
    first = table.horizontalHeader().grab().toImage()
    qtbot.keyClick(table, Key.Key_Right)
    assert table.horizontalHeader().grab().toImage() != first
    qtbot.keyClick(table, Key.Key_Left)
    assert table.horizontalHeader().grab().toImage() == first


def test_the_overviews_divider_moves_by_key_and_the_timelines_stays(open_window: OpenWindow) -> None:
    window = open_window(oulu())
    table_in(window, OVERVIEW)
    view, divider = window.parts.views.view, window.parts.timeline.scrolling.state()
    assert isinstance(view, Overview)
    before = view.splitter.sizes()[1]
    window.qt_actions["view.pane-smaller"].trigger()
    assert view.splitter.sizes()[1] < before
    assert window.parts.timeline.scrolling.state() == divider


def test_the_list_of_keys_names_those_of_tables_and_rings(open_window: OpenWindow) -> None:
    window = open_window(oulu())
    window.qt_actions["help.keys"].trigger()
    dialog = window.findChildren(KeysDialog)[0]
    words = {part.text() for part in dialog.findChildren(QLabel)}
    assert {"Taulukot", "Ctrl+Vaihto+Vasen, Oikea", "← →"} <= words
