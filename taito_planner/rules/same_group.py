"""Ryhmä on koko kuntoutuksen ajan sama: late joiners and blocks attended elsewhere."""

from collections.abc import Iterator

from taito_planner.domain.days import ONE_DAY
from taito_planner.domain.profile import GroupLock
from taito_planner.rules.finding import Severity
from taito_planner.rules.own_blocks import moves_of
from taito_planner.rules.rule import Breach, Scope, rule
from taito_planner.rules.subjects import CustomerSubject


@rule("group-changed", Severity.ERROR, Scope.CUSTOMER, source="slides: Ryhmä on koko kuntoutuksen ajan sama")
def group_changed(subject: CustomerSubject) -> Iterator[Breach]:
    """A customer joined on or after the first day of block 1, or attends a block of another group.

    One finding, the earlier of the two. Joining is the later of the recorded day and the decision; that the
    group is locked on block 1's first day is our reading (the profile may lock it after the block's last
    day). Leaving is no breach.
    """
    joined = next(_joined_late(subject), None)
    moves = moves_of(subject.customer, subject.group)
    if moves and (joined is None or joined.on is None or moves[0].on < joined.on):
        other = subject.situation.plan.group_by_id.get(moves[0].group)
        facts = {"other": other.name if other else ""}
        yield Breach(moves[0].on, None, moves[0].on, "elsewhere", items=(moves[0].id,), facts=facts)
    elif joined:
        yield joined


def _joined_late(subject: CustomerSubject) -> Iterator[Breach]:
    customer, block = subject.customer, subject.in_group.first_block if subject.in_group else None
    if block is None:
        return
    is_open = subject.profile.same_group_lock is GroupLock.BLOCK_ENDS
    limit = block.last_day if is_open else block.first_day - ONE_DAY
    if customer.member_from > limit and customer.is_live(customer.member_from):
        yield Breach(customer.member_from, limit, customer.member_from, "joined")


SAME_GROUP = (group_changed,)
