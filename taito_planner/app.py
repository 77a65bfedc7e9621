"""The composition root: builds the document, the window and what the window asks of the rest."""

import gc
import sys
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from taito_planner import __version__, commands, crash_log
from taito_planner.domain.model import Plan
from taito_planner.domain.progress import Progress, Stopped, stretches, unwatched
from taito_planner.domain.refusals import Refused
from taito_planner.session.document import PlanDocument
from taito_planner.storage import drafts, recent
from taito_planner.storage.contacts import load_contacts
from taito_planner.storage.data_folder import data_folder
from taito_planner.storage.errors import PlanFileRefused
from taito_planner.storage.holidays import finnish_calendar
from taito_planner.storage.plan_file import PlanFile
from taito_planner.storage.profiles import load_profiles, profile_versions
from taito_planner.storage.resources import sample_plan_file
from taito_planner.suggest import fixes, may_have_fixes
from taito_planner.texts import Texts, texts_for
from taito_planner.ui.actions import WINDOW_LANGUAGES
from taito_planner.ui.main_window import MainWindow
from taito_planner.ui.services import RecentFile, Services
from taito_planner.ui.style import ThemeChoice, apply_theme, chosen_theme
from taito_planner.ui.waiting import Waiting
from taito_planner.window_exports import export_workbook, paper_services
from taito_planner.window_imports import read_workbook, table_services

SETTINGS_FILE = "window.ini"


def run_window(plan: str | None = None, *, sample: bool = False) -> int:
    """Opens the program and returns its exit code when the window is closed."""
    settings = window_settings()
    texts = window_texts(settings)
    application = make_application(texts.language)
    install_fault_hook(texts)
    demand_profiles(load_profiles, lambda refused: _say(texts(refused.key, **refused.facts)))
    theme = ThemeChoice(str(settings.value("window/theme", ThemeChoice.SYSTEM)))
    dress = partial(apply_theme, application, chosen_theme(theme), theme)
    with Waiting(texts, None, dress).watch() as progress:
        document, refused = first_document(Path(plan) if plan else None, sample=sample, progress=progress)
    window = MainWindow(document, window_services(document, texts), texts, settings)
    window.show()
    gc.collect()
    gc.freeze()  # a loaded plan is long-lived: without this a full collection in mid-drag costs tens of milliseconds
    if refused is not None:
        window.show_refusal(refused)
    if plan is None and not sample:
        window.pointers.show_first_time()
    code = application.exec()
    close_document(document)
    return code


def demand_profiles(load: Callable[[], object], tell: Callable[[Refused], None]) -> None:
    """Tells what is wrong with a service profile and raises Refused: a window has no other way to say it."""
    try:
        load()
    except Refused as refused:
        tell(refused)
        raise


def _say(sentence: str) -> None:
    QMessageBox.critical(None, "Taito planner", sentence)


def make_application(language: str = "fi") -> QApplication:
    """The Qt application, with Qt's own words in ``language`` where it has them."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setStyle("Fusion")  # the style sheet is drawn for it; the native styles draw half of it their own way
    application.setApplicationName("Taito planner")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("taito-planner")
    QLocale.setDefault(QLocale(QLocale.Language.Finnish, QLocale.Country.Finland))
    translator = QTranslator(application)
    if translator.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
    return application


def window_settings() -> QSettings:
    """How the window was left and the user's own name; no plan, no other name. An ini file in the user's own folder."""
    return QSettings(str(data_folder() / SETTINGS_FILE), QSettings.Format.IniFormat)


def window_texts(settings: QSettings) -> Texts:
    """The sentences in the language that was chosen in the menu; Finnish where the settings name none it offers."""
    kept = str(settings.value("language", "fi"))
    return texts_for(kept if kept in WINDOW_LANGUAGES else "fi")


def first_document(
    path: Path | None, *, sample: bool = False, progress: Progress = unwatched
) -> tuple[PlanDocument, Refused | None]:
    """The document to begin with, and why the wanted file could not be opened, or was not waited for.

    The file given; else the draft of a crashed run, else the plan open last, else (a first start) the sample.
    """
    refused: Refused | None = None
    try:
        if path is not None:
            return _opened_document(path, progress), None
        if not sample and (last := _last_file()) is not None:
            return _opened_document(last, progress), None
    except Refused as error:
        refused = error
    is_first_start = not recent.recent_files()
    file = sample_draft() if sample or (is_first_start and path is None) else empty_draft()
    return PlanDocument(file, load_profiles()), refused


def _opened_document(path: Path, progress: Progress) -> PlanDocument:
    of_file, of_findings = stretches(progress, 1, 2)
    file = open_file(path, of_file)
    try:
        return PlanDocument(file, load_profiles(), progress=of_findings)
    except Stopped:
        file.close()
        raise


def _last_file() -> Path | None:
    left_over = drafts.left_over_drafts()
    if left_over:
        return left_over[0].path
    return next((file.path for file in recent.recent_files() if not file.is_missing), None)


def open_file(path: Path, progress: Progress = unwatched) -> PlanFile:
    """The plan file at ``path``, or a draft of the workbook there. Raises Refused."""
    if path.exists() and not commands.is_plan_file(path):
        return drafts.new_draft(commands.read_any_plan(path, progress)[0], profile_versions=profile_versions())
    file = PlanFile.open(path, progress=progress)
    if not drafts.is_draft(path):
        recent.remember(path)
    return file


def sample_draft() -> PlanFile:
    """A draft of the sample plan, looked at as of its own day."""
    return drafts.draft_copy(sample_plan_file())


def empty_draft() -> PlanFile:
    return drafts.new_draft(Plan(calendar=finnish_calendar()), profile_versions=profile_versions())


def close_document(document: PlanDocument) -> None:
    """Lets go of the document's file; a draft in which nothing was ever done is not kept."""
    if document.is_draft and not document.history():
        drafts.discard(document.file)
    else:
        document.file.close()


