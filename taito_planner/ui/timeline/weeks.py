"""What each week allows: the ribbon's states and the reasons, from the holiday table and the service's
patterns. No Qt.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from taito_planner.domain.workdays import CLOSED, BlockPattern, BlockPlace, Holiday, HolidayCalendar, places_in_week
from taito_planner.texts import Texts
from taito_planner.texts.dates import EN_DASH, WEEKDAYS, week_text
from taito_planner.texts.finding_text import patterns_text
from taito_planner.texts.holiday_text import holiday_name


@dataclass(frozen=True)
class Week:
    """One ISO week: a place for each pattern of the service."""

    monday: int
    places: tuple[BlockPlace, ...]

    @cached_property
    def legal(self) -> tuple[BlockPlace, ...]:
        return tuple(place for place in self.places if place.is_legal)

    @cached_property
    def holidays(self) -> tuple[Holiday, ...]:
        """The public holidays, eves and closures in the way of any pattern, each once."""
        return tuple(dict.fromkeys(h for place in self.places for h in place.holidays))


class WeekBook:
    """Weeks worked out once for a calendar, a set of patterns, and what stands in their way."""

    def __init__(
        self,
        calendar: HolidayCalendar,
        patterns: tuple[BlockPattern, ...],
        in_the_way: HolidayCalendar | None = None,
    ) -> None:
        """``calendar`` is what is shown; ``in_the_way`` what the service heeds, if that is another."""
        self.calendar = calendar
        self.patterns = patterns
        self.in_the_way = in_the_way or calendar
        self._weeks: dict[int, Week] = {}

    def week(self, monday: int) -> Week:
        """The week that begins on ``monday`` (an ordinal)."""
        found = self._weeks.get(monday)
        if found is None:
            places = places_in_week(date.fromordinal(monday), self.patterns, self.in_the_way)
            found = self._weeks[monday] = Week(monday, places)
        return found

    @cached_property
    def _days_off(self) -> list[tuple[int, bool]]:
        return sorted((h.on.toordinal(), h.is_eve) for h in self.calendar.holidays)

    def days_off(self, first: int, last: int) -> list[tuple[int, bool]]:
        """The public holidays, eves and closures from ``first`` to ``last``: (day, whether it only warns)."""
        start = bisect_left(self._days_off, (first, False))
        return self._days_off[start : bisect_right(self._days_off, (last, True))]

    def holiday_runs(self, first: int, last: int) -> list[tuple[int, list[Holiday]]]:
        """Public holidays, eves and closures from ``first`` to ``last`` as runs of days in a row: (first day, theirs).
        """
        runs: list[tuple[int, list[Holiday]]] = []
        for day in dict.fromkeys(day for day, _ in self.days_off(first, last)):
            holiday = self.holiday(day)
            if holiday is None:
                continue
            if runs and runs[-1][0] + len(runs[-1][1]) == day:
                runs[-1][1].append(holiday)
            else:
                runs.append((day, [holiday]))
        return runs

    def holiday(self, day: int) -> Holiday | None:
        """The public holiday, eve or closure on ``day``."""
        on = date.fromordinal(day)
        return self.calendar.public.get(on) or self.calendar.eves.get(on)


def pattern_text(pattern: BlockPattern, language: str) -> str:
    """``ma–to``"""
    names = WEEKDAYS[language]
    return f"{names[pattern.first_weekday]}{EN_DASH}{names[pattern.last_weekday]}"


def holidays_text(holidays: tuple[Holiday, ...], texts: Texts) -> str:
    """``Loppiainen ti 6.1.``, several with commas."""
    named = (texts("timeline.ribbon.holiday", name=holiday_name(h, texts), day=h.on) for h in holidays)
    return ", ".join(named)


def week_tip(week: Week, texts: Texts) -> str:
    """Which patterns the week allows, and why not the others."""
    name = week_text(date.fromordinal(week.monday), texts.language)
    legal = week.legal
    hard = tuple(h for h in week.holidays if not h.is_eve)
    eves = tuple(h for h in week.holidays if h.is_eve and h.key != CLOSED)
    closed = tuple(h for h in week.holidays if h.is_eve and h.key == CLOSED)
    if not legal:
        return texts("timeline.ribbon.tip-none", week=name, holidays=holidays_text(hard, texts))
    if len(legal) < len(week.places):
        pattern = pattern_text(legal[0].pattern, texts.language)
        said = texts(
            "timeline.ribbon.tip-one", week=name, pattern=pattern, holidays=holidays_text(hard, texts)
        )
    else:
        patterns = patterns_text((place.pattern for place in week.places), texts)
        said = texts("timeline.ribbon.tip-both", week=name, patterns=patterns)
    for key, days in (("eve", eves), ("closed", closed)):
        if days:
            said += "\n" + texts(f"timeline.ribbon.tip-{key}", holidays=holidays_text(days, texts))
    return said
