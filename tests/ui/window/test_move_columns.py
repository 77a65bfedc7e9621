"""Now and after a drag, side by side in the inspector."""

from PySide6.QtWidgets import QLabel

from taito_planner.domain.intents import MoveBlock
from taito_planner.texts import texts_for
from taito_planner.ui.inspector.move_columns import MoveColumns
from tests.builders import d
from tests.ui.timeline.conftest import oulu_plan
from tests.ui.window.conftest import OpenWindow

CONTENT_WIDTH = 240
"""The inspector without its padding."""


def test_every_day_stands_in_one_line(open_window: OpenWindow) -> None:
    window = open_window(oulu_plan())
    columns = MoveColumns(window)
    columns.show_move(window._document.preview(MoveBlock("b2", d("2026-02-03"))), "b2", texts_for("fi"))
    assert columns.rows[0] == ("Alkaa", "ma 26.1.", "ti 3.2.2026")
    columns.resize(CONTENT_WIDTH, 200)
    columns.show()
    for shown in columns.findChildren(QLabel):
        assert shown.fontMetrics().horizontalAdvance(shown.text()) <= shown.width(), shown.text()
