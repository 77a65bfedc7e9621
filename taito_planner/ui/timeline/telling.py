"""What the timeline tells a screen reader as it happens: focus, selection, rows, moved bars, the hint of a drag."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from taito_planner.domain.ids import EntityId
from taito_planner.rules.checker import Checked
from taito_planner.rules.comparison import Comparison
from taito_planner.texts.effect_text import effect_text
from taito_planner.ui.announcing import announce
from taito_planner.ui.timeline.access_words import card_words
from taito_planner.ui.timeline.accessible import TimelineAccess

if TYPE_CHECKING:
    from taito_planner.ui.timeline.hint import HintCard
    from taito_planner.ui.timeline.view import Timeline

Say = Callable[[QWidget, str, bool], None]
"""Announces a sentence for a widget, after what is being said or (True) at once."""
_MOST = 50
"""Of so many things that were selected or let go a screen reader is told one by one."""


class Telling:
    """One timeline's messages; each costs nothing where no screen reader listens."""

    def __init__(self, view: "Timeline", say: Say = announce) -> None:
        self._view = view
        self._say = say
        self._selected: tuple[EntityId, ...] = ()
        self._card: HintCard | None = None

    def _access(self) -> TimelineAccess | None:
        """The timeline's interface while something listens; asking Qt makes it if it was not there yet."""
        if not QAccessible.isActive() or not self._view.isVisible():
            return None
        found = QAccessible.queryAccessibleInterface(self._view)
        return found if isinstance(found, TimelineAccess) else None

    def focus_changed(self) -> None:
        access = self._access()
        if access is not None and self._view.hasFocus():
            _tell([access.focused()], QAccessible.Event.Focus)

    def selection_changed(self) -> None:
        """Those let go, those added, and last the one that has the focus."""
        access = self._access()
        if access is None:
            return
        before, now = self._selected, self._view.selection
        self._selected = now
        changed = [one for one in (*before, *now) if (one in before) != (one in now)][:_MOST]
        parts = [access.part_of(one) for one in changed]
        focus = access.focused()
        _tell([*(part for part in parts if part is not focus), focus], QAccessible.Event.Selection)

    def rows_changed(self) -> None:
        """Lanes came, went or moved."""
        access = self._access()
        if access is not None:
            _tell([access], QAccessible.Event.ObjectReorder)

    def plan_changed(self, before: Checked) -> None:
        """Another plan than ``before`` is shown: what has the focus may have another name, findings come and go."""
        self.rows_changed()
        access = self._access()
        focus = access.focused() if access is not None else None
        if focus is None or not self._view.hasFocus():
            return
        _tell([focus], QAccessible.Event.NameChanged)
        checked, texts = self._view.document.checked, self._view.stage.texts
        if checked.plan is not before.plan:
            name, effect = focus.text(QAccessible.Text.Name), effect_text(Comparison(before, checked), texts)
            self._say(self._view, f"{name}: {effect}", False)

    def drag_changed(self) -> None:
        """The pointer holds a bar over another place: its hint is said at once, so that it never lags behind."""
        drag = self._view.stage.drag
        card = drag.card if drag is not None else None
        if card is not self._card:
            self._card = card
            if card is not None and self._access() is not None:
                self._say(self._view, card_words(card), True)


def _tell(parts: Iterable[QAccessibleInterface | None], event: QAccessible.Event) -> None:
    for part in parts:
        if part is not None:
            QAccessible.updateAccessibility(QAccessibleEvent(part, event))
