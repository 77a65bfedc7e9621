"""Days and spans of a foreign table, as people type them: ``10.2-14.2.2025``, ``10.-14.2., 2.-6.6., 6.-10.10.2025``."""

import re
from datetime import date, datetime, time
from typing import Any

from taito_planner.domain.days import DaySpan
from taito_planner.texts.day_input import DayNotUnderstood, parse_day
from taito_planner.texts.day_lists import parse_spans

_LOOK_DAY = date(2025, 1, 1)


def day_in(value: Any, today: date) -> date:
    """The day in a cell. A day without its year is the nearest to ``today``. Raises DayNotUnderstood."""
    if isinstance(value, datetime):
        if value.time() != time.min:
            raise DayNotUnderstood("not-understood", text=str(value))
        return value.date()
    if isinstance(value, date):
        return value
    return parse_day(str(value), today)


def spans_in(value: Any, today: date) -> tuple[DaySpan, ...]:
    """The spans in a cell, with commas, semicolons or new lines between. Raises DayNotUnderstood."""
    if isinstance(value, date):
        day = day_in(value, today)
        return (DaySpan(day, day),)
    return parse_spans(str(value), today)


def reads_as_day(value: Any) -> bool:
    if isinstance(value, date):
        return True
    if not isinstance(value, str) or not re.search(r"\d", value) or len(value) > 30:
        return False
    try:
        parse_day(value, _LOOK_DAY)
    except DayNotUnderstood:
        return False
    return True


def reads_as_spans(value: Any) -> bool:
    if not isinstance(value, str) or not re.search(r"\d.*\d", value) or len(value) > 300:
        return isinstance(value, date)
    try:
        spans_in(value, _LOOK_DAY)
    except DayNotUnderstood:
        return False
    return True
