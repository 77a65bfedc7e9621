"""What is said to a screen reader as it happens."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from taito_planner.ui.timeline.telling import Telling
from tests.builders import d
from tests.ui.timeline.windows import ALT, Driver

SAID = list[tuple[str, bool]]


@pytest.fixture
def said(driver: Driver) -> Iterator[SAID]:
    """What was announced, and whether at once, while a screen reader listens."""
    heard: SAID = []

    def say(_: QWidget, sentence: str, at_once: bool) -> None:
        heard.append((sentence, at_once))

    was_active = QAccessible.isActive()
    QAccessible.setActive(True)
    driver.view.telling = Telling(driver.view, say)
    yield heard
    QAccessible.setActive(was_active)


def test_a_bar_moved_by_keys_says_its_new_days_and_what_came_of_it(driver: Driver, said: SAID) -> None:
    driver.view.select("b2")
    driver.key(Qt.Key.Key_Right, ALT)
    assert said == [("Jakso 2, Oulu 1/2026, ma–to 2.–5.2.2026: havainnot ennallaan", False)]


def test_findings_that_come_and_go_are_counted(driver: Driver, said: SAID) -> None:
    driver.view.select("b1")
    driver.key(Qt.Key.Key_Right, ALT)
    assert said[0][0].startswith("Jakso 1, Oulu 1/2026, ma–to 12.–15.1.2026: ")
    assert "−1 huomautus" in said[0][0]


def test_undo_says_where_the_bar_is_again(driver: Driver, said: SAID) -> None:
    driver.view.select("b2")
    driver.key(Qt.Key.Key_Right, ALT)
    driver.document.undo()
    assert said[-1][0].startswith("Jakso 2, Oulu 1/2026, ma–to 26.–29.1.2026: ")


def test_the_hint_of_a_drag_is_said_at_once_and_once_for_each_place(driver: Driver, said: SAID) -> None:
    driver.drag_to("b2", d("2026-01-05"), ALT)
    sentence, at_once = said[-1]
    assert at_once
    assert sentence.startswith("ma–to 5.–8.1.2026, vk 2. Uusi: ")
    assert "loppiainen" in sentence
    assert len({one for one, _ in said}) == len(said)


def test_nothing_is_said_where_nobody_listens(driver: Driver, said: SAID) -> None:
    QAccessible.setActive(False)
    driver.view.select("b2")
    driver.key(Qt.Key.Key_Right, ALT)
    assert said == []
