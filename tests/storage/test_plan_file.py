"""The plan file: what was stored is there again, in the same order, and can be undone and redone."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from taito_planner.domain.changes import Change, Edit, apply
from taito_planner.domain.intents import AddVisit, MoveBlock, MoveVisit, Put, Remove, TakePlan
from taito_planner.domain.model import Plan
from taito_planner.storage.change_log import ChangeState
from taito_planner.storage.errors import PlanFileRefused
from taito_planner.storage.plan_file import PlanFile
from tests.builders import block, customer, d, group, plan, staff, start_visit
from tests.plan_files import MADE_AT, crash_while_writing, refusal, reopened, sentence, submit

VISIT = start_visit("2025-11-03", id="visit")
PLAN = plan(
    group(
        "Oulu 1",
        id="group",
        blocks=[block("2026-01-12", id="block"), block("2026-02-09")],
        customers=[customer("A-1", id="customer", visits=[VISIT, start_visit("2025-11-10")])],
    ),
    group("Lahti 1", id="other"),
    loose_customers=[customer("L-1")],
    staff=[staff("Petri", ("2026-07-01", "2026-07-31"))],
)
EMPTY = Plan(calendar=PLAN.calendar)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Taito Äänekoski #1 100 %.taito"


def make(path: Path, holding: Plan = PLAN) -> None:
    PlanFile.create(path, holding).close()


def test_a_new_file_holds_its_plan_and_nothing_to_undo(path: Path) -> None:
    with PlanFile.create(path, PLAN, as_of=d("2025-10-24"), profile_versions={"taito": "2025-1"}) as file:
        assert file.plan == PLAN
        assert file.undo_last() is None
        assert file.redo_next() is None
    with PlanFile.open(path) as file:
        assert file.path == path
        assert file.plan == PLAN
        assert file.plan.calendar == PLAN.calendar
        assert file.as_of == d("2025-10-24")
        assert file.profile_versions == {"taito": "2025-1"}
        assert not file.read_only
        assert file.history() == ()


def test_an_empty_plan_is_a_plan(path: Path) -> None:
    make(path, Plan())
    assert reopened(path) == Plan()


def test_a_closed_file_leaves_nothing_beside_it_and_may_be_closed_again(path: Path) -> None:
    file = PlanFile.create(path, PLAN)
    file.close()
    file.close()
    assert os.listdir(path.parent) == [path.name]


def test_every_edit_is_in_the_file_when_append_returns(path: Path) -> None:
    with PlanFile.create(path, PLAN) as file:
        after = submit(file, PLAN, MoveBlock("block", d("2026-01-20")))
        with PlanFile.open(path) as other_window:
            assert other_window.plan == after


def test_things_that_change_their_place_are_in_order_again(path: Path) -> None:
    with PlanFile.create(path, PLAN) as file:
        after = submit(file, PLAN, MoveBlock("block", d("2026-03-02")))
        after = submit(file, after, MoveVisit("visit", d("2025-11-20")))
        after = submit(file, after, Put(replace(PLAN.groups[0].customers[0], visits=()), "other"))
    assert reopened(path) == after
    assert [b.id for b in after.groups[0].blocks][-1] == "block"


def test_a_removed_group_with_its_blocks_is_gone_and_its_customers_stay(path: Path) -> None:
    with PlanFile.create(path, PLAN) as file:
        after = submit(file, PLAN, Remove("group"))
    assert reopened(path) == after
    assert len(after.loose_customers) == 2


def test_an_import_is_one_step_back_to_the_empty_plan(path: Path) -> None:
    make(path, EMPTY)
    with PlanFile.open(path) as file:
        submit(file, EMPTY, TakePlan(PLAN))
    with PlanFile.open(path) as file:
        assert file.plan == PLAN
        file.undo_last()
    assert reopened(path) == EMPTY


def test_undo_goes_back_to_the_empty_plan_over_reopening_and_redo_forward_again(path: Path) -> None:
    make(path, EMPTY)
    plans = [EMPTY]
    with PlanFile.open(path) as file:
        plans.append(submit(file, plans[-1], TakePlan(PLAN)))
    for intent in (
        MoveBlock("block", d("2026-01-20")),
        AddVisit("customer", d("2025-12-01")),
        Remove("group"),
    ):
        with PlanFile.open(path) as file:
            plans.append(submit(file, plans[-1], intent))
    for expected in reversed(plans[:-1]):
        with PlanFile.open(path) as file:
            undone = file.undo_last()
            assert undone is not None
            assert apply(undone.inverse().edits, file.plan) == expected
        assert reopened(path) == expected
    for expected in plans[1:]:
        with PlanFile.open(path) as file:
            redone = file.redo_next()
            assert redone is not None
            assert apply(redone.edits, file.plan) == expected
        assert reopened(path) == expected


def test_the_steps_are_listed_with_the_next_one_last(path: Path) -> None:
    with PlanFile.create(path, PLAN) as file:
        after = submit(file, PLAN, MoveBlock("block", d("2026-01-19")), label="first")
        after = submit(file, after, MoveBlock("block", d("2026-01-26")), label="second")
        submit(file, after, MoveBlock("block", d("2026-02-02")), label="third")
        file.undo_last()
        file.undo_last()
        assert [change.label for change in file.undo_steps()] == ["first"]
        assert [change.label for change in file.redo_steps()] == ["third", "second"]
        redone = file.redo_next()
        assert redone is not None
        assert redone.label == "second"


def test_a_new_change_after_an_undo_drops_what_was_undone_and_keeps_it_in_the_history(path: Path) -> None:
    with PlanFile.create(path, PLAN) as file:
        submit(file, PLAN, MoveBlock("block", d("2026-01-19")), label="dropped")
        file.undo_last()
        submit(file, PLAN, MoveBlock("block", d("2026-01-26")), label="kept")
        assert file.redo_next() is None
        assert [(line.label, line.state) for line in file.history()] == [
            ("kept", ChangeState.DONE),
            ("dropped", ChangeState.DROPPED),
        ]
        file.undo_last()
        assert file.undo_last() is None
    assert reopened(path) == PLAN


def test_the_history_tells_who_did_what_and_when(path: Path) -> None:
    with PlanFile.create(path, PLAN) as file:
        submit(file, PLAN, MoveBlock("block", d("2026-01-19")), label="move-block", who="Liisa \ud800")
        (line,) = file.history()
        assert (line.number, line.label, line.who, line.at) == (1, "move-block", "Liisa ?", MADE_AT)
        change = file.change(1)
        assert [(edit.before.first_day, edit.after.first_day) for edit in change.edits] == [
            (d("2026-01-12"), d("2026-01-19"))
        ]
        with pytest.raises(KeyError):
            file.change(2)


def test_a_change_that_does_not_fit_the_file_is_a_wrong_program_and_stores_nothing(path: Path) -> None:
    gone = start_visit("2025-11-03", id="gone")
    with PlanFile.create(path, PLAN) as file:
        for edit in (
            Edit("gone", gone, replace(gone, on=d("2025-11-04")), "customer", "customer"),
            Edit("gone", gone, None, "customer", None),
            Edit("visit", None, VISIT, None, "customer"),
        ):
            fine = Edit("new", None, replace(VISIT, id="new"), None, "customer")
            with pytest.raises(ValueError, match="differ"):
                file.append(Change((fine, edit), "label", "who", MADE_AT))
        assert file.history() == ()
    assert reopened(path) == PLAN


def test_the_day_of_looking_is_kept_and_can_be_let_go(path: Path) -> None:
    with PlanFile.create(path, PLAN) as file:
        file.set_as_of(d("2025-10-24"))
        assert file.as_of == d("2025-10-24")
    with PlanFile.open(path) as file:
        assert file.as_of == d("2025-10-24")
        assert file.undo_last() is None
        file.set_as_of(None)
    with PlanFile.open(path) as file:
        assert file.as_of is None


def test_two_things_of_one_identity_are_a_wrong_program(path: Path) -> None:
    twice = plan(group("A", id="same"), loose_customers=[customer("B", id="same")])
    with pytest.raises(Exception, match="UNIQUE"):
        PlanFile.create(path, twice)
    assert os.listdir(path.parent) == []


# Save as


def test_saving_as_takes_plan_history_and_day_along(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.taito"
    with PlanFile.create(path, PLAN, as_of=d("2025-10-24")) as file:
        after = submit(file, PLAN, MoveBlock("block", d("2026-01-19")))
        with file.copy_to(target) as copy:
            assert copy.path == target
            assert copy.plan == after
            assert copy.as_of == d("2025-10-24")
            assert not copy.read_only
            copy.undo_last()
        assert reopened(target) == PLAN
    assert reopened(path) == after
    assert sorted(os.listdir(tmp_path)) == sorted([path.name, "copy.taito"])


def test_saving_as_replaces_a_file_of_any_kind(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "old.taito"
    target.write_bytes(b"not a plan")
    with PlanFile.create(path, PLAN) as file, file.copy_to(target) as copy:
        assert copy.plan == PLAN


def test_the_journal_of_a_replaced_file_is_not_played_into_the_new_one(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "crashed.taito"
    make(target, plan(*(group(f"Lahti {number}", remark="x" * 300) for number in range(30))))
    crash_while_writing(target)
    with PlanFile.create(path, PLAN) as file, file.copy_to(target) as copy:
        assert copy.plan == PLAN
    assert reopened(target) == PLAN
    assert sorted(os.listdir(tmp_path)) == sorted([path.name, "crashed.taito"])


def test_saving_onto_itself_gives_itself(path: Path) -> None:
    with PlanFile.create(path, PLAN) as file:
        assert file.copy_to(path) is file
        assert file.copy_to(path.parent / "." / path.name) is file


def test_a_file_that_is_open_elsewhere_is_not_saved_over(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "held.taito"
    with PlanFile.create(path, PLAN) as file, PlanFile.create(target, EMPTY):
        with pytest.raises(PlanFileRefused) as refused:
            file.copy_to(target)
        assert refused.value.reason == "target-held"
        assert "on auki käyttäjällä" in sentence(refused.value)
    assert reopened(target) == EMPTY


@pytest.mark.parametrize(("name", "reason"), [("missing/p.taito", "folder-missing"), ("folder", "folder")])
def test_a_place_that_is_none_is_not_saved_to(path: Path, tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "folder").mkdir()
    with PlanFile.create(path, PLAN) as file:
        with pytest.raises(PlanFileRefused) as refused:
            file.copy_to(tmp_path / name)
        assert refused.value.reason == reason
        assert sentence(refused.value)
        submit(file, PLAN, MoveBlock("block", d("2026-01-19")))


def test_a_new_file_replaces_another_only_when_told_to(path: Path) -> None:
    make(path)
    with pytest.raises(PlanFileRefused) as refused:
        PlanFile.create(path, EMPTY)
    assert refused.value.reason == "exists"
    assert reopened(path) == PLAN
    PlanFile.create(path, EMPTY, replace=True).close()
    assert reopened(path) == EMPTY


def test_a_file_that_is_open_elsewhere_is_not_replaced(path: Path) -> None:
    with PlanFile.create(path, PLAN):
        with pytest.raises(PlanFileRefused) as refused:
            PlanFile.create(path, EMPTY, replace=True)
        assert refused.value.reason == "target-held"
    assert reopened(path) == PLAN


# What happens to the file while it is open


def test_where_the_disk_is_full_the_edit_is_refused_and_the_earlier_ones_are_safe(path: Path) -> None:
    big = plan(*(group(f"Oulu {number}", remark="x" * 500) for number in range(100)))
    with PlanFile.create(path, PLAN) as file:
        after = submit(file, PLAN, MoveBlock("block", d("2026-01-19")))
        file._connection.execute("PRAGMA max_page_count = 1")  # the same error as a full disk
        with pytest.raises(PlanFileRefused) as refused:
            submit(file, after, TakePlan(big))
        assert refused.value.reason == "disk-full"
        assert "Levy on täynnä" in sentence(refused.value)
        assert len(file.history()) == 1
    assert reopened(path) == after


def test_a_file_moved_away_takes_no_edit_and_can_be_saved_to_its_old_place(
    path: Path, tmp_path: Path
) -> None:
    moved = tmp_path / "moved.taito"
    with PlanFile.create(path, PLAN) as file:
        if os.name == "nt":
            with pytest.raises(PermissionError):
                path.rename(moved)
            return
        path.rename(moved)
        with pytest.raises(PlanFileRefused) as refused:
            submit(file, PLAN, MoveBlock("block", d("2026-01-19")))
        assert refused.value.reason == "moved-away"
        assert sentence(refused.value)
        with file.copy_to(path) as back:
            after = submit(back, PLAN, MoveBlock("block", d("2026-01-19")))
    assert reopened(path) == after
    assert reopened(moved) == PLAN


def test_opening_what_is_not_there_makes_nothing(path: Path) -> None:
    assert refusal(path).reason == "missing"
    assert os.listdir(path.parent) == []
