"""Cells that name another thing of the plan: a group, a customer, one or several people."""

from typing import Any

from taito_planner.exchange.cells import Cell, is_blank, text_of
from taito_planner.exchange.references import STAFF, Names
from taito_planner.texts import Texts


class ReferenceCell(Cell):
    """The name of a ``group``, ``customer`` or ``staff`` member."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def read(self, value: Any, names: Names) -> Any:
        return None if is_blank(value) else names.resolve(self.kind, text_of(value))

    def write(self, value: Any, names: Names, texts: Texts) -> Any:
        return None if value is None else names.names.get(value)


class PeopleCell(Cell):
    """Names of people with ``;`` between."""

    form = "long"

    def read(self, value: Any, names: Names) -> Any:
        return None if is_blank(value) else names.resolve_people(text_of(value))

    def write(self, value: Any, names: Names, texts: Texts) -> Any:
        return names.people_text(value)


STAFF_CELL = ReferenceCell(STAFF)
