"""An accepted deviation in words, and as JSON has it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from taito_planner.domain.records import Acceptance
from taito_planner.texts.catalogue import Texts


def acceptance_text(record: Acceptance, texts: Texts) -> str:
    """``Hyväksynyt Aino 24.11.2026: sovittu Kelan kanssa``"""
    return _said("acceptance.by", record.who, record.at, record.reason, texts)


def earlier_text(record: Acceptance, texts: Texts) -> str:
    """The same of an acceptance that no longer holds: ``Hyväksytty aiemmin: …``"""
    return _said("acceptance.earlier", record.who, record.at, record.reason, texts)


def acceptance_row(record: Acceptance | None) -> dict[str, str] | None:
    """Who, when (ISO, with the time) and why; None for an open finding."""
    if record is None:
        return None
    return {"who": record.who, "at": record.at.isoformat(timespec="seconds"), "reason": record.reason}


def row_text(row: Mapping[str, str], texts: Texts) -> str:
    """``acceptance_text`` of what ``acceptance_row`` gave."""
    return _said("acceptance.by", row["who"], datetime.fromisoformat(row["at"]), row["reason"], texts)


def _said(key: str, who: str, at: datetime, reason: str, texts: Texts) -> str:
    facts: dict[str, Any] = {"at": at.date(), "reason": reason}
    return texts(key, who=who, **facts) if who else texts(f"{key}-nobody", **facts)
