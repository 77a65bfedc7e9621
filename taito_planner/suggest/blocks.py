"""Candidates that move, add or remove the blocks and group days of a group."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import zip_longest

from taito_planner.domain.days import ONE_DAY, DaySpan, monday_of
from taito_planner.domain.ids import new_id
from taito_planner.domain.intents import MoveBlock, MoveBlockAndRest, Put, Remove
from taito_planner.domain.model import Block, BlockKind, Group
from taito_planner.domain.shifting import block_number
from taito_planner.domain.workdays import BlockPlace, places_in_week
from taito_planner.rules.start_window import start_window
from taito_planner.suggest.case import Candidate, Case, block_facts

WEEKS = timedelta(weeks=1)
REACH = 12
"""How many weeks to either side of a block its new place is looked for."""
USUAL_GAP = 4
"""Weeks from one block to the next where the group shows no habit of its own."""
PLACES, PLACES_WITH_REST = 10, 3
REMOVING = 12


def moved_blocks(case: Case) -> Iterator[Candidate]:
    """Each block that the finding names, at the places nearest to it that keep the order of blocks."""
    for group, block in case.blocks:
        if block.first_day < case.today:
            continue
        if block.kind is BlockKind.GROUP_DAYS:
            yield from _moved_days(case, group, block)
            continue
        first, last = _room(case, group, block)
        yield from moved_within(case, group, block, first, last)
        yield from _with_rest(case, group, block, last)


def moved_within(case: Case, group: Group, block: Block, first: date, last: date) -> Iterator[Candidate]:
    """``block`` at the places nearest to it that begin from ``first`` to ``last``, both included."""
    for place in _places(case, group, block, first, last, block.first_day)[:PLACES]:
        if place.first_day != block.first_day or place.last_day != block.last_day:
            same_week = monday_of(place.first_day) == monday_of(block.first_day)
            kind = "switch-pattern" if same_week else "move-block"
            yield Candidate(kind, MoveBlock(block.id, place.first_day), _facts_at(group, block, place))


def missed_blocks(case: Case) -> Iterator[Candidate]:
    """Each block to come that an absence of the customer takes days of, at the places nearest to it."""
    customer, group = case.customer, case.group
    if customer is None or group is None:
        return
    for block in group.opening_blocks:
        if block.first_day >= case.today and any(
            block.span.overlaps(DaySpan(away.first_day, away.last_day)) for away in customer.absences
        ):
            yield from moved_within(case, group, block, *_room(case, group, block))


def late_joiners_start(case: Case) -> Iterator[Candidate]:
    """The first block of a customer who joined a group under way, begun in time for him."""
    customer, limit = case.customer, case.finding.limit
    if customer is None or not isinstance(limit, date):
        return
    for group, block in case.blocks:
        if block is not group.first_block and block.first_day >= case.today:
            first, _ = _room(case, group, block)
            yield from moved_within(case, group, block, max(first, customer.member_from), limit)


def moved_start(case: Case) -> Iterator[Candidate]:
    """Block 1 to where the limit that is broken, and the clocks of the others, are kept."""
    group, block = case.group, case.group.first_block if case.group else None
    if group is None or block is None or block.first_day < case.today or case.profile is None:
        return
    window = start_window(group, case.profile, case.calendar, case.today)
    first = window.first.day if window.first else case.today
    last = window.last.day if window.last else date.max
    limit = case.finding.limit
    if isinstance(limit, date):
        first, last = (max(first, limit), last) if block.first_day < limit else (first, min(last, limit))
    yield from moved_within(case, group, block, first, last)
    if window.is_empty and isinstance(limit, date) and block.first_day > limit:
        yield from moved_within(case, group, block, case.today, limit)


def later_start(case: Case) -> Iterator[Candidate]:
    """Block 1 after the day that the finding is about: a start visit, or a customer's joining."""
    group, block = case.group, case.group.first_block if case.group else None
    if group is None or block is None or block.first_day < case.today or case.finding.on is None:
        return
    late = [visit.on for _, visit in case.visits] or [case.finding.on]
    _, last = _room(case, group, block)
    first = max(late) + ONE_DAY
    yield from moved_within(case, group, block, first, last)
    for place in _places(case, group, block, max(first, last), date.max, block.first_day)[:PLACES_WITH_REST]:
        yield _rest_candidate(case, group, block, place)


