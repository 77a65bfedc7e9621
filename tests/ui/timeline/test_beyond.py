"""The marks at a lane's edges: what lies beyond the window, and the way there."""

from PySide6.QtCore import QPointF

from taito_planner.ui.timeline.beyond import beyond, edge_at, edge_rect
from taito_planner.ui.timeline.next_block import NextBlock, leads_to, next_block
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


def test_a_press_on_the_words_of_the_next_block_brings_it_into_sight(driver: Driver) -> None:
    driver.view.set_zoom("week")
    driver.view.go_to_day(d("2025-10-01"))
    there = words_of_next(driver, "a-oulu/blocks")
    assert (there.bar.id, there.direction) == ("b1", 1)
    assert there.words == "Jakso 1 · ma–to 15.–18.12.2025 · +3"
    assert "Jakso 1, Oulu 1/2026" in tip_at(driver.view.stage, there.area.center())[0]
    driver.press(there.area.center())
    first, last = driver.view.stage.frame().visible_days()
    assert driver.view.selection == ("b1",)
    assert first <= d("2025-12-15").toordinal() <= last


def test_after_the_last_block_the_words_lead_back_to_it(driver: Driver) -> None:
    driver.view.set_zoom("week")
    driver.view.go_to_day(d("2026-08-01"))
    there = words_of_next(driver, "a-oulu/blocks")
    assert (there.bar.id, there.direction) == ("days", -1)


def test_beside_the_words_of_the_next_block_a_press_leads_nowhere(driver: Driver) -> None:
    driver.view.set_zoom("week")
    driver.view.go_to_day(d("2025-10-01"))
    area = words_of_next(driver, "a-oulu/blocks").area
    assert leads_to(driver.view.stage, QPointF(area.left() - 4, area.center().y())) is None


def words_of_next(driver: Driver, key: str) -> NextBlock:
    stage = driver.view.stage
    frame, lane = stage.frame(), stage.lane(key)
    place = frame.place_of(key)
    assert lane is not None
    assert place is not None
    there = next_block(frame, stage.facts, stage.texts, stage.ink, lane, frame.row_rect(*place))
    assert there is not None
    return there


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
