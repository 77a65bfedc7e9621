"""The whole plan in the width of the window, or a word about the days that are not."""

from tests.builders import block, group, plan
from tests.ui.window.conftest import OpenWindow


def test_a_plan_too_long_for_any_zoom_says_how_to_come_to_the_other_days(open_window: OpenWindow) -> None:
    window = open_window(plan(group("Oulu 1/2023", blocks=[block("2023-01-09"), block("2027-11-01")])))
    window.qt_actions["view.fit"].trigger()
    said = window.parts.status.left_text
    assert said.startswith("Suunnitelma (9.1.2023–4.11.2027) ei mahdu kerralla ikkunaan")


def test_a_plan_that_fits_says_nothing(open_window: OpenWindow) -> None:
    window = open_window(plan(group("Oulu 1/2026", blocks=[block("2026-01-12"), block("2026-03-02")])))
    before = window.parts.status.left_text
    window.qt_actions["view.fit"].trigger()
    assert window.parts.status.left_text == before
