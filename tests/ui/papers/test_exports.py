"""Workbooks of a part, calendars and evidence from the window, as real files; every refusal has a way out."""

import resource
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Event

import docx
import openpyxl
import pypdf
import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from taito_planner.domain.days import DaySpan
from taito_planner.domain.progress import Progress, Stopped, unwatched
from taito_planner.domain.refusals import Refused
from taito_planner.ui.main_window import MainWindow
from taito_planner.ui.papers.services import CalendarWish, ExportWish
from tests.builders import d
from tests.ui.papers.conftest import Answers, OpenReal, finish, left_over
from tests.ui.papers.plans import AINO, oulu


def words_of(path: Path) -> str:
    """Everything that is written in the cells of a workbook."""
    book = openpyxl.load_workbook(path)
    cells = (cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    return "\n".join(str(cell) for cell in cells if cell is not None)


def events_in(path: Path) -> str:
    return "\n".join(str(event["summary"]) for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT"))


def week() -> str:
    today = date.today()
    return f"{today:%Y-%m-%d}_vk{today.isocalendar().week}"


def test_the_work_of_the_selected_person_is_exported_under_his_name(
    open_real: OpenReal, qtbot: QtBot, answers: Answers, out: Path
) -> None:
    window = open_real(oulu())
    window.views.show(AINO.leaves[0].id)
    answers.files = [out / "aino ä.xlsx"]
    window.qt_actions["export.person"].trigger()
    finish(window, qtbot)
    assert answers.suggested == [f"Taito_Aino Ohjaaja_{week()}.xlsx"]
    assert "Aino Ohjaaja" in words_of(out / "aino ä.xlsx")


def test_no_person_selected_says_whom_to_select(open_real: OpenReal) -> None:
    window = open_real(oulu())
    window.views.show("leena")
    window.qt_actions["export.person"].trigger()
    assert window.parts.status.left_text.startswith("Valitse ensin henkilö")


def test_a_report_of_some_days_holds_those_days_alone(
    open_real: OpenReal, qtbot: QtBot, answers: Answers, out: Path
) -> None:
    window = open_real(oulu())
    window.views.show("leena")
    dialog = window.papers.export_report()
    assert dialog.of.currentText() == "Ryhmä Oulu 1/2026"
    dialog.first.editor.setText("12.1.2026")
    dialog.last.editor.setText("13.1.2026")
    answers.files = [out / "raportti.xlsx"]
    dialog.export.click()
    finish(window, qtbot)
    assert answers.suggested == [f"Taito_Oulu 1-2026 12.–13.1.2026_{week()}.xlsx"]
    said = words_of(out / "raportti.xlsx")
    assert "2026-01-13" in said
    assert "2026-01-15" not in said


def test_a_report_without_names_has_none(open_real: OpenReal, qtbot: QtBot, answers: Answers, out: Path) -> None:
    window = open_real(oulu())
    dialog = window.papers.export_report()
    dialog.anonymous.setChecked(True)
    answers.files = [out / "raportti.xlsx"]
    dialog.export.click()
    finish(window, qtbot)
    assert "Leena" not in words_of(out / "raportti.xlsx")
    assert "Aino" not in words_of(out / "raportti.xlsx")


def test_a_report_that_ends_before_it_begins_is_not_made(open_real: OpenReal, answers: Answers) -> None:
    dialog = open_real(oulu()).papers.export_report()
    dialog.first.editor.setText("13.1.2026")
    dialog.last.editor.setText("12.1.2026")
    dialog.export.click()
    assert "Vaihda jompikumpi" in dialog.last.error
    assert answers.suggested == []


def test_a_report_of_one_day_is_made(open_real: OpenReal, qtbot: QtBot, answers: Answers, out: Path) -> None:
    window = open_real(oulu())
    dialog = window.papers.export_report()
    dialog.first.editor.setText("12.1.2026")
    dialog.last.editor.setText("12.1.2026")
    answers.files = [out / "raportti.xlsx"]
    dialog.export.click()
    finish(window, qtbot)
    assert left_over(out) == ["raportti.xlsx"]


def test_a_group_removed_while_the_dialog_is_open_is_not_offered_any_more(open_real: OpenReal) -> None:
    window = open_real(oulu())
    window.views.show("oulu")
    dialog = window.papers.export_report()
    window.edits.remove("oulu")
    assert dialog.of.currentText() == "Koko suunnitelma"


def test_the_plan_may_change_after_the_dialog_was_closed(open_real: OpenReal, qtbot: QtBot) -> None:
    window = open_real(oulu())
    dialog = window.papers.export_report()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    window.edits.remove("oulu")
    assert not window._document.plan.groups


def test_an_export_taken_back_leaves_the_old_file(open_real: OpenReal, out: Path) -> None:
    window = open_real(oulu())
    target = out / "vanha.xlsx"
    target.write_bytes(b"old")

    def stop_at_the_end(share: float) -> None:
        if share == 1.0:
            raise Stopped

    with pytest.raises(Stopped):
        window._services.export_workbook(target, ExportWish(), stop_at_the_end)
    assert [(one.name, one.read_bytes()) for one in out.iterdir()] == [("vanha.xlsx", b"old")]


def test_cancel_tells_the_writing_to_stop(open_real: OpenReal, qtbot: QtBot, answers: Answers, out: Path) -> None:
    window = open_real(oulu())
    go_on, stopped = Event(), []

    def write(path: Path, progress: Progress) -> None:
        go_on.wait(10)
        try:
            progress(0.5)
        except Stopped:
            stopped.append(True)

    answers.files = [out / "a.xlsx"]
    window.files.write_file("workbook", "a.xlsx", write, lambda path, value: None)
    assert window.parts.status.cancel.isVisible()
    window.parts.status.cancel.click()
    go_on.set()
    qtbot.waitUntil(lambda: bool(stopped))
    assert stopped == [True]


def export(window: MainWindow, path: Path) -> None:
    window._services.export_workbook(path, ExportWish(), unwatched)


def refusal_of(window: MainWindow, path: Path) -> str:
    with pytest.raises(Refused) as refused:
        export(window, path)
    return window._texts(refused.value.key, **refused.value.facts)


def test_a_network_path_that_vanished_is_told(open_real: OpenReal, out: Path) -> None:
    assert "verkkolevy" in refusal_of(open_real(oulu()), out / "verkkolevy" / "a.xlsx")
    assert left_over(out) == []


def writer(window: MainWindow, name: str) -> Callable[[Path], object]:
    """What writes a file of that suffix."""
    papers = window._services.papers
    if name.endswith(".ics"):
        return papers.calendar(CalendarWish(group="oulu"))
    evidence = papers.evidence("oulu")
    return lambda path: evidence.write(path, unwatched)


@pytest.mark.parametrize("name", ["a.ics", "a.docx", "a.pdf"])
def test_every_kind_of_file_refuses_a_folder_that_is_not_there(open_real: OpenReal, out: Path, name: str) -> None:
    window = open_real(oulu())
    with pytest.raises(Refused) as refused:
        writer(window, name)(out / "poissa" / name)
    assert "poissa" in window._texts(refused.value.key, **refused.value.facts)


@pytest.mark.parametrize("name", ["a.ics", "a.docx", "a.pdf"])
def test_a_full_disk_is_told_and_leaves_the_old_file(open_real: OpenReal, out: Path, name: str) -> None:
    window = open_real(oulu())
    target, write = out / name, writer(window, name)
    target.write_bytes(b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (256, before[1]))
    try:
        with pytest.raises(Refused) as refused:
            write(target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    said = window._texts(refused.value.key, **refused.value.facts)
    assert "täynnä" in said
    assert [(one.name, one.read_bytes()) for one in out.iterdir()] == [(name, b"old")]


def test_a_calendar_names_no_customer_unless_asked(
    open_real: OpenReal, qtbot: QtBot, answers: Answers, out: Path
) -> None:
    window = open_real(oulu())
    window.views.show("leena")
    dialog = window.papers.export_calendar()
    assert dialog is not None
    assert dialog.of.currentText() == "Asiakas Leena Äänekoski"
    assert not dialog.names.isChecked()
    answers.files = [out / "k.ics"]
    dialog.export.click()
    finish(window, qtbot)
    assert answers.suggested == [f"Taito_Kalenteri asiakas_{week()}.ics"]
    assert "Leena" not in (out / "k.ics").read_text("utf-8")
    assert "Jakso 1" in events_in(out / "k.ics")
    assert "merkintää: k.ics" in window.parts.status.left_text


def test_a_calendar_with_names_has_them_and_its_line_warns(
    open_real: OpenReal, qtbot: QtBot, answers: Answers, out: Path
) -> None:
    window = open_real(oulu())
    window.views.show("leena")
    dialog = window.papers.export_calendar()
    assert dialog is not None
    dialog.names.click()
    assert dialog.warning.property("role") == "error"
    answers.files = [out / "k.ics"]
    dialog.export.click()
    finish(window, qtbot)
    assert answers.suggested == [f"Taito_Kalenteri Leena Äänekoski_{week()}.ics"]
    assert "Leena" in (out / "k.ics").read_text("utf-8")


def test_a_moved_block_is_a_newer_entry_in_the_next_calendar(
    open_real: OpenReal, qtbot: QtBot, answers: Answers, out: Path
) -> None:
    from taito_planner.domain.intents import MoveBlock

    window = open_real(oulu(), d("2025-12-01"))

    def sequence(name: str) -> int:
        window.views.show("oulu")
        dialog = window.papers.export_calendar()
        assert dialog is not None
        answers.files = [out / name]
        dialog.export.click()
        finish(window, qtbot)
        (entry,) = Calendar.from_ical((out / name).read_bytes()).walk("VEVENT")
        return int(entry["sequence"])

    before = sequence("a.ics")
    window._document.submit(MoveBlock("b1", d("2026-01-19")))
    assert sequence("b.ics") > before


def test_a_calendar_needs_something_selected(open_real: OpenReal) -> None:
    window = open_real(oulu())
    window.parts.timeline.select()
    assert window.papers.export_calendar() is None
    assert window.parts.status.left_text.startswith("Valitse ensin ryhmä, asiakas tai henkilö")


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_the_evidence_of_the_selected_group_is_looked_at_and_written(
    form: str, open_real: OpenReal, qtbot: QtBot, answers: Answers, out: Path
) -> None:
    window = open_real(oulu())
    window.views.show("leena")
    dialog = window.papers.evidence()
    assert dialog is not None
    assert dialog.page.page_count > 1
    dialog.page.on.click()
    assert "2/" in dialog.page.number.text()
    path = out / f"näyttö.{form}"
    answers.files = [path]
    dialog.buttons[form].click()
    finish(window, qtbot)
    assert answers.suggested == [f"Taito_Näyttö Oulu 1-2026_{week()}.{form}"]
    title = "Ryhmä Oulu 1/2026: näyttö sääntöjen noudattamisesta"
    if form == "pdf":
        assert title in " ".join(pypdf.PdfReader(path).pages[0].extract_text().split())
    else:
        assert docx.Document(str(path)).paragraphs[0].text == title


def test_the_evidence_tells_what_was_done_to_the_group(open_real: OpenReal, qtbot: QtBot) -> None:
    window = open_real(oulu(), d("2025-12-01"))
    window.edits.remove("t")
    paper = window._services.papers.evidence("oulu").content
    assert "Työharjoittelu" in paper.as_text().partition("Muutokset")[2]


def test_folders_are_remembered_kind_by_kind(open_real: OpenReal, qtbot: QtBot, settings: object, out: Path) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QFileDialog

    from taito_planner.texts import texts_for
    from taito_planner.ui.dialogs.asking import NativeAsking

    window = open_real(oulu())
    asking = NativeAsking(window, texts_for("fi"), settings)  # type: ignore[arg-type]

    def take() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.setDirectory(str(out))
        dialog.selectFile("k.ics")
        dialog.accept()

    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    QTimer.singleShot(0, take)
    assert asking.file_to_save("calendar", "k.ics") == out / "k.ics"
    assert settings.value("folder/calendar") == str(out)  # type: ignore[attr-defined]
    assert settings.value("folder/workbook") is None  # type: ignore[attr-defined]


def test_the_report_begins_with_four_weeks_from_the_as_of_day(open_real: OpenReal) -> None:
    dialog = open_real(oulu()).papers.export_report()
    days = DaySpan(dialog.first.value(), dialog.last.value())
    assert days == DaySpan(d("2026-05-08"), d("2026-06-04"))
