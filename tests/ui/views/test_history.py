"""The history in a real window."""

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from taito_planner.domain.changes import Change, Edit
from taito_planner.domain.intents import Intent, MoveBlock, Put, Remove, Several
from taito_planner.domain.model import Group
from taito_planner.storage import change_log
from taito_planner.ui.main_window import MainWindow
from taito_planner.ui.views.history import HistoryView
from taito_planner.ui.views.history.model import HistoryFilter
from taito_planner.ui.views.switch import HISTORY, TIMELINE
from tests.builders import block, customer, d, group, plan
from tests.ui.views.conftest import OpenDocument, OpenWindow

OULU = group("Oulu 1/2026", id="oulu", blocks=(block("2026-01-12", id="b-1"),), customers=(customer("A-1", id="c-1"),))
KEMI = group("Kemi 1/2026", id="kemi")


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(plan(OULU, KEMI))


def history(window: MainWindow) -> HistoryView:
    window.parts.views.show(HISTORY)
    view = window.parts.views.page(HISTORY)
    assert isinstance(view, HistoryView)
    return view


def edited(window: MainWindow) -> HistoryView:
    """Three changes: a block moved, a remark of Kemi, a customer removed."""
    document = window._document
    document.submit(MoveBlock("b-1", d("2026-01-19")))
    document.submit(Put(replace(KEMI, remark="Tila vahvistettu"), None))
    document.submit(Remove("c-1"))
    return history(window)


def details(view: HistoryView) -> list[str]:
    return [view.model.text(row, "details") for row in range(view.model.rowCount())]


def test_changes_stand_newest_first_with_old_and_new(window: MainWindow) -> None:
    assert details(edited(window)) == [
        "Poistettu: Asiakas A-1",
        "Ryhmä Kemi 1/2026: Huomautus (tyhjä) → Tila vahvistettu",
        "Jakso, Oulu 1/2026, ma–to 12.–15.1.2026: Alkaa 12.1.2026 → 19.1.2026; Päättyy 15.1.2026 → 22.1.2026",
    ]


def test_a_change_tells_what_it_is_about_and_what_was_done(window: MainWindow) -> None:
    view = edited(window)
    assert view.model.text(2, "what") == "Siirrä jakso"
    assert view.model.text(2, "about") == "Oulu 1/2026"


def test_an_undone_step_is_grey_and_says_so(window: MainWindow) -> None:
    view = edited(window)
    window._document.undo()
    assert view.model.text(0, "what") == "Poista (kumottu)"
    grey = view.model.index(0, 4).data(Qt.ItemDataRole.ForegroundRole)
    plain = view.model.index(1, 4).data(Qt.ItemDataRole.ForegroundRole)
    assert grey.color() != plain.color()


def test_a_step_undone_and_replaced_says_so(window: MainWindow) -> None:
    view = edited(window)
    window._document.undo()
    window._document.submit(Put(replace(KEMI, remark="Toinen"), None))
    assert view.model.text(1, "what") == "Poista (kumottu ja korvattu)"


def test_words_of_a_change_are_found_in_any_case(window: MainWindow, qtbot: QtBot) -> None:
    view = edited(window)
    view.search.setText("TILA kemi")
    qtbot.waitUntil(lambda: not view.model.is_searching)
    assert details(view) == ["Ryhmä Kemi 1/2026: Huomautus (tyhjä) → Tila vahvistettu"]


def test_a_search_without_a_hit_says_how_to_go_on(window: MainWindow, qtbot: QtBot) -> None:
    view = edited(window)
    view.search.setText("ei tällaista")
    qtbot.waitUntil(lambda: not view.model.is_searching)
    assert view._stack.currentIndex() == 1
    assert "Lyhennä hakua" in view.nothing.text()


def test_only_the_changes_of_one_group_are_shown(window: MainWindow, qtbot: QtBot) -> None:
    view = edited(window)
    view.about.setCurrentIndex(view.about.findText("Kemi 1/2026"))
    view._filter()
    qtbot.waitUntil(lambda: not view.model.is_searching)
    assert [view.model.text(row, "about") for row in range(view.model.rowCount())] == ["Kemi 1/2026"]


def test_only_the_changes_of_one_person_are_shown(window: MainWindow) -> None:
    view = edited(window)
    view.model.show_filtered(HistoryFilter(who="joku muu"))
    assert view.model.rowCount() == 0


def test_enter_jumps_to_the_thing(window: MainWindow, qtbot: QtBot) -> None:
    view = edited(window)
    view.table.selectRow(2)
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert window.parts.views.current == TIMELINE
    assert window.parts.timeline.selection == ("b-1",)


def test_what_is_gone_is_shown_where_it_was(window: MainWindow) -> None:
    view = edited(window)
    view.table.selectRow(0)
    view.jump_to()
    assert window.parts.timeline.selection == ("oulu",)


def test_what_is_gone_with_its_owner_is_told(window: MainWindow) -> None:
    window._document.submit(Remove("kemi"))
    view = history(window)
    view.table.selectRow(0)
    view.jump_to()
    assert window.parts.views.current == HISTORY
    assert window.parts.status.left_text == "Kohdetta ei enää ole suunnitelmassa."


