"""A small form that adds one thing to the plan. It is not modal: planning goes on beside it."""

from collections.abc import Mapping
from dataclasses import fields as dataclass_fields
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

from taito_planner.domain.entities import locate
from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import Block, BlockKind, Certificate, Group
from taito_planner.domain.refusals import IntentRefused, Refused
from taito_planner.session.document import PlanDocument
from taito_planner.texts import Texts
from taito_planner.ui.controls import label
from taito_planner.ui.dialogs.fitted import dialog_column
from taito_planner.ui.forms.facts import Fact, FactKind, facts_of
from taito_planner.ui.forms.field import WIDE_LABEL_WIDTH, Field
from taito_planner.ui.forms.kinds import ADD_KINDS
from taito_planner.ui.forms.making import Surroundings, make_field
from taito_planner.ui.forms.owner_field import make_owner_field
from taito_planner.ui.forms.owners import owner_for
from taito_planner.ui.forms.proposals import proposed_facts
from taito_planner.ui.forms.saving import field_of, intent_to_add, intent_to_add_block, intent_to_give
from taito_planner.ui.style import set_role

_LEFT_OUT = {"pattern", "left_on"}
"""Follows from another fact, or is never known of a new thing."""
ANCHOR = "decision_given_on"
WIDTH = 380


