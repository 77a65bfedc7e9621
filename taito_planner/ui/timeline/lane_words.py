"""The words that may stand on a lane, measured: the same at every zoom that shows as much. Knows no Qt."""

from collections.abc import Callable
from typing import NamedTuple

from taito_planner.texts import Texts
from taito_planner.ui.timeline import metrics as m
from taito_planner.ui.timeline.bars import Bar, BarKind, Lane, LaneKind
from taito_planner.ui.timeline.facts import PlanFacts
from taito_planner.ui.timeline.limits import Limit, LimitState
from taito_planner.ui.timeline.staleness import Stale
from taito_planner.ui.timeline.time_axis import Detail
from taito_planner.ui.timeline.words import labels_of

Measure = Callable[[str, bool], float]
"""The width of a text beside a bar, in logical pixels; the flag asks for semi-bold."""
Form = tuple[str, float]
"""A text and its width."""

SIGN = 15
"""Room for a sign before words."""
_MOST_KEPT = 400
_NARROWEST_ABSENCE = 10


class BarWords(NamedTuple):
    """A bar's place on the axis, and what may stand beside it, the fullest first."""

    id: str
    first: float
    end: float
    """In days: from ``first`` to ``end`` the bar takes the axis, and ``pad`` pixels more at either side."""
    pad: float
    narrowest: float
    forms: tuple[Form, ...]
    is_marked: bool
    is_selected: bool


class LimitWords(NamedTuple):
    """A limit and its words, the fuller first; the widths hold the sign of an urgent one."""

    limit: Limit
    end: int
    """The day after its last day."""
    is_urgent: bool
    forms: tuple[Form, ...]


class OneLane(NamedTuple):
    """What a lane says."""

    bars: tuple[BarWords, ...]
    limits: tuple[LimitWords, ...] = ()


class LaneWords:
    """Measures the words of lanes, and keeps those of the lanes seen last."""

    def __init__(self, facts: PlanFacts, texts: Texts, measure: Measure) -> None:
        self.facts = facts
        self._texts = texts
        self._measure = measure
        self._kept: dict[tuple[str, Detail], tuple[Lane, frozenset[str], OneLane]] = {}

    def take_over(self, before: "LaneWords", stale: Stale) -> None:
        """Keeps what an edit left as it was."""
        self._kept = {key: kept for key, kept in before._kept.items() if not stale.holds(kept[0])}

    def of(self, lane: Lane, detail: Detail, selected: frozenset[str]) -> OneLane:
        """The words of ``lane`` as far in as ``detail``. ``selected`` bars have semi-bold ones."""
        kept = self._kept.get((lane.key, detail))
        if kept is not None and kept[0] is lane and kept[1] == selected:
            return kept[2]
        bars = tuple(self._bar(bar, lane, detail, selected) for bar in lane.bars)
        limits: tuple[LimitWords, ...] = ()
        if lane.kind is LaneKind.CUSTOMER:
            limits = tuple(self._limit(limit) for limit in self.facts.limits_of(lane.owner, lane.group))
        if len(self._kept) > _MOST_KEPT:
            self._kept.clear()
        made = OneLane(bars, limits)
        self._kept[lane.key, detail] = lane, selected, made
        return made

    def _bar(self, bar: Bar, lane: Lane, detail: Detail, selected: frozenset[str]) -> BarWords:
        is_marked, is_selected = self.facts.mark_about(bar) is not None, bar.id in selected
        forms: tuple[Form, ...] = ()
        if _is_labelled(bar, lane):
            bold = is_selected or (lane.kind is LaneKind.BLOCKS and detail is Detail.WEEK)
            texts = labels_of(bar, detail, self._texts, self.facts)
            forms = tuple((text, self._measure(text, bold)) for text in texts)
        first, end, pad, narrowest = float(bar.first), float(bar.last + 1), 0.0, 0.0
        if bar.kind in (BarKind.START_VISIT, BarKind.SESSION):
            first = end = (first + end) / 2
            pad = (m.PILL_WIDTH if detail is Detail.WEEK else m.BAR_HEIGHTS[bar.kind]) / 2
        elif bar.kind is BarKind.ABSENCE:
            narrowest = _NARROWEST_ABSENCE
        return BarWords(bar.id, first, end, pad, narrowest, forms, is_marked, is_selected)

    def _limit(self, limit: Limit) -> LimitWords:
        end, is_urgent = limit.last_day.toordinal() + 1, limit.state in (LimitState.NEAR, LimitState.BROKEN)
        if limit.state is LimitState.MET:
            return LimitWords(limit, end, is_urgent, ())
        has_sign = limit.state is not LimitState.OPEN
        facts = {"amount": limit.amount, "day": limit.last_day}
        texts = (self._texts(f"timeline.limit.{limit.kind}.{form}", **facts) for form in ("full", "short"))
        forms = tuple((text, self._measure(text, has_sign) + (SIGN if has_sign else 0)) for text in texts)
        return LimitWords(limit, end, is_urgent, forms)


def _is_labelled(bar: Bar, lane: Lane) -> bool:
    """Whether words stand beside a bar: beside blocks on their own lane, beside visits and absences on a customer's."""
    if lane.kind is LaneKind.CUSTOMER:
        return bar.kind in (BarKind.START_VISIT, BarKind.SESSION, BarKind.ABSENCE)
    return True
