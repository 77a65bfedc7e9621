"""Plain arithmetic for the second reading of the rules; it shares no code with the program but its model."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from taito_planner.domain.model import BlockKind, Customer, Group

Reading = tuple[Any, ...]
"""(rule, severity, group, customer, staff, date, limit, actual), or the end of it."""

DAY = timedelta(days=1)
CONTRACT_END = date(2025, 12, 31)
ERROR, WARNING, NOTICE = "error", "warning", "notice"


def days(first: date, last: date) -> list[date]:
    return [first + n * DAY for n in range((last - first).days + 1)]


def months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def week(day: date) -> tuple[int, int]:
    return day.isocalendar()[:2]


def minutes(visit: Any) -> tuple[int, int]:
    begin = visit.at.hour * 60 + visit.at.minute
    return begin, begin + (60 if visit.minutes is None else visit.minutes)


def joining(customer: Customer) -> date:
    return max(customer.joined_on or date.min, customer.decision_given_on)


def opening(group: Group | None) -> list[tuple[date, date]]:
    blocks = group.blocks if group else ()
    return sorted((b.first_day, b.last_day) for b in blocks if b.kind is BlockKind.OPENING)
