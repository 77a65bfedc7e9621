"""How much each person is booked in each ISO week: days of blocks, group days and visits, and days of leave."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from taito_planner.domain.days import DaySpan, monday_of
from taito_planner.domain.ids import EntityId, StaffId
from taito_planner.domain.model import Plan, StaffMember
from taito_planner.domain.workdays import HolidayCalendar
from taito_planner.rules.bookings import Bookings
from taito_planner.rules.checker import NOTHING_BOOKED, Checked
from taito_planner.rules.finding import Finding, Severity

WORKWEEK = 5
_TO_FRIDAY = timedelta(days=4)


@dataclass(frozen=True, slots=True)
class WeekLoad:
    """One person's week. ``booked_days`` are distinct days, a day with two visits counts once."""

    booked_days: int = 0
    leave_days: int = 0
    """Workdays on leave; public holidays among them do not count."""
    workdays: int = WORKWEEK
    """Monday to Friday without public holidays."""
    worst: Severity | None = None
    """The worst warning or error about this person that nobody accepted and whose day lies in the week."""

    @property
    def is_away(self) -> bool:
        """Whether every workday of the week is leave."""
        return self.leave_days > 0 and self.leave_days >= self.workdays


@dataclass(frozen=True, slots=True)
class PersonLoad:
    """One person's weeks by their Mondays; weeks in which nothing is booked and no leave taken are left out."""

    member: StaffMember
    weeks: Mapping[date, WeekLoad]
    booked_days: int
    """In all weeks together."""


def weekly_load(checked: Checked) -> tuple[PersonLoad, ...]:
    """Everyone's load in the order of the plan's staff."""
    return tuple(load_of(member, checked) for member in checked.plan.staff)


def load_of(member: StaffMember, checked: Checked) -> PersonLoad:
    """One person's load, past weeks included.

    A row of days counts for each of its leaders, a visit for its instructor (else the customer's), nothing from
    a customer's leaving on.
    """
    booked = _days_booked(checked.booked.get(member.id, NOTHING_BOOKED))
    by_week: dict[date, int] = defaultdict(int)
    for day in booked:
        by_week[monday_of(day)] += 1
    away = _days_away(member, checked.plan.calendar)
    worst = _worst_by_week(checked.acceptances.open(checked.staff_findings.get(member.id, ())))
    plan = checked.plan
    weeks = {
        monday: WeekLoad(by_week.get(monday, 0), away.get(monday, 0), workdays_in(monday, plan), worst.get(monday))
        for monday in sorted({*by_week, *away, *worst})
    }
    return PersonLoad(member, weeks, len(booked))


def is_same_load(member: StaffMember, before: Checked, after: Checked) -> bool:
    """Whether an edit left a person's load as it was: what it is made of is the same object in both."""
    staff_id: StaffId = member.id
    return (
        before.plan.staff_by_id.get(staff_id) is member
        and before.booked.get(staff_id) is after.booked.get(staff_id)
        and before.staff_findings.get(staff_id) is after.staff_findings.get(staff_id)
        and before.plan.calendar is after.plan.calendar
        and not any(record.staff == staff_id for record in after.acceptances.since(before.acceptances))
    )


def workdays_in(monday: date, plan: Plan) -> int:
    """The workdays of the week that begins on ``monday``."""
    return sum(plan.calendar.is_workday(day) for day in DaySpan(monday, monday + _TO_FRIDAY))


def _days_booked(parts: Mapping[EntityId, Bookings]) -> set[date]:
    days: set[date] = set()
    for bookings in parts.values():
        for row in bookings.rows:
            days.update(row.span)
        days.update(visit.on for visit in bookings.visits)
    return days


def _days_away(member: StaffMember, calendar: HolidayCalendar) -> dict[date, int]:
    """Workdays on leave by the Monday of their week; overlapping leaves count once."""
    days = {day for leave in member.leaves for day in leave.span if calendar.is_workday(day)}
    by_week: dict[date, int] = defaultdict(int)
    for day in days:
        by_week[monday_of(day)] += 1
    return by_week


def _worst_by_week(findings: Iterable[Finding]) -> dict[date, Severity]:
    worst: dict[date, Severity] = {}
    for finding in findings:
        if finding.on is not None and finding.severity > Severity.NOTICE:
            monday = monday_of(finding.on)
            worst[monday] = max(worst.get(monday, Severity.NOTICE), finding.severity)
    return worst
