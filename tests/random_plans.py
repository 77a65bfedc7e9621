"""Random plans and random edits of them, for the tests that must hold for every plan."""

import random
from datetime import date, time, timedelta
from typing import Any

from hypothesis import strategies as st

from taito_planner.domain.certified import CertifiedFact, CertifiedKind, Snapshot
from taito_planner.domain.days import DaySpan, monday_of
from taito_planner.domain.entities import bare, children, in_order, walk
from taito_planner.domain.ids import new_id
from taito_planner.domain.intents import (
    AddBlock,
    AddVisit,
    Intent,
    MoveBlock,
    MoveBlockAndRest,
    MoveVisit,
    Put,
    Remove,
    Several,
    TakePlan,
)
from taito_planner.domain.model import (
    Absence,
    AbsenceReason,
    Block,
    BlockKind,
    BlockMove,
    Certificate,
    Customer,
    FlexDay,
    Group,
    Leave,
    OtherWork,
    OtherWorkKind,
    Pause,
    PauseCause,
    Plan,
    StaffMember,
    Training,
    Visit,
    VisitKind,
)
from taito_planner.domain.profile import ServiceProfile
from taito_planner.domain.workdays import BlockPattern
from tests.builders import SMALL_CALENDAR

FIRST = date(2025, 9, 1)
PROFILES = {"taito": ServiceProfile("taito", "1", {}, ((BlockPattern(0, 4), BlockPattern(1, 4)),) * 3)}
"""A service of three blocks on Monday to Thursday or Tuesday to Friday."""
TEXTS = (
    "",
    "x",
    "Äänekoski ö",
    "=1+1",
    "”lainaus”; 'x'",
    "rivi\nrivi",
    "\N{GRINNING FACE}",
    "\x00",
    "\ud800",
)

random_sources = st.randoms(use_true_random=False)


def random_plan(rng: random.Random, groups: int = 3) -> Plan:
    staff = [_staff(rng) for _ in range(rng.randint(0, 3))]
    made = [_group(rng, staff) for _ in range(rng.randint(0, groups))]
    loose = [_customer(rng, staff, made) for _ in range(rng.randint(0, 2))]
    return Plan(in_order(made), in_order(loose), in_order(staff), SMALL_CALENDAR)


def random_intent(rng: random.Random, plan: Plan) -> Intent:
    """Any kind of edit; most have a meaning in ``plan``, some are refused."""
    makers = (
        _move_block,
        _move_visit,
        _add,
        _put_new,
        _put_changed,
        _move_customer,
        _remove,
        _take,
        _several,
    )
    return rng.choice(makers)(rng, plan) or Put(_staff(rng))


def _day(rng: random.Random) -> date:
    return FIRST + timedelta(days=rng.randint(0, 600))


def _maybe(rng: random.Random, value: Any) -> Any:
    return value if rng.random() < 0.5 else None


def _span(rng: random.Random) -> tuple[date, date]:
    first = _day(rng)
    return first, first + timedelta(days=rng.randint(0, 40))


def _start(rng: random.Random) -> date:
    """A Monday or a Tuesday."""
    return monday_of(_day(rng)) + timedelta(days=rng.randint(0, 1))


def _some(rng: random.Random, staff: Any) -> tuple[Any, ...]:
    return tuple(member.id for member in staff if rng.random() < 0.4)


def _name(rng: random.Random) -> str:
    return f"{rng.choice(('A', 'Äö', 'n '))}-{new_id()[-10:]}"


def _staff(rng: random.Random) -> StaffMember:
    leaves = in_order(Leave(new_id(), *_span(rng), rng.choice(TEXTS)) for _ in range(rng.randint(0, 3)))
    return StaffMember(new_id(), _name(rng), rng.choice(TEXTS), rng.choice(TEXTS), leaves)


