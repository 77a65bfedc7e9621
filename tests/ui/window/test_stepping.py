"""Undo and redo in the window: what they change is in sight, as it was."""

from datetime import datetime

from PySide6.QtGui import QAction

from taito_planner.domain.intents import MoveBlock, MoveBlockAndRest, Put
from taito_planner.domain.model import Customer
from taito_planner.domain.records import Tick
from taito_planner.ui.main_window import MainWindow
from taito_planner.ui.timeline.sight import is_in_sight
from tests.builders import d
from tests.ui.timeline.conftest import oulu_plan
from tests.ui.window.conftest import OpenWindow


def undo(window: MainWindow) -> None:
    action: QAction = window.qt_actions["edit.undo"]
    action.trigger()


def test_what_undo_puts_back_is_brought_into_sight_and_selected(open_window: OpenWindow) -> None:
    window = open_window(oulu_plan())
    timeline = window.parts.timeline
    window._document.submit(MoveBlock("b1", d("2026-01-12")))
    timeline.set_zoom("week")
    timeline.select("c3")
    timeline.go_to_day(d("2026-08-01"))
    undo(window)
    assert timeline.selection == ("b1",)
    assert is_in_sight(timeline.stage, "b1")


def test_what_is_in_sight_already_does_not_move(open_window: OpenWindow) -> None:
    window = open_window(oulu_plan())
    timeline = window.parts.timeline
    timeline.go_to_day(d("2025-12-20"))
    window._document.submit(MoveBlock("b1", d("2026-01-12")))
    before = timeline.state()
    undo(window)
    assert timeline.state() == before


def test_a_selection_that_the_step_touches_stays_as_it_is(open_window: OpenWindow) -> None:
    window = open_window(oulu_plan())
    window._document.submit(MoveBlockAndRest("b1", d("2026-01-12"), d("2025-11-19")))
    window.parts.timeline.select("b1")
    undo(window)
    assert window.parts.timeline.selection == ("b1",)


def test_a_group_taken_out_comes_back_selected_alone(open_window: OpenWindow) -> None:
    window = open_window(oulu_plan())
    window.parts.timeline.select("a-oulu")
    window.edits.remove_selected()
    undo(window)
    assert window.parts.timeline.selection == ("a-oulu",)


def test_a_closed_group_opens_for_what_comes_back_in_it(open_window: OpenWindow) -> None:
    window = open_window(oulu_plan())
    timeline = window.parts.timeline
    timeline.select("v1")
    window.edits.remove_selected()
    timeline.collapse("a-oulu", True)
    undo(window)
    assert timeline.selection == ("v1",)
    assert is_in_sight(timeline.stage, "v1")


def test_undo_of_a_new_thing_selects_nothing_in_its_place(open_window: OpenWindow) -> None:
    window = open_window(oulu_plan())
    window.parts.timeline.select("b1")
    window._document.submit(Put(Customer("new", "A-2000", decision_given_on=d("2025-11-03")), "a-oulu"))
    undo(window)
    assert window.parts.timeline.selection == ("b1",)


def test_undo_of_what_the_timeline_does_not_show_leaves_it_alone(open_window: OpenWindow) -> None:
    window = open_window(oulu_plan())
    window.parts.timeline.select("b1")
    before = window.parts.timeline.state()
    window._document.submit(Put(Tick("t", "notice:x", "Aino", datetime(2025, 11, 19, 9))))
    undo(window)
    window.qt_actions["edit.redo"].trigger()
    assert window.parts.timeline.selection == ("b1",)
    assert window.parts.timeline.state() == before


def test_a_group_is_taken_out_together_with_what_of_it_is_selected_too(open_window: OpenWindow) -> None:
    window = open_window(oulu_plan())
    before = window._document.plan
    window.parts.timeline.select("v1", "c2", "b1", "a-oulu", "lahti-1")
    window.edits.remove_selected()
    assert [group.id for group in window._document.plan.groups] == ["b-lahti"]
    assert window._document.plan.groups[0].opening_blocks == ()
    undo(window)
    assert window._document.plan == before
