"""Which opening blocks are a customer's own: the group's, from joining on, with the blocks attended
elsewhere in place.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from taito_planner.domain.days import DaySpan
from taito_planner.domain.ids import EntityId, GroupId
from taito_planner.domain.model import Block, BlockMove, Customer, Group


@dataclass(frozen=True, slots=True)
class OwnBlock:
    """A block as one customer attends it; ``id`` is the group's block, or the move that took it to another
    group.
    """

    id: EntityId
    span: DaySpan
    is_elsewhere: bool = False


def is_late_joiner(customer: Customer, group: Group | None) -> bool:
    """Whether he joined on or after the first day of the group's block 1."""
    first = group.first_block if group else None
    return first is not None and customer.member_from >= first.first_day


def first_own_block(customer: Customer, group: Group | None) -> Block | None:
    """Block 1 of the group; for a late joiner the first block that begins on or after joining, if there is
    one.
    """
    blocks = group.opening_blocks if group else ()
    return next((block for block in blocks if block.first_day >= customer.member_from), None)


def moves_of(customer: Customer, group: Group | None) -> tuple[BlockMove, ...]:
    """His blocks in other groups, those from leaving on left out. A move to one's own group is no move."""
    own = group.id if group else None
    return tuple(move for move in customer.moves if move.group != own and customer.is_live(move.on))


def own_blocks(
    customer: Customer, group: Group | None, group_by_id: Mapping[GroupId, Group], usual_days: int
) -> tuple[OwnBlock, ...]:
    """The customer's blocks in order of first day.

    A block that was under way when he joined is his from that day on (its ``span`` is the whole block's).
    A move replaces the own block it names (on a day on which none begins any more: the nearest to that
    day), or else the own block nearest in first day, the earlier on a tie. Where no block of the other
    group begins on its day, it lasts ``usual_days``.
    """
    home = group.opening_blocks if group else ()
    moves = moves_of(customer, group)
    replaced = {block.id for move in moves for block in _replaced_by(move, home)}
    blocks = [
        OwnBlock(block.id, block.span)
        for block in home
        if block.last_day >= customer.member_from and block.id not in replaced
    ]
    if not moves:
        return tuple(blocks)
    blocks.extend(OwnBlock(move.id, _span_of(move, group_by_id, usual_days), True) for move in moves)
    return tuple(sorted(blocks, key=lambda block: (block.span, block.id)))


def _replaced_by(move: BlockMove, home: tuple[Block, ...]) -> tuple[Block, ...]:
    """A block entered twice begins on one day: both rows are replaced."""
    wanted = move.replaces or move.on
    nearest = min(home, key=lambda block: (abs((block.first_day - wanted).days), block.first_day), default=None)
    return tuple(block for block in home if nearest and block.first_day == nearest.first_day)


def _span_of(move: BlockMove, group_by_id: Mapping[GroupId, Group], usual_days: int) -> DaySpan:
    other = group_by_id.get(move.group)
    for block in other.opening_blocks if other else ():
        if block.first_day == move.on:
            return block.span
    return DaySpan(move.on, move.on + timedelta(days=usual_days - 1))
