"""Leave that an edit adds, moves or makes longer over other leave of the person: days that meet are one leave."""

from collections.abc import Iterator
from dataclasses import replace

from taito_planner.domain.changes import Edit, apply, diff
from taito_planner.domain.entities import locate
from taito_planner.domain.model import Leave, Plan, StaffMember
from taito_planner.domain.refusals import IntentRefused


def with_leaves_joined(before: Plan, after: Plan) -> Plan:
    """``after``, in which leave that is new or other than ``before`` is one with the leave it shares a day with.

    It keeps the id of the leave that was moved, else of what the person had. Every reason is kept, each once. What lay
    on top of each other before and was not touched stays so. Raises IntentRefused where the person had it all already.
    """
    if after.staff is before.staff:
        return after
    known = {id(member) for member in before.staff}
    edits = [edit for member in after.staff if id(member) not in known for edit in _edits_of(member, before)]
    joined = apply(edits, after) if edits else after
    if edits and not diff(before, joined):
        had = locate(before, edits[0].id)
        assert had is not None
        assert had.staff is not None
        raise IntentRefused("leave-known", name=had.staff.name, span=had.entity.span)
    return joined


def _edits_of(member: StaffMember, before: Plan) -> Iterator[Edit]:
    had = before.staff_by_id.get(member.id)
    untouched = set(had.leaves) if had else set()
    for met in _meeting(member.leaves):
        if len(met) == 1 or untouched.issuperset(met):
            continue
        kept = min(met, key=lambda leave: (leave in untouched) + 2 * (locate(before, leave.id) is None))
        yield Edit(kept.id, kept, _whole(kept, met), member.id, member.id)
        yield from (Edit(leave.id, leave, None, member.id, None) for leave in met if leave is not kept)


def _meeting(leaves: tuple[Leave, ...]) -> list[list[Leave]]:
    """``leaves``, in order of their first days, in runs of those that share days."""
    runs: list[list[Leave]] = []
    for leave in leaves:
        if runs and leave.first_day <= max(other.last_day for other in runs[-1]):
            runs[-1].append(leave)
        else:
            runs.append([leave])
    return runs


def _whole(kept: Leave, met: list[Leave]) -> Leave:
    first = [kept, *(leave for leave in met if leave is not kept)]
    reasons = dict.fromkeys(reason for leave in first for reason in leave.reason.split(", ") if reason)
    last_day = max(leave.last_day for leave in met)
    return replace(kept, first_day=met[0].first_day, last_day=last_day, reason=", ".join(reasons))
