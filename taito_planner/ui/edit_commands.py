"""Add, remove, undo, redo: each ends in the document, and says in the status bar what was done."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from taito_planner.domain.changes import Change
from taito_planner.domain.entities import Located, locate, locate_all
from taito_planner.domain.ids import EntityId
from taito_planner.domain.intents import Remove, Several
from taito_planner.domain.refusals import Refused
from taito_planner.session.document import PlanDocument
from taito_planner.texts import Texts
from taito_planner.ui.forms.add_form import AddForm
from taito_planner.ui.forms.kinds import PALETTE
from taito_planner.ui.naming import full_name


class EditCommands(QObject):
    """Signals:
    done: a sentence for the status bar.
    refused: a Refused that an edit met.
    added: the id of a new thing.
    stepped: the ids of what an undo or a redo has changed and left there, owners without what they own.
    """

    done = Signal(str)
    refused = Signal(object)
    added = Signal(str)
    stepped = Signal(object)

    def __init__(
        self,
        document: PlanDocument,
        selection: Callable[[], tuple[EntityId, ...]],
        texts: Texts,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._document = document
        self._selection = selection
        self._texts = texts
        self._window = window

    def undo(self) -> None:
        self._step(self._document.undo_label, self._document.undo, "edits.undone")

    def redo(self) -> None:
        self._step(self._document.redo_label, self._document.redo, "edits.redone")

    def add(self, kind: str, owner_id: EntityId | None = None) -> AddForm:
        """Opens the form for a kind of ``forms.kinds``, palette kinds included; it stays beside the plan."""
        add_kind, weekday = PALETTE.get(kind, (kind, None))
        selected = owner_id or next(iter(self._selection()), None)
        form = AddForm(
            add_kind,
            self._document,
            self._texts,
            selected=selected,
            first_weekday=weekday,
            parent=self._window,
        )
        form.added.connect(self._tell_added)
        form.show()
        return form

    def remove_selected(self) -> None:
        """Removes what is selected, without asking: undo brings it back."""
        self.remove(*self._selection())

    def remove(self, *ids: EntityId) -> None:
        plan = self._document.plan
        found = list(locate_all(plan, ids).values())
        if not found:
            return
        removals = tuple(Remove(one.entity.id) for one in _outermost(found))
        try:
            self._document.submit(removals[0] if len(removals) == 1 else Several(removals, "remove"))
        except Refused as refusal:
            self.refused.emit(refusal)
            return
        if len(removals) == 1:
            name = full_name(found[0], self._texts)
        else:
            name = self._texts("edits.things", count=len(removals))
        self.done.emit(self._texts("edits.removed", thing=name))

    def _step(self, label_key: str, step: Callable[[], Change | None], done_key: str) -> None:
        try:
            change = step()
            if change is None:
                return
        except Refused as refusal:
            self.refused.emit(refusal)
            return
        there = locate_all(self._document.plan, [edit.id for edit in change.edits])
        self.stepped.emit(tuple(one.entity.id for one in _outermost(list(there.values()))))
        self.done.emit(self._texts(done_key, what=self._texts(label_key)))

    def _tell_added(self, entity_id: EntityId) -> None:
        found = locate(self._document.plan, entity_id)
        if found is not None:
            self.done.emit(self._texts("edits.added", thing=full_name(found, self._texts)))
        self.added.emit(entity_id)


def _outermost(found: list[Located]) -> list[Located]:
    """Without what goes with its owner anyway."""
    ids = {one.entity.id for one in found}

    def has_owner_among(one: Located) -> bool:
        owners = (one.group, one.customer, one.staff)
        return any(owner is not None and owner.id in ids and owner.id != one.entity.id for owner in owners)

    return [one for one in found if not has_owner_among(one)]
