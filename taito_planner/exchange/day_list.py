"""The plan as a flat list: one row for each customer, day and thing, for filters, pivots and mail merge."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time

from taito_planner.domain.days import DaySpan
from taito_planner.domain.ids import EntityId, StaffId
from taito_planner.domain.model import Block, Plan
from taito_planner.domain.profile import ServiceProfile
from taito_planner.domain.progress import Progress, unwatched, watched
from taito_planner.rules.own_days import absent_days, training_days
from taito_planner.rules.subjects import LOOSE_SERVICE, CustomerSubject, GroupSubject, Situation

DAY_KINDS = ("start", "session", "block", "elsewhere", "group-days", "training", "flex")


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """One thing of one customer on one day. ``kind`` is a text key's last part; ``number`` counts its kind."""

    on: date
    group: str
    customer: str
    kind: str
    number: int | None = None
    at: time | None = None
    minutes: int | None = None
    people: tuple[StaffId, ...] = ()
    place: str = ""
    is_absent: bool = False
    item: EntityId = ""


def planned_days(
    plan: Plan,
    profiles: Mapping[str, ServiceProfile],
    as_of: date,
    within: DaySpan | None = None,
    progress: Progress = unwatched,
) -> list[PlannedDay]:
    """Every planned day of every customer before leaving, by group, customer and day; ``within`` includes its ends.

    Days of absence are in the list and marked: they are planned. Pauses are no rehabilitation and are not.
    """
    situation = Situation(plan, profiles, as_of)
    days: list[PlannedDay] = []
    for group in watched(plan.groups, progress):
        if group.service not in profiles:
            continue
        subject = GroupSubject(group, profiles[group.service], situation)
        rows = {block.id: block for block in group.blocks}
        for customer in subject.customers:
            days += _in_order(_days_of(customer, group.name, rows, group.leaders), within)
    for loose in plan.loose_customers:
        if LOOSE_SERVICE in profiles:
            alone = CustomerSubject(loose, None, profiles[LOOSE_SERVICE], situation)
            days += _in_order(_days_of(alone, "", {}, ()), within)
    return days


def _in_order(days: Iterable[PlannedDay], within: DaySpan | None) -> list[PlannedDay]:
    kept = days if within is None else (day for day in days if day.on in within)
    return sorted(kept, key=lambda day: (day.on, day.at or time.min))


def _days_of(
    subject: CustomerSubject, group: str, rows: Mapping[str, Block], leaders: tuple[StaffId, ...]
) -> Iterator[PlannedDay]:
    customer = subject.customer
    absent = absent_days(customer)
    for visits, kind in ((customer.start_visits, "start"), (customer.sessions, "session")):
        for number, visit in enumerate(visits, 1):
            person = visit.instructor or customer.instructor
            is_absent = visit.on in absent
            yield PlannedDay(
                visit.on,
                group,
                customer.name,
                kind,
                number,
                visit.at,
                visit.minutes,
                (person,) if person else (),
                is_absent=is_absent,
                item=visit.id,
            )
    for block_number, block in enumerate(subject.own_blocks, 1):
        row = rows.get(block.id)
        people, place = ((row.leaders or leaders), row.place) if row else ((), "")
        kind = "elsewhere" if block.is_elsewhere else "block"
        for day in block.span:
            if customer.is_live(day) and (block.is_elsewhere or day >= customer.member_from):
                yield PlannedDay(
                    day,
                    group,
                    customer.name,
                    kind,
                    block_number,
                    people=people,
                    place=place,
                    is_absent=day in absent,
                    item=block.id,
                )
    yield from _group_days(subject, group, rows, leaders, absent)
    yield from _training(subject, group, absent)


def _group_days(
    subject: CustomerSubject,
    group: str,
    rows: Mapping[str, Block],
    leaders: tuple[StaffId, ...],
    absent: frozenset[date],
) -> Iterator[PlannedDay]:
    attended = {day for span in subject.group_day_spans for day in span}
    for row in subject.group.group_day_rows if subject.group else ():
        for day in row.span:
            if day in attended:
                people, name = row.leaders or leaders, subject.customer.name
                yield PlannedDay(
                    day,
                    group,
                    name,
                    "group-days",
                    people=people,
                    place=row.place,
                    is_absent=day in absent,
                    item=row.id,
                )


def _training(subject: CustomerSubject, group: str, absent: frozenset[date]) -> Iterator[PlannedDay]:
    customer, name = subject.customer, subject.customer.name
    for day in training_days(customer, subject.calendar):
        of = next(training for training in customer.trainings if day in training.span)
        yield PlannedDay(
            day, group, name, "training", place=of.place, is_absent=day in absent, item=of.id
        )
    for flex in customer.flex_days:
        if customer.is_live(flex.on):
            yield PlannedDay(flex.on, group, name, "flex", item=flex.id)
