"""Visits and later group days on a weekend, a public holiday or a day on which the house is closed."""

from collections.abc import Iterable, Iterator
from datetime import date

from taito_planner.domain.closed_days import closed_days
from taito_planner.domain.ids import EntityId
from taito_planner.domain.workdays import SATURDAY
from taito_planner.rules.finding import Severity
from taito_planner.rules.rule import Breach, Scope, rule
from taito_planner.rules.subjects import CustomerSubject, GroupSubject

SOURCE = "our reading: no work on days off"


@rule("visit-on-day-off", Severity.WARNING, Scope.CUSTOMER_ALONE, source=SOURCE, is_interpretation=True)
def visit_on_day_off(subject: CustomerSubject) -> Iterator[Breach]:
    """A visit is on a Sunday, a public holiday or a day on which the provider's house is closed (warning), or
    on a Saturday (notice).

    Eves are ordinary days; the profile may let closures pass too.
    """
    days = [(visit.on, visit.id) for visit in subject.visits]
    yield from _worst_day(days, subject, "visit", "")


@rule("visit-on-day-off", Severity.WARNING, Scope.GROUP, source=SOURCE, is_interpretation=True)
def group_days_on_day_off(subject: GroupSubject) -> Iterator[Breach]:
    """A row of later group days touches a Sunday, a public holiday or a closed day (warning) or a Saturday
    (notice).
    """
    for row in subject.group.group_day_rows:
        yield from _worst_day([(day, row.id) for day in row.span], subject, "group-day", row.id)


def _worst_day(
    days: Iterable[tuple[date, EntityId]], subject: CustomerSubject | GroupSubject, variant: str, part: str
) -> Iterator[Breach]:
    """The first day of the worst severity among ``days``; nothing where all are ordinary."""
    public, closed = subject.calendar.public, closed_days(subject.situation.plan, subject.profile)
    off = [(day, item) for day, item in days if day.weekday() >= SATURDAY or day in public or day in closed]
    hard = [(day, item) for day, item in off if day.weekday() != SATURDAY or day in public or day in closed]
    if not off:
        return
    day, item = min(hard or off)
    holiday = public.get(day) or closed.get(day)
    facts = {"holidays": (holiday,)} if holiday else {}
    suffix = ("-holiday" if day in public else "-closure") if holiday else ""
    severity = Severity.WARNING if hard else Severity.NOTICE
    yield Breach(day, None, day, f"{variant}{suffix}", severity, (item,), part, facts=facts)


DAYS_OFF = (visit_on_day_off, group_days_on_day_off)
