"""Which groups the timeline shows, and in which order. The plan keeps its own order. Knows no Qt."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from taito_planner.domain.ids import GroupId
from taito_planner.domain.model import Group
from taito_planner.rules.checker import Checked

SORTS = ("plan", "start", "worst", "town", "status")
STATUSES = ("coming", "running", "over", "undated")
WORST = ("error", "warning", "none")


@dataclass(frozen=True, slots=True)
class Arrangement:
    """An order, and what must hold for a group to be shown: of each set one, where the set is not empty."""

    sort: str = "plan"
    towns: frozenset[str] = field(default=frozenset())
    statuses: frozenset[str] = field(default=frozenset())
    worst: frozenset[str] = field(default=frozenset())

    @property
    def hides(self) -> bool:
        """Whether it may leave groups out."""
        return bool(self.towns or self.statuses or self.worst)

    def toggled(self, name: str, value: str) -> "Arrangement":
        """The same with ``value`` in or out of the set ``name``; for ``sort`` the order itself."""
        if name == "sort":
            return replace(self, sort=value)
        chosen: frozenset[str] = getattr(self, name)
        changed: dict[str, Any] = {name: chosen ^ {value}}
        return replace(self, **changed)

    def state(self) -> dict[str, Any]:
        """Plain values for the window's settings."""
        return {"sort": self.sort, **{name: sorted(getattr(self, name)) for name in ("towns", "statuses", "worst")}}

    @classmethod
    def of_state(cls, state: Any) -> "Arrangement":
        """What ``state`` gave; whatever makes no sense is left aside."""
        kept: Mapping[str, Any] = state if isinstance(state, dict) else {}
        sort = kept.get("sort")
        sets = {}
        for name, known in (("towns", None), ("statuses", STATUSES), ("worst", WORST)):
            values = kept.get(name)
            listed = values if isinstance(values, list) else []
            sets[name] = frozenset(str(value) for value in listed if known is None or value in known)
        return cls(sort if sort in SORTS else "plan", **sets)


def town_of(group: Group) -> str:
    """The group's town, else the first word of its name: ``Oulu 1/2026``."""
    return group.town or next(iter(group.name.split()), "")


def status_of(group: Group, as_of: date) -> str:
    """One of ``STATUSES``: by its first and last block."""
    if not group.blocks:
        return "undated"
    if min(block.first_day for block in group.blocks) > as_of:
        return "coming"
    return "over" if max(block.last_day for block in group.blocks) < as_of else "running"


def worst_of(group_id: GroupId, checked: Checked) -> str:
    """One of ``WORST``."""
    worst = checked.worst_by_group.get(group_id)
    return worst.key if worst is not None and worst.key in WORST else "none"


class ShownGroups:
    """Keeps the groups shown as they were arranged: an edit never makes one jump or vanish under the hand."""

    def __init__(self) -> None:
        self.arrangement = Arrangement()
        self._known: dict[GroupId, int] = {}
        """Groups that were there when it was arranged, with their place; those left out have -1."""

    def arrange(self, arrangement: Arrangement, checked: Checked) -> None:
        """Takes another arrangement, or looks again; towns in which the plan has no group hide nothing."""
        there = frozenset(towns_in(checked.plan.groups))
        arrangement = self.arrangement = replace(arrangement, towns=arrangement.towns & there)
        groups = sorted(checked.plan.groups, key=lambda group: _order(group, arrangement.sort, checked))
        self._known = {group.id: place for place, group in enumerate(groups)}
        for group in groups:
            if not _holds(group, arrangement, checked):
                self._known[group.id] = -1

    def show_also(self, group_id: GroupId) -> None:
        """A group that is looked for is shown, whatever was chosen."""
        if self._known.get(group_id) == -1:
            self._known[group_id] = len(self._known)

    def of(self, groups: tuple[Group, ...]) -> tuple[Group, ...]:
        """Of the plan's ``groups`` those to show, in order; groups made since come last."""
        if self.arrangement == Arrangement():
            return groups
        last = len(self._known)
        shown = [group for group in groups if self._known.get(group.id, last) >= 0]
        return tuple(sorted(shown, key=lambda group: self._known.get(group.id, last)))


def towns_in(groups: Iterable[Group]) -> list[str]:
    return sorted({town_of(group) for group in groups} - {""})


def _order(group: Group, sort: str, checked: Checked) -> tuple[Any, ...]:
    start = group.first_block.first_day if group.first_block else date.max
    keys: dict[str, Any] = {
        "plan": (),
        "start": (start,),
        "town": (town_of(group).casefold(), start),
        "status": (STATUSES.index(status_of(group, checked.as_of)), start),
    }
    if sort == "worst":
        return (WORST.index(worst_of(group.id, checked)), start)
    found: tuple[Any, ...] = keys[sort]
    return found


def _holds(group: Group, arrangement: Arrangement, checked: Checked) -> bool:
    return (
        (not arrangement.towns or town_of(group) in arrangement.towns)
        and (not arrangement.statuses or status_of(group, checked.as_of) in arrangement.statuses)
        and (not arrangement.worst or worst_of(group.id, checked) in arrangement.worst)
    )
