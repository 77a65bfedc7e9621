"""The main window: builds its parts and connects them. No rule, no date arithmetic, no plan of its own."""

from typing import Any

from PySide6.QtCore import QSettings
from PySide6.QtGui import QCloseEvent, QDrag, QDragEnterEvent, QDropEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from taito_planner.domain.entities import locate
from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import Group
from taito_planner.domain.refusals import IntentRefused, Refused
from taito_planner.session.document import PlanDocument
from taito_planner.texts import Texts
from taito_planner.ui.accept_commands import AcceptCommands
from taito_planner.ui.action_states import follow_selection
from taito_planner.ui.actions import SPEC_BY_KEY, build_actions
from taito_planner.ui.block_buttons import BlockButtons
from taito_planner.ui.clip_commands import ClipCommands
from taito_planner.ui.dialogs.asking import Asking, NativeAsking
from taito_planner.ui.dropping import dropped_file
from taito_planner.ui.edit_commands import EditCommands
from taito_planner.ui.file_commands import FileCommands
from taito_planner.ui.finding_places import Hit, find_in_plan
from taito_planner.ui.fixes.commands import FixCommands
from taito_planner.ui.importing.commands import ImportCommands
from taito_planner.ui.layout import Parts
from taito_planner.ui.menus import RECENT, fill_menu_bar
from taito_planner.ui.papers.commands import PaperCommands
from taito_planner.ui.pointers import Pointers
from taito_planner.ui.printing.commands import PrintCommands
from taito_planner.ui.services import Services
from taito_planner.ui.style import ThemeChoice, apply_theme, chosen_theme, on_system_look
from taito_planner.ui.timeline.sight import show_step
from taito_planner.ui.view_commands import ViewCommands
from taito_planner.ui.views.filling import fill_views
from taito_planner.ui.waiting import Waiting
from taito_planner.ui.window_state import restore_state, save_state

MIN_SIZE = 960, 560


