"""Builders for plans in tests: a test names only what it is about."""

from datetime import date, timedelta
from typing import Any

from taito_planner.domain.entities import CHILD_FIELDS, in_order
from taito_planner.domain.ids import new_id
from taito_planner.domain.model import (
    Block,
    BlockKind,
    Customer,
    Group,
    Leave,
    Plan,
    StaffMember,
    Visit,
    VisitKind,
)
from taito_planner.domain.workdays import Holiday, HolidayCalendar

LOPPIAINEN_2026 = Holiday(date(2026, 1, 6), "epiphany")
SMALL_CALENDAR = HolidayCalendar(
    (
        Holiday(date(2025, 12, 6), "independence-day"),
        Holiday(date(2025, 12, 24), "christmas-eve", is_eve=True),
        Holiday(date(2025, 12, 25), "christmas-day"),
        Holiday(date(2025, 12, 26), "st-stephen"),
        Holiday(date(2026, 1, 1), "new-year"),
        LOPPIAINEN_2026,
        Holiday(date(2026, 4, 3), "good-friday"),
        Holiday(date(2026, 4, 6), "easter-monday"),
        Holiday(date(2026, 5, 1), "may-day"),
        Holiday(date(2026, 5, 14), "ascension"),
    )
)
"""The holidays around the turn of 2025-2026, enough for most tests."""


def d(text: str) -> date:
    """``d("2026-01-06")``"""
    return date.fromisoformat(text)


def block(first_day: str | date, length: int = 4, **facts: Any) -> Block:
    first = d(first_day) if isinstance(first_day, str) else first_day
    return Block(facts.pop("id", new_id()), first, first + timedelta(days=length - 1), **facts)


def group_days(first_day: str | date, length: int = 1, **facts: Any) -> Block:
    return block(first_day, length, kind=BlockKind.GROUP_DAYS, **facts)


def start_visit(on: str, **facts: Any) -> Visit:
    return Visit(facts.pop("id", new_id()), d(on), VisitKind.START, **facts)


def session(on: str, **facts: Any) -> Visit:
    return Visit(facts.pop("id", new_id()), d(on), VisitKind.SESSION, **facts)


def customer(name: str = "A-1", given: str = "2025-10-27", **facts: Any) -> Customer:
    """A customer whose decision was given on ``given`` and, unless told otherwise, arrived the same day."""
    facts.setdefault("decision_arrived_on", d(given))
    for field in CHILD_FIELDS[Customer]:
        if field in facts:
            facts[field] = in_order(facts[field])
    return Customer(facts.pop("id", new_id()), name, d(given), **facts)


def group(name: str = "Oulu 1/2026", size: int = 8, **facts: Any) -> Group:
    facts["blocks"] = in_order(facts.get("blocks", ()))
    facts["customers"] = in_order(facts.get("customers", ()))
    return Group(facts.pop("id", new_id()), name, size, **facts)


def staff(name: str = "Petri Mäki", *leaves: tuple[str, str], **facts: Any) -> StaffMember:
    """A staff member with leaves given as (first day, last day)."""
    spans = in_order(Leave(new_id(), d(first), d(last)) for first, last in leaves)
    return StaffMember(facts.pop("id", new_id()), name, leaves=spans, **facts)


def plan(*groups: Group, **facts: Any) -> Plan:
    facts.setdefault("calendar", SMALL_CALENDAR)
    facts["staff"] = in_order(facts.get("staff", ()))
    facts["loose_customers"] = in_order(facts.get("loose_customers", ()))
    return Plan(groups=in_order(groups), **facts)
