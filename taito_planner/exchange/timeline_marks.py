"""What the timetable shows in each lane and week: letters, days and kinds, not yet cells."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from taito_planner.domain.days import ONE_DAY, DaySpan, monday_of
from taito_planner.domain.ids import EntityId, GroupId, StaffId
from taito_planner.domain.model import Block, Customer, Group, Plan, StaffMember
from taito_planner.texts import Texts
from taito_planner.texts.dates import EN_DASH, short_day, span_text

ORDER = (
    "absence", "start", "block", "group-days", "booking", "leave", "training", "session", "pause", "left"
)  # fmt: skip
"""Which mark of a week gives its cell the colour, the first that is there."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing in one week: ``letter`` is written bold, ``detail`` small after it; ``items`` are its ids."""

    kind: str
    letter: str
    detail: str = ""
    items: tuple[EntityId, ...] = ()


Lane = Mapping[date, list[Mark]]
"""The marks by the Monday of their week."""


class Marks:
    """Makes the lanes of one plan."""

    def __init__(self, plan: Plan, codes: Mapping[GroupId, str], texts: Texts) -> None:
        self._plan = plan
        self._codes = codes
        self._texts = texts
        self._letters = {key: texts(f"workbook.letter.{key}") for key in LETTERS}
        self._booked: dict[StaffId, list[tuple[Block, str]]] = defaultdict(list)
        for group in plan.groups:
            for block, name in self._numbered(group):
                booking = block, f"{codes[group.id]} {name}"
                for member in group.leaders_of(block):
                    self._booked[member].append(booking)

    def of_blocks(self, group: Group) -> Lane:
        """``J1`` with its days, ``R`` with its days."""
        lane: dict[date, list[Mark]] = defaultdict(list)
        for number, block in enumerate(group.opening_blocks, 1):
            for monday, part in weeks_of(block.span):
                name = f"{self._letters['block']}{number}"
                lane[monday].append(Mark("block", name, _days(part), (block.id,)))
        for monday, (days, items) in _by_week(group.group_day_rows).items():
            mark = Mark("group-days", self._letters["group-days"], _days_in(days), tuple(items))
            lane[monday].append(mark)
        return lane

    def of_customer(self, customer: Customer) -> Lane:
        lane: dict[date, list[Mark]] = defaultdict(list)
        for number, visit in enumerate(customer.start_visits, 1):
            mark = Mark("start", f"{self._letters['start']}{number}", short_day(visit.on), (visit.id,))
            lane[monday_of(visit.on)].append(mark)
        for visit in customer.sessions:
            mark = Mark("session", self._letters["session"], short_day(visit.on), (visit.id,))
            lane[monday_of(visit.on)].append(mark)
        for move in customer.moves:
            code = self._codes.get(move.group, "")
            mark = Mark("block", self._letters["block"], f"{code} {short_day(move.on)}".strip(), (move.id,))
            lane[monday_of(move.on)].append(mark)
        self._training(customer, lane)
        for pause in customer.pauses:
            for monday, _ in weeks_of(DaySpan(pause.first_day, pause.last_day)):
                lane[monday].append(Mark("pause", self._letters["pause"], "", (pause.id,)))
        for absence in customer.absences:
            for monday, part in weeks_of(DaySpan(absence.first_day, absence.last_day)):
                lane[monday].append(Mark("absence", self._letters["absence"], _days(part), (absence.id,)))
        if customer.left_on:
            left = self._texts("workbook.timeline.left", day=customer.left_on)
            lane[monday_of(customer.left_on)].append(Mark("left", "", left))
        return lane

    def of_staff(self, member: StaffMember) -> Lane:
        """``V TA1 J2`` for what he is booked for, ``L`` for leave."""
        lane: dict[date, list[Mark]] = defaultdict(list)
        for block, name in self._booked.get(member.id, ()):
            for monday, _ in weeks_of(block.span):
                lane[monday].append(Mark("booking", self._letters["booking"], name, (block.id,)))
        for leave in member.leaves:
            for monday, part in weeks_of(leave.span):
                workdays = [day for day in part if day.weekday() < 5]
                if workdays:
                    detail = _days(part) if len(workdays) < 4 else ""
                    lane[monday].append(Mark("leave", self._letters["leave"], detail, (leave.id,)))
        return lane

    def _training(self, customer: Customer, lane: dict[date, list[Mark]]) -> None:
        flex: dict[date, list[EntityId]] = defaultdict(list)
        for day in customer.flex_days:
            if customer.is_live(day.on):
                flex[monday_of(day.on)].append(day.id)
        for training in customer.trainings:
            last_day = training.last_day
            if customer.left_on:
                last_day = min(last_day, customer.left_on - ONE_DAY)
            span = DaySpan(training.first_day, last_day)
            for monday, part in weeks_of(span):
                detail = ""
                if part.first_day == training.first_day:
                    detail = f"{short_day(training.first_day)}{EN_DASH}"
                elif part.last_day == training.last_day:
                    detail = f"{EN_DASH}{short_day(training.last_day)}"
                mark = Mark("training", self._letters["training"], detail, (training.id,))
                if monday in flex:
                    mark = Mark("training", mark.letter, self._letters["flex"], tuple(flex.pop(monday)))
                lane[monday].append(mark)
        for monday, days in flex.items():
            lane[monday].append(Mark("training", "", self._letters["flex"], tuple(days)))

    def _numbered(self, group: Group) -> Iterator[tuple[Block, str]]:
        for number, block in enumerate(group.opening_blocks, 1):
            yield block, f"{self._letters['block']}{number}"
        for block in group.group_day_rows:
            yield block, self._letters["group-days"]


