"""A program that is killed loses nothing: every edit it was told was stored is there."""

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from taito_planner.storage.change_log import ChangeState
from taito_planner.storage.plan_file import PlanFile
from tests.builders import group, plan

ROOT = Path(__file__).resolve().parents[2]
EDITING = """
import sys
from dataclasses import replace
from pathlib import Path
from taito_planner.domain.intents import Put
from taito_planner.storage.plan_file import PlanFile
from tests.builders import group
from tests.plan_files import submit

with PlanFile.open(Path(sys.argv[1])) as file:
    plan, number = file.plan, len(file.history())
    while True:
        number += 1
        plan = submit(file, plan, Put(replace(plan.groups[0], remark=f"{number}")))
        print(number, flush=True)
"""


def edits_until_killed(path: Path, count: int) -> int:
    """Kills a program that edits without end after ``count`` edits; the last it reported as stored."""
    with subprocess.Popen(
        [sys.executable, "-c", EDITING, path], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        for _ in range(count):
            reported = process.stdout.readline()
        process.kill()
        rest = process.stdout.read().splitlines(keepends=True)
    whole = [line for line in (reported, *rest) if line.endswith("\n")]
    return int(whole[-1])


@pytest.mark.parametrize("seed", range(4))
def test_every_edit_that_was_reported_stored_is_there_after_a_kill(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "plan.taito"
    PlanFile.create(path, plan(group("Oulu 1"))).close()
    stored = 0
    for _ in range(3):
        stored = edits_until_killed(path, Random(seed).randint(1, 60))
        with PlanFile.open(path) as file:
            assert not file.read_only
            numbers = [line.number for line in file.history()]
            assert numbers == list(range(len(numbers), 0, -1))
            assert len(numbers) in (
                stored,
                stored + 1,
            )  # the last one may have been stored and not yet reported
            assert file.plan.groups[0].remark == str(len(numbers))
            assert all(line.state is ChangeState.DONE for line in file.history())
    with PlanFile.open(path) as file:
        while file.undo_last():
            pass
    with PlanFile.open(path) as file:
        assert file.plan.groups[0].remark == ""