def window_services(document: PlanDocument, texts: Texts) -> Services:
    """What the window asks of files and workbooks, all for its one document."""

    def show(make: Callable[[Progress], PlanFile]) -> None:
        """Opens the new file before the old one is let go, so that a refusal leaves everything as it was."""
        old, was_untouched_draft = document.file, document.is_draft and not document.history()
        with document.watch() as progress:
            of_file, of_findings = stretches(progress, 1, 2)
            file = make(of_file)
            try:
                checked = document.check(file, of_findings)
            except Stopped:
                file.close()
                raise
        document.load(file, checked)
        if was_untouched_draft:
            drafts.discard(old)
        else:
            old.close()

    def open_plan(path: Path) -> None:
        if path.exists() and document.path.exists() and path.samefile(document.path):
            return
        show(lambda progress: open_file(path, progress))

    def save_as(path: Path) -> None:
        old = document.file
        try:
            with document.watch() as progress:
                copy = old.copy_to(path, progress)
        except PlanFileRefused:
            if old.path.exists():
                raise
            # The old file's place is gone (a share, a stick): the plan goes on without its history.
            copy = PlanFile.create(
                path, document.plan, as_of=old.as_of, profile_versions=old.profile_versions, replace=True
            )
        if copy is old:
            return
        was_draft = document.is_draft
        document.go_on_in(copy)
        if was_draft:
            drafts.discard(old)
        else:
            old.close()
        recent.remember(path)

    def export_template(path: Path) -> None:
        from taito_planner.exchange import write_template

        write_template(path, texts, load_profiles())

    return Services(
        new_plan=lambda: show(lambda _: empty_draft()),
        open_plan=open_plan,
        open_sample=lambda: show(lambda _: sample_draft()),
        save_as=save_as,
        read_workbook=partial(read_workbook, document, texts),
        tables=table_services(document, texts),
        export_workbook=partial(export_workbook, document, texts),
        papers=paper_services(document, texts),
        export_template=export_template,
        recent_files=lambda: tuple(RecentFile(f.path, f.is_missing) for f in recent.recent_files()),
        forget_recent=recent.forget,
        fixes=fixes,
        may_have_fixes=may_have_fixes,
        today=date.today,
        contacts=tuple(load_contacts().values()),
        about={"version": __version__, "profile": load_profiles()["taito"].version},
    )


def install_fault_hook(texts: Texts) -> None:
    """Says that something went wrong and nothing was lost, and writes down where in the code; never a value.

    An exception in a Qt slot does not stop the program, and an installed build has no console.
    """
    folder = data_folder()
    crash_log.watch_fatal_errors(folder)

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            QApplication.quit()
            return
        try:
            if isinstance(error, Refused):
                message = texts(error.key, **error.facts)
            else:
                log = crash_log.write_down(folder, kind, trace, datetime.now())
                message = texts("fault.message", path=str(log))
            QMessageBox.warning(QApplication.activeWindow(), "Taito planner", message)
        except Exception:
            sys.__excepthook__(kind, error, trace)

    sys.excepthook = hook