class AddForm(QDialog):
    """Asks for the facts of a new thing of ``kind`` (see ``forms.kinds``) and adds it in one step.

    Signals:
        added: the id of the new thing, in the plan already.
    """

    added = Signal(str)

    def __init__(
        self,
        kind: str,
        document: PlanDocument,
        texts: Texts,
        *,
        selected: EntityId | None = None,
        first_weekday: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``selected`` suggests whose the thing will be; ``first_weekday`` the pattern of a block."""
        super().__init__(parent)
        self.kind = kind
        self._add_kind = ADD_KINDS[kind]
        self._document = document
        self._texts = texts
        self._first_weekday = first_weekday
        self.setWindowTitle(texts("form.title", thing=texts(f"kind.{kind}").lower()))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH)
        self.fields: dict[str, Field] = {}
        self._owner_field: Field | None = None
        self._message = label("", "error", wraps=True)
        self._message.hide()
        self._column = dialog_column(self)
        self._column.setSpacing(6)
        owner_type = self._add_kind.owner_type or (Group if kind == "customer" else None)
        owner_id = owner_for(document.plan, owner_type, selected)
        self._make_fields(owner_id)
        self._column.addWidget(self._message)
        self._column.addSpacing(6)
        self._column.addLayout(self._buttons())
        self.propose(owner_id)
        self._first_empty().editor.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def message(self) -> str:
        """What stands below the fields when the form as a whole was refused."""
        return self._message.text()

    @property
    def owner_field(self) -> Field | None:
        return self._owner_field

    def propose(self, owner_id: EntityId | None) -> None:
        """Fills in the days and facts that suit this owner; what the user typed stays."""
        facts = proposed_facts(
            self.kind,
            owner_id,
            self._document.plan,
            self._document.profiles,
            self._document.as_of,
            self._first_weekday,
        )
        for name, value in facts.items():
            if name in self.fields:
                self.fields[name].set_value(value)

    def add(self) -> bool:
        """Adds the thing; False where a sentence now stands beside what is wrong."""
        self._say("")
        every = [*self.fields.values(), *([self._owner_field] if self._owner_field else [])]
        readable = [field.is_readable() for field in every]
        if not all(readable):
            every[readable.index(False)].editor.setFocus()
            return False
        try:
            change = self._document.submit(self._intent(), "add")
        except IntentRefused as refusal:
            self._show_refusal(refusal)
            return False
        except Refused as refusal:
            self._say(self._texts(refusal.key, **refusal.facts))
            return False
        if change is not None:
            self.added.emit(change.arrived[0])
        return True

    def add_and_close(self) -> None:
        if self.add():
            self.close()

    def add_and_go_on(self) -> None:
        """Adds the thing and empties the form for the next one of the same owner."""
        if not self.add():
            return
        owner_id = self._owner_field.value() if self._owner_field else None
        group = self.fields["group"].value() if "group" in self.fields and self.kind == "customer" else None
        for field in self.fields.values():
            field.editor.set_value(self._empty_value(field.fact))
            field.clear_error()
        self.propose(owner_id or group)
        self._first_empty().editor.setFocus(Qt.FocusReason.TabFocusReason)

    def _make_fields(self, owner_id: EntityId | None) -> None:
        entity_type, fixed = self._add_kind.entity_type, self._add_kind.fixed
        document, texts = self._document, self._texts
        around = Surroundings(document, texts, self._reference)
        itself = Surroundings(document, texts, lambda: document.as_of)
        if self._add_kind.owner_type is not None:
            self._owner_field = make_owner_field(self._add_kind.owner_type, around, owner_id)
            self._owner_field.editor.committed.connect(self._take_owner)
            self._column.addWidget(self._owner_field)
        for fact in facts_of(entity_type, fixed.get("kind") is BlockKind.OPENING):
            if fact.name in _LEFT_OUT or fact.name in fixed:
                continue
            counted = itself if fact.name == ANCHOR else around
            field = make_field(fact, entity_type, counted, label_width=WIDE_LABEL_WIDTH)
            field.editor.set_value(self._empty_value(fact))
            self.fields[fact.name] = field
            self._column.addWidget(field)

    def _buttons(self) -> QHBoxLayout:
        add = QPushButton(self._texts("form.add"))
        add.setDefault(True)
        add.clicked.connect(self.add_and_close)
        more = QPushButton(self._texts("form.add-and-go-on"))
        more.setAutoDefault(False)
        more.clicked.connect(self.add_and_go_on)
        close = QPushButton(self._texts("form.close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        for button in (more, close):
            set_role(button, "tall")
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (close, more, add):
            row.addWidget(button)
        return row

    def _intent(self) -> Any:
        values: Mapping[str, Any] = {name: field.value() for name, field in self.fields.items()}
        owner_id = self._owner_field.value() if self._owner_field else None
        if self._add_kind.entity_type is Block:
            group = self._document.plan.group_by_id.get(owner_id) if owner_id else None
            if group is None:
                raise IntentRefused("gone")
            kind = self._add_kind.fixed["kind"]
            return intent_to_add_block(group, kind, values, self._document.profiles[group.service])
        if self._add_kind.entity_type is Certificate and (found := locate(self._document.plan, owner_id or "")):
            return intent_to_give(found.entity, values)
        return intent_to_add(self._add_kind.entity_type, values, owner_id, self._add_kind.fixed)

    def _take_owner(self) -> None:
        if self._owner_field is not None:
            self.propose(self._owner_field.editor.value())

    def _show_refusal(self, refusal: IntentRefused) -> None:
        field = self.fields.get(field_of(refusal) or "")
        if field is None:
            self._say(self._texts(refusal.key, **refusal.facts))
            return
        field.show_refusal(refusal)
        field.editor.setFocus()

    def _say(self, sentence: str) -> None:
        self._message.setText(sentence)
        self._message.setVisible(bool(sentence))

    def _first_empty(self) -> Field:
        fields = list(self.fields.values())
        return next((f for f in fields if f.fact.required and not f.editor.value()), fields[0])

    def _reference(self) -> date:
        """What "+8 vk" counts from: the customer's decision once it is typed, else the as-of day."""
        try:
            given = self.fields[ANCHOR].editor.value() if ANCHOR in self.fields else None
        except Refused:
            given = None
        return given or self._document.as_of

    def _empty_value(self, fact: Fact) -> Any:
        """What a field starts with: a choice its default, everything else nothing."""
        if fact.kind in (FactKind.CHOICE, FactKind.WEEKDAYS, FactKind.SERVICE):
            return next(f.default for f in dataclass_fields(self._add_kind.entity_type) if f.name == fact.name)
        return "" if fact.kind is FactKind.TEXT else None
