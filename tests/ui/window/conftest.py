"""Real windows on real plan files; the questions about files are answered from a list."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from taito_planner.domain.model import Plan
from taito_planner.session.document import PlanDocument
from taito_planner.storage.plan_file import PlanFile
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import texts_for
from taito_planner.ui.main_window import MainWindow
from taito_planner.ui.services import Services

TODAY = date(2026, 11, 24)


@dataclass
class Answers:
    """Answers every question in turn and notes what was asked."""

    files: list[Path | None] = field(default_factory=list)
    choices: list[int] = field(default_factory=list)
    suggested: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def file_to_open(self, kind: str) -> Path | None:
        return self.files.pop(0)

    def file_to_save(self, kind: str, suggested: str) -> Path | None:
        self.suggested.append(suggested)
        return self.files.pop(0)

    def folder(self, kind: str) -> Path | None:
        return self.files.pop(0)

    def choose(self, sentence: str, choices: Sequence[str]) -> int:
        self.told.append(sentence)
        return self.choices.pop(0)

    def tell(self, sentence: str) -> None:
        self.told.append(sentence)


def _nothing(*_: Any) -> None:
    """A service that a test does not ask for."""


def services(**given: Callable[..., Any]) -> Services:
    """Services of which a test names only those it is about."""
    names = (
        "new_plan",
        "open_plan",
        "open_sample",
        "save_as",
        "read_workbook",
        "export_workbook",
        "export_template",
    )
    return Services(**{**dict.fromkeys(names, _nothing), "today": lambda: TODAY, **given})


OpenDocument = Callable[..., PlanDocument]
OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def open_document(tmp_path: Path) -> Iterator[OpenDocument]:
    files: list[PlanFile] = []

    def open_it(plan: Plan, as_of: date | None = date(2025, 11, 19)) -> PlanDocument:
        files.append(PlanFile.create(tmp_path / f"plan-{len(files)}.taito", plan, as_of=as_of))
        return PlanDocument(files[-1], load_profiles(), today=lambda: TODAY)

    yield open_it
    for file in files:
        file.close()


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def open_window(
    qtbot: QtBot, open_document: OpenDocument, settings: QSettings, answers: Answers
) -> OpenWindow:
    """Opens a window on a plan; further arguments are services that the test is about."""

    def open_it(
        plan: Plan,
        as_of: date | None = date(2025, 11, 19),
        language: str = "fi",
        **given: Callable[..., Any],
    ) -> MainWindow:
        document = open_document(plan, as_of)
        window = MainWindow(document, services(**given), texts_for(language), settings, asking=answers)
        qtbot.addWidget(window)
        window.show()
        return window

    return open_it


@pytest.fixture
def open_read_only(
    qtbot: QtBot, open_document: OpenDocument, settings: QSettings, answers: Answers
) -> Iterator[Callable[[Plan], MainWindow]]:
    """Opens a window on a plan that another program holds."""
    files: list[PlanFile] = []

    def open_it(plan: Plan) -> MainWindow:
        holder = open_document(plan)
        files.append(PlanFile.open(holder.path, with_backup=False))
        document = PlanDocument(files[-1], load_profiles(), today=lambda: TODAY)
        window = MainWindow(document, services(), texts_for("fi"), settings, asking=answers)
        qtbot.addWidget(window)
        window.show()
        return window

    yield open_it
    for file in files:
        file.close()
