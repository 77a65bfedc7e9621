"""Which words stand where on a lane: chosen by measuring, never cut short, never over a neighbour. Knows no
Qt.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from taito_planner.ui.timeline import metrics as m
from taito_planner.ui.timeline.bars import Lane, LaneKind
from taito_planner.ui.timeline.lane_words import SIGN, Form, LaneWords, LimitWords, OneLane
from taito_planner.ui.timeline.limits import Limit, LimitState
from taito_planner.ui.timeline.time_axis import Detail, TimeAxis

Stretch = tuple[float, float]
"""From left to right, in pixels on the axis."""
_TICK = 13
"""Room for a met limit's tick."""


class Spot(NamedTuple):
    """A place that keeps to a day at every zoom: ``dx`` pixels right of where ``day`` (from the axis's start) is."""

    day: float
    dx: float

    def x(self, px_per_day: float) -> float:
        """Pixels on the axis."""
        return self.day * px_per_day + self.dx


class Label(NamedTuple):
    """Words of ``width`` that begin at a spot of ``day`` and ``dx``; at the window's right edge they may stand at
    ``other`` instead.
    """

    text: str
    width: float
    day: float
    dx: float
    other: Spot | None = None


class LaidLimit(NamedTuple):
    """A limit's line at the end of its last day, with its words left or right of it, or none.

    ``day`` is where the line is, in days from the axis's start; ``text_dx`` and ``sign_dx`` how many pixels right of
    that its words begin and its sign has its middle.
    """

    limit: Limit
    day: float
    text: str = ""
    text_dx: float = 0.0
    sign_dx: float | None = None


class LaidLane(NamedTuple):
    """Where the words of a lane stand."""

    labels: Mapping[str, Label] = MappingProxyType({})
    """By the bar's id."""
    limits: tuple[LaidLimit, ...] = ()


class Room:
    """The stretches of a lane that are taken."""

    def __init__(self, taken: Iterable[Stretch] = ()) -> None:
        self._taken = list(taken)

    def take(self, left: float, right: float) -> None:
        self._taken.append((left, right))

    def is_free(self, left: float, right: float) -> bool:
        return all(start >= right or left >= end for start, end in self._taken)

    def take_first(self, lefts: Iterable[float], width: float, clear: float) -> float | None:
        """Takes ``width`` at the first of ``lefts`` where it is free with ``clear`` more at either side; None: nowhere.

        Plain loops: asked for every word in sight.
        """
        taken = self._taken
        for left in lefts:
            low, high = left - clear, left + width + clear
            for start, end in taken:
                if start < high and low < end:
                    break
            else:
                taken.append((left, left + width))
                return left
        return None

    def take_form(
        self, forms: tuple[Form, ...], right: float, left: float, clear: float
    ) -> tuple[str, float, float] | None:
        """Takes the first of ``forms`` (the widest first) that is free from ``right`` on, else up to ``left``.

        With ``clear`` more at either side; returns the text, its width and its left edge. Only what lies near is looked
        at: asked for every visit in sight.
        """
        reach = forms[0][1] + clear
        low, high = left - reach, right + reach
        near = [stretch for stretch in self._taken if stretch[0] < high and low < stretch[1]]
        for text, width in forms:
            for x in (right, left - width):
                low, high = x - clear, x + width + clear
                for start, end in near:
                    if start < high and low < end:
                        break
                else:
                    self._taken.append((x, x + width))
                    return text, width, x
        return None

    def after(self, x: float) -> float:
        """How far it is free from ``x`` to the right."""
        return min((start for start, end in self._taken if end > x), default=float("inf"))

    def before(self, x: float) -> float:
        """How far it is free from ``x`` to the left."""
        return max((end for start, end in self._taken if start < x), default=float("-inf"))


