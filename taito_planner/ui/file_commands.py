"""New, open, save as, import, export: asks for the file, calls the service, says the way out of a failure."""

from collections.abc import Callable
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from taito_planner.domain.ids import GroupId
from taito_planner.domain.model import Group
from taito_planner.domain.refusals import Refused
from taito_planner.session.document import PlanDocument
from taito_planner.texts import Texts
from taito_planner.ui.dialogs.asking import Asking
from taito_planner.ui.dialogs.import_review import ImportReviewDialog
from taito_planner.ui.dialogs.problems import ProblemsDialog
from taito_planner.ui.dropping import is_plan
from taito_planner.ui.services import ImportReview, Services, WorkbookProblems
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
            self._review(path)

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
            self._review(path)

    def save_template(self) -> None:
        name = f"{self._texts('files.template-name')}.xlsx"
        self._write("workbook", name, self._services.export_template, "files.exported")

    def export_plan(self) -> None:
        self._export(None, anonymous=False)

    def export_anonymous(self) -> None:
        self._export(None, anonymous=True)

    def export_group(self) -> None:
        self._export(self.selected_group(), anonymous=False)

    def _export(self, group: Group | None, *, anonymous: bool) -> None:
        title = group.name if group else self._texts("files.whole-plan")
        group_id: GroupId | None = group.id if group else None

        def write(path: Path) -> None:
            self._services.export_workbook(path, group_id, anonymous)

        self._write("workbook", export_name(title, self._services.today()), write, "files.exported")

    def _write(self, kind: str, suggested: str, write: Callable[[Path], Any], done_key: str) -> None:
        """Asks where, writes, and while that does not work offers to try again or another name."""
        path = self._asking.file_to_save(kind, suggested)
        if path is None:
            return
        if kind == "plan":
            self._write_now(kind, path, write, done_key)
        else:
            self._write_beside(kind, path, write, done_key)

    def _write_now(self, kind: str, path: Path, write: Callable[[Path], Any], done_key: str) -> None:
        """In the window's own thread: the document goes on in the new file."""
        try:
            with _busy():
                write(path)
        except Refused as refusal:
            other = self.after_refusal(refusal, kind, path)
            if other is not None:
                self._write_now(kind, other, write, done_key)
        else:
            self._say_written(done_key, path)

    def _write_beside(self, kind: str, path: Path, write: Callable[[Path], Any], done_key: str) -> None:
        """While planning goes on."""

        def refused(refusal: Refused) -> None:
            other = self.after_refusal(refusal, kind, path)
            if other is not None:
                self._write_beside(kind, other, write, done_key)

        self.start(
            self._texts("files.writing", file=path.name),
            lambda: write(path),
            lambda _: self._say_written(done_key, path),
            refused,
        )

    def _say_written(self, done_key: str, path: Path) -> None:
        self.done.emit(self._texts(done_key, file=path.name, folder=str(path.parent)))

    def start(
        self,
        what: str,
        call: Callable[[], Any],
        done: Callable[[Any], None],
        refused: Callable[[Refused], None],
        *,
        can_drop: bool = False,
    ) -> None:
        """Runs ``call`` beside the window, where nothing else is under way."""
        if not self.work.run(what, call, done, refused, can_drop=can_drop):
            self.done.emit(self._texts("files.busy"))

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
        except Refused as refusal:
            self._asking.tell(self._texts(refusal.key, **refusal.facts))
        else:
            self.opened.emit()

    def _review(self, path: Path) -> None:
        self.start(
            self._texts("files.reading", file=path.name),
            lambda: self._services.read_workbook(path),
            self._show_review,
            lambda refusal: self._show_problems(path, refusal),
            can_drop=True,
        )

    def _show_problems(self, path: Path, refusal: Refused) -> None:
        if isinstance(refusal, WorkbookProblems) and refusal.lines:
            ProblemsDialog(path.name, refusal, self._texts, self._window).show()
        else:
            self._asking.tell(self._texts(refusal.key, **refusal.facts))

    def _show_review(self, review: ImportReview) -> None:
        dialog = ImportReviewDialog(review, self._document, self._texts, self._window)
        dialog.accepted.connect(lambda: self.done.emit(self._texts("files.imported", file=review.path.name)))
        dialog.outdated.connect(lambda: self._review_again(review.path))
        dialog.show()

    def _review_again(self, path: Path) -> None:
        self.done.emit(self._texts("files.review-again"))
        self._review(path)


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
