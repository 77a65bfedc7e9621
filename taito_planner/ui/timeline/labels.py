"""Which words stand where on a lane: chosen by measuring, never cut short, never over a neighbour. Knows no
Qt.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from taito_planner.texts import Texts
from taito_planner.ui.timeline import metrics as m
from taito_planner.ui.timeline.bars import Bar, BarKind, Lane, LaneKind
from taito_planner.ui.timeline.facts import PlanFacts
from taito_planner.ui.timeline.limits import Limit, LimitState
from taito_planner.ui.timeline.time_axis import Detail, TimeAxis
from taito_planner.ui.timeline.words import labels_of

Measure = Callable[[str, bool], float]
"""The width of a text beside a bar, in logical pixels; the flag asks for semi-bold."""

_SIGN = 15
"""Room for a sign before a limit's words."""
_TICK = 13


@dataclass(frozen=True, slots=True)
class Label:
    """Words at ``x`` (pixels on the axis); ``left_x`` is where they may stand instead at the window's right
    edge.
    """

    text: str
    x: float
    left_x: float | None = None


@dataclass(frozen=True, slots=True)
class LaidLimit:
    """A limit's line at the end of its last day, with its words left or right of it, or none."""

    limit: Limit
    x: float
    text: str = ""
    text_x: float = 0.0
    sign_x: float | None = None


@dataclass(frozen=True, slots=True)
class LaidLane:
    labels: dict[str, Label] = field(default_factory=dict)
    """By the bar's id."""
    limits: tuple[LaidLimit, ...] = ()


_LABELLED = (BarKind.START_VISIT, BarKind.SESSION, BarKind.ABSENCE)


class Room:
    """The stretches of a lane that are taken."""

    def __init__(self) -> None:
        self._taken: list[tuple[float, float]] = []

    def take(self, left: float, right: float) -> None:
        self._taken.append((left, right))

    def is_free(self, left: float, right: float) -> bool:
        for start, end in self._taken:  # noqa: SIM110  a plain loop: asked for every word in sight
            if start < right and left < end:
                return False
        return True

    def after(self, x: float) -> float:
        """How far it is free from ``x`` to the right."""
        return min((start for start, end in self._taken if end > x), default=float("inf"))

    def before(self, x: float) -> float:
        """How far it is free from ``x`` to the left."""
        return max((end for start, end in self._taken if start < x), default=float("-inf"))


