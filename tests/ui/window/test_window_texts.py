"""Every text the window asks for is there, in Finnish and in English, with the same facts in it."""

import re
import tomllib
from importlib.resources import files

import pytest

from taito_planner.domain.entities import KIND_NAMES
from taito_planner.domain.model import AbsenceReason, OtherWorkKind, PauseCause, VisitKind
from taito_planner.rules.finding import Severity
from taito_planner.texts import texts_for
from taito_planner.ui.actions import ACTIONS
from taito_planner.ui.forms.facts import FACTS
from taito_planner.ui.forms.kinds import ADD_KINDS, PALETTE
from taito_planner.ui.forms.making import label_text

LANGUAGES = ("fi", "en")


def flat(table: dict[str, object], prefix: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            found |= flat(value, f"{prefix}{key}.")
        else:
            found[prefix + key] = str(value)
    return found


def window_texts(language: str) -> dict[str, str]:
    file = files("taito_planner.texts") / language / "window.toml"
    return flat(tomllib.loads(file.read_text("utf-8")))


def facts_in(sentence: str) -> set[str]:
    return set(re.findall(r"{(\w+)", sentence))


def test_finnish_and_english_have_the_same_texts() -> None:
    assert window_texts("fi").keys() == window_texts("en").keys()


def test_a_text_names_the_same_facts_in_both_languages() -> None:
    english = window_texts("en")
    differing = [
        key
        for key, sentence in window_texts("fi").items()
        if not key.endswith(".one") and facts_in(sentence) != facts_in(english[key])
    ]
    assert differing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_action_kind_field_and_choice_has_a_word(language: str) -> None:
    texts = texts_for(language)
    asked = [f"action.{spec.key}" for spec in ACTIONS]
    asked += [f"kind.{kind}" for kind in (*ADD_KINDS, *KIND_NAMES.values())]
    asked += [f"palette.{kind}" for kind in PALETTE]
    asked += [f"severity.{severity.key}" for severity in Severity]
    for choices in (VisitKind, PauseCause, AbsenceReason, OtherWorkKind):
        asked += [f"choice.{choice}" for choice in choices]
    assert [key for key in asked if key not in texts] == []
    for kind, facts in FACTS.items():
        for fact in facts:
            assert label_text(fact, kind, texts)
