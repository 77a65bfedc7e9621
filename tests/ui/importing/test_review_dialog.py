"""The review of an import: rows are ticked, conflicts seen side by side, all of it is one step."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from taito_planner.domain.edits import apply
from taito_planner.domain.intents import MoveBlock, Put, Remove
from taito_planner.domain.model import Plan
from taito_planner.session.document import PlanDocument
from taito_planner.storage.plan_file import PlanFile
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import texts_for
from taito_planner.ui.importing.review_dialog import ImportReviewDialog
from taito_planner.ui.services import ImportReview
from taito_planner.ui.theme import LIGHT
from tests.builders import customer, d, start_visit
from tests.ui.window.plans import oulu

Open = Callable[..., ImportReviewDialog]
PROFILES = load_profiles()


@pytest.fixture
def document(tmp_path: Path, qtbot: QtBot) -> PlanDocument:
    return PlanDocument(PlanFile.create(tmp_path / "a.taito", oulu()), PROFILES, today=lambda: d("2025-10-24"))


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def open_review(document: PlanDocument, qtbot: QtBot, settings: QSettings) -> Open:
    def make(base: Plan, theirs: Plan, *, has_base: bool = True, notes: tuple[str, ...] = ()) -> ImportReviewDialog:
        read = ImportReview(Path("kirja.xlsx"), base, theirs, notes, has_base)
        dialog = ImportReviewDialog(read, document, texts_for("fi"), LIGHT, settings)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return make


def edited(plan: Plan) -> Plan:
    """A block moved, a visit removed, a customer added with a visit."""
    group = plan.groups[0]
    plan = apply(MoveBlock(group.blocks[2].id, d("2026-02-24")), plan, PROFILES)
    plan = apply(Remove(group.customers[0].visits[0].id), plan, PROFILES)
    new = customer("A-1099")
    plan = apply(Put(new, group.id), plan, PROFILES)
    return apply(Put(start_visit("2025-11-20"), new.id), plan, PROFILES)


def thing(dialog: ImportReviewDialog, number: int) -> str:
    return str(dialog.shown.index(number, 0).data())


def row_of(dialog: ImportReviewDialog, words: str) -> int:
    return next(n for n in range(dialog.shown.rowCount()) if words in thing(dialog, n))


def ticked(dialog: ImportReviewDialog) -> int:
    return len(dialog.model.chosen)


def test_every_undisputed_row_is_ticked_and_taken_in_one_step(document: PlanDocument, open_review: Open) -> None:
    base = document.plan
    dialog = open_review(base, edited(base))
    assert ticked(dialog) == dialog.shown.rowCount() == 4
    dialog.take.click()
    assert {c.name for c in document.plan.groups[0].customers} == {"A-1061", "A-1070", "A-1099"}
    assert document.undo_label == "intent.import"
    document.undo()
    assert document.plan == base
    assert not document.can_undo


def test_a_row_that_is_left_changes_nothing(document: PlanDocument, open_review: Open) -> None:
    base = document.plan
    dialog = open_review(base, edited(base))
    dialog.table.selectRow(row_of(dialog, "Jakso"))
    dialog.pane.ours.click()
    dialog.take.click()
    assert document.plan.groups[0].blocks == base.groups[0].blocks
    assert len(document.plan.groups[0].customers) == 3


def test_space_clears_a_new_customer_with_his_visit(
    document: PlanDocument, open_review: Open, qtbot: QtBot
) -> None:
    dialog = open_review(document.plan, edited(document.plan))
    dialog.table.selectRow(row_of(dialog, "Asiakas A-1099"))
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert ticked(dialog) == 2
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert ticked(dialog) == 3


def test_enter_takes_and_escape_leaves(document: PlanDocument, open_review: Open, qtbot: QtBot) -> None:
    base = document.plan
    dialog = open_review(base, edited(base))
    qtbot.keyClick(dialog.table, Qt.Key.Key_Escape)
    assert not document.can_undo
    dialog = open_review(base, edited(base))
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert document.can_undo


def in_conflict(document: PlanDocument) -> tuple[Plan, Plan]:
    """The base and theirs of a block that both moved."""
    base = document.plan
    block = base.groups[0].blocks[2]
    document.submit(MoveBlock(block.id, d("2026-03-03")))
    return base, apply(MoveBlock(block.id, d("2026-02-24")), base, PROFILES)


def test_a_conflict_is_not_ticked_and_shown_side_by_side(document: PlanDocument, open_review: Open) -> None:
    base, theirs = in_conflict(document)
    dialog = open_review(base, theirs)
    assert ticked(dialog) == 0
    assert not dialog.take.isEnabled()
    sides = dialog.pane.sides
    shown = [[sides.item(row, column).text() for column in range(4)] for row in range(sides.rowCount())]
    assert shown[0] == ["Alkaa", "17.2.2026", "24.2.2026", "3.3.2026"]
    assert "1 ristiriita" in dialog.summary.text()


def test_the_workbooks_side_of_a_conflict_is_taken_when_chosen(document: PlanDocument, open_review: Open) -> None:
    base, theirs = in_conflict(document)
    dialog = open_review(base, theirs)
    dialog.pane.theirs.click()
    dialog.take.click()
    assert document.plan.groups[0].blocks[2].first_day == d("2026-02-24")


def test_the_effect_of_the_ticked_rows_follows_the_ticks(
    document: PlanDocument, open_review: Open, qtbot: QtBot
) -> None:
    base = document.plan
    theirs = apply(Remove(base.groups[0].customers[0].visits[0].id), base, PROFILES)
    dialog = open_review(base, theirs)
    qtbot.waitUntil(lambda: "+" in dialog.outcome.text())
    assert dialog.outcome.text().startswith("Valittuna 1/1: +1 ")
    assert "Tulee:" in dialog.pane.effect.text()
    dialog.pane.ours.click()
    assert dialog.outcome.text() == "Valittuna 0/1"


def test_an_edit_meanwhile_makes_a_conflict_and_keeps_the_choices(
    document: PlanDocument, open_review: Open
) -> None:
    base = document.plan
    dialog = open_review(base, edited(base), has_base=False)
    dialog.table.selectRow(row_of(dialog, "Asiakas A-1099"))
    dialog.pane.ours.click()
    document.submit(MoveBlock(base.groups[0].blocks[2].id, d("2026-03-03")))
    assert dialog.message.isVisible()
    assert ticked(dialog) == 1
    assert "1 ristiriita" in dialog.summary.text()
    dialog.take.click()
    assert document.plan.groups[0].blocks[2].first_day == d("2026-03-03")
    assert document.plan.groups[0].customers[0].visits == ()


def test_filters_show_one_kind_and_all_shown_ticks_only_those(document: PlanDocument, open_review: Open) -> None:
    dialog = open_review(document.plan, edited(document.plan))
    dialog.all_shown.click()
    assert ticked(dialog) == 0
    dialog.filters.button("removed").click()
    assert dialog.shown.rowCount() == 1
    assert dialog.filters.button("new").text() == "Uudet 2"
    dialog.all_shown.click()
    assert ticked(dialog) == 1
    dialog.filters.button("all").click()
    dialog.search.setText("1099")
    assert dialog.shown.rowCount() == 2


def test_the_window_opens_as_large_as_it_was_left(document: PlanDocument, open_review: Open) -> None:
    dialog = open_review(document.plan, edited(document.plan))
    dialog.resize(900, 640)
    dialog.close()
    assert open_review(document.plan, edited(document.plan)).size().height() == 640


def test_a_name_taken_here_cannot_be_ticked(document: PlanDocument, open_review: Open) -> None:
    base = document.plan
    first, second = base.groups[0].customers
    named = replace(base.groups[0], customers=(replace(first, name="B-1"), second))
    document.submit(Put(replace(second, name="B-1"), base.groups[0].id))
    dialog = open_review(base, replace(base, groups=(named,)))
    assert not dialog.shown.flags(dialog.shown.index(0, 0)) & Qt.ItemFlag.ItemIsUserCheckable
    assert "B-1" in str(dialog.shown.index(0, 3).data())


def test_a_single_row_is_told_as_one(document: PlanDocument, open_review: Open) -> None:
    base = document.plan
    theirs = apply(MoveBlock(base.groups[0].blocks[2].id, d("2026-02-24")), base, PROFILES)
    assert open_review(base, theirs).summary.text().startswith("1 rivi työkirjasta: 1 muutos.")


def test_without_differences_there_is_nothing_to_take(document: PlanDocument, open_review: Open) -> None:
    dialog = open_review(document.plan, document.plan, notes=("Sarake Tila ohitettiin",))
    assert not dialog.take.isEnabled()
    assert dialog.summary.text().startswith("Työkirjassa ei ole eroja")
