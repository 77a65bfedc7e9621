"""Whom a name in a pasted list means: whole, in either order, in two cells, by initials or by a part of it."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise

from taito_planner.domain.model import Plan, StaffMember

_ASIDE = re.compile(r"\([^)]*\)|[:,]")
_LOOKED_AT = 4
"""Cells of a line among which a name is looked for."""
_Look = Callable[[str], StaffMember | None]
_Seen = tuple[str, tuple[int, ...]]
"""A name as it may stand, and the places of its cells."""
_Found = tuple[StaffMember, tuple[str, ...]]


class People:
    """The staff of a plan, to be looked up by what planners write."""

    def __init__(self, plan: Plan) -> None:
        self._staff = plan.staff
        self._by_words: dict[frozenset[str], list[StaffMember]] = defaultdict(list)
        self._by_initials: dict[str, list[StaffMember]] = defaultdict(list)
        for member in plan.staff:
            words = _words(member.name)
            self._by_words[frozenset(words)].append(member)
            self._by_initials["".join(word[0] for word in words)].append(member)
        self._aside = {_folded(text) for member in plan.staff for text in (member.town, member.role) if text}

    def find(self, cells: Sequence[str], *, in_part: bool = True) -> _Found | None:
        """The one person that a cell, or two beside each other, means, and the cells that are left. None: no one.

        ``in_part``: whether a part of a name may do.
        """
        seen = cells[:_LOOKED_AT]
        alone: list[_Seen] = [(cell, (place,)) for place, cell in enumerate(seen)]
        paired: list[_Seen] = [(f"{a} {b}", (place, place + 1)) for place, (a, b) in enumerate(pairwise(seen))]
        ways: list[tuple[_Look, list[_Seen]]] = [
            (self._whole, alone + paired),
            (self._short, alone),
            (self._part, paired + alone),
        ]
        for look, among in ways if in_part else ways[:2]:
            for text, places in among:
                member = look(text)
                if member is not None:
                    return member, tuple(cell for place, cell in enumerate(cells) if place not in places)
        return None

    def reason(self, cells: Sequence[str]) -> str:
        """What the cells say of the leave: a town or an occupation says nothing of it."""
        return " ".join(cell for cell in cells if _folded(cell) not in self._aside)

    def _whole(self, text: str) -> StaffMember | None:
        return _only(self._by_words.get(frozenset(_words(text)), ()))

    def _short(self, text: str) -> StaffMember | None:
        return _only(self._by_initials.get(_folded(text).replace(".", "").replace(" ", ""), ()))

    def _part(self, text: str) -> StaffMember | None:
        """``Petri`` or ``P. Mäki`` where that can be one person only."""
        words = _words(text)
        return _only([member for member in self._staff if words and _is_part(words, _words(member.name))])


def _only(found: Sequence[StaffMember]) -> StaffMember | None:
    return found[0] if len(found) == 1 else None


def _is_part(words: Sequence[str], name: Sequence[str]) -> bool:
    left = list(name)
    for word in words:
        match = next((one for one in left if one == word or (len(word) == 1 and one.startswith(word))), None)
        if match is None:
            return False
        left.remove(match)
    return any(len(word) > 1 for word in words)


def _words(text: str) -> list[str]:
    return _folded(_ASIDE.sub(" ", text)).replace("-", " ").replace(".", " ").split()


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