class LabelLayout:
    """Lays out the words of one lane at a time, at one zoom of one plan: the places hold at any closer zoom that shows
    as much, for they keep to days, and what lies between two days only grows.
    """

    def __init__(self, axis: TimeAxis, words: LaneWords) -> None:
        self._axis = axis
        self._origin = axis.origin
        self._px = axis.px_per_day
        self._words = words
        facts = words.facts
        self._lines = [axis.x(facts.today) + axis.px_per_day / 2]
        if facts.contract_end:
            self._lines.append(axis.x(facts.contract_end.toordinal() + 1))

    def laid(self, lane: Lane, selected: frozenset[str]) -> LaidLane:
        """Where the words of ``lane`` go. ``selected`` bars have semi-bold ones."""
        if lane.is_crowd or lane.kind not in (LaneKind.BLOCKS, LaneKind.GROUP, LaneKind.CUSTOMER):
            return LaidLane()
        words = self._words.of(lane, self._axis.detail, selected)
        stretches = self._stretches(words)
        room = Room(stretches)
        if lane.kind is LaneKind.CUSTOMER:
            return self._customer_lane(words, stretches, room)
        for line in self._lines:
            room.take(line, line + 2)
        if self._axis.detail is Detail.WEEK and lane.kind is LaneKind.BLOCKS:
            return LaidLane(self._above(words, stretches, room))
        return LaidLane(self._beside(words, stretches, room))

    def _customer_lane(self, words: OneLane, stretches: list[Stretch], room: Room) -> LaidLane:
        """First the limits that are urgent, then visits and absences (right of them, else left), then other limits."""
        origin, px_per_day = self._origin, self._px
        for line in self._lines:
            room.take(line - 1, line + 3)
        places = [self._axis.x(limit.end) for limit in words.limits]
        for limit, x in zip(words.limits, places, strict=True):
            room.take(x - (_TICK if limit.limit.state is LimitState.MET else 2), x + 2)
        placed = list(zip(words.limits, places, strict=True))
        laid = [self._limit(limit, x, room) for limit, x in placed if limit.is_urgent]
        labels = {}
        for bar, (left, right) in zip(words.bars, stretches, strict=True):
            if bar.forms:
                first = right + (9 if bar.is_marked else 4)
                found = room.take_form(bar.forms, first, left - 4, m.VISIT_CLEARANCE)
                if found is not None:
                    text, width, x = found
                    day = (bar.end if x == first else bar.first) - origin
                    labels[bar.id] = Label(text, width, day, x - day * px_per_day)
        laid += [self._limit(limit, x, room) for limit, x in placed if not limit.is_urgent]
        return LaidLane(labels, tuple(laid))

    def _stretches(self, words: OneLane) -> list[Stretch]:
        """The pixels that bars take on the axis."""
        origin, px_per_day = self._origin, self._px
        return [
            (left, max((bar.end - origin) * px_per_day + bar.pad, left + bar.narrowest))
            for bar in words.bars
            for left in ((bar.first - origin) * px_per_day - bar.pad,)
        ]

    def _spot(self, day: float, x: float) -> Spot:
        """The place at ``x`` on the axis, kept to ``day`` (an ordinal)."""
        days = day - self._origin
        return Spot(days, x - days * self._px)

    def _above(self, words: OneLane, stretches: list[Stretch], room: Room) -> dict[str, Label]:
        """The words above each block, which end before the next one."""
        labels = {}
        worded_to = float("-inf")
        for bar, (left, right) in zip(words.bars, stretches, strict=True):
            free = room.after(right) - left - 4 if left >= worded_to else 0.0
            text, width = next((form for form in bar.forms if form[1] <= free), ("", 0.0))
            if text:
                labels[bar.id] = Label(text, width, *self._spot(bar.first, left + (SIGN if bar.is_marked else 0)))
                worded_to = left + width
        return labels

    def _beside(self, words: OneLane, stretches: list[Stretch], room: Room) -> dict[str, Label]:
        """The words right of each block, and where they may stand left of it instead."""
        labels = {}
        worded_to = float("-inf")
        for bar, (left, right) in zip(words.bars, stretches, strict=True):
            gap = m.LABEL_GAP + (5 if bar.is_marked or bar.is_selected else 0)
            free = room.after(right) - right - gap - 2 if right + gap >= worded_to else 0.0
            text, width = next((form for form in bar.forms if form[1] <= free), ("", 0.0))
            if text:
                before = left - gap - width
                is_free = max(room.before(left), worded_to) + 2 <= before
                other = self._spot(bar.first, before) if is_free else None
                labels[bar.id] = Label(text, width, *self._spot(bar.end, right + gap), other)
                worded_to = right + gap + width
            elif bar.forms and room.before(left) == float("-inf"):
                text, width = bar.forms[-1]
                labels[bar.id] = Label(text, width, *self._spot(bar.first, left - gap - width))
        return labels

    def _limit(self, words: LimitWords, x: float, room: Room) -> LaidLimit:
        """Words left, else right; the short ones where the date does not fit; a sign where it is urgent."""
        limit, day = words.limit, words.end - self._origin
        has_sign = limit.state is not LimitState.OPEN
        for text, width in words.forms:
            sides = (x + 5, x - 5 - width) if has_sign else (x - 5 - width, x + 5)
            left = room.take_first(sides, width, 1)
            if left is not None:
                left -= x
                return LaidLimit(limit, day, text, left + (SIGN if has_sign else 0), left + 6 if has_sign else None)
        return LaidLimit(limit, day)
