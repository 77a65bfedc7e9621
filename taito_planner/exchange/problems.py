"""What is wrong with a workbook or a target file: places, values and text keys, no sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from taito_planner.domain.refusals import Refused
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

    def sentence(self, texts: Texts) -> str:
        """Place, value and what was expected: ``Jaksot, rivi 20, sarake Alkaa: …``"""
        place = [self.sheet] if self.sheet else []
        if self.row is not None:
            place.append(texts("workbook.place.row", row=self.row))
        if self.column:
            place.append(texts("workbook.place.column", column=self.column))
        return f"{', '.join(place)}: {self.what(texts)}" if place else self.what(texts)

    def what(self, texts: Texts) -> str:
        """The sentence without its place."""
        return texts(f"workbook.problem.{self.key}", **{"value": shown(self.value), **self.facts})

    @property
    def value_text(self) -> str:
        """The cell's value as the user sees it in the sheet."""
        value = shown(self.value)
        if isinstance(value, date):
            return f"{value.day}.{value.month}.{value.year}"
        return "" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader left aside: an extra column or sheet. The sentence is ``workbook.note.<key>``."""

    key: str
    facts: Mapping[str, Any] = field(default_factory=dict, hash=False)


def note_sentence(note: Note, texts: Texts) -> str:
    return texts(f"workbook.note.{note.key}", **note.facts)


class WorkbookRefused(Refused):
    """Nothing was read. ``problems`` lists every reason, in the order of the sheets and rows."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        is_about_file = any(problem.sheet is None for problem in problems)
        super().__init__("workbook.unread" if is_about_file else "workbook.faulty", count=len(problems))
        self.problems = problems


class ExportRefused(Refused):
    """The workbook could not be written; the target is as it was. Sentence: ``workbook.export.<reason>``."""

    def __init__(self, reason: str, **facts: Any) -> None:
        super().__init__(f"workbook.export.{reason}", **facts)


class CellFault(Exception):
    """A cell's value is not what its column holds; ``key`` and ``facts`` go into the Problem."""

    def __init__(self, key: str, **facts: Any) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts


def shown(value: Any) -> Any:
    """A cell's value in a form that sentences can hold; long texts are cut."""
    if isinstance(value, datetime):
        return value.date() if value.time() == time.min else f"{value:%d.%m.%Y %H:%M}"
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str):
        return value if len(value) <= 80 else f"{value[:79]}…"
    if value is None or isinstance(value, int | float | date | time):
        return value
    return str(value)