def _group(rng: random.Random, staff: Any) -> Group:
    group_id = new_id()
    return Group(
        group_id,
        _name(rng),
        rng.randint(1, 12),
        code=rng.choice(("", "Ou1")),
        agreed_start_on=_maybe(rng, _day(rng)),
        deferral_decided_on=_maybe(rng, _day(rng)),
        leaders=_some(rng, staff),
        remark=rng.choice(TEXTS),
        blocks=in_order(_block(rng, staff) for _ in range(rng.randint(0, 5))),
        customers=in_order(_customer(rng, staff, ()) for _ in range(rng.randint(0, 3))),
    )


def _block(rng: random.Random, staff: Any = ()) -> Block:
    if rng.random() < 0.7:
        first = _start(rng)
        return Block(new_id(), first, first + timedelta(days=3), leaders=_some(rng, staff))
    return Block(new_id(), *_span(rng), BlockKind.GROUP_DAYS, place=rng.choice(TEXTS))


def _customer(rng: random.Random, staff: Any, groups: Any) -> Customer:
    ids = [*_some(rng, staff), None]
    return Customer(
        new_id(),
        _name(rng),
        _day(rng),
        decision_arrived_on=_maybe(rng, _day(rng)),
        left_on=_maybe(rng, _day(rng)),
        instructor=rng.choice(ids),
        remark=rng.choice(TEXTS),
        **{
            name: in_order(
                make(rng, ids, groups) for _ in range(rng.randint(0, 2)) if make is not _move or groups
            )
            for name, make in _CHILDREN.items()
        },
    )


def _visit(rng: random.Random, ids: Any = (None,), groups: Any = ()) -> Visit:
    at = _maybe(rng, time(rng.randint(8, 16), rng.choice((0, 30))))
    kind = rng.choice(tuple(VisitKind))
    return Visit(new_id(), _day(rng), kind, at, _maybe(rng, rng.randint(15, 120)), rng.choice(ids))


def _training(rng: random.Random, ids: Any = (), groups: Any = ()) -> Training:
    weekdays = tuple(day for day in range(5) if rng.random() < 0.7)
    return Training(new_id(), *_span(rng), weekdays, rng.choice(TEXTS))


def _flex_day(rng: random.Random, ids: Any = (), groups: Any = ()) -> FlexDay:
    return FlexDay(new_id(), _day(rng), rng.choice(TEXTS), rng.random() < 0.5)


def _pause(rng: random.Random, ids: Any = (), groups: Any = ()) -> Pause:
    return Pause(new_id(), *_span(rng), rng.choice(tuple(PauseCause)), rng.choice(TEXTS))


def _move(rng: random.Random, ids: Any, groups: Any) -> BlockMove:
    return BlockMove(new_id(), _day(rng), rng.choice(groups).id, _maybe(rng, _day(rng)))


def _absence(rng: random.Random, ids: Any = (), groups: Any = ()) -> Absence:
    return Absence(new_id(), *_span(rng), rng.choice(tuple(AbsenceReason)), _maybe(rng, _day(rng)))


def _other_work(rng: random.Random, ids: Any = (), groups: Any = ()) -> OtherWork:
    first, last = _span(rng)
    return OtherWork(new_id(), first, _maybe(rng, last), rng.choice(tuple(OtherWorkKind)))


def _certificate(rng: random.Random, ids: Any = (), groups: Any = ()) -> Certificate:
    days = tuple(DaySpan(*_span(rng)) for _ in range(rng.randint(0, 3)))
    said = (CertifiedFact(*_span(rng), rng.choice(list(CertifiedKind)), rng.choice(TEXTS[:6])),) * rng.randint(0, 2)
    snapshot = rng.choice((None, Snapshot(*_span(rng), said)))
    return Certificate(new_id(), _day(rng), days, snapshot=snapshot)


_CHILDREN: dict[str, Any] = {
    "visits": _visit,
    "trainings": _training,
    "flex_days": _flex_day,
    "pauses": _pause,
    "moves": _move,
    "absences": _absence,
    "other_work": _other_work,
    "certificates": _certificate,
}


def _all(plan: Plan, kind: type) -> list[Any]:
    return [entity for _, entity in walk(plan) if isinstance(entity, kind)]


