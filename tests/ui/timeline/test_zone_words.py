"""While something is dragged over a lane, the dates of its other bars can be read over the lit weeks."""

from datetime import date

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent
from PySide6.QtWidgets import QApplication

from taito_planner.ui.theme import LIGHT
from taito_planner.ui.timeline.palette_drop import PALETTE_MIME
from tests.ui.timeline.windows import NONE, Driver


def hold_group_days(driver: Driver, at: QPoint) -> QMimeData:
    mime = QMimeData()
    mime.setData(PALETTE_MIME, b"group-days")
    for event in (QDragEnterEvent, QDragMoveEvent):
        held = event(at, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, NONE)
        QApplication.sendEvent(driver.view.viewport(), held)
    return mime


def test_no_edge_of_a_lit_week_runs_through_the_dates_of_another_block(driver: Driver) -> None:
    driver.view.set_zoom("month")
    driver.view.show_item("b2")
    bar = driver.rect("b2")
    place = driver.at_day(date(2026, 3, 2), bar.center().y()).toPoint()
    mime = hold_group_days(driver, place)
    image = driver.view.viewport().grab().toImage()
    middle, dates = int(bar.center().y()), range(int(bar.right()) + 14, int(bar.right()) + 70)

    def edges(across: range, y: int) -> list[int]:
        return [x for x in across if image.pixelColor(x, y) == LIGHT.legal_line]

    assert edges(range(image.width()), middle)
    assert edges(dates, middle - 4) == edges(dates, middle + 4) == []
    assert mime.hasFormat(PALETTE_MIME)
