"""The pointers of the first start, by real clicks and keys in a real window."""

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from taito_planner.domain.model import Plan
from taito_planner.texts import texts_for
from taito_planner.ui.callout import Callout
from taito_planner.ui.main_window import MainWindow
from tests.ui.window.conftest import OpenWindow
from tests.ui.window.plans import oulu

TEXTS = texts_for("fi")
NAMES = ("block", "ribbon", "findings")


@pytest.fixture
def window(open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    window = open_window(oulu())
    window.resize(1400, 860)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def callout(window: MainWindow) -> Callout:
    shown = window.pointers.callout
    assert shown is not None
    assert shown.isVisible()
    return shown


def click_next(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.mouseClick(callout(window).next, Qt.MouseButton.LeftButton)


def titles_by_clicking(qtbot: QtBot, window: MainWindow) -> list[str]:
    found = []
    while window.pointers.callout is not None:
        found.append(callout(window).accessibleName())
        click_next(qtbot, window)
    return found


def test_the_first_start_shows_three_pointers_one_at_a_time(qtbot: QtBot, window: MainWindow) -> None:
    window.pointers.show_first_time()
    assert titles_by_clicking(qtbot, window) == [
        TEXTS("pointers.name", number=number, count=3, title=TEXTS(f"pointers.{name}.title"))
        for number, name in enumerate(NAMES, 1)
    ]


def test_the_last_button_says_that_it_is_the_last(qtbot: QtBot, window: MainWindow) -> None:
    window.pointers.show_first_time()
    assert callout(window).next.text() == "Seuraava"
    click_next(qtbot, window)
    click_next(qtbot, window)
    assert callout(window).next.text() == "Valmis"


def test_a_second_start_shows_none(window: MainWindow, settings: QSettings, open_window: OpenWindow) -> None:
    window.pointers.show_first_time()
    window.pointers.close()
    settings.sync()
    again = open_window(oulu())
    again.pointers.show_first_time()
    assert again.pointers.callout is None


def test_an_empty_plan_gets_none_and_they_wait_for_one_with_blocks(
    open_window: OpenWindow, settings: QSettings
) -> None:
    empty = open_window(Plan())
    empty.pointers.show_first_time()
    assert empty.pointers.callout is None
    full = open_window(oulu())
    full.pointers.show_first_time()
    assert full.pointers.callout is not None


def test_esc_takes_the_pointer_away_wherever_the_keys_are(qtbot: QtBot, window: MainWindow) -> None:
    window.pointers.show_first_time()
    window.parts.findings.table.setFocus()
    qtbot.keyClick(window.parts.findings.table, Qt.Key.Key_Escape)
    assert window.pointers.callout is None


def test_enter_goes_on_and_at_the_end_the_plan_has_the_keys(qtbot: QtBot, window: MainWindow) -> None:
    window.pointers.show_first_time()
    for _ in NAMES:
        focus = QApplication.focusWidget()
        assert focus is callout(window).next
        qtbot.keyClick(focus, Qt.Key.Key_Return)
    assert window.pointers.callout is None
    assert window.parts.timeline.hasFocus()


def test_the_help_menu_shows_them_again(qtbot: QtBot, window: MainWindow) -> None:
    window.pointers.show_first_time()
    window.pointers.close()
    menu = window.menus["help"]
    action = window.qt_actions["help.pointers"]
    menu.popup(window.mapToGlobal(QPoint(10, 30)))
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    assert callout(window).next.text() == "Seuraava"


def test_the_window_works_on_below_a_pointer(qtbot: QtBot, window: MainWindow) -> None:
    window.pointers.show_first_time()
    assert QApplication.activeModalWidget() is None
    qtbot.mouseClick(window.parts.views.tabs.tabs["todo"], Qt.MouseButton.LeftButton)
    assert window.parts.views.current == "todo"
    assert window.pointers.callout is None


def test_a_screen_reader_hears_title_and_sentence(window: MainWindow) -> None:
    window.pointers.show_first_time()
    shown = callout(window)
    told = QAccessible.queryAccessibleInterface(shown.next).text(QAccessible.Text.Description)
    assert TEXTS("pointers.block.title") in told
    assert TEXTS("pointers.block.text") in told


def test_each_pointer_lies_inside_the_window_and_beside_what_it_speaks_of(qtbot: QtBot, window: MainWindow) -> None:
    window.pointers.show_first_time()
    for size in ((1400, 860), (960, 560)):
        window.resize(*size)
        qtbot.waitUntil(lambda size=size: window.width() == size[0])
        assert window.rect().contains(callout(window).geometry())
    click_next(qtbot, window)
    click_next(qtbot, window)
    top = window.parts.findings.mapTo(window, QPoint(0, 0)).y()
    assert top - 4 <= callout(window).geometry().bottom() <= top + 4


def test_a_pointer_follows_its_block_when_the_lanes_pan(qtbot: QtBot, window: MainWindow) -> None:
    window.pointers.show_first_time()
    before = window.pointers.target()
    bar = window.parts.timeline.horizontalScrollBar()
    bar.setValue(bar.value() + 14)
    assert window.pointers.target() != before
    assert callout(window).tip_in_window().x() == pytest.approx(window.pointers.target().center().x(), abs=1)
