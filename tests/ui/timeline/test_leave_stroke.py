"""Leave painted on a staff lane with the mouse."""

from dataclasses import replace

from PySide6.QtCore import QPointF, Qt

from taito_planner.domain.days import DaySpan
from taito_planner.domain.intents import Put
from taito_planner.ui.timeline.tips import tip_at
from tests.builders import d
from tests.ui.timeline.windows import CONTROL, Driver


def leaves(driver: Driver, person: str) -> list[DaySpan]:
    return [leave.span for leave in driver.document.plan.staff_by_id[person].leaves]  # type: ignore[index]


def stroke(driver: Driver, first: str, last: str) -> QPointF:
    start = driver.at_day(d(first), driver.lane_middle("petri"))
    to = driver.at_day(d(last), start.y())
    driver.press(start)
    driver.move(start + QPointF(12, 0))
    driver.move(to)
    return to


def test_a_stroke_on_a_staff_lane_becomes_leave_in_one_step(driver: Driver) -> None:
    before = driver.document.plan
    driver.release(stroke(driver, "2026-02-02", "2026-02-13"))
    assert DaySpan(d("2026-02-02"), d("2026-02-13")) in leaves(driver, "petri")
    assert driver.document.undo_label == "intent.paint-leave"
    driver.document.undo()
    assert driver.document.plan == before


def test_a_stroke_backwards_is_the_same_leave(driver: Driver) -> None:
    driver.release(stroke(driver, "2026-02-13", "2026-02-02"))
    assert DaySpan(d("2026-02-02"), d("2026-02-13")) in leaves(driver, "petri")


def test_the_stroke_shows_what_it_would_break(driver: Driver) -> None:
    to = stroke(driver, "2026-01-23", "2026-01-30")
    drag = driver.view.stage.drag
    assert drag is not None
    assert drag.preview is not None
    assert any(finding.rule == "staff-on-leave" for finding in drag.preview.appeared)
    assert not driver.view.grab().isNull()
    driver.release(to)


def test_escape_ends_the_stroke_without_leave(driver: Driver) -> None:
    before = driver.document.plan
    to = stroke(driver, "2026-02-02", "2026-02-13")
    driver.key(Qt.Key.Key_Escape)
    driver.release(to)
    assert driver.document.plan is before
    assert driver.view.stage.drag is None


def test_a_click_on_a_free_place_makes_no_leave(driver: Driver) -> None:
    before = driver.document.plan
    driver.click(driver.at_day(d("2026-02-02"), driver.lane_middle("petri")))
    assert driver.document.plan is before


def test_a_release_outside_the_window_makes_no_leave(driver: Driver) -> None:
    before = driver.document.plan
    to = stroke(driver, "2026-02-02", "2026-02-13")
    driver.move(QPointF(to.x(), 5000))
    driver.release(QPointF(to.x(), 5000))
    assert driver.document.plan is before


def test_with_control_the_stroke_is_a_rubber_band(driver: Driver) -> None:
    before = driver.document.plan
    start = driver.at_day(d("2026-02-02"), driver.lane_middle("petri"))
    driver.press(start, CONTROL)
    driver.move(start + QPointF(60, 0), CONTROL)
    assert driver.view.stage.rubber is not None
    driver.release(start + QPointF(60, 0), CONTROL)
    assert driver.document.plan is before


def test_undo_in_the_middle_of_a_stroke_ends_it(driver: Driver) -> None:
    driver.release(stroke(driver, "2026-02-02", "2026-02-06"))
    to = stroke(driver, "2026-03-02", "2026-03-06")
    driver.document.undo()
    assert driver.view.stage.drag is None
    driver.release(to)
    assert len(leaves(driver, "petri")) == 1


def test_a_staff_lane_tells_the_load_of_its_week(driver: Driver) -> None:
    week = tip_at(driver.view.stage, driver.at_day(d("2026-01-31"), driver.lane_middle("petri")))[0]
    assert week.startswith("vk 5: varattu 4 / 5 pv")


def test_a_week_with_leave_tells_the_leave_too(driver: Driver) -> None:
    load = driver.view.stage.facts.load_of(driver.document.plan.staff_by_id["katri"])  # type: ignore[index]
    assert load.weeks[d("2026-01-05")].leave_days == 3


def test_a_stroke_over_leave_makes_it_longer_and_its_reason_stays(driver: Driver) -> None:
    driver.release(stroke(driver, "2026-02-09", "2026-02-13"))
    first = driver.document.plan.staff_by_id["petri"].leaves[-1]  # type: ignore[index]
    driver.document.submit(Put(replace(first, reason="talviloma"), "petri"))
    to = stroke(driver, "2026-02-03", "2026-02-10")
    card = driver.view.stage.drag.card  # type: ignore[union-attr]
    assert card is not None
    assert card.title == "3.–13.2.2026"
    assert ("Yhdistyy lomaan", "ma–pe 9.–13.2.2026") in card.facts
    assert [key.key for key in card.keys] == ["Esc"]
    driver.release(to)
    whole = driver.document.plan.staff_by_id["petri"].leaves[-1]  # type: ignore[index]
    assert whole == replace(first, first_day=d("2026-02-03"), reason="talviloma")


def test_a_stroke_over_two_leaves_makes_all_of_it_one_in_one_step(driver: Driver) -> None:
    for first, last in (("2026-02-02", "2026-02-04"), ("2026-02-12", "2026-02-13")):
        driver.release(stroke(driver, first, last))
    before = driver.document.plan
    driver.release(stroke(driver, "2026-03-02", "2026-02-04"))
    assert leaves(driver, "petri")[1:] == [DaySpan(d("2026-02-02"), d("2026-03-02"))]
    driver.document.undo()
    assert driver.document.plan == before


def test_leave_that_begins_the_day_after_another_stays_its_own(driver: Driver) -> None:
    driver.release(stroke(driver, "2026-02-02", "2026-02-04"))
    driver.release(stroke(driver, "2026-03-02", "2026-02-05"))
    assert len(leaves(driver, "petri")) == 3
