"""Closures in the window: typed in a form, seen on the header, found, changed and removed in the inspector."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from taito_planner.domain.intents import Put
from taito_planner.domain.records import Closure
from taito_planner.ui.main_window import MainWindow
from taito_planner.ui.timeline.tips import tip_at
from taito_planner.ui.timeline.weeks import week_tip
from tests.builders import block, customer, d, group, plan, session
from tests.ui.window.conftest import OpenWindow

WINTER = Closure("winter", d("2026-02-16"), d("2026-02-20"), "hiihtoloma")


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    people = [customer(visits=[session("2026-02-18")])]
    return open_window(plan(group(blocks=[block("2026-01-12")], customers=people), closures=(WINTER,)))


def closures(window: MainWindow) -> tuple[Closure, ...]:
    return window._document.plan.closures


def x_of(window: MainWindow, day: date) -> float:
    frame = window.parts.timeline.stage.frame()
    return (frame.x(day.toordinal()) + frame.x(day.toordinal() + 1)) / 2


def test_a_closure_is_added_by_the_form_and_shown(window: MainWindow) -> None:
    form = window.edits.add("closure")
    assert form.windowTitle() == "Lisää suljettu aika"
    for name, text in (("first_day", "6.7.2026"), ("last_day", "31.7.2026"), ("reason", "talon kesäloma")):
        form.fields[name].editor.setText(text)
    form.add_and_close()
    assert [(c.first_day, c.last_day, c.reason) for c in closures(window)][1:] == [
        (d("2026-07-06"), d("2026-07-31"), "talon kesäloma")
    ]
    assert window.parts.inspector.page is not None
    assert window.parts.inspector.page.header.title == "Suljettu aika"
    frame = window.parts.timeline.stage.frame()
    assert frame.head_width < frame.x(d("2026-07-06").toordinal()) < frame.width


def test_a_closure_that_ends_before_it_begins_is_refused_beside_its_end(window: MainWindow) -> None:
    form = window.edits.add("closure")
    for name, text in (("first_day", "6.7.2026"), ("last_day", "5.7.2026")):
        form.fields[name].editor.setText(text)
    assert not form.add()
    assert form.fields["last_day"].error
    assert closures(window) == (WINTER,)


def test_a_press_on_a_closed_day_of_the_header_selects_its_closure(window: MainWindow, qtbot: QtBot) -> None:
    timeline = window.parts.timeline
    timeline.go_to_day(WINTER.first_day)
    for day, selected in (("2026-02-20", ("winter",)), ("2026-02-16", ("winter",))):
        timeline.select()
        at = QPointF(x_of(window, d(day)), timeline.stage.frame().header_height - 4)
        QTest.mouseClick(timeline.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())
        assert timeline.selection == selected
    timeline.select()
    at = QPointF(x_of(window, d("2026-02-23")), timeline.stage.frame().header_height - 4)
    QTest.mouseClick(timeline.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert timeline.selection == ()


def test_a_closure_is_found_by_its_reason(window: MainWindow) -> None:
    hit = window._find("hiihto")[0]
    assert (hit.entity_id, hit.text) == ("winter", "Suljettu aika hiihtoloma, 16.–20.2.2026")


def test_a_closure_is_removed_in_the_inspector_and_comes_back_by_undo(window: MainWindow) -> None:
    window.parts.timeline.show_item("winter")
    page = window.parts.inspector.page
    assert page is not None
    page.remove_button.click()
    assert closures(window) == ()
    window.edits.undo()
    assert closures(window) == (WINTER,)


def test_the_shading_the_day_and_the_week_say_that_the_house_is_closed(window: MainWindow) -> None:
    stage = window.parts.timeline.stage
    monday = WINTER.first_day.toordinal()
    assert stage.weeks.days_off(monday, monday + 6) == [(monday + n, True) for n in range(5)]
    week = stage.weeks.week(monday)
    assert len(week.legal) == 2
    assert week_tip(week, stage.texts).splitlines()[1].startswith("varoitus: Suljettu: hiihtoloma")
    window.parts.timeline.go_to_day(WINTER.first_day)
    at = QPointF(x_of(window, WINTER.first_day), stage.frame().header_height - 4)
    assert "ma 16.2.2026: Suljettu: hiihtoloma" in tip_at(stage, at)[0]


def test_an_edit_of_a_closure_is_seen_at_once(window: MainWindow) -> None:
    stage = window.parts.timeline.stage
    window._document.submit(Put(replace(WINTER, last_day=d("2026-02-17"))))
    monday = WINTER.first_day.toordinal()
    assert len(stage.weeks.days_off(monday, monday + 6)) == 2
    assert [f.rule for f in window._document.checked.findings if f.rule == "visit-on-day-off"] == []

