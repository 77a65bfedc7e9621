"""The inspector: every field saves once, what cannot be read is kept, a drag shows now and after."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from taito_planner.domain.entities import bare
from taito_planner.domain.intents import MoveBlock, MoveBlockAndRest, Put
from taito_planner.domain.model import Customer, Group, Plan
from taito_planner.ui.forms.field import Field
from taito_planner.ui.inspector import Inspector
from taito_planner.ui.inspector.owned_section import AT_ONCE
from taito_planner.ui.main_window import MainWindow
from tests.builders import customer, d, group, plan, session, staff
from tests.ui.window.conftest import OpenWindow
from tests.ui.window.plans import oulu


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(oulu())


def the_group(window: MainWindow) -> Group:
    return window._document.plan.groups[0]


def the_customer(window: MainWindow, name: str = "A-1061") -> Customer:
    return next(c for c in the_group(window).customers if c.name == name)


def select(window: MainWindow, *ids: str) -> Inspector:
    window.parts.inspector.show_selection(ids)
    return window.parts.inspector


def fields(inspector: Inspector) -> dict[str, Field]:
    assert inspector.page is not None
    return inspector.page.facts.fields


def type_into(qtbot: QtBot, field: Field, text: str) -> None:
    """Types over what stands in a field and presses Enter."""
    field.editor.setFocus()
    field.editor.selectAll()
    qtbot.keyClicks(field.editor, text)
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)


def test_a_date_typed_and_entered_is_one_undo_step(window: MainWindow, qtbot: QtBot) -> None:
    inspector = select(window, the_group(window).blocks[0].id)
    with qtbot.waitSignal(window._document.plan_changed):
        type_into(qtbot, fields(inspector)["first_day"], "5.1.2026")
    assert the_group(window).blocks[0].first_day == d("2026-01-05")
    assert fields(inspector)["first_day"].editor.text() == "ma 5.1.2026"
    window._document.undo()
    assert the_group(window).blocks[0].first_day == d("2025-12-15")
    assert fields(inspector)["first_day"].editor.text() == "ma 15.12.2025"
    assert not window._document.can_undo


def test_leaving_a_field_saves_it(window: MainWindow, qtbot: QtBot) -> None:
    inspector = select(window, the_group(window).blocks[0].id)
    place = fields(inspector)["place"].editor
    place.setFocus()
    qtbot.keyClicks(place, "tila 2")
    fields(inspector)["first_day"].editor.setFocus()
    assert the_group(window).blocks[0].place == "tila 2"


def test_a_field_left_as_it_was_makes_no_undo_step(window: MainWindow, qtbot: QtBot) -> None:
    inspector = select(window, the_customer(window).id)
    type_into(qtbot, fields(inspector)["decision_given_on"], "27.10.2025")
    assert not window._document.can_undo


def test_a_day_that_does_not_exist_keeps_its_text_and_says_why(window: MainWindow, qtbot: QtBot) -> None:
    inspector = select(window, the_customer(window).id)
    field = fields(inspector)["decision_given_on"]
    type_into(qtbot, field, "31.2.2026")
    assert field.editor.text() == "31.2.2026"
    assert field.error == "Päivää ei ole: helmikuussa 2026 on 28 päivää."
    assert the_customer(window).decision_given_on == d("2025-10-27")
    assert not window._document.can_undo


def test_an_unreadable_text_survives_a_look_at_something_else(window: MainWindow, qtbot: QtBot) -> None:
    inspector = select(window, the_customer(window).id)
    type_into(qtbot, fields(inspector)["left_on"], "31.2.2026")
    select(window, the_group(window).id)
    select(window, the_customer(window).id)
    assert fields(inspector)["left_on"].editor.text() == "31.2.2026"
    assert "helmikuussa" in fields(inspector)["left_on"].error


def test_an_unreadable_text_survives_an_edit_elsewhere(window: MainWindow, qtbot: QtBot) -> None:
    block = the_group(window).blocks[0]
    inspector = select(window, block.id)
    type_into(qtbot, fields(inspector)["first_day"], "31.2.2026")
    window._document.submit(MoveBlock(the_group(window).blocks[2].id, d("2026-02-23")))
    assert fields(inspector)["first_day"].editor.text() == "31.2.2026"


def test_escape_brings_the_stored_date_back(window: MainWindow, qtbot: QtBot) -> None:
    inspector = select(window, the_customer(window).id)
    field = fields(inspector)["decision_given_on"]
    type_into(qtbot, field, "31.2.2026")
    qtbot.keyClick(field.editor, Qt.Key.Key_Escape)
    assert field.editor.text() == "ma 27.10.2025"
    assert field.error == ""


def test_emptying_a_date_that_must_be_there_is_refused(window: MainWindow, qtbot: QtBot) -> None:
    inspector = select(window, the_customer(window).id)
    field = fields(inspector)["decision_given_on"]
    field.editor.setFocus()
    field.editor.clear()
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert field.error == "Päätös annettu puuttuu."


def test_emptying_a_date_that_may_be_missing_saves_that(window: MainWindow, qtbot: QtBot) -> None:
    inspector = select(window, the_customer(window).id)
    field = fields(inspector)["decision_arrived_on"]
    field.editor.setFocus()
    field.editor.clear()
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert the_customer(window).decision_arrived_on is None


def test_a_block_cannot_begin_on_a_wednesday(window: MainWindow, qtbot: QtBot) -> None:
    inspector = select(window, the_group(window).blocks[0].id)
    field = fields(inspector)["first_day"]
    type_into(qtbot, field, "17.12.2025")
    assert field.error.startswith("Jakso ei voi alkaa ke 17.12.2025")
    assert field.editor.text() == "17.12.2025"


def test_the_weekday_that_the_field_wrote_does_not_bind_the_next_date(
    window: MainWindow, qtbot: QtBot
) -> None:
    inspector = select(window, the_group(window).blocks[0].id)
    type_into(qtbot, fields(inspector)["first_day"], "ma 16.12.2025")
    assert the_group(window).blocks[0].first_day == d("2025-12-16")


def test_the_pattern_switch_moves_the_block_within_its_week(window: MainWindow, qtbot: QtBot) -> None:
    inspector = select(window, the_group(window).blocks[0].id)
    switch = fields(inspector)["pattern"].editor
    qtbot.mouseClick(switch.button("1"), Qt.MouseButton.LeftButton)
    block = the_group(window).blocks[0]
    assert (block.first_day, block.last_day) == (d("2025-12-16"), d("2025-12-19"))
    assert switch.current == "1"


def test_a_name_that_is_taken_is_refused_beside_the_field(window: MainWindow, qtbot: QtBot) -> None:
    inspector = select(window, the_customer(window).id)
    field = fields(inspector)["name"]
    type_into(qtbot, field, "a-1070 ")
    assert field.error == "Nimi ”a-1070” on jo käytössä. Valitse toinen nimi."
    assert the_customer(window).name == "A-1061"


def test_leaders_are_saved_when_their_list_closes(open_window: OpenWindow) -> None:
    window = open_window(plan(group(), staff=(staff("Liisa"), staff("Katri"))))
    inspector = select(window, the_group(window).id)
    editor = fields(inspector)["leaders"].editor
    for action in editor.menu_of_choices.actions():
        action.trigger()
    assert not window._document.can_undo
    editor.menu_of_choices.aboutToHide.emit()
    assert len(the_group(window).leaders) == 2
    assert editor.text().startswith("Liisa, Katri")


def test_a_block_without_leaders_shows_those_of_its_group(window: MainWindow) -> None:
    inspector = select(window, the_group(window).blocks[0].id)
    assert fields(inspector)["leaders"].editor.text() == "Petri Mäki"


def test_a_customer_changes_group_with_everything_planned_for_him(
    open_window: OpenWindow,
) -> None:
    window = open_window(plan(group(customers=(customer("A-1"),)), group("Lahti 1/2026")))
    inspector = select(window, the_group(window).customers[0].id)
    editor = fields(inspector)["group"].editor
    editor.setCurrentIndex(2)
    editor.activated.emit(2)
    oulu_now, lahti = window._document.plan.groups
    assert not oulu_now.customers
    assert [c.name for c in lahti.customers] == ["A-1"]


def test_a_block_shows_its_places_window_and_slack(window: MainWindow) -> None:
    page = select(window, the_group(window).blocks[0].id).page
    assert page is not None
    assert page.places.text == "2 / 8, vähintään 6"
    assert page.window_section.days_text == "13.11.2025–27.1.2026"
    assert page.window_section.slack.text == "43 pv jäljellä"


def test_the_findings_of_a_block_stand_in_its_inspector(window: MainWindow) -> None:
    page = select(window, the_group(window).blocks[0].id).page
    assert page is not None
    assert any("Petri Mäki" in sentence for sentence in page.findings.sentences)


def test_a_drag_shows_now_and_after_and_takes_it_back(window: MainWindow) -> None:
    block = the_group(window).blocks[0]
    page = select(window, block.id).page
    assert page is not None
    preview = window._document.preview(MoveBlock(block.id, d("2026-01-06")))
    window.parts.show_preview(preview)
    assert page.facts.isHidden()
    assert ("Alkaa", "ma 15.12.", "ti 6.1.2026") in page.columns.rows
    assert ("Malli", "ma–to", "ti–pe") in page.columns.rows
    assert page.window_section.slack.text == "21 pv jäljellä (nyt 43 pv)"
    window.parts.show_preview(None)
    assert not page.facts.isHidden()
    assert page.window_section.slack.text == "43 pv jäljellä"


def test_removing_from_the_inspector_says_how_to_get_it_back(window: MainWindow, qtbot: QtBot) -> None:
    page = select(window, the_group(window).blocks[0].id).page
    assert page is not None
    qtbot.mouseClick(page.remove_button, Qt.MouseButton.LeftButton)
    assert len(the_group(window).blocks) == 2
    assert window.parts.status.left_text == "Poistettu Jakso 1, Oulu 1/2026 · Kumoa Ctrl+Z"
    window.qt_actions["edit.undo"].trigger()
    assert len(the_group(window).blocks) == 3


def test_every_field_has_a_name_for_a_screen_reader(window: MainWindow) -> None:
    for entity_id in (the_group(window).id, the_customer(window).id, the_group(window).blocks[0].id):
        for name, field in fields(select(window, entity_id)).items():
            assert field.editor.accessibleName(), name


def test_several_things_selected_are_counted(window: MainWindow) -> None:
    inspector = select(window, *(block.id for block in the_group(window).blocks))
    assert inspector.page is None


def test_a_renamed_customer_is_named_anew_in_the_findings(window: MainWindow) -> None:
    page = select(window, the_group(window).id).page
    assert page is not None
    assert any(sentence.startswith("A-1070") for sentence in page.findings.sentences)
    window._document.submit(Put(replace(bare(the_customer(window, "A-1070")), name="B-7"), the_group(window).id))
    assert any(sentence.startswith("B-7") for sentence in page.findings.sentences)
    assert not any(sentence.startswith("A-1070") for sentence in page.findings.sentences)


def test_a_move_that_takes_the_rest_along_lists_the_blocks_and_counts_the_others(window: MainWindow) -> None:
    block = the_group(window).blocks[0]
    page = select(window, block.id).page
    assert page is not None
    intent = MoveBlockAndRest(block.id, d("2026-01-12"), d("2025-11-19"))
    page.show_preview(window._document.preview(intent))
    assert [row[0] for row in page.columns.rows[-2:]] == ["Jakso 2", "Jakso 3"]


def test_long_names_make_the_inspector_no_wider(open_window: OpenWindow) -> None:
    long = "Etelä-Pohjanmaan hyvinvointialueen ammatillinen kuntoutus " * 4
    leader = staff(long)
    guest = customer(long, instructor=leader.id)
    window = open_window(plan(group(long, leaders=(leader.id,), customers=(guest,)), staff=(leader,)))
    for entity_id in (guest.id, the_group(window).id, leader.id):
        inspector = select(window, entity_id)
        page = inspector.widget()
        assert page.minimumSizeHint().width() <= inspector.viewport().width()


def test_a_scroll_bar_takes_no_room_from_the_fields(window: MainWindow, qtbot: QtBot) -> None:
    inspector = select(window, the_customer(window).id)
    field = fields(inspector)["name"]
    widths = set()
    for height in (2000, 500):
        window.resize(1600, height)
        qtbot.waitUntil(lambda height=height: inspector.verticalScrollBar().isVisible() is (height == 500))
        inspector.widget().layout().activate()
        widths.add(field.width())
    assert len(widths) == 1


def many_visits(count: int) -> Plan:
    visits = [session("2025-12-10", id=f"m{number:05}") for number in range(count)]
    return plan(group("Oulu 1/2026", id="g", customers=[customer("A-1", id="c", visits=visits)]))


def rows_of(inspector: Inspector) -> list[str]:
    assert inspector.page is not None
    links = inspector.page.owned.findChildren(QPushButton)
    return [link.text() for link in links if link.property("role") == "link" and not link.isHidden()]


def test_of_hundreds_of_visits_the_first_are_listed_and_the_rest_on_demand(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    inspector = select(open_window(many_visits(400)), "c")
    assert len(rows_of(inspector)) == AT_ONCE + 1
    assert rows_of(inspector)[-1] == "Näytä lisää: 320 muuta"
    qtbot.mouseClick(inspector.page.owned.findChildren(QPushButton)[AT_ONCE], Qt.MouseButton.LeftButton)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: len(rows_of(inspector)) == 2 * AT_ONCE + 1)
    assert rows_of(inspector)[-1] == "Näytä lisää: 240 muuta"


@pytest.mark.parametrize(("count", "more"), [(AT_ONCE, []), (AT_ONCE + 1, ["Näytä 1 muu"])])
def test_as_many_things_as_are_listed_at_once_leave_nothing_to_show(
    open_window: OpenWindow, count: int, more: list[str]
) -> None:
    assert rows_of(select(open_window(many_visits(count)), "c"))[AT_ONCE:] == more
