"""An accepted deviation in words, and as JSON has it."""

from typing import Any

from taito_planner.domain.records import Acceptance
from taito_planner.texts.catalogue import Texts


def acceptance_text(record: Acceptance, texts: Texts) -> str:
    """``Hyväksynyt Aino 24.11.2026: sovittu Kelan kanssa``"""
    return _said("acceptance.by", record, texts)


def earlier_text(record: Acceptance, texts: Texts) -> str:
    """The same of an acceptance that no longer holds: ``Hyväksytty aiemmin: …``"""
    return _said("acceptance.earlier", record, texts)


def acceptance_row(record: Acceptance | None) -> dict[str, str] | None:
    """Who, when (ISO, with the time) and why; None for an open finding."""
    if record is None:
        return None
    return {"who": record.who, "at": record.at.isoformat(timespec="seconds"), "reason": record.reason}


def _said(key: str, record: Acceptance, texts: Texts) -> str:
    facts: dict[str, Any] = {"at": record.at.date(), "reason": record.reason}
    return texts(key, who=record.who, **facts) if record.who else texts(f"{key}-nobody", **facts)
