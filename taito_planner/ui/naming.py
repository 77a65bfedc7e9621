"""What things of a plan are called on the screen: ``Jakso 1``, ``Oulu 1/2026``, ``ti–pe 6.–9.1.2026``."""

from datetime import date
from typing import Any

from taito_planner.domain.days import DaySpan
from taito_planner.domain.entities import KIND_NAMES, Located
from taito_planner.domain.model import Block, BlockKind, Customer, Group, StaffMember, Visit, VisitKind
from taito_planner.domain.shifting import block_number
from taito_planner.texts import Texts
from taito_planner.texts.dates import weekday_day, weekday_span


def thing_kind(entity: Any) -> str:
    """The stable name of what it is, opening blocks and group days, start visits and sessions told apart."""
    if isinstance(entity, Block) and entity.kind is BlockKind.GROUP_DAYS:
        return "group-days"
    if isinstance(entity, Visit) and entity.kind is VisitKind.SESSION:
        return "session"
    return KIND_NAMES[type(entity)]


def kind_word(entity: Any, texts: Texts) -> str:
    """``Jakso``, ``Starttikäynti``, ``Asiakas``"""
    return texts(f"kind.{thing_kind(entity)}")


def thing_number(found: Located) -> int | None:
    """1 for the first block of its group or start visit of its customer; None for what has no number."""
    entity = found.entity
    if isinstance(entity, Block) and entity.kind is BlockKind.OPENING and found.group:
        return block_number(found.group, entity)
    if isinstance(entity, Visit) and entity.kind is VisitKind.START and found.customer:
        starts = [v.id for v in found.customer.visits if v.kind is VisitKind.START]
        return starts.index(entity.id) + 1
    return None


def thing_name(found: Located, texts: Texts) -> str:
    """``Jakso 1``, ``Starttikäynti 2``, ``Työharjoittelu``; a group, customer or person by name."""
    if isinstance(found.entity, Group | Customer | StaffMember):
        return str(found.entity.name)
    number = thing_number(found)
    word = kind_word(found.entity, texts)
    return f"{word} {number}" if number else word


def owner_name(found: Located) -> str:
    """Whose it is: the customer or person, else the group; nothing for a group or person."""
    if isinstance(found.entity, Group | StaffMember):
        return ""
    if isinstance(found.entity, Customer):
        return found.group.name if found.group else ""
    owner = found.customer or found.staff or found.group
    return owner.name if owner else ""


def when(entity: Any) -> DaySpan | None:
    """Its days, where it has any."""
    first: date | None = next(
        (day for name in ("first_day", "on", "given_on") if (day := getattr(entity, name, None)) is not None),
        None,
    )
    if first is None:
        return None
    return DaySpan(first, getattr(entity, "last_day", None) or first)


def when_text(entity: Any, texts: Texts) -> str:
    """``ti–pe 6.–9.1.2026``, ``ti 2.12.2025``; nothing for what has no days."""
    days = when(entity)
    if days is None:
        return ""
    if days.first_day == days.last_day:
        return weekday_day(days.first_day, texts.language)
    return weekday_span(days.first_day, days.last_day, texts.language)


def full_name(found: Located, texts: Texts) -> str:
    """``Jakso 1, Oulu 1/2026``"""
    return ", ".join(part for part in (thing_name(found, texts), owner_name(found)) if part)
