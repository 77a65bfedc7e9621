"""Copy, paste and duplicate through the window's own keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from taito_planner.domain.days import DaySpan
from taito_planner.domain.entities import locate
from taito_planner.domain.intents import Put
from taito_planner.ui.dialogs.duplicate import DuplicateDialog
from taito_planner.ui.dialogs.free_people import FreePeopleDialog
from taito_planner.ui.dialogs.leave_list import LeaveListDialog
from taito_planner.ui.main_window import MainWindow
from tests.builders import d, staff
from tests.ui.timeline.conftest import oulu_plan
from tests.ui.window.conftest import OpenWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(open_window: OpenWindow) -> MainWindow:
    window = open_window(oulu_plan())
    window.activateWindow()
    window.parts.timeline.setFocus()
    QApplication.processEvents()
    return window


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.parts.timeline, key, CONTROL)


def visits(window: MainWindow, customer_id: str) -> list[object]:
    group = window._document.plan.groups[0]
    return [v.on for c in group.customers if c.id == customer_id for v in c.visits]


def test_a_copied_visit_is_pasted_on_the_focused_lane_and_day(open_window: OpenWindow) -> None:
    window = opened(open_window)
    timeline = window.parts.timeline
    timeline.show_item("v1")
    press(window, Qt.Key.Key_C)
    lane = timeline.stage.lane("c2")
    assert lane is not None
    timeline.keyboard.mark(lane, d("2025-11-24").toordinal())
    press(window, Qt.Key.Key_V)
    assert d("2025-11-24") in visits(window, "c2")
    assert visits(window, "c1") == [d("2025-11-12"), d("2025-12-02"), d("2026-02-26")]


def test_a_pasted_visit_never_lands_on_a_day_off(open_window: OpenWindow) -> None:
    window = opened(open_window)
    timeline = window.parts.timeline
    timeline.show_item("v1")
    press(window, Qt.Key.Key_C)
    lane = timeline.stage.lane("c1")
    assert lane is not None
    timeline.keyboard.mark(lane, d("2025-12-06").toordinal())
    press(window, Qt.Key.Key_V)
    assert d("2025-12-05") in visits(window, "c1")


def test_pasting_is_one_undo_step_and_selects_what_is_new(open_window: OpenWindow) -> None:
    window = opened(open_window)
    timeline = window.parts.timeline
    timeline.select("v1", "v2")
    press(window, Qt.Key.Key_C)
    before = window._document.plan
    press(window, Qt.Key.Key_V)
    assert len(timeline.selection) == 2
    assert not {"v1", "v2"} & set(timeline.selection)
    window.edits.undo()
    assert window._document.plan == before


def test_a_copied_block_goes_to_the_nearest_legal_week(open_window: OpenWindow) -> None:
    window = opened(open_window)
    timeline = window.parts.timeline
    timeline.show_item("b1")
    press(window, Qt.Key.Key_C)
    lane = timeline.stage.lane("b-lahti/blocks")
    assert lane is not None
    timeline.keyboard.mark(lane, d("2026-01-05").toordinal())
    press(window, Qt.Key.Key_V)
    starts = [block.first_day for block in window._document.plan.groups[1].blocks]
    assert d("2026-01-12") in starts


def test_cut_removes_and_paste_brings_back(open_window: OpenWindow) -> None:
    window = opened(open_window)
    window.parts.timeline.show_item("v3")
    press(window, Qt.Key.Key_X)
    assert visits(window, "c2") == []
    press(window, Qt.Key.Key_V)
    assert visits(window, "c2") == [d("2025-11-18")]


def test_nonsense_on_the_clipboard_says_what_could_be_pasted(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = opened(open_window)
    before = window._document.plan
    for text in ("", "hei\tsinä", "=1+1\n\t\t\t", "\x00\x01", "x" * 150_000):
        QGuiApplication.clipboard().setText(text)
        with qtbot.waitSignal(window.clips.done) as told:
            press(window, Qt.Key.Key_V)
        assert told.args[0].startswith("Leikepöydällä ei ole")
    QGuiApplication.clipboard().setMimeData(QMimeData())
    press(window, Qt.Key.Key_V)
    assert window._document.plan is before


def test_a_text_too_long_for_a_leave_list_is_not_read_in_part(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = opened(open_window)
    QGuiApplication.clipboard().setText("Petri Mäki\t2.1.2026\t3.1.2026\n" * 300_000)
    with qtbot.waitSignal(window.clips.done) as told:
        press(window, Qt.Key.Key_V)
    assert told.args[0].startswith("Leikepöydän teksti on liian pitkä lomaluetteloksi")
    assert window.findChild(LeaveListDialog) is None


def test_another_programs_bars_are_no_bars_of_ours(open_window: OpenWindow) -> None:
    window = opened(open_window)
    mime = QMimeData()
    mime.setData("application/x-taito-bars", b"another copy")
    QGuiApplication.clipboard().setMimeData(mime)
    before = window._document.plan
    press(window, Qt.Key.Key_V)
    assert window._document.plan is before


def test_a_pasted_leave_list_is_shown_and_becomes_one_step(open_window: OpenWindow) -> None:
    window = opened(open_window)
    lines = (
        "Nimi\tLoma\tSyy",
        "Mäki Petri\t19.–23.1.2026\ttalviloma",
        "Vieras\t1.2.2026",
        "KO\tvk 8",
        "Petri\t5.1.\t2.1.2026",
    )
    QGuiApplication.clipboard().setText("\n".join(lines))
    press(window, Qt.Key.Key_V)
    dialog = window.findChild(LeaveListDialog)
    assert dialog is not None
    assert dialog.table.item(0, 1).text() == "Petri Mäki"
    assert dialog.table.item(1, 4).text() == "nimeä ei löydy henkilöstöstä"
    assert [dialog.table.item(row, 4).font().bold() for row in range(4)] == [False, True, False, True]
    assert dialog.table.item(3, 4).text() == "Loppu 2.1.2026 on ennen alkua 5.1.2026."
    before = window._document.plan
    dialog.take.click()
    spans = {member.id: [leave.span for leave in member.leaves] for member in window._document.plan.staff}
    assert DaySpan(d("2026-01-19"), d("2026-01-23")) in spans["petri"]
    assert len(spans["katri"]) == 2
    window.edits.undo()
    assert window._document.plan == before


def test_a_group_is_copied_to_a_new_start_with_its_blocks_at_legal_places(open_window: OpenWindow) -> None:
    window = opened(open_window)
    window.parts.timeline.show_item("b2")
    QTest.keyClick(window, Qt.Key.Key_D, CONTROL)
    dialog = window.findChild(DuplicateDialog)
    assert dialog is not None
    assert dialog.name.text() == "Oulu 2/2026"
    dialog.start.setText("5.4.2026")
    assert "ti–pe 7.–10.4.2026" in dialog.place.text()
    before = window._document.plan
    dialog.make.click()
    made = next(group for group in window._document.plan.groups if group.name == "Oulu 2/2026")
    assert [block.first_day for block in made.opening_blocks] == [d("2026-04-07"), d("2026-05-18"), d("2026-06-09")]
    assert made.customers == ()
    assert made.leaders == ("petri", "katri")
    window.edits.undo()
    assert window._document.plan == before


def test_a_copied_group_is_pasted_where_the_copy_is_to_begin(open_window: OpenWindow) -> None:
    window = opened(open_window)
    timeline = window.parts.timeline
    timeline.select("a-oulu")
    press(window, Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text() == "Oulu 1/2026"
    lane = timeline.stage.lane("b-lahti/blocks")
    assert lane is not None
    timeline.go_to_day(d("2026-04-15"))
    timeline.keyboard.mark(lane, d("2026-04-14").toordinal())
    press(window, Qt.Key.Key_V)
    dialog = window.findChild(DuplicateDialog)
    assert dialog is not None
    assert (dialog.name.text(), dialog.start.day()) == ("Oulu 2/2026", d("2026-04-14"))


def test_a_group_pasted_at_once_asks_as_duplicate_does(open_window: OpenWindow) -> None:
    window = opened(open_window)
    window.parts.timeline.select("a-oulu")
    press(window, Qt.Key.Key_C)
    press(window, Qt.Key.Key_V)
    dialog = window.findChild(DuplicateDialog)
    assert dialog is not None
    assert dialog.start.day() == d("2026-02-21")


def test_a_copied_group_that_is_gone_is_not_pasted(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = opened(open_window)
    window.parts.timeline.select("a-oulu")
    press(window, Qt.Key.Key_C)
    window.edits.remove_selected()
    with qtbot.waitSignal(window.clips.done):
        press(window, Qt.Key.Key_V)
    assert window.findChild(DuplicateDialog) is None


@pytest.mark.parametrize("key", [Qt.Key.Key_C, Qt.Key.Key_X])
@pytest.mark.parametrize(("lane", "place"), [("a-oulu/blocks", "ryhmätila 1"), ("b-lahti/blocks", "")])
def test_a_block_pasted_on_another_group_leaves_people_and_room_behind(
    open_window: OpenWindow, lane: str, place: str, key: Qt.Key
) -> None:
    window = opened(open_window)
    timeline, document = window.parts.timeline, window._document
    block = document.plan.groups[0].opening_blocks[2]
    document.submit(Put(replace(block, leaders=("petri",), place="ryhmätila 1"), "a-oulu"))
    timeline.show_item("b3")
    press(window, key)
    found = timeline.stage.lane(lane)
    assert found is not None
    timeline.keyboard.mark(found, d("2026-03-03").toordinal())
    press(window, Qt.Key.Key_V)
    made = next(b for g in document.plan.groups for b in g.opening_blocks if b.first_day == d("2026-03-03"))
    assert (made.place, bool(made.leaders)) == (place, bool(place))


def test_the_copy_is_to_begin_after_the_blocks_and_a_week_is_the_one_nearest_to_their_start(
    open_window: OpenWindow,
) -> None:
    """The blocks are 15.12.2025-20.2.2026; the group days after them do not delay the next group."""
    window = opened(open_window)
    window.parts.timeline.show_item("b2")
    window.clips.duplicate()
    dialog = window.findChild(DuplicateDialog)
    assert dialog is not None
    assert dialog.start.day() == d("2026-02-21")
    assert "vk 9" in dialog.place.text()
    dialog.start.setText("vk 22")  # as of November the nearest would be in the past
    assert dialog.start.day() == d("2026-05-25")
    dialog.start.setText("+8 vk")
    assert dialog.start.day() == d("2026-02-09")


def test_a_day_that_says_nothing_makes_no_copy(open_window: OpenWindow) -> None:
    window = opened(open_window)
    window.parts.timeline.show_item("b2")
    window.clips.duplicate()
    dialog = window.findChild(DuplicateDialog)
    assert dialog is not None
    for text in ("", "huuhaa", "32.13."):
        dialog.start.setText(text)
        assert not dialog.make.isEnabled()
        assert dialog.place.text()


def test_without_a_group_the_command_says_what_to_select(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = opened(open_window)
    window.parts.timeline.select()
    with qtbot.waitSignal(window.clips.done) as told:
        window.clips.duplicate()
    assert told.args == ["Valitse ensin ryhmä tai jotain sen kaistalta"]


def test_everyone_is_listed_the_free_first_and_who_leads_already_stays(open_window: OpenWindow) -> None:
    window = opened(open_window)
    window.parts.timeline.show_item("b1")
    window.clips.free_people()
    dialog = window.findChild(FreePeopleDialog)
    assert dialog is not None
    words = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert words == ["Katri Oja · vapaa", "Petri Mäki · lomalla 17.–31.12.2025"]
    assert dialog.list.accessibleName() == "Kuka on vapaa"
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert window._document.undo_label == ""


def test_a_free_person_takes_the_place_of_the_leader_on_leave(open_window: OpenWindow) -> None:
    plan = oulu_plan()
    window = open_window(replace(plan, staff=(*plan.staff, staff("Sanna Vuori", id="sanna"))))
    window.parts.timeline.show_item("b1")
    window.clips.free_people()
    dialog = window.findChild(FreePeopleDialog)
    assert dialog is not None
    names = [one.member.name for one in dialog.people]
    dialog.list.setCurrentRow(names.index("Sanna Vuori"))
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    found = locate(window._document.plan, "b1")
    assert found is not None
    assert found.entity.leaders == ("sanna", "katri")


def test_enter_changes_the_instructor_of_a_visit_in_one_step(open_window: OpenWindow) -> None:
    window = opened(open_window)
    window.parts.timeline.show_item("v3")
    window.clips.free_people()
    dialog = window.findChild(FreePeopleDialog)
    assert dialog is not None
    dialog.list.setCurrentRow(0)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    found = locate(window._document.plan, "v3")
    assert found is not None
    assert found.entity.instructor == dialog.people[0].member.id
    assert window._document.undo_label == "intent.assign"


def test_without_days_the_command_says_what_to_select(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = opened(open_window)
    window.parts.timeline.select()
    with qtbot.waitSignal(window.clips.done) as told:
        window.clips.free_people()
    assert told.args == ["Valitse ensin jakso, käynti tai loma"]
