"""The sign of a finding stands clear of its bar and of the rings around it."""

from datetime import date

from PySide6.QtCore import QRectF

from taito_planner.domain.intents import MoveBlock
from taito_planner.ui.signs import BADGE_SIZE, Sign
from taito_planner.ui.theme import LIGHT
from taito_planner.ui.timeline.facts import Mark
from taito_planner.ui.timeline.finding_rings import badges
from tests.ui.timeline.windows import Driver

LOPPIAINEN_WEEK = date(2026, 1, 5)


def red_pixels(driver: Driver, area: QRectF) -> int:
    image = driver.view.viewport().grab(area.toRect()).toImage()
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixelColor(x, y) == LIGHT.error for x, y in points)


def badge_of(driver: Driver, entity_id: str) -> QRectF:
    """Inside of the badge at the top right of a bar."""
    rect = driver.rect(entity_id)
    return QRectF(rect.right() - 4, rect.top() - 6, 10, 10)


def test_selection_and_focus_are_painted_under_the_badge(driver: Driver) -> None:
    driver.document.submit(MoveBlock("b1", LOPPIAINEN_WEEK))
    driver.view.show_item("b1")
    plain = red_pixels(driver, badge_of(driver, "b1"))
    driver.view.select("b1")
    assert driver.view.stage.focus == "b1"
    assert plain > 20
    assert red_pixels(driver, badge_of(driver, "b1")) == plain


def test_a_bar_of_one_day_is_seen_beside_its_badge(driver: Driver) -> None:
    driver.document.submit(MoveBlock("days", date(2025, 12, 25)))
    driver.view.set_zoom("year")
    driver.view.show_item("days")
    rect = driver.rect("days")
    image = driver.view.viewport().grab().toImage()
    left = int(rect.left()) + 3
    assert rect.width() < 10
    assert image.pixelColor(left, int(rect.top()) + 3) == image.pixelColor(left, int(rect.bottom()) - 3)


def test_of_neighbours_too_narrow_for_two_badges_the_last_one_tells_the_gravest() -> None:
    day = QRectF(0, 4, 6, 16)
    near = badges([(0.0, day, Mark.ERROR), (6.0, day, Mark.WARNING), (40.0, day, Mark.WARNING)])
    assert near == [None, Sign.ERROR, Sign.WARNING]
    assert badges([(0.0, day, Mark.WARNING), (BADGE_SIZE, day, Mark.ERROR)]) == [Sign.WARNING, Sign.ERROR]
    assert badges([(0.0, day, Mark.ACCEPTED), (BADGE_SIZE - 1, day, Mark.ACCEPTED)]) == [None, Sign.ACCEPTED]
