"""The menu above the lane heads: in which order groups stand, and which of them are shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from taito_planner.ui.tick_menu import TickMenu
from taito_planner.ui.timeline.arrangement import SORTS, STATUSES, WORST, Arrangement, towns_in

if TYPE_CHECKING:
    from taito_planner.ui.timeline.view import Timeline

MOST_TOWNS = 40


def arrange(view: "Timeline", arrangement: Arrangement) -> None:
    """Shows the groups in another arrangement; what is selected stays so."""
    view.stage.arrange(arrangement)
    view.scrolling.adjust()
    view.telling.rows_changed()
    view.viewport().update()


def arrange_menu(view: "Timeline") -> QMenu:
    """The menu, ticked as things are; it stays open while towns, states and findings are ticked."""
    texts, chosen = view.stage.texts, view.stage.shown.arrangement
    menu = QMenu(view)
    menu.setAccessibleName(texts("arrange.name"))
    _head(menu, texts("arrange.sort"))
    only_one = QActionGroup(menu)
    for sort in SORTS:
        action = _add(view, menu, "sort", sort, texts(f"arrange.sort-{sort}"), sort == chosen.sort)
        only_one.addAction(action)
    menu.addSeparator()
    _head(menu, texts("arrange.show"))
    towns = towns_in(view.stage.plan.groups)[:MOST_TOWNS]
    submenus = {name: TickMenu(menu) for name in ("towns", "statuses", "worst")}
    for (name, submenu), values in zip(submenus.items(), (towns, STATUSES, WORST), strict=True):
        menu.addMenu(submenu)
        for value in values:
            word = value if name == "towns" else texts(f"arrange.{name}-{value}")
            _add(view, submenu, name, value, word, value in getattr(chosen, name))
    menu.addSeparator()
    everything = menu.addAction(texts("arrange.all"))
    everything.triggered.connect(lambda _=False: arrange(view, Arrangement()))

    def tell() -> None:
        now = view.stage.shown.arrangement
        for name, submenu in submenus.items():
            count = len(getattr(now, name))
            submenu.setTitle(texts(f"arrange.{name}") + (f" ({count})" if count else ""))
        everything.setEnabled(now != Arrangement())

    tell()
    for action in (action for submenu in submenus.values() for action in submenu.actions()):
        action.triggered.connect(tell)
    return menu


def open_menu(view: "Timeline") -> None:
    """Opens the menu below the words above the lane heads."""
    menu = arrange_menu(view)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(view.viewport().mapToGlobal(QPoint(8, 24)))


def _head(menu: QMenu, word: str) -> None:
    """Words over a part of the menu: styled menus show a section's line but not its name."""
    menu.addAction(word).setEnabled(False)


def _add(view: "Timeline", menu: QMenu, name: str, value: str, word: str, ticked: bool) -> QAction:
    action = menu.addAction(word.replace("&", "&&"))
    action.setCheckable(True)
    action.setChecked(ticked)
    action.triggered.connect(lambda _=False: arrange(view, view.stage.shown.arrangement.toggled(name, value)))
    return action
