"""Print, PDF and pictures from the window's menu."""

import resource
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from taito_planner.domain.progress import Stopped
from taito_planner.ui import waiting
from taito_planner.ui.main_window import MainWindow
from taito_planner.ui.printing import output
from taito_planner.ui.printing.output import PrintRefused
from taito_planner.ui.printing.page_dialog import PageDialog
from taito_planner.ui.printing.paper import A4
from taito_planner.ui.views.switch import OVERVIEW, VIEWS
from taito_planner.ui.waiting import WaitDialog
from tests.ui.printing.conftest import Answers, OpenWindow
from tests.ui.printing.plans import many
from tests.ui.window.plans import oulu


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    window = open_window(oulu())
    object.__setattr__(window.prints.maker, "now", lambda: datetime(2026, 11, 24, 9, 5))
    return window


def export(window: MainWindow) -> None:
    """Takes the paper that is offered."""
    window.findChildren(PageDialog)[-1].export.click()


def test_a_view_is_saved_as_pdf_under_a_name_that_tells_view_day_and_week(
    window: MainWindow, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "ulos.pdf"
    answers.files = [path]
    with qtbot.waitSignal(window.prints.done):
        window.qt_actions["file.pdf"].trigger()
        export(window)
    assert answers.suggested == ["Taito_aikajana_2026-11-24_vk48.pdf"]
    assert "tulostettu" in PdfReader(path).pages[0].extract_text().replace("\t", " ")


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(("paper", "millimetres"), [("A4", (297, 210)), ("A3", (420, 297))])
def test_every_view_is_saved_on_the_paper_that_is_chosen(
    window: MainWindow,
    answers: Answers,
    qtbot: QtBot,
    tmp_path: Path,
    view: str,
    paper: str,
    millimetres: tuple[int, int],
) -> None:
    window.parts.views.show(view)
    answers.files = [tmp_path / "ulos.pdf"]
    with qtbot.waitSignal(window.prints.done):
        dialog = window.prints.export_pdf()
        dialog.choice.papers.button(paper).click()
        dialog.export.click()
    box = PdfReader(tmp_path / "ulos.pdf").pages[0].mediabox
    assert (round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) == millimetres


def test_the_paper_of_a_view_is_remembered_for_files_and_preview(window: MainWindow, qtbot: QtBot) -> None:
    window.prints.export_pdf().choice.papers.button("A4").click()
    preview = window.prints.preview()
    qtbot.addWidget(preview)
    assert preview.job.paper.name == "A4"
    preview.choice.stretches.button("whole").click()
    assert window.prints.export_pictures().choice.is_whole
    window.parts.views.show(OVERVIEW)
    assert window.prints.export_pdf().choice.papers.current == "A4"


def test_the_question_for_the_paper_tells_how_many_pages_it_takes(open_window: OpenWindow) -> None:
    dialog = open_window(many(20)).prints.export_pdf()
    count = int(dialog.pages.text().split()[0])
    dialog.choice.papers.button("A4").click()
    assert int(dialog.pages.text().split()[0]) > count


def test_half_a_year_of_lanes_is_offered_on_a3(
    window: MainWindow, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    answers.files = [tmp_path / "ulos.pdf"]
    with qtbot.waitSignal(window.prints.done):
        window.qt_actions["file.pdf"].trigger()
        export(window)
    assert round(float(PdfReader(tmp_path / "ulos.pdf").pages[0].mediabox.width) / 72 * 25.4) == 420


def test_the_view_in_sight_is_the_one_that_is_saved(
    window: MainWindow, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    window.parts.views.show(OVERVIEW)
    answers.files = [tmp_path / "ulos.pdf"]
    with qtbot.waitSignal(window.prints.done):
        window.prints.export_pdf().export.click()
    assert answers.suggested == ["Taito_yleiskuva_2026-11-24_vk48.pdf"]
    assert "Yleiskuva" in PdfReader(tmp_path / "ulos.pdf").pages[0].extract_text()


def test_pictures_are_numbered_one_for_each_page(
    window: MainWindow, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    window.parts.views.show(OVERVIEW)
    answers.files = [tmp_path / "kuva.png"]
    with qtbot.waitSignal(window.prints.done):
        window.qt_actions["file.pictures"].trigger()
        export(window)
    assert sorted(one.name for one in tmp_path.glob("*.png")) == ["kuva_01.png", "kuva_02.png"]
    assert QImage(str(tmp_path / "kuva_01.png")).width() == round(297 / 25.4 * 200)


def test_pictures_of_the_same_name_are_not_replaced_unasked(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    window.parts.views.show(OVERVIEW)
    (tmp_path / "kuva_02.png").write_bytes(b"old")
    answers.files, answers.choices = [tmp_path / "kuva.png"], [1]
    window.prints.export_pictures().export.click()
    assert "kuva_02.png" in answers.told[0]
    assert (tmp_path / "kuva_02.png").read_bytes() == b"old"
    assert not (tmp_path / "kuva_01.png").exists()


def test_a_file_that_cannot_be_written_is_told_with_a_way_out(
    window: MainWindow, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    answers.files, answers.choices = [tmp_path / "poissa" / "ulos.pdf"], [2]
    window.prints.export_pdf().export.click()
    qtbot.waitUntil(lambda: bool(answers.told))
    assert "Kansiota" in answers.told[0]


def test_a_folder_of_the_same_name_is_refused_and_left_alone(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "ulos.pdf").mkdir()
    with pytest.raises(PrintRefused) as refused:
        output.write_pdf(tmp_path / "ulos.pdf", window.prints.job(A4))
    assert refused.value.reason == "no-permission"
    assert list(tmp_path.glob("ulos.pdf/*")) == []


def test_work_taken_back_leaves_what_was_there(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "ulos.pdf"
    path.write_bytes(b"old")

    def stop(share: float) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        output.write_pdf(path, window.prints.job(A4), stop)
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir() if "ulos" in one.name] == ["ulos.pdf"]


def test_cancel_stops_the_writing(open_window: OpenWindow, answers: Answers, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(many(150))
    answers.files = [tmp_path / "ulos.pdf"]
    with qtbot.waitSignal(window.files.work.progressed):
        window.prints.export_pdf().export.click()
    window.files.work.drop()
    window.files.work.close()
    assert list(tmp_path.glob("*ulos*")) == []


def to_file(path: Path) -> Callable[[QPrinter], bool]:
    """Chooses to print to a file."""

    def choose(printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return True

    return choose


def test_a_printer_gets_the_pages(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "tuloste.pdf"
    window.prints.ask_printer = to_file(path)
    window.parts.views.show(OVERVIEW)
    window.prints.print_job(window.prints.job(A4))
    pages = PdfReader(path).pages
    assert len(pages) == 2
    assert round(float(pages[0].mediabox.width) / 72 * 25.4) == 297
    assert window.parts.status.left_text == "Lähetetty tulostimelle: 2 sivua"


def test_long_printing_shows_how_far_it_is_and_is_cancelled_without_a_trace(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PATIENCE", "LEAST", "BETWEEN"):
        monkeypatch.setattr(waiting, name, 0.0)
    window, path, seen = open_window(many(60)), tmp_path / "tuloste.pdf", []
    path.write_bytes(b"old")
    window.prints.ask_printer = to_file(path)

    def cancel() -> None:
        (dialog,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, WaitDialog) and one.isVisible())
        seen.append(dialog.bar.accessibleName())
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    QTimer.singleShot(0, cancel)
    job = window.prints.job(A4)
    assert job.page_count > 2
    window.prints.print_job(job)
    assert seen == ["Sivuja lähetetään tulostimelle…"]
    assert window.parts.status.left_text == "Keskeytetty: mitään ei tulostettu."
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.glob("*tuloste*")] == ["tuloste.pdf"]


class _Spool(QPrinter):
    """A printer that takes no page back; what it was given can be read."""

    def outputFileName(self) -> str:
        return ""


def test_pages_that_a_printer_cannot_give_back_are_told(window: MainWindow, tmp_path: Path) -> None:
    def stop(share: float) -> None:
        if share:
            raise Stopped

    window.parts.views.show(OVERVIEW)
    printer = _Spool()
    to_file(tmp_path / "jono.pdf")(printer)
    assert output.print_on(printer, window.prints.job(A4), stop) == 1
    assert len(PdfReader(tmp_path / "jono.pdf").pages) == 1


def test_a_range_of_pages_is_counted(window: MainWindow, tmp_path: Path) -> None:
    window.parts.views.show(OVERVIEW)
    choose = to_file(tmp_path / "tuloste.pdf")

    def choose_second(printer: QPrinter) -> bool:
        printer.setFromTo(2, 2)
        return choose(printer)

    window.prints.ask_printer = choose_second
    window.prints.print_job(window.prints.job(A4))
    assert len(PdfReader(tmp_path / "tuloste.pdf").pages) == 1
    assert window.parts.status.left_text == "Lähetetty tulostimelle: 1 sivu"


def test_no_printer_chosen_prints_nothing(window: MainWindow) -> None:
    window.prints.ask_printer = lambda printer: False
    window.prints.print_job(window.prints.job(A4))
    assert "tulostimelle" not in window.parts.status.left_text


def test_the_preview_turns_pages_and_changes_paper(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(many(1))
    dialog = window.prints.preview()
    qtbot.addWidget(dialog)
    dialog.choice.stretches.button("whole").click()
    pages = dialog.job.page_count
    assert pages > 1
    assert dialog.number.text() == f"sivu 1/{pages}"
    assert not dialog.back.isEnabled()
    qtbot.keyClick(dialog.sheet, Qt.Key.Key_PageDown)
    assert dialog.number.text() == f"sivu 2/{pages}"
    qtbot.keyClick(dialog.sheet, Qt.Key.Key_End)
    assert not dialog.on.isEnabled()
    dialog.choice.papers.button("A3").click()
    assert dialog.job.paper.name == "A3"
    assert dialog.page == 0


def test_no_part_of_a_switch_answers_to_enter(window: MainWindow, qtbot: QtBot) -> None:
    for dialog in (window.prints.preview(), window.prints.export_pdf()):
        qtbot.waitExposed(dialog)
        buttons = [dialog.choice.papers.button(name) for name in ("A4", "A3")]
        assert not any(button.isDefault() or button.autoDefault() for button in buttons)


def test_the_preview_saves_what_it_shows(window: MainWindow, qtbot: QtBot, answers: Answers, tmp_path: Path) -> None:
    dialog = window.prints.preview()
    qtbot.addWidget(dialog)
    dialog.choice.papers.button("A3").click()
    answers.files = [tmp_path / "ulos.pdf"]
    with qtbot.waitSignal(window.prints.done):
        dialog.buttons["pdf"].click()
    box = PdfReader(tmp_path / "ulos.pdf").pages[0].mediabox
    assert round(float(box.width) / 72 * 25.4) == 420


def test_a_full_disk_is_told_and_leaves_what_was_there(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "ulos.pdf"
    path.write_bytes(b"old")
    job = window.prints.job(A4)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(PrintRefused) as refused:
            output.write_pdf(path, job)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert refused.value.reason == "disk-full"
    assert path.read_bytes() == b"old"
    assert "levy on täynnä" in window._texts(refused.value.key, **refused.value.facts)
