"""Another theme in a window that stands: all of it changes, and nothing is styled over and over for it."""

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QSettings
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from taito_planner.ui.main_window import MainWindow
from taito_planner.ui.views.switch import VIEWS
from tests.builders import block, customer, group, plan, staff
from tests.ui.window.conftest import OpenWindow

PETRI = staff("Petri Mäki")


@pytest.fixture
def open_wide(open_window: OpenWindow) -> Callable[[], MainWindow]:
    def open_it() -> MainWindow:
        oulu = group(
            "Oulu 1/2026",
            id="g-1",
            leaders=(PETRI.id,),
            blocks=(block("2026-01-12", id="b-1"),),
            customers=(customer("A-1", "2025-11-03", id="a-1"),),
        )
        window = open_window(plan(oulu, staff=(PETRI,)))
        window.resize(1600, 900)
        return window

    return open_it


def looks(window: MainWindow, qtbot: QtBot) -> dict[str, QImage]:
    """Every view of the window, as it is seen."""
    made = {}
    for key in VIEWS:
        window.qt_actions[f"show.{key}"].trigger()
        QApplication.processEvents()
        made[key] = window.grab().toImage()
    return made


def test_a_window_switched_to_dark_and_back_looks_like_one_that_was_never_switched(
    open_wide: Callable[[], MainWindow], settings: QSettings, qtbot: QtBot
) -> None:
    settings.setValue("window/theme", "light")
    window = open_wide()
    looks(window, qtbot)
    light = looks(window, qtbot)
    window.qt_actions["theme.dark"].trigger()
    dark = looks(window, qtbot)
    window.qt_actions["theme.light"].trigger()
    assert looks(window, qtbot) == light
    settings.setValue("window/theme", "dark")
    other = open_wide()
    looks(other, qtbot)
    assert looks(other, qtbot) == dark
    assert all(dark[key] != light[key] for key in VIEWS)


class _Styled(QObject):
    """Counts how often each widget hears that its style changed."""

    def __init__(self) -> None:
        super().__init__()
        self.times: Counter[QObject] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.StyleChange:
            self.times[watched] += 1
        return False


def test_no_widget_is_styled_again_for_every_widget_around_it(
    open_wide: Callable[[], MainWindow], settings: QSettings, qtbot: QtBot
) -> None:
    settings.setValue("window/theme", "light")
    window = open_wide()
    looks(window, qtbot)
    styled = _Styled()
    QApplication.instance().installEventFilter(styled)
    window.qt_actions["theme.dark"].trigger()
    QApplication.instance().removeEventFilter(styled)
    assert len(styled.times) > 200
    assert sum(styled.times.values()) < 2.5 * len(styled.times)
