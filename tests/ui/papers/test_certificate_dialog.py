"""Certificates from the window: previewed, written as real files, noted as given in one step."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import docx
import pypdf
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from taito_planner.domain.days import DaySpan
from taito_planner.domain.intents import Put
from taito_planner.domain.model import Customer, FlexDay
from taito_planner.rules.task import TaskKind
from taito_planner.rules.todo import todo_for
from taito_planner.ui.main_window import MainWindow
from taito_planner.ui.papers.candidates import CertifiedTime
from taito_planner.ui.papers.certificate_dialog import CertificateDialog
from tests.builders import d
from tests.ui.papers.conftest import Answers, OpenReal, finish, left_over
from tests.ui.papers.plans import namesakes, oulu


def text_of(path: Path) -> str:
    """The words of a PDF with single spaces between them."""
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(path).pages).split())


def open_for(window: MainWindow, item: str, time: CertifiedTime | None = None) -> CertificateDialog:
    window.views.show(item)
    dialog = window.papers.certificates()
    assert dialog is not None
    if time:
        dialog.form.set_time(time)
        dialog.refresh()
    return dialog


def customer_in(window: MainWindow, name: str) -> Customer:
    return next(c for c in window._document.plan.groups[0].customers if c.name == name)


def rows(dialog: CertificateDialog) -> list[str]:
    return [dialog.people.item(row).text() for row in range(dialog.people.count())]


def go_to(dialog: CertificateDialog, name: str) -> None:
    dialog.people.setCurrentRow([one.name for one in dialog.candidates].index(name))


def test_a_certificate_is_written_as_pdf_and_noted_as_given_in_one_step(
    open_real: OpenReal, qtbot: QtBot, answers: Answers, out: Path
) -> None:
    window = open_real(oulu())
    dialog = open_for(window, "leena")
    dialog.form.maker["provider"].editor.setText("Kuntoutus Oy")
    answers.files = [out / "todistus.pdf"]
    dialog.write.click()
    finish(window, qtbot)
    said = text_of(out / "todistus.pdf")
    assert "Leena Äänekoski" in said
    assert "Kuntoutus Oy" in said
    assert "ti 13.1.2026 sairaus" in said
    (given,) = customer_in(window, "Leena Äänekoski").certificates
    assert (given.given_on, given.days[0]) == (d("2026-05-08"), DaySpan(d("2026-01-12"), d("2026-01-12")))
    window.edits.undo()
    assert customer_in(window, "Leena Äänekoski").certificates == ()
    assert left_over(out) == ["todistus.pdf"]


def test_what_was_written_is_named_in_the_dialog(
    open_real: OpenReal, qtbot: QtBot, answers: Answers, out: Path
) -> None:
    window = open_real(oulu())
    dialog = open_for(window, "leena")
    answers.files = [out / "todistus.pdf"]
    dialog.write.click()
    finish(window, qtbot)
    assert "todistus.pdf" in dialog.outcome.text()
    assert str(out) in dialog.outcome.text()
    assert "Ctrl+Z" in dialog.outcome.text()


def test_a_certificate_can_be_written_without_noting_it(
    open_real: OpenReal, qtbot: QtBot, answers: Answers, out: Path
) -> None:
    window = open_real(oulu())
    dialog = open_for(window, "leena")
    dialog.form.gives.setChecked(False)
    answers.files = [out / "todistus.pdf"]
    dialog.write.click()
    finish(window, qtbot)
    assert (out / "todistus.pdf").exists()
    assert customer_in(window, "Leena Äänekoski").certificates == ()


def test_a_word_document_in_swedish(open_real: OpenReal, qtbot: QtBot, answers: Answers, out: Path) -> None:
    window = open_real(oulu())
    dialog = open_for(window, "leena")
    dialog.form.language.button("sv").click()
    dialog.form.format.button("docx").click()
    answers.files = [out / "intyg.docx"]
    dialog.write.click()
    finish(window, qtbot)
    assert answers.suggested[0].startswith("Intyg_över_deltagande_Leena_Äänekoski")
    assert docx.Document(str(out / "intyg.docx")).paragraphs[0].text == "Intyg över deltagande"


def test_the_maker_language_and_format_are_kept_for_the_next_one(
    open_real: OpenReal, qtbot: QtBot, answers: Answers, out: Path
) -> None:
    window = open_real(oulu())
    dialog = open_for(window, "leena")
    dialog.form.maker["contact"].editor.setText("040 123")
    dialog.form.language.button("sv").click()
    answers.files = [out / "a.pdf"]
    dialog.write.click()
    finish(window, qtbot)
    again = open_for(window, "leena")
    assert again.form.who.contact == "040 123"
    assert again.form.language.current == "sv"


def test_the_default_time_is_from_the_first_uncertified_day_to_the_as_of_day(open_real: OpenReal) -> None:
    dialog = open_for(open_real(oulu()), "leena")
    assert dialog.form.first.value() == d("2026-01-12")
    assert dialog.form.last.value() == d("2026-05-08")


def test_a_typed_day_makes_the_time_ones_own_and_the_page_follows(open_real: OpenReal, qtbot: QtBot) -> None:
    dialog = open_for(open_real(oulu()), "leena")
    editor = dialog.form.first.editor
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, "14.1.2026")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert dialog.form.certified_time is CertifiedTime.OWN
    assert [(one.within, one.day_count) for one in dialog.candidates] == [
        (DaySpan(d("2026-01-14"), d("2026-05-08")), 2)
    ]


def test_a_time_that_ends_before_it_begins_is_told_and_nothing_is_written(open_real: OpenReal, qtbot: QtBot) -> None:
    dialog = open_for(open_real(oulu()), "leena")
    editor = dialog.form.last.editor
    editor.selectAll()
    qtbot.keyClicks(editor, "1.1.2026")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert "Vaihda jompikumpi" in dialog.form.last.error
    assert not dialog.write.isEnabled()


def test_days_still_to_come_are_warned_of(open_real: OpenReal) -> None:
    dialog = open_for(open_real(oulu()), "leena")
    dialog.set_span(DaySpan(d("2026-01-12"), d("2026-05-08")))
    assert dialog.warning.isHidden()
    dialog.set_span(DaySpan(d("2026-01-12"), d("2026-05-09")))
    assert "8.5.2026" in dialog.warning.text()


def test_the_batch_of_a_group_leaves_out_whom_something_is_missing_for(
    open_real: OpenReal, qtbot: QtBot, answers: Answers, out: Path
) -> None:
    window = open_real(oulu())
    dialog = open_for(window, "oulu")
    assert rows(dialog) == [
        "Leena Äänekoski · 12.1.–8.5.2026 · 3 pv",
        "Olli · joustopäivän peruste puuttuu",
        "Pinja Uusi · ei todistettavia päiviä",
    ]
    assert dialog.write.text() == "Tallenna todistus…"
    answers.files = [out / "yksi.pdf"]
    dialog.write.click()
    finish(window, qtbot)
    assert left_over(out) == ["yksi.pdf"]
    assert customer_in(window, "Olli").certificates == ()


def test_what_is_missing_is_said_and_led_to_and_mending_it_is_enough(open_real: OpenReal, qtbot: QtBot) -> None:
    window = open_real(oulu())
    dialog = open_for(window, "oulu")
    go_to(dialog, "Olli")
    assert "4.5.2026 puuttuu peruste" in dialog.page.reason.text()
    dialog.jump.click()
    assert window.parts.timeline.selection == ("f",)
    window._document.submit(Put(FlexDay("f", d("2026-05-04"), "Uupumus"), "olli"))
    assert len(dialog.chosen) == 2
    assert dialog.page.page_count == 1


def test_an_unticked_customer_gets_none_and_stays_unticked(open_real: OpenReal) -> None:
    window = open_real(namesakes())
    dialog = open_for(window, "oulu")
    dialog.people.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert [one.id for one in dialog.chosen] == ["twin"]
    window._document.submit(Put(FlexDay("x", d("2026-05-05"), "Uupumus"), "twin"))
    assert [one.id for one in dialog.chosen] == ["twin"]


def test_namesakes_get_a_file_each_and_one_step_notes_both(
    open_real: OpenReal, qtbot: QtBot, answers: Answers, out: Path
) -> None:
    window = open_real(namesakes())
    dialog = open_for(window, "oulu")
    answers.files = [out]
    dialog.write.click()
    finish(window, qtbot)
    stem = "Osallistumistodistus_Leena_Äänekoski_2026-05-08"
    assert left_over(out) == [f"{stem} (2).pdf", f"{stem}.pdf"]
    assert all(one.certificates for one in window._document.plan.groups[0].customers)
    window.edits.undo()
    assert not any(one.certificates for one in window._document.plan.groups[0].customers)


def test_files_that_are_there_are_not_replaced_unasked(
    open_real: OpenReal, qtbot: QtBot, answers: Answers, out: Path
) -> None:
    old = out / "Osallistumistodistus_Leena_Äänekoski_2026-05-08.pdf"
    old.write_bytes(b"old")
    window = open_real(namesakes())
    dialog = open_for(window, "oulu")
    answers.files, answers.choices = [out], [1]
    dialog.write.click()
    assert old.name in answers.told[0]
    assert (old.read_bytes(), left_over(out)) == (b"old", [old.name])
    assert not window._document.can_undo


def test_a_folder_that_vanished_is_told_and_another_one_taken(
    open_real: OpenReal, qtbot: QtBot, answers: Answers, out: Path
) -> None:
    window = open_real(namesakes())
    dialog = open_for(window, "oulu")
    answers.files, answers.choices = [out / "verkkolevy", out], [1]
    dialog.write.click()
    qtbot.waitUntil(lambda: len(left_over(out)) == 2 and not window.files.work.is_busy)
    assert "verkkolevy" in answers.told[0]


def test_giving_up_leaves_no_file_and_notes_nothing(
    open_real: OpenReal, qtbot: QtBot, answers: Answers, out: Path
) -> None:
    window = open_real(namesakes())
    dialog = open_for(window, "oulu")
    answers.files, answers.choices = [out / "verkkolevy"], [2]
    dialog.write.click()
    qtbot.waitUntil(lambda: bool(answers.told) and not window.files.work.is_busy)
    assert left_over(out) == []
    assert not window._document.can_undo


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """The folder may not be written, not even by root."""
    folder.chmod(0o555)
    was_root = os.geteuid() == 0
    if was_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if was_root:
            os.seteuid(0)
        folder.chmod(0o755)


@pytest.fixture
def locked() -> Iterator[Path]:
    """A folder that another user can reach: the folders of pytest are open to their owner alone."""
    with tempfile.TemporaryDirectory() as reached:
        os.chmod(reached, 0o755)
        folder = Path(reached) / "vain luku"
        folder.mkdir()
        yield folder


def test_a_read_only_folder_is_told_and_another_name_taken(
    open_real: OpenReal, qtbot: QtBot, answers: Answers, locked: Path
) -> None:
    window = open_real(oulu())
    dialog = open_for(window, "leena")
    dialog.form.gives.setChecked(False)
    answers.files, answers.choices = [locked / "todistus.pdf"], [2]
    with read_only(locked):
        dialog.write.click()
        qtbot.waitUntil(lambda: bool(answers.told))
    assert "vain luku" in answers.told[0]
    assert left_over(locked) == []


def test_the_task_of_a_certificate_opens_it_with_the_days_of_the_task(open_real: OpenReal) -> None:
    window = open_real(oulu())
    task = next(t for t in todo_for(window._document.checked).open if t.kind is TaskKind.CERTIFICATE_DUE)
    dialog = window.papers.certificate_for(task)
    assert dialog is not None
    (one,) = dialog.candidates
    assert (one.id, one.within) == ("leena", DaySpan(d("2026-01-12"), d("2026-01-15")))


def test_giving_it_does_the_task_and_says_who(
    open_real: OpenReal, qtbot: QtBot, answers: Answers, out: Path
) -> None:
    window = open_real(oulu())
    window.views.show_view("todo")
    todo = window.parts.views.page("todo")
    row = next(n for n, one in enumerate(todo._rows) if one.kind is TaskKind.CERTIFICATE_DUE and "Leena" in one.subject)
    todo.table.go_to(todo.model.row_of(todo._rows[row].key))
    todo.detail.certificate.click()
    (dialog,) = window.findChildren(CertificateDialog)
    answers.files = [out / "a.pdf"]
    dialog.write.click()
    finish(window, qtbot)
    after = todo_for(window._document.checked)
    assert not [t for t in after.open if t.kind is TaskKind.CERTIFICATE_DUE and t.customer == "leena"]
    (done,) = [one for one in after.done if one.kind is TaskKind.CERTIFICATE_DUE]
    assert done.tick is not None
    assert done.tick.who == window._document.user_name


def test_nothing_selected_says_what_to_select(open_real: OpenReal) -> None:
    window = open_real(oulu())
    window.parts.timeline.select()
    assert window.papers.certificates() is None
    assert window.parts.status.left_text.startswith("Valitse ensin asiakas tai ryhmä")
