"""A switch between a few choices: one of them is on, and Tab comes to that one."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from taito_planner.ui.controls import Segmented

NAMES = ("week", "month", "year")


def tabbed(switch: Segmented) -> list[str]:
    return [name for name in NAMES if switch.button(name).focusPolicy() & Qt.FocusPolicy.TabFocus]


def test_tab_comes_to_the_segment_that_is_on(qtbot: QtBot) -> None:
    switch = Segmented([(name, name) for name in NAMES], "Zoom")
    qtbot.addWidget(switch)
    switch.set_current("month")
    assert tabbed(switch) == ["month"]
    assert switch.focusProxy() is switch.button("month")


def test_tab_comes_to_the_first_where_none_is_on(qtbot: QtBot) -> None:
    switch = Segmented([(name, name) for name in NAMES], "Zoom")
    qtbot.addWidget(switch)
    switch.set_current("month")
    switch.set_current(None)
    assert tabbed(switch) == ["week"]


def test_arrows_go_from_segment_to_segment(qtbot: QtBot) -> None:
    switch = Segmented([(name, name) for name in NAMES], "Zoom")
    qtbot.addWidget(switch)
    chosen: list[str] = []
    switch.chosen.connect(chosen.append)
    switch.set_current("month")
    switch.show()
    switch.setFocus()
    qtbot.waitUntil(switch.button("month").hasFocus)
    qtbot.keyClick(switch.button("month"), Qt.Key.Key_Right)
    assert switch.current == "year"
