"""The menu of fixes: by key, from the findings and the inspector; previews, applies, and lets everything be."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from taito_planner.domain.intents import MoveVisit
from taito_planner.domain.model import Plan
from taito_planner.suggest import fixes, may_have_fixes
from taito_planner.ui.findings_model import COLUMNS
from taito_planner.ui.fixes.link import FixLink
from taito_planner.ui.fixes.menu import FixMenu
from taito_planner.ui.main_window import MainWindow
from tests.builders import block, customer, d, group, plan, staff, start_visit
from tests.ui.window.conftest import OpenWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


def lahti() -> Plan:
    """Block 1 over Loppiainen, its leader on leave on 15.12.; a customer without a visit."""
    petri = staff("Petri Mäki", ("2025-12-15", "2025-12-15"), id="petri")
    blocks = [block("2026-01-05", id="b1"), block("2026-02-02", id="b2"), block("2026-03-02", id="b3")]
    members = [
        customer("A-1", id="c1", visits=[start_visit("2025-11-12", id="v1")]),
        customer("A-2", id="c2"),
    ]
    return plan(group(id="g", leaders=("petri",), blocks=blocks, customers=members), staff=[petri])


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    made = open_window(lahti(), fixes=fixes, may_have_fixes=may_have_fixes)
    made.resize(1600, 900)
    made.activateWindow()
    return made


def first_day(window: MainWindow) -> str:
    return window._document.plan.groups[0].blocks[0].first_day.isoformat()


def open_by_key(window: MainWindow, qtbot: QtBot, *selected: str) -> FixMenu:
    window.parts.timeline.select(*selected)
    window.parts.timeline.setFocus()
    qtbot.keyClick(window.parts.timeline, Key.Key_Period, CONTROL)
    menu = window.fixes.menu
    assert menu is not None
    return menu


def test_the_key_opens_up_to_three_fixes_of_the_selected_bar(window: MainWindow, qtbot: QtBot) -> None:
    menu = open_by_key(window, qtbot, "b1")
    assert len(menu.rows) == 3
    assert menu.rows[0].sentence.startswith("Siirrä jakso 1 viikolle ")
    assert menu.rows[0].effects.startswith("poistaa 1 virheen")
    assert "2 asiakasta siirtyy" in menu.rows[0].effects


def test_the_first_fix_is_previewed_at_once_on_the_timeline_and_in_the_panels(
    window: MainWindow, qtbot: QtBot
) -> None:
    menu = open_by_key(window, qtbot, "b1")
    drag = window.parts.timeline.stage.drag
    assert drag is not None
    assert drag.target is not None
    assert drag.target.place.first == menu.rows[0].fix.facts["span"].first_day.toordinal()
    inspector = window.parts.inspector
    assert inspector.page is not None
    qtbot.waitUntil(lambda: bool(inspector.page and inspector.page.cost.lines))
    assert ("Kerro asiakkaille (2)", "A-1, A-2") in inspector.page.cost.lines


def test_arrows_preview_the_other_fixes_and_change_nothing(window: MainWindow, qtbot: QtBot) -> None:
    menu = open_by_key(window, qtbot, "b1")
    qtbot.keyClick(menu, Key.Key_Down)
    drag = window.parts.timeline.stage.drag
    assert drag is not None
    assert drag.target is not None
    assert drag.target.place.first == menu.rows[1].fix.facts["span"].first_day.toordinal()
    assert first_day(window) == "2026-01-05"


def test_up_from_the_first_fix_comes_to_the_last(window: MainWindow, qtbot: QtBot) -> None:
    menu = open_by_key(window, qtbot, "b1")
    qtbot.keyClick(menu, Key.Key_Up)
    assert menu.rows[-1].hasFocus()


def test_right_and_left_turn_to_the_other_findings_of_the_bar(window: MainWindow, qtbot: QtBot) -> None:
    menu = open_by_key(window, qtbot, "b1")
    names = [menu.accessibleName()]
    while True:
        qtbot.keyClick(window.fixes.menu, Key.Key_Right)
        assert window.fixes.menu is not None
        if window.fixes.menu.accessibleName() == names[0]:
            break
        names.append(window.fixes.menu.accessibleName())
    assert len(names) == len(set(names)) > 1
    qtbot.keyClick(window.fixes.menu, Key.Key_Left)
    assert window.fixes.menu.accessibleName() == names[-1]
    qtbot.keyClick(window.fixes.menu, Key.Key_Escape)
    assert window.fixes.menu is None
    assert window.parts.timeline.stage.drag is None


def test_the_pointer_turns_to_the_next_finding_too(window: MainWindow, qtbot: QtBot) -> None:
    menu = open_by_key(window, qtbot, "b1")
    before = menu.accessibleName()
    menu.turners[1].click()
    assert window.fixes.menu is not None
    assert window.fixes.menu.accessibleName() != before


def test_a_single_finding_has_nothing_to_turn_to(window: MainWindow, qtbot: QtBot) -> None:
    window.fixes.open(window._document.checked.findings[0])
    assert window.fixes.menu is not None
    assert window.fixes.menu.turners == ()
    qtbot.keyClick(window.fixes.menu, Key.Key_Right)
    assert window.fixes.menu is not None


def test_the_menu_says_whom_its_finding_is_about(window: MainWindow, qtbot: QtBot) -> None:
    finding = next(f for f in window._document.checked.findings if f.customer == "c2")
    window.fixes.open(finding)
    assert window.fixes.menu is not None
    assert "A-2: " in window.fixes.menu.accessibleName()


def test_a_fix_that_is_looked_at_is_not_called_a_drop(window: MainWindow, qtbot: QtBot) -> None:
    open_by_key(window, qtbot, "b1")
    remark = window.parts.findings._remark
    qtbot.waitUntil(lambda: remark.text() == "jos korjaat näin:")
    assert window.parts.status.right_text != "Siirretään · Esc peruu"


def test_escape_leaves_plan_timeline_and_panels_as_they_were(window: MainWindow, qtbot: QtBot) -> None:
    timeline = window.parts.timeline
    scrolled = timeline.horizontalScrollBar().value()
    finding = window.parts.findings.current
    menu = open_by_key(window, qtbot, "b1")
    qtbot.keyClick(menu, Key.Key_Escape)
    assert window.fixes.menu is None
    assert timeline.stage.drag is None
    assert timeline.horizontalScrollBar().value() == scrolled
    assert not window._document.can_undo
    assert finding is None or window.parts.findings.current is not None
    assert window.parts.inspector.page is not None
    assert window.parts.inspector.page.cost.isHidden()


def test_enter_applies_the_fix_as_one_step_with_its_own_name(window: MainWindow, qtbot: QtBot) -> None:
    before = window._document.plan
    menu = open_by_key(window, qtbot, "b1")
    wanted = menu.rows[1].fix.facts["span"].first_day
    qtbot.keyClick(menu, Key.Key_Down)
    with qtbot.waitSignal(window._document.plan_changed):
        qtbot.keyClick(menu, Key.Key_Return)
    assert first_day(window) == wanted.isoformat()
    assert window._document.undo_label == "intent.fix-move-block"
    window._document.undo()
    assert window._document.plan == before
    assert not window._document.can_undo


def test_a_digit_chooses_a_fix(window: MainWindow, qtbot: QtBot) -> None:
    menu = open_by_key(window, qtbot, "b1")
    wanted = menu.rows[2].fix.facts["span"].first_day
    qtbot.keyClick(menu, Key.Key_3)
    assert first_day(window) == wanted.isoformat()


def test_a_click_applies_a_fix(window: MainWindow, qtbot: QtBot) -> None:
    menu = open_by_key(window, qtbot, "b1")
    wanted = menu.rows[1].fix.facts["span"].first_day
    qtbot.mouseClick(menu.rows[1], Qt.MouseButton.LeftButton)
    assert first_day(window) == wanted.isoformat()
    assert "Korjattu: Siirrä jakso 1" in window.parts.status.left_text


def test_a_missing_visit_is_added_and_shown(window: MainWindow, qtbot: QtBot) -> None:
    menu = open_by_key(window, qtbot, "c2")
    assert menu.rows[0].sentence == "Lisää starttikäynti ti 25.11.2025"
    qtbot.keyClick(menu, Key.Key_Return)
    visits = window._document.plan.groups[0].customers[1].visits
    assert [visit.on for visit in visits] == [d("2025-11-25")]
    assert window.parts.timeline.selection == (visits[0].id,)


def test_the_column_of_the_findings_opens_the_menu(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.parts.findings
    row = next(i for i, one in enumerate(panel.model.rows) if one.finding.rule == "block-on-holiday")
    cell = panel.model.index(row, COLUMNS.index("fix"))
    assert cell.data() == "Korjaa…"
    at = panel.table.visualRect(cell).center()
    qtbot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    menu = window.fixes.menu
    assert menu is not None
    assert menu.rows[0].fix.finding.rule == "block-on-holiday"


def test_a_finding_without_ways_to_fix_it_offers_none(window: MainWindow) -> None:
    model = window.parts.findings.model
    row = next(i for i, one in enumerate(model.rows) if one.finding.rule == "group-below-minimum")
    assert model.index(row, COLUMNS.index("fix")).data() == ""


def test_the_inspector_offers_the_fixes_of_each_finding(window: MainWindow, qtbot: QtBot) -> None:
    window.parts.timeline.select("b1")
    links = [link for link in window.parts.inspector.findChildren(FixLink) if not link.isHidden()]
    assert links
    qtbot.mouseClick(links[0], Qt.MouseButton.LeftButton)
    assert window.fixes.menu is not None
    assert window.fixes.menu.rows


def test_where_no_move_helps_the_menu_says_why(window: MainWindow, qtbot: QtBot) -> None:
    finding = next(f for f in window._document.checked.findings if f.rule == "group-below-minimum")
    window.fixes.open(finding)
    menu = window.fixes.menu
    assert menu is not None
    assert menu.rows == []
    assert menu.words.text() == "Tätä ei korjata siirtämällä: se tarvitsee tiedon, päätöksen tai todistuksen."
    qtbot.keyClick(menu, Key.Key_Return)
    assert window.fixes.menu is None


def test_with_nothing_selected_the_status_bar_says_what_to_do(window: MainWindow, qtbot: QtBot) -> None:
    window.parts.timeline.select()
    window.parts.findings.table.setCurrentIndex(window.parts.findings.model.index(-1, 0))
    window.fixes.open()
    assert window.fixes.menu is None
    assert "Valitse ensin" in window.parts.status.left_text


def test_an_edit_from_elsewhere_closes_the_menu(window: MainWindow, qtbot: QtBot) -> None:
    open_by_key(window, qtbot, "b1")
    window._document.submit(MoveVisit("v1", d("2025-11-20")))
    assert window.fixes.menu is None
    assert window.parts.timeline.stage.drag is None


def test_a_fix_is_read_out_with_what_comes_of_it(window: MainWindow, qtbot: QtBot) -> None:
    menu = open_by_key(window, qtbot, "b1")
    assert menu.accessibleName().startswith("Korjaukset havaintoon: ")
    row = menu.rows[0]
    assert isinstance(row, QPushButton)
    assert row.accessibleName() == f"{row.sentence}: {row.effects}"


def test_the_menu_stays_on_the_screen(window: MainWindow, qtbot: QtBot) -> None:
    menu = open_by_key(window, qtbot, "b1")
    area = QApplication.primaryScreen().availableGeometry()
    assert area.contains(menu.geometry().topLeft())
    assert area.right() >= menu.pos().x() + menu.width() or menu.pos() == QPoint(area.left(), area.top())


def test_a_read_only_plan_offers_no_fix(open_read_only) -> None:  # type: ignore[no-untyped-def]
    made = open_read_only(lahti())
    made.fixes.open(made._document.checked.findings[0])
    assert made.fixes.menu is None
    assert not made.qt_actions["findings.fix"].isEnabled()
