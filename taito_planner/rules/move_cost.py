"""What the step from one checked plan to the next costs people: days moved, papers, notices, leave."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from taito_planner.domain.ids import CustomerId, EntityId, GroupId, StaffId
from taito_planner.domain.model import Block, Customer, Group
from taito_planner.rules.finding import Finding
from taito_planner.rules.sharing import anew

if TYPE_CHECKING:
    from taito_planner.rules.checker import Checked

Days = dict[EntityId, tuple[date, date]]


@dataclass(frozen=True, slots=True)
class MoveCost:
    """Whom a step concerns, and what must be done because of it. Empty for a step that only writes a fact down."""

    customers: tuple[CustomerId, ...] = ()
    """Those whose planned days are others than before, each to be told; who has left by then is not among them."""
    days: int = 0
    """Calendar days by which things are moved, lengthened or shortened, added up; what is new or gone counts none."""
    stale_certificates: tuple[CustomerId, ...] = ()
    """Whose newest certificate agreed with the plan and would not any more: a new one, and a notice to Kela, each."""
    deferred_groups: tuple[GroupId, ...] = ()
    """Whose block 1 comes to lie after the agreed start: a notice to Kela each."""
    on_leave: tuple[StaffId, ...] = ()
    """Whose leave would newly cover days that they are to lead."""

    @property
    def kela_notices(self) -> int:
        """How many notices to Kela follow (slides: tell Kela of deferrals, and of changes to what was certified)."""
        return len(self.stale_certificates) + len(self.deferred_groups)


def cost_of(before: "Checked", after: "Checked", appeared: Iterable[Finding]) -> MoveCost:
    """The cost of the step; ``appeared`` are its new findings. Looks only at what is another object than before."""
    customers: list[CustomerId] = []
    deferred: list[GroupId] = []
    moved = 0
    for part in anew(after.parts, before.parts):
        owner = part.owner
        old_part = before.parts.get(owner.id)
        old = old_part.owner if old_part else None
        if isinstance(owner, Group):
            was = old if isinstance(old, Group) else None
            days, ids = _group_cost(was, owner, after.as_of)
            if was is not None and _is_deferred(was, owner):
                deferred.append(owner.id)
        else:
            days, ids = _customer_cost(old if isinstance(old, Customer) else None, owner)
        moved += days
        customers.extend(ids)
    new = tuple(appeared)
    return MoveCost(
        tuple(customers),
        moved,
        tuple(f.customer for f in new if f.rule == "certificate-outdated" and f.customer),
        tuple(deferred),
        tuple(dict.fromkeys(f.staff for f in new if f.rule == "staff-on-leave" and f.staff)),
    )


def _group_cost(old: Group | None, new: Group, as_of: date) -> tuple[int, list[CustomerId]]:
    """(days moved, customers whose days change) of one group."""
    known = {customer.id: customer for customer in old.customers} if old else {}
    blocks_before, blocks_now = _days_of(old.blocks if old else ()), _days_of(new.blocks)
    moved, all_move = _shift(blocks_before, blocks_now), blocks_before != blocks_now
    ids = []
    for customer in new.customers:
        days, own = _customer_cost(known.get(customer.id), customer)
        moved += days
        if own or (all_move and customer.is_live(as_of)):
            ids.append(customer.id)
    return moved, ids


def _customer_cost(old: Customer | None, new: Customer) -> tuple[int, list[CustomerId]]:
    if old is new:
        return 0, []
    before, now = _days_of(_own_things(old)) if old else {}, _days_of(_own_things(new))
    return _shift(before, now), [new.id] if before != now else []


def _own_things(customer: Customer) -> Iterator[Any]:
    yield from customer.visits
    yield from customer.trainings
    yield from customer.flex_days
    yield from customer.pauses


def _days_of(things: Iterable[Any]) -> Days:
    found = {}
    for thing in things:
        first = thing.first_day if hasattr(thing, "first_day") else thing.on
        found[thing.id] = (first, getattr(thing, "last_day", first))
    return found


def _shift(before: Days, now: Days) -> int:
    """Calendar days by which what is in both has moved: the further of its two ends."""
    return sum(
        max(abs((now[i][0] - first).days), abs((now[i][1] - last).days))
        for i, (first, last) in before.items()
        if i in now
    )


def _is_deferred(old: Group, new: Group) -> bool:
    """Whether block 1 lies after the agreed start now and did not before."""
    agreed = new.agreed_start_on
    return agreed is not None and _begins_after(new.first_block, agreed) and not _begins_after(old.first_block, agreed)


def _begins_after(block: Block | None, day: date) -> bool:
    return block is not None and block.first_day > day
