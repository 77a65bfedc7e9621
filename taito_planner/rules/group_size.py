"""Ryhmän koko ja muodostaminen: the planned size, the compulsory start and groups below their number."""

from collections.abc import Iterator

from taito_planner.rules.finding import Severity
from taito_planner.rules.rule import Breach, Scope, rule
from taito_planner.rules.subjects import GroupSubject


@rule("group-size", Severity.ERROR, Scope.GROUP, source="slides: Ryhmän koko")
def group_size(subject: GroupSubject) -> Iterator[Breach]:
    """The planned size is outside 6 to 10, or there are more members on as_of than the planned size.

    The planned size is checked, never the actual number from below: a group of four or five can be right.
    The planned size first.
    """
    size, profile = subject.group.planned_size, subject.profile
    members = subject.members_on(subject.as_of)
    if profile.planned_size_min is not None and size < profile.planned_size_min:
        yield Breach(None, profile.planned_size_min, size, "small")
    elif profile.planned_size_max is not None and size > profile.planned_size_max:
        yield Breach(None, profile.planned_size_max, size, "large")
    elif members > size:
        yield Breach(None, size, members, "crowded")


@rule(
    "compulsory-start-moved",
    Severity.ERROR,
    Scope.GROUP,
    source="slides: Ryhmän muodostaminen, vähimmäismäärä",
)
def compulsory_start_moved(subject: GroupSubject) -> Iterator[Breach]:
    """Block 1 begins after the agreed start although the compulsory number was full, or a deferral was
    recorded then.

    Members are counted on the agreed start, or as_of if that is earlier (our reading). A deferral of a full
    group fires too where block 1 or the agreed start is missing, on the day it was decided.
    """
    group, block = subject.group, subject.first_block
    day = subject.counting_day
    if day is None or not subject.is_full:
        return
    agreed, starts = group.agreed_start_on, block.first_day if block else None
    facts = {"members": subject.members_on(day), "number": subject.compulsory_number}
    if agreed and starts:
        if starts > agreed:
            items = (block.id,) if block else ()
            yield Breach(
                starts,
                agreed,
                starts,
                "deferred" if subject.is_deferred else "moved",
                items=items,
                facts=facts,
            )
    elif subject.is_deferred:
        yield Breach(group.deferral_decided_on, agreed, starts, "deferral", facts=facts)


@rule("group-below-minimum", Severity.WARNING, Scope.GROUP, source="slides: Ryhmän muodostaminen, vajaa ryhmä")
def group_below_minimum(subject: GroupSubject) -> Iterator[Breach]:
    """Before its start a group has fewer members than the compulsory number: it may start anyway or be
    deferred.

    A notice; a warning below the absolute minimum. Nothing after the start, and nothing for sizes outside
    the table.
    """
    if not subject.is_below_number:
        return
    members, least = subject.members_on(subject.as_of), subject.profile.absolute_minimum
    block = subject.first_block
    on = block.first_day if block else subject.group.agreed_start_on
    number = subject.compulsory_number
    if least is not None and members < least:
        yield Breach(on, number, members, "absolute", facts={"count": members, "least": least})
    else:
        yield Breach(on, number, members, "below", Severity.NOTICE, facts={"count": members})


GROUP_SIZE = (group_size, compulsory_start_moved, group_below_minimum)
