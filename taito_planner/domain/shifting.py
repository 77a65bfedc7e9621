"""Moves a block to a new first day, and the rest of a group's plan along with it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from taito_planner.domain.closed_days import calendar_for
from taito_planner.domain.days import ONE_DAY, monday_of
from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import Block, BlockKind, Group, Plan, Visit, VisitKind
from taito_planner.domain.profile import ServiceProfile
from taito_planner.domain.refusals import IntentRefused
from taito_planner.domain.workdays import BlockPattern, HolidayCalendar, places_in_week


def block_number(group: Group, block: Block) -> int:
    """1 for the earliest opening block; a block that is not in the group yet comes after the earlier ones."""
    others = [b for b in group.opening_blocks if b.id != block.id]
    return 1 + sum(b.first_day <= block.first_day for b in others)


def patterns_of(group: Group, block: Block, profile: ServiceProfile) -> tuple[BlockPattern, ...]:
    """The patterns that an opening block of the group may take."""
    return profile.patterns_for(block_number(group, block))


def shaped(block: Block, first_day: date, group: Group, profile: ServiceProfile) -> Block:
    """``block`` begun on ``first_day``: an opening block in the pattern of that weekday, other days as long as before.

    Raises IntentRefused where the weekday begins no pattern of the service.
    """
    if block.kind is BlockKind.GROUP_DAYS:
        return replace(block, first_day=first_day, last_day=first_day + (block.last_day - block.first_day))
    for pattern in patterns_of(group, replace(block, first_day=first_day), profile):
        if pattern.first_weekday == first_day.weekday():
            return replace(block, first_day=first_day, last_day=first_day + timedelta(days=pattern.length - 1))
    raise IntentRefused("block-start-weekday", day=first_day)


def rest_of_plan(
    group: Group, block: Block, moved: Block, today: date, profile: ServiceProfile, plan: Plan
) -> Iterator[tuple[EntityId, Any, Any]]:
    """(owner id, before, after) of all that follows ``block`` and goes along; what is before ``today`` stays.

    Each later opening block goes to the legal place nearest to the same number of weeks on, in a week of its own
    and after the block before it.
    """
    weeks = timedelta(days=(monday_of(moved.first_day) - monday_of(block.first_day)).days)
    if not weeks:
        return
    house = calendar_for(plan, profile)
    others = [b for b in group.blocks if b.id != block.id]
    going = [b for b in others if b.first_day >= max(block.first_day, today)]
    placed = [moved, *(b for b in others if b not in going)]
    latest = max((monday_of(b.first_day) for b in placed if b.kind is BlockKind.OPENING), default=date.min)
    for later in going:
        if later.kind is BlockKind.OPENING:
            after = _nearest_block(later, later.first_day + weeks, group, profile, house, latest)
            latest = monday_of(after.first_day)
        else:
            first_day = nearest_workday(later.first_day + weeks, house)
            after = replace(later, first_day=first_day, last_day=first_day + (later.last_day - later.first_day))
        yield group.id, later, after
    for customer in group.customers:
        for visit in customer.visits:
            if visit.kind is VisitKind.SESSION and visit.on >= max(block.first_day, today):
                yield customer.id, visit, _moved_visit(visit, weeks, house)
        for training in customer.trainings:
            if training.first_day >= max(block.first_day, today):
                first_day = nearest_workday(training.first_day + weeks, plan.calendar)
                last_day = max(first_day, nearest_workday(training.last_day + weeks, plan.calendar))
                yield customer.id, training, replace(training, first_day=first_day, last_day=last_day)


def nearest_workday(day: date, calendar: HolidayCalendar) -> date:
    """``day`` itself if it is a workday, else the nearest one, the earlier on a tie."""
    for distance in range(15):
        for candidate in (day - distance * ONE_DAY, day + distance * ONE_DAY):
            if calendar.is_workday(candidate):
                return candidate
    return day


def _moved_visit(visit: Visit, weeks: timedelta, calendar: HolidayCalendar) -> Visit:
    return replace(visit, on=nearest_workday(visit.on + weeks, calendar))


def _nearest_block(
    block: Block,
    wanted: date,
    group: Group,
    profile: ServiceProfile,
    calendar: HolidayCalendar,
    latest: date,
) -> Block:
    """The block on the legal place nearest to ``wanted``, in a week after that which begins on ``latest``."""
    monday = max(monday_of(wanted), latest + timedelta(weeks=1))
    places = [
        place
        for week in range(-5, 6)
        if (start := monday + timedelta(weeks=week)) > latest
        for place in places_in_week(start, patterns_of(group, block, profile), calendar)
        if place.is_legal
    ]
    if not places:
        return replace(block, first_day=wanted, last_day=wanted + (block.last_day - block.first_day))
    best = min(places, key=lambda p: (abs((p.first_day - wanted).days), p.first_day))
    return replace(block, first_day=best.first_day, last_day=best.last_day)