def added_block(case: Case) -> Iterator[Candidate]:
    """The next block of the group: block 1 within its window, later ones at the group's own distance."""
    group, profile = case.group, case.profile
    if group is None or profile is None or len(group.opening_blocks) >= profile.block_count:
        return
    blocks = group.opening_blocks
    last = date.max
    if blocks:
        first = monday_of(blocks[-1].first_day) + WEEKS
        near = blocks[-1].first_day + _gap(group)
    else:
        window = start_window(group, profile, case.calendar, case.today)
        first = window.first.day if window.first else case.today
        last = window.last.day if window.last else date.max
        near = min(last, max(group.agreed_start_on or first, first, case.today))
    block = Block(new_id(), near, near)
    for place in _places(case, group, block, first, last, near)[:PLACES]:
        made = replace(block, first_day=place.first_day, last_day=place.last_day)
        yield Candidate("add-block", Put(made, group.id), block_facts(group, made))


def removed_blocks(case: Case) -> Iterator[Candidate]:
    """Each block too many, taken out."""
    for group, block in case.blocks:
        if block.first_day >= case.today:
            yield Candidate("remove-block", Remove(block.id), block_facts(group, block), REMOVING)


def before_limit(case: Case) -> Iterator[Candidate]:
    """What the finding names, ended on or before its limit: for the end of the contract."""
    limit = case.finding.limit
    for group, block in case.blocks:
        if isinstance(limit, date) and block.kind is BlockKind.OPENING and block.first_day >= case.today:
            first, _ = _room(case, group, block)
            length = block.last_day - block.first_day
            yield from moved_within(case, group, block, first, limit - length)


def _moved_days(case: Case, group: Group, block: Block) -> Iterator[Candidate]:
    for day in case.workdays(case.today, date.max, block.first_day, PLACES):
        if day != block.first_day:
            span = DaySpan(day, day + (block.last_day - block.first_day))
            yield Candidate("move-days", MoveBlock(block.id, day), {"span": span, "group": group.name})


def _with_rest(case: Case, group: Group, block: Block, last: date) -> Iterator[Candidate]:
    """The same with all that follows, where the next block is in the way of a later place."""
    if last == date.max:
        return
    later = _places(case, group, block, block.first_day + WEEKS, date.max, block.first_day)
    for place in [place for place in later if place.first_day > last][:PLACES_WITH_REST]:
        yield _rest_candidate(case, group, block, place)


def _rest_candidate(case: Case, group: Group, block: Block, place: BlockPlace) -> Candidate:
    intent = MoveBlockAndRest(block.id, place.first_day, case.today)
    return Candidate("move-block-rest", intent, _facts_at(group, block, place))


def _facts_at(group: Group, block: Block, place: BlockPlace) -> dict[str, object]:
    """The block's number stays the one it has now: that is how the reader knows it."""
    moved = replace(block, first_day=place.first_day, last_day=place.last_day)
    return {**block_facts(group, moved), "number": block_number(group, block)}


def _room(case: Case, group: Group, block: Block) -> tuple[date, date]:
    """The first and last day on which the block may begin without passing another one; block 1 after the visits."""
    others = [one for one in group.opening_blocks if one.id != block.id]
    before = [one for one in others if (one.first_day, one.id) <= (block.first_day, block.id)]
    after = [one for one in others if one not in before]
    first = case.today
    if before:
        first = max(first, monday_of(before[-1].last_day) + WEEKS)
    elif case.profile is not None:
        bound = start_window(group, case.profile, case.calendar, case.today).first
        first = max(first, bound.day) if bound else first
    return first, monday_of(after[0].first_day) - ONE_DAY if after else date.max


def _gap(group: Group) -> timedelta:
    blocks = group.opening_blocks
    if len(blocks) < 2:
        return USUAL_GAP * WEEKS
    return blocks[-1].first_day - blocks[-2].first_day


def _places(case: Case, group: Group, block: Block, first: date, last: date, near: date) -> list[BlockPlace]:
    """Legal places that begin within the bounds (not before today), the nearest first, those with a warning last."""
    if case.profile is None:
        return []
    patterns = case.profile.patterns_for(block_number(group, block))
    first = max(first, case.today, near - REACH * WEEKS)
    last = min(last, near + REACH * WEEKS)
    places: list[BlockPlace] = []
    monday = monday_of(first)
    while monday <= last:
        week = places_in_week(monday, patterns, case.house)
        places.extend(place for place in week if place.is_legal and first <= place.first_day <= last)
        monday += WEEKS
    return list(_both_ways(sorted(places, key=lambda p: (p.has_eve, abs((p.first_day - near).days))), near))


def _both_ways(places: list[BlockPlace], near: date) -> Iterator[BlockPlace]:
    """Earlier and later places in turn: a way that is closed on one side does not use up the trials."""
    earlier = [place for place in places if place.first_day <= near]
    later = [place for place in places if place.first_day > near]
    for pair in zip_longest(earlier, later):
        yield from (place for place in pair if place is not None)
