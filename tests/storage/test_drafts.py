"""A plan without a file is kept as a draft from its first moment."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from taito_planner.domain.intents import Put
from taito_planner.storage.backups import backups_of
from taito_planner.storage.drafts import discard, drafts_folder, is_draft, left_over_drafts, new_draft
from taito_planner.storage.errors import PlanFileRefused
from taito_planner.storage.plan_file import PlanFile
from tests.builders import d, group, plan
from tests.plan_files import reopened, sentence, submit

ROOT = Path(__file__).resolve().parents[2]
PLAN = plan(group("Oulu 1"))
CRASHING = """
import os
from taito_planner.domain.intents import Put
from taito_planner.storage.drafts import new_draft
from tests.builders import group, plan
from tests.plan_files import submit
draft = new_draft(plan(group("Oulu 1")))
submit(draft, draft.plan, Put(group("Lahti 1")))
print(draft.path, flush=True)
os._exit(9)
"""


def test_a_draft_is_a_plan_file_in_the_data_folder(data: Path, tmp_path: Path) -> None:
    with new_draft(PLAN, d("2025-10-24"), profile_versions={"taito": "1"}) as draft:
        assert data in draft.path.parents
        assert is_draft(draft.path)
        assert (draft.plan, draft.as_of, draft.profile_versions) == (PLAN, d("2025-10-24"), {"taito": "1"})
        after = submit(draft, PLAN, Put(group("Lahti 1")))
    assert reopened(draft.path) == after
    assert not is_draft(tmp_path / "plan.taito")


def test_each_draft_has_a_file_of_its_own() -> None:
    with new_draft(PLAN) as one, new_draft(PLAN) as other:
        assert one.path != other.path


def test_the_draft_of_a_crashed_program_is_found_with_its_changes() -> None:
    crashed = subprocess.run([sys.executable, "-c", CRASHING], cwd=ROOT, capture_output=True, text=True)
    assert crashed.returncode == 9
    (left,) = left_over_drafts()
    assert str(left.path) == crashed.stdout.strip()
    assert left.change_count == 1
    with PlanFile.open(left.path) as draft:
        assert [g.name for g in draft.plan.groups] == ["Oulu 1", "Lahti 1"]
        assert draft.undo_last() is not None


def test_drafts_that_are_open_are_not_left_over() -> None:
    with new_draft(PLAN) as draft:
        submit(draft, PLAN, Put(group("Lahti 1")))
        assert left_over_drafts() == ()
    assert [left.path for left in left_over_drafts()] == [draft.path]


def test_left_over_drafts_without_a_change_are_cleared_away() -> None:
    with new_draft(PLAN) as open_draft:
        new_draft(PLAN).close()
        assert left_over_drafts() == ()
        assert sorted(p.name for p in drafts_folder().glob("*.taito")) == [open_draft.path.name]


def test_the_newest_left_over_draft_comes_first() -> None:
    paths = []
    for _ in range(3):
        with new_draft(PLAN) as draft:
            submit(draft, PLAN, Put(group("Lahti 1")))
            paths.insert(0, draft.path)
    assert [left.path for left in left_over_drafts()] == paths


def test_a_damaged_draft_is_passed_over_and_stays() -> None:
    drafts_folder().mkdir(parents=True)
    broken = drafts_folder() / "broken.taito"
    broken.write_bytes(b"SQLite format 3\x00")
    assert left_over_drafts() == ()
    assert broken.exists()


def test_without_a_data_folder_nothing_is_left_over() -> None:
    assert left_over_drafts() == ()


def test_a_discarded_draft_is_gone_with_everything_beside_it() -> None:
    draft = new_draft(PLAN)
    submit(draft, PLAN, Put(group("Lahti 1")))
    discard(draft)
    assert os.listdir(drafts_folder()) == []
    discard(draft.path)


def test_only_drafts_are_discarded(tmp_path: Path) -> None:
    with PlanFile.create(tmp_path / "plan.taito", PLAN) as file:
        with pytest.raises(ValueError, match="not a draft"):
            discard(file)
        with pytest.raises(ValueError, match="not a draft"):
            discard(file.path)
    assert reopened(file.path) == PLAN


def test_a_saved_draft_lives_on_in_its_file(tmp_path: Path) -> None:
    draft = new_draft(PLAN)
    after = submit(draft, PLAN, Put(group("Lahti 1")))
    with draft.copy_to(tmp_path / "plan.taito") as saved:
        discard(draft)
        assert saved.undo_last() is not None
        saved.redo_next()
    assert reopened(tmp_path / "plan.taito") == after
    assert left_over_drafts() == ()


def test_drafts_have_no_backups() -> None:
    with new_draft(PLAN) as draft:
        submit(draft, PLAN, Put(group("Lahti 1")))
    PlanFile.open(draft.path).close()
    assert backups_of(draft.path) == ()


def test_where_the_data_folder_cannot_be_made_that_is_told(data: Path) -> None:
    (data / "drafts").write_text("in the way")
    with pytest.raises(PlanFileRefused) as refused:
        new_draft(PLAN)
    assert sentence(refused.value)
