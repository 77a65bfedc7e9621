"""Reads lines, times, numbers and lists of day spans as planners type them, and writes them back."""

import re
from datetime import date, time
from typing import Any

from taito_planner.domain.days import DaySpan
from taito_planner.domain.refusals import Refused
from taito_planner.texts.dates import EN_DASH, day_text, time_text
from taito_planner.texts.day_input import parse_span

_TIME = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?$")


def read_line(text: str) -> str:
    """One line of words: a paste out of a table or a letter may bring breaks and tabs along."""
    return " ".join(text.split())


def read_time(text: str) -> time | None:
    """``9``, ``9.30`` or ``9:30``; None where empty. Raises Refused."""
    if not text:
        return None
    found = _TIME.match(text)
    if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise Refused("form.time-not-understood", value=text)
    return time(int(found[1]), int(found[2] or 0))


def write_time(at: Any) -> str:
    return time_text(at) if at else ""


def read_number(text: str) -> int | None:
    """A whole number from 1 up; None where empty. Raises Refused."""
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 10_000:
        raise Refused("form.number-not-understood", value=text)
    return int(text)


def write_number(number: Any) -> str:
    return "" if number is None else str(number)


def read_spans(text: str, today: date) -> tuple[DaySpan, ...]:
    """``2.3.2026–5.3.2026; 16.3.2026``: spans of days, both ends included. Raises DayNotUnderstood."""
    return tuple(parse_span(part, today) for part in text.split(";") if part.strip())


def write_spans(spans: Any) -> str:
    return "; ".join(
        day_text(s.first_day)
        if s.first_day == s.last_day
        else f"{day_text(s.first_day)}{EN_DASH}{day_text(s.last_day)}"
        for s in spans or ()
    )
