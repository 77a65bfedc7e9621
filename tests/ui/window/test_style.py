"""The style sheet and the scales: every colour from the theme, every legal day lit."""

import pytest
from PySide6.QtGui import QPalette

from taito_planner.domain.days import DaySpan
from taito_planner.storage.profiles import load_profiles
from taito_planner.ui.inspector.window_section import legal_spans
from taito_planner.ui.style import _COLOURS, filled_in
from taito_planner.ui.theme import DARK, LIGHT, Theme, high_contrast
from tests.builders import SMALL_CALENDAR, d


@pytest.mark.parametrize("theme", [LIGHT, DARK, high_contrast(QPalette())], ids=lambda t: t.name)
def test_every_colour_of_the_style_sheet_is_one_of_the_theme(theme: Theme) -> None:
    assert "@" not in filled_in(_COLOURS, theme)


def test_the_start_window_is_lit_but_for_the_weeks_without_a_legal_block() -> None:
    window = DaySpan(d("2025-12-08"), d("2026-01-23"))
    lit = legal_spans(window, load_profiles()["taito"], SMALL_CALENDAR)
    assert lit == (
        DaySpan(d("2025-12-08"), d("2025-12-19")),
        DaySpan(d("2026-01-12"), d("2026-01-23")),
    )
