"""Copy, cut, paste and duplicate: bars to another day or lane, a leave list out of Excel, a group to another week."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from taito_planner.domain.changes import Change
from taito_planner.domain.entities import Located, locate
from taito_planner.domain.ids import new_id
from taito_planner.domain.intents import Remove, Several
from taito_planner.domain.model import Group
from taito_planner.domain.refusals import Refused
from taito_planner.session.document import PlanDocument
from taito_planner.texts import Texts
from taito_planner.texts.leave_list import looks_like_leaves, read_leaves
from taito_planner.ui.dialogs.duplicate import DuplicateDialog
from taito_planner.ui.dialogs.free_people import FreePeopleDialog, days_of
from taito_planner.ui.dialogs.leave_list import LeaveListDialog
from taito_planner.ui.timeline.bars import Bar
from taito_planner.ui.timeline.pasting import Copied, copied, copied_text, paste_step
from taito_planner.ui.timeline.places import Places

if TYPE_CHECKING:
    from taito_planner.ui.timeline import Timeline

MIME = "application/x-taito-bars"
"""Marks what this program copied; its bytes tell which copy it was."""
MOST_READ = 200_000
"""Letters that a pasted text may have: nobody's leave list has more, and none is read in part."""


class ClipCommands(QObject):
    """Signals:
    done: a sentence for the status bar.
    refused: a Refused that an edit met.
    """

    done = Signal(str)
    refused = Signal(object)

    def __init__(
        self, document: PlanDocument, timeline: Callable[[], "Timeline"], texts: Texts, window: QWidget
    ) -> None:
        super().__init__(window)
        self._document = document
        self._timeline = timeline
        self._texts = texts
        self._window = window
        self._kept: tuple[Copied, ...] | Group = ()
        self._mark = b""

    def copy(self) -> None:
        """The selected bars, or the selected group, go to the clipboard; for other programs as lines of text."""
        bars = self._bars()
        things = copied(bars)
        found = self._selected()
        if things:
            self._keep(things, copied_text(bars, self._texts), self._texts("clips.copied", count=len(things)))
        elif found is not None and isinstance(found.entity, Group):
            group = found.entity
            self._keep(group, group.name, self._texts("clips.copied-group", name=group.name))
        else:
            self.done.emit(self._texts("clips.nothing-selected"))

    def _keep(self, kept: tuple[Copied, ...] | Group, text: str, said: str) -> None:
        self._kept, self._mark = kept, new_id().encode()
        mime = QMimeData()
        mime.setText(text)
        mime.setData(MIME, self._mark)
        QGuiApplication.clipboard().setMimeData(mime)
        self.done.emit(said)

    def cut(self) -> None:
        """Copies the selected bars and removes them; pasting or undo brings them back."""
        self.copy()
        things = copied(self._bars())
        keyboard = self._timeline().keyboard
        lane, day = keyboard.place()
        if things and self._submit(Several(tuple(Remove(thing.entity.id) for thing in things), "cut")) and lane:
            keyboard.mark(lane, day)

    def paste(self) -> None:
        """Copied bars go to the place of the focus, a copied group to a start that is asked for there; a leave list is
        shown as it was understood.
        """
        mime = QGuiApplication.clipboard().mimeData()
        if self._mark and mime is not None and bytes(mime.data(MIME).data()) == self._mark:
            if isinstance(self._kept, Group):
                self._paste_group(self._kept)
            else:
                self._paste_bars(self._kept)
            return
        text = mime.text() if mime is not None and mime.hasText() else ""
        if len(text) > MOST_READ:
            self.done.emit(self._texts("clips.too-long", count=len(text)))
            return
        rows = read_leaves(text, self._document.plan, self._document.as_of)
        if looks_like_leaves(rows):
            dialog = LeaveListDialog(rows, self._document, self._texts, self._window)
            dialog.done_text.connect(self.done)
            dialog.show()
        else:
            self.done.emit(self._texts("clips.nothing"))

    def duplicate(self) -> None:
        """Asks when a copy of the selected group begins."""
        found = self._selected()
        if found is None or found.group is None:
            self.done.emit(self._texts("clips.no-group"))
        else:
            self._ask_start(found.group, None)

    def _paste_group(self, kept: Group) -> None:
        """The place of the focus is where the copy is to begin, unless it is still on the group itself."""
        timeline = self._timeline()
        group = self._document.plan.group_by_id.get(kept.id)
        if group is None:
            self.done.emit(self._texts("clips.owner-gone"))
            return
        day = timeline.keyboard.place()[1] if timeline.stage.focus != group.id else None
        self._ask_start(group, None if day is None else date.fromordinal(day))

    def _ask_start(self, group: Group, start: date | None) -> None:
        if group.service not in self._document.profiles:
            self.done.emit(self._texts("refused.unknown-service", name=group.service))
            return
        dialog = DuplicateDialog(group, self._document, self._texts, self._window)
        if start is not None:
            dialog.start.set_value(start)
            dialog.start.selectAll()
        dialog.added.connect(self._timeline().show_item)
        dialog.show()

    def free_people(self) -> None:
        """Who is free on the days of the selected block, visit or leave."""
        found = self._selected()
        if found is None or days_of(found) is None:
            self.done.emit(self._texts("free.nothing"))
            return
        dialog = FreePeopleDialog(found, self._document, self._texts, self._window)
        dialog.done_text.connect(self.done)
        dialog.show()

    def _selected(self) -> Located | None:
        ids = self._timeline().selection
        return locate(self._document.plan, ids[0]) if ids else None

    def _bars(self) -> list[Bar]:
        stage = self._timeline().stage
        found = (stage.find_bar(entity_id) for entity_id in stage.selection)
        return [entry[1] for entry in found if entry is not None]

    def _paste_bars(self, things: tuple[Copied, ...]) -> None:
        document, timeline = self._document, self._timeline()
        lane, day = timeline.keyboard.place()
        places = Places(document.plan, document.profiles, document.as_of)
        step = paste_step(things, document.plan, places, lane, day)
        if step is None:
            self.done.emit(self._texts("clips.owner-gone"))
            return
        change = self._submit(step)
        if change is not None:
            timeline.show_item(change.arrived[0])
            timeline.select(*change.arrived)
            self.done.emit(self._texts("clips.pasted", count=len(step.intents)))

    def _submit(self, step: Several) -> Change | None:
        try:
            return self._document.submit(step)
        except Refused as refusal:
            self.refused.emit(refusal)
            return None
