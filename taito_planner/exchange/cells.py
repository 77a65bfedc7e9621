"""What the cells of a column may hold: each kind reads a cell's value into a field and writes it back."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from taito_planner.domain.days import DaySpan
from taito_planner.domain.refusals import CODE_LENGTHS, folded
from taito_planner.exchange.day_texts import day_of, demand_known, spans_of, spans_text
from taito_planner.exchange.problems import CellFault
from taito_planner.exchange.references import Names
from taito_planner.texts import LANGUAGES, Texts, texts_for
from taito_planner.texts.dates import day_text

ERROR_VALUES = frozenset(
    ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA")
)
NOTHING = "-"
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})")
_ESCAPED = re.compile(r"_x(00[01][0-9A-Fa-f]|[Dd][89A-Fa-f][0-9A-Fa-f]{2}|[Ff]{3}[EeFf])_")
"""How a workbook writes characters that XML cannot hold: ``_x000D_``."""


def is_blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def text_of(value: Any) -> str:
    """Any cell's value as text: a number without its ``.0``, a date as ``3.11.2025``."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), value) if "_x" in value else value
    if isinstance(value, datetime) and value.time() == time.min:
        return day_text(value.date())
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


class Cell:
    """A kind of cell. ``form`` names how it is shown: ``text``, ``day``, ``clock``, ``count`` or ``long``."""

    form = "text"

    def read(self, value: Any, names: Names) -> Any:
        """The field's value; None where the cell is blank: the default stands. Raises CellFault."""
        return text_of(value)

    def write(self, value: Any, names: Names, texts: Texts) -> Any:
        return value


class TextCell(Cell):
    """Free text, kept to the last space and line break."""

    form = "long"

    def read(self, value: Any, names: Names) -> Any:
        return None if value is None else text_of(value)


class NameCell(Cell):
    """The name of the thing itself, or of another: trimmed."""

    def read(self, value: Any, names: Names) -> Any:
        return None if is_blank(value) else text_of(value).strip()


class CodeCell(NameCell):
    def read(self, value: Any, names: Names) -> Any:
        code = super().read(value, names)
        if code is not None and len(code) not in CODE_LENGTHS:
            raise CellFault("code-length", least=CODE_LENGTHS[0], most=CODE_LENGTHS[-1])
        return code


class ServiceCell(NameCell):
    def read(self, value: Any, names: Names) -> Any:
        service = super().read(value, names)
        if service is None:
            return None
        for known in names.services:
            if folded(known) == folded(service):
                return known
        raise CellFault("unknown-service", known=", ".join(sorted(names.services)))


class DayCell(Cell):
    form = "day"

    def read(self, value: Any, names: Names) -> Any:
        if is_blank(value):
            return None
        if isinstance(value, datetime):
            if value.time() != time.min:
                raise CellFault("day-with-time")
            return demand_known(value.date())
        if isinstance(value, date):
            return demand_known(value)
        if isinstance(value, str):
            return day_of(value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            raise CellFault("number-for-day")
        raise CellFault("not-a-day")


class SpansCell(Cell):
    """Ranges of days. A dash alone is no day at all."""

    form = "long"

    def read(self, value: Any, names: Names) -> Any:
        if is_blank(value):
            return None
        if isinstance(value, str):
            return () if value.strip() == NOTHING else spans_of(value)
        day = DayCell().read(value, names)
        return (DaySpan(day, day),)

    def write(self, value: Any, names: Names, texts: Texts) -> Any:
        return spans_text(value) or NOTHING


@dataclass(frozen=True)
class CountCell(Cell):
    """A whole number of at least ``least`` and at most ``most``."""

    least: int
    most: int
    form = "count"

    def read(self, value: Any, names: Names) -> Any:
        if is_blank(value):
            return None
        if isinstance(value, str) and re.fullmatch(r"\d{1,6}", value.strip()):
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int | float) or value != int(value):
            raise CellFault("not-a-count")
        if not self.least <= value <= self.most:
            raise CellFault("count-out-of-range", least=self.least, most=self.most)
        return int(value)


class ClockCell(Cell):
    """A time of day: ``9:00``, ``9.00`` or an Excel time."""

    form = "clock"

    def read(self, value: Any, names: Names) -> Any:
        if is_blank(value):
            return None
        if isinstance(value, time):
            return value.replace(microsecond=0)
        if isinstance(value, str) and (found := _CLOCK.fullmatch(value.strip())):
            hours, minutes = int(found[1]), int(found[2])
            if hours < 24 and minutes < 60:
                return time(hours, minutes)
        raise CellFault("not-a-clock")


class WordCell(Cell):
    """One of a few words, ``workbook.word.<name>.<value>``, read in any of our languages."""

    def __init__(self, name: str, kind: type[StrEnum]) -> None:
        self.name = name
        self.kind = kind

    def read(self, value: Any, names: Names) -> Any:
        if is_blank(value):
            return None
        found = self._by_word().get(folded(text_of(value)))
        if found is None:
            raise CellFault("unknown-word", known=", ".join(self.words(names.texts)))
        return found

    def write(self, value: Any, names: Names, texts: Texts) -> Any:
        return texts(f"workbook.word.{self.name}.{value}")

    def words(self, texts: Texts) -> list[str]:
        """The words in one language, the default first."""
        return [texts(f"workbook.word.{self.name}.{value}") for value in self.kind]

    def _by_word(self) -> dict[str, StrEnum]:
        found: dict[str, StrEnum] | None = self.__dict__.get("_words")
        if found is None:
            found = self._words = {
                folded(texts_for(language)(f"workbook.word.{self.name}.{value}")): value
                for language in LANGUAGES
                for value in self.kind
            }
        return found


class YesNoCell(Cell):
    """``kyllä`` or ``ei``; a cross is yes, as is Excel's own TRUE."""

    def read(self, value: Any, names: Names) -> Any:
        if is_blank(value):
            return None
        if isinstance(value, bool):
            return value
        word = folded(text_of(value))
        for answer, key in ((True, "yes"), (False, "no")):
            words = (texts_for(language)(f"workbook.word.{key}") for language in LANGUAGES)
            if word in folded(" ".join(words)).split():
                return answer
        raise CellFault("not-yes-or-no")

    def write(self, value: Any, names: Names, texts: Texts) -> Any:
        return texts(f"workbook.word.{'yes' if value else 'no'}").split()[0]


class WeekdaysCell(Cell):
    """``ma ti ke to pe``; commas and the other languages' words too. A dash alone is no day at all."""

    def read(self, value: Any, names: Names) -> Any:
        if is_blank(value):
            return None
        text = folded(text_of(value))
        if text == NOTHING:
            return ()
        by_word = {
            folded(word): number
            for language in LANGUAGES
            for number, word in enumerate(texts_for(language)("workbook.word.weekdays").split())
        }
        days = {by_word.get(word) for word in re.split(r"[\s,;]+", text) if word}
        if None in days:
            raise CellFault("unknown-weekday", known=names.texts("workbook.word.weekdays"))
        return tuple(sorted(day for day in days if day is not None))

    def write(self, value: Any, names: Names, texts: Texts) -> Any:
        words = texts("workbook.word.weekdays").split()
        return " ".join(words[day] for day in value) or NOTHING
