"""The editable facts of the selected thing: every field saves through one intent when it is finished."""

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from taito_planner.domain.entities import Located
from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import Absence, Block, BlockKind, BlockMove, Certificate, Customer, Group, OtherWork
from taito_planner.domain.refusals import Refused
from taito_planner.domain.shifting import patterns_of
from taito_planner.session.document import PlanDocument
from taito_planner.texts import Texts
from taito_planner.texts.dates import EN_DASH, week_text, weekday_day
from taito_planner.ui.forms.facts import PATTERN, facts_of
from taito_planner.ui.forms.field import LABEL_WIDTH, LONG_LABEL_WIDTH, Field
from taito_planner.ui.forms.making import Surroundings, make_field, pattern_text
from taito_planner.ui.forms.saving import fact_value, intent_to_save
from taito_planner.ui.inspector.reading_row import ReadingRow
from taito_planner.ui.naming import when


class FactsSection(QWidget):
    """The fields of one thing, and below them what can only be read.

    Unreadable texts are kept in ``drafts`` by (id, fact), so that looking at something else loses none.

    Signals:
        saved: an edit was saved.
    """

    saved = Signal()

    def __init__(
        self,
        document: PlanDocument,
        texts: Texts,
        found: Located,
        drafts: dict[tuple[EntityId, str], tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._texts = texts
        self._found = found
        self._drafts = drafts
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.fields: dict[str, Field] = {}
        around = Surroundings(document, texts, self._reference)
        patterns = pattern_choices(found, document, texts)
        for fact in facts_of(type(found.entity), bool(patterns)):
            field = make_field(
                fact,
                type(found.entity),
                around,
                patterns=patterns,
                label_width=label_width_for(type(found.entity)),
            )
            field.committed.connect(lambda field=field: self._save(field))
            field.editor.setEnabled(not document.is_read_only)
            self.fields[fact.name] = field
            self._column.addWidget(field)
            if fact is PATTERN:
                self._column.insertWidget(self._column.count() - 1, self._end_row())
        self.show_values(found)
        self._bring_drafts_back()

    def retarget(self, found: Located) -> None:
        """Turns to another thing that has the same facts and choices; unfinished texts are kept for later."""
        self.keep_drafts()
        for field in self.fields.values():
            field.editor.restore()
            field.clear_error()
        self.show_values(found)
        self._bring_drafts_back()

    def show_values(self, found: Located) -> None:
        """Shows the thing's facts as they are now; what is being typed stays."""
        self._found = found
        for name, field in self.fields.items():
            field.set_value(fact_value(found, name))
        if isinstance(found.entity, Block) and found.group:
            self._show_usual_leaders(found.group)
        if hasattr(self, "_end"):
            last_day = found.entity.last_day
            self._end.show_text(
                weekday_day(last_day, self._texts.language),
                week_text(found.entity.first_day, self._texts.language),
            )

    def _show_usual_leaders(self, group: Group) -> None:
        """A block without leaders of its own has the group's."""
        staff = self._document.plan.staff_by_id
        names = ", ".join(staff[leader].name for leader in group.leaders if leader in staff)
        self.fields["leaders"].editor.set_nothing(names or EN_DASH)

    def keep_drafts(self) -> None:
        """Notes every text that is not saved, before the fields go away."""
        for name, field in self.fields.items():
            key = (self._found.entity.id, name)
            if field.has_unfinished_text:
                self._drafts[key] = (field.unfinished_text, field.error)
            else:
                self._drafts.pop(key, None)

    def _bring_drafts_back(self) -> None:
        for name, field in self.fields.items():
            draft = self._drafts.get((self._found.entity.id, name))
            if draft:
                field.keep_text(*draft)

    def _save(self, field: Field) -> None:
        try:
            self._document.submit(intent_to_save(self._found, field.fact.name, field.value()))
        except Refused as refusal:
            field.show_refusal(refusal)
            return
        field.editor.set_value(fact_value(self._found, field.fact.name))
        self.saved.emit()

    def _reference(self) -> date:
        days = when(self._found.entity)
        return days.first_day if days else self._document.as_of

    def _end_row(self) -> ReadingRow:
        self._end = ReadingRow(self._texts("field.last-day"), LABEL_WIDTH)
        return self._end


def pattern_choices(found: Located, document: PlanDocument, texts: Texts) -> tuple[tuple[int, str], ...]:
    """(first weekday, text) of the patterns that an opening block may take; none for other things."""
    entity: Any = found.entity
    if not (isinstance(entity, Block) and entity.kind is BlockKind.OPENING and found.group):
        return ()
    return tuple(
        (p.first_weekday, pattern_text(p.first_weekday, p.length, texts))
        for p in patterns_of(found.group, entity, document.profiles[found.group.service])
    )


def label_width_for(kind: type) -> int:
    """Groups and customers have long words for their dates."""
    return LONG_LABEL_WIDTH if kind in (Group, Customer, Absence, OtherWork, BlockMove, Certificate) else LABEL_WIDTH
