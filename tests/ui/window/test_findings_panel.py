"""The findings below the plan: counts, filters, jumping, and what a drag would change."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from taito_planner.domain.intents import MoveBlock
from taito_planner.rules.finding import Severity
from taito_planner.ui.findings_model import COLUMNS, RowState
from taito_planner.ui.findings_order import is_past
from taito_planner.ui.findings_panel import FindingsPanel
from taito_planner.ui.main_window import MainWindow
from taito_planner.ui.theme import LIGHT
from tests.builders import block, customer, d, group, plan, start_visit
from tests.ui.window.conftest import OpenWindow
from tests.ui.window.plans import oulu


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(oulu())


def shown(panel: FindingsPanel) -> list[str]:
    return [row.finding.rule for row in panel.model.rows]


def cell(panel: FindingsPanel, row: int, column: str) -> str:
    return str(panel.model.index(row, COLUMNS.index(column)).data())


def test_the_worst_findings_stand_first(window: MainWindow) -> None:
    severities = [row.finding.severity for row in window.parts.findings.model.rows]
    assert severities == sorted(severities, reverse=True)
    assert severities[0] is Severity.ERROR


def test_a_row_says_severity_rule_group_subject_and_sentence(window: MainWindow) -> None:
    panel = window.parts.findings
    row = shown(panel).index("start-visit-count")
    assert cell(panel, row, "severity") == "virhe"
    assert cell(panel, row, "rule") == "Starttikäynnit 1–5"
    assert cell(panel, row, "group") == "Oulu 1/2026"
    assert cell(panel, row, "subject") == "A-1070"
    assert "starttikäyn" in cell(panel, row, "sentence").lower()


def test_a_chip_hides_and_shows_its_severity(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.parts.findings
    before = shown(panel)
    chip = panel.chips[Severity.ERROR]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert all(row.finding.severity is not Severity.ERROR for row in panel.model.rows)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert shown(panel) == before


def test_a_chip_has_its_colour_only_while_there_is_something_to_see(window: MainWindow) -> None:
    chip = window.parts.findings.chips[Severity.ERROR]

    def ground(*counts: int) -> QColor:
        chip.show_count(*counts)
        picture = chip.grab().toImage()
        return picture.pixelColor(picture.width() - 7, picture.height() // 2)

    assert ground(2) == LIGHT.error_soft
    assert ground(0) == LIGHT.surface
    assert ground(0, 1) == LIGHT.error_soft
    assert ground(1, 0) == LIGHT.error_soft
    assert chip.accessibleName() == "1 → 0 virhettä"


def test_the_chips_stand_where_they_stood_before_a_drag(window: MainWindow) -> None:
    panel, chip = window.parts.findings, window.parts.findings.chips[Severity.ERROR]
    QApplication.processEvents()
    before = chip.x()
    document = window._document
    panel.show_preview(document.preview(MoveBlock(document.plan.groups[0].blocks[0].id, d("2026-01-12"))))
    QApplication.processEvents()
    assert chip.x() > before
    panel.show_preview(None)
    QApplication.processEvents()
    assert chip.x() == before


def test_the_words_of_a_column_begin_where_its_head_begins(window: MainWindow) -> None:
    table = window.parts.findings.table
    picture = table.grab().toImage()
    head_height = table.horizontalHeader().height()

    def begins(column: int, top: int, height: int) -> int:
        left = table.columnViewportPosition(column)
        ground = picture.pixelColor(left + 1, top + 2)
        inked = (x for x in range(left, left + 60) for y in range(top + 2, top + height - 2)
                 if abs(picture.pixelColor(x, y).lightness() - ground.lightness()) > 60)  # fmt: skip
        return next(inked) - left

    for column in map(COLUMNS.index, ("rule", "group", "subject", "sentence")):
        row_top = head_height + table.rowViewportPosition(1)
        assert begins(column, 0, head_height) == pytest.approx(begins(column, row_top, table.rowHeight(1)), abs=1)


def test_findings_older_than_thirty_days_stand_behind_a_chip(open_window: OpenWindow, qtbot: QtBot) -> None:
    late = customer("A-1", "2025-06-02", visits=(start_visit("2025-08-04"),))
    window = open_window(plan(group(customers=(late,))), as_of=d("2025-09-04"))
    panel = window.parts.findings
    assert not panel.past_chip.isHidden()
    assert "first-visit-late" not in shown(panel)
    qtbot.mouseClick(panel.past_chip, Qt.MouseButton.LeftButton)
    assert "first-visit-late" in shown(panel)


@pytest.mark.parametrize(("as_of", "past"), [("2025-09-03", False), ("2025-09-04", True)])
def test_the_thirtieth_day_is_not_past_and_the_next_one_is(open_window: OpenWindow, as_of: str, past: bool) -> None:
    late = customer("A-1", "2025-06-02", visits=(start_visit("2025-08-04"),))
    window = open_window(plan(group(customers=(late,))), as_of=d(as_of))
    finding = next(f for f in window._document.checked.findings if f.rule == "first-visit-late")
    assert finding.on == d("2025-08-04")
    assert is_past(finding, d(as_of)) is past


def test_a_click_selects_the_bar(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.parts.findings
    row = shown(panel).index("staff-on-leave")
    spot = panel.table.visualRect(panel.model.index(row, 1)).center()
    qtbot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    block_id = window._document.plan.groups[0].blocks[0].id
    assert window.parts.timeline.selection == (block_id,)
    assert window.parts.inspector.page is not None
    assert window.parts.inspector.page.header.title == "Jakso 1"


def test_f8_walks_the_findings_and_around(window: MainWindow) -> None:
    panel = window.parts.findings
    count = panel.model.rowCount()
    walked = []
    for _ in range(count):
        window.qt_actions["view.next-finding"].trigger()
        walked.append(panel.table.currentIndex().row())
    assert walked == list(range(count))
    window.qt_actions["view.next-finding"].trigger()
    assert panel.table.currentIndex().row() == 0
    window.qt_actions["view.previous-finding"].trigger()
    assert panel.table.currentIndex().row() == count - 1


def test_a_finding_about_a_customer_without_a_bar_selects_the_customer(window: MainWindow) -> None:
    panel = window.parts.findings
    panel._pick(shown(panel).index("start-visit-count"))
    customer_id = next(c.id for c in window._document.plan.groups[0].customers if c.name == "A-1070")
    assert window.parts.timeline.selection == (customer_id,)


def test_a_drag_puts_new_and_cleared_findings_first(window: MainWindow) -> None:
    panel = window.parts.findings
    block_id = window._document.plan.groups[0].blocks[0].id
    before = panel.chips[Severity.ERROR].text()
    window.parts.show_preview(window._document.preview(MoveBlock(block_id, d("2026-01-06"))))
    states = [row.state for row in panel.model.rows]
    assert states[0] is RowState.NEW
    assert RowState.GOES in states
    assert cell(panel, 0, "severity") == "uusi virhe"
    assert "→" in panel.chips[Severity.ERROR].text()
    window.parts.show_preview(None)
    assert {row.state for row in panel.model.rows} == {RowState.STANDS}
    assert panel.chips[Severity.ERROR].text() == before


def test_the_chosen_finding_stays_chosen_after_an_edit(window: MainWindow) -> None:
    panel = window.parts.findings
    panel._go_to(shown(panel).index("start-visit-count"))
    window._document.submit(MoveBlock(window._document.plan.groups[0].blocks[1].id, d("2026-02-02")))
    assert panel.current is not None
    assert panel.current.rule == "start-visit-count"


def test_a_plan_without_findings_says_so(open_window: OpenWindow) -> None:
    window = open_window(plan(), as_of=None)
    panel = window.parts.findings
    assert panel._remark.text() == "ei havaintoja"
    assert "Kun ryhmällä on asiakkaita" in panel._nothing.text()


def test_a_filter_that_hides_everything_says_how_to_show_it(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.parts.findings
    for chip in panel.chips.values():
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert panel.model.rowCount() == 0
    assert "piilotettu" in panel._nothing.text()


def test_a_block_moved_on_the_plan_updates_the_counts(open_window: OpenWindow) -> None:
    window = open_window(plan(group(blocks=(block("2026-01-12"),))))
    panel = window.parts.findings
    before = shown(panel).count("block-on-holiday")
    window._document.submit(MoveBlock(window._document.plan.groups[0].blocks[0].id, d("2026-01-05")))
    assert shown(panel).count("block-on-holiday") == before + 1


def test_a_chosen_row_keeps_the_colours_of_its_words(window: MainWindow) -> None:
    table, model = window.parts.findings.table, window.parts.findings.model
    severity, rule = (table.visualRect(model.index(0, COLUMNS.index(name))) for name in ("severity", "rule"))
    table.selectRow(0)
    image, red = table.viewport().grab().toImage(), model.theme.error

    def has(place: QRect, colour: QColor) -> bool:
        points = ((x, y) for x in range(place.left(), place.right()) for y in range(place.top(), place.bottom()))
        return any(_is_like(image.pixelColor(x, y), colour) for x, y in points)

    assert has(severity.adjusted(28, 0, 0, 0), red)
    assert not has(rule, red)


def _is_like(one: QColor, other: QColor) -> bool:
    parts = zip(one.getRgb(), other.getRgb(), strict=True)
    return all(abs(int(a) - int(b)) < 12 for a, b in parts)  # type: ignore[call-overload]
