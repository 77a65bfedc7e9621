"""The installed PySide6 does not lose references to None.

PySide6 6.12.0 on Python 3.11 drops one at every call that returns nothing; after enough repaints the
interpreter aborts. From Python 3.12 on None is immortal and its count stands still.
"""

import sys

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

CALLS = 2000


def test_void_calls_keep_the_references_to_none(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        widget.update()
    lost = before - sys.getrefcount(None)
    assert lost < CALLS / 10
