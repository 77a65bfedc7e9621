"""A table from elsewhere in the window: pasted or opened, its columns told, reviewed, one step."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from taito_planner.session.document import PlanDocument
from taito_planner.storage.plan_file import PlanFile
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import texts_for
from taito_planner.ui.importing.review_dialog import ImportReviewDialog
from taito_planner.ui.importing.table_dialog import TableDialog
from taito_planner.ui.main_window import MainWindow
from taito_planner.window_imports import read_workbook, table_services
from tests.builders import d
from tests.ui.window.conftest import Answers, services
from tests.ui.window.plans import oulu

LIST = "Työntekijä\tLoma\nPetri Mäki\t29.6.–10.7.2026\nVieras\t1.–5.6.2026\n"


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot, answers: Answers) -> MainWindow:
    document = PlanDocument(
        PlanFile.create(tmp_path / "a.taito", oulu()), load_profiles(), today=lambda: d("2025-10-24")
    )
    texts = texts_for("fi")
    given = {
        "read_workbook": lambda path, progress: read_workbook(document, texts, path, progress),
        "tables": table_services(document, texts),
    }
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    made = MainWindow(document, services(**given), texts, settings, asking=answers)
    qtbot.addWidget(made)
    made.show()
    return made


def dialog_of(window: MainWindow) -> TableDialog:
    return window.findChildren(TableDialog)[-1]


def pasted(window: MainWindow, qtbot: QtBot, text: str = LIST) -> TableDialog:
    QGuiApplication.clipboard().setText(text)
    window.qt_actions["file.import-table"].trigger()
    dialog = dialog_of(window)
    qtbot.keyClick(dialog, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "/" in dialog.outcome.text())
    return dialog


def test_pasted_cells_are_guessed_reviewed_and_taken(window: MainWindow, qtbot: QtBot) -> None:
    dialog = pasted(window, qtbot)
    assert dialog.kind.currentText() == "Lomat"
    assert dialog.grid.box(1).currentText() == "Alkaa–päättyy"
    assert dialog.outcome.text() == "Ymmärretty 1/2 riviä."
    assert dialog.problems.item(0).text().startswith("Leikepöytä, rivi 3, sarake Työntekijä: ”Vieras”")
    dialog.go_on.click()
    (review,) = window.findChildren(ImportReviewDialog)
    assert "mitään ei poisteta" in review.summary.text()
    review.take.click()
    assert [leave.first_day for leave in window._document.plan.staff[0].leaves][-1] == d("2026-06-29")
    window.qt_actions["edit.undo"].trigger()
    assert not window._document.can_undo


def test_another_meaning_of_a_column_is_understood_anew(window: MainWindow, qtbot: QtBot) -> None:
    dialog = pasted(window, qtbot)
    box = dialog.grid.box(1)
    box.setCurrentIndex(0)
    box.activated.emit(0)
    qtbot.waitUntil(lambda: dialog.outcome.text() == "Ymmärretty 0/2 riviä.")
    assert not dialog.go_on.isEnabled()


def test_columns_are_remembered_by_their_headings(window: MainWindow, qtbot: QtBot) -> None:
    text = "Kuka\tX\nPetri Mäki\t29.6.2026\n"
    dialog = pasted(window, qtbot, text)
    dialog.kind.setCurrentIndex(dialog.kind.findText("Lomat"))
    dialog.kind.activated.emit(dialog.kind.currentIndex())
    box = dialog.grid.box(1)
    box.setCurrentIndex(box.findText("Alkaa–päättyy"))
    box.activated.emit(box.currentIndex())
    dialog.go_on.click()
    again = pasted(window, qtbot, text)
    assert again.kind.currentText() == "Lomat"
    assert again.grid.box(1).currentText() == "Alkaa–päättyy"


def test_an_empty_clipboard_is_told(window: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    window.qt_actions["file.import-table"].trigger()
    dialog = dialog_of(window)
    dialog.paste.click()
    assert dialog.outcome.text().startswith("Leikepöydällä ei ole taulukkoa")
    assert not dialog.go_on.isEnabled()


def test_a_csv_file_opens_the_table_dialog(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "lomat.csv"
    path.write_bytes("Nimi;Alkaa;Päättyy\nPetri Mäki;1.7.2026;14.7.2026\n".encode("cp1252"))
    window.files.open_path(path)
    qtbot.waitUntil(lambda: bool(window.findChildren(TableDialog)))
    assert dialog_of(window).columns.fields == ("owner", "first_day", "last_day")


def test_a_workbook_of_somebody_else_opens_the_table_dialog(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "Kesä"
    for row in (["Työntekijä", "Loma"], ["Petri Mäki", "1.–14.7.2026"]):
        book.active.append(row)
    book.save(tmp_path / "kesä.xlsx")
    window.files.open_path(tmp_path / "kesä.xlsx")
    qtbot.waitUntil(lambda: bool(window.findChildren(TableDialog)))
    assert dialog_of(window).kind.currentText() == "Lomat"


def test_a_file_is_opened_from_the_dialog(
    window: MainWindow, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Nimi;Rooli\nUusi Ihminen;ohjaaja\n", "utf-8")
    answers.files = [path]
    window.qt_actions["file.import-table"].trigger()
    dialog = dialog_of(window)
    dialog.open_file.click()
    qtbot.waitUntil(lambda: dialog.kind.currentText() == "Henkilöstö")


def test_a_file_that_cannot_be_read_is_told(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    from taito_planner.ui.dialogs.problems import ProblemsDialog

    window.files.open_path(tmp_path / "poissa.csv")
    qtbot.waitUntil(lambda: bool(window.findChildren(ProblemsDialog)))
