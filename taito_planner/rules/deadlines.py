"""The last days of the service's two start clocks, per customer."""

from datetime import date, timedelta

from taito_planner.domain.days import ONE_DAY, DaySpan, add_months, add_weeks
from taito_planner.domain.model import Customer
from taito_planner.domain.profile import Anchor, ServiceProfile
from taito_planner.domain.workdays import HolidayCalendar


def anchor_day(customer: Customer, anchor: Anchor) -> date | None:
    """The decision date a clock runs from; None where it is not known."""
    if anchor is Anchor.ARRIVED:
        return customer.decision_arrived_on
    return customer.decision_received_on if anchor is Anchor.RECEIVED else customer.decision_given_on


def first_visit_last_day(customer: Customer, profile: ServiceProfile, calendar: HolidayCalendar) -> date | None:
    """The last allowed day of the first start visit; None without a limit or its anchor."""
    start = anchor_day(customer, profile.first_visit_anchor)
    return visit_limit(start, profile, calendar) if start and profile.first_visit_weeks is not None else None


def group_start_last_day(customer: Customer, profile: ServiceProfile, calendar: HolidayCalendar) -> date | None:
    """The last allowed first day of the customer's block 1; None without a limit or its anchor."""
    start = anchor_day(customer, profile.group_start_anchor)
    return group_start_limit(start, profile, calendar) if start and profile.group_start_months is not None else None


def visit_limit(start: date, profile: ServiceProfile, calendar: HolidayCalendar) -> date:
    """The last day of the first-visit clock that runs from ``start``; the service must have that clock."""
    return _rolled(add_weeks(start, profile.first_visit_weeks or 0), profile, calendar)


def group_start_limit(start: date, profile: ServiceProfile, calendar: HolidayCalendar) -> date:
    """The last day of the group-start clock that runs from ``start``; the service must have that clock."""
    return _rolled(add_months(start, profile.group_start_months or 0), profile, calendar)


def deferral_window(customer: Customer, profile: ServiceProfile) -> DaySpan | None:
    """The first and last day on which a deferred group period may start for the customer; None without such
    a rule.

    Counted from his receipt of the decision. Where that is not known, from its arrival, or else from the
    day on which a posted letter is presumed received. "About" is the tolerance; weekends move nothing.
    """
    first_month, last_month = profile.deferral_from_months, profile.deferral_to_months
    if first_month is None or last_month is None:
        return None
    posted = customer.decision_given_on + timedelta(days=profile.posted_letter_days)
    received = customer.decision_received_on or customer.decision_arrived_on or posted
    return DaySpan(add_months(received, first_month), add_months(received, last_month))


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
