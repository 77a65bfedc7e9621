"""Colours that can be read: contrast measured over the palette, light and dark."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPixmap

from taito_planner.rules.finding import Severity
from taito_planner.ui.signs import Sign, paint_sign, sign_icon, sign_of
from taito_planner.ui.theme import DARK, LIGHT, Theme, high_contrast, theme_for

TEXTS = [
    ("text", "surface"), ("text", "header"), ("text", "group_row"), ("text", "selected_row"), ("text", "window"),
    ("text2", "surface"), ("text2", "header"), ("text2", "group_row"), ("text2", "after_contract"),
    ("text2", "holiday"), ("text2", "weekend"), ("text3", "surface"), ("text3", "holiday"), ("text3", "accent_soft"),
    ("on_accent", "accent"), ("accent", "surface"), ("accent", "accent_soft"),
    ("on_block", "block"), ("on_block_past", "block_past"), ("on_visit", "visit"), ("on_visit_past", "visit_past"),
    ("group_days_text", "group_days_fill"), ("training_text", "training_fill"), ("absence", "absence_fill"),
    ("leave_text", "leave_fill"), ("on_booking", "booking"), ("on_today", "today"), ("contract", "header"),
    ("holiday_name", "header"), ("legal_text", "header"), ("legal_text", "legal"),
    ("error", "surface"), ("error", "error_soft"), ("warning", "surface"), ("warning", "warning_soft"),
    ("notice", "surface"), ("notice", "notice_soft"), ("ok", "surface"), ("ok", "ok_soft"), ("on_sign", "error"),
    ("on_sign", "warning"), ("on_sign", "notice"),
]  # fmt: skip
MARKS = [
    ("limit", "surface"), ("limit", "after_contract"), ("legal_line", "surface"), ("legal_line", "legal"),
    ("training_line", "surface"), ("pause_line", "surface"), ("session_line", "surface"), ("field_border", "surface"),
    ("block", "surface"),
    ("visit", "surface"), ("contract", "surface"), ("today", "surface"), ("accent", "selected_row"),
]  # fmt: skip


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(a: QColor, b: QColor) -> float:
    brighter, darker = sorted((luminance(a), luminance(b)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXTS)
def test_text_stands_out_from_its_ground(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), MARKS)
def test_lines_and_marks_stand_out_from_their_ground(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 3


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_numbers_in_load_cells_stand_out(theme: Theme) -> None:
    assert all(contrast(ink, fill) >= 4.5 for ink, fill in zip(theme.on_load, theme.load, strict=True))


def test_high_contrast_is_made_of_the_systems_own_colours() -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor("black"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("white"))
    palette.setColor(QPalette.ColorRole.Highlight, QColor("cyan"))
    theme = high_contrast(palette)
    assert (theme.block, theme.on_block, theme.error) == (QColor("black"), QColor("white"), QColor("white"))
    assert theme.accent == QColor("cyan")
    assert theme.is_high_contrast


CONTRAST_THEMES = {
    "aquatic": ("#202020", "#ffffff", "#8ee3f0", "#263b50", "#000000", "#a6a6a6"),
    "desert": ("#fffaef", "#3d3d3d", "#903909", "#fff5e3", "#ffffff", "#676767"),
    "dusk": ("#2d3236", "#ffffff", "#a1bfde", "#212d3b", "#000000", "#a6a6a6"),
    "night": ("#000000", "#ffff00", "#8080ff", "#000000", "#000000", "#00ff00"),
}
"""Window, text, highlight, highlighted text, base and disabled text of such palettes as systems bring along."""


@pytest.mark.parametrize("name", CONTRAST_THEMES)
def test_high_contrast_can_be_read_with_every_palette(name: str) -> None:
    window, text, highlight, highlighted, _, disabled = (QColor(code) for code in CONTRAST_THEMES[name])
    palette = QPalette()
    roles = QPalette.ColorRole
    for role in (roles.Window, roles.Button, roles.Base, roles.AlternateBase):
        palette.setColor(role, window)
    for role in (roles.WindowText, roles.ButtonText, roles.Text):
        palette.setColor(role, text)
    palette.setColor(roles.Highlight, highlight)
    palette.setColor(roles.HighlightedText, highlighted)
    palette.setColor(QPalette.ColorGroup.Disabled, roles.WindowText, disabled)
    theme = high_contrast(palette)
    poor = [pair for pair in TEXTS if contrast(getattr(theme, pair[0]), getattr(theme, pair[1])) < 4.5]
    assert poor == []
    outlined = {"block", "visit"}  # Window fills with lines of WindowText around them
    lines = [pair for pair in MARKS if pair[0] not in outlined]
    assert [pair for pair in lines if contrast(getattr(theme, pair[0]), getattr(theme, pair[1])) < 3] == []
    assert all(contrast(ink, fill) >= 4.5 for ink, fill in zip(theme.on_load, theme.load, strict=True))


def test_the_theme_follows_the_colour_scheme() -> None:
    assert theme_for(Qt.ColorScheme.Dark) is DARK
    assert theme_for(Qt.ColorScheme.Light) is LIGHT
    assert theme_for(Qt.ColorScheme.Unknown) is LIGHT


def outline_of(sign: Sign) -> bytes:
    """The sign in black and white: which pixels it covers."""
    pixmap = QPixmap(24, 24)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_sign(painter, sign, QPointF(12, 12), 22, LIGHT)
    painter.end()
    image = pixmap.toImage()
    return bytes(image.pixelColor(x, y).alpha() > 100 for y in range(24) for x in range(24))


def test_signs_differ_in_shape_alone(qapp: object) -> None:
    outlines = [outline_of(sign) for sign in Sign]
    assert len(set(outlines)) == len(outlines)


def test_every_severity_has_its_own_sign_and_icon(qapp: object) -> None:
    signs = {sign_of(severity) for severity in Severity}
    assert len(signs) == 3
    assert all(not sign_icon(sign, DARK).isNull() for sign in signs)