LETTERS = (
    "block", "start", "session", "group-days", "training", "flex", "pause", "absence", "leave", "booking"
)  # fmt: skip


def weeks_of(span: DaySpan) -> Iterator[tuple[date, DaySpan]]:
    """The weeks of ``span`` by their Monday, each with the part of the span that lies in it."""
    monday = monday_of(span.first_day)
    while monday <= span.last_day:
        sunday = monday + timedelta(days=6)
        yield monday, DaySpan(max(span.first_day, monday), min(span.last_day, sunday))
        monday += timedelta(days=7)


def _days(span: DaySpan) -> str:
    """``14.–17.10.``"""
    return span_text(span.first_day, span.last_day, year=False)


def _by_week(rows: Iterable[Block]) -> dict[date, tuple[list[date], list[EntityId]]]:
    """The days of group days by week, with the rows they come from."""
    found: dict[date, tuple[list[date], list[EntityId]]] = defaultdict(lambda: ([], []))
    for row in rows:
        for monday, part in weeks_of(row.span):
            found[monday][0].extend(part)
            found[monday][1].append(row.id)
    return found


def _days_in(days: list[date]) -> str:
    """``27.–28.1.`` for days in a row, ``27.1., 29.1.`` for others."""
    unbroken = days[-1] - days[0] == timedelta(days=len(days) - 1)
    return _days(DaySpan(days[0], days[-1])) if unbroken else ", ".join(map(short_day, days))


def planned_days(plan: Plan) -> Iterable[date]:
    """First and last days of all that is planned for groups and customers; of leave if nothing is."""
    spans: list[Any] = [block for group in plan.groups for block in group.blocks]
    customers = [c for group in plan.groups for c in group.customers] + list(plan.loose_customers)
    for customer in customers:
        spans += [*customer.trainings, *customer.pauses, *customer.absences]
    visits = [visit.on for customer in customers for visit in customer.visits]
    if not spans and not visits:
        spans = [leave for member in plan.staff for leave in member.leaves]
    return [*visits, *(day for span in spans for day in (span.first_day, span.last_day))]
