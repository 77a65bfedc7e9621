"""The heads of the heat map: months whole or not there, and the next step where there is nobody."""

from PySide6.QtGui import QImage

from taito_planner.ui.views.overview.load_table import LoadTable
from tests.builders import group, plan
from tests.ui.views.conftest import OpenWindow
from tests.ui.views.test_overview import overview, two_groups


def head_of(table: LoadTable) -> QImage:
    return table.horizontalHeader().viewport().grab().toImage()


def test_the_month_of_the_first_week_in_sight_is_whole_wherever_it_begins(open_window: OpenWindow) -> None:
    table = overview(open_window(two_groups())).load
    ground = table.look.theme.surface
    days = table.horizontalScrollBar()
    for step in range(0, 5 * 48, 12):
        days.setValue(step)
        image = head_of(table)
        assert all(image.pixelColor(x, y) == ground for x in range(3) for y in range(2, 16)), step


def test_an_overview_of_groups_alone_tells_how_to_add_people(open_window: OpenWindow) -> None:
    def inked(table: LoadTable) -> int:
        image, ground = table.viewport().grab().toImage(), table.look.theme.surface
        return sum(image.pixelColor(x, y) != ground for x in range(4, 160) for y in range(8, 26))

    assert inked(overview(open_window(plan(group()))).load) > 100
