"""A small picture of a page, as in the preview, shows what the page has."""

from taito_planner.ui.printing import output
from taito_planner.ui.printing.paper import PAPERS
from taito_planner.ui.views.switch import TIMELINE
from tests.ui.printing.conftest import OpenWindow
from tests.ui.printing.plans import many


def test_a_small_picture_of_a_page_keeps_the_lines_of_the_weeks(open_window: OpenWindow) -> None:
    job = open_window(many(6)).prints.job(PAPERS["A4"], view=TIMELINE)

    def lines(scale: float) -> int:
        picture = output.page_picture(job, 0, scale)
        across = range(round(200 * scale), picture.width())
        light = [picture.pixelColor(x, round(285 * scale)).lightness() for x in across]
        return sum(a > b <= c for a, b, c in zip(light, light[1:], light[2:], strict=False))

    assert min(lines(scale) for scale in (0.7, 0.9, 1.25)) > 0.7 * lines(4) > 20
