"""Real windows with the program's own services: what is exported here are real files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from taito_planner import app
from taito_planner.domain.model import Plan
from taito_planner.texts import texts_for
from taito_planner.ui.main_window import MainWindow
from tests.builders import d
from tests.ui.window.conftest import Answers, OpenDocument, answers, open_document, open_read_only, settings

__all__ = ["Answers", "answers", "open_document", "open_read_only", "settings"]

OpenReal = Callable[..., MainWindow]
AS_OF = d("2026-05-08")


@pytest.fixture
def open_real(
    qtbot: QtBot, open_document: OpenDocument, settings: QSettings, answers: Answers, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> OpenReal:  # fmt: skip
    """Opens a window on a plan, looked at as of 8.5.2026 where no other day is given."""
    monkeypatch.setenv("TAITO_PLANNER_DATA", str(tmp_path / "data"))

    def open_it(plan: Plan, as_of: object = AS_OF) -> MainWindow:
        document = open_document(plan, as_of)
        texts = texts_for("fi")
        window = MainWindow(document, app.window_services(document, texts), texts, settings, asking=answers)
        qtbot.addWidget(window)
        window.show()
        return window

    return open_it


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder with a space and letters that are not ASCII."""
    folder = tmp_path / "Työt ja äidit"
    folder.mkdir()
    return folder


def finish(window: MainWindow, qtbot: QtBot) -> None:
    """Waits until nothing is written beside the window any more."""
    qtbot.waitUntil(lambda: not window.files.work.is_busy, timeout=20000)


def left_over(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())
