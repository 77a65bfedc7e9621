"""Import: reads a file beside the window, then shows what it would change, or everything that is wrong with it."""

from pathlib import Path

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QWidget

from taito_planner.domain.refusals import Refused
from taito_planner.session.document import PlanDocument
from taito_planner.texts import Texts
from taito_planner.ui.dialogs.asking import Asking
from taito_planner.ui.dialogs.problems import ProblemsDialog
from taito_planner.ui.file_commands import FileCommands
from taito_planner.ui.importing.review_dialog import ImportReviewDialog
from taito_planner.ui.services import ImportReview, Services, WorkbookProblems
from taito_planner.ui.style import ThemeChoice, chosen_theme


class ImportCommands(QObject):
    """Reads the workbooks that ``files`` is given."""

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
        self._document, self._services, self._files, self._asking = document, services, files, asking
        self._texts, self._settings, self._window = texts, settings, window
        files.read = self.read

    def read(self, path: Path) -> None:
        """Reads the workbook at ``path`` while planning goes on; reading can be cancelled."""
        self._files.start(
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

    def _show_review(self, read: ImportReview) -> None:
        theme = chosen_theme(ThemeChoice(str(self._settings.value("window/theme", ThemeChoice.SYSTEM))))
        dialog = ImportReviewDialog(read, self._document, self._texts, theme, self._settings, self._window)
        imported = self._texts("files.imported", file=read.path.name)
        dialog.taken.connect(lambda count: self._files.done.emit(imported))
        dialog.show()
