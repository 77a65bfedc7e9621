"""A step that takes long shows how far it is and can be taken back; the plan is then as before."""

from contextlib import nullcontext
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from taito_planner import app
from taito_planner.domain.intents import MoveBlock, Remove, Several
from taito_planner.domain.progress import Stopped
from taito_planner.storage.data_folder import DATA_VARIABLE
from taito_planner.storage.plan_file import PlanFile
from taito_planner.texts import texts_for
from taito_planner.ui import waiting
from taito_planner.ui.main_window import MainWindow
from taito_planner.ui.waiting import WaitDialog, Waiting
from tests.builders import block, d, group, plan
from tests.ui.window.conftest import OpenWindow


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every step is a long one."""
    for name in ("PATIENCE", "LEAST", "BETWEEN"):
        monkeypatch.setattr(waiting, name, 0.0)


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    blocks = (block("2026-01-12", id="b-1"), block("2026-02-09", id="b-2"))
    return open_window(
        plan(*(group(f"Oulu {n}/2026", id=f"g-{n}", blocks=blocks if n == 1 else ()) for n in (1, 2, 3)))
    )


def dialogs() -> list[WaitDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, WaitDialog) and one.isVisible()]


def cancel_when_shown(qtbot: QtBot) -> None:
    """Esc as soon as the bar is there."""
    QTimer.singleShot(0, lambda: [qtbot.keyClick(one, Qt.Key.Key_Escape) for one in dialogs()])


def everything(window: MainWindow) -> tuple[object, ...]:
    document = window._document
    return document.plan, document.checked, document.history(), document.undo_label


def test_a_short_step_shows_nothing(window: MainWindow, qtbot: QtBot) -> None:
    seen: list[WaitDialog] = []
    with Waiting(texts_for("fi"), window).watch() as progress:
        progress(0.0)
        seen += dialogs()
        progress(0.9)
        seen += dialogs()
    assert seen == []


def test_a_long_step_shows_how_far_it_is_and_leaves_nothing_behind(
    window: MainWindow, qtbot: QtBot, impatient: None
) -> None:
    with Waiting(texts_for("fi"), window).watch() as progress:
        progress(0.42)
        (dialog,) = dialogs()
        assert dialog.bar.value() == 42
        assert dialog.isModal()
    assert dialogs() == []


def test_a_step_of_many_edits_taken_back_leaves_the_plan(window: MainWindow, qtbot: QtBot, impatient: None) -> None:
    before = everything(window)
    cancel_when_shown(qtbot)
    with pytest.raises(Stopped):
        window._document.submit(
            Several((MoveBlock("b-1", d("2026-01-19")), MoveBlock("b-2", d("2026-02-16"))), "move-block")
        )
    assert everything(window) == before
    assert dialogs() == []


def test_the_status_bar_says_that_the_plan_is_as_before(window: MainWindow, qtbot: QtBot, impatient: None) -> None:
    cancel_when_shown(qtbot)
    window.edits.remove("b-1", "b-2")
    assert window.parts.status.left_text == "Keskeytetty: suunnitelma on kuten ennen."
    assert len(window._document.plan.groups[0].blocks) == 2


@pytest.mark.parametrize("step", ["undo", "redo"])
def test_undo_and_redo_taken_back_are_as_before_in_the_file_too(
    window: MainWindow, qtbot: QtBot, impatient: None, step: str
) -> None:
    document = window._document
    document.submit(Several((Remove("b-1"), Remove("b-2")), "remove"))
    if step == "redo":
        document.undo()
    before = everything(window)
    cancel_when_shown(qtbot)
    with pytest.raises(Stopped):
        getattr(document, step)()
    assert everything(window) == before
    getattr(document, step)()
    assert len(document.plan.groups[0].blocks) == (2 if step == "undo" else 0)


@pytest.mark.parametrize("when", [0.2, 0.5], ids=["among the steps", "in the check"])
def test_the_way_back_in_history_taken_back_does_every_step_again(window: MainWindow, when: float) -> None:
    document = window._document
    for day in ("2026-01-19", "2026-01-26", "2026-02-02", "2026-02-16"):
        document.submit(MoveBlock("b-1", d(day)))
    before = everything(window)

    def stop_in_the_middle(share: float) -> None:
        if share >= when:
            raise Stopped

    document.watch = lambda: nullcontext(stop_in_the_middle)
    with pytest.raises(Stopped):
        document.undo_after(document.history()[-1].number)
    assert everything(window) == before


def test_another_day_taken_back_stays_away(window: MainWindow, qtbot: QtBot, impatient: None) -> None:
    day = window._document.as_of
    cancel_when_shown(qtbot)
    with pytest.raises(Stopped):
        window._document.set_as_of(d("2026-03-03"))
    assert window._document.as_of == day
    assert window._document.file.as_of == day


def test_closing_the_bar_is_cancelling(qtbot: QtBot, impatient: None) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    with Waiting(texts_for("fi"), host).watch() as progress:
        progress(0.1)
        dialogs()[0].close()
        with pytest.raises(Stopped):
            progress(0.2)


def test_a_plan_that_is_not_waited_for_at_the_start_leaves_an_empty_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "own"))
    path = tmp_path / "kunta.taito"
    PlanFile.create(path, plan(group("Oulu 1/2026"), group("Oulu 2/2026"))).close()

    def stop_in_its_check(share: float) -> None:
        if share > 0.5:
            raise Stopped

    document, refused = app.first_document(path, progress=stop_in_its_check)
    assert isinstance(refused, Stopped)
    assert document.is_draft
    assert not document.plan.groups
    app.close_document(document)
    with PlanFile.open(path, with_backup=False) as free:
        assert not free.read_only
