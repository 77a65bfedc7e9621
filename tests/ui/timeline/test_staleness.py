"""After an edit only the lanes it touches are worked out again."""

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from taito_planner.domain.intents import MoveBlock, MoveVisit, Put
from taito_planner.rules.checker import check
from taito_planner.storage.profiles import load_profiles
from taito_planner.ui.timeline.facts import PlanFacts
from taito_planner.ui.timeline.lanes import LaneBook
from taito_planner.ui.timeline.staleness import Stale, stale_since
from tests.builders import d, staff
from tests.ui.timeline.conftest import oulu_plan
from tests.ui.timeline.windows import AS_OF, Driver

NOTHING: frozenset[str] = frozenset()


def since(driver: Driver, *intents: object) -> Stale | None:
    before = driver.document.checked
    for intent in intents:
        driver.document.submit(intent)  # type: ignore[arg-type]
    return stale_since(before, driver.document.checked)


def stale_keys(driver: Driver, stale: Stale) -> set[str]:
    rows = LaneBook().rows(driver.document.plan, NOTHING)
    return {lane.key for lane in (*rows.groups, *rows.staff) if stale.holds(lane)}


def test_a_moved_visit_leaves_other_groups_as_they_were(driver: Driver) -> None:
    stale = since(driver, MoveVisit("v2", d("2025-12-03")))
    assert stale is not None
    keys = stale_keys(driver, stale)
    assert {"a-oulu", "c1", "c2"} <= keys
    assert "c3" not in keys
    assert "b-lahti/blocks" not in keys


def test_a_block_moved_off_a_leave_touches_that_person(driver: Driver) -> None:
    stale = since(driver, MoveBlock("b1", d("2026-01-19")))
    assert stale is not None
    assert "petri" in stale_keys(driver, stale)


def test_a_change_of_people_or_of_a_groups_name_touches_everything(driver: Driver) -> None:
    assert since(driver, Put(staff("Uusi ihminen", id="new"))) is None
    group = driver.document.plan.groups[0]
    assert since(driver, Put(replace(group, name="Oulu 2/2026"))) is None


def test_another_day_touches_everything() -> None:
    plan, profiles = oulu_plan(), load_profiles()
    assert stale_since(check(plan, profiles, AS_OF), check(plan, profiles, d("2025-11-20"))) is None


def test_what_is_painted_after_edits_is_what_a_new_window_paints(
    driver: Driver, tmp_path: Path, qtbot: QtBot
) -> None:
    driver.view.grab()
    driver.document.submit(MoveBlock("b1", d("2026-01-19")))
    driver.view.grab()
    driver.document.submit(MoveVisit("v2", d("2025-12-05")))
    driver.document.submit(MoveBlock("lahti-1", d("2026-01-19")))
    (tmp_path / "other").mkdir()
    other = Driver(driver.document.plan, tmp_path / "other")
    qtbot.addWidget(other.view)
    other.view.horizontalScrollBar().setValue(driver.view.horizontalScrollBar().value())
    for view in (driver.view, other.view):
        view.clearFocus()
        view.stage.shows_focus = False
    assert driver.view.viewport().grab().toImage() == other.view.viewport().grab().toImage()
    other.close()


def test_marks_kept_over_edits_are_those_worked_out_anew(driver: Driver) -> None:
    stage = driver.view.stage
    for block_id, day in (("b1", "2026-01-19"), ("lahti-1", "2025-12-15"), ("b2", "2026-03-02"), ("b1", "2025-12-15")):
        for lane in (*stage.groups_stack().lanes, *stage.staff_stack().lanes):
            stage.facts.marked(lane)
        driver.document.submit(MoveBlock(block_id, d(day)))
        anew = PlanFacts(driver.document.checked)
        for lane in (*stage.groups_stack().lanes, *stage.staff_stack().lanes):
            assert stage.facts.marked(lane) == anew.marked(lane), lane.key
