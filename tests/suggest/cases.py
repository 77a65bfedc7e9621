"""For each kind of fix a plan with one finding that it cures: data for the tests beside it."""

from collections.abc import Callable
from datetime import time
from typing import Any

from taito_planner.domain.model import (
    Absence,
    Block,
    BlockMove,
    Customer,
    FlexDay,
    Group,
    Plan,
    StaffMember,
    Training,
)
from tests.builders import block, customer, d, group, group_days, plan, session, staff, start_visit

TODAY = d("2025-11-19")
PETRI, SANNA = "petri", "sanna"


def visited(name: str = "A-1", *on: str, **facts: Any) -> Customer:
    """A customer with start visits on the days given, by default one that is past."""
    facts.setdefault("visits", tuple(start_visit(day) for day in on or ("2025-11-12",)))
    return customer(name, facts.pop("given", "2025-10-27"), **facts)


def blocks(*first_days: str) -> tuple[Block, ...]:
    """``b1``, ``b2``, ``b3``"""
    return tuple(block(day, id=f"b{number}") for number, day in enumerate(first_days, 1))


def usual(*customers: Customer, **facts: Any) -> Group:
    """A group of eight places, full, with three lawful blocks in winter."""
    facts.setdefault("blocks", blocks("2025-12-15", "2026-01-26", "2026-02-16"))
    return group(customers=customers or (visited(),), id="g", **facts)


def _people(*leave: tuple[str, str]) -> list[StaffMember]:
    return [staff("Petri Mäki", *leave, id=PETRI), staff("Sanna Vuori", id=SANNA)]


def _trained(*flex: FlexDay, first: str = "2026-03-02", last: str = "2026-05-22", **facts: Any) -> Plan:
    training = Training("t", d(first), d(last))
    return plan(usual(visited(trainings=(training,), flex_days=flex, **facts)))


def holiday_with_room() -> Plan:
    return plan(usual(blocks=blocks("2026-01-05", "2026-02-02", "2026-03-02")))


def holiday_on_monday() -> Plan:
    """Easter Monday: the same week bears Tuesday to Friday."""
    return plan(usual(blocks=blocks("2025-12-15", "2026-01-26", "2026-04-06")))


def holiday_without_room() -> Plan:
    """The later block is in the way, and today of everything earlier."""
    late = visited("A-1", "2025-11-12", "2025-12-30")
    return plan(usual(late, blocks=blocks("2026-01-05", "2026-01-13", "2026-02-02")))


def two_blocks() -> Plan:
    return plan(usual(blocks=blocks("2025-12-15", "2026-01-26")))


def four_blocks() -> Plan:
    return plan(usual(blocks=blocks("2025-12-15", "2026-01-26", "2026-02-16", "2026-03-09")))


def group_day_on_sunday() -> Plan:
    rows = (*blocks("2025-12-15", "2026-01-26", "2026-02-16"), group_days("2026-03-15", id="days"))
    return plan(usual(blocks=rows))


def no_visit() -> Plan:
    return plan(usual(visited(), customer("A-2", "2025-10-27", id="c2")))


def late_first_visit() -> Plan:
    return plan(usual(visited("A-1", "2026-01-12"), blocks=blocks("2026-01-19", "2026-02-09", "2026-03-02")))


def visits_in_block() -> Plan:
    return plan(usual(visited("A-1", "2025-11-12", "2025-12-16", "2025-12-18", given="2025-10-27")))


def session_on_saturday() -> Plan:
    return plan(usual(visited(visits=(start_visit("2025-11-12"), session("2026-03-14", id="s")))))


def long_span(*sessions: str) -> Plan:
    training = Training("t", d("2026-05-04"), d("2026-08-14"))
    visits = (start_visit("2025-11-12"), *(session(day) for day in sessions))
    return plan(usual(visited(visits=visits, trainings=(training,))))


def visits_on_leave() -> Plan:
    """Nobody else is there to take them."""
    visits = (start_visit("2025-11-12"), session("2026-03-10"), session("2026-03-12"))
    alone = staff("Petri Mäki", ("2026-03-09", "2026-03-13"), id=PETRI)
    return plan(usual(visited(visits=visits, instructor=PETRI)), staff=[alone])


def six_start_visits() -> Plan:
    days = [f"2025-11-{day}" for day in (24, 25, 26, 27, 28)]
    return plan(usual(visited("A-1", *days, "2025-12-01")))


def leader_on_leave(*also: str) -> Plan:
    return plan(usual(leaders=(PETRI, *also)), staff=_people(("2025-12-17", "2025-12-31")))


def instructor_on_leave() -> Plan:
    visits = (start_visit("2025-11-12"), session("2026-03-10"))
    return plan(usual(visited(visits=visits, instructor=PETRI)), staff=_people(("2026-03-09", "2026-03-13")))


