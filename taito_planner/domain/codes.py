"""Short codes of groups, for places too narrow for a name: staff lanes, cells of a timetable."""

import re
from collections.abc import Iterator
from itertools import count

from taito_planner.domain.ids import GroupId
from taito_planner.domain.model import Group, Plan


def code_of(group: Group) -> str:
    """The group's own code, else two letters of its town or name and its number: ``Ta4`` for Tampere 4/2025."""
    return group.code or next(_candidates(group))


def codes(plan: Plan) -> dict[GroupId, str]:
    """A code for every group. Codes that planners gave stand as they are; default codes differ from all others."""
    found = {group.id: group.code for group in plan.groups if group.code}
    taken = {code.casefold() for code in found.values()}
    for group in plan.groups:
        if group.id not in found:
            found[group.id] = next(code for code in _candidates(group) if code.casefold() not in taken)
            taken.add(found[group.id].casefold())
    return found


def _candidates(group: Group) -> Iterator[str]:
    """Codes for the group, the plainest first: ``Ta1``, ``Tm1``, ``Tp1``, ..., ``Ta1b``, ... and without end."""
    letters = "".join(filter(str.isalpha, group.town or group.name)) or "".join(filter(str.isalpha, group.name))
    letters = letters or "R"
    number = re.search(r"\d+", group.name)
    digits = number[0][-2:] if number else ""
    first = letters[0].upper()
    pairs = [first + letter.lower() for letter in letters[1:]] or [first]
    yield from (pair + digits for pair in pairs)
    yield from (f"{pairs[0]}{digits}{mark}" for mark in "bcdefghijklmnopqrstuvwxyz" if len(digits) < 2)
    yield from (f"{first}{digits}{mark}" for mark in "bcdefghijklmnopqrstuvwxyz")
    yield from (f"{first}{many}" for many in count(100))
