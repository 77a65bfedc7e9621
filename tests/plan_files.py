"""Plan files in tests: a change as the document makes it, and the sentence of a refusal."""

import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from taito_planner.domain.changes import Change, diff
from taito_planner.domain.edits import apply
from taito_planner.domain.intents import Intent
from taito_planner.domain.model import Plan
from taito_planner.storage.errors import PlanFileRefused
from taito_planner.storage.plan_file import PlanFile
from taito_planner.texts import texts_for
from tests.random_plans import PROFILES

MADE_AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def submit(file: PlanFile, before: Plan, intent: Intent, *, label: str = "label", who: str = "Liisa") -> Plan:
    """Does ``intent`` and stores it; the plan after it."""
    after = apply(intent, before, PROFILES)
    file.append(Change(diff(before, after), label, who, MADE_AT))
    return after


def reopened(path: Path) -> Plan:
    """The plan that the file at ``path`` holds now."""
    with PlanFile.open(path, with_backup=False) as file:
        assert not file.read_only
        return file.plan


def sentence(refused: PlanFileRefused, language: str = "fi") -> str:
    """The refusal in words; every fact of the sentence filled in."""
    assert refused.key in texts_for(language)
    text = texts_for(language)(refused.key, **refused.facts)
    assert not re.search(r"[{}]", text)
    return text


def refusal(path: Path) -> PlanFileRefused:
    """How opening ``path`` is refused."""
    with pytest.raises(PlanFileRefused) as refused:
        PlanFile.open(path)
    sentence(refused.value, "en")
    return refused.value


def crash_while_writing(path: Path) -> None:
    """What a program leaves that is killed in the middle of a write: half of it, and a journal."""
    code = f"""
import os, sqlite3
c = sqlite3.connect({str(path)!r}, isolation_level=None)
c.execute("PRAGMA cache_size = 1")
c.execute("BEGIN IMMEDIATE")
c.execute("UPDATE entity SET body = body || body")
os._exit(9)
"""
    assert subprocess.run([sys.executable, "-c", code]).returncode == 9
    assert path.with_name(path.name + "-journal").exists()
