"""Weekdays, public holidays given as data, and where a block may lie."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from taito_planner.domain.days import monday_of

FRIDAY = 4
SATURDAY = 5
CLOSED = "closed"
"""The key of a day on which the provider's house is closed."""


@dataclass(frozen=True, slots=True, order=True)
class Holiday:
    """A public holiday or an eve. ``key`` names it in the text catalogues (``holiday.<key>``).

    In the calendar of one service (``closed_days``) also a day on which the house is closed, for its
    ``reason``; there ``is_eve`` says of every day whether it only warns.
    """

    on: date
    key: str
    is_eve: bool = False
    reason: str = ""


@dataclass(frozen=True)
class HolidayCalendar:
    """The holiday table of a plan: public holidays are hard, eves (Juhannusaatto, Jouluaatto) soft."""

    holidays: tuple[Holiday, ...] = ()

    @cached_property
    def public(self) -> dict[date, Holiday]:
        return {h.on: h for h in self.holidays if not h.is_eve}

    @cached_property
    def eves(self) -> dict[date, Holiday]:
        return {h.on: h for h in self.holidays if h.is_eve}

    def is_public(self, day: date) -> bool:
        return day in self.public

    def is_workday(self, day: date) -> bool:
        """Monday to Friday and not a public holiday; eves are workdays."""
        return day.weekday() <= FRIDAY and day not in self.public

    def is_payable(self, day: date) -> bool:
        """Monday to Saturday and not a public holiday: a day the allowance can be paid for."""
        return day.weekday() <= SATURDAY and day not in self.public

    def within(self, days: Iterable[date]) -> tuple[Holiday, ...]:
        """Public holidays and eves among ``days``, in their order."""
        return tuple(h for day in days if (h := self.public.get(day) or self.eves.get(day)))


@dataclass(frozen=True, slots=True)
class BlockPattern:
    """A lawful shape of a block: its first weekday (0 = Monday) and its length in days."""

    first_weekday: int
    length: int

    @property
    def last_weekday(self) -> int:
        return self.first_weekday + self.length - 1

    def days_from(self, monday: date) -> tuple[date, ...]:
        """The pattern's days in the week that begins on ``monday``."""
        first = monday + timedelta(days=self.first_weekday)
        return tuple(first + timedelta(days=offset) for offset in range(self.length))


@dataclass(frozen=True, slots=True)
class BlockPlace:
    """A pattern in one week, with what stands in its way there."""

    first_day: date
    pattern: BlockPattern
    holidays: tuple[Holiday, ...]

    @property
    def last_day(self) -> date:
        return self.first_day + timedelta(days=self.pattern.length - 1)

    @property
    def is_legal(self) -> bool:
        """No public holiday among its days; what only warns, as an eve does, leaves it legal."""
        return all(h.is_eve for h in self.holidays)

    @property
    def has_eve(self) -> bool:
        return any(h.is_eve for h in self.holidays)


def places_in_week(
    monday: date, patterns: Iterable[BlockPattern], calendar: HolidayCalendar
) -> tuple[BlockPlace, ...]:
    """Each pattern in the week that begins on ``monday``, legal or not."""
    places = []
    for pattern in patterns:
        days = pattern.days_from(monday)
        places.append(BlockPlace(days[0], pattern, calendar.within(days)))
    return tuple(places)


def nearest_place(
    day: date, patterns: Iterable[BlockPattern], calendar: HolidayCalendar, *, legal_only: bool = True
) -> BlockPlace | None:
    """The place whose first day is nearest to ``day`` (the earlier on a tie), searched five weeks both ways."""
    patterns = tuple(patterns)
    monday = monday_of(day)
    best: tuple[int, date, BlockPlace] | None = None
    for away in range(6):
        if best is not None and 7 * away - 6 > best[0]:
            break  # no day of the weeks from here on is as near
        for week in {-away, away}:
            for place in places_in_week(monday + timedelta(weeks=week), patterns, calendar):
                found = (abs((place.first_day - day).days), place.first_day)
                if (place.is_legal or not legal_only) and (best is None or found < best[:2]):
                    best = (*found, place)
    return best[2] if best else None


def next_place(
    first_day: date, step: int, patterns: Iterable[BlockPattern], calendar: HolidayCalendar
) -> BlockPlace | None:
    """The legal place one step later (``step`` = 1) or earlier (-1), for moving by keys; within half a year.

    One step is one week: the same weekday where that is legal, else the other pattern of that week, else a week on.
    """
    patterns = tuple(patterns)
    monday = monday_of(first_day)
    for week in range(1, 27):
        places = places_in_week(monday + timedelta(weeks=step * week), patterns, calendar)
        legal = [place for place in places if place.is_legal]
        if legal:
            return min(legal, key=lambda p: abs(p.first_day.weekday() - first_day.weekday()))
    return None
