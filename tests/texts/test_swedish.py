"""Swedish is whole for what the command line, JSON and papers say; other words may fall back to Finnish."""

import re
from datetime import date

import pytest

from taito_planner.commands import finding_lines, sample_plan
from taito_planner.rules.checker import check
from taito_planner.rules.todo import todo_for
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import texts_for
from taito_planner.texts.explanation import explain
from taito_planner.texts.task_lines import task_lines

FI, SV = texts_for("fi"), texts_for("sv")
PLURAL = re.compile(r"\.(one|other)$")
HELP = re.compile(
    r"command\.(about|file|lang|plan|today|.*\.help|demo\.(default-name|out|without-display)|open\.sample"
    r"|export\.(anonymous|first_day|last_day|group|out|person)|import\.(apply|book)|screenshots\.folder"
    r"|papers\.(calendar-out|contact|evidence-out|folder|give|maker|names|provider))"
)
"""The help of the command line is Finnish: it is read before a language is chosen."""
FAMILIES = """
allowance backwards bound certified command countdown explain file finding holiday meter notice
other-service plan-file refused rule severity storage task todo.section
"""


def stems(keys: frozenset[str]) -> set[str]:
    return {PLURAL.sub("", key) for key in keys}


@pytest.mark.parametrize("family", FAMILIES.split())
def test_swedish_has_every_sentence_of(family: str) -> None:
    wanted = {key for key in stems(FI.keys()) if key.startswith(f"{family}.") and not HELP.fullmatch(key)}
    assert wanted
    assert sorted(wanted - stems(SV.keys())) == []


def test_the_command_line_prints_nothing_finnish_in_swedish() -> None:
    checked = check(sample_plan(), load_profiles(), date(2025, 10, 24))
    lines = {
        language: [*finding_lines(checked, texts_for(language)), *task_lines(todo_for(checked), texts_for(language))]
        for language in ("fi", "sv")
    }
    assert len(lines["sv"]) > 100
    assert not re.search(r"\b(jakso|käynti|päivä|pv|todistus|myöhässä|päätös|tulkinta)\b", "\n".join(lines["sv"]))
    assert len(lines["fi"]) == len(lines["sv"])


def test_a_finding_explains_itself_in_swedish() -> None:
    checked = check(sample_plan(), load_profiles(), date(2025, 10, 24))
    for finding in checked.findings:
        its = explain(finding, checked.plan, checked.profiles, checked.as_of, SV)
        said = " ".join((its.name, its.sentence, its.slack, *its.readings))
        assert not re.search(r"\b(päivä|päivää|jäljellä|puuttuu|yli|tulkinta)\b", said)
