"""An edit in words: what it is about, which field, old → new. The history and the review of an import say the same."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date, time
from enum import StrEnum
from itertools import chain
from typing import Any

from taito_planner.domain.changes import Edit
from taito_planner.domain.days import DaySpan
from taito_planner.domain.entities import CHILD_FIELDS
from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import (
    Absence,
    AbsenceReason,
    Block,
    BlockKind,
    BlockMove,
    Certificate,
    Customer,
    FlexDay,
    Group,
    Leave,
    OtherWork,
    OtherWorkKind,
    Pause,
    PauseCause,
    Plan,
    StaffMember,
    Training,
    Visit,
    VisitKind,
)
from taito_planner.domain.records import Acceptance, Closure, Tick
from taito_planner.texts.catalogue import Texts
from taito_planner.texts.dates import day_text, span_text, time_text, weekday_span

SHEETS: Mapping[type, str] = {
    Group: "groups", Customer: "customers", StaffMember: "staff", Leave: "leaves", Block: "blocks", Visit: "visits",
    Training: "trainings", FlexDay: "flex-days", Pause: "pauses", BlockMove: "moves", Absence: "absences",
    OtherWork: "other-work", Certificate: "certificates", Closure: "closures",
}  # fmt: skip
"""The sheet of the workbook whose headings name the fields of each kind."""
WORDS: Mapping[type, str] = {
    BlockKind: "block-kind", VisitKind: "visit-kind", PauseCause: "pause-cause", AbsenceReason: "absence-reason",
    OtherWorkKind: "other-work-kind",
}  # fmt: skip
_DAY_FIELDS = ("first_day", "on", "given_on")
_REFERENCES = ("leaders", "instructor", "group")


def names_in(plan: Plan) -> dict[EntityId, str]:
    """The names of the groups, customers and people of a plan by id."""
    names: dict[EntityId, str] = {group.id: group.name for group in plan.groups}
    names.update((member.id, member.name) for member in plan.staff)
    customers = chain(plan.loose_customers, *(group.customers for group in plan.groups))
    names.update((customer.id, customer.name) for customer in customers)
    return names


def names_of_edits(edits: Iterable[Edit]) -> dict[EntityId, str]:
    """The names that edits themselves tell: of what they made, renamed or removed."""
    return {
        edit.id: entity.name
        for edit in edits
        for entity in (edit.before, edit.after)
        if isinstance(entity, Group | Customer | StaffMember)
    }


class ChangeWords:
    """Puts edits into one language; ``names`` are those of everything an edit may point at."""

    def __init__(self, names: Mapping[EntityId, str], texts: Texts) -> None:
        self.names = names
        self.texts = texts

    def sentence(self, edit: Edit) -> str:
        """``Jakso, Oulu 1/2026, ma–to 5.–8.1.2026: Alkaa 5.1.2026 → 6.1.2026``, ``Uusi: Henkilö Lehto``"""
        if edit.before is None:
            return self.texts("workbook.difference.new", thing=self.thing(edit.after, edit.owner_after))
        thing = self.thing(edit.before, edit.owner_before)
        if edit.after is None:
            return self.texts("workbook.difference.removed", thing=thing)
        return self.texts("workbook.difference.changed", thing=thing, changes="; ".join(self._changes(edit)))

    def thing(self, entity: Any, owner_id: EntityId | None) -> str:
        """``Jakso, Oulu 1/2026, ti–pe 6.–9.1.2026``; what has a name is called by it."""
        if isinstance(entity, Acceptance):
            return self.texts("change.acceptance", reason=entity.reason, who=entity.who)
        if isinstance(entity, Tick):
            owner = self.names.get(entity.customer or entity.group or EntityId(""), "")
            return ", ".join(filter(None, (self.texts("change.tick"), owner)))
        kind = self.texts(f"workbook.thing.{SHEETS[type(entity)]}")
        if isinstance(entity, Group | Customer | StaffMember):
            return f"{kind} {entity.name}"
        first = next(day for day in (getattr(entity, name, None) for name in _DAY_FIELDS) if day)
        last = getattr(entity, "last_day", None) or first
        owner = self.names.get(owner_id, "") if owner_id else ""
        return ", ".join(filter(None, (kind, owner, weekday_span(first, last, self.texts.language))))

    def _changes(self, edit: Edit) -> Iterator[str]:
        sheet = SHEETS.get(edit.kind)
        if sheet is None:
            return
        if edit.owner_before != edit.owner_after:
            yield self._change(sheet, "owner", self.name(edit.owner_before), self.name(edit.owner_after))
        for field in fields(edit.kind):
            if field.name == "id" or field.name in CHILD_FIELDS.get(edit.kind, {}):
                continue
            old, new = getattr(edit.before, field.name), getattr(edit.after, field.name)
            if old == new:
                continue
            shown = self.value(field.name, old), self.value(field.name, new)
            if None not in shown:
                yield self._change(sheet, field.name, *shown)

    def _change(self, sheet: str, field: str, old: str | None, new: str | None) -> str:
        nothing = self.texts("workbook.difference.nothing")
        return f"{self.title(sheet, field)} {old or nothing} → {new or nothing}"

    def title(self, sheet: str, field: str) -> str:
        """A field's heading in the workbook."""
        return self.texts(f"workbook.column.{sheet}.{field}")

    def name(self, entity_id: EntityId | None) -> str:
        """The name of a group, customer or person; nothing for none."""
        return self.names.get(entity_id, "") if entity_id else ""

    def value(self, field: str, value: Any) -> str | None:
        """A field's value as the workbook writes it; None for what has no words of its own (what a paper said)."""
        if value is None or value == "":
            return ""
        if field in _REFERENCES:
            ids = value if isinstance(value, tuple) else (value,)
            return "; ".join(self.names.get(one, "") for one in ids)
        if isinstance(value, bool):
            return self.texts(f"workbook.word.{'yes' if value else 'no'}").split()[0]
        if isinstance(value, StrEnum):
            return self.texts(f"workbook.word.{WORDS[type(value)]}.{value}")
        if isinstance(value, date):
            return day_text(value)
        if isinstance(value, time):
            return time_text(value)
        if field == "weekdays":
            words = self.texts("workbook.word.weekdays").split()
            return " ".join(words[day] for day in value) or "-"
        if isinstance(value, tuple):
            spans = [span for span in value if isinstance(span, DaySpan)]
            return "; ".join(span_text(span.first_day, span.last_day) for span in spans) or "-"
        return str(value) if isinstance(value, str | int) else None
