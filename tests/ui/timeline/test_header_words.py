"""Words in the header are whole or not there."""

from datetime import date

from taito_planner.ui.theme import LIGHT
from tests.ui.timeline.windows import Driver

CONTRACT_END = date(2025, 12, 31)


def coloured(driver: Driver, left: float, right: float) -> int:
    """How many pixels of the marker row between two places have the colour of the contract's end."""
    image = driver.view.viewport().grab().toImage()
    height = driver.view.stage.frame().header_height
    reach = range(max(0, int(left)), min(image.width(), int(right)))
    rows = range(int(height) - 16, int(height))
    return sum(image.pixelColor(x, y) == LIGHT.contract for x in reach for y in rows)


def put_at(driver: Driver, from_right: int) -> float:
    """Scrolls until the contract's end lies so far from the right edge; where it is then."""
    frame, days = driver.view.stage.frame(), driver.view.horizontalScrollBar()
    days.setValue(round(days.value() + frame.x(CONTRACT_END.toordinal() + 1) - frame.width + from_right))
    return driver.view.stage.frame().x(CONTRACT_END.toordinal() + 1)


def test_the_word_of_the_contracts_end_stands_left_of_it_at_the_right_edge(driver: Driver) -> None:
    driver.view.resize(1000, 600)
    driver.view.set_zoom("week")  # the word of the day looked at is far away
    x = put_at(driver, 400)
    assert coloured(driver, x + 4, x + 300) > 0
    x = put_at(driver, 40)
    assert coloured(driver, x + 4, x + 40) == 0
    assert coloured(driver, x - 300, x - 2) > 0
