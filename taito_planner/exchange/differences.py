"""Says in words what differs between two plans, one line for each thing that changed."""

from collections.abc import Iterator
from datetime import date, time
from typing import Any

from taito_planner.domain.changes import Edit, diff
from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import Customer, Group, Plan, StaffMember
from taito_planner.exchange.layout import OWNER, SHEET_OF_KIND, header_key
from taito_planner.exchange.references import Names, names_in
from taito_planner.texts import Texts
from taito_planner.texts.dates import day_text, time_text, weekday_span

_DAY_FIELDS = ("first_day", "on", "given_on")


def differences(before: Plan, after: Plan, texts: Texts) -> list[str]:
    """One sentence for each edit from ``before`` to ``after``: what it is, which field, old → new."""
    names = names_in(before, texts)
    names.names.update(names_in(after, texts).names)
    return [_sentence(edit, names, texts) for edit in diff(before, after)]


def _sentence(edit: Edit, names: Names, texts: Texts) -> str:
    if edit.before is None:
        return texts("workbook.difference.new", thing=_thing(edit.after, edit.owner_after, names, texts))
    thing = _thing(edit.before, edit.owner_before, names, texts)
    if edit.after is None:
        return texts("workbook.difference.removed", thing=thing)
    changes = "; ".join(_changes(edit, names, texts))
    return texts("workbook.difference.changed", thing=thing, changes=changes)


def _thing(entity: Any, owner_id: EntityId | None, names: Names, texts: Texts) -> str:
    """``Jakso, Oulu 1/2026, ti–pe 6.–9.1.2026``; what has a name is called by it."""
    kind = texts(f"workbook.thing.{SHEET_OF_KIND[type(entity)].key}")
    if isinstance(entity, Group | Customer | StaffMember):
        return f"{kind} {entity.name}"
    first = next(day for day in (getattr(entity, name, None) for name in _DAY_FIELDS) if day)
    last = getattr(entity, "last_day", None) or first
    owner = names.names.get(owner_id, "")
    return ", ".join(filter(None, (kind, owner, weekday_span(first, last, texts.language))))


def _changes(edit: Edit, names: Names, texts: Texts) -> Iterator[str]:
    sheet = SHEET_OF_KIND[edit.kind]
    for column in sheet.columns:
        if column.field == OWNER:
            old, new = edit.owner_before, edit.owner_after
        else:
            old, new = getattr(edit.before, column.field), getattr(edit.after, column.field)
        if old != new:
            shown = [
                _shown(None if value is None else column.cell.write(value, names, texts), texts)
                for value in (old, new)
            ]
            yield f"{texts(header_key(sheet, column.field))} {shown[0]} → {shown[1]}"


def _shown(value: Any, texts: Texts) -> str:
    if isinstance(value, date):
        return day_text(value)
    if isinstance(value, time):
        return time_text(value)
    if value is None or value == "":
        return texts("workbook.difference.nothing")
    return str(value)
