"""The to-do view in a real window: sections, ticking by key and mouse, filters, jumps, the badge, the notice."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QSettings, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from taito_planner.domain.model import Absence, Plan
from taito_planner.rules.task import TaskFamily, TaskKind
from taito_planner.storage.plan_file import PlanFile
from taito_planner.ui.dialogs.keys import KeysDialog
from taito_planner.ui.main_window import MainWindow
from taito_planner.ui.theme import DARK
from taito_planner.ui.todo import TodoView
from taito_planner.ui.todo.model import COLUMNS, Section
from tests.builders import block, customer, d, group, plan, staff, start_visit
from tests.ui.window.conftest import OpenWindow

PETRI, KAISA = staff("Petri Mäki"), staff("Kaisa Lehto")


def busy() -> Plan:
    """As of 19.11.2025: late contact (A-1), contact due today (A-2), certificate and notice (A-3), first visits."""
    absence = Absence("absence", d("2025-11-17"), d("2025-11-18"))
    oulu = group(
        "Oulu 1/2026",
        leaders=(PETRI.id,),
        customers=(customer("A-1", "2025-11-03"), customer("A-2", "2025-11-12")),
    )
    lahti = group(
        "Lahti 1/2026",
        leaders=(KAISA.id,),
        blocks=(block("2025-11-11"),),
        customers=(customer("A-3", "2025-10-01", visits=(start_visit("2025-10-20"),), absences=(absence,)),),
    )
    return plan(oulu, lahti, staff=(PETRI, KAISA))


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return shown(open_window(busy()))


def shown(window: MainWindow) -> MainWindow:
    window.resize(1600, 900)
    window.qt_actions["show.todo"].trigger()
    return window


def view(window: MainWindow) -> TodoView:
    found = window.parts.views.page("todo")
    assert isinstance(found, TodoView)
    return found


def lines(window: MainWindow) -> list[str]:
    """The table from top to bottom: ``# section`` or ``task subject``."""
    return [
        f"# {line.key} {line.count}" if isinstance(line, Section) else f"{line.kind} {line.subject}"
        for line in view(window).model.lines
    ]


def row_of(window: MainWindow, text: str) -> int:
    return lines(window).index(text)


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(view(window).table, key, modifier)


def click(qtbot: QtBot, window: MainWindow, row: int, column: str) -> None:
    table = view(window).table
    where = table.visualRect(view(window).model.index(row, COLUMNS.index(column))).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)


def people(window: MainWindow) -> dict[str, Any]:
    plan_now = window._document.plan
    return {c.name: c for g in plan_now.groups for c in g.customers}


def test_the_tasks_stand_in_sections_by_due_day(window: MainWindow) -> None:
    assert lines(window) == [
        "# late 1",
        "contact A-1",
        "# this-week 3",
        "contact A-2",
        "certificate-due A-3",
        "kela-told A-3",
        "# later 2",
        "first-visit A-1",
        "first-visit A-2",
    ]


def test_a_row_says_what_whom_and_how_long(window: MainWindow) -> None:
    model, row = view(window).model, row_of(window, "contact A-1")
    cells = [model.index(row, column).data() for column in range(len(COLUMNS))]
    assert cells == [
        "",
        "Ota yhteyttä asiakkaaseen",
        "A-1",
        "Oulu 1/2026",
        "ei yhtään käyntiä, päätös saapui ma 3.11.2025",
        "PM",
        "ma 10.11.",
        "9 pv myöhässä",
    ]


def test_space_ticks_the_task_and_the_next_one_is_chosen(window: MainWindow, qtbot: QtBot) -> None:
    view(window).table.go_to(row_of(window, "contact A-1"))
    press(qtbot, window, Qt.Key.Key_Space)
    assert people(window)["A-1"].contacted_on == d("2025-11-19")
    assert "contact A-1" not in lines(window)
    assert [row.subject for row in view(window).table.selected] == ["A-2"]
    assert window.parts.status.left_text.startswith("Merkitty tehdyksi: Ota yhteyttä asiakkaaseen")


def test_a_tick_is_one_step_that_undo_and_redo_take(window: MainWindow, qtbot: QtBot) -> None:
    before = window._document.plan
    view(window).table.go_to(row_of(window, "contact A-1"))
    press(qtbot, window, Qt.Key.Key_Space)
    after = window._document.plan
    window.qt_actions["edit.undo"].trigger()
    assert window._document.plan == before
    assert "contact A-1" in lines(window)
    window.qt_actions["edit.redo"].trigger()
    assert window._document.plan == after
    assert "contact A-1" not in lines(window)


