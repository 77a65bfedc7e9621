"""Which actions stand in which menu, in which order."""

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from taito_planner.texts import Texts

LINE = "-"
RECENT = "recent"
"""Where the submenu of recent files goes; the window fills it each time it opens."""

MENUS: dict[str, tuple[str | tuple[str, ...], ...]] = {
    "file": (
        "file.new", "file.open", RECENT, "file.sample", LINE,
        "file.save", "file.save-as", LINE,
        "file.import", "file.import-table", "file.template", LINE,
        "file.print", "file.pdf", "file.pictures", LINE,
        "file.quit",
    ),
    "edit": (
        "edit.undo", "edit.redo", LINE,
        "edit.copy", "edit.cut", "edit.paste", "edit.duplicate", LINE,
        "edit.facts", "edit.remove", LINE,
        "findings.fix", "findings.accept", "findings.withdraw", LINE,
        "edit.find",
    ),
    "view": (
        ("views", "show.timeline", "show.todo", "show.overview", "show.history"), LINE,
        "view.week", "view.month", "view.year", LINE,
        "view.zoom-in", "view.zoom-out", "view.fit", "view.today", LINE,
        "view.arrange", "view.collapse", "view.expand", LINE,
        "view.next-finding", "view.previous-finding",
        ("panes", "view.next-pane", "view.pane-bigger", "view.pane-smaller"), LINE,
        "view.as-of", "view.as-of-today", LINE,
        ("theme", "theme.system", "theme.light", "theme.dark"),
        ("language", "language.fi", "language.en"),
        "view.full-screen",
    ),
    "plan": (
        "add.group", "add.customer", "add.staff", LINE,
        "add.block-mon", "add.block-tue", "add.group-days", LINE,
        "add.start-visit", "add.session", "add.training", "add.flex-day", LINE,
        "add.pause", "add.absence", "add.other-work", "add.block-move", "add.certificate", LINE,
        "add.leave", "add.closure", LINE,
        "plan.free",
    ),
    "export": (
        "export.plan", "export.group", "export.person", "export.report", "export.anonymous", LINE,
        "export.calendar", LINE,
        "export.certificates", "export.notices", "export.evidence",
    ),
    "help": ("help.keys", "help.pointers", "help.contacts", "help.about"),
}  # fmt: skip
"""A tuple is a submenu: its text key's last part, then its actions. Texts are ``menu.<name>``."""


def fill_menu_bar(bar: QMenuBar, actions: Mapping[str, QAction], texts: Texts) -> dict[str, QMenu]:
    """The menus by name, submenus included."""
    menus: dict[str, QMenu] = {}
    for name, lines in MENUS.items():
        menu = menus[name] = bar.addMenu(texts(f"menu.{name}"))
        for line in lines:
            if line == LINE:
                menu.addSeparator()
            elif line == RECENT:
                menus[RECENT] = menu.addMenu(texts("menu.recent"))
            elif isinstance(line, tuple):
                submenu = menus[line[0]] = menu.addMenu(texts(f"menu.{line[0]}"))
                submenu.addActions([actions[key] for key in line[1:]])
            else:
                menu.addAction(actions[line])
    return menus
