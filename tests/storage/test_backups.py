"""One backup at each opening after a change, the newest ten."""

import os
from pathlib import Path

from taito_planner.domain.intents import Put
from taito_planner.storage.backups import KEPT, backup_folder_of, backups_of
from taito_planner.storage.plan_file import PlanFile
from tests.builders import d, group, plan
from tests.plan_files import reopened, submit

PLAN = plan(group("Oulu 1"))


def edited(path: Path, name: str) -> None:
    with PlanFile.open(path) as file:
        submit(file, file.plan, Put(group(name)))


def made(path: Path) -> Path:
    PlanFile.create(path, PLAN).close()
    return path


def test_opening_keeps_a_copy_as_the_file_was_before_the_edits(tmp_path: Path, data: Path) -> None:
    path = made(tmp_path / "plan.taito")
    edited(path, "Lahti 1")
    (backup,) = backups_of(path)
    assert data in backup.parents
    assert reopened(backup) == PLAN
    assert len(reopened(path).groups) == 2


def test_opening_again_without_a_change_makes_no_copy(tmp_path: Path) -> None:
    path = made(tmp_path / "plan.taito")
    for _ in range(3):
        PlanFile.open(path).close()
    assert len(backups_of(path)) == 1
    with PlanFile.open(path) as file:
        file.set_as_of(d("2025-10-24"))
    PlanFile.open(path).close()
    assert len(backups_of(path)) == 2


def test_the_newest_ten_copies_are_kept(tmp_path: Path) -> None:
    path = made(tmp_path / "plan.taito")
    for number in range(KEPT + 3):
        edited(path, f"Lahti {number}")
    kept = backups_of(path)
    assert len(kept) == KEPT
    assert len(reopened(kept[0]).groups) == KEPT + 3
    assert [len(reopened(backup).groups) for backup in kept] == list(range(KEPT + 3, 3, -1))


def test_plans_of_one_name_in_two_folders_have_copies_of_their_own(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        PlanFile.open(made(tmp_path / folder / "plan.taito")).close()
    assert len(backups_of(tmp_path / "a" / "plan.taito")) == 1
    assert len(backups_of(tmp_path / "b" / "plan.taito")) == 1


def test_a_reader_makes_no_copy(tmp_path: Path) -> None:
    path = made(tmp_path / "plan.taito")
    with PlanFile.open(path, with_backup=False):
        PlanFile.open(path).close()
    assert backups_of(path) == ()


def test_where_no_copy_can_be_made_the_plan_opens_all_the_same(tmp_path: Path, data: Path) -> None:
    path = made(tmp_path / "plan.taito")
    (data / "backups").write_text("in the way")
    edited(path, "Lahti 1")
    assert backups_of(path) == ()
    assert len(reopened(path).groups) == 2


def test_no_half_made_copy_is_left(tmp_path: Path) -> None:
    path = made(tmp_path / "plan.taito")
    edited(path, "Lahti 1")
    assert all(name.endswith(".taito") for name in os.listdir(backup_folder_of(path)))
