"""Reads several spans out of one text: ``10.-14.2., 2.-6.6., 6.-10.10.2025``."""

import re
from datetime import date

from taito_planner.domain.days import DaySpan
from taito_planner.texts.day_input import DayNotUnderstood, parse_span

_BETWEEN = re.compile(r"[;,\n]|\s+(?:ja|och|and)\s+")
_YEAR = re.compile(r"\d{4}")


def parse_spans(text: str, today: date) -> tuple[DaySpan, ...]:
    """The spans in ``text``, with commas, semicolons or new lines between. Raises DayNotUnderstood.

    A span without its year takes that of the next one that has one: such lists name the year at the end.
    """
    parts = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
    spans: list[DaySpan] = []
    after = None
    for part in reversed(parts):
        if after is None or _YEAR.search(part) or not part[0].isdigit():
            span = parse_span(part, today)
        else:
            span = parse_span(f"{part.rstrip('.')}.{after.first_day.year}", today)
            if span.first_day > after.first_day:
                span = parse_span(f"{part.rstrip('.')}.{after.first_day.year - 1}", today)
        spans.append(span)
        after = span
    if not spans:
        raise DayNotUnderstood("empty")
    return tuple(reversed(spans))
