"""Every action of the window in one table: its text key, the method it calls, its shortcuts."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QAction, QKeySequence, Qt
from PySide6.QtWidgets import QWidget

from taito_planner.texts import Texts


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action. Its text is ``action.<key>``; ``slot`` is ``object.method`` among the window's commands."""

    key: str
    slot: str
    shortcuts: tuple[str, ...] = ()
    argument: Any = None
    """Given to the method, where it is not None."""
    on_timeline: bool = False
    """Whether its shortcut works only while the timeline has the focus: plain keys would disturb typing."""
    is_choice: bool = False
    """Whether it shows a tick."""
    edits: bool = False
    """Whether it changes the plan: off while the plan can only be read."""


def _adding(kind: str, *shortcuts: str) -> ActionSpec:
    return ActionSpec(f"add.{kind}", "edits.add", shortcuts, kind, edits=True)


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("file.new", "files.new_plan", ("Ctrl+N",)),
    ActionSpec("file.open", "files.open_plan", ("Ctrl+O",)),
    ActionSpec("file.sample", "files.open_sample"),
    ActionSpec("file.save", "files.save", ("Ctrl+S",)),
    ActionSpec("file.save-as", "files.save_as", ("Ctrl+Shift+S",)),
    ActionSpec("file.import", "files.import_workbook", ("Ctrl+I",), edits=True),
    ActionSpec("file.import-table", "imports.open_table", ("Ctrl+Shift+I",), edits=True),
    ActionSpec("file.template", "files.save_template"),
    ActionSpec("file.print", "prints.preview", ("Ctrl+P",)),
    ActionSpec("file.pdf", "prints.export_pdf"),
    ActionSpec("file.pictures", "prints.export_pictures"),
    ActionSpec("file.quit", "views.quit", ("Ctrl+Q",)),
    ActionSpec("edit.undo", "edits.undo", ("Ctrl+Z",)),
    ActionSpec("edit.redo", "edits.redo", ("Ctrl+Y", "Ctrl+Shift+Z")),
    ActionSpec("edit.facts", "views.edit_selected", ("F2", "Alt+Return")),
    ActionSpec("edit.copy", "clips.copy", ("Ctrl+C",), on_timeline=True),
    ActionSpec("edit.cut", "clips.cut", ("Ctrl+X",), on_timeline=True, edits=True),
    ActionSpec("edit.paste", "clips.paste", ("Ctrl+V",), on_timeline=True, edits=True),
    ActionSpec("edit.duplicate", "clips.duplicate", ("Ctrl+D",), edits=True),
    ActionSpec("plan.free", "clips.free_people", ("Ctrl+Shift+F",)),
    ActionSpec("edit.remove", "edits.remove_selected", ("Del",), on_timeline=True, edits=True),
    ActionSpec("edit.find", "views.find", ("Ctrl+F",)),
    ActionSpec("show.timeline", "views.show_view", ("Alt+1",), "timeline", is_choice=True),
    ActionSpec("show.todo", "views.show_view", ("Alt+2",), "todo", is_choice=True),
    ActionSpec("show.overview", "views.show_view", ("Alt+3",), "overview", is_choice=True),
    ActionSpec("show.history", "views.show_view", ("Alt+4",), "history", is_choice=True),
    ActionSpec("view.week", "views.set_zoom", ("Ctrl+1",), "week", is_choice=True),
    ActionSpec("view.month", "views.set_zoom", ("Ctrl+2",), "month", is_choice=True),
    ActionSpec("view.year", "views.set_zoom", ("Ctrl+3",), "year", is_choice=True),
    ActionSpec("view.zoom-in", "views.zoom_in", ("Ctrl++", "Ctrl+=")),
    ActionSpec("view.zoom-out", "views.zoom_out", ("Ctrl+-",)),
    ActionSpec("view.fit", "views.fit", ("Ctrl+0",)),
    ActionSpec("view.today", "views.go_to_as_of", ("Ctrl+Home",)),
    ActionSpec("view.collapse", "views.collapse_all", argument=True),
    ActionSpec("view.expand", "views.collapse_all", argument=False),
    ActionSpec("view.arrange", "views.arrange", ("Ctrl+Shift+G",)),
    ActionSpec("view.next-finding", "views.step_finding", ("F8",), 1),
    ActionSpec("view.previous-finding", "views.step_finding", ("Shift+F8",), -1),
    ActionSpec("findings.fix", "fixes.open", ("Ctrl+.",), edits=True),
    ActionSpec("findings.accept", "accepting.accept_chosen", ("Ctrl+H",)),
    ActionSpec("findings.withdraw", "accepting.withdraw_chosen", ("Ctrl+Shift+H",)),
    ActionSpec("view.next-pane", "views.next_pane", ("F6",)),
    ActionSpec("view.pane-bigger", "views.resize_pane", ("Ctrl+Shift+Up",), 1),
    ActionSpec("view.pane-smaller", "views.resize_pane", ("Ctrl+Shift+Down",), -1),
    ActionSpec("view.as-of", "views.ask_as_of"),
    ActionSpec("view.as-of-today", "views.as_of_today"),
    ActionSpec("view.full-screen", "views.full_screen", ("F11",), is_choice=True),
    ActionSpec("theme.system", "views.set_theme_choice", argument="system", is_choice=True),
    ActionSpec("theme.light", "views.set_theme_choice", argument="light", is_choice=True),
    ActionSpec("theme.dark", "views.set_theme_choice", argument="dark", is_choice=True),
    ActionSpec("language.fi", "views.set_language", argument="fi", is_choice=True),
    ActionSpec("language.en", "views.set_language", argument="en", is_choice=True),
    _adding("group", "Ctrl+G"),
    _adding("customer", "Ctrl+U"),
    _adding("staff"),
    _adding("block-mon"),
    _adding("block-tue"),
    _adding("start-visit"),
    _adding("session"),
    _adding("group-days"),
    _adding("training"),
    _adding("flex-day"),
    _adding("pause"),
    _adding("absence"),
    _adding("other-work"),
    _adding("block-move"),
    _adding("certificate"),
    _adding("leave"),
    _adding("closure"),
    ActionSpec("export.plan", "files.export_plan", ("Ctrl+E",)),
    ActionSpec("export.group", "files.export_group"),
    ActionSpec("export.person", "papers.export_person"),
    ActionSpec("export.report", "papers.export_report"),
    ActionSpec("export.anonymous", "files.export_anonymous"),
    ActionSpec("export.calendar", "papers.export_calendar"),
    ActionSpec("export.certificates", "papers.certificates"),
    ActionSpec("export.notices", "papers.notices"),
    ActionSpec("export.evidence", "papers.evidence"),
    ActionSpec("help.keys", "views.show_keys", ("Ctrl+F1",)),
    ActionSpec("help.pointers", "pointers.show"),
    ActionSpec("help.contacts", "views.show_contacts", ("Shift+F1",)),
    ActionSpec("help.about", "views.about"),
)

