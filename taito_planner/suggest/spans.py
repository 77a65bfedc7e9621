"""Candidates that end the rehabilitation earlier: for spans longer than the service's mean."""

from collections.abc import Iterator
from datetime import date, timedelta

from taito_planner.domain.days import DaySpan
from taito_planner.domain.intents import Intent, MoveBlock, MoveVisit, Several
from taito_planner.domain.model import Customer, Group
from taito_planner.domain.shifting import nearest_workday
from taito_planner.rules.finding import Severity
from taito_planner.suggest.case import Candidate, Case

WEEK = timedelta(weeks=1)
TRIES = 3
MOST_WEEKS = 26


def earlier_end(case: Case) -> Iterator[Candidate]:
    """The last sessions or group days of a customer or group, earlier by as many weeks as it takes."""
    weeks = _weeks_over(case)
    if case.customer is not None and weeks:
        yield from _earlier_sessions(case, case.customer, weeks)
    if case.group is not None and weeks:
        yield from _earlier_group_days(case, case.group, weeks)


def _weeks_over(case: Case) -> int:
    """Whole weeks past what the profile tolerates; 0 where that is not known or too much for a fix."""
    finding, profile = case.finding, case.profile
    if profile is None:
        return 0
    if isinstance(finding.limit, date) and isinstance(finding.actual, date):
        days = (finding.actual - finding.limit).days - profile.span_customer_tolerance_days
    elif isinstance(finding.actual, int | float) and finding.severity >= Severity.NOTICE:
        days = int(finding.actual) + 1 - profile.span_mean_notice_days
    else:
        return 0
    weeks = -(-days // 7)
    return weeks if weeks <= MOST_WEEKS else 0


def _earlier_sessions(case: Case, customer: Customer, weeks: int) -> Iterator[Candidate]:
    """The sessions of the last weeks, moved together; each must still follow the last training."""
    ends = max((training.last_day for training in customer.trainings), default=None)
    for more in range(weeks, weeks + TRIES):
        shift, last = more * WEEK, max((visit.on for visit in customer.sessions), default=date.min)
        final = [visit for visit in customer.sessions if not ends or visit.on > ends]
        going = [visit for visit in final if visit.on >= case.today and last - visit.on < shift]
        days = [nearest_workday(visit.on - shift, case.open_days) for visit in going]
        if not going or any(day < case.today or (ends and day <= ends) for day in days):
            return
        intents: tuple[Intent, ...] = tuple(MoveVisit(v.id, day) for v, day in zip(going, days, strict=True))
        facts = {"count": len(going), "day": days[-1], "was": going[-1].on, "customer": customer.name}
        kind = "move-session" if len(going) == 1 else "move-sessions"
        yield Candidate(kind, intents[0] if len(intents) == 1 else Several(intents, "move-several"), facts)


def _earlier_group_days(case: Case, group: Group, weeks: int) -> Iterator[Candidate]:
    """The last group days, moved alone."""
    rows = group.group_day_rows
    if not rows:
        return
    row = rows[-1]
    for more in range(weeks, weeks + TRIES):
        day = nearest_workday(row.first_day - more * WEEK, case.open_days)
        if day < case.today or row.first_day < case.today:
            return
        span = DaySpan(day, day + (row.last_day - row.first_day))
        yield Candidate("move-days", MoveBlock(row.id, day), {"span": span, "group": group.name})