class MainWindow(QMainWindow):
    """Shows one document, which stays the same object when another plan is opened into it."""

    def __init__(
        self,
        document: PlanDocument,
        services: Services,
        texts: Texts,
        settings: QSettings,
        *,
        asking: Asking | None = None,
    ) -> None:
        """``asking`` answers the questions about files; by default the system's own dialogs."""
        super().__init__()
        self._document = document
        self._services = services
        self._texts = texts
        self._settings = settings
        self._theme_choice = ThemeChoice(str(settings.value("window/theme", ThemeChoice.SYSTEM)))
        theme = chosen_theme(self._theme_choice)
        asking = asking or NativeAsking(self, texts, settings)
        self.files = FileCommands(document, services, asking, texts, self)
        self.imports = ImportCommands(document, services, self.files, asking, texts, settings, self)
        self.edits = EditCommands(document, lambda: self.parts.timeline.selection, texts, self)
        self.views = ViewCommands(document, services, texts, settings, self)
        self.clips = ClipCommands(document, lambda: self.parts.timeline, texts, self)
        self.prints = PrintCommands(document, services, self.files, asking, texts, settings, self)
        self.papers = PaperCommands(document, services, self.files, asking, texts, settings, self)
        self.accepting = AcceptCommands(document, texts, settings, self)
        self.fixes = FixCommands(document, services, texts, self)
        document.watch = Waiting(texts, self).watch
        self.pointers = Pointers(texts, settings, self)
        commands = {"files": self.files, "edits": self.edits, "views": self.views, "accepting": self.accepting}
        commands["prints"], commands["papers"], commands["imports"] = self.prints, self.papers, self.imports
        commands["fixes"], commands["clips"], commands["pointers"] = self.fixes, self.clips, self.pointers
        self.qt_actions = build_actions(self, commands, texts)
        self.parts = Parts(self, document, self.qt_actions, self._find, texts, theme)
        self.menus = fill_menu_bar(self.menuBar(), self.qt_actions, texts)
        self._block_buttons = BlockButtons(self.parts.palette, self.qt_actions, texts)
        self.views.parts, self.views.actions = self.parts, self.qt_actions
        self.prints.parts = self.papers.parts = self.pointers.parts = self.parts
        self._connect()
        fill_views(self, document, texts, theme, settings)
        self.setAcceptDrops(True)
        self.parts.timeline.restore(restore_state(settings, self, self.parts.splitters))
        self._take_theme(self._theme_choice)
        self._show_zoom(self.parts.timeline.zoom_name)
        self.qt_actions[f"language.{texts.language}"].setChecked(True)
        self.refresh()
        self.parts.views.restore(settings)
        self.setMinimumSize(*MIN_SIZE)
        self.views.focus_plan()

    def _connect(self) -> None:
        parts, files, edits, views = self.parts, self.files, self.edits, self.views
        for key, spec in SPEC_BY_KEY.items():
            if spec.on_timeline:
                parts.timeline.addAction(self.qt_actions[key])
        for commands in (files, edits, views, self.accepting, self.fixes, self.prints, self.clips, self.papers):
            commands.done.connect(parts.status.say)
        for source in (edits, views, self.accepting, self.fixes, self.clips, self.papers, parts.timeline):
            source.refused.connect(self._take_refusal)
        files.opened.connect(self._show_opened)
        files.work.began.connect(parts.status.show_work)
        files.work.progressed.connect(parts.status.show_progress)
        files.work.ended.connect(parts.status.end_work)
        parts.status.cancel.clicked.connect(files.work.drop)
        files.selected_group = self._selected_group
        edits.added.connect(views.show)
        edits.stepped.connect(lambda ids: show_step(parts.timeline, ids))
        views.theme_chosen.connect(self._take_theme)
        timeline = parts.timeline
        timeline.selection_changed.connect(self._take_selection)
        timeline.preview_changed.connect(parts.preview_soon)
        timeline.edit_requested.connect(views.edit)
        timeline.zoom_changed.connect(self._show_zoom)
        parts.findings.picked.connect(views.show_finding)
        self.fixes.serve(parts)
        self.accepting.serve(parts.findings, parts.inspector, self.qt_actions)
        parts.inspector.chosen.connect(views.show)
        parts.inspector.paper_asked.connect(self.papers.notice_of_finding)
        self.papers.jump_asked.connect(lambda ids: views.show(*ids))
        parts.inspector.add_asked.connect(edits.add)
        parts.inspector.remove_asked.connect(edits.remove)
        parts.toolbar.search.found.connect(views.show_hit)
        parts.toolbar.search.left.connect(views.focus_plan)
        parts.palette.add_asked.connect(edits.add)
        parts.palette.zoom_asked.connect(views.set_zoom)
        parts.palette.today_asked.connect(views.go_to_as_of)
        parts.as_of_banner.left.connect(views.as_of_today)
        parts.trouble_banner.left.connect(lambda: parts.trouble_banner.say(""))
        card = parts.empty_card
        card.import_asked.connect(files.import_workbook)
        card.group_asked.connect(lambda: edits.add("group"))
        card.sample_asked.connect(files.open_sample)
        card.template_asked.connect(files.save_template)
        self.menus[RECENT].aboutToShow.connect(self._fill_recent)
        self._document.plan_changed.connect(self.refresh)
        on_system_look(self._follow_system)

    def refresh(self) -> None:
        """Reads the document again: titles, banners, which actions are on."""
        document, texts = self._document, self._texts
        name = texts("window.draft") if document.is_draft or not document.path else document.path.stem
        self.setWindowTitle(texts("window.title", file=name))
        day = document.as_of
        self.parts.as_of_banner.say(texts("banner.as-of", day=day) if document.looks_at_another_day else "")
        self.parts.read_only_banner.say(self._read_only_sentence())
        plan = document.plan
        self.parts.empty_card.setVisible(not (plan.groups or plan.loose_customers or plan.staff))
        self._enable_actions()
        self._block_buttons.follow(document.checked, self.parts.timeline.selection)

    def _enable_actions(self) -> None:
        document, texts, actions = self._document, self._texts, self.qt_actions
        for key, spec in SPEC_BY_KEY.items():
            if spec.edits:
                actions[key].setEnabled(not document.is_read_only)
        for key, can, label_key in (
            ("edit.undo", document.can_undo, document.undo_label),
            ("edit.redo", document.can_redo, document.redo_label),
        ):
            actions[key].setEnabled(can)
            text = texts(f"action.{key}")
            actions[key].setText(
                texts("action.with-what", action=text, what=texts(label_key)) if can else text
            )
        follow_selection(actions, document, self.parts.timeline.selection)
        actions["view.as-of-today"].setEnabled(document.looks_at_another_day)
        self.parts.palette.set_read_only(document.is_read_only)

    def _read_only_sentence(self) -> str:
        reason = self._document.read_only_because
        return self._texts(reason.key, **reason.facts) if reason else ""

    def _take_selection(self, ids: tuple[EntityId, ...]) -> None:
        self.parts.inspector.show_selection(ids)
        self.parts.findings.select_for(ids)
        self._block_buttons.follow(self._document.checked, ids)
        follow_selection(self.qt_actions, self._document, ids)

    def _selected_group(self) -> Group | None:
        ids = self.parts.timeline.selection
        found = locate(self._document.plan, ids[0]) if ids else None
        return found.group if found else None

    def _find(self, query: str) -> list[Hit]:
        return find_in_plan(self._document.plan, query, self._document.as_of, self._texts)

    def show_refusal(self, refusal: Refused) -> None:
        """Says in a lasting line what could not be done, until the user closes it or it works again."""
        self.parts.trouble_banner.say(self._texts(refusal.key, **refusal.facts))

    def _take_refusal(self, refusal: Refused) -> None:
        """A meaningless edit is worth a passing word, an edit that could not be stored a lasting one."""
        if isinstance(refusal, IntentRefused):
            self.parts.status.say(self._texts(refusal.key, **refusal.facts))
        else:
            self.show_refusal(refusal)

    def _show_opened(self) -> None:
        self.parts.trouble_banner.say("")
        self.parts.inspector.show_selection(())
        self.views.go_to_as_of()
        self.views.focus_plan()

    def _show_zoom(self, name: str) -> None:
        self.parts.palette.zoom.set_current(name or None)
        for zoom in ("week", "month", "year"):
            self.qt_actions[f"view.{zoom}"].setChecked(zoom == name)

    def _take_theme(self, choice: Any) -> None:
        self._theme_choice = ThemeChoice(choice)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme = chosen_theme(self._theme_choice)
        apply_theme(application, theme, self._theme_choice)
        self.parts.set_theme(theme)
        for name in ThemeChoice:
            self.qt_actions[f"theme.{name}"].setChecked(name is self._theme_choice)

    def _follow_system(self) -> None:
        """The system went light, dark or high in contrast: a contrast is made of its own palette, not of ours."""
        QApplication.setPalette(QPalette())
        self._take_theme(self._theme_choice)

    def _fill_recent(self) -> None:
        """The recent plans, those that are gone greyed."""
        menu = self.menus[RECENT]
        menu.clear()
        menu.setToolTipsVisible(True)
        for recent in self._services.recent_files():
            action = menu.addAction(str(recent.path.name))
            action.setToolTip(str(recent.path))
            action.setEnabled(not recent.is_missing)
            action.triggered.connect(lambda _=False, path=recent.path: self.files.open_recent(path))
        missing = [recent.path for recent in self._services.recent_files() if recent.is_missing]
        if menu.isEmpty():
            menu.addAction(self._texts("menu.no-recent")).setEnabled(False)
        elif missing:
            menu.addSeparator()
            forget = menu.addAction(self._texts("menu.forget-missing"))
            for path in missing:
                forget.triggered.connect(lambda _=False, path=path: self._services.forget_recent(path))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.parts.fit_to(event.size().width(), event.size().height())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.files.open_path(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.findChild(QDrag) is not None:
            QDrag.cancel()  # what the palette drags lives in a loop of its own, which would outlive the window
        save_state(self._settings, self, self.parts.splitters, self.parts.timeline.state())
        self.hide()  # a file under way is finished, and nobody looks at a dead window in the meantime
        self.files.work.close()
        super().closeEvent(event)
