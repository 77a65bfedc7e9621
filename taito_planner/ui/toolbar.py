"""The toolbar: the view tabs, undo and redo, the export button, the search field."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from taito_planner.texts import Texts
from taito_planner.ui.controls import MenuButton
from taito_planner.ui.finding_places import Finder
from taito_planner.ui.icons import redo_icon, undo_icon
from taito_planner.ui.search_field import SearchField
from taito_planner.ui.style import set_role
from taito_planner.ui.theme import Theme
from taito_planner.ui.views.tabs import ViewTabs

HEIGHT, CONTROL = 40, 28


class Toolbar(QWidget):
    """Built from the window's actions, so that a button does what its menu line does."""

    def __init__(
        self,
        actions: Mapping[str, QAction],
        tabs: ViewTabs,
        find: Finder,
        texts: Texts,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_role(self, "bar")
        self.setFixedHeight(HEIGHT)
        self.tabs = tabs
        self.undo = _icon_button(actions["edit.undo"])
        self.redo = _icon_button(actions["edit.redo"])
        self.export = MenuButton(texts("toolbar.export"))
        self.export.setFixedHeight(CONTROL)
        self.export.setMinimumWidth(120)
        self._export_menu = QMenu(self.export)
        self._export_menu.addActions(
            [actions["export.plan"], actions["export.group"], actions["export.anonymous"]]
        )
        self.export.clicked.connect(
            lambda: self._export_menu.popup(self.export.mapToGlobal(self.export.rect().bottomLeft()))
        )
        self.add = _add_button(actions, texts)
        self.search = SearchField(find, texts, theme)
        self._lay_out()
        self.set_theme(theme)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 12, 0)
        row.setSpacing(4)
        row.addWidget(self.tabs)
        row.addSpacing(8)
        rule = QFrame()
        rule.setFixedSize(1, 20)
        set_role(rule, "rule")
        row.addWidget(rule)
        row.addSpacing(4)
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        row.addStretch(1)
        row.addWidget(self.add)
        row.addSpacing(4)
        row.addWidget(self.export)
        row.addSpacing(8)
        row.addWidget(self.search)

    def set_theme(self, theme: Theme) -> None:
        self.undo.defaultAction().setIcon(undo_icon(theme))
        self.redo.defaultAction().setIcon(redo_icon(theme))
        self.search.set_theme(theme)

    def set_low(self, is_low: bool) -> None:
        """On a low window the palette strip is gone and its kinds stand in a menu here."""
        self.add.setVisible(is_low)


def _icon_button(action: QAction) -> QToolButton:
    button = QToolButton()
    action.setIconVisibleInMenu(False)
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setFixedSize(CONTROL, CONTROL)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(action.text().replace("&", ""))
    set_role(button, "icon")
    return button


def _add_button(actions: Mapping[str, QAction], texts: Texts) -> MenuButton:
    button = MenuButton(texts("palette.add"))
    button.setFixedHeight(CONTROL)
    menu = QMenu(button)
    menu.addActions([action for key, action in actions.items() if key.startswith("add.")])
    button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
    button.hide()
    return button
