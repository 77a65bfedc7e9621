"""Reads single values of a service profile from what TOML gives; a wrong one is a ValueFault with its reason."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any

from taito_planner.domain.profile import Anchor, CutoffEvent, GroupLock, ServiceProfile
from taito_planner.domain.workdays import BlockPattern

OFF = "off"
WEEKDAYS = ("ma", "ti", "ke", "to", "pe", "la", "su")
LAYER_WEIGHTS = ("warn", "error", "ignore")
LARGEST_NUMBER = 9999
"""Beyond it a deadline would leave the calendar."""


class ValueFault(Exception):
    """A value that a profile cannot have; ``reason`` and ``facts`` as in ``ProfileRefused``."""

    def __init__(self, reason: str, **facts: Any) -> None:
        super().__init__(reason)
        self.reason, self.facts = reason, facts


def number(value: Any) -> int:
    if type(value) is not int or not 0 <= value <= LARGEST_NUMBER:
        raise ValueFault("number", value=value, largest=LARGEST_NUMBER)
    return value


def _number_or_off(value: Any) -> int | None:
    """``"off"`` says, with a source, that the service has no such limit."""
    return None if value == OFF else number(value)


def _switch(value: Any) -> bool:
    if type(value) is not bool:
        raise ValueFault("switch", value=value)
    return value


def _day(value: Any) -> date:
    if type(value) is not date:
        raise ValueFault("date", value=value)
    return value


def _layer(value: Any) -> str:
    if value not in LAYER_WEIGHTS:
        raise ValueFault("choice", value=value, known=", ".join(LAYER_WEIGHTS))
    return str(value)


def _one_of(kind: type[StrEnum]) -> Callable[[Any], StrEnum]:
    def read(value: Any) -> StrEnum:
        try:
            return kind(value)
        except ValueError:
            raise ValueFault("choice", value=value, known=", ".join(kind)) from None

    return read


def _patterns(value: Any) -> tuple[tuple[BlockPattern, ...], ...]:
    """For each block a list of weekday ranges: ``[["ma-to", "ti-pe"], ...]``; no block at all: ``[]``."""
    if not isinstance(value, list) or not all(isinstance(block, list) and block for block in value):
        raise ValueFault("patterns", value=value)
    return tuple(tuple(_pattern(text) for text in block) for block in value)


def _pattern(text: Any) -> BlockPattern:
    ends = text.split("-") if isinstance(text, str) else ()
    if len(ends) != 2 or any(day not in WEEKDAYS for day in ends):
        raise ValueFault("patterns", value=text)
    first, last = (WEEKDAYS.index(day) for day in ends)
    if last < first:
        raise ValueFault("patterns", value=text)
    return BlockPattern(first, last - first + 1)


def _minimum_by_size(value: Any) -> dict[int, int]:
    if not isinstance(value, dict) or not all(size.isdecimal() for size in value):
        raise ValueFault("minimums", value=value)
    minimums = {int(size): number(minimum) for size, minimum in value.items()}
    if any(minimum > size for size, minimum in minimums.items()):
        raise ValueFault("minimums", value=value)
    return minimums


_READER_BY_TYPE: dict[Any, Callable[[Any], Any]] = {
    int: number,
    int | None: _number_or_off,
    bool: _switch,
    date | None: _day,
}

READERS: dict[str, Callable[[Any], Any]] = {
    name: _READER_BY_TYPE[field.type]
    for name, field in ServiceProfile.__dataclass_fields__.items()
    if field.type in _READER_BY_TYPE
} | {
    "first_visit_anchor": _one_of(Anchor),
    "group_start_anchor": _one_of(Anchor),
    "cutoff_event": _one_of(CutoffEvent),
    "same_group_lock": _one_of(GroupLock),
    "holiday_blocks": _layer,
    "eve_blocks": _layer,
    "closures": _layer,
    "block_patterns": _patterns,
    "minimum_by_size": _minimum_by_size,
}
"""For each value of a profile, what reads it."""
