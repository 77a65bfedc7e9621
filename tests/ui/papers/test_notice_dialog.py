"""Messages from the window: ready to copy, marked as told in one step, reached from finding, task and menu."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from taito_planner.domain.days import DaySpan
from taito_planner.domain.model import Certificate, Plan
from taito_planner.rules.task import TaskKind
from taito_planner.rules.todo import todo_for
from taito_planner.ui.inspector.finding_row import FindingRow
from taito_planner.ui.main_window import MainWindow
from taito_planner.ui.papers.certificate_dialog import CertificateDialog
from taito_planner.ui.papers.notice_dialog import NoticeDialog
from tests.builders import d
from tests.ui.papers.conftest import Answers, OpenReal
from tests.ui.papers.plans import oulu


def deferred() -> Plan:
    whole = oulu()
    one = replace(whole.groups[0], agreed_start_on=d("2026-01-05"), deferral_decided_on=d("2025-12-20"))
    return replace(whole, groups=(one,))


def listed(dialog: NoticeDialog) -> list[str]:
    return [dialog.list.item(row).text().partition("\n")[0] for row in range(dialog.list.count())]


def absence_of(window: MainWindow) -> object:
    return window._document.plan.groups[0].customers[0].absences[0].told_kela_on


def copied() -> str:
    return QGuiApplication.clipboard().text()


def test_every_message_to_be_sent_stands_in_the_list(open_real: OpenReal) -> None:
    window = open_real(deferred())
    window.qt_actions["export.notices"].trigger()
    (dialog,) = window.findChildren(NoticeDialog)
    assert sorted(listed(dialog)) == [
        "Leena Äänekoski · Oulu 1/2026",
        "Leena Äänekoski · Oulu 1/2026",
        "Olli · Oulu 1/2026",
        "Pinja Uusi · Oulu 1/2026",
        "ryhmä · Oulu 1/2026",
    ]


def test_subject_text_and_all_are_copied_as_they_stand_also_edited(open_real: OpenReal, qtbot: QtBot) -> None:
    dialog = open_real(oulu()).papers.notices()
    dialog.body.setPlainText("Oma teksti")
    dialog.copy_all.click()
    assert copied() == "Muutos kuntoutukseen: Leena Äänekoski\n\nOma teksti\n"
    by_name = {one.accessibleName(): one for one in dialog.message.findChildren(QPushButton)}
    by_name["Kopioi: Aihe"].click()
    assert copied() == "Muutos kuntoutukseen: Leena Äänekoski"
    by_name["Kopioi: Teksti"].click()
    assert copied() == "Oma teksti"


def test_the_address_is_copied_without_its_name(open_real: OpenReal) -> None:
    dialog = open_real(oulu()).papers.notices()
    buttons = {one.accessibleName(): one for one in dialog.to.findChildren(QPushButton)}
    buttons["Kopioi: Kelan palvelunumero: 020 692 205"].click()
    assert copied() == "020 692 205"


def test_marking_notes_the_day_in_one_step_and_the_message_is_gone(open_real: OpenReal) -> None:
    window = open_real(oulu())
    dialog = window.papers.notices()
    dialog.day.editor.setText("7.5.2026")
    dialog.mark.click()
    assert absence_of(window) == d("2026-05-07")
    assert listed(dialog) == []
    assert dialog.empty.isVisibleTo(dialog)
    window.edits.undo()
    assert absence_of(window) is None
    assert listed(dialog) == ["Leena Äänekoski · Oulu 1/2026"]


def test_after_marking_the_next_message_is_in_sight(open_real: OpenReal) -> None:
    dialog = open_real(deferred()).papers.notices()
    dialog.list.setCurrentRow(1)
    following = dialog.notices[2]
    dialog.mark.click()
    assert dialog.current == following
    assert dialog.subject.text() == following.subject


def test_a_day_that_cannot_be_read_marks_nothing(open_real: OpenReal) -> None:
    window = open_real(oulu())
    dialog = window.papers.notices()
    dialog.day.editor.setText("joskus")
    dialog.mark.click()
    assert dialog.day.error
    assert not window._document.can_undo


def test_an_edit_elsewhere_leaves_an_edited_text_alone_while_its_message_is_the_same(open_real: OpenReal) -> None:
    window = open_real(oulu())
    dialog = window.papers.notices()
    dialog.body.setPlainText("Oma teksti")
    window.edits.remove("t")
    assert dialog.body.toPlainText() == "Oma teksti"


def link_of(window: MainWindow, text: str) -> QPushButton:
    rows = window.parts.inspector.findChildren(FindingRow)
    return next(row.paper_button for row in rows if text in row.text and row.paper_button.isVisibleTo(row))


def test_a_finding_in_the_inspector_leads_to_its_message(open_real: OpenReal, qtbot: QtBot) -> None:
    window = open_real(oulu())
    window.views.show("leena")
    link = link_of(window, "Sairauspoissaolo")
    assert link.text() == "Ilmoita…"
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    (dialog,) = window.findChildren(NoticeDialog)
    assert dialog.current is not None
    assert dialog.current.task.part == "a"


def test_a_finding_about_a_certificate_leads_to_the_certificate(open_real: OpenReal, qtbot: QtBot) -> None:
    window = open_real(oulu())
    window.views.show("leena")
    rows = window.parts.inspector.findChildren(FindingRow)
    link = next(r.paper_button for r in rows if r.paper_button.text() == "Laadi todistus…" and not r.isHidden())
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert len(window.findChildren(CertificateDialog)) == 1


def test_a_finding_that_nobody_is_told_of_has_no_such_link(open_real: OpenReal) -> None:
    window = open_real(oulu())
    window.views.show("olli")
    rows = window.parts.inspector.findChildren(FindingRow)
    about = [row for row in rows if "peruste" in row.text and not row.isHidden()]
    assert about
    assert all(row.paper_button.isHidden() for row in about)


def test_the_way_to_a_paper_makes_a_finding_no_wider(open_real: OpenReal) -> None:
    window = open_real(deferred())
    window.views.show("leena")
    row = next(one for one in window.parts.inspector.findChildren(FindingRow) if one.paper_button.isVisible())
    with_it = row.minimumSizeHint().width()
    row.paper_button.hide()
    assert with_it <= max(row.minimumSizeHint().width(), row.paper_button.sizeHint().width() + 32)


def test_a_plan_that_can_only_be_read_is_not_marked(open_read_only: Callable[[Plan], MainWindow]) -> None:
    dialog = open_read_only(oulu()).papers.notices()
    assert not dialog.mark.isEnabled()
    assert not dialog.day.isEnabled()


def test_a_task_leads_to_its_message(open_real: OpenReal) -> None:
    window = open_real(oulu())
    window.views.show_view("todo")
    todo = window.parts.views.page("todo")
    key = next(row.key for row in todo._rows if row.kind is TaskKind.KELA_TOLD)
    todo.table.go_to(todo.model.row_of(key))
    assert "sairauden vuoksi" in todo.detail.notice.toPlainText()
    todo.detail.open_notice.click()
    (dialog,) = window.findChildren(NoticeDialog)
    assert dialog.current is not None
    assert dialog.current.task.key == key


def test_the_message_with_a_new_certificate_goes_to_the_customer_and_leads_to_the_certificate(
    open_real: OpenReal, answers: Answers
) -> None:
    whole = oulu()
    leena = whole.groups[0].customers[0]
    given = Certificate("c", d("2026-01-16"), (DaySpan(d("2026-01-12"), d("2026-01-15")),), d("2026-01-16"))
    one = replace(whole.groups[0], customers=(replace(leena, certificates=(given,)),))
    window = open_real(replace(whole, groups=(one,)))
    task = next(t for t in todo_for(window._document.checked).open if t.kind is TaskKind.CERTIFICATE_RENEW)
    dialog = window.papers.notice_for(task)
    assert dialog.current is not None
    assert dialog.current.to == "Leena Äänekoski"
    assert not dialog.mark.isVisibleTo(dialog)
    dialog.certificate.click()
    assert len(window.findChildren(CertificateDialog)) == 1
