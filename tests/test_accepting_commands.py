"""The command ``check`` on a plan with accepted deviations."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from taito_planner.cli import main
from taito_planner.domain.changes import Change, diff
from taito_planner.domain.edits import apply
from taito_planner.rules.acceptance import accept
from taito_planner.rules.checker import check
from taito_planner.storage.plan_file import PlanFile
from taito_planner.storage.profiles import load_profiles
from tests.builders import block, d, group, plan

AT = datetime(2026, 11, 24, 9, 30)
AS_OF = d("2025-11-10")
PROFILES = load_profiles()


@pytest.fixture
def file(tmp_path: Path) -> PlanFile:
    """A group whose one error, a block over Loppiainen, was accepted."""
    made = PlanFile.create(tmp_path / "plan.taito", plan(group(blocks=(block("2026-01-05"),))), as_of=AS_OF)
    checked = check(made.plan, PROFILES, AS_OF)
    holiday = [f for f in checked.findings if f.rule == "block-on-holiday"]
    intent = accept(holiday, "sovittu Kelan kanssa", "Aino", AT, checked.acceptances)
    made.append(Change(diff(made.plan, apply(intent, made.plan, PROFILES)), "accept", "Aino", AT))
    made.close()
    return made


def test_an_accepted_error_no_longer_ends_the_check_with_one(file: PlanFile) -> None:
    assert main(["check", str(file.path)]) == 0
    with PlanFile.open(file.path) as again:
        again.undo_last()
    assert main(["check", str(file.path)]) == 1


def test_json_tells_who_when_and_why(file: PlanFile, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(file.path), "--format", "json"])
    accepted = {row["rule"]: row["accepted"] for row in json.loads(capsys.readouterr().out)}
    assert accepted["block-on-holiday"] == {
        "who": "Aino",
        "at": "2026-11-24T09:30:00",
        "reason": "sovittu Kelan kanssa",
    }
    assert accepted["block-set"] is None


def test_text_lists_it_last_and_counts_it_apart(file: PlanFile, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(file.path)])
    *_, line, counts = capsys.readouterr().out.splitlines()
    assert line.startswith("hyväksytty 2026-01-06")
    assert line.endswith("Hyväksynyt Aino 24.11.2026: sovittu Kelan kanssa")
    assert counts.startswith("0 virhettä")
    assert counts.endswith("1 hyväksytty")


def test_a_plan_without_acceptances_does_not_speak_of_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    PlanFile.create(tmp_path / "plan.taito", plan(group()), as_of=AS_OF).close()
    main(["check", str(tmp_path / "plan.taito")])
    assert "hyväksy" not in capsys.readouterr().out
