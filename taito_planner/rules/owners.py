"""Which groups and loose customers differ between two plans, found without looking at the others one by
one.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import compress
from operator import is_not

from taito_planner.domain.days import DaySpan
from taito_planner.domain.model import Customer, Group, Plan
from taito_planner.rules.blocks import WEEKS_SEARCHED

Owner = Group | Customer
"""What a check is kept for: a group, or a customer who has none."""


def edited_in_place(before: Plan, after: Plan) -> list[Owner] | None:
    """The owners of ``after`` that are other objects than before; None where some are new, gone or in
    another order.
    """
    groups = _edited(before.groups, after.groups)
    loose = _edited(before.loose_customers, after.loose_customers)
    return None if groups is None or loose is None else [*groups, *loose]


def _edited(before: Sequence[Owner], after: Sequence[Owner]) -> list[Owner] | None:
    if before is after:
        return []
    if len(before) != len(after):
        return None
    pairs = list(compress(zip(before, after, strict=True), map(is_not, before, after)))
    return [new for _, new in pairs] if all(old.id == new.id for old, new in pairs) else None


def near_changed_closures(before: Plan, after: Plan) -> list[Owner]:
    """The owners of ``after`` with a block or a visit near days that one plan closes and the other does not.

    Near is as far as a block's nearest free place is looked for; beyond it no rule sees a closure.
    """
    if before.closures is after.closures:
        return []
    changed = [closure.span for closure in set(before.closures) ^ set(after.closures)]
    reach = timedelta(weeks=WEEKS_SEARCHED + 1)
    near = [DaySpan(span.first_day - reach, span.last_day + reach) for span in changed]
    owners: tuple[Owner, ...] = (*after.groups, *after.loose_customers)
    return [owner for owner in owners if any(span.overlaps(one) for one in near for span in _spans(owner))]


def _spans(owner: Owner) -> Iterator[DaySpan]:
    if isinstance(owner, Group):
        yield from (block.span for block in owner.blocks)
    for customer in owner.customers if isinstance(owner, Group) else (owner,):
        yield from (DaySpan(visit.on, visit.on) for visit in customer.visits)


def share_lookups(before: Plan, after: Plan, edited: Sequence[Owner] | None) -> None:
    """Gives ``after`` the look-ups by id that ``before`` has already, with what was edited put in place.

    A plan of a thousand groups has thousands of people: building both maps anew would cost more than the
    check.
    """
    if after.staff is before.staff:
        after.__dict__.setdefault("staff_by_id", before.staff_by_id)
    if edited is not None and "group_by_id" not in after.__dict__:
        groups = {owner.id: owner for owner in edited if isinstance(owner, Group)}
        after.__dict__["group_by_id"] = {**before.group_by_id, **groups}
