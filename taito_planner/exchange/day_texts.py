"""Days and ranges of days written as text, as planners write them in cells."""

import re
from datetime import date

from taito_planner.domain.days import DaySpan
from taito_planner.domain.refusals import FIRST_DAY_KNOWN, LAST_DAY_KNOWN
from taito_planner.exchange.problems import CellFault
from taito_planner.texts.dates import EN_DASH, day_text

_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\.?")
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_DASH = "[-\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}\N{NON-BREAKING HYPHEN}]"
_RANGE = re.compile(rf"(\d{{1,2}})\.?(?:(\d{{1,2}})\.?(\d{{4}})?)?\s*{_DASH}\s*(.+)")
_ISO_RANGE = re.compile(rf"(\d{{4}}-\d{{1,2}}-\d{{1,2}})\s*{_DASH}\s*(\d{{4}}-\d{{1,2}}-\d{{1,2}})")


def day_of(text: str) -> date:
    """``3.11.2025``, ``03.11.2025`` or ``2025-11-03``.

    Raises CellFault: ``not-a-day``, ``no-such-day`` (31.2.), ``day-out-of-range`` (outside 2000-2100).
    """
    if found := _DAY.fullmatch(text.strip()):
        day, month, year = found.groups()
    elif found := _ISO_DAY.fullmatch(text.strip()):
        year, month, day = found.groups()
    else:
        raise CellFault("not-a-day")
    return _known(int(year), int(month), int(day))


def _known(year: int, month: int, day: int) -> date:
    try:
        return demand_known(date(year, month, day))
    except ValueError:
        raise CellFault("no-such-day") from None


def demand_known(day: date) -> date:
    """``day`` itself; CellFault ``day-out-of-range`` outside 2000-2100, both included."""
    if not FIRST_DAY_KNOWN <= day <= LAST_DAY_KNOWN:
        raise CellFault("day-out-of-range", first=FIRST_DAY_KNOWN, last=LAST_DAY_KNOWN)
    return day


def spans_of(text: str) -> tuple[DaySpan, ...]:
    """Ranges and days with ``;`` or a new line between: ``2.3.2026–5.3.2026; 16.–19.3.2026; 1.4.2026``.

    A first day without month or year takes them from the last day. Raises CellFault, also ``not-ranges`` and
    ``range-end-before-start``.
    """
    return tuple(_span_of(part.strip()) for part in re.split(r"[;\n]", text) if part.strip())


def _span_of(text: str) -> DaySpan:
    if found := _ISO_RANGE.fullmatch(text):
        return _span(day_of(found[1]), day_of(found[2]))
    if _DAY.fullmatch(text) or _ISO_DAY.fullmatch(text):
        return _span(day_of(text), day_of(text))
    found = _RANGE.fullmatch(text)
    if not found or not _DAY.fullmatch(found[4]):
        raise CellFault("not-ranges")
    last = day_of(found[4])
    month = int(found[2] or last.month)
    year = int(found[3]) if found[3] else last.year - (month > last.month)
    return _span(_known(year, month, int(found[1])), last)


def _span(first: date, last: date) -> DaySpan:
    if last < first:
        raise CellFault("range-end-before-start", first=first, last=last)
    return DaySpan(first, last)


def spans_text(spans: tuple[DaySpan, ...]) -> str:
    """``2.3.2026–5.3.2026; 16.3.2026``: whole dates, plain to eye and machine."""
    ends = (dict.fromkeys((span.first_day, span.last_day)) for span in spans)
    return "; ".join(EN_DASH.join(day_text(day) for day in days) for days in ends)
