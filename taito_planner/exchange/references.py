"""Names in cells and what they stand for: a workbook refers by name, a plan by id."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from taito_planner.domain.model import Plan
from taito_planner.domain.refusals import folded
from taito_planner.exchange.problems import CellFault
from taito_planner.texts import Texts

NOWHERE = ""
"""Stands for a name that is taken on trust and that nothing in the workbook has."""
GROUP, CUSTOMER, STAFF = "group", "customer", "staff"


@dataclass
class Names:
    """The groups, customers and staff of one workbook, by folded name and by id.

    ``unchecked`` holds the kinds whose sheet could not be read as a whole: their names are then taken on
    trust, so that one bad column does not make every reference bad. ``makes_staff``: unknown people are made.
    """

    texts: Texts
    services: Collection[str] = ()
    ids: dict[str, dict[str, Any]] = field(default_factory=lambda: {GROUP: {}, CUSTOMER: {}, STAFF: {}})
    names: dict[Any, str] = field(default_factory=dict)
    unchecked: set[str] = field(default_factory=set)
    makes_staff: bool = False
    made_staff: list[tuple[Any, str]] = field(default_factory=list)
    new_id: Any = None

    def resolve(self, kind: str, name: str) -> Any:
        """The id that ``name`` stands for. Raises CellFault ``unknown-<kind>``."""
        found = self.ids[kind].get(folded(name))
        if found is not None:
            return found
        if kind in self.unchecked:
            return NOWHERE
        if kind == STAFF and self.makes_staff:
            made = self.new_id()
            self.ids[STAFF][folded(name)] = made
            self.made_staff.append((made, name.strip()))
            return made
        raise CellFault(f"unknown-{kind}", name=name.strip())

    def resolve_people(self, text: str) -> tuple[Any, ...]:
        """The people named in ``text`` with ``;`` between, each once, in their order.

        A name may itself hold a ``;``: the longest run of parts that is a known name is taken as one.
        """
        parts = [part for part in text.replace("\n", ";").split(";") if part.strip()]
        found: dict[Any, None] = {}
        while parts:
            longest = next(
                (n for n in range(len(parts), 1, -1) if folded(";".join(parts[:n])) in self.ids[STAFF]), 1
            )
            found[self.resolve(STAFF, ";".join(parts[:longest]))] = None
            parts = parts[longest:]
        return tuple(found)

    def people_text(self, people: Iterable[Any]) -> str:
        return ";".join(f" {self.names[i]}" for i in people if i in self.names).removeprefix(" ")


def names_in(plan: Plan, texts: Texts) -> Names:
    """The names of everything in ``plan`` by id."""
    names: dict[str, str] = {group.id: group.name for group in plan.groups}
    names.update((member.id, member.name) for member in plan.staff)
    customers = chain(plan.loose_customers, *(group.customers for group in plan.groups))
    names.update((customer.id, customer.name) for customer in customers)
    return Names(texts, names=names)
