"""Every key that reading and writing can raise has a sentence in every language."""

import re
from pathlib import Path

import pytest

import taito_planner.exchange
from taito_planner.texts import LANGUAGES, texts_for

SOURCE = "\n".join(
    path.read_text("utf-8") for path in Path(taito_planner.exchange.__file__).parent.glob("*.py")
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_has_its_sentence(language: str) -> None:
    keys = {
        *re.findall(r'CellFault\("([a-z0-9-]+)"', SOURCE),
        *re.findall(r'refused\("([a-z0-9-]+)"', SOURCE),
        *re.findall(r'blame\(\s*"([a-z0-9-]+)"', SOURCE),
        *("unknown-group", "unknown-customer", "unknown-staff", "password", "old-xls", "macros", "damaged"),
    }
    assert len(keys) > 30
    assert {f"workbook.problem.{key}" for key in keys} <= texts_for(language).keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refused_export_has_its_sentence(language: str) -> None:
    keys = {
        *re.findall(r'ExportRefused\("([a-z0-9-]+)"', SOURCE),
        *re.findall(r'_refuse\(error, path, "([a-z0-9-]+)"\)', SOURCE),
    }
    assert len(keys) > 5
    assert {f"workbook.export.{key}" for key in keys} <= texts_for(language).keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_has_the_same_keys_in_every_language(language: str) -> None:
    def keys(of: str) -> set[str]:
        own = texts_for(of).keys()
        return {key for key in own if key.startswith("workbook.")}

    assert keys(language) == keys("fi")
