"""Reads service profiles from ``resources/profiles/*.toml``; a wrong one is refused with file, key and reason."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from taito_planner.domain.model import DEFAULT_SERVICE
from taito_planner.domain.profile import Provenance, ServiceProfile, Services
from taito_planner.domain.refusals import Refused
from taito_planner.storage.contacts import contacts_of_rules
from taito_planner.storage.profile_values import READERS, ValueFault
from taito_planner.storage.resources import resource

HEAD_KEYS = {"id", "version", "names"}
CONTACTS = "contacts"
KINDS = ("certain", "interpretation", "setting")
ENTRIES = ("value", "source", "kind", "holds_from", "checked_on")
QUOTE = "quote"
LANGUAGES = {"fi", "sv", "en"}


class ProfileRefused(Refused):
    """A profile file that cannot be used. Its sentence is ``storage.profile.<reason>``; its facts always hold
    ``file`` (the name) and ``entry`` (the key in the file, a dash for the whole file).
    """

    def __init__(self, file: str, entry: str, reason: str, **facts: Any) -> None:
        super().__init__(f"storage.profile.{reason}", file=file, entry=entry, **facts)
        self.reason = reason
        self.args = (f"{file}: {entry}: {reason} {facts}",)


@cache
def load_profiles() -> Services:
    """The profiles that ship with the program by their id, the service of a plan that names none first."""
    found = read_profiles(resource("profiles"))
    return Services({profile.id: profile for profile in sorted(found, key=lambda p: (p.id != DEFAULT_SERVICE, p.id))})


def profile_versions() -> dict[str, str]:
    """The version of each profile that ships with the program, by its id: what a plan file notes down."""
    return {profile.id: profile.version for profile in load_profiles().values()}


def read_profiles(folder: Path) -> tuple[ServiceProfile, ...]:
    """Every profile in ``folder``. Raises ProfileRefused for the first wrong one, and for an id that comes twice.

    One wrong file refuses them all: a plan checked without one of its services would seem to be in order.
    """
    file_by_id: dict[str, str] = {}
    profiles = []
    for path in sorted(folder.glob("*.toml")):
        profile = read_profile(path)
        if profile.id in file_by_id:
            raise ProfileRefused(path.name, "id", "id-twice", id=profile.id, other=file_by_id[profile.id])
        file_by_id[profile.id] = path.name
        profiles.append(profile)
    return tuple(profiles)


def read_profile(path: Path) -> ServiceProfile:
    """The profile in ``path``. Raises ProfileRefused for whatever it cannot have or lacks."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ProfileRefused(path.name, "-", "unreadable", detail=str(error)) from error
    file = path.name
    _demand_head(file, table)
    values: dict[str, Any] = {}
    provenance = {}
    for key, entry in table.items():
        if key in HEAD_KEYS or key == CONTACTS:
            continue
        if key not in READERS:
            raise ProfileRefused(file, key, "unknown-key")
        provenance[key] = _provenance(file, key, entry)
        try:
            values[key] = READERS[key](entry["value"])
        except ValueFault as fault:
            raise ProfileRefused(file, key, fault.reason, **fault.facts) from fault
    try:
        values[CONTACTS] = contacts_of_rules(table.get(CONTACTS, {}))
    except (TypeError, ValueError) as error:
        raise ProfileRefused(file, CONTACTS, "contacts", detail=str(error)) from error
    return ServiceProfile(table["id"], table["version"], table["names"], provenance=provenance, **values)


def _demand_head(file: str, table: dict[str, Any]) -> None:
    """Refuses a profile without an id, a version, its name in each language, or the patterns of its blocks."""
    for key in sorted({*HEAD_KEYS, "block_patterns"} - table.keys()):
        raise ProfileRefused(file, key, "missing")
    for key in ("id", "version"):
        if not _is_text(table[key]):
            raise ProfileRefused(file, key, "text", value=table[key])
    names = table["names"]
    if not isinstance(names, dict) or names.keys() != LANGUAGES or not all(map(_is_text, names.values())):
        raise ProfileRefused(file, "names", "names", languages=", ".join(sorted(LANGUAGES)))


def _provenance(file: str, key: str, entry: Any) -> Provenance:
    if not isinstance(entry, dict):
        raise ProfileRefused(file, key, "no-table", entries=", ".join(ENTRIES))
    for name in ENTRIES:
        if entry.get(name) in (None, ""):
            raise ProfileRefused(file, key, "entry-missing", name=name)
    for name in sorted(entry.keys() - {*ENTRIES, QUOTE}):
        raise ProfileRefused(file, key, "entry-unknown", name=name)
    for name in ("source", QUOTE):
        if name in entry and not _is_text(entry[name]):
            raise ProfileRefused(file, key, "entry-text", name=name)
    if entry["kind"] not in KINDS:
        raise ProfileRefused(file, key, "kind", value=entry["kind"], known=", ".join(KINDS))
    for name in ("holds_from", "checked_on"):
        if type(entry[name]) is not date:
            raise ProfileRefused(file, key, "entry-date", name=name)
    return Provenance(
        entry["source"], entry["kind"], entry["holds_from"], entry["checked_on"], entry.get(QUOTE, "")
    )


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())
