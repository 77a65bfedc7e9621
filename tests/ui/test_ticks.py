"""A ticked box is the accent with a tick, light and dark, alone and in a list."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from taito_planner.ui.theme import DARK, LIGHT, Theme
from taito_planner.ui.ticks import TickBox, TickDelegate


def count(image: QImage, colour: QColor) -> int:
    return sum(image.pixelColor(x, y) == colour for x in range(24) for y in range(24))


@pytest.fixture(autouse=True)
def whole_palette(qapp: QApplication) -> Iterator[None]:
    before = QPalette(qapp.palette())
    yield
    qapp.setPalette(before)


def picture(qtbot: QtBot, widget: QWidget, theme: Theme) -> QImage:
    qtbot.addWidget(widget)
    QApplication.setPalette(theme.palette())
    widget.resize(200, 24)
    widget.show()
    return widget.grab().toImage()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("is_on", [True, False])
def test_a_box_alone(qtbot: QtBot, theme: Theme, is_on: bool) -> None:
    box = TickBox("Merkitse annetuksi")
    box.setChecked(is_on)
    assert (count(picture(qtbot, box, theme), theme.accent) > 50) is is_on


@pytest.mark.parametrize("is_on", [True, False])
def test_a_box_in_a_list(qtbot: QtBot, is_on: bool) -> None:
    people, row = QListWidget(), QListWidgetItem("A-1042")
    people.setItemDelegate(TickDelegate(people))
    row.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
    people.addItem(row)
    people.setCurrentRow(-1)
    assert (count(picture(qtbot, people, DARK), DARK.accent) > 50) is is_on
