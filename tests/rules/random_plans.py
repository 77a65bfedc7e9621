"""Random plans and random edits, for the properties that must hold whatever planners do."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from taito_planner.domain.days import DaySpan
from taito_planner.domain.entities import bare, in_order, walk
from taito_planner.domain.ids import EntityId, new_id
from taito_planner.domain.intents import (
    AddBlock,
    AddVisit,
    Intent,
    MoveBlock,
    MoveVisit,
    Put,
    Remove,
    Several,
)
from taito_planner.domain.model import (
    Absence,
    Block,
    BlockKind,
    BlockMove,
    Certificate,
    Customer,
    FlexDay,
    Group,
    Leave,
    OtherWork,
    Pause,
    PauseCause,
    Plan,
    StaffMember,
    Training,
    Visit,
    VisitKind,
)
from taito_planner.domain.records import Acceptance, Closure, Tick
from taito_planner.domain.workdays import HolidayCalendar
from tests.builders import SMALL_CALENDAR

FIRST_DAY = date(2025, 9, 1)
DAYS = 330


class RandomPlan:
    """Draws a plan: few groups, people and days, so that things collide."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._staff = [new_id() for _ in range(random.randint(0, 3))]
        self._groups = [new_id() for _ in range(random.randint(0, 3))]

    def plan(self) -> Plan:
        plan = Plan(
            in_order(self.group(group_id, number) for number, group_id in enumerate(self._groups)),
            in_order(self.customer() for _ in range(self._random.randint(0, 2))),
            in_order(self._member(person) for person in self._staff),
            SMALL_CALENDAR,
        )
        return replace(plan, closures=in_order(self.closure() for _ in range(self._random.randint(0, 1))))

    def calendar(self) -> HolidayCalendar:
        """The small calendar without some of its days."""
        return HolidayCalendar(tuple(h for h in SMALL_CALENDAR.holidays if self._random.random() < 0.7))

    def closure(self) -> Closure:
        return Closure(new_id(), *self.span(30))

    def record(self, plan: Plan) -> Closure | Acceptance | Tick:
        """A closure, or something that was said of one of the plan's groups."""
        random, at = self._random, datetime.combine(self.day(), time(12))
        group = random.choice([None, *(group.id for group in plan.groups)])
        accepted = Acceptance(new_id(), "block-shape", "sovittu", "Aino", at, "error", group)
        return random.choice([self.closure(), accepted, Tick(new_id(), "contact", "Aino", at, group)])

    def day(self, first: date = FIRST_DAY, days: int = DAYS) -> date:
        return first + timedelta(days=self._random.randint(0, days))

    def maybe_day(self) -> date | None:
        return self.day() if self._random.random() < 0.3 else None

    def span(self, longest: int = 20) -> tuple[date, date]:
        first = self.day()
        return first, first + timedelta(days=self._random.randint(0, longest))

    def leaders(self) -> tuple[Any, ...]:
        return tuple(self._random.sample(self._staff, self._random.randint(0, len(self._staff))))

    def instructor(self) -> Any:
        return self._random.choice([None, *self._staff])

    def block(self) -> Block:
        kind = self._random.choice(list(BlockKind))
        return Block(new_id(), *self.span(5), kind, self.leaders() if self._random.random() < 0.3 else ())

    def visit(self) -> Visit:
        at = time(self._random.randint(8, 11)) if self._random.random() < 0.5 else None
        kind = self._random.choice(list(VisitKind))
        minutes = self._random.choice([None, 30, 240])
        return Visit(new_id(), self.day(), kind, at, minutes, self.instructor())

    def leave(self) -> Leave:
        return Leave(new_id(), *self.span(30))

    def training(self) -> Training:
        return Training(new_id(), *self.span(120), tuple(self._random.sample(range(5), self._random.randint(1, 5))))

    def move(self) -> BlockMove:
        replaces = self.maybe_day()
        return BlockMove(new_id(), self.day(), self._random.choice(self._groups), replaces)

    def certificate(self) -> Certificate:
        days = tuple(DaySpan(*self.span()) for _ in range(self._random.randint(1, 2)))
        return Certificate(new_id(), self.day(), days, self.maybe_day())

    def customer(self) -> Customer:
        def some(make: Any, most: int = 2) -> Any:
            return in_order(make() for _ in range(self._random.randint(0, most)))

        given = self.day(date(2025, 7, 1), 250)
        return Customer(
            new_id(),
            f"A-{self._random.randint(1, 10**9)}",
            given,
            *(self.maybe_day() for _ in range(7)),
            self.instructor(),
            visits=some(self.visit, 7),
            trainings=some(self.training),
            flex_days=some(lambda: FlexDay(new_id(), self.day(), self._random.choice(["", "x"]))),
            pauses=some(lambda: Pause(new_id(), *self.span(), self._random.choice(list(PauseCause)))),
            moves=some(self.move, 1) if self._groups else (),
            absences=some(lambda: Absence(new_id(), *self.span(4), told_kela_on=self.maybe_day())),
            other_work=some(lambda: OtherWork(new_id(), self.day(), told_kela_on=self.maybe_day()), 1),
            certificates=some(self.certificate),
        )

    def _member(self, person: Any) -> StaffMember:
        leaves = in_order(self.leave() for _ in range(self._random.randint(0, 2)))
        return StaffMember(person, f"ohjaaja {person}", leaves=leaves)

    def group(self, group_id: Any, number: int) -> Group:
        return Group(
            group_id,
            f"ryhmä {number}",
            self._random.randint(5, 11),
            agreed_start_on=self.maybe_day(),
            deferral_decided_on=self.maybe_day(),
            deferral_told_kela_on=self.maybe_day(),
            leaders=self.leaders(),
            blocks=in_order(self.block() for _ in range(self._random.randint(0, 5))),
            customers=in_order(self.customer() for _ in range(self._random.randint(0, 4))),
        )

    def intent(self, plan: Plan) -> Intent:
        """Some edit of ``plan``; it may be refused."""
        random = self._random
        owned = [(owner, entity) for owner, entity in walk(plan)]
        if not owned or random.random() < 0.1:
            return Put(random.choice([self.customer(), Group(new_id(), f"uusi {random.randint(1, 10**9)}", 8)]))
        owner_id, entity = random.choice(owned)
        kind = random.randint(0, 5)
        if kind == 0:
            return Remove(entity.id)
        if random.random() < 0.1:
            return Put(self.record(plan))
        if kind == 1:
            return Several((self.intent(plan), self.intent(plan)), "several")
        return self._change_of(entity, owner_id)

    def _change_of(self, entity: Any, owner_id: EntityId | None) -> Intent:
        random, day = self._random, self.day()
        if isinstance(entity, Block):
            new = replace(entity, first_day=day, last_day=day, leaders=self.leaders())
            return random.choice([MoveBlock(entity.id, day), Put(new, owner_id)])
        if isinstance(entity, Visit):
            return random.choice(
                [MoveVisit(entity.id, day), Put(replace(entity, instructor=self.instructor()), owner_id)]
            )
        if isinstance(entity, Group):
            return random.choice(
                [
                    AddBlock(entity.id, day),
                    Put(replace(bare(entity), name=f"{entity.name}b", planned_size=7)),
                    Put(replace(bare(entity), service=random.choice(["taito", "course", "unknown"]))),
                    Put(replace(bare(entity), leaders=self.leaders(), deferral_decided_on=self.maybe_day())),
                    Put(bare(self.customer()), entity.id),
                ]
            )
        if isinstance(entity, StaffMember):
            return random.choice([Put(self.leave(), entity.id), Put(replace(bare(entity), name=f"{entity.name}b"))])
        if isinstance(entity, Customer):
            moved = Put(bare(entity), random.choice([None, *self._groups]))
            dated = Put(replace(bare(entity), left_on=self.maybe_day(), joined_on=self.maybe_day()), owner_id)
            children = [self.visit(), self.training(), self.certificate()]
            more = [Put(child, entity.id) for child in (*children, *([self.move()] if self._groups else []))]
            return random.choice([moved, dated, AddVisit(entity.id, day), *more])
        if hasattr(entity, "first_day") and hasattr(entity, "last_day"):
            first, last = self.span()
            return Put(replace(entity, first_day=first, last_day=last), owner_id)
        return Remove(entity.id)
