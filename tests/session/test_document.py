"""The document: one road for edits, stored one by one, one signal after each."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from taito_planner.domain.changes import diff
from taito_planner.domain.intents import MoveBlock, MoveVisit, Put, Remove, Several, TakePlan
from taito_planner.domain.refusals import IntentRefused
from taito_planner.session.document import PlanDocument
from taito_planner.storage.plan_file import PlanFile
from taito_planner.storage.profiles import load_profiles
from tests.builders import block, customer, d, group, plan, start_visit

BLOCK = block("2025-12-15", id="block-1")
VISIT = start_visit("2025-11-12", id="visit-1")
PLAN = plan(group(blocks=[BLOCK], customers=[customer(visits=[VISIT])]), group("Lahti 1/2026"))
TODAY = d("2025-10-24")


@pytest.fixture
def file(tmp_path: Path) -> Iterator[PlanFile]:
    with PlanFile.create(tmp_path / "plan.taito", PLAN) as created:
        yield created


@pytest.fixture
def document(file: PlanFile, qtbot: QtBot) -> PlanDocument:
    return PlanDocument(file, load_profiles(), today=lambda: TODAY)


def block_start(document: PlanDocument) -> date:
    return document.plan.groups[0].blocks[0].first_day


def test_an_edit_shows_in_the_plan_with_one_signal(document: PlanDocument, qtbot: QtBot) -> None:
    with qtbot.waitSignal(document.plan_changed) as signal:
        document.submit(MoveBlock("block-1", d("2026-01-12")))
    assert signal.signal_triggered
    assert block_start(document) == d("2026-01-12")


def test_an_edit_that_changes_nothing_makes_no_undo_step(document: PlanDocument, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(document.plan_changed):
        assert document.submit(MoveBlock("block-1", d("2025-12-15"))) is None
    assert not document.can_undo


def test_undo_and_redo_walk_the_same_plans(document: PlanDocument) -> None:
    document.submit(MoveBlock("block-1", d("2026-01-12")))
    document.submit(MoveVisit("visit-1", d("2025-11-20")))
    after = document.plan
    document.undo()
    document.undo()
    assert diff(document.plan, PLAN) == ()
    assert not document.can_undo
    document.redo()
    document.redo()
    assert document.plan == after
    assert not document.can_redo


def test_a_reopened_plan_is_the_same_and_can_still_be_undone(
    document: PlanDocument, file: PlanFile, tmp_path: Path
) -> None:
    document.submit(MoveBlock("block-1", d("2026-01-12")))
    document.submit(Remove("visit-1"))
    document.undo()
    file.close()
    with PlanFile.open(tmp_path / "plan.taito") as file:
        reopened = PlanDocument(file, load_profiles(), today=lambda: TODAY)
        assert reopened.plan == document.plan
        assert reopened.checked.findings == document.checked.findings
        assert reopened.undo_label == "intent.move-block"
        assert reopened.redo_label == "intent.remove"
        reopened.undo()
        assert reopened.plan == PLAN


def test_a_refused_edit_leaves_plan_and_file_as_they_were(document: PlanDocument) -> None:
    with pytest.raises(IntentRefused) as refused:
        document.submit(MoveBlock("block-1", d("2025-12-17")))
    assert refused.value.key == "refused.block-start-weekday"
    assert document.plan == PLAN
    assert document.history() == ()


def test_several_intents_are_one_step(document: PlanDocument) -> None:
    both = Several(
        (MoveBlock("block-1", d("2026-01-12")), MoveVisit("visit-1", d("2025-11-20"))), "move-several"
    )
    document.submit(both)
    assert document.undo_label == "intent.move-several"
    document.undo()
    assert document.plan == PLAN


def test_a_preview_changes_nothing(document: PlanDocument, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(document.plan_changed):
        preview = document.preview(MoveBlock("block-1", d("2026-01-05")))
    assert document.plan is PLAN or document.plan == PLAN
    assert preview.plan.groups[0].blocks[0].first_day == d("2026-01-05")
    assert len(preview.cost.customers) == 1


def test_loading_another_plan_enters_no_undo_step(document: PlanDocument, tmp_path: Path) -> None:
    document.submit(MoveBlock("block-1", d("2026-01-12")))
    with PlanFile.create(tmp_path / "other.taito", plan()) as other:
        document.load(other)
        assert document.plan.groups == ()
        assert not document.can_undo


def test_an_import_is_one_step_that_undo_takes_back(document: PlanDocument) -> None:
    document.submit(TakePlan(plan(group("Turku 1/2026", id="turku"))))
    assert [g.name for g in document.plan.groups] == ["Turku 1/2026"]
    assert document.undo_label == "intent.import"
    document.undo()
    assert document.plan == PLAN


def test_looking_at_another_day_is_kept_and_is_no_edit(document: PlanDocument, tmp_path: Path) -> None:
    document.set_as_of(d("2025-10-24"))
    assert document.looks_at_another_day
    assert not document.can_undo
    document.file.close()
    with PlanFile.open(tmp_path / "plan.taito") as reopened:
        assert reopened.as_of == d("2025-10-24")


def test_unchanged_groups_stay_the_same_objects(document: PlanDocument) -> None:
    other = document.plan.groups[1]
    document.submit(MoveBlock("block-1", d("2026-01-12")))
    assert document.plan.groups[1] is other
    document.undo()
    assert document.plan.groups[1] is other


def test_a_taken_name_is_refused_whatever_its_case(document: PlanDocument) -> None:
    with pytest.raises(IntentRefused) as refused:
        document.submit(Put(group(" LAHTI 1/2026 ")))
    assert refused.value.key == "refused.name-taken"