class LabelLayout:
    """Lays out the words of one lane at a time, at one zoom of one plan."""

    def __init__(self, axis: TimeAxis, facts: PlanFacts, texts: Texts, measure: Measure) -> None:
        self._axis = axis
        self._facts = facts
        self._texts = texts
        self._measure = measure
        self._lines = [self._axis.x(facts.today) + axis.px_per_day / 2]
        if facts.contract_end:
            self._lines.append(self._axis.x(facts.contract_end.toordinal() + 1))

    def laid(self, lane: Lane, selected: frozenset[str]) -> LaidLane:
        """Where the words of ``lane`` go. ``selected`` bars have semi-bold ones."""
        if lane.is_crowd:
            return LaidLane()
        if lane.kind in (LaneKind.BLOCKS, LaneKind.GROUP):
            return LaidLane(self._block_labels(lane, selected))
        if lane.kind is LaneKind.CUSTOMER:
            return self._customer_lane(lane, selected)
        return LaidLane()

    def _block_labels(self, lane: Lane, selected: frozenset[str]) -> dict[str, Label]:
        labels = {}
        room = Room()
        for bar in lane.bars:
            room.take(*self._stretch(bar))
        week = self._axis.detail is Detail.WEEK
        above = week and lane.kind is LaneKind.BLOCKS
        for line in self._lines:
            room.take(line, line + 2)
        worded_to = float("-inf")
        for bar in lane.bars:
            left, right = self._stretch(bar)
            bold = above or bar.id in selected
            texts = labels_of(bar, self._axis.detail, self._texts, self._facts)
            if above:
                texts = tuple(text for text in texts if self._measure(text, bold) <= room.after(right) - left - 4)
                if texts:
                    sign = _SIGN if self._facts.mark_about(bar) else 0
                    labels[bar.id] = Label(texts[0], left + sign)
                continue
            gap = m.LABEL_GAP + (5 if self._facts.mark_about(bar) or bar.id in selected else 0)
            free = room.after(right) - right
            fitting = (text for text in texts if self._measure(text, bold) <= free - gap - 2)
            text = next(fitting, "")
            if text:
                width = self._measure(text, bold)
                before = left - gap - width
                is_free = max(room.before(left), worded_to) + 2 <= before
                labels[bar.id] = Label(text, right + gap, before if is_free else None)
                worded_to = right + gap + width
            elif room.before(left) == float("-inf"):
                text = texts[-1]
                labels[bar.id] = Label(text, left - gap - self._measure(text, bold))
        return labels

    def _customer_lane(self, lane: Lane, selected: frozenset[str]) -> LaidLane:
        room = Room()
        stretches = [self._stretch(bar) for bar in lane.bars]
        for left, right in stretches:
            room.take(left, right)
        for line in self._lines:
            room.take(line - 1, line + 3)
        limits = self._facts.limits_of(lane.owner, lane.group)
        places = [self._axis.x(limit.last_day.toordinal() + 1) for limit in limits]
        for limit, x in zip(limits, places, strict=True):
            room.take(x - (_TICK if limit.state is LimitState.MET else 2), x + 2)
        urgent = (LimitState.NEAR, LimitState.BROKEN)
        laid = {
            limit: self._limit(limit, x, room) for limit, x in zip(limits, places, strict=True)
            if limit.state in urgent
        }  # fmt: skip
        labels = {}
        for bar, stretch in zip(lane.bars, stretches, strict=True):
            if bar.kind in _LABELLED:
                label = self._side_label(bar, stretch, room, bar.id in selected)
                if label:
                    labels[bar.id] = label
        for limit, x in zip(limits, places, strict=True):
            if limit not in laid:
                laid[limit] = self._limit(limit, x, room)
        return LaidLane(labels, tuple(laid.values()))

    def _side_label(self, bar: Bar, stretch: tuple[float, float], room: Room, bold: bool) -> Label | None:
        """The date beside a visit or the word beside an absence: right, else left, else none."""
        texts = labels_of(bar, self._axis.detail, self._texts, self._facts)
        left, right = stretch
        for text in texts:
            width = self._measure(text, bold)
            gap = 9 if self._facts.mark_about(bar) else 4
            for x in (right + gap, left - 4 - width):
                if room.is_free(x - m.VISIT_CLEARANCE, x + width + m.VISIT_CLEARANCE):
                    room.take(x, x + width)
                    return Label(text, x)
        return None

    def _limit(self, limit: Limit, x: float, room: Room) -> LaidLimit:
        """Words left, else right; the short ones where the date does not fit; a sign where it is urgent."""
        if limit.state is LimitState.MET:
            return LaidLimit(limit, x)
        urgent = limit.state is not LimitState.OPEN
        sign = _SIGN if urgent else 0
        facts = {"amount": limit.amount, "day": limit.last_day}
        for form in ("full", "short"):
            text = self._texts(f"timeline.limit.{limit.kind}.{form}", **facts)
            width = self._measure(text, urgent) + sign
            sides = (x + 5, x - 5 - width) if urgent else (x - 5 - width, x + 5)
            for left in sides:
                if room.is_free(left - 1, left + width + 1):
                    room.take(left, left + width)
                    return LaidLimit(limit, x, text, left + sign, left + 6 if urgent else None)
        return LaidLimit(limit, x)

    def _stretch(self, bar: Bar) -> tuple[float, float]:
        """The pixels a bar takes on the axis."""
        left, right = self._axis.x(bar.first), self._axis.x(bar.last + 1)
        if bar.kind in (BarKind.START_VISIT, BarKind.SESSION):
            wide = m.PILL_WIDTH if self._axis.detail is Detail.WEEK else m.BAR_HEIGHTS[bar.kind]
            middle = (left + right) / 2
            return middle - wide / 2, middle + wide / 2
        if bar.kind is BarKind.ABSENCE:
            return left, max(right, left + 10)
        return left, right
