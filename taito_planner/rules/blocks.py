"""Ryhmäjakso: how many opening blocks, their shape, and the holidays in their way."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from taito_planner.domain.days import DaySpan, monday_of
from taito_planner.domain.model import Block, Group
from taito_planner.domain.workdays import BlockPattern, Holiday, HolidayCalendar, places_in_week
from taito_planner.rules.finding import Severity
from taito_planner.rules.own_days import days_in
from taito_planner.rules.rule import Breach, Scope, rule
from taito_planner.rules.subjects import CustomerSubject, GroupSubject

WEEKS_SEARCHED = 5


@rule("block-set", Severity.ERROR, Scope.GROUP, source="slides: Ryhmäjakso, 4 + 4 + 4 vrk")
def block_set(subject: GroupSubject) -> Iterator[Breach]:
    """There are more or fewer than three opening blocks, or two of them overlap or lie in one ISO week.

    One finding, the earliest fault; a fourth block before a clash on the same day. Fewer than three is a
    notice while planning. Blocks are in order of their first day, whatever the order of the rows (our
    reading).
    """
    blocks, wanted = subject.group.opening_blocks, subject.profile.block_count
    if not wanted:
        return
    clash = _first_clash(subject.group)
    if len(blocks) > wanted and (clash is None or blocks[wanted].first_day <= clash[1].first_day):
        extra = blocks[wanted]
        yield Breach(extra.first_day, wanted, len(blocks), "many", items=tuple(b.id for b in blocks[wanted:]))
    elif clash:
        earlier, later = clash
        variant = "overlap" if later.first_day <= earlier.last_day else "same-week"
        facts = {"earlier": earlier.span, "later": later.span}
        yield Breach(later.first_day, None, later.first_day, variant, items=(earlier.id, later.id), facts=facts)
    elif len(blocks) < wanted:
        yield Breach(None, wanted, len(blocks), "none" if not blocks else "few", Severity.NOTICE)


def _first_clash(group: Group) -> tuple[Block, Block] | None:
    """The first block that begins before the ISO week after the last day of the block before it, with that block.

    Until then each begins after all earlier ones have ended, so that the one before it is the last to end.
    """
    for earlier, later in pairwise(group.opening_blocks):
        if monday_of(later.first_day) <= monday_of(earlier.last_day):
            return earlier, later
    return None


@rule("block-shape", Severity.ERROR, Scope.GROUP, source="slides: Ryhmäjakso, ma–to tai ti–pe")
def block_shape(subject: GroupSubject) -> Iterator[Breach]:
    """An opening block is not four consecutive days from a Monday or a Tuesday. Its length is looked at
    first.
    """
    for number, block in enumerate(subject.group.opening_blocks, 1):
        patterns = subject.profile.patterns_for(number)
        if not patterns:
            continue
        days = block.span.day_count
        facts = {"number": number, "span": block.span, "patterns": patterns}
        wanted = min((p.length for p in patterns), key=lambda length: abs(length - days))
        if days != wanted:
            yield Breach(block.first_day, wanted, days, "length", items=(block.id,), part=block.id, facts=facts)
        elif block.first_day.weekday() not in {p.first_weekday for p in patterns if p.length == days}:
            first = block.first_day
            yield Breach(first, None, first, "weekday", items=(block.id,), part=block.id, facts=facts)


@rule("block-on-holiday", Severity.ERROR, Scope.GROUP, source="slides: Ryhmäjakso, peräkkäiset arkipäivät")
def block_on_holiday(subject: GroupSubject) -> Iterator[Breach]:
    """A public holiday lies in an opening block; an eve (Juhannusaatto, Jouluaatto) or a day on which the
    provider's house is closed warns.

    Eves and closures are our reading: the profile may forbid them or let them pass, and holidays too.
    ``date`` is the first day that gives the severity.
    """
    calendar = subject.calendar_of_service
    for number, block in enumerate(subject.group.opening_blocks, 1):
        found = calendar.within(block.span)
        if not found:
            continue
        hard = tuple(holiday for holiday in found if not holiday.is_eve)
        first = (hard or found)[0]
        nearest = nearest_legal_place(block, subject.profile.patterns_for(number), calendar)
        yield Breach(
            first.on,
            None,
            first.on,
            _most_binding(hard or found, subject.calendar),
            Severity.ERROR if hard else Severity.WARNING,
            (block.id,),
            block.id,
            facts={
                "number": number,
                "span": block.span,
                "holidays": found,
                "nearest": nearest,
                "hints": ("nearest",) if nearest else (),
            },
        )


def _most_binding(days: tuple[Holiday, ...], table: HolidayCalendar) -> str:
    """``holiday``, ``eve`` or ``closure``, as the holiday table knows the days."""
    if any(day.on in table.public for day in days):
        return "holiday"
    return "eve" if any(day.on in table.eves for day in days) else "closure"


def nearest_legal_place(block: Block, patterns: tuple[BlockPattern, ...], calendar: HolidayCalendar) -> DaySpan | None:
    """The nearest days without a day off for the block, the earlier on a tie; within five weeks."""
    monday = monday_of(block.first_day)
    for distance in range(WEEKS_SEARCHED + 1):
        weeks = {-distance, distance}
        places = [
            place
            for week in weeks
            for place in places_in_week(monday + timedelta(weeks=week), patterns, calendar)
            if not place.holidays
        ]
        if places:
            best = min(places, key=lambda p: (abs((p.first_day - block.first_day).days), p.first_day))
            return DaySpan(best.first_day, best.last_day)
    return None


@rule(
    "group-days-missing",
    Severity.WARNING,
    Scope.CUSTOMER,
    source="slides: Ryhmäjakso, 12 vrk",
    is_interpretation=True,
)
def group_days_missing(subject: CustomerSubject) -> Iterator[Breach]:
    """A live customer attends fewer than 12 days of opening blocks, and fewer than his group has.

    Absence, late joining, leaving and moved blocks take days away; a holiday inside a block counts as a
    day. What follows from missing days is not in the sources. ``date`` is the first day that he does not
    attend.
    """
    wanted, group = subject.profile.opening_days, subject.in_group
    if wanted is None or group is None or not subject.is_live:
        return
    attended = subject.attended_block_days
    if len(attended) >= wanted:
        return
    if len(attended) >= len(group.block_days):
        return
    own_days = days_in(block.span for block in subject.own_blocks)
    missed = sorted(own_days - attended) or sorted(group.block_days - attended)
    yield Breach(missed[0], wanted, len(attended))


BLOCKS = (block_set, block_shape, block_on_holiday, group_days_missing)
