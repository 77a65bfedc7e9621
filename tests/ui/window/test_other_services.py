"""A plan of several services: palette, menu, ribbon, forms and window follow the selected group's own."""

from dataclasses import replace
from datetime import timedelta

import pytest

from taito_planner.domain.days import DaySpan
from taito_planner.domain.entities import bare
from taito_planner.domain.ids import GroupId
from taito_planner.domain.intents import Put
from taito_planner.domain.model import Group, Plan
from taito_planner.storage.holidays import finnish_calendar
from taito_planner.ui.main_window import MainWindow
from tests.builders import block, customer, d, group, plan
from tests.ui.window.conftest import OpenWindow


def mixed() -> Plan:
    taito = group("Oulu 1/2026", id="taito", blocks=[block("2026-01-12", id="t1")], customers=[customer()])
    course = group(
        "Tules 1",
        id="tules",
        service="tules",
        blocks=[block("2026-02-02", 5, id="c1"), block("2026-03-02", 5, id="c2")],
    )
    second = group("Oulu 2/2026", id="second")
    return plan(taito, second, course, calendar=finnish_calendar())


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(mixed())


def names(window: MainWindow) -> list[str]:
    buttons = window.parts.palette.buttons
    return [buttons[kind].text().strip() for kind in ("block-mon", "block-tue") if not buttons[kind].isHidden()]


def the_group(window: MainWindow, group_id: str) -> Group:
    return window._document.plan.group_by_id[GroupId(group_id)]


def test_the_palette_names_the_blocks_of_the_selected_group(window: MainWindow) -> None:
    assert names(window) == ["Jakso ma–to", "Jakso ti–pe"]
    window.parts.timeline.show_item("tules")
    assert names(window) == ["Jakso ma–ke", "Jakso ti–to"]
    window.parts.timeline.show_item("taito")
    assert names(window) == ["Jakso ma–to", "Jakso ti–pe"]


def test_a_weekday_that_begins_no_block_is_not_offered(open_window: OpenWindow) -> None:
    window = open_window(plan(group("Tules 2", id="new", service="tules")))
    window.parts.timeline.show_item("new")
    assert names(window) == ["Jakso ma–pe"]
    assert not window.qt_actions["add.block-tue"].isVisible()
    assert window.qt_actions["add.block-mon"].text().replace("&", "") == "Lisää jakso ma–pe…"


def test_the_form_of_a_block_proposes_the_services_next_place_and_length(window: MainWindow) -> None:
    form = window.edits.add("block-mon", "tules")
    assert form.add()
    assert the_group(window, "tules").opening_blocks[2].span == DaySpan(d("2026-03-30"), d("2026-04-01"))


def test_the_ribbon_shows_the_weeks_of_the_selected_block(window: MainWindow) -> None:
    stage = window.parts.timeline.stage
    easter = d("2026-03-30").toordinal()

    def legal() -> list[int]:
        return [place.pattern.length for place in stage.weeks.week(easter).legal]

    assert legal() == [4]
    window.parts.timeline.show_item("c1")
    assert legal() == []
    window.parts.timeline.show_item("tules")
    assert legal() == []
    window.parts.timeline.show_item("t1")
    assert legal() == [4]


def test_the_group_form_offers_every_service_and_begins_with_the_usual_one(window: MainWindow) -> None:
    form = window.edits.add("group")
    editor = form.fields["service"].editor
    assert [editor.itemText(i) for i in range(editor.count())] == ["Taito-kuntoutus", "Kiila-kuntoutus", "Tules-kurssi"]
    assert editor.value() == "taito"


def test_a_group_that_changes_its_service_is_checked_and_named_by_the_other(window: MainWindow) -> None:
    window.parts.timeline.show_item("taito")
    window._document.submit(Put(replace(bare(the_group(window, "taito")), service="tules")))
    assert "block-shape" in {f.rule for f in window._document.checked.findings_by_group[GroupId("taito")]}
    assert names(window) == ["Jakso ma–pe"]


def test_every_thing_of_another_service_can_be_looked_at(window: MainWindow) -> None:
    for item in ("tules", "c1", "c2"):
        window.parts.timeline.show_item(item)
        page = window.parts.inspector.page
        assert page is not None
        assert page.header.title


def test_a_block_moves_with_the_keys_to_the_next_place_of_its_service(window: MainWindow) -> None:
    window.parts.timeline.show_item("c2")
    before = the_group(window, "tules").opening_blocks[1]
    window.parts.timeline.step_selection(1)
    after = the_group(window, "tules").opening_blocks[1]
    assert after.first_day == before.first_day + timedelta(weeks=1)
    assert after.span.day_count == 5


def test_a_plan_with_a_service_that_is_not_loaded_opens_and_says_so(open_window: OpenWindow) -> None:
    new = group(
        "Uusi 1", id="new", service="uusi", blocks=[block("2026-01-12", id="n1")], customers=[customer("U-1", id="u1")]
    )
    window = open_window(plan(new, group("Oulu 1/2026", id="taito"), calendar=finnish_calendar()))
    for item in ("new", "n1", "u1"):
        window.parts.timeline.show_item(item)
        window.parts.inspector.refresh()
    said = [finding.rule for finding in window._document.checked.findings if finding.group == "new"]
    assert said == ["service-unknown"]
    for key in ("overview", "history", "todo", "timeline"):
        window.qt_actions[f"show.{key}"].trigger()
    form = window.edits.add("block-mon", "new")
    assert not form.add()
    assert form.isVisible()
    assert the_group(window, "new") == new
