"""What the window asks about tables that were not made by this program: cells, guesses, what they come to."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from taito_planner.domain.model import Plan
from taito_planner.domain.progress import Progress
from taito_planner.domain.refusals import Refused

SPAN = "span"
"""The field of a column with both ends in it; several columns may be it."""


@dataclass(frozen=True)
class Columns:
    """What the rows of a table are, and what each of its columns means (None: left aside)."""

    kind: str
    fields: tuple[str | None, ...]
    has_header: bool = True

    def with_field(self, column: int, name: str | None) -> "Columns":
        """The same with another meaning of one column; what it means now, no other column but a span's does."""
        fields = [None if one == name and name != SPAN else one for one in self.fields]
        fields[column] = name
        return replace(self, fields=tuple(fields))


@dataclass(frozen=True)
class TableProblem:
    """Why a row is not understood: its number in the source, and a finished sentence."""

    row: int
    sentence: str


@dataclass(frozen=True)
class UnderstoodTable:
    """The plan with the rows that were understood, how many those are, and what is wrong with the others."""

    theirs: Plan
    good_count: int
    problems: tuple[TableProblem, ...] = ()


class ForeignTable(Protocol):
    """One table as it was read."""

    title: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    """All its rows as they are shown, the heading among them, with their numbers in the source."""
    width: int
    key: str
    """What its columns are remembered by."""

    def kinds(self) -> tuple[tuple[str, str], ...]:
        """What rows may be: (kind, name)."""

    def fields(self, kind: str) -> tuple[tuple[str, str], ...]:
        """What columns may mean: (field, name)."""

    def guess(self, kind: str | None = None) -> Columns:
        """The likeliest columns, or those where the rows are of ``kind``."""

    def understand(self, columns: Columns) -> UnderstoodTable:
        """What the table comes to in the plan as it is now. Raises Refused."""


def _no_file(path: Path, progress: Progress) -> tuple[ForeignTable, ...]:
    raise Refused("import-table.no-tables")


def _no_text(text: str) -> ForeignTable | None:
    return None


@dataclass(frozen=True)
class TableServices:
    """Both raise Refused. ``read_file`` is called in a thread of its own; ``read_text`` gives None for no table."""

    read_file: Callable[[Path, Progress], tuple[ForeignTable, ...]] = field(default=_no_file)
    read_text: Callable[[str], ForeignTable | None] = field(default=_no_text)
