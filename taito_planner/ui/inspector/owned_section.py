"""What a customer, group or person owns: rows that select it, and a button that adds more."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from taito_planner.domain.entities import Located, children
from taito_planner.domain.model import Customer
from taito_planner.texts import Texts
from taito_planner.ui.controls import MenuButton, empty_layout, label, thin_rule
from taito_planner.ui.forms.kinds import ADDABLE_TO
from taito_planner.ui.naming import thing_name, when_text
from taito_planner.ui.style import set_role

_ON_LANES = (Customer,)
AT_ONCE = 80
"""Rows that are made at a time: thousands would halt the window, and nobody reads so many."""


class OwnedSection(QWidget):
    """Signals:
    chosen: the id of a row that was clicked.
    add_asked: the kind to add (see ``forms.kinds``).
    """

    chosen = Signal(str)
    add_asked = Signal(str)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(4)
        self._shown: list[tuple[Any, ...]] | None = None
        self._owner_id, self._most = "", AT_ONCE

    def show_owner(self, found: Located, *, is_read_only: bool) -> None:
        """Lists what ``found`` owns; rebuilt only when that changed."""
        if found.entity.id != self._owner_id:
            self._owner_id, self._most = found.entity.id, AT_ONCE
        owned = [child for child in children(found.entity) if not isinstance(child, _ON_LANES)]
        rows = [_told(found, child, self._texts) for child in owned[: self._most]]
        left = len(owned) - len(rows)
        shown = [*rows, (type(found.entity), is_read_only, left)]
        if shown == self._shown:
            return
        self._shown = shown
        empty_layout(self._column)
        self._column.addWidget(thin_rule())
        self._column.addWidget(label(self._texts("inspector.planned"), "heading"))
        for entity_id, name, days in rows:
            self._column.addWidget(self._row(entity_id, name, days))
        if left:
            self._column.addWidget(self._more_button(left, found, is_read_only))
        if not is_read_only:
            self._column.addSpacing(4)
            self._column.addWidget(self._add_button(type(found.entity)))

    def _row(self, entity_id: str, name: str, days: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        link = QPushButton(name)
        set_role(link, "link")
        link.setAccessibleName(f"{name}, {days}")
        link.clicked.connect(lambda: self.chosen.emit(entity_id))
        row.addWidget(link)
        row.addStretch(1)
        row.addWidget(label(days, "caption"))
        return holder

    def _more_button(self, left: int, found: Located, is_read_only: bool) -> QWidget:
        button = QPushButton(self._texts("inspector.owned-more", count=left))
        set_role(button, "link")

        def show_more() -> None:
            self._most += AT_ONCE
            self.show_owner(found, is_read_only=is_read_only)

        button.clicked.connect(show_more)
        return button

    def _add_button(self, owner_type: type) -> QWidget:
        button = MenuButton(self._texts("inspector.add"))
        menu = QMenu(button)
        for kind in ADDABLE_TO[owner_type]:
            action = menu.addAction(self._texts(f"kind.{kind}"))
            action.triggered.connect(lambda _=False, kind=kind: self.add_asked.emit(kind))
        button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
        return button


def _told(found: Located, child: Any, texts: Texts) -> tuple[str, str, str]:
    """(id, name, days) of what stands under the thing; a group's customers have lanes of their own."""
    return child.id, thing_name(_within(found, child), texts), when_text(child, texts)


def _within(found: Located, child: Any) -> Located:
    return Located(child, found.group, found.customer, found.staff)
