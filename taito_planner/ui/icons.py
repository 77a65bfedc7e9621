"""Line icons of the window, painted as paths so that they are sharp at every scale and follow the theme."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPalette, QPen, QPixmap

from taito_planner.ui.theme import Theme

SIZE = 16
_RATIOS = (1.0, 1.25, 1.5, 2.0)

Paint = Callable[[QPainter], None]


def icon(paint: Paint, colour: QColor, disabled: QColor | None = None, size: int = SIZE) -> QIcon:
    """An icon of ``paint``, which draws in a square of 16 with the painter's pen already set."""
    made = QIcon()
    modes = [(QIcon.Mode.Normal, colour)]
    if disabled is not None:
        modes.append((QIcon.Mode.Disabled, disabled))
    for mode, ink in modes:
        for ratio in _RATIOS:
            made.addPixmap(_pixmap(paint, ink, size, ratio), mode)
    return made


def _pixmap(paint: Paint, colour: QColor, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / SIZE, size / SIZE)
    painter.setPen(
        QPen(colour, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    paint(painter)
    painter.end()
    return pixmap


def undo_icon(theme: Theme) -> QIcon:
    return icon(_undo, theme.text, theme.text3)


def redo_icon(theme: Theme) -> QIcon:
    def paint(painter: QPainter) -> None:
        painter.translate(SIZE, 0)
        painter.scale(-1, 1)
        _undo(painter)

    return icon(paint, theme.text, theme.text3)


def search_icon(theme: Theme) -> QIcon:
    def paint(painter: QPainter) -> None:
        painter.drawEllipse(QPointF(6.5, 6.5), 4.2, 4.2)
        painter.drawLine(QPointF(9.8, 9.8), QPointF(13.5, 13.5))

    return icon(paint, theme.text2)


def drop_icon(theme: Theme) -> QIcon:
    """An arrow into a tray: files may be dropped here."""

    def paint(painter: QPainter) -> None:
        painter.drawLine(QPointF(8, 1.5), QPointF(8, 9.5))
        painter.drawPolyline([QPointF(5, 6.8), QPointF(8, 9.8), QPointF(11, 6.8)])
        painter.drawPolyline([QPointF(1.5, 10), QPointF(1.5, 14), QPointF(14.5, 14), QPointF(14.5, 10)])

    return icon(paint, theme.text2)


def paint_chevron(painter: QPainter, centre: QPointF, colour: QColor) -> None:
    """A small arrow down, for buttons and boxes that open a list."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(
        QPen(colour, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    x, y = centre.x(), centre.y()
    painter.drawPolyline([QPointF(x - 3.5, y - 1.7), QPointF(x, y + 1.8), QPointF(x + 3.5, y - 1.7)])
    painter.restore()


def paint_ticked_box(painter: QPainter, box: QRectF, palette: QPalette) -> None:
    """A ticked box over the style's own, which is hard to see in the dark: the accent, and the tick on it."""
    role = QPalette.ColorRole
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.color(role.Highlight))
    painter.drawRoundedRect(box, 3, 3)
    paint_tick(painter, box.center(), palette.color(role.HighlightedText))
    painter.restore()


def paint_tick(painter: QPainter, centre: QPointF, colour: QColor) -> None:
    """The mark of a ticked box."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(
        QPen(colour, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    x, y = centre.x(), centre.y()
    painter.drawPolyline([QPointF(x - 3.6, y + 0.2), QPointF(x - 1.2, y + 2.8), QPointF(x + 3.8, y - 2.8)])


def _undo(painter: QPainter) -> None:
    path = QPainterPath(QPointF(3, 6))
    path.lineTo(9.5, 6)
    path.arcTo(QRectF(6, 6, 7, 7), 90, -180)
    path.lineTo(6.5, 13)
    painter.drawPath(path)
    painter.drawPolyline([QPointF(6, 3), QPointF(3, 6), QPointF(6, 9)])