def test_going_back_undoes_every_later_step_and_redo_brings_them_again(window: MainWindow) -> None:
    view = edited(window)
    before = window._document.plan
    view.table.selectRow(2)
    assert view.back.isEnabled()
    signals = []
    window._document.plan_changed.connect(lambda: signals.append(1))
    view.go_back()
    assert len(signals) == 1
    assert [c.name for c in window._document.plan.group_by_id["oulu"].customers] == ["A-1"]
    assert window._document.plan.group_by_id["kemi"].remark == ""
    assert window._document.plan.group_by_id["oulu"].blocks[0].first_day == d("2026-01-19")
    window._document.redo()
    window._document.redo()
    assert window._document.plan == before


def test_there_is_no_going_back_to_the_newest_change(window: MainWindow) -> None:
    view = edited(window)
    view.table.selectRow(0)
    assert not view.back.isEnabled()


def test_the_chosen_change_stays_chosen_after_an_edit(window: MainWindow) -> None:
    view = edited(window)
    view.table.selectRow(1)
    number = view.number
    window._document.submit(Put(replace(KEMI, remark="Toinen"), None))
    assert view.number == number
    assert view.table.currentIndex().row() == 2


def long_history(window: MainWindow) -> HistoryView:
    """Sixty remarks; one more edit will come on top."""
    for number in range(60):
        window._document.submit(Put(replace(KEMI, remark=str(number)), None))
    return history(window)


def test_an_edit_adds_a_row_above_and_moves_nothing_that_is_looked_at(window: MainWindow) -> None:
    view = long_history(window)
    bar = view.table.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    top = view.table.rowAt(0)
    number, place = view.model.rows[top].number, view.table.rowViewportPosition(top)
    resets: list[bool] = []
    view.model.modelReset.connect(lambda: resets.append(True))
    window._document.submit(Put(replace(KEMI, remark="uusi"), None))
    assert view.model.rowCount() == 61
    assert view.model.rows[view.table.rowAt(0)].number == number
    assert view.table.rowViewportPosition(view.table.rowAt(0)) == place
    assert resets == []


def test_who_looks_at_the_newest_sees_the_next_one_come(window: MainWindow) -> None:
    view = long_history(window)
    window._document.submit(Put(replace(KEMI, remark="uusi"), None))
    assert view.table.rowAt(0) == 0
    assert "→ uusi" in view.model.text(0, "details")


def test_an_undo_greys_its_row_in_place(window: MainWindow) -> None:
    view = long_history(window)
    view.table.selectRow(30)
    resets: list[bool] = []
    view.model.modelReset.connect(lambda: resets.append(True))
    window._document.undo()
    assert view.model.is_undone(0)
    assert view.table.currentIndex().row() == 30
    assert resets == []


def test_an_edit_that_the_filter_leaves_out_is_not_shown(window: MainWindow, qtbot: QtBot) -> None:
    view = long_history(window)
    view.search.setText("30")
    qtbot.waitUntil(lambda: not view.model.is_searching)
    shown = view.model.rowCount()
    window._document.submit(Put(replace(KEMI, remark="muuta"), None))
    assert view.model.rowCount() == shown
    window._document.submit(Put(replace(KEMI, remark="3030"), None))
    assert view.model.rowCount() == shown + 1
    assert "3030" in view.model.text(0, "details")


def test_the_history_of_another_plan_takes_the_place_of_this_one(
    window: MainWindow, open_document: OpenDocument
) -> None:
    view = long_history(window)
    other = open_document(plan(KEMI))
    other.submit(Put(replace(KEMI, remark="toinen suunnitelma"), None))
    window._document.load(other.file)
    assert details(view) == ["Ryhmä Kemi 1/2026: Huomautus (tyhjä) → toinen suunnitelma"]


def test_an_empty_history_tells_what_will_come(window: MainWindow) -> None:
    view = history(window)
    assert view._stack.currentIndex() == 1
    assert "kuka, milloin" in view.nothing.text()


def test_ten_thousand_changes_open_and_are_searched_beside_the_window(window: MainWindow, qtbot: QtBot) -> None:
    file = window._document.file
    connection = file._connection
    connection.execute("BEGIN")
    for number in range(10_000):
        edit = Edit("kemi", replace(KEMI, remark=str(number)), replace(KEMI, remark=str(number + 1)))
        change_log.add(connection, Change((edit,), "edit", "Kaisa", datetime(2025, 11, 19, 9, 0)))
    connection.execute("COMMIT")
    view = history(window)
    assert view.model.rowCount() == 10_000
    assert len(view.model.wording._kept) < 200
    view.search.setText("9998 9999")
    assert view.model.is_searching
    qtbot.waitUntil(lambda: not view.model.is_searching, timeout=60_000)
    assert view.model.rowCount() == 1


def test_an_import_of_thousands_of_edits_is_counted(window: MainWindow) -> None:
    many = tuple(group(f"Ryhmä {number}") for number in range(60))
    window._document.submit(_several(many))
    view = history(window)
    assert view.model.text(0, "details").endswith("ja 57 muuta")


def _several(groups: tuple[Group, ...]) -> Intent:
    return Several(tuple(Put(one, None) for one in groups), "import")


def test_what_changed_gets_the_room_in_a_narrow_window(window: MainWindow) -> None:
    table = edited(window).table
    widths = {}
    for width in (1024, 1600):
        window.resize(width, 700)
        widths[width] = [table.columnWidth(column) for column in range(4)]
    assert 1024 - sum(widths[1024]) > 400
    assert widths[1600] == [176, 112, 232, 232]
