"""The start clocks read backwards: whose decision a planned block 1 or first visit still suits.

The exact inverse of ``deadlines``, at month ends and where a deadline rolls too.
"""

from collections.abc import Callable
from datetime import date, timedelta

from taito_planner.domain.days import ONE_DAY, DaySpan, add_months
from taito_planner.domain.profile import ServiceProfile
from taito_planner.domain.workdays import HolidayCalendar
from taito_planner.rules.deadlines import group_start_limit, last_start_visit_day, last_usable_day, visit_limit


def decision_window(first_block_day: date, profile: ServiceProfile, calendar: HolidayCalendar) -> DaySpan | None:
    """The decisions that a block 1 beginning on ``first_block_day`` is in time for, both days included.

    Counted in the date the clock runs from (``group_start_anchor``). The first is the oldest decision whose months
    still reach the block; the last leaves a workday for a start visit before it. None without such a limit.
    """
    months = profile.group_start_months
    if months is None:
        return None
    oldest = _earliest(
        first_block_day, add_months(first_block_day, -months), lambda day: group_start_limit(day, profile, calendar)
    )
    return _from(oldest, latest_arrival(first_block_day, profile, calendar))


def arrival_window(first_visit_on: date, profile: ServiceProfile, calendar: HolidayCalendar) -> DaySpan | None:
    """The days on which a decision may have arrived for a first visit on ``first_visit_on`` to be in time.

    Both included; the last is the day of the visit itself. None without such a limit.
    """
    weeks = profile.first_visit_weeks
    if weeks is None:
        return None
    oldest = _earliest(
        first_visit_on, first_visit_on - timedelta(weeks=weeks), lambda day: visit_limit(day, profile, calendar)
    )
    return _from(oldest, first_visit_on)


def latest_arrival(first_block_day: date, profile: ServiceProfile, calendar: HolidayCalendar) -> date:
    """The last day on which a customer's decision may arrive so that a start visit fits before block 1.

    The last workday before the block; the day itself where the profile lets the two share a day.
    """
    return last_usable_day(last_start_visit_day(first_block_day, profile), calendar)


def _earliest(event: date, guess: date, limit: Callable[[date], date]) -> date:
    """The first day whose ``limit`` is ``event`` or later; limits never go back as days go on."""
    while limit(guess) < event:
        guess += ONE_DAY
    while limit(guess - ONE_DAY) >= event:
        guess -= ONE_DAY
    return guess


def _from(first: date, last: date) -> DaySpan | None:
    return DaySpan(first, last) if first <= last else None
