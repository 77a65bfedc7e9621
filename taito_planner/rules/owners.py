"""Which groups and loose customers differ between two plans, found without looking at the others one by
one.
"""

from collections.abc import Sequence
from itertools import compress
from operator import is_not

from taito_planner.domain.model import Customer, Group, Plan

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
