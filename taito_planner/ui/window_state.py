"""Keeps how the window stood: place and size, splitters, the timeline's zoom and collapsed groups."""

import json
from typing import Any

from PySide6.QtCore import QByteArray, QRect, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSplitter, QWidget

VERSION = 1
"""Raised when the parts change so that an older state would not fit."""
FIRST_SIZE = 1600, 960
LEAST_IN_SIGHT = 64


def save_state(
    settings: QSettings, window: QWidget, splitters: dict[str, QSplitter], timeline_state: dict[str, Any]
) -> None:
    settings.setValue("window/version", VERSION)
    settings.setValue("window/geometry", window.saveGeometry())
    for name, splitter in splitters.items():
        settings.setValue(f"window/splitter-{name}", splitter.saveState())
    settings.setValue("window/timeline", json.dumps(timeline_state))


def restore_state(settings: QSettings, window: QWidget, splitters: dict[str, QSplitter]) -> dict[str, Any]:
    """Puts the window back where it stood and returns the timeline's state. Nothing kept: a first size.

    A window that stood on a monitor that is gone comes back on one that is there.
    """
    window.resize(*FIRST_SIZE)
    if str(settings.value("window/version", "")) != str(VERSION):
        bring_on_screen(window)
        return {}
    geometry = settings.value("window/geometry")
    if isinstance(geometry, QByteArray):
        window.restoreGeometry(geometry)
    for name, splitter in splitters.items():
        state = settings.value(f"window/splitter-{name}")
        if isinstance(state, QByteArray):
            splitter.restoreState(state)
    bring_on_screen(window)
    return _read(settings.value("window/timeline", "{}"))


def bring_on_screen(window: QWidget) -> None:
    """Moves and shrinks the window so that it is in sight on a monitor that is there."""
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    if not screens:
        return
    frame = window.geometry()
    in_sight = any(_sees(screen, frame) for screen in screens)
    home = next((screen for screen in screens if _sees(screen, frame)), screens[0])
    if frame.width() > home.width() or frame.height() > home.height():
        window.resize(min(frame.width(), home.width()), min(frame.height(), home.height()))
    if not in_sight:
        window.move(home.topLeft())


def _sees(screen: QRect, frame: QRect) -> bool:
    """Whether enough of the window's upper edge is on the screen to take hold of it."""
    top = QRect(frame.x(), frame.y(), frame.width(), 24).intersected(screen)
    return top.width() >= LEAST_IN_SIGHT and top.height() > 0


def _read(text: Any) -> dict[str, Any]:
    try:
        state = json.loads(str(text))
    except ValueError:
        return {}
    return state if isinstance(state, dict) else {}
