"""Short codes of groups and initials of people, for places too narrow for a name."""

import re
from collections.abc import Iterator
from itertools import count
from string import ascii_uppercase

from taito_planner.domain.ids import GroupId
from taito_planner.domain.model import Group, Plan

_NUMBER = re.compile(r"\d+")


def code_of(group: Group) -> str:
    """The group's own code, else letters of its town or name and its number: ``TA4``, Tampere 4/2025."""
    return group.code or next(_candidates(*_letters_and_digits(group)))


def codes(plan: Plan) -> dict[GroupId, str]:
    """A code for every group. Codes that planners gave stand; default codes differ from all others."""
    found = {group.id: group.code for group in plan.groups if group.code}
    taken = {code.casefold() for code in found.values()}
    waiting: dict[tuple[str, str], Iterator[str]] = {}  # what was taken once stays taken: like groups go on from there
    for group in plan.groups:
        if group.code:
            continue
        like = _letters_and_digits(group)
        candidates = waiting.get(like)
        if candidates is None:
            candidates = waiting[like] = _candidates(*like)
        for code in candidates:
            if code.casefold() not in taken:
                found[group.id] = code
                taken.add(code.casefold())
                break
    return found


def initials(name: str) -> str:
    """``PM`` for Petri Mäki, at most three; parts of a double name count: ``ALM``, Anna-Liisa Mäki."""
    return "".join(word[0] for word in name.replace("-", " ").split())[:3].upper()


def _letters_and_digits(group: Group) -> tuple[str, str]:
    """What a group's default codes are made of: the letters of its town or name, the end of its number."""
    letters = "".join(filter(str.isalpha, group.town)) or "".join(filter(str.isalpha, group.name)) or "R"
    number = _NUMBER.search(group.name)
    return letters, number[0][-2:] if number else ""


def _candidates(letters: str, digits: str) -> Iterator[str]:
    """Codes, the plainest first, without end: ``TA1``, ``TM1``, ``TP1``, ..., ``TA1B``, ..."""
    first = letters[0].upper()
    pairs = [first + letter.upper() for letter in letters[1:]] or [first]
    yield from (pair + digits for pair in pairs)
    yield from (f"{pairs[0]}{digits}{mark}" for mark in ascii_uppercase[1:] if len(digits) < 2)
    yield from (f"{first}{digits}{mark}" for mark in ascii_uppercase[1:])
    yield from (f"{first}{many}" for many in count(100))
