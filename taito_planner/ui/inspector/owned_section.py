"""What a customer, group or person owns: rows that select it, and a button that adds more."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from taito_planner.domain.entities import Located, children
from taito_planner.domain.model import Customer, Group, StaffMember
from taito_planner.texts import Texts
from taito_planner.ui.controls import MenuButton, empty_layout, label, thin_rule
from taito_planner.ui.forms.kinds import ADDABLE_TO
from taito_planner.ui.naming import thing_name, when_text
from taito_planner.ui.style import set_role

_ON_LANES = (Customer,)


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

    def show_owner(self, found: Located, *, is_read_only: bool) -> None:
        """Lists what ``found`` owns; rebuilt only when that changed."""
        rows = list(_rows(found, self._texts))
        shown = [*rows, (type(found.entity), is_read_only)]
        if shown == self._shown:
            return
        self._shown = shown
        empty_layout(self._column)
        self._column.addWidget(thin_rule())
        self._column.addWidget(label(self._texts("inspector.planned"), "heading"))
        for entity_id, name, days in rows:
            self._column.addWidget(self._row(entity_id, name, days))
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

    def _add_button(self, owner_type: type) -> QWidget:
        button = MenuButton(self._texts("inspector.add"))
        menu = QMenu(button)
        for kind in ADDABLE_TO[owner_type]:
            action = menu.addAction(self._texts(f"kind.{kind}"))
            action.triggered.connect(lambda _=False, kind=kind: self.add_asked.emit(kind))
        button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
        return button


def _rows(found: Located, texts: Texts) -> Iterable[tuple[str, str, str]]:
    """(id, name, days) of what stands under the thing; a group's customers have lanes of their own."""
    owner = found.entity
    if not isinstance(owner, Group | Customer | StaffMember):
        return
    for child in children(owner):
        if not isinstance(child, _ON_LANES):
            yield child.id, thing_name(_within(found, child), texts), when_text(child, texts)


def _within(found: Located, child: Any) -> Located:
    return Located(child, found.group, found.customer, found.staff)