WINDOW_LANGUAGES = tuple(str(spec.argument) for spec in ACTIONS if spec.slot == "views.set_language")
"""Only languages in which every sentence of the window is there: papers are made in Swedish too."""
SPEC_BY_KEY: Mapping[str, ActionSpec] = {spec.key: spec for spec in ACTIONS}


def build_actions(
    owner: QWidget, commands: Mapping[str, object], texts: Texts, specs: Iterable[ActionSpec] = ACTIONS
) -> dict[str, QAction]:
    """The actions by key, each calling its method. AttributeError or KeyError where a slot names nothing.

    Shortcuts work in the whole window but for those marked ``on_timeline``: those the timeline is given.
    """
    actions: dict[str, QAction] = {}
    for spec in specs:
        target, method = spec.slot.split(".")
        call: Callable[..., object] = getattr(commands[target], method)
        action = QAction(texts(f"action.{spec.key}"), owner)
        action.setCheckable(spec.is_choice)
        action.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
        if spec.argument is None:
            action.triggered.connect(lambda _=False, call=call: call())
        else:
            action.triggered.connect(lambda _=False, call=call, value=spec.argument: call(value))
        if spec.on_timeline:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        else:
            owner.addAction(action)
        actions[spec.key] = action
    return actions


def plain_text(action: QAction) -> str:
    """An action's text without its mnemonic mark and dots."""
    return action.text().replace("&", "").rstrip("….")
