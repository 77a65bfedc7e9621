"""Open, save, import and export from the window: every refusal has a sentence and a way out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot

from taito_planner.domain.model import Group, Plan
from taito_planner.domain.progress import Progress, Stopped
from taito_planner.domain.refusals import Refused
from taito_planner.ui.dialogs.problems import ProblemsDialog
from taito_planner.ui.dropping import dropped_file
from taito_planner.ui.file_commands import export_name
from taito_planner.ui.importing.review_dialog import ImportReviewDialog
from taito_planner.ui.main_window import MainWindow
from taito_planner.ui.papers.services import ExportWish
from taito_planner.ui.services import ImportReview, ProblemLine, RecentFile, WorkbookProblems
from tests.builders import plan
from tests.ui.window.conftest import Answers, OpenWindow
from tests.ui.window.plans import oulu


def refusing(*refusals: Refused) -> Callable[..., None]:
    """A service that refuses, once for each of ``refusals``, and then works."""
    left = list(refusals)

    def call(*_: object) -> None:
        if left:
            raise left.pop(0)

    return call


def finish(window: MainWindow, qtbot: QtBot) -> None:
    """Waits until nothing is read or written beside the window any more."""
    qtbot.waitUntil(lambda: not window.files.work.is_busy)


LOCKED = Refused("plan-file.locked", file="plan.taito")


def test_the_suggested_name_carries_group_day_and_week() -> None:
    assert export_name("Oulu 1/2026", date(2026, 12, 30)) == "Taito_Oulu 1-2026_2026-12-30_vk53.xlsx"


def test_the_selected_group_is_exported_under_its_own_name(
    open_window: OpenWindow, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    written: list[tuple[object, ...]] = []
    window = open_window(oulu(), export_workbook=lambda *given: written.append(given))
    group: Group = window._document.plan.groups[0]
    window.views.show(group.blocks[0].id)
    answers.files = [tmp_path / "out.xlsx"]
    window.qt_actions["export.group"].trigger()
    finish(window, qtbot)
    assert answers.suggested == ["Taito_Oulu 1-2026_2026-11-24_vk48.xlsx"]
    assert [given[:2] for given in written] == [(tmp_path / "out.xlsx", ExportWish(group.id))]
    assert window.parts.status.left_text.startswith("Viety: out.xlsx")


def test_a_file_open_in_excel_can_be_tried_again(
    open_window: OpenWindow, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    window = open_window(oulu(), export_workbook=refusing(LOCKED))
    answers.files, answers.choices = [tmp_path / "out.xlsx"], [0]
    window.files.export_plan()
    finish(window, qtbot)
    assert answers.told[0].startswith("Toinen ohjelma käyttää juuri nyt tiedostoa")
    assert window.parts.status.left_text.startswith("Viety: out.xlsx")


def test_a_file_open_in_excel_can_get_another_name(
    open_window: OpenWindow, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    window = open_window(oulu(), export_workbook=refusing(LOCKED))
    answers.files, answers.choices = [tmp_path / "out.xlsx", tmp_path / "out (2).xlsx"], [1]
    window.files.export_plan()
    finish(window, qtbot)
    assert answers.suggested[-1] == "out (2).xlsx"
    assert window.parts.status.left_text.startswith("Viety: out (2).xlsx")


def test_giving_up_an_export_changes_nothing(
    open_window: OpenWindow, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    window = open_window(oulu(), export_workbook=refusing(LOCKED, LOCKED))
    answers.files, answers.choices = [tmp_path / "out.xlsx"], [2]
    before = window.parts.status.left_text
    window.files.export_plan()
    finish(window, qtbot)
    assert window.parts.status.left_text == before


def test_a_plan_that_cannot_be_opened_leaves_the_open_one(
    open_window: OpenWindow, answers: Answers, tmp_path: Path
) -> None:
    window = open_window(oulu(), open_plan=refusing(Refused("plan-file.not-a-plan", file="kirje.taito")))
    answers.files = [tmp_path / "kirje.taito"]
    window.qt_actions["file.open"].trigger()
    assert answers.told == [
        "”kirje.taito” ei ole Taito plannerin suunnitelma (.taito). "
        "Tiedostoon ei koskettu; valitse toinen tiedosto."
    ]
    assert window._document.plan.groups[0].name == "Oulu 1/2026"


def test_cancelling_the_file_dialog_does_nothing(open_window: OpenWindow, answers: Answers) -> None:
    window = open_window(oulu(), open_plan=refusing(LOCKED))
    answers.files = [None]
    window.files.open_plan()
    assert answers.told == []


def test_saving_a_plan_with_a_name_says_that_it_is_saved(open_window: OpenWindow) -> None:
    window = open_window(oulu())
    window.qt_actions["file.save"].trigger()
    assert window.parts.status.left_text.startswith("Kaikki muutokset on jo tallennettu: plan-0.taito")


def changed_of(window: object) -> Plan:
    now: Plan = window._document.plan  # type: ignore[attr-defined]
    return replace(now, groups=(replace(now.groups[0], name="Oulu 9/2026"),))


def review_of(window: object) -> ImportReviewDialog:
    return next(iter(window.findChildren(ImportReviewDialog)))  # type: ignore[attr-defined]


def test_an_import_shows_its_differences_and_waits_for_consent(
    open_window: OpenWindow, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    book = tmp_path / "kirja.xlsx"
    window = open_window(
        oulu(), read_workbook=lambda path, progress: ImportReview(book, window._document.plan, changed_of(window))
    )
    answers.files = [book]
    window.qt_actions["file.import"].trigger()
    finish(window, qtbot)
    dialog = review_of(window)
    assert not dialog.isModal()
    assert window._document.plan.groups[0].name == "Oulu 1/2026"
    assert "1 muutos" in dialog.summary.text()
    dialog.take.click()
    assert window._document.plan.groups[0].name == "Oulu 9/2026"
    assert window.parts.status.left_text == "Tuotu: kirja.xlsx · Kumoa Ctrl+Z"
    window.qt_actions["edit.undo"].trigger()
    assert window._document.plan.groups[0].name == "Oulu 1/2026"


def test_an_import_can_be_left(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(
        oulu(), read_workbook=lambda path, progress: ImportReview(path, window._document.plan, plan())
    )
    window.files.open_path(tmp_path / "kirja.xlsx")
    finish(window, qtbot)
    review_of(window).cancel.click()
    assert len(window._document.plan.groups) == 1
    assert not window._document.can_undo


def test_an_import_without_differences_has_nothing_to_take(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(
        oulu(), read_workbook=lambda path, progress: ImportReview(path, window._document.plan, window._document.plan)
    )
    window.files.open_path(tmp_path / "kirja.xlsx")
    finish(window, qtbot)
    assert not review_of(window).take.isEnabled()


def test_a_refused_workbook_lists_every_problem_and_copies_them(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    lines = (
        ProblemLine("Asiakkaat", 5, "Päätös annettu", "31.2.2026", "Päivää ei ole."),
        ProblemLine("Jaksot", None, "Ryhmä", "", "Sarake puuttuu."),
    )
    problems = WorkbookProblems("plan-file.is-workbook", lines, file="kirja.xlsx")

    def read(path: Path, progress: Progress) -> ImportReview:
        raise problems

    window = open_window(oulu(), read_workbook=read)
    window.files.open_path(tmp_path / "kirja.xlsx")
    finish(window, qtbot)
    dialog = window.findChildren(ProblemsDialog)[0]
    assert dialog.table.rowCount() == 2
    dialog.copy_all()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[1] == "Asiakkaat\t5\tPäätös annettu\t31.2.2026\tPäivää ei ole."
    assert len(copied) == 3
    assert not window._document.can_undo


def test_recent_files_that_are_gone_are_grey(open_window: OpenWindow) -> None:
    recent = (RecentFile(Path("a/olemassa.taito")), RecentFile(Path("a/poissa.taito"), is_missing=True))
    forgotten: list[Path] = []
    window = open_window(oulu(), recent_files=lambda: recent, forget_recent=forgotten.append)
    window.menus["recent"].aboutToShow.emit()
    there, gone, _, forget = window.menus["recent"].actions()
    assert there.isEnabled()
    assert not gone.isEnabled()
    forget.trigger()
    assert forgotten == [Path("a/poissa.taito")]


@pytest.mark.parametrize(
    ("names", "taken"),
    [
        (["plan.taito"], True),
        (["book.XLSX"], True),
        (["old.xls"], True),
        (["picture.png"], False),
        (["a.taito", "b.taito"], False),
        ([], False),
    ],
)
def test_one_plan_or_workbook_may_be_dropped(names: list[str], taken: bool) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(f"/folder/{name}") for name in names])
    assert (dropped_file(data) is not None) is taken


def test_reading_a_workbook_can_be_cancelled_while_it_runs(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    go_on = Event()

    def slow(path: Path, progress: Progress) -> ImportReview:
        go_on.wait(10)
        return ImportReview(path, window._document.plan, plan())

    window = open_window(oulu(), read_workbook=slow)
    window.files.open_path(tmp_path / "kirja.xlsx")
    assert window.parts.status.left_text == "Luetaan kirja.xlsx…"
    qtbot.mouseClick(window.parts.status.cancel, Qt.MouseButton.LeftButton)
    assert window.parts.status.left_text.startswith("1 ryhmä")
    go_on.set()
    window.close()
    assert not window.findChildren(ImportReviewDialog)


def test_a_long_export_shows_how_far_it_is_and_stops_at_once_when_taken_back(
    open_window: OpenWindow, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    go_on, ended = Event(), []

    def slow(path: Path, wish: ExportWish, progress: Progress) -> None:
        progress(0.42)
        go_on.wait(10)
        try:
            progress(0.43)
        except Stopped:
            ended.append("stopped")
            raise

    window = open_window(oulu(), export_workbook=slow)
    answers.files = [tmp_path / "a.xlsx"]
    window.files.export_plan()
    bar = window.parts.status.findChild(QProgressBar)
    assert isinstance(bar, QProgressBar)
    qtbot.waitUntil(lambda: bar.value() == 42)
    qtbot.mouseClick(window.parts.status.cancel, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()
    go_on.set()
    qtbot.waitUntil(lambda: ended == ["stopped"])


def test_two_files_at_a_time_are_refused_in_words(
    open_window: OpenWindow, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    go_on = Event()
    window = open_window(oulu(), export_workbook=lambda *_: go_on.wait(10))
    answers.files = [tmp_path / "a.xlsx", tmp_path / "b.xlsx"]
    window.files.export_plan()
    window.files.export_plan()
    go_on.set()
    finish(window, qtbot)
    assert window.parts.status.left_text.startswith("Viety: a.xlsx")