def visits_at_once() -> Plan:
    held = [session("2026-03-10", at=time(hour), minutes=90) for hour in (9, 10)]
    first, second = ((start_visit("2025-11-12"), one) for one in held)
    customers = visited("A-1", visits=first, instructor=PETRI), visited("A-2", visits=second, instructor=PETRI)
    return plan(usual(*customers), staff=[staff("Petri Mäki", id=PETRI)])


def flex_before_training() -> Plan:
    return _trained(FlexDay("f", d("2026-02-26"), "väsymys"))


def flex_in_short_week(*days: int) -> Plan:
    """Three flex days in one week leave two days of training."""
    return _trained(*(FlexDay(f"f{day}", d(f"2026-03-{day}"), "väsymys") for day in days or (10, 11, 12)))


def long_interval() -> Plan:
    training = Training("t", d("2026-06-01"), d("2026-08-28"))
    return plan(usual(visited(trainings=(training,))))


def short_training() -> Plan:
    """48 days where 50 are the least."""
    visits = (start_visit("2025-11-12"), *(session(f"2026-05-{day}") for day in (18, 19, 20, 21, 22, 25)))
    training = Training("t", d("2026-03-02"), d("2026-05-08"))
    days = [group_days(f"2026-06-0{day}") for day in (1, 2, 3, 4, 5)]
    rows = (*blocks("2025-12-15", "2026-01-26", "2026-02-16"), *days)
    return plan(usual(visited(visits=visits, trainings=(training,)), blocks=rows))


def untold_absence() -> Plan:
    return plan(usual(visited(absences=(Absence("a", d("2025-11-10"), d("2025-11-11")),))))


def untold_deferral() -> Plan:
    facts = {"deferral_decided_on": d("2025-11-17"), "deferral_told_kela_on": TODAY}
    return plan(usual(agreed_start_on=d("2025-12-15"), **facts))


def late_and_below_number() -> Plan:
    """Start visits close the window before the three months end: only a deferral helps."""
    one = visited("A-1", "2026-01-20", given="2025-10-27", decision_received_on=d("2025-11-03"))
    return plan(usual(one, blocks=blocks("2026-02-02", "2026-02-23", "2026-03-16"), agreed_start_on=d("2026-02-02")))


def too_large() -> Plan:
    return plan(usual(size=12))


def block_elsewhere() -> Plan:
    other = group("Lahti 1/2026", id="h", blocks=[block(day) for day in ("2026-01-12", "2026-02-02", "2026-02-23")])
    moving = visited(moves=(BlockMove("m", d("2026-02-02"), "h", d("2026-01-26")),))
    return plan(usual(moving), other)


CASES: dict[str, tuple[Callable[[], Plan], str]] = {
    "move-block": (holiday_with_room, "block-on-holiday"),
    "switch-pattern": (holiday_on_monday, "block-on-holiday"),
    "move-block-rest": (holiday_without_room, "block-on-holiday"),
    "add-block": (two_blocks, "block-set"),
    "remove-block": (four_blocks, "block-set"),
    "move-days": (group_day_on_sunday, "visit-on-day-off"),
    "add-visit": (no_visit, "first-visit-late"),
    "move-visit": (late_first_visit, "first-visit-late"),
    "move-visits": (visits_in_block, "start-visit-after-group-start"),
    "make-session": (visits_in_block, "start-visit-after-group-start"),
    "move-session": (session_on_saturday, "visit-on-day-off"),
    "move-sessions": (lambda: long_span("2027-04-01", "2027-04-02"), "span-long-customer"),
    "move-off-leave": (visits_on_leave, "staff-on-leave"),
    "remove-visit": (six_start_visits, "start-visit-count"),
    "substitute": (leader_on_leave, "staff-on-leave"),
    "without-leader": (lambda: leader_on_leave(SANNA), "staff-on-leave"),
    "reassign-visits": (instructor_on_leave, "staff-on-leave"),
    "move-time": (visits_at_once, "staff-double-booked"),
    "move-flex": (flex_before_training, "flex-outside-training"),
    "move-flex-days": (lambda: flex_in_short_week(10, 11, 12, 13), "flex-week-too-short"),
    "remove-flex": (flex_in_short_week, "flex-week-too-short"),
    "move-training": (long_interval, "interval-days-exceeded"),
    "resize-training": (short_training, "totals-outside-range"),
    "told-kela": (untold_absence, "kela-not-told"),
    "told-customer": (untold_deferral, "deferral-not-announced"),
    "record-deferral": (late_and_below_number, "group-start-late"),
    "planned-size": (too_large, "group-size"),
    "own-group": (block_elsewhere, "group-changed"),
}
"""Kind of fix: the plan, and the rule whose finding it cures there."""