def test_a_tick_is_there_when_the_file_is_opened_again(window: MainWindow, qtbot: QtBot) -> None:
    view(window).table.go_to(row_of(window, "contact A-1"))
    press(qtbot, window, Qt.Key.Key_Space)
    document = window._document
    with PlanFile.open(document.path, with_backup=False) as file:
        assert file.plan == document.plan
        assert [tick.who for tick in file.plan.ticks] == [document.user_name]


def test_a_click_on_the_box_ticks_and_a_click_beside_it_only_chooses(window: MainWindow, qtbot: QtBot) -> None:
    click(qtbot, window, row_of(window, "contact A-2"), "task")
    assert people(window)["A-2"].contacted_on is None
    click(qtbot, window, row_of(window, "contact A-2"), "tick")
    assert people(window)["A-2"].contacted_on == d("2025-11-19")


def test_a_double_click_on_a_box_ticks_one_task_alone(window: MainWindow, qtbot: QtBot) -> None:
    table = view(window).table
    where = table.visualRect(view(window).model.index(row_of(window, "contact A-2"), 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert len(window._document.plan.ticks) == 1


def test_several_chosen_tasks_are_ticked_as_one_step(window: MainWindow, qtbot: QtBot) -> None:
    view(window).table.go_to(row_of(window, "contact A-2"))
    press(qtbot, window, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, window, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, window, Qt.Key.Key_Space)
    assert len(window._document.plan.ticks) == 3
    window.qt_actions["edit.undo"].trigger()
    assert not window._document.plan.ticks


def test_the_arrows_step_over_the_heads_of_sections(window: MainWindow, qtbot: QtBot) -> None:
    view(window).table.go_to(row_of(window, "contact A-1"))
    press(qtbot, window, Qt.Key.Key_Down)
    assert [row.subject for row in view(window).table.selected] == ["A-2"]
    press(qtbot, window, Qt.Key.Key_Up)
    assert [row.subject for row in view(window).table.selected] == ["A-1"]


def test_enter_shows_the_customer_on_the_timeline(window: MainWindow, qtbot: QtBot) -> None:
    view(window).table.go_to(row_of(window, "first-visit A-2"))
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.parts.views.current == "timeline"
    assert window.parts.timeline.selection == (people(window)["A-2"].id,)


def test_a_task_about_a_bar_jumps_to_the_bar(window: MainWindow, qtbot: QtBot) -> None:
    table = view(window).table
    row = row_of(window, "kela-told A-3")
    where = table.visualRect(view(window).model.index(row, COLUMNS.index("task"))).center()
    click(qtbot, window, row, "task")
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert window.parts.timeline.selection == ("absence",)


def test_done_tasks_say_who_and_when_and_can_be_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    view(window).table.go_to(row_of(window, "contact A-1"))
    press(qtbot, window, Qt.Key.Key_Space)
    qtbot.mouseClick(view(window).filters.shows_done, Qt.MouseButton.LeftButton, pos=QPoint(5, 10))
    row = row_of(window, "contact A-1")
    assert lines(window)[row - 1] == "# done 1"
    assert window._document.user_name in view(window).model.index(row, COLUMNS.index("detail")).data()
    view(window).table.go_to(row)
    press(qtbot, window, Qt.Key.Key_Space)
    assert people(window)["A-1"].contacted_on is None
    assert not window._document.plan.ticks


def test_the_day_and_the_person_of_the_panel_are_what_a_tick_records(window: MainWindow, qtbot: QtBot) -> None:
    view(window).table.go_to(row_of(window, "contact A-1"))
    detail = view(window).detail
    detail.day.setFocus()
    detail.day.selectAll()
    qtbot.keyClicks(detail.day, "17.11.")
    detail.who.setCurrentText("Kaisa Lehto")
    qtbot.mouseClick(detail.mark, Qt.MouseButton.LeftButton)
    assert people(window)["A-1"].contacted_on == d("2025-11-17")
    assert [tick.who for tick in window._document.plan.ticks] == ["Kaisa Lehto"]


def test_a_day_that_cannot_be_read_ticks_nothing_and_says_so(window: MainWindow, qtbot: QtBot) -> None:
    view(window).table.go_to(row_of(window, "contact A-1"))
    detail = view(window).detail
    detail.day.selectAll()
    qtbot.keyClicks(detail.day, "joskus")
    qtbot.mouseClick(detail.mark, Qt.MouseButton.LeftButton)
    assert not window._document.plan.ticks
    assert detail.bad_day.isVisible()
    assert "joskus" in detail.bad_day.text()


def test_a_kind_leaves_its_own_tasks_and_the_others_keep_their_counts(window: MainWindow, qtbot: QtBot) -> None:
    families = view(window).filters.families
    assert families[None].accessibleName() == "Kaikki, 6"
    assert families[TaskFamily.CONTACTS].accessibleName() == "Yhteydenotot, 2"
    qtbot.mouseClick(families[TaskFamily.CONTACTS], Qt.MouseButton.LeftButton)
    assert lines(window) == ["# late 1", "contact A-1", "# this-week 1", "contact A-2"]
    assert families[TaskFamily.CERTIFICATES].accessibleName() == "Todistukset, 1"


def test_a_person_leaves_his_own_tasks(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(view(window).filters.people.rows["Kaisa Lehto"], Qt.MouseButton.LeftButton)
    assert lines(window) == ["# this-week 2", "certificate-due A-3", "kela-told A-3"]


def test_a_group_leaves_its_own_tasks(window: MainWindow, qtbot: QtBot) -> None:
    box = view(window).filters.group
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText() == "Lahti 1/2026"
    assert lines(window) == ["# this-week 2", "certificate-due A-3", "kela-told A-3"]


def test_a_word_finds_tasks_and_an_empty_result_offers_all(window: MainWindow, qtbot: QtBot) -> None:
    search = view(window).filters.search
    qtbot.keyClicks(search, "SAIRAUS")
    assert lines(window) == ["# this-week 1", "kela-told A-3"]
    qtbot.keyClicks(search, "xyz")
    assert lines(window) == []
    assert view(window).empty_title.text() == "Näillä rajauksilla ei ole tehtäviä"
    qtbot.mouseClick(view(window).clear, Qt.MouseButton.LeftButton)
    assert len(lines(window)) == 9


def test_a_plan_without_customers_tells_how_tasks_come(open_window: OpenWindow) -> None:
    window = shown(open_window(plan()))
    assert view(window).empty_title.text() == "Ei vielä tehtäviä"
    assert "Ctrl+G" in view(window).empty_hint.text()
    assert view(window).clear.isHidden()
    assert view(window).detail._many.text() == ""


def test_an_empty_list_says_that_everything_is_done(open_window: OpenWindow) -> None:
    window = shown(open_window(plan(group("Oulu 1/2026", customers=(customer("A-1", left_on=d("2025-10-28")),)))))
    assert lines(window) == []
    assert view(window).empty_title.text() == "Kaikki on tehty"


def test_the_count_tells_parts_that_add_up_to_the_whole(window: MainWindow, qtbot: QtBot) -> None:
    filters = view(window).filters
    assert filters.count.text() == "6 avointa tehtävää:\n1 myöhässä, 3 tällä viikolla, 2 myöhemmin"
    qtbot.mouseClick(filters.people.rows["Kaisa Lehto"], Qt.MouseButton.LeftButton)
    assert filters.count.text() == "2 avointa tehtävää:\n2 tällä viikolla"
    filters.search.setText("mitään ei ole")
    assert filters.count.text() == "0 avointa tehtävää"


def test_the_badge_counts_what_is_urgent_and_then_the_users_own(window: MainWindow, qtbot: QtBot) -> None:
    tab = window.parts.views.tabs.tabs["todo"]
    qtbot.waitUntil(lambda: tab.badge == "4")
    filters = view(window).filters
    qtbot.mouseClick(filters.people.rows["Kaisa Lehto"], Qt.MouseButton.LeftButton)
    assert filters.is_me.text() == "Olen Kaisa Lehto"
    qtbot.mouseClick(filters.is_me, Qt.MouseButton.LeftButton, pos=QPoint(5, 8))
    qtbot.waitUntil(lambda: tab.badge == "2")
    assert view(window).detail.who.currentText() == "Kaisa Lehto"


def test_the_badge_follows_a_tick(window: MainWindow, qtbot: QtBot) -> None:
    tab = window.parts.views.tabs.tabs["todo"]
    qtbot.waitUntil(lambda: tab.badge == "4")
    view(window).table.go_to(row_of(window, "contact A-1"))
    press(qtbot, window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: tab.badge == "3")


def test_who_the_user_is_stays_for_the_next_start(open_window: OpenWindow, settings: QSettings) -> None:
    settings.setValue("todo/me", "Petri Mäki")
    window = shown(open_window(busy()))
    assert view(window).urgent_count() == 2
    assert view(window).detail.who.currentText() == "Petri Mäki"


def test_the_panel_holds_a_draft_that_can_be_copied(window: MainWindow, qtbot: QtBot) -> None:
    view(window).table.go_to(row_of(window, "kela-told A-3"))
    detail = view(window).detail
    assert detail.notice.toPlainText().splitlines()[-1] == (
        "Asiakas on ollut poissa ma–ti 17.–18.11.2025 sairauden vuoksi."
    )
    qtbot.mouseClick(detail.copy, Qt.MouseButton.LeftButton)
    assert "Lahti 1/2026" in QGuiApplication.clipboard().text()


def test_a_certificate_says_which_days_its_tick_certifies(window: MainWindow) -> None:
    view(window).table.go_to(row_of(window, "certificate-due A-3"))
    assert "ti–pe 11.–14.11.2025" in view(window).detail.notice.toPlainText()


def test_a_plan_that_can_only_be_read_is_not_ticked(open_read_only: Callable[[Plan], MainWindow], qtbot: QtBot) -> None:
    window = shown(open_read_only(busy()))
    view(window).table.go_to(row_of(window, "contact A-1"))
    press(qtbot, window, Qt.Key.Key_Space)
    click(qtbot, window, row_of(window, "contact A-1"), "tick")
    assert not window._document.plan.ticks
    assert not view(window).detail.mark.isEnabled()


def test_another_day_moves_the_tasks_between_sections(window: MainWindow) -> None:
    window._document.set_as_of(date(2025, 12, 31))
    assert lines(window)[0] == "# late 5"


def test_an_edit_elsewhere_keeps_the_chosen_task(window: MainWindow, qtbot: QtBot) -> None:
    view(window).table.go_to(row_of(window, "first-visit A-2"))
    rows = [row for row in view(window).model.lines if not isinstance(row, Section) and row.kind is TaskKind.CONTACT]
    view(window).toggle(rows)
    assert [row.key.split(":")[0] for row in view(window).table.selected] == ["first-visit"]


def test_a_screen_reader_hears_the_whole_task_and_its_box(window: MainWindow) -> None:
    model, row = view(window).model, row_of(window, "contact A-1")
    index = model.index(row, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Ota yhteyttä asiakkaaseen, A-1, Oulu 1/2026, ei yhtään käyntiä, päätös saapui ma 3.11.2025, "
        "pitää tehdä ma 10.11.2025, 9 pv myöhässä"
    )
    assert index.flags() & Qt.ItemFlag.ItemIsUserCheckable
    interface = QAccessible.queryAccessibleInterface(view(window).table)
    assert interface.text(QAccessible.Text.Name) == "Tehtävät"


def test_the_list_of_keys_names_those_of_the_tasks(window: MainWindow, qtbot: QtBot) -> None:
    window.qt_actions["help.keys"].trigger()
    dialog = window.findChild(KeysDialog)
    words = {found.text() for found in dialog.findChildren(QLabel)}
    assert {"Välilyönti", "Merkitse valitut tehtävät tehdyiksi tai poista merkinnät"} <= words


def test_the_theme_changes_while_the_list_is_in_sight(window: MainWindow) -> None:
    light = view(window).grab().toImage()
    view(window).set_theme(DARK)
    assert view(window).grab().toImage() != light


def test_on_a_narrow_window_the_table_takes_the_room_of_the_panel(window: MainWindow, qtbot: QtBot) -> None:
    assert view(window).detail.isVisible()
    window.resize(960, 600)
    qtbot.waitUntil(lambda: not view(window).detail.isVisible())
    table = view(window).table
    qtbot.waitUntil(lambda: 0 < table.horizontalHeader().length() <= table.viewport().width())


def test_no_row_is_left_without_a_place_when_the_last_task_is_ticked(open_window: OpenWindow, qtbot: QtBot) -> None:
    one = customer("A-1", "2025-11-03", contacted_on=d("2025-11-04"))
    window = shown(open_window(plan(group(customers=(one,)))))
    view(window).table.go_to(row_of(window, "first-visit A-1"))
    press(qtbot, window, Qt.Key.Key_Space)
    assert lines(window) == []
    assert view(window).table.currentIndex() == QModelIndex()


def test_a_name_with_a_line_break_keeps_to_its_row(open_window: OpenWindow) -> None:
    pictures = []
    for name in ("Oulu\n1/2026", "Oulu 1/2026"):
        window = shown(open_window(plan(group(name, customers=(customer("A-1", "2025-11-03"),)))))
        view(window).table.go_to(None)
        pictures.append(view(window).table.viewport().grab().toImage())
    assert pictures[0] == pictures[1]
