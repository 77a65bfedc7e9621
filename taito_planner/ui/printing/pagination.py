"""Cuts rows and weeks into pages. Pure: knows no Qt and nothing of what is in a row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class RowSlice:
    """The rows from ``first`` up to ``end`` (exclusive) of one page; ``repeated`` is the head that goes on there."""

    first: int
    end: int
    repeated: int | None = None


def row_slices(heights: Sequence[float], heads: Sequence[int | None], room: float) -> list[RowSlice]:
    """Rows on pages of ``room``, in order, each row once; a row higher than the room has a page of its own.

    ``heads[row]`` is the row of the head that ``row`` stands under (a head's own row for itself, None for neither).
    A head is repeated where its rows go on on the next page, and never stands alone at the foot of one.
    """
    slices: list[RowSlice] = []
    first = 0
    while first < len(heights):
        head = heads[first]
        repeated = head if head is not None and head < first else None
        left = room - (heights[repeated] if repeated is not None else 0)
        end = first
        while end < len(heights) and (heights[end] <= left or end == first):
            left -= heights[end]
            end += 1
        last_head = heads[end - 1]
        if end < len(heights) and last_head == end - 1 and heads[end] == last_head and end - 1 > first:
            end -= 1
        slices.append(RowSlice(first, end, repeated))
        first = end
    return slices


def week_ranges(first_day: date, last_day: date, weeks_on_page: int) -> list[tuple[date, date]]:
    """(Monday, Sunday) of each page's weeks; the last page is as wide as the others, so that its scale is theirs."""
    monday = first_day - timedelta(days=first_day.weekday())
    ranges = []
    while monday <= last_day:
        ranges.append((monday, monday + weeks_on_page * WEEK - timedelta(days=1)))
        monday += weeks_on_page * WEEK
    return ranges or [(monday, monday + weeks_on_page * WEEK - timedelta(days=1))]


def wrapped(words: Sequence[str], widths: Sequence[float], space: float, room: float) -> list[str]:
    """``words`` (``widths`` wide each) as lines no wider than ``room``; a word wider than that has its own line."""
    lines: list[str] = []
    used = 0.0
    for word, width in zip(words, widths, strict=True):
        if lines and used + space + width <= room:
            lines[-1] += f" {word}"
            used += space + width
        else:
            lines.append(word)
            used = width
    return lines
