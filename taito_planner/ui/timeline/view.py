"""The timeline: mouse and keys become drags, drags become intents, intents go to the document.

Public face: ``Timeline(document, texts, theme)``; signals ``selection_changed(tuple of ids)``,
``preview_changed(Preview or None)``, ``edit_requested(id)``, ``refused(Refused)``, ``zoom_changed(name)``.
"""

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from taito_planner.domain.ids import EntityId, GroupId
from taito_planner.texts import Texts
from taito_planner.ui.theme import Theme

PALETTE_MIME = "application/x-taito-palette"
"""What a palette button drags. Its bytes name a kind: ``block-mon``, ``block-tue``, ``start-visit``, ``session``,
``group-days``, ``training``, ``pause``, ``leave``."""


class Timeline(QAbstractScrollArea):
    """Groups, their lanes and the staff lanes on one axis of days."""

    selection_changed = Signal(object)
    """The ids of what is selected, a tuple."""
    preview_changed = Signal(object)
    """The Preview of the drag under way, None when it ends."""
    edit_requested = Signal(str)
    """Enter, or a double click on a bar or lane head: the id to edit."""
    refused = Signal(object)
    """The Refused that an edit met."""
    zoom_changed = Signal(str)
    """``year``, ``month``, ``week``, or empty between the named zooms."""

    def __init__(self, document: Any, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._texts = texts
        self._theme = theme

    @property
    def selection(self) -> tuple[EntityId, ...]:
        return ()

    def select(self, *entity_ids: EntityId) -> None: ...

    def show_item(self, entity_id: EntityId) -> None:
        """Scrolls to a bar or lane, opens its group if needed, and gives it the focus."""

    def set_zoom(self, name: str) -> None:
        """``year``, ``month`` or ``week``."""

    def zoom_in(self) -> None: ...

    def zoom_out(self) -> None: ...

    def fit(self) -> None:
        """The whole plan in the width."""

    def go_to_day(self, day: date) -> None: ...

    def set_theme(self, theme: Theme) -> None: ...

    def set_texts(self, texts: Texts) -> None: ...

    def collapse(self, group_id: GroupId, collapsed: bool) -> None: ...

    def state(self) -> dict[str, Any]:
        """Zoom, place, collapsed groups, divider: plain values for the window's settings."""
        return {}

    def restore(self, state: dict[str, Any]) -> None: ...
