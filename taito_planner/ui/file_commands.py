"""New, open, save as, import, export: asks for the file, calls the service, says the way out of a failure."""

from collections.abc import Callable
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from taito_planner.domain.model import Group
from taito_planner.domain.progress import Progress, Stopped
from taito_planner.domain.refusals import Refused
from taito_planner.session.document import PlanDocument
from taito_planner.texts import Texts
from taito_planner.ui.dialogs.asking import Asking
from taito_planner.ui.dropping import is_plan
from taito_planner.ui.papers.services import ExportWish
from taito_planner.ui.services import Services
from taito_planner.ui.work import Work

_NOT_IN_A_FILE_NAME = '<>:"/\\|?*'


class FileCommands(QObject):
    """Signals:
    done: a sentence for the status bar.
    opened: another plan is in the document now.
    """

    done = Signal(str)
    opened = Signal()

    def __init__(
        self, document: PlanDocument, services: Services, asking: Asking, texts: Texts, window: QWidget
    ) -> None:
        super().__init__(window)
        self._document = document
        self._services = services
        self._asking = asking
        self._texts = texts
        self._window = window
        self.work = Work(self)
        self.read: Callable[[Path], None] = lambda path: None
        """Reads a workbook for import; the import commands set it."""
        self.selected_group: Callable[[], Group | None] = lambda: None
        """Tells the group that "export the selected group" means; the window sets it."""

    def new_plan(self) -> None:
        self._load(self._services.new_plan)

    def open_sample(self) -> None:
        self._load(self._services.open_sample)

    def open_plan(self) -> None:
        path = self._asking.file_to_open("plan")
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Opens a plan, or reads a workbook for review."""
        if is_plan(path):
            self._load(lambda: self._services.open_plan(path))
        else:
            self.read(path)

    def open_recent(self, path: Path) -> None:
        self._load(lambda: self._services.open_plan(path))

    def save(self) -> None:
        """Ctrl+S: says that every edit is stored already; a plan without a name of its own gets one."""
        if self._document.is_draft:
            self.save_as()
        else:
            self.done.emit(self._texts("files.saved-already", file=_name(self._document.path)))

    def save_as(self) -> None:
        suggested = self._texts("files.plan-name")
        if self._document.path is not None and not self._document.is_draft:
            suggested = self._document.path.stem
        self._write("plan", f"{suggested}.taito", self._services.save_as, "files.saved")

    def import_workbook(self) -> None:
        path = self._asking.file_to_open("workbook")
        if path is not None:
            self.read(path)

    def save_template(self) -> None:
        name = f"{self._texts('files.template-name')}.xlsx"
        self.write_file("workbook", name, lambda path, _: self._services.export_template(path), self._say_exported)

    def export_plan(self) -> None:
        self.export(ExportWish(), self._texts("files.whole-plan"))

    def export_anonymous(self) -> None:
        self.export(ExportWish(is_anonymous=True), self._texts("files.whole-plan"))

    def export_group(self) -> None:
        group = self.selected_group()
        if group is not None:
            self.export(ExportWish(group=group.id), group.name)

    def export(self, wish: ExportWish, title: str) -> None:
        """Asks where, and writes the workbook of a part of the plan, called ``title``, beside the window."""

        def write(path: Path, progress: Progress) -> None:
            self._services.export_workbook(path, wish, progress)

        self.write_file("workbook", export_name(title, self._services.today()), write, self._say_exported)

    def write_file(
        self, kind: str, suggested: str, write: Callable[[Path, Progress], Any], done: Callable[[Path, Any], None]
    ) -> None:
        """Asks where, then writes while planning goes on; ``done`` takes the path and what ``write`` gave."""
        path = self._asking.file_to_save(kind, suggested)
        if path is not None:
            self._write_beside(kind, path, write, done)

    def _write(self, kind: str, suggested: str, write: Callable[[Path], Any], done_key: str) -> None:
        """Asks where, writes, and while that does not work offers to try again or another name."""
        path = self._asking.file_to_save(kind, suggested)
        if path is None:
            return
        self._write_now(kind, path, write, done_key)

    def _write_now(self, kind: str, path: Path, write: Callable[[Path], Any], done_key: str) -> None:
        """In the window's own thread: the document goes on in the new file."""
        try:
            with _busy():
                write(path)
        except Stopped as stopped:
            self.done.emit(self._texts(stopped.key))
        except Refused as refusal:
            other = self.after_refusal(refusal, kind, path)
            if other is not None:
                self._write_now(kind, other, write, done_key)
        else:
            self._say_written(done_key, path)

    def _write_beside(
        self, kind: str, path: Path, write: Callable[[Path, Progress], Any], done: Callable[[Path, Any], None]
    ) -> None:
        """While planning goes on; the user may take it back, and there is then no new file."""

        def refused(refusal: Refused) -> None:
            other = self.after_refusal(refusal, kind, path)
            if other is not None:
                self._write_beside(kind, other, write, done)

        self.run(
            self._texts("files.writing", file=path.name),
            lambda progress: write(path, progress),
            lambda value: done(path, value),
            refused,
        )

    def run(
        self,
        what: str,
        call: Callable[[Progress], Any],
        done: Callable[[Any], None],
        refused: Callable[[Refused], None],
    ) -> None:
        """Runs ``call`` beside the window, where nothing else is under way."""
        if not self.work.run(what, call, done, refused):
            self.done.emit(self._texts("files.busy"))

    def _say_exported(self, path: Path, _: Any) -> None:
        self._say_written("files.exported", path)

    def _say_written(self, done_key: str, path: Path) -> None:
        self.done.emit(self._texts(done_key, file=path.name, folder=str(path.parent)))

    def after_refusal(self, refusal: Refused, kind: str, path: Path) -> Path | None:
        """Says why a file could not be written and asks what to do: the path to try next, None to leave it."""
        choices = [self._texts(f"files.{name}") for name in ("retry", "other-name", "give-up")]
        chosen = self._asking.choose(self._texts(refusal.key, **refusal.facts), choices)
        if chosen == 0:
            return path
        if chosen == 1:
            return self._asking.file_to_save(kind, f"{path.stem} (2){path.suffix}")
        return None

    def _load(self, load: Callable[[], None]) -> None:
        try:
            with _busy():
                load()
        except Stopped as stopped:
            self.done.emit(self._texts(stopped.key))
        except Refused as refusal:
            self._asking.tell(self._texts(refusal.key, **refusal.facts))
        else:
            self.opened.emit()


def export_name(title: str, today: date, suffix: str = "xlsx") -> str:
    """``Taito_Oulu 1-2026_2026-12-30_vk53.xlsx``: what a file name cannot hold becomes a hyphen."""
    safe = "".join("-" if letter in _NOT_IN_A_FILE_NAME else letter for letter in title).strip()
    return f"Taito_{safe}_{today:%Y-%m-%d}_vk{today.isocalendar().week}.{suffix}"


def _name(path: Path | None) -> str:
    return path.name if path is not None else ""


@contextmanager
def _busy() -> Any:
    """The waiting cursor while a file is read or written."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
