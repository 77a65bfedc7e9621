"""The example in an empty field can be read: it is not the half of the text colour that a style sheet makes of it."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from taito_planner.ui.style import ThemeChoice, apply_theme
from taito_planner.ui.theme import DARK, LIGHT, Theme
from tests.ui.test_theme import contrast


@pytest.fixture(autouse=True)
def look_of_the_program(qapp: QApplication) -> Iterator[None]:
    sheet, palette, font = qapp.styleSheet(), QPalette(qapp.palette()), qapp.font()
    yield
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.mark.parametrize(("theme", "choice"), [(LIGHT, ThemeChoice.LIGHT), (DARK, ThemeChoice.DARK)])
def test_the_example_in_an_empty_field_stands_out(
    qapp: QApplication, qtbot: QtBot, theme: Theme, choice: ThemeChoice
) -> None:
    apply_theme(qapp, theme, choice)
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setPlaceholderText("\u2588" * 6)
    field.resize(120, 24)
    image = field.grab().toImage()
    inks = [image.pixelColor(x, 12) for x in range(10, 40)]
    assert max(contrast(ink, theme.surface) for ink in inks) >= 4.5
