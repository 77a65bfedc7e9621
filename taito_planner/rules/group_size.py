"""Ryhmän koko ja muodostaminen: the planned size and the compulsory start."""

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


GROUP_SIZE = (group_size,)
