"""Short codes of groups and initials of people, for places too narrow for a name."""

import re
from collections.abc import Iterator
from itertools import count
from string import ascii_uppercase

from taito_planner.domain.ids import GroupId
from taito_planner.domain.model import Group, Plan


def code_of(group: Group) -> str:
    """The group's own code, else letters of its town or name and its number: ``TA4``, Tampere 4/2025."""
    return group.code or next(_candidates(group))


def codes(plan: Plan) -> dict[GroupId, str]:
    """A code for every group. Codes that planners gave stand; default codes differ from all others."""
    found = {group.id: group.code for group in plan.groups if group.code}
    taken = {code.casefold() for code in found.values()}
    for group in plan.groups:
        if group.id not in found:
            found[group.id] = next(code for code in _candidates(group) if code.casefold() not in taken)
            taken.add(found[group.id].casefold())
    return found


def initials(name: str) -> str:
    """``PM`` for Petri Mäki, at most three; parts of a double name count: ``ALM``, Anna-Liisa Mäki."""
    return "".join(word[0] for word in name.replace("-", " ").split())[:3].upper()


def _candidates(group: Group) -> Iterator[str]:
    """Codes for the group, the plainest first, without end: ``TA1``, ``TM1``, ``TP1``, ..., ``TA1B``, ..."""
    words = ("".join(filter(str.isalpha, text)) for text in (group.town, group.name))
    letters = next(filter(None, words), "R")
    number = re.search(r"\d+", group.name)
    digits = number[0][-2:] if number else ""
    first = letters[0].upper()
    pairs = [first + letter.upper() for letter in letters[1:]] or [first]
    yield from (pair + digits for pair in pairs)
    yield from (f"{pairs[0]}{digits}{mark}" for mark in ascii_uppercase[1:] if len(digits) < 2)
    yield from (f"{first}{digits}{mark}" for mark in ascii_uppercase[1:])
    yield from (f"{first}{many}" for many in count(100))
