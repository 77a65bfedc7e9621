"""The three layers of the calendar as one service lets them stand: public holidays, eves, the provider's closures.

Closures stand in the way of what happens in the provider's house: blocks, group days, visits. Workdays, payable
days and deadlines stay as the holiday table has them: Kela counts those, and no house closes Kela's calendar.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

from taito_planner.domain.model import Plan
from taito_planner.domain.profile import ServiceProfile
from taito_planner.domain.records import Closure
from taito_planner.domain.workdays import CLOSED, Holiday, HolidayCalendar

IGNORED, WARNS = "ignore", "warn"
AS_SHOWN = ("error", WARNS, WARNS)
OPEN = "open"

T = TypeVar("T")


def house_calendar(plan: Plan) -> HolidayCalendar:
    """The plan's holiday table with its closures as days that warn: what a calendar on the screen shows."""
    return _kept(plan, AS_SHOWN, lambda: _layered(plan, *AS_SHOWN))


def calendar_for(plan: Plan, profile: ServiceProfile) -> HolidayCalendar:
    """The days in the way of a service's blocks, as its three settings have the holiday table and the closures.

    Its public days may not be used, its eves only warn. A closure on a holiday or an eve that counts says
    nothing of its own.
    """
    layers = (profile.holiday_blocks, profile.eve_blocks, profile.closures)
    return _kept(plan, layers, lambda: _layered(plan, *layers))


def closed_days(plan: Plan, profile: ServiceProfile) -> Mapping[date, Holiday]:
    """The days on which the house is closed to a service's visits and group days, public holidays left out."""
    return {} if profile.closures == IGNORED else _closed(plan)


def open_calendar(plan: Plan, profile: ServiceProfile) -> HolidayCalendar:
    """The holiday table with the closures as days off: its workdays are those that a new visit or group day may use.

    Closures that the service ignores stay out.
    """
    if profile.closures == IGNORED:
        return plan.calendar

    def made() -> HolidayCalendar:
        shut = {day.on: Holiday(day.on, day.key, reason=day.reason) for day in _closed(plan).values()}
        table = {day.on: day for day in plan.calendar.holidays}
        return HolidayCalendar(tuple(sorted((table | shut).values())))

    return _kept(plan, OPEN, made)


def _closed(plan: Plan) -> Mapping[date, Holiday]:
    """Of several closures on one day the last."""

    def made() -> dict[date, Holiday]:
        return {day.on: day for day in _days_of(plan.closures) if day.on not in plan.calendar.public}

    return _kept(plan, CLOSED, made)


def _kept(plan: Plan, key: Any, make: Callable[[], T]) -> T:
    """Kept on the immutable holiday table, so that the plans before and after an edit have the same object."""
    kept: dict[Any, tuple[tuple[Closure, ...], T]] = plan.calendar.__dict__.setdefault("_with_closures", {})
    found = kept.get(key)
    if found is None or found[0] != plan.closures:
        found = kept[key] = plan.closures, make()
    return found[1]


def _layered(plan: Plan, public: str, eves: str, closures: str) -> HolidayCalendar:
    days = {day.on: day for day in _at(closures, _closed(plan).values())}
    days.update((day.on, day) for day in _at(eves, plan.calendar.eves.values()))
    days.update((day.on, day) for day in _at(public, plan.calendar.public.values()))
    return HolidayCalendar(tuple(sorted(days.values())))


def _days_of(closures: Iterable[Closure]) -> Iterator[Holiday]:
    for closure in closures:
        for day in closure.span:
            yield Holiday(day, CLOSED, is_eve=True, reason=closure.reason.strip())


def _at(layer: str, days: Iterable[Holiday]) -> Iterator[Holiday]:
    if layer != IGNORED:
        yield from (Holiday(day.on, day.key, layer == WARNS, day.reason) for day in days)