def _move_block(rng: random.Random, plan: Plan) -> Intent | None:
    if not (blocks := _all(plan, Block)):
        return None
    block = rng.choice(blocks)
    if rng.random() < 0.5:
        return MoveBlock(block.id, _start(rng))
    return MoveBlockAndRest(block.id, _start(rng), today=_day(rng))


def _move_visit(rng: random.Random, plan: Plan) -> Intent | None:
    visits = _all(plan, Visit)
    return MoveVisit(rng.choice(visits).id, _day(rng)) if visits else None


def _add(rng: random.Random, plan: Plan) -> Intent | None:
    customers = _all(plan, Customer)
    if customers and rng.random() < 0.5:
        return AddVisit(rng.choice(customers).id, _day(rng), rng.choice(tuple(VisitKind)))
    return (
        AddBlock(rng.choice(plan.groups).id, _start(rng), rng.choice(tuple(BlockKind)))
        if plan.groups
        else None
    )


def _put_new(rng: random.Random, plan: Plan) -> Intent | None:
    owners = [
        None,
        *(entity for _, entity in walk(plan) if isinstance(entity, Group | Customer | StaffMember)),
    ]
    owner = rng.choice(owners)
    if owner is None:
        return Put(
            rng.choice((_staff(rng), _group(rng, plan.staff), _customer(rng, plan.staff, plan.groups)))
        )
    if isinstance(owner, StaffMember):
        return Put(Leave(new_id(), *_span(rng)), owner.id)
    if isinstance(owner, Group):
        return Put(rng.choice((_block(rng), _customer(rng, plan.staff, plan.groups))), owner.id)
    make = rng.choice([make for make in _CHILDREN.values() if make is not _move or plan.groups])
    return Put(make(rng, [None], plan.groups), owner.id)


def _put_changed(rng: random.Random, plan: Plan) -> Intent | None:
    """The facts of one entity taken over by another of its kind."""
    entities = list(walk(plan))
    if not entities:
        return None
    owner_id, entity = rng.choice(entities)
    model = rng.choice(_all(plan, type(entity)))
    facts = {name: getattr(model, name) for name in entity.__dataclass_fields__}
    facts["id"] = entity.id
    if "name" in facts:
        facts["name"] = _name(rng)
    return Put(bare(type(entity)(**facts)), owner_id)


def _move_customer(rng: random.Random, plan: Plan) -> Intent | None:
    if not (customers := _all(plan, Customer)):
        return None
    return Put(bare(rng.choice(customers)), rng.choice([None, *(group.id for group in plan.groups)]))


def _remove(rng: random.Random, plan: Plan) -> Intent | None:
    entities = [entity for _, entity in walk(plan)]
    return Remove(rng.choice(entities).id) if entities else None


def _take(rng: random.Random, plan: Plan) -> Intent:
    """Another plan that keeps some of the groups and people of this one."""
    other = random_plan(rng, 1)
    kept = [group for group in plan.groups if rng.random() < 0.5]
    loose = [customer for customer in plan.loose_customers if rng.random() < 0.5]
    staff = [member for member in plan.staff if rng.random() < 0.5]
    return TakePlan(
        Plan(
            in_order((*other.groups, *kept)),
            in_order((*other.loose_customers, *loose)),
            in_order((*other.staff, *staff)),
            plan.calendar,
        )
    )


def _several(rng: random.Random, plan: Plan) -> Intent:
    makers = (_move_block, _move_visit, _put_new, _put_changed, _move_customer)
    made = [rng.choice(makers)(rng, plan) for _ in range(rng.randint(1, 4))]
    return Several(tuple(intent for intent in made if intent), "several")


def is_in_order(plan: Plan) -> bool:
    """Whether every owner holds its children in the order of a plan."""

    def below(owner: Any) -> bool:
        fields = [name for name in owner.__dataclass_fields__ if name in _ORDERED]
        return all(getattr(owner, name) == in_order(getattr(owner, name)) for name in fields) and all(
            below(child) for child in children(owner)
        )

    return below(plan)


_ORDERED = {"groups", "loose_customers", "staff", "blocks", "customers", "leaves", *_CHILDREN}
