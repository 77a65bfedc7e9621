"""Accepting a deviation in the window: by key, by mouse, from the inspector; greyed, counted apart, taken back."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from taito_planner.domain.intents import MoveBlock, Put
from taito_planner.rules.finding import Finding, Severity
from taito_planner.ui.dialogs.accepting import AcceptDialog
from taito_planner.ui.findings_model import COLUMNS
from taito_planner.ui.main_window import MainWindow
from tests.builders import block, group, plan
from tests.ui.window.conftest import OpenWindow
from tests.ui.window.plans import oulu

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(oulu())


def row_of(window: MainWindow, rule: str) -> int:
    return next(i for i, row in enumerate(window.parts.findings.model.rows) if row.finding.rule == rule)


def click(window: MainWindow, qtbot: QtBot, rule: str, *, adding: bool = False) -> None:
    table, model = window.parts.findings.table, window.parts.findings.model
    index = model.index(row_of(window, rule), 1)
    table.scrollTo(index)
    modifier = CTRL if adding else Qt.KeyboardModifier.NoModifier
    qtbot.mouseClick(table.viewport(), LEFT, modifier, table.visualRect(index).center())


def dialog_of(window: MainWindow) -> AcceptDialog:
    (dialog,) = (one for one in window.findChildren(AcceptDialog) if one.isVisible())
    return dialog


def finding(window: MainWindow, rule: str) -> Finding:
    return next(f for f in window._document.checked.findings if f.rule == rule)


def is_accepted(window: MainWindow, rule: str) -> bool:
    return window._document.checked.acceptance_of(finding(window, rule)) is not None


def accept(window: MainWindow, qtbot: QtBot, *rules: str, reason: str = "sovittu Kelan kanssa") -> None:
    for number, rule in enumerate(rules):
        click(window, qtbot, rule, adding=number > 0)
    window.qt_actions["findings.accept"].trigger()
    dialog = dialog_of(window)
    qtbot.keyClicks(dialog.reason.editor, reason)
    qtbot.mouseClick(dialog.accept_button, LEFT)


def test_a_chosen_finding_is_accepted_by_key_and_typing(window: MainWindow, qtbot: QtBot) -> None:
    click(window, qtbot, "staff-on-leave")
    qtbot.keyClick(window.parts.findings.table, Qt.Key.Key_H, CTRL)
    dialog = dialog_of(window)
    qtbot.keyClicks(dialog.reason.editor, "sijainen tulee")
    qtbot.keyClick(dialog.reason.editor, Qt.Key.Key_Return)
    assert is_accepted(window, "staff-on-leave")
    assert window._document.undo_label == "intent.accept"
    assert "Hyväksytty: Henkilöstön loma" in window.parts.status.left_text


def test_it_stands_greyed_at_the_end_with_who_when_and_why(window: MainWindow, qtbot: QtBot) -> None:
    window._document.user_name = "Aino"
    accept(window, qtbot, "start-visit-count")
    panel = window.parts.findings
    assert panel.model.rows[-1].finding.rule == "start-visit-count"
    last = panel.model.rowCount() - 1
    cells = {name: panel.model.index(last, column) for column, name in enumerate(COLUMNS)}
    assert cells["severity"].data() == "hyväksytty"
    assert cells["sentence"].data().startswith("Hyväksynyt Aino ")
    assert "sovittu Kelan kanssa · " in cells["sentence"].data()
    assert cells["rule"].data(Qt.ItemDataRole.ForegroundRole) == panel.model.theme.text3
    assert "virhe" in cells["severity"].data(Qt.ItemDataRole.ToolTipRole)


def test_it_is_counted_apart_and_in_no_severity(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.parts.findings
    before = panel.model.in_order.counts(False)[Severity.ERROR]
    assert panel.accepted_chip.isHidden()
    accept(window, qtbot, "start-visit-count")
    assert panel.model.in_order.counts(False)[Severity.ERROR] == before - 1
    assert panel.accepted_chip.text().strip() == "Hyväksytyt 1"
    assert f"{before} virhe" not in window.parts.status.left_text
    shown = panel.model.rowCount()
    qtbot.mouseClick(panel.accepted_chip, LEFT)
    assert panel.model.rowCount() == shown - 1


def test_several_are_accepted_as_one_step(window: MainWindow, qtbot: QtBot) -> None:
    steps = len(window._document.history())
    accept(window, qtbot, "start-visit-count", "staff-on-leave")
    assert is_accepted(window, "start-visit-count")
    assert is_accepted(window, "staff-on-leave")
    assert len(window._document.history()) == steps + 1
    window.qt_actions["edit.undo"].trigger()
    assert not is_accepted(window, "start-visit-count")
    assert not is_accepted(window, "staff-on-leave")
    window.qt_actions["edit.redo"].trigger()
    assert is_accepted(window, "start-visit-count")
    assert is_accepted(window, "staff-on-leave")


def test_an_added_row_selects_no_bar(window: MainWindow, qtbot: QtBot) -> None:
    click(window, qtbot, "staff-on-leave")
    chosen = window.parts.timeline.selection
    click(window, qtbot, "start-visit-count", adding=True)
    assert window.parts.timeline.selection == chosen
    assert {f.rule for f in window.parts.findings.chosen} == {"staff-on-leave", "start-visit-count"}


@pytest.mark.parametrize("reason", ["", "  "])
def test_an_empty_reason_is_refused_with_a_sentence(window: MainWindow, qtbot: QtBot, reason: str) -> None:
    accept(window, qtbot, "staff-on-leave", reason=reason)
    dialog = dialog_of(window)
    assert dialog.reason.error == "Perustelu puuttuu. Kirjoita, miksi poikkeama hyväksytään."
    assert window._document.plan.acceptances == ()


def test_a_reason_at_a_click(window: MainWindow, qtbot: QtBot) -> None:
    click(window, qtbot, "staff-on-leave")
    window.qt_actions["findings.accept"].trigger()
    dialog = dialog_of(window)
    qtbot.mouseClick(dialog.quick[0], LEFT)
    assert dialog.reason.editor.text() == "Sovittu Kelan kanssa"


def test_the_name_is_asked_once_and_then_known(window: MainWindow, qtbot: QtBot, settings: QSettings) -> None:
    click(window, qtbot, "staff-on-leave")
    window.qt_actions["findings.accept"].trigger()
    dialog = dialog_of(window)
    dialog.who.editor.clear()
    qtbot.keyClicks(dialog.reason.editor, "syy")
    qtbot.mouseClick(dialog.accept_button, LEFT)
    assert dialog.who.error
    assert window._document.plan.acceptances == ()
    qtbot.keyClicks(dialog.who.editor, "Eero Aho")
    qtbot.mouseClick(dialog.accept_button, LEFT)
    assert window._document.plan.acceptances[0].who == "Eero Aho"
    assert window._document.history()[0].who == "Eero Aho"
    assert settings.value("user/name") == "Eero Aho"


def test_the_next_window_knows_the_name(open_window: OpenWindow, settings: QSettings) -> None:
    settings.setValue("user/name", "Eero Aho")
    assert open_window(oulu())._document.user_name == "Eero Aho"


def test_it_is_taken_back_by_its_action_alone(window: MainWindow, qtbot: QtBot) -> None:
    withdraw = window.qt_actions["findings.withdraw"]
    accept(window, qtbot, "start-visit-count")
    click(window, qtbot, "staff-on-leave")
    assert not withdraw.isEnabled()
    click(window, qtbot, "start-visit-count")
    assert withdraw.isEnabled()
    withdraw.trigger()
    assert not is_accepted(window, "start-visit-count")
    assert window._document.undo_label == "intent.withdraw-acceptance"


def test_the_key_without_a_chosen_row_says_what_to_do(window: MainWindow) -> None:
    window.parts.findings.table.clearSelection()
    window.qt_actions["findings.accept"].trigger()
    assert window.parts.status.left_text == "Valitse ensin havainto luettelosta."


def test_f8_skips_what_is_accepted(window: MainWindow, qtbot: QtBot) -> None:
    accept(window, qtbot, "start-visit-count")
    panel = window.parts.findings
    seen = []
    for _ in range(panel.model.rowCount() * 2):
        panel.step(1)
        assert panel.current is not None
        seen.append(panel.current.rule)
    assert "start-visit-count" not in seen
    assert len(set(seen)) > 1
    panel.table.selectRow(panel.model.rowCount() - 1)
    panel.step(-1)
    assert panel.current is not None
    assert panel.current == panel.model.rows[panel.model.open_count - 1].finding


def test_moving_the_bar_makes_it_new_again_and_tells_of_the_earlier_acceptance(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    over_loppiainen = block("2026-01-05")
    window = open_window(plan(group(blocks=(over_loppiainen,))))
    accept(window, qtbot, "block-on-holiday")
    window._document.submit(MoveBlock(over_loppiainen.id, over_loppiainen.first_day + timedelta(days=126)))
    assert not is_accepted(window, "block-on-holiday")
    panel = window.parts.findings
    row = row_of(window, "block-on-holiday")
    assert panel.model.index(row, 0).data() == "virhe"
    tip = panel.model.index(row, COLUMNS.index("sentence")).data(Qt.ItemDataRole.ToolTipRole)
    assert "Hyväksytty aiemmin: " in tip
    assert "sovittu Kelan kanssa" in tip
    click(window, qtbot, "block-on-holiday")
    window.qt_actions["findings.accept"].trigger()
    assert dialog_of(window).reason.value() == "sovittu Kelan kanssa"


def test_the_dialog_follows_the_plan_and_accepts_nothing_that_is_gone(window: MainWindow, qtbot: QtBot) -> None:
    click(window, qtbot, "staff-on-leave")
    window.qt_actions["findings.accept"].trigger()
    dialog = dialog_of(window)
    petri = window._document.plan.staff[0]
    for leave in petri.leaves:
        window.edits.remove(leave.id)
    assert dialog.findings == []
    assert not dialog.accept_button.isEnabled()
    window.qt_actions["edit.undo"].trigger()
    assert dialog.accept_button.isEnabled()


def test_closing_the_dialog_accepts_nothing(window: MainWindow, qtbot: QtBot) -> None:
    click(window, qtbot, "staff-on-leave")
    window.qt_actions["findings.accept"].trigger()
    qtbot.keyClick(dialog_of(window), Qt.Key.Key_Escape)
    assert window._document.plan.acceptances == ()
    window._document.submit(Put(group(name="Kemi 1/2026")))


def test_the_inspector_accepts_and_takes_back(window: MainWindow, qtbot: QtBot) -> None:
    click(window, qtbot, "staff-on-leave")
    page = window.parts.inspector.page
    assert page is not None
    line = next(row for row in page.findings._rows if "lomalla" in row.text.lower()).acceptance
    qtbot.mouseClick(line.accept_button, LEFT)
    dialog = dialog_of(window)
    qtbot.keyClicks(dialog.reason.editor, "sijainen tulee")
    qtbot.mouseClick(dialog.accept_button, LEFT)
    assert is_accepted(window, "staff-on-leave")
    shown = [row for row in page.findings._rows if not row.isHidden()]
    assert "lomalla" in shown[-1].text.lower()
    assert shown[-1].acceptance.text.endswith("sijainen tulee")
    qtbot.mouseClick(shown[-1].acceptance.withdraw_button, LEFT)
    assert not is_accepted(window, "staff-on-leave")


def test_a_plan_to_be_read_only_offers_no_acceptance(open_read_only: OpenWindow) -> None:
    window = open_read_only(oulu())
    assert not window.qt_actions["findings.accept"].isEnabled()
    window.views.show_finding(finding(window, "staff-on-leave"))
    page = window.parts.inspector.page
    assert page is not None
    buttons = {button.text() for button in page.findings.findChildren(QPushButton) if button.isVisible()}
    assert buttons.isdisjoint({"Hyväksy…", "Peru hyväksyntä"})
