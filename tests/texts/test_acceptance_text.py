"""Acceptances in words, in every language that has them."""

import re
import tomllib
from datetime import datetime
from importlib.resources import files
from typing import Any

import pytest

from taito_planner.domain.ids import EntityId
from taito_planner.domain.records import Acceptance
from taito_planner.texts import texts_for
from taito_planner.texts.acceptance_text import acceptance_row, acceptance_text, earlier_text, row_text

RECORD = Acceptance(
    EntityId("a"), "block-on-holiday", "sovittu {Kelan} kanssa", "Aino", datetime(2026, 11, 24, 9, 30), "error"
)
NAMELESS = Acceptance(EntityId("a"), "block-on-holiday", "syy", "", datetime(2026, 11, 24), "error")


def sentences(language: str) -> dict[str, str]:
    def flat(table: dict[str, Any], prefix: str = "") -> dict[str, str]:
        found: dict[str, str] = {}
        for key, value in table.items():
            found |= flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {prefix + key: value}
        return found

    file = files("taito_planner.texts") / language / "accepting.toml"
    return flat(tomllib.loads(file.read_text("utf-8")))


def facts_in(sentence: str) -> set[str]:
    return set(re.findall(r"{(\w+)", sentence))


def test_finnish_and_english_have_the_same_texts() -> None:
    assert sentences("fi").keys() == sentences("en").keys()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_text_names_the_same_facts_as_in_finnish(language: str) -> None:
    finnish = sentences("fi")
    differing = [key for key, text in sentences(language).items() if facts_in(text) != facts_in(finnish[key])]
    assert differing == []


def test_who_when_and_why_also_where_the_reason_holds_braces() -> None:
    assert acceptance_text(RECORD, texts_for("fi")) == "Hyväksynyt Aino 24.11.2026: sovittu {Kelan} kanssa"
    assert earlier_text(RECORD, texts_for("sv")) == "Godkänd tidigare: Aino 24.11.2026: sovittu {Kelan} kanssa"


def test_without_a_name_nobody_is_named() -> None:
    assert acceptance_text(NAMELESS, texts_for("en")) == "Accepted 24.11.2026: syy"


def test_a_row_says_the_same_as_its_record() -> None:
    row = acceptance_row(RECORD)
    assert row == {"who": "Aino", "at": "2026-11-24T09:30:00", "reason": "sovittu {Kelan} kanssa"}
    assert row_text(row, texts_for("fi")) == acceptance_text(RECORD, texts_for("fi"))
    assert acceptance_row(None) is None
