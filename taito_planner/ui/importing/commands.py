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
from taito_planner.ui.importing.services import ForeignTable, UnderstoodTable
from taito_planner.ui.importing.table_dialog import TableDialog
from taito_planner.ui.services import ForeignWorkbook, ImportReview, Services, WorkbookProblems
from taito_planner.ui.style import ThemeChoice, chosen_theme
from taito_planner.ui.theme import Theme

TEXT_SUFFIXES = (".csv", ".txt", ".tsv")


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
        """Reads the workbook or table at ``path`` while planning goes on; reading can be cancelled."""
        if path.suffix.lower() in TEXT_SUFFIXES:
            self._read_tables(path)
            return
        self._files.run(
            self._texts("files.reading", file=path.name),
            lambda progress: self._services.read_workbook(path, progress),
            self._show_review,
            lambda refusal: self._show_problems(path, refusal),
        )

    def open_table(self) -> None:
        """An empty table dialog, to paste into or to open a file from."""
        self._show_tables(())

    def _read_tables(self, path: Path, dialog: TableDialog | None = None) -> None:
        show = dialog.show_tables if dialog else self._show_tables
        self._files.run(
            self._texts("files.reading", file=path.name),
            lambda progress: self._services.tables.read_file(path, progress),
            show,
            lambda refusal: self._show_problems(path, refusal),
        )

    def _show_tables(self, tables: tuple[ForeignTable, ...]) -> None:
        services = self._services.tables
        dialog = TableDialog(tables, services, self._texts, self._theme(), self._settings, self._window)
        dialog.understood.connect(self._review_table)
        dialog.file_asked.connect(lambda: self._ask_for_table(dialog))
        dialog.show()

    def _ask_for_table(self, dialog: TableDialog) -> None:
        path = self._asking.file_to_open("table")
        if path is not None:
            self._read_tables(path, dialog)

    def _review_table(self, title: str, found: UnderstoodTable) -> None:
        count = len({problem.row for problem in found.problems})
        left_out = (self._texts("import-table.left-out", count=count),) if count else ()
        self._show_review(ImportReview(Path(title), self._document.plan, found.theirs, left_out, only_adds=True))

    def _theme(self) -> Theme:
        return chosen_theme(ThemeChoice(str(self._settings.value("window/theme", ThemeChoice.SYSTEM))))

    def _show_problems(self, path: Path, refusal: Refused) -> None:
        if isinstance(refusal, ForeignWorkbook):
            self._read_tables(path)
        elif isinstance(refusal, WorkbookProblems) and refusal.lines:
            ProblemsDialog(path.name, refusal, self._texts, self._window).show()
        else:
            self._asking.tell(self._texts(refusal.key, **refusal.facts))

    def _show_review(self, read: ImportReview) -> None:
        dialog = ImportReviewDialog(read, self._document, self._texts, self._theme(), self._settings, self._window)
        imported = self._texts("files.imported", file=read.path.name)
        dialog.taken.connect(lambda count: self._files.done.emit(imported))
        dialog.show()
