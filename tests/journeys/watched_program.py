"""The real program, which also tells a test over a local socket what it would tell a screen reader.

Run as ``python -m tests.journeys.watched_program SOCKET [the program's own arguments]``. A request is one line, words
of an accessible name; the answer is one line of JSON: the first parts in sight with these words in their names. The
request ``ground`` is answered with the colour behind everything; ``close`` closes the window as the frame around it
would, which an X server without a window manager lacks.
"""

import json
import sys
from collections.abc import Iterator
from itertools import islice
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication, QMainWindow

from taito_planner import app, cli
from tests.journeys.screens import CLOSE, GROUND

MOST = 8


class Watcher(QObject):
    """Answers while an event loop runs: also in the middle of a drag, a menu or a dialog."""

    def __init__(self, socket: str) -> None:
        super().__init__()
        self._server = QLocalServer(self)
        self._server.newConnection.connect(self._take)
        if not self._server.listen(socket):
            raise OSError(self._server.errorString())

    def _take(self) -> None:
        connection = self._server.nextPendingConnection()
        connection.readyRead.connect(lambda: self._answer(connection))

    def _answer(self, connection: QLocalSocket) -> None:
        while connection.canReadLine():
            wanted = bytes(connection.readLine().data()).decode().rstrip("\n")
            if wanted == CLOSE:
                next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMainWindow)).close()
                return
            told: object = list(islice(_found(wanted), MOST))
            if wanted == GROUND:
                told = QApplication.palette().window().color().name()
            connection.write(json.dumps(told).encode() + b"\n")
            connection.flush()


def _found(wanted: str) -> Iterator[dict[str, Any]]:
    """What lies on top is looked through first: menus, then dialogs, then the window."""
    on_top = [w for w in (QApplication.activePopupWidget(), QApplication.activeModalWidget()) if w is not None]
    below = [w for w in QApplication.topLevelWidgets() if w not in on_top]
    for window in (*on_top, *below):
        if window.isVisible():
            for interface in _parts(QAccessible.queryAccessibleInterface(window)):
                if wanted in _name(interface):
                    yield _told(interface)


def _parts(interface: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    """A part and those below it, but for what is out of sight."""
    if interface is None or not interface.isValid():
        return
    state = interface.state()
    if state.invisible or state.offscreen:
        return
    yield interface
    for index in range(interface.childCount()):
        yield from _parts(interface.child(index))


def _name(interface: QAccessibleInterface) -> str:
    return str(interface.text(QAccessible.Text.Name)).replace("&", "")


def _told(interface: QAccessibleInterface) -> dict[str, Any]:
    state = interface.state()
    return {
        "name": _name(interface),
        "value": interface.text(QAccessible.Text.Value),
        "says": interface.text(QAccessible.Text.Description),
        "rect": interface.rect().getRect(),
        "is_focused": bool(state.focused),
        "is_selected": bool(state.selected),
        "is_off": bool(state.disabled),
    }


if __name__ == "__main__":
    app.make_application()
    QAccessible.setActive(True)  # as with a screen reader: tables tell of their new rows
    watcher = Watcher(sys.argv[1])
    sys.exit(cli.main(sys.argv[2:]))
