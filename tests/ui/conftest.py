"""For every test with a window: what the offscreen platform itself cannot do is no fault of ours."""

from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

OFFSCREEN_LACKS = r"This plugin does not support (propagateSizeHints\(\)|raise\(\)|grabbing the keyboard)"
HERE = Path(__file__).parent
PATIENCE_MS = 30_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN_LACKS))


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """Waits longer than pytest-qt would: other tests may hold the processor meanwhile."""
    for wait in ("waitUntil", "waitSignal", "waitSignals"):
        setattr(qtbot, wait, partial(getattr(qtbot, wait), timeout=PATIENCE_MS))
    return qtbot
