"""The icons of the families of tasks: a speech bubble, the disc of a first visit, an envelope, a sheet, a flag."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter

from taito_planner.rules.task import TaskFamily
from taito_planner.ui.icons import icon
from taito_planner.ui.theme import Theme


def family_icon(family: TaskFamily, theme: Theme, *, is_quiet: bool = False) -> QIcon:
    """The icon of a family; quiet for what is done."""
    disc, on_disc = (theme.text, theme.surface) if theme.is_high_contrast else (theme.visit, theme.on_visit)
    ink = theme.text3 if is_quiet else disc if family is TaskFamily.VISITS else theme.text2
    return _icon(family, ink.rgba(), on_disc.rgba(), is_quiet)


@lru_cache(maxsize=64)
def _icon(family: TaskFamily, ink: int, on_disc: int, is_quiet: bool) -> QIcon:
    if family is TaskFamily.VISITS:
        return icon(lambda painter: _first_visit(painter, QColor(on_disc), is_quiet), QColor(ink))
    return icon(_PAINT[family], QColor(ink))


def _bubble(painter: QPainter) -> None:
    painter.drawPolyline(
        [
            QPointF(4.5, 11.5), QPointF(2, 11.5), QPointF(2, 3), QPointF(14, 3), QPointF(14, 11.5),
            QPointF(8, 11.5), QPointF(4.5, 14.2), QPointF(4.5, 11.5),
        ]
    )  # fmt: skip


def _envelope(painter: QPainter) -> None:
    painter.drawRoundedRect(QRectF(1.8, 3.5, 12.4, 9.2), 1, 1)
    painter.drawPolyline([QPointF(2.2, 4.2), QPointF(8, 9), QPointF(13.8, 4.2)])


def _sheet(painter: QPainter) -> None:
    painter.drawRoundedRect(QRectF(3.2, 1.8, 9.6, 12.4), 1, 1)
    for height in (5.4, 8.0, 10.6):
        painter.drawLine(QPointF(5.8, height), QPointF(10.2, height))


def _flag(painter: QPainter) -> None:
    painter.drawLine(QPointF(4, 2), QPointF(4, 14.2))
    painter.drawPolyline([QPointF(4, 2.8), QPointF(12.8, 2.8), QPointF(10.4, 6), QPointF(12.8, 9.2), QPointF(4, 9.2)])


def _first_visit(painter: QPainter, on_disc: QColor, is_quiet: bool) -> None:
    """The numbered disc of the timeline; only its outline where it is quiet."""
    if not is_quiet:
        painter.setBrush(painter.pen().color())
    painter.drawEllipse(QPointF(8, 8), 5.6, 5.6)
    font = QFont(painter.font())
    font.setPixelSize(9)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    if not is_quiet:
        painter.setPen(on_disc)
    painter.drawText(QRectF(2, 2, 12, 12), Qt.AlignmentFlag.AlignCenter, "1")


_PAINT = {
    TaskFamily.CONTACTS: _bubble,
    TaskFamily.NOTICES: _envelope,
    TaskFamily.CERTIFICATES: _sheet,
    TaskFamily.DECISIONS: _flag,
}
