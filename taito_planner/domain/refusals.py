"""What makes an edit meaningless: only these are refused. A broken rule never is; it becomes a finding."""

from datetime import date, datetime
from typing import Any

from taito_planner.domain.entities import CHILD_FIELDS
from taito_planner.domain.model import Customer, Group, Plan, StaffMember
from taito_planner.domain.records import Acceptance

FIRST_DAY_KNOWN = date(2000, 1, 1)
LAST_DAY_KNOWN = date(2100, 12, 31)
CODE_LENGTHS = range(2, 5)


class Refused(Exception):
    """Something the user asked for cannot be done. ``key`` names its sentence in the catalogues, ``facts`` fill it.

    The exception's own text holds no fact: facts can be names, and exceptions end in logs.
    """

    def __init__(self, key: str, **facts: Any) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts


class IntentRefused(Refused):
    """An edit that has no meaning; its sentence is ``refused.<reason>``."""

    def __init__(self, reason: str, **facts: Any) -> None:
        super().__init__(f"refused.{reason}", **facts)


def demand_day(day: date) -> None:
    """Refuses a day outside 2000-2100, both included."""
    if not FIRST_DAY_KNOWN <= day <= LAST_DAY_KNOWN:
        raise IntentRefused("day-out-of-range", day=day)


def demand_meaning(entity: Any, plan: Plan) -> None:
    """Refuses an entity whose own facts cannot be, or whose name another has."""
    demand_facts(entity)
    if type(entity) in CHILD_FIELDS:
        _demand_other_name(entity, plan)


def demand_facts(entity: Any) -> None:
    """Refuses an entity whose own facts cannot be: days, order of days, a missing name."""
    for name in entity.__dataclass_fields__:
        value = getattr(entity, name)
        if isinstance(value, date) and not isinstance(value, datetime):
            demand_day(value)
    for span in (entity, *getattr(entity, "days", ())):
        _demand_order(getattr(span, "first_day", None), getattr(span, "last_day", None))
    if isinstance(entity, Acceptance) and not entity.reason.strip():
        raise IntentRefused("reason-missing")
    if type(entity) in CHILD_FIELDS and not entity.name.strip():
        raise IntentRefused("name-missing")
    if isinstance(entity, Group):
        if entity.planned_size < 1:
            raise IntentRefused("planned-size", value=entity.planned_size)
        if entity.code and len(entity.code) not in CODE_LENGTHS:
            raise IntentRefused("code-length", value=entity.code)


def _demand_order(first_day: date | None, last_day: date | None) -> None:
    for day in (first_day, last_day):
        if day is not None:
            demand_day(day)
    if first_day and last_day and last_day < first_day:
        raise IntentRefused("end-before-start", first_day=first_day, last_day=last_day)


def _demand_other_name(entity: Group | Customer | StaffMember, plan: Plan) -> None:
    wanted = folded(entity.name)
    if any(other.id != entity.id and folded(other.name) == wanted for other in _named(plan, type(entity))):
        raise IntentRefused("name-taken", name=entity.name.strip())


def folded(name: str) -> str:
    """A name as names are compared: trimmed, inner spaces single, case folded."""
    return " ".join(name.split()).casefold()


def _named(plan: Plan, kind: type) -> tuple[Any, ...]:
    if kind is Group:
        return plan.groups
    if kind is StaffMember:
        return plan.staff
    return tuple(c for group in plan.groups for c in group.customers) + plan.loose_customers
