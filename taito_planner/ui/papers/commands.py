"""Exports of a part, calendars, certificates, messages and evidence: asks, writes beside the window, notes."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from taito_planner.domain.days import DaySpan
from taito_planner.domain.entities import Located, locate
from taito_planner.domain.ids import CustomerId
from taito_planner.domain.refusals import Refused
from taito_planner.rules.certifying import giving, time_of_task
from taito_planner.rules.finding import Finding
from taito_planner.rules.task import Task
from taito_planner.rules.ticking import CERTIFICATE_KINDS
from taito_planner.rules.todo import todo_for
from taito_planner.session.document import PlanDocument
from taito_planner.texts import Texts
from taito_planner.ui.dialogs.asking import Asking
from taito_planner.ui.file_commands import FileCommands, export_name
from taito_planner.ui.papers.batch import Batch
from taito_planner.ui.papers.calendar_dialog import CalendarDialog
from taito_planner.ui.papers.candidates import Candidate
from taito_planner.ui.papers.certificate_dialog import CertificateDialog
from taito_planner.ui.papers.evidence_dialog import EvidenceDialog
from taito_planner.ui.papers.notice_dialog import NoticeDialog
from taito_planner.ui.papers.report_dialog import ReportDialog
from taito_planner.ui.papers.services import CalendarWish, ExportWish, MadePaper
from taito_planner.ui.services import Services

REPORT_DAYS = timedelta(days=27)
"""A range begins as the four weeks from the as-of day."""

Written = Sequence[tuple[Candidate, MadePaper]]


class PaperCommands(QObject):
    """Signals:
    done: a sentence for the status bar.
    refused: a Refused that an edit met.
    jump_asked: ids to show on the timeline.
    """

    done = Signal(str)
    refused = Signal(object)
    jump_asked = Signal(tuple)

    def __init__(
        self,
        document: PlanDocument,
        services: Services,
        files: FileCommands,
        asking: Asking,
        texts: Texts,
        settings: QSettings,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._document, self._services, self._files = document, services, files
        self._asking, self._texts, self._settings, self._window = asking, texts, settings, window
        self.parts: Any = None
        """The window's parts; set once they are built from the actions, which call this object."""

    def selected(self) -> Located | None:
        """What is selected on the timeline, with its group, customer or person; None for nothing."""
        ids = self.parts.timeline.selection
        return locate(self._document.plan, ids[0]) if ids else None

    def export_person(self) -> None:
        found = self.selected()
        if found is None or found.staff is None:
            self.done.emit(self._texts("papers.choose-person"))
            return
        self._files.export(ExportWish(person=found.staff.id), found.staff.name)

    def export_report(self) -> ReportDialog:
        """Asks for the days and what of the plan."""
        found, as_of = self.selected(), self._document.as_of
        wish = ExportWish(
            found.group.id if found and found.group else None, found.staff.id if found and found.staff else None
        )
        dialog = ReportDialog(self._document, DaySpan(as_of, as_of + REPORT_DAYS), wish, self._texts, self._window)
        dialog.export_asked.connect(self._files.export)
        dialog.show()
        return dialog

    def export_calendar(self) -> CalendarDialog | None:
        """Asks whose of what is selected, and with or without names."""
        whose = self._calendars_of(self.selected())
        if not whose:
            self.done.emit(self._texts("papers.choose-calendar"))
            return None
        dialog = CalendarDialog(whose, self._texts, self._window)
        dialog.export_asked.connect(self._write_calendar)
        dialog.show()
        return dialog

    def _calendars_of(self, found: Located | None) -> list[tuple[str, str, CalendarWish]]:
        if found is None:
            return []
        whose: list[tuple[str, str, CalendarWish]] = []
        if customer := found.customer:
            whose.append(("customer", customer.name, CalendarWish(customer=customer.id)))
        if group := found.group:
            whose.append(("group", group.name, CalendarWish(group=group.id)))
        if person := found.staff:
            whose.append(("person", person.name, CalendarWish(person=person.id)))
        return [(self._texts(f"papers.calendar.{kind}", name=name), name, wish) for kind, name, wish in whose]

    def _write_calendar(self, wish: CalendarWish, title: str) -> None:
        write = self._services.papers.calendar(wish)
        title = f"{self._texts('papers.calendar.file')} {title or self._texts('calendar.someone')}"
        name = export_name(title, self._services.today(), "ics")

        def done(path: Path, count: int) -> None:
            facts = {"count": count, "file": path.name, "folder": str(path.parent)}
            self.done.emit(self._texts("papers.calendar.written", **facts))

        self._files.write_file("calendar", name, lambda path, progress: write(path), done)

    def certificates(self) -> CertificateDialog | None:
        """For the selected customer, else for everyone in the selected group."""
        found = self.selected()
        if found is None or not (found.customer or found.group):
            self.done.emit(self._texts("papers.choose-certificate"))
            return None
        if found.customer:
            return self._open_certificates([found.customer.id], found.customer.name)
        assert found.group is not None
        return self._open_certificates([customer.id for customer in found.group.customers], found.group.name)

    def certificate_for(self, task: Task) -> CertificateDialog | None:
        """For the customer of a certificate task, of the days that the task is about."""
        found = locate(self._document.plan, task.customer) if task.customer else None
        if found is None or found.customer is None:
            return None
        dialog = self._open_certificates([found.customer.id], found.customer.name)
        within = time_of_task(task, self._document.checked)
        if within:
            dialog.set_span(within)
        return dialog

    def _open_certificates(self, customers: list[CustomerId], title: str) -> CertificateDialog:
        dialog = CertificateDialog(
            customers, title, self._document, self._services.papers, self._texts,
            self.parts.findings.model.theme, self._settings, self._window,
        )  # fmt: skip
        dialog.jump_asked.connect(self.jump_asked)
        dialog.write_asked.connect(lambda made: self._write_certificates(made, dialog))
        dialog.show()
        return dialog

    def _write_certificates(self, made: Written, dialog: CertificateDialog) -> None:
        form = dialog.form
        kind = f"certificate.{form.format.current}"
        given_on = form.given.value() if form.gives.isChecked() else None

        def done(paths: list[Path]) -> None:
            self._give(made, given_on, paths)

        if len(made) > 1:
            Batch([paper for _, paper in made], kind, self._files, self._asking, self._texts, done).ask_and_write()
            return
        paper = made[0][1]
        suggested = f"{paper.content.file_stem}.{form.format.current}"
        self._files.write_file(kind, suggested, paper.write, lambda path, _: done([path]))

    def _give(self, made: Written, given_on: Any, paths: list[Path]) -> None:
        """Notes that the written certificates were given, as one step, and says where they are."""
        names, key = ", ".join(path.name for path in paths), "written"
        if given_on is not None and not self._document.is_read_only:
            document, now = self._document, datetime.now()
            wanted = [(one.subject, one.within) for one, _ in made if one.within]
            try:
                document.submit(giving(wanted, given_on, document.checked, who=document.user_name, at=now))
            except Refused as refusal:
                self.refused.emit(refusal)
            else:
                key = "marked"
        facts = {"count": len(paths), "names": names, "folder": str(paths[0].parent)}
        said = self._texts(f"papers.certificate.{key}", **facts)
        for dialog in self._window.findChildren(CertificateDialog):
            dialog.say(said)
        self.done.emit(said)

    def notices(self) -> NoticeDialog:
        """Every message that is still to be sent."""
        return self._open_notices(None)

    def notice_for(self, task: Task) -> NoticeDialog:
        return self._open_notices(task)

    def notice_of_finding(self, finding: Finding) -> NoticeDialog | CertificateDialog | None:
        """The message, or the certificate, that closes a finding."""
        open_tasks = todo_for(self._document.checked).open
        task = next((task for task in open_tasks if task.finding and task.finding.key == finding.key), None)
        if task is None:
            return None
        return self.certificate_for(task) if task.kind in CERTIFICATE_KINDS else self._open_notices(task)

    def _open_notices(self, first: Task | None) -> NoticeDialog:
        dialog = NoticeDialog(self._document, self._texts, self._settings, self._window, first=first)
        dialog.said.connect(self.done)
        dialog.certificate_asked.connect(self.certificate_for)
        dialog.show()
        return dialog

    def evidence(self) -> EvidenceDialog | None:
        """The pack of the selected group, to be looked at and written."""
        group = self._files.selected_group()
        if group is None:
            self.done.emit(self._texts("papers.choose-group"))
            return None
        dialog = EvidenceDialog(self._services.papers.evidence(group.id), self._texts, self._window)
        title = f"{self._texts('papers.evidence-file')} {group.name}"
        dialog.write_asked.connect(lambda paper, form: self._write_evidence(paper, form, title))
        dialog.show()
        return dialog

    def _write_evidence(self, paper: MadePaper, form: str, title: str) -> None:
        name = export_name(title, self._services.today(), form)

        def done(path: Path, _: object) -> None:
            self.done.emit(self._texts("files.exported", file=path.name, folder=str(path.parent)))

        self._files.write_file(f"evidence.{form}", name, paper.write, done)
