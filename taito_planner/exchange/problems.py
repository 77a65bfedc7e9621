"""What is wrong with a workbook or a target file: places, values and text keys, no sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from taito_planner.texts import Texts


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that keeps a workbook from being read.

    ``sheet`` and ``column`` are named as the file names them, ``row`` counts from 1 as Excel does; None where
    the problem is about the whole file, sheet or row. ``key`` names the sentence ``workbook.problem.<key>``.
    """

    sheet: str | None
    row: int | None
    column: str | None
    value: Any
    key: str
    facts: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader left aside: an extra column or sheet. The sentence is ``workbook.note.<key>``."""

    key: str
    facts: Mapping[str, Any] = field(default_factory=dict, hash=False)


class WorkbookRefused(Exception):  # noqa: N818
    """Nothing was read. ``problems`` lists every reason, in the order of the sheets and rows.

    Its own text names keys and counts only: a log must not hold what a customer's row says.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        keys = sorted({problem.key for problem in problems})
        super().__init__(f"{len(problems)} problems: {', '.join(keys)}")
        self.problems = problems


class ExportRefused(Exception):  # noqa: N818
    """The workbook could not be written; the target is as it was. Sentence: ``workbook.refused.<key>``."""

    def __init__(self, key: str, **facts: Any) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts


class CellFault(Exception):  # noqa: N818
    """A cell's value is not what its column holds; ``key`` and ``facts`` go into the Problem."""

    def __init__(self, key: str, **facts: Any) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts


def problem_sentence(problem: Problem, texts: Texts) -> str:
    """Place, value and what was expected: ``Jaksot, rivi 20, sarake Alkaa: …``"""
    sentence = texts(f"workbook.problem.{problem.key}", **{"value": shown(problem.value), **problem.facts})
    place = [problem.sheet] if problem.sheet else []
    if problem.row is not None:
        place.append(texts("workbook.place.row", row=problem.row))
    if problem.column:
        place.append(texts("workbook.place.column", column=problem.column))
    return f"{', '.join(place)}: {sentence}" if place else sentence


def refusal_sentence(refused: ExportRefused, texts: Texts) -> str:
    """What kept the file from being written, and the way out."""
    return texts(f"workbook.refused.{refused.key}", **refused.facts)


def note_sentence(note: Note, texts: Texts) -> str:
    return texts(f"workbook.note.{note.key}", **note.facts)


def shown(value: Any) -> Any:
    """A cell's value as the user sees it in the sheet."""
    if isinstance(value, datetime):
        return value.date() if value.time() == time.min else f"{value:%d.%m.%Y %H:%M}"
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str):
        return value if len(value) <= 80 else f"{value[:79]}…"
    if value is None or isinstance(value, int | float | date | time):
        return value
    return str(value)
