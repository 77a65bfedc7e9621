"""The switch between the views of the window."""

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from taito_planner.domain.intents import Put
from taito_planner.ui.dialogs.keys import key_rows
from taito_planner.ui.theme import DARK, Theme
from taito_planner.ui.views.switch import HISTORY, OVERVIEW, TIMELINE, TODO, ViewSwitch
from tests.builders import group, plan
from tests.ui.views.conftest import OpenWindow


class Counting(QWidget):
    """A view that notes what the switch asks of it."""

    def __init__(self) -> None:
        super().__init__()
        self.refreshed = 0
        self.theme: Theme | None = None

    def refresh(self) -> None:
        self.refreshed += 1

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme


def switch_with(open_window: OpenWindow, key: str = TODO) -> tuple[ViewSwitch, Counting]:
    window = open_window(plan(group(name="Oulu 1/2026")))
    view = Counting()
    window.parts.views.add(key, view)
    return window.parts.views, view


def test_the_window_opens_on_the_timeline(open_window: OpenWindow) -> None:
    assert open_window(plan()).parts.views.current == TIMELINE


def test_a_tab_stands_only_once_its_view_was_added(open_window: OpenWindow) -> None:
    window = open_window(plan())
    views = ViewSwitch(window._document, window.qt_actions, QWidget(), window._texts, DARK)
    assert not views.tabs.tabs[TODO].isVisibleTo(views.tabs)
    views.add(TODO, Counting())
    assert views.tabs.tabs[TODO].isVisibleTo(views.tabs)


def test_a_key_shows_a_view(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(plan(group()))
    window.show()
    window.parts.views.add(OVERVIEW, Counting())
    window.qt_actions["show.overview"].trigger()
    assert window.parts.views.current == OVERVIEW
    assert window.parts.views.tabs.tabs[OVERVIEW].isChecked()
    assert not window.parts.views.tabs.tabs[TIMELINE].isChecked()


def test_a_click_on_the_tab_in_sight_leaves_it_there(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(plan(group()))
    window.show()
    tab = window.parts.views.tabs.tabs[TIMELINE]
    qtbot.mouseClick(tab, Qt.MouseButton.LeftButton)
    assert tab.isChecked()
    assert window.parts.views.current == TIMELINE


def test_a_view_out_of_sight_is_not_read_again(open_window: OpenWindow) -> None:
    window = open_window(plan(one := group()))
    view = Counting()
    window.parts.views.add(TODO, view)
    window._document.submit(Put(group(id=one.id, name="Kemi 1/2026"), None))
    assert view.refreshed == 0


def test_a_view_is_read_when_it_comes_into_sight_and_after_each_edit(open_window: OpenWindow) -> None:
    window = open_window(plan(one := group()))
    view = Counting()
    window.parts.views.add(TODO, view)
    window.parts.views.show(TODO)
    assert view.refreshed == 1
    window._document.submit(Put(group(id=one.id, name="Kemi 1/2026"), None))
    assert view.refreshed == 2


def test_a_fresh_view_is_not_read_again_when_it_comes_back(open_window: OpenWindow) -> None:
    views, view = switch_with(open_window)
    for key in (TODO, TIMELINE, TODO):
        views.show(key)
    assert view.refreshed == 1


def test_an_unknown_view_changes_nothing(open_window: OpenWindow) -> None:
    views = open_window(plan()).parts.views
    views.show("calendar")
    assert views.current == TIMELINE


def test_the_view_in_sight_last_comes_back(open_window: OpenWindow, settings: QSettings) -> None:
    window = open_window(plan())
    window.parts.views.add(HISTORY, Counting())
    window.parts.views.show(HISTORY)
    assert settings.value("window/view") == HISTORY


def test_a_view_follows_the_theme(open_window: OpenWindow) -> None:
    views, view = switch_with(open_window)
    views.set_theme(DARK)
    assert view.theme is DARK


def test_a_badge_counts_after_edits(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(plan(group()))
    views = window.parts.views
    views.add(TODO, Counting(), badge=lambda: len(window._document.plan.groups))
    tab = views.tabs.tabs[TODO]
    qtbot.waitUntil(lambda: tab.badge == "1")
    assert tab.accessibleName() == "Tehtävät, 1"
    window._document.submit(Put(group("Kemi 2/2026"), None))
    qtbot.waitUntil(lambda: tab.badge == "2")


def test_a_badge_of_nothing_is_not_shown(open_window: OpenWindow, qtbot: QtBot) -> None:
    views = open_window(plan()).parts.views
    counts = [3, 0]
    views.add(TODO, Counting(), badge=lambda: counts[0])
    tab = views.tabs.tabs[TODO]
    qtbot.waitUntil(lambda: tab.badge == "3")
    wide = tab.sizeHint().width()
    counts.pop(0)
    views.count_again()
    qtbot.waitUntil(lambda: tab.badge == "")
    assert tab.sizeHint().width() < wide
    assert tab.accessibleName() == "Tehtävät"


def test_jumping_to_a_thing_brings_the_timeline_back_and_selects_it(open_window: OpenWindow) -> None:
    window = open_window(plan(one := group()))
    window.parts.views.add(HISTORY, Counting())
    window.parts.views.show(HISTORY)
    window.views.show(one.id)
    assert window.parts.views.current == TIMELINE
    assert window.parts.timeline.selection == (one.id,)


def test_zooming_is_off_beside_the_timeline(open_window: OpenWindow) -> None:
    window = open_window(plan())
    window.parts.views.add(HISTORY, Counting())
    window.parts.views.show(HISTORY)
    assert not window.qt_actions["view.zoom-in"].isEnabled()
    window.parts.views.show(TIMELINE)
    assert window.qt_actions["view.zoom-in"].isEnabled()


def test_the_list_of_keys_names_the_views_that_are_there(open_window: OpenWindow) -> None:
    window = open_window(plan())
    assert ("Alt+1", "Aikajana") in key_rows(window.qt_actions, window._texts)
