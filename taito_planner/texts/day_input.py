"""Reads a day or a span as planners write and paste it: ``1.2.``, ``ma vk 5``, ``+8 vk``, ``19.–23.2.2024``.

The words of all languages are taken in every language: a pasted text does not know what the screen speaks.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from taito_planner.domain.days import DaySpan, add_months
from taito_planner.domain.refusals import FIRST_DAY_KNOWN, LAST_DAY_KNOWN, Refused
from taito_planner.texts.dates import WEEKDAYS

_FULL_WEEKDAYS = (
    ("maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai"),
    ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
)
_WEEKDAY = {
    word.casefold(): number
    for words in (*WEEKDAYS.values(), *_FULL_WEEKDAYS)
    for number, word in enumerate(words)
}
_NEAR_DAYS = {
    **dict.fromkeys(("tänään", "idag", "i dag", "today"), 0),
    **dict.fromkeys(("huomenna", "imorgon", "i morgon", "tomorrow"), 1),
    **dict.fromkeys(("eilen", "igår", "i går", "yesterday"), -1),
}
_DASH = "[-–—−]"
_WEEKDAY_WORD = "|".join(sorted(_WEEKDAY, key=len, reverse=True))
_WEEK_WORD = r"(?:viikot|viikko|veckor|vecka|weeks|week|vko|vk|wk|v|w)\.?"

_PREFIXED = re.compile(rf"({_WEEKDAY_WORD})(?:na|ta)?\.?,?\s+(.*)")
_RELATIVE = re.compile(r"([+−-])\s*(\d{1,4})\s*(pv|d|vk|v|wk|w|kk|mån|mo)\.?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\s*\.\s*(\d{1,2})\s*\.?\s*(\d{4}|\d{2})?")
_WEEK = re.compile(rf"{_WEEK_WORD}\s*(\d{{1,2}})(?:\s*[/ ]\s*(\d{{4}}))?(?:\s+({_WEEKDAY_WORD}))?")
_WEEKS = re.compile(rf"{_WEEK_WORD}\s*(\d{{1,2}})(?:\s*{_DASH}\s*(\d{{1,2}}))?(?:\s*[/ ]\s*(\d{{4}}))?")
_WEEKDAY_SPAN = re.compile(rf"({_WEEKDAY_WORD})\s*{_DASH}\s*({_WEEKDAY_WORD})\s+(.*)")
_ISO_SPAN = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})\s*[-–—−/]\s*(\d{4}-\d{1,2}-\d{1,2})")
_DAY_ALONE = re.compile(r"(\d{1,2})\.?")

_YEARS_AROUND = 8
"""How far a year is looked for: long enough for 29 February and for week 53."""


class DayNotUnderstood(Refused):
    """A text that names no day; its sentence is ``day-input.<reason>``."""

    def __init__(self, reason: str, **facts: Any) -> None:
        super().__init__(f"day-input.{reason}", **facts)


def parse_day(text: str, today: date) -> date:
    """The day that ``text`` names, counted from ``today`` where it is relative.

    A weekday may stand before a date and must then be the date's. A week alone is its Monday. Without its
    year the day nearest to ``today`` is meant, before or after it, the later one on a tie; a year of two
    digits is 2000-2099. Raises DayNotUnderstood, also for a day outside 2000-2100.
    """
    typed = _tidied(text)
    weekday = None
    if found := _PREFIXED.fullmatch(typed):
        weekday, typed = _WEEKDAY[found[1]], found[2]
    if found := _WEEK.fullmatch(typed):
        if found[3]:
            weekday = _WEEKDAY[found[3]]
        return _known(_day_of_week(int(found[1]), _number(found[2]), weekday or 0, today))
    day = _known(_plain_day(typed, text, today))
    if weekday is not None and day.weekday() != weekday:
        raise DayNotUnderstood("weekday-differs", text=text.strip(), day=day)
    return day


def parse_span(text: str, today: date) -> DaySpan:
    """The days that ``text`` names, both ends included: ``19.–23.2.2024``, ``vk 27–30`` (Monday to Sunday).

    What one of the two days leaves out it takes from the other. Raises DayNotUnderstood, also where the end
    is before the start.
    """
    typed = _tidied(text)
    weekdays: tuple[int, ...] = ()
    if found := _WEEKDAY_SPAN.fullmatch(typed):
        weekdays, typed = (_WEEKDAY[found[1]], _WEEKDAY[found[2]]), found[3]
    if found := _WEEKS.fullmatch(typed):
        first = _known(_day_of_week(int(found[1]), _number(found[3]), 0, today))
        last = _known(_day_of_week(int(found[2] or found[1]), first.isocalendar().year, 6, today))
    elif found := _ISO_SPAN.fullmatch(typed):
        first, last = parse_day(found[1], today), parse_day(found[2], today)
    else:
        first, last = _ends(typed, today)
    if last < first:
        raise DayNotUnderstood("end-before-start", first_day=first, last_day=last)
    for day, weekday in zip((first, last), weekdays, strict=False):
        if day.weekday() != weekday:
            raise DayNotUnderstood("weekday-differs", text=text.strip(), day=day)
    return DaySpan(first, last)


def _ends(typed: str, today: date) -> tuple[date, date]:
    parts = [part.strip() for part in re.split(_DASH, typed)]
    if len(parts) != 2 or not all(parts):
        day = parse_day(typed, today)
        return day, day
    head, tail = parts
    weekday = ""
    if found := _PREFIXED.fullmatch(head):
        weekday, head = f"{found[1]} ", found[2]
    if (dotted := _DOTTED.fullmatch(head)) and dotted[3]:
        first = parse_day(f"{weekday}{head}", today)
        return first, _first_from(tail, first, today)
    last = parse_day(tail, today)
    if alone := _DAY_ALONE.fullmatch(head):
        return parse_day(f"{weekday}{alone[1]}.{last.month}.{last.year}", today), last
    if dotted:
        year = last.year - ((int(dotted[2]), int(dotted[1])) > (last.month, last.day))
        return parse_day(f"{weekday}{dotted[1]}.{dotted[2]}.{year}", today), last
    return parse_day(f"{weekday}{head}", last), last


def _first_from(tail: str, first: date, today: date) -> date:
    """The end of a span that began on ``first``: without its year the first such day after that."""
    dotted = _DOTTED.fullmatch(tail)
    if dotted is None or dotted[3]:
        return parse_day(tail, today)
    year = first.year + ((int(dotted[2]), int(dotted[1])) < (first.month, first.day))
    return parse_day(f"{dotted[1]}.{dotted[2]}.{year}", today)


def _plain_day(typed: str, text: str, today: date) -> date:
    """A day without a weekday before it and that is no week."""
    if typed in _NEAR_DAYS:
        return today + timedelta(days=_NEAR_DAYS[typed])
    if found := _RELATIVE.fullmatch(typed):
        return _moved(today, int(found[2]) * (1 if found[1] == "+" else -1), found[3])
    if found := _ISO.fullmatch(typed):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _DOTTED.fullmatch(typed):
        day, month, year = int(found[1]), int(found[2]), _number(found[3])
        if year is not None:
            return _day(year + 2000 if year < 100 else year, month, day)
        return _nearest(today, lambda y: _day(y, month, day))
    raise DayNotUnderstood("not-understood" if typed else "empty", text=text.strip())


def _moved(today: date, amount: int, unit: str) -> date:
    try:
        if unit in ("kk", "mån", "mo"):
            return add_months(today, amount)
        return today + timedelta(days=amount if unit in ("pv", "d") else 7 * amount)
    except (OverflowError, ValueError):
        raise DayNotUnderstood("out-of-range") from None


def _day(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise DayNotUnderstood("no-such-month", month=month)
    if not FIRST_DAY_KNOWN.year <= year <= LAST_DAY_KNOWN.year:
        raise DayNotUnderstood("out-of-range")
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise DayNotUnderstood(f"no-such-day.{month}", year=year, last=last)
    return date(year, month, day)


def _day_of_week(week: int, year: int | None, weekday: int, today: date) -> date:
    if year is None:
        return _nearest(today, lambda y: _day_of_week(week, y, weekday, today))
    if not FIRST_DAY_KNOWN.year <= year <= LAST_DAY_KNOWN.year:
        raise DayNotUnderstood("out-of-range")
    weeks = date(year, 12, 28).isocalendar().week
    if not 1 <= week <= weeks:
        raise DayNotUnderstood("no-such-week", year=year, last=weeks)
    return date.fromisocalendar(year, week, weekday + 1)


def _nearest(today: date, in_year: Callable[[int], date]) -> date:
    """The nearest to ``today`` of the days ``in_year`` gives for the years around, the later on a tie.

    Raises the refusal of today's own year where no year has the day.
    """
    days = list(_days_of(in_year, range(today.year - _YEARS_AROUND, today.year + _YEARS_AROUND + 1)))
    if not days:
        return in_year(today.year)
    return min(days, key=lambda day: (abs((day - today).days), -day.toordinal()))


def _days_of(in_year: Callable[[int], date], years: Iterable[int]) -> Iterable[date]:
    for year in years:
        try:
            yield in_year(year)
        except DayNotUnderstood:
            continue


def _known(day: date) -> date:
    if not FIRST_DAY_KNOWN <= day <= LAST_DAY_KNOWN:
        raise DayNotUnderstood("out-of-range")
    return day


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _tidied(text: str) -> str:
    return " ".join(text.split()).casefold()
