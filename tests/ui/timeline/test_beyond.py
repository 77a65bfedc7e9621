"""The marks at a lane's edges: what lies beyond the window, and the way there."""

from PySide6.QtCore import QPointF

from taito_planner.ui.timeline.beyond import beyond, edge_at, edge_rect
from taito_planner.ui.timeline.tips import tip_at
from tests.builders import d
from tests.ui.timeline.windows import Driver


def edge(driver: Driver, key: str, direction: int) -> QPointF:
    frame = driver.view.stage.frame()
    place = frame.place_of(key)
    assert place is not None
    return edge_rect(frame, frame.row_rect(*place), direction).center()


def test_a_bar_with_a_finding_beyond_the_edge_is_counted_on_its_side(driver: Driver) -> None:
    stage = driver.view.stage
    lane = stage.lane("b-lahti/blocks")
    assert lane is not None
    marked = [bar.id for bar, _ in stage.facts.marked(lane)]
    assert marked
    first = min(bar.first for bar, _ in stage.facts.marked(lane))
    left, right = beyond(lane, stage.facts, first - 100, first - 1)
    assert left is None
    assert right is not None
    assert right.nearest.first == first
    assert right.count == len(marked)
    left, right = beyond(lane, stage.facts, first, first + 1000)
    assert (left, right) == (None, None)


def test_a_press_on_the_mark_brings_the_nearest_bar_into_sight(driver: Driver) -> None:
    driver.view.set_zoom("week")
    driver.view.go_to_day(d("2026-08-01"))
    driver.press(edge(driver, "b-lahti/blocks", -1))
    frame = driver.view.stage.frame()
    first, last = frame.visible_days()
    found = driver.view.stage.find_bar(driver.view.selection[0])
    assert found is not None
    assert first <= found[1].first <= last


def test_the_marks_tooltip_says_how_many_and_where(driver: Driver) -> None:
    driver.view.go_to_day(d("2026-08-01"))
    driver.view.set_zoom("week")
    said = tip_at(driver.view.stage, edge(driver, "b-lahti/blocks", -1))[0]
    assert "ikkunan reunan takana" in said


def test_an_open_groups_header_has_no_marks_of_its_own(driver: Driver) -> None:
    driver.view.set_zoom("week")
    driver.view.go_to_day(d("2026-08-01"))
    stage = driver.view.stage
    at = edge(driver, "a-oulu", -1)
    assert edge_at(stage.frame(), stage.facts, at) is None


def test_marks_are_painted_at_every_zoom(driver: Driver) -> None:
    for zoom in ("week", "month", "year"):
        driver.view.set_zoom(zoom)
        for day in ("2024-09-01", "2026-08-01"):
            driver.view.go_to_day(d(day))
            assert not driver.view.grab().isNull()
