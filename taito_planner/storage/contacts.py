"""Reads the authority's addresses from ``resources/contacts/*.toml``; a wrong file is refused with key and reason."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from taito_planner.domain.contacts import Contact, ContactKind
from taito_planner.domain.refusals import Refused
from taito_planner.rules.catalogue import RULE_IDS
from taito_planner.storage.resources import resource

LANGUAGES = {"fi", "sv", "en"}
ENTRIES = {"kind", "value", "name", "uses", "source", "checked_on"}


class ContactsRefused(Refused):
    """A file of contacts that cannot be used: facts ``file``, ``entry`` and ``reason``."""

    def __init__(self, file: str, entry: str, reason: str) -> None:
        super().__init__("storage.contacts", file=file, entry=entry, reason=reason)
        self.args = (f"{file}: {entry}: {reason}",)


@cache
def load_contacts() -> dict[str, Contact]:
    """The contacts that ship with the program, by id, in the order of the page of contacts."""
    return {c.id: c for path in sorted(resource("contacts").glob("*.toml")) for c in read_contacts(path)}


def read_contacts(path: Path) -> tuple[Contact, ...]:
    """The contacts in ``path``. Raises ContactsRefused for an unknown entry, a bad type or a missing source."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ContactsRefused(path.name, "-", str(error)) from error
    contacts = []
    for contact_id, entry in table.items():
        try:
            contacts.append(_contact(contact_id, entry))
        except (TypeError, ValueError) as error:
            raise ContactsRefused(path.name, contact_id, str(error)) from error
    return tuple(contacts)


def contacts_of_rules(table: Any) -> dict[str, tuple[Contact, ...]]:
    """The table ``[contacts]`` of a profile: for a rule, or one sentence of it (``rule.variant``), its contacts.

    Raises TypeError or ValueError where it names a rule or a contact that there is not.
    """
    if not isinstance(table, dict):
        raise TypeError("a table of rule = [contacts] is needed")
    known = load_contacts()
    found = {}
    for key, ids in table.items():
        if key.partition(".")[0] not in RULE_IDS:
            raise ValueError(f"no rule {key!r}")
        if not isinstance(ids, list) or not ids:
            raise TypeError(f"{key}: a list of contacts is needed")
        for contact_id in ids:
            if contact_id not in known:
                raise ValueError(f"{key}: no contact {contact_id!r}")
        found[key] = tuple(known[contact_id] for contact_id in ids)
    return found


def _contact(contact_id: str, entry: Any) -> Contact:
    if not isinstance(entry, dict):
        raise TypeError("a table is needed")
    for name in sorted(ENTRIES ^ entry.keys()):
        raise ValueError(f"{name} is missing" if name in ENTRIES else f"unknown entry {name!r}")
    if type(entry["checked_on"]) is not date:
        raise TypeError("checked_on is not a date")
    for name in ("value", "source"):
        if not isinstance(entry[name], str) or not entry[name].strip():
            raise TypeError(f"{name} is not a text")
    if not isinstance(entry["uses"], list) or not entry["uses"]:
        raise TypeError("uses is not a list")
    uses = tuple(_in_languages("uses", use) for use in entry["uses"])
    kind, name = ContactKind(entry["kind"]), _in_languages("name", entry["name"])
    return Contact(contact_id, kind, entry["value"], name, uses, entry["source"], entry["checked_on"])


def _in_languages(name: str, texts: Any) -> Mapping[str, str]:
    if not isinstance(texts, dict) or texts.keys() != LANGUAGES or not all(isinstance(t, str) for t in texts.values()):
        raise TypeError(f"{name} is needed in {', '.join(sorted(LANGUAGES))}")
    return texts
