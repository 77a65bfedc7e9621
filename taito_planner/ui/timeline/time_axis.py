"""Days to pixels and back: one axis that everything on the timeline asks. Knows no Qt."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import IntEnum
from itertools import pairwise
from math import ceil, log

from taito_planner.domain.days import monday_of

MIN_ZOOM = 2.0
MAX_ZOOM = 32.0
ZOOMS = {"year": 3.0, "month": 6.0, "week": 26.0}
"""Logical pixels per day of the named zooms."""
_SCALE_STEP = 1.15 ** (1 / 16)
"""Less than the eye sees of one step of a touchpad."""


_WORD_STEP = 1.15
"""A step of words is at most so much wider at its end than at its begin: one notch of a wheel."""


class Detail(IntEnum):
    """How much a zoom shows. Ordered: a closer look is greater."""

    YEAR = 1
    """2 to under 5 px a day: the number, and the first day where it fits."""
    MONTH = 2
    """5 to under 9: dates beside the bars."""
    WIDE = 3
    """9 to under 16: and the leaders."""
    WEEK = 4
    """From 16 on: day cells, times, and a line of words above a block."""


def on_scale(px_per_day: float) -> float:
    """The nearest zoom of a scale of small steps; a named zoom within half a step of it."""
    steps = round(log(px_per_day / MIN_ZOOM, _SCALE_STEP))
    near = float(MIN_ZOOM * _SCALE_STEP**steps)
    named = (zoom for zoom in ZOOMS.values() if round(log(zoom / MIN_ZOOM, _SCALE_STEP)) == steps)
    return min(MAX_ZOOM, max(MIN_ZOOM, next(named, near)))


_DETAIL_FROM = (5.0, 9.0, 16.0)


def detail_of(px_per_day: float) -> Detail:
    return Detail(1 + bisect_right(_DETAIL_FROM, px_per_day))


def _word_steps() -> tuple[float, ...]:
    """Where steps of words begin: at every named zoom and change of detail, and between those evenly."""
    anchors = sorted({MIN_ZOOM, *ZOOMS.values(), *_DETAIL_FROM, MAX_ZOOM})
    steps = []
    for low, high in pairwise(anchors):
        count = ceil(log(high / low, _WORD_STEP))
        steps += [low * (high / low) ** (n / count) for n in range(count)]
    return *steps, MAX_ZOOM


def word_step(px_per_day: float) -> float:
    """The zoom whose words are shown at ``px_per_day``: the farthest of its step.

    What has room there has room at every closer zoom, so that a zoom in passing lays nothing out anew.
    """
    return _WORD_STEPS[max(0, bisect_right(_WORD_STEPS, px_per_day) - 1)]


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The days from ``origin`` (a Monday, as an ordinal) on, ``day_count`` of them, ``px_per_day`` wide each.

    Days are proleptic ordinals (``date.toordinal``); x is in logical pixels from the left edge of ``origin``.
    """

    origin: int
    day_count: int
    px_per_day: float
    detail: Detail = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "detail", detail_of(self.px_per_day))

    @classmethod
    def over(cls, first_day: date, last_day: date, px_per_day: float) -> "TimeAxis":
        """Whole weeks that hold both days."""
        first = monday_of(first_day)
        weeks = (monday_of(last_day) - first).days // 7 + 1
        return cls(first.toordinal(), weeks * 7, px_per_day)

    @property
    def width(self) -> float:
        return self.day_count * self.px_per_day

    @property
    def end(self) -> int:
        """The day after the last one."""
        return self.origin + self.day_count

    @property
    def zoom_name(self) -> str:
        """``year``, ``month`` or ``week``, empty between them."""
        return next((name for name, zoom in ZOOMS.items() if abs(zoom - self.px_per_day) < 0.01), "")

    def zoomed(self, px_per_day: float) -> "TimeAxis":
        """The same days at another zoom, kept within 2 to 32 px a day."""
        return replace(self, px_per_day=min(MAX_ZOOM, max(MIN_ZOOM, px_per_day)))

    def x(self, day: int) -> float:
        """The left edge of ``day``; the right edge of a last day is ``x(day + 1)``."""
        return (day - self.origin) * self.px_per_day

    def middle_x(self, day: int) -> float:
        """The middle of ``day``."""
        return (day - self.origin + 0.5) * self.px_per_day

    def day_at(self, x: float) -> int:
        """The day under ``x``, also outside the axis."""
        return self.origin + int(x // self.px_per_day)

    def days_between(self, left: float, right: float) -> tuple[int, int]:
        """The first and last day of the axis that the pixels from ``left`` to ``right`` touch."""
        first = max(self.origin, self.day_at(left))
        return first, max(first, min(self.end - 1, self.day_at(right)))


_WORD_STEPS = _word_steps()


def mondays(first: int, last: int) -> range:
    """The Mondays of the weeks that the days ``first`` to ``last`` lie in."""
    return range(first - (first - 1) % 7, last + 1, 7)


def months(first: int, last: int) -> Iterator[tuple[date, int, int]]:
    """The months that the days ``first`` to ``last`` touch: (first of the month, its day, the day after it).
    """
    start = date.fromordinal(first).replace(day=1)
    while start.toordinal() <= last:
        following = (start + timedelta(days=31)).replace(day=1)
        yield start, start.toordinal(), following.toordinal()
        start = following


def iso_week(monday: int) -> int:
    return date.fromordinal(monday).isocalendar().week
