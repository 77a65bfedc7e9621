"""Whatever hands do on the timeline, nothing breaks, and undo leads back to where it began."""

import random

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from taito_planner.domain.changes import diff
from tests.ui.timeline.windows import ALT, CONTROL, NONE, SHIFT, Driver

KEYS = [
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_M,
    Qt.Key.Key_Delete, Qt.Key.Key_Insert, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_PageDown,
    Qt.Key.Key_Alt, Qt.Key.Key_Shift,
]  # fmt: skip


class Hands:
    """Random presses, moves, releases, keys, wheel turns and edits from elsewhere, the same for each seed."""

    def __init__(self, driver: Driver, seed: int) -> None:
        self._driver = driver
        self._random = random.Random(seed)
        self._at = QPointF(700, 300)

    def act(self) -> None:
        driver, chance = self._driver, self._random
        modifiers = chance.choice([NONE, NONE, NONE, ALT, SHIFT, CONTROL, ALT | SHIFT])
        deed = chance.randrange(11)
        if deed < 2:
            self._at = self._somewhere()
            driver.press(self._at, modifiers)
        elif deed < 6:
            self._at += QPointF(chance.randint(-120, 120), chance.randint(-20, 20))
            driver.move(self._at, modifiers)
        elif deed == 6:
            driver.release(self._at, modifiers)
        elif deed == 7:
            driver.key(chance.choice(KEYS), modifiers)
        elif deed == 8:
            driver.wheel(self._somewhere(), chance.choice([-240, -60, 60, 240]), modifiers)
        elif deed == 9:
            driver.double_click(self._somewhere())
        else:
            chance.choice([driver.document.undo, driver.document.redo])()
        QApplication.processEvents()

    def _somewhere(self) -> QPointF:
        """Mostly on a bar, else anywhere, also outside."""
        stage, chance = self._driver.view.stage, self._random
        bars = [bar for lane in stage.groups_stack().lanes for bar in lane.bars if stage.find_bar(bar.id)]
        if bars and chance.random() < 0.7:
            return self._driver.rect(chance.choice(bars).id).center()
        return QPointF(chance.randint(-20, 1420), chance.randint(-20, 860))


@pytest.mark.parametrize("seed", range(6))
def test_random_hands_break_nothing_and_undo_leads_back(driver: Driver, seed: int) -> None:
    before = driver.document.plan
    hands = Hands(driver, seed)
    for _ in range(150):
        hands.act()
    driver.release(QPointF(700, 300))
    while driver.document.undo() is not None:
        pass
    assert diff(before, driver.document.plan) == ()
    assert not driver.view.grab().isNull()
