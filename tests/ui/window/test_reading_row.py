"""A row of the inspector that is only read."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from taito_planner.ui.forms.field import LABEL_WIDTH
from taito_planner.ui.inspector.reading_row import ReadingRow


@pytest.mark.parametrize("name", ["Varaa", "Aloituspakko ja muuta pitkää"])
def test_a_value_never_lies_under_its_name(qtbot: QtBot, name: str) -> None:
    row = ReadingRow(name)
    qtbot.addWidget(row)
    row.show_text("0/4: voit siirtää · 4/4: aloitettava")
    row.resize(240, 40)
    row.show()
    named, value = row.findChildren(QLabel)[:2]
    assert named.width() >= named.sizeHint().width()
    assert value.x() > named.geometry().right()
    assert value.x() >= LABEL_WIDTH
