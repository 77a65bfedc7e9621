"""Every example of ``resources/examples`` has exactly the findings it says, no more and no less."""

from datetime import date
from typing import Any

import pytest

from taito_planner.rules.finding import Finding
from taito_planner.texts import texts_for
from taito_planner.texts.finding_text import in_json_order, row, sentence
from tests.rules.examples import Example, examples


def as_expected(finding: Finding, example: Example) -> dict[str, Any]:
    """What of a finding an example may state."""
    facts = row(finding, example.plan, texts_for("fi"))
    return facts | {
        "date": finding.on,
        "limit": finding.limit,
        "actual": finding.actual,
        "variant": finding.variant,
    }


@pytest.mark.parametrize("example", examples(), ids=lambda example: f"{example.rule}: {example.name}")
def test_an_example_has_exactly_the_findings_it_states(example: Example) -> None:
    found = [as_expected(f, example) for f in in_json_order(example.findings(), example.plan)]
    stated = [
        {key: found_one[key] for key in expected} for found_one, expected in zip(found, example.expected, strict=False)
    ]
    expected = [{key: _none_if_empty(value) for key, value in one.items()} for one in example.expected]
    assert len(found) == len(expected), [(f["severity"], f["date"], f["message"]) for f in found]
    assert stated == expected


@pytest.mark.parametrize("example", examples(), ids=lambda example: f"{example.rule}: {example.name}")
@pytest.mark.parametrize("language", ["fi", "en", "sv"])
def test_every_finding_of_an_example_has_a_sentence_with_all_its_facts(example: Example, language: str) -> None:
    for finding in example.findings():
        text = sentence(finding, example.plan, texts_for(language))
        assert text
        assert "{" not in text
        assert "None" not in text


def _none_if_empty(value: Any) -> date | str | int | float | None:
    """TOML has no null: an empty text states that there is none."""
    return None if value == "" else value
