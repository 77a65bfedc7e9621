"""Print, save as PDF, save as pictures: of the view in sight, in a thread beside the window."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from taito_planner.domain.progress import Stopped
from taito_planner.domain.refusals import Refused
from taito_planner.session.document import PlanDocument
from taito_planner.texts import Texts
from taito_planner.ui.dialogs.asking import Asking
from taito_planner.ui.file_commands import FileCommands, export_name
from taito_planner.ui.printing.job import Job
from taito_planner.ui.printing.jobs import JobMaker
from taito_planner.ui.printing.output import (
    PrintRefused,
    picture_paths,
    print_on,
    set_layout,
    write_pdf,
    write_pictures,
)
from taito_planner.ui.printing.page_dialog import PageDialog
from taito_planner.ui.printing.pagination import WEEK
from taito_planner.ui.printing.paper import Paper
from taito_planner.ui.printing.preview import PreviewDialog
from taito_planner.ui.printing.timeline_pages import WEEKS_ON_PAGE, TimelineChoice
from taito_planner.ui.services import Services
from taito_planner.ui.views.switch import HISTORY, OVERVIEW, TIMELINE, TODO
from taito_planner.ui.waiting import Waiting


class PrintCommands(QObject):
    """Signals:
    done: a sentence for the status bar.
    """

    done = Signal(str)

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
        self._document = document
        self._services = services
        self._files = files
        self._asking = asking
        self._texts = texts
        self._settings = settings
        self._window = window
        self.parts: Any = None
        """The window's parts; set once they are built from the actions, which call this object."""
        self.maker = JobMaker(document, texts, window.font)
        self.ask_printer: Callable[[QPrinter], bool] = self._ask_printer

    def preview(self) -> PreviewDialog:
        """Opens the preview of the view in sight; printing and saving go on from there."""
        dialog = PreviewDialog(self.job, self.parts.views.current, self._texts, self._settings, self._window)
        dialog.print_asked.connect(self.print_job)
        dialog.pdf_asked.connect(self.save_pdf)
        dialog.pictures_asked.connect(self.save_pictures)
        dialog.show()
        return dialog

    def export_pdf(self) -> PageDialog:
        """Asks for the paper, then for the file."""
        return self._ask_for_pages("pdf", self.save_pdf)

    def export_pictures(self) -> PageDialog:
        return self._ask_for_pages("pictures", self.save_pictures)

    def _ask_for_pages(self, kind: str, save: Callable[[Job, str], None]) -> PageDialog:
        dialog = PageDialog(self.job, self.parts.views.current, kind, self._texts, self._settings, self._window)
        dialog.job_made.connect(save)
        dialog.show()
        return dialog

    def job(self, paper: Paper, *, whole: bool = False, view: str = "") -> Job:
        """What would be printed of a view, by default of the one in sight. ``whole``: all weeks of the timeline."""
        key = view or self.parts.views.current
        self.parts.views.freshen(key)
        page = self.parts.views.page(key)
        makers: dict[str, Callable[[], Job]] = {
            TIMELINE: lambda: self.maker.timeline(paper, self._choice(whole)),
            TODO: lambda: self.maker.todo(paper, page),
            OVERVIEW: lambda: self.maker.overview(paper, page),
            HISTORY: lambda: self.maker.history(paper, page),
        }
        return makers[key]()

    def save_pdf(self, job: Job, view: str) -> None:
        self._save("pdf", job, view, write_pdf)

    def save_pictures(self, job: Job, view: str) -> None:
        self._save("png", job, view, write_pictures)

    def print_job(self, job: Job) -> None:
        """Asks for a printer, and sends the pages in this thread: a driver may show windows of its own."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        set_layout(printer, job.paper)
        if not self.ask_printer(printer):
            return
        try:
            with Waiting(self._texts, self._window, what="waiting.printing").watch() as progress:
                count = print_on(printer, job, progress)
        except Stopped:
            self.done.emit(self._texts("waiting.print-stopped"))
        except PrintRefused as refusal:
            self._asking.tell(self._texts(refusal.key, **refusal.facts))
        else:
            self.done.emit(self._texts("print.sent", count=count))

    def _choice(self, whole: bool) -> TimelineChoice:
        """The half year from the first week in sight, or everything; groups closed, sorted or left out stay so."""
        timeline = self.parts.timeline
        collapsed, groups = timeline.stage.collapsed, timeline.stage.shown.arrangement
        if whole:
            return TimelineChoice(collapsed=collapsed, groups=groups)
        first = date.fromisoformat(timeline.state()["first_day"])
        return TimelineChoice(first, first + WEEKS_ON_PAGE * WEEK - timedelta(days=7), collapsed, groups)

    def _save(self, kind: str, job: Job, view: str, write: Callable[..., Any]) -> None:
        name = export_name(self._texts(f"print.file.{view}"), self._services.today(), kind)
        path = self._asking.file_to_save(kind, name)
        if path is not None:
            self._write(kind, path, job, write)

    def _write(self, kind: str, path: Path, job: Job, write: Callable[..., Any]) -> None:
        if kind == "png" and not self._may_replace(path, job):
            return

        def refused(refusal: Refused) -> None:
            other = self._files.after_refusal(refusal, kind, path)
            if other is not None:
                self._write(kind, other, job, write)

        facts = {"file": path.name, "folder": str(path.parent)}
        what = self._texts("print.writing", count=job.page_count, file=path.name)
        done = self._texts("print.saved", count=job.page_count, **facts)
        self._files.run(what, lambda progress: write(path, job, progress), lambda _: self.done.emit(done), refused)

    def _may_replace(self, path: Path, job: Job) -> bool:
        """The save dialog asked about ``path`` alone; pictures of several pages have names of their own."""
        there = [one for one in picture_paths(path, job.page_count) if one != path and one.exists()]
        if not there:
            return True
        choices = [self._texts("print.replace-them"), self._texts("files.give-up")]
        question = self._texts("print.replace", count=len(there), file=there[0].name, folder=str(path.parent))
        return self._asking.choose(question, choices) == 0

    def _ask_printer(self, printer: QPrinter) -> bool:
        dialog = QPrintDialog(printer, self._window)
        accepted = bool(dialog.exec())
        dialog.deleteLater()
        return accepted
