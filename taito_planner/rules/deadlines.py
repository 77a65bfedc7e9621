"""The last days of the service's two start clocks, per customer."""

from datetime import date

from taito_planner.domain.days import ONE_DAY, add_months, add_weeks
from taito_planner.domain.model import Customer
from taito_planner.domain.profile import Anchor, ServiceProfile
from taito_planner.domain.workdays import HolidayCalendar


def anchor_day(customer: Customer, anchor: Anchor) -> date | None:
    """The decision date a clock runs from; None where it is not known."""
    if anchor is Anchor.ARRIVED:
        return customer.decision_arrived_on
    return customer.decision_received_on if anchor is Anchor.RECEIVED else customer.decision_given_on


def first_visit_last_day(
    customer: Customer, profile: ServiceProfile, calendar: HolidayCalendar
) -> date | None:
    """The last allowed day of the first start visit; None without a limit or its anchor."""
    start = anchor_day(customer, profile.first_visit_anchor)
    if profile.first_visit_weeks is None or start is None:
        return None
    return _rolled(add_weeks(start, profile.first_visit_weeks), profile, calendar)


def group_start_last_day(
    customer: Customer, profile: ServiceProfile, calendar: HolidayCalendar
) -> date | None:
    """The last allowed first day of the customer's block 1; None without a limit or its anchor."""
    start = anchor_day(customer, profile.group_start_anchor)
    if profile.group_start_months is None or start is None:
        return None
    return _rolled(add_months(start, profile.group_start_months), profile, calendar)


def last_start_visit_day(first_block_day: date, profile: ServiceProfile) -> date:
    """The last day on which a start visit is still before the customer's block 1."""
    return first_block_day if profile.same_day_visit_and_block else first_block_day - ONE_DAY


def last_usable_day(last_day: date, calendar: HolidayCalendar) -> date:
    """The last workday that keeps the deadline: ``last_day`` itself or the nearest workday before it."""
    while not calendar.is_workday(last_day):
        last_day -= ONE_DAY
    return last_day


def _rolled(last_day: date, profile: ServiceProfile, calendar: HolidayCalendar) -> date:
    """Moved to the next weekday where the profile rolls deadlines; eves roll too (150/1930 § 5)."""
    if profile.deadline_roll:
        while not calendar.is_workday(last_day) or last_day in calendar.eves:
            last_day += ONE_DAY
    return last_day
