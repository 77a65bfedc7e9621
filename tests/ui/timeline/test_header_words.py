"""Words in the header are whole or not there."""

from datetime import date

import pytest
from PySide6.QtGui import QColor

from taito_planner.ui.theme import LIGHT
from taito_planner.ui.timeline.ink import Style
from taito_planner.ui.timeline.month_words import month_words
from taito_planner.ui.timeline.time_axis import MIN_ZOOM
from tests.ui.timeline.windows import AS_OF, Driver

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


def is_ground(driver: Driver, x: float, top: int, height: int) -> bool:
    """Whether nothing is written in a column of pixels between two heights."""
    image = driver.view.viewport().grab().toImage()
    ground = LIGHT.header, LIGHT.header_month_line
    return all(image.pixelColor(int(x), y) in ground for y in range(top, top + height))


@pytest.mark.parametrize(("zoom", "height"), [("month", 20), ("year", 20), ("week", 28)])
def test_no_number_is_cut_at_an_edge_of_the_lanes(driver: Driver, zoom: str, height: int) -> None:
    driver.view.set_zoom(zoom)
    days, frame = driver.view.horizontalScrollBar(), driver.view.stage.frame()
    start = days.value() + round(frame.axis.px_per_day * 28)  # the day looked at is elsewhere
    for step in range(0, round(frame.axis.px_per_day * 7) + 1, 3):
        days.setValue(start + step)
        assert is_ground(driver, frame.head_width + 1, 20, height - 1), step
        assert is_ground(driver, frame.width - 1, 20, height - 1), step


def test_the_number_of_a_week_stays_in_sight_while_the_week_has_room(driver: Driver) -> None:
    driver.view.set_zoom("month")
    days, frame = driver.view.horizontalScrollBar(), driver.view.stage.frame()
    days.setValue(round(days.value() + frame.x(date(2025, 12, 31).toordinal()) - frame.head_width))
    assert not all(is_ground(driver, frame.head_width + 3 + step, 22, 16) for step in range(14))


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("zoom", [MIN_ZOOM, 3.0, 6.0])
def test_each_year_is_told_once_and_each_month_has_a_word(driver: Driver, zoom: float, language: str) -> None:
    driver.view.scrolling.zoom_to(zoom)
    driver.view.horizontalScrollBar().setValue(0)
    scene = driver.view.stage.scene()
    words = [word for _, word in month_words(scene.frame, scene.ink, language)]
    assert all(words[1:-1])  # those that no edge cuts
    first, last = scene.frame.visible_days()
    for year in range(date.fromordinal(first + 31).year, date.fromordinal(last - 31).year + 1):
        assert any(str(year) in word for word in words), (year, words)


def test_a_month_without_room_is_a_word_short_of_it(driver: Driver) -> None:
    driver.view.scrolling.zoom_to(MIN_ZOOM)
    scene = driver.view.stage.scene()
    widths = [scene.ink.width(word, Style.BOLD) for _, word in month_words(scene.frame, scene.ink, "fi")]
    assert max(widths) <= 31 * MIN_ZOOM - 10


def in_markers(driver: Driver, colour: QColor) -> list[int]:
    """The columns of the marker row in which ``colour`` is."""
    image = driver.view.viewport().grab().toImage()
    height = int(driver.view.stage.frame().header_height)
    across = range(int(driver.view.stage.frame().head_width), image.width())
    return [x for x in across if image.pixelColor(x, height - 3) == colour]


def test_the_word_of_the_day_looked_at_is_whole_at_both_edges(driver: Driver) -> None:
    driver.view.set_zoom("month")
    days, frame = driver.view.horizontalScrollBar(), driver.view.stage.frame()
    middle = days.value()
    whole = len(in_markers(driver, LIGHT.today))
    line = frame.x(AS_OF.toordinal())
    days.setValue(round(middle + line - frame.head_width + 20))
    assert in_markers(driver, LIGHT.today) == []
    days.setValue(round(middle + line - frame.width + 20))
    assert len(in_markers(driver, LIGHT.today)) == whole
