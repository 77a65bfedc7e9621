"""Reads service profiles from ``resources/profiles/*.toml``; a wrong one is refused with file, key and reason."""

import tomllib
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from taito_planner.domain.profile import Anchor, CutoffEvent, GroupLock, Provenance, ServiceProfile
from taito_planner.domain.refusals import Refused
from taito_planner.domain.workdays import BlockPattern
from taito_planner.storage.contacts import contacts_of_rules
from taito_planner.storage.resources import resource

HEAD_KEYS = {"id", "version", "names"}
CONTACTS = "contacts"
KINDS = {"certain", "interpretation", "setting"}
OFF = "off"
WEEKDAYS = ("ma", "ti", "ke", "to", "pe", "la", "su")


class ProfileRefused(Refused):
    """A profile file that cannot be used: facts ``file``, ``entry`` and ``reason``."""

    def __init__(self, file: str, entry: str, reason: str) -> None:
        super().__init__("storage.profile", file=file, entry=entry, reason=reason)
        self.args = (f"{file}: {entry}: {reason}",)


@cache
def load_profiles() -> dict[str, ServiceProfile]:
    """The profiles that ship with the program, by their id."""
    profiles = [read_profile(path) for path in sorted(resource("profiles").glob("*.toml"))]
    return {profile.id: profile for profile in profiles}


def profile_versions() -> dict[str, str]:
    """The version of each profile that ships with the program, by its id: what a plan file notes down."""
    return {profile.id: profile.version for profile in load_profiles().values()}


def read_profile(path: Path) -> ServiceProfile:
    """The profile in ``path``. Raises ProfileRefused for an unknown key, a bad type or a missing source."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ProfileRefused(path.name, "-", str(error)) from error
    for key in sorted(HEAD_KEYS - table.keys()):
        raise ProfileRefused(path.name, key, "missing")
    values: dict[str, Any] = {}
    provenance = {}
    for key, entry in table.items():
        if key in HEAD_KEYS or key == CONTACTS:
            continue
        if key not in _READERS:
            raise ProfileRefused(path.name, key, "unknown key")
        provenance[key] = _provenance(path.name, key, entry)
        try:
            values[key] = _READERS[key](entry["value"])
        except (KeyError, TypeError, ValueError) as error:
            raise ProfileRefused(path.name, key, f"value {entry.get('value')!r}: {error}") from error
    if "block_patterns" not in values:
        raise ProfileRefused(path.name, "block_patterns", "missing")
    try:
        values[CONTACTS] = contacts_of_rules(table.get(CONTACTS, {}))
    except (TypeError, ValueError) as error:
        raise ProfileRefused(path.name, CONTACTS, str(error)) from error
    return ServiceProfile(table["id"], str(table["version"]), table["names"], provenance=provenance, **values)


def _provenance(file: str, key: str, entry: Any) -> Provenance:
    if not isinstance(entry, dict):
        raise ProfileRefused(file, key, "a table with value, source, kind, holds_from and checked_on is needed")
    for name in ("value", "source", "kind", "holds_from", "checked_on"):
        if entry.get(name) in (None, ""):
            raise ProfileRefused(file, key, f"{name} is missing")
    for name in sorted(entry.keys() - {"value", "source", "kind", "holds_from", "checked_on", "quote"}):
        raise ProfileRefused(file, key, f"unknown entry {name!r}")
    if entry["kind"] not in KINDS:
        raise ProfileRefused(file, key, f"kind {entry['kind']!r} is none of {', '.join(sorted(KINDS))}")
    for name in ("holds_from", "checked_on"):
        if type(entry[name]) is not date:
            raise ProfileRefused(file, key, f"{name} is not a date")
    return Provenance(
        entry["source"], entry["kind"], entry["holds_from"], entry["checked_on"], entry.get("quote", "")
    )


def _number(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise TypeError("a whole number is needed")
    return value


def _number_or_off(value: Any) -> int | None:
    """``"off"`` says, with a source, that the service has no such limit."""
    return None if value == OFF else _number(value)


def _switch(value: Any) -> bool:
    if type(value) is not bool:
        raise TypeError("true or false is needed")
    return value


def _day(value: Any) -> date:
    if type(value) is not date:
        raise TypeError("a date is needed")
    return value


def _holiday_blocks(value: Any) -> str:
    if value not in ("warn", "error", "ignore"):
        raise ValueError("warn, error or ignore is needed")
    return str(value)


def _patterns(value: Any) -> tuple[tuple[BlockPattern, ...], ...]:
    """For each block a list of weekday ranges: ``[["ma-to", "ti-pe"], ...]``."""
    return tuple(tuple(_pattern(text) for text in block) for block in value)


def _pattern(text: str) -> BlockPattern:
    first, last = (WEEKDAYS.index(day) for day in text.split("-"))
    if last < first:
        raise ValueError(f"{text!r} ends before it begins")
    return BlockPattern(first, last - first + 1)


def _minimum_by_size(value: Any) -> dict[int, int]:
    return {int(size): _number(minimum) for size, minimum in value.items()}


_READER_BY_TYPE: dict[Any, Callable[[Any], Any]] = {
    int: _number,
    int | None: _number_or_off,
    bool: _switch,
    date | None: _day,
}

_READERS: dict[str, Callable[[Any], Any]] = {
    name: _READER_BY_TYPE[field.type]
    for name, field in ServiceProfile.__dataclass_fields__.items()
    if field.type in _READER_BY_TYPE
} | {
    "first_visit_anchor": Anchor,
    "group_start_anchor": Anchor,
    "cutoff_event": CutoffEvent,
    "same_group_lock": GroupLock,
    "holiday_blocks": _holiday_blocks,
    "eve_blocks": _holiday_blocks,
    "closures": _holiday_blocks,
    "block_patterns": _patterns,
    "minimum_by_size": _minimum_by_size,
}
