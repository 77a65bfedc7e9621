"""A planner's morning, end to end: open the sample, move a block by keys, see the finding, undo, export, read back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from taito_planner import app, commands
from taito_planner.domain.changes import diff
from taito_planner.domain.model import Group
from taito_planner.exchange import read_workbook
from taito_planner.session.document import PlanDocument
from taito_planner.storage.drafts import left_over_drafts
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import texts_for
from taito_planner.ui.main_window import MainWindow

GROUP = "Kouvola 1/2026"


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAITO_PLANNER_DATA", str(tmp_path / "program data"))


@pytest.fixture
def document(qtbot: QtBot) -> Iterator[PlanDocument]:
    document, refused = app.first_document(None)
    assert refused is None
    yield document
    document.file.close()


@pytest.fixture
def window(document: PlanDocument, qtbot: QtBot) -> MainWindow:
    texts = texts_for("fi")
    window = MainWindow(document, app.window_services(document, texts), texts, app.window_settings())
    qtbot.addWidget(window)
    window.resize(1600, 960)
    window.show()
    qtbot.waitExposed(window)
    return window


def group_of(document: PlanDocument) -> Group:
    return next(group for group in document.plan.groups if group.name == GROUP)


def test_a_first_start_shows_the_sample_and_says_so(document: PlanDocument, window: MainWindow) -> None:
    assert len(document.plan.groups) == 12
    assert document.as_of == commands.SAMPLE_DAY
    assert window.parts.as_of_banner.isVisible()


def test_a_block_moved_by_keys_is_found_undone_exported_and_read_back(
    document: PlanDocument, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    before = document.plan
    block = group_of(document).opening_blocks[0]
    window.parts.timeline.select(block.id)
    qtbot.keyClick(window.parts.timeline, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    moved = group_of(document).opening_blocks[0]
    assert (moved.first_day - block.first_day).days == 7
    for _ in range(2):
        qtbot.keyClick(window.parts.timeline, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert "block-set" in {f.rule for f in document.checked.findings if f.group == group_of(document).id}

    while document.can_undo:
        window.qt_actions["edit.undo"].trigger()
    assert not diff(before, document.plan)
    window.qt_actions["edit.redo"].trigger()

    book = tmp_path / "vienti.xlsx"
    commands.export_plan(document.checked, book, texts_for("fi"))
    read = read_workbook(book, document.plan.calendar, load_profiles(), base=document.plan)
    assert not diff(document.plan, read.plan)


def test_edits_of_a_draft_outlive_a_program_that_was_never_closed(
    document: PlanDocument, window: MainWindow, qtbot: QtBot
) -> None:
    block = group_of(document).opening_blocks[0]
    window.parts.timeline.select(block.id)
    qtbot.keyClick(window.parts.timeline, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    document.file.close()
    assert [draft.change_count for draft in left_over_drafts()] == [1]
    again, _ = app.first_document(None)
    assert not diff(document.plan, again.plan)
    again.file.close()
