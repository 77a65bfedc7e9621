"""The days on which a group's block 1 may begin so that every customer's limits hold, and who binds them."""

from dataclasses import dataclass
from datetime import date

from taito_planner.domain.days import ONE_DAY
from taito_planner.domain.model import Group
from taito_planner.domain.profile import ServiceProfile
from taito_planner.domain.workdays import HolidayCalendar
from taito_planner.rules.deadlines import group_start_last_day


@dataclass(frozen=True, slots=True)
class StartWindow:
    """Both ends inclusive; None where no customer gives one. The names are those of the binding customers."""

    first_day: date | None
    first_by: str | None
    last_day: date | None
    last_by: str | None


def start_window(group: Group, profile: ServiceProfile, calendar: HolidayCalendar) -> StartWindow:
    """From the day after the latest start visit to the earliest of the customers' 3-month limits.

    Customers who left, or joined later than block 1, bind nothing.
    """
    block = group.first_block
    bound = [
        c
        for c in group.customers
        if c.left_on is None and (block is None or c.member_from < block.first_day or c.joined_on is None)
    ]
    lasts = [
        (last, c.name) for c in bound if (last := group_start_last_day(c, profile, calendar)) is not None
    ]
    firsts = [(c.start_visits[-1].on + ONE_DAY, c.name) for c in bound if c.start_visits]
    first, last = max(firsts, default=None), min(lasts, default=None)
    return StartWindow(*(first or (None, None)), *(last or (None, None)))
