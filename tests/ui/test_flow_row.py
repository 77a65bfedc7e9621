"""Links that find no room in their row go on in the next."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from taito_planner.ui.flow_row import FlowRow


def row_of(qtbot: QtBot, *widths: int) -> tuple[QWidget, list[QWidget]]:
    holder, row = QWidget(), FlowRow(10, 2)
    holder.setLayout(row)
    qtbot.addWidget(holder)
    parts = [QWidget() for _ in widths]  # no button: another test's style sheet may give those a height
    for part, width in zip(parts, widths, strict=True):
        part.setFixedSize(width, 16)
        row.addWidget(part)
    return holder, parts


def laid(holder: QWidget, parts: list[QWidget], width: int) -> list[tuple[int, int]]:
    holder.resize(width, 100)
    holder.show()
    layout = holder.layout()
    assert layout is not None
    layout.activate()
    return [(part.x(), part.y()) for part in parts if part.isVisible()]


def test_parts_that_fit_exactly_stay_in_one_row(qtbot: QtBot) -> None:
    holder, parts = row_of(qtbot, 40, 50)
    assert laid(holder, parts, 100) == [(0, 0), (50, 0)]


def test_a_part_that_lacks_one_pixel_begins_the_next_row(qtbot: QtBot) -> None:
    holder, parts = row_of(qtbot, 40, 50, 20)
    assert laid(holder, parts, 99) == [(0, 0), (0, 18), (60, 18)]
    layout = holder.layout()
    assert layout is not None
    assert layout.heightForWidth(99) == 34


def test_a_hidden_part_takes_no_room(qtbot: QtBot) -> None:
    holder, parts = row_of(qtbot, 40, 50, 30)
    parts[1].hide()
    assert laid(holder, parts, 80) == [(0, 0), (50, 0)]
