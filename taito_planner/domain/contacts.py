"""Whom a provider writes, calls or tells: an address with what it is for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ContactKind(StrEnum):
    MAIL = "mail"
    PHONE = "phone"
    WEB = "web"
    PAPER = "paper"


@dataclass(frozen=True)
class Contact:
    """One address of the authority. ``name`` and each of ``uses`` are by language (fi, sv, en)."""

    id: str
    kind: ContactKind
    value: str
    """What is copied: the address, the number, or the channel's name where the source gives no number."""
    name: Mapping[str, str]
    uses: tuple[Mapping[str, str], ...]
    """The matters it is for."""
    source: str
    checked_on: date
