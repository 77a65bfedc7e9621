"""Where the keys are is seen on every kind of button: a line of the accent."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from taito_planner.ui.style import ThemeChoice, apply_theme, set_role
from taito_planner.ui.theme import LIGHT


@pytest.fixture(autouse=True)
def look_of_the_program(qapp: QApplication) -> Iterator[None]:
    sheet, palette, font = qapp.styleSheet(), QPalette(qapp.palette()), qapp.font()
    qapp.setStyle("Fusion")
    apply_theme(qapp, LIGHT, ThemeChoice.LIGHT)
    yield
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)


def focused(qtbot: QtBot, role: str, *, is_on: bool = False) -> QImage:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for name in (role, "plain"):
        button = QPushButton("Kuukausi")
        set_role(button, name)
        button.setCheckable(True)
        button.setChecked(is_on)
        column.addWidget(button)
    window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    window.show()
    qtbot.waitExposed(window)
    first = window.findChildren(QPushButton)[0]
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(first.hasFocus)
    return first.grab().toImage()


@pytest.mark.parametrize("role", ["", "tab", "segment", "segment-first", "segment-last", "chip", "fix", "link"])
@pytest.mark.parametrize("is_on", [False, True])
def test_a_button_with_the_keys_has_a_line_of_the_accent(qtbot: QtBot, role: str, is_on: bool) -> None:
    image = focused(qtbot, role, is_on=is_on)
    across, bottom = image.width() // 2, image.height() - 1
    assert LIGHT.accent in [image.pixelColor(across, bottom - up) for up in range(2)]
