"""The signs of severity, painted as paths: fonts draw such glyphs each in their own way, or not at all."""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from taito_planner.rules.finding import Severity
from taito_planner.ui.theme import Theme

ROW_SIZE = 12
BADGE_SIZE = 11
OVERVIEW_SIZE = 16


class Sign(StrEnum):
    """What a sign says. Outlines differ, so that they hold in greyscale."""

    ERROR = "error"
    """A filled disc with an exclamation mark."""
    WARNING = "warning"
    """A filled triangle with an exclamation mark."""
    NOTICE = "notice"
    """A ring with an i."""
    CLEARED = "cleared"
    """A tick."""
    ACCEPTED = "accepted"
    """A grey ring with a tick."""


_BY_SEVERITY = {Severity.ERROR: Sign.ERROR, Severity.WARNING: Sign.WARNING, Severity.NOTICE: Sign.NOTICE}


def sign_of(severity: Severity) -> Sign:
    return _BY_SEVERITY[severity]


def sign_colour(sign: Sign, theme: Theme) -> QColor:
    return {
        Sign.ERROR: theme.error,
        Sign.WARNING: theme.warning,
        Sign.NOTICE: theme.notice,
        Sign.CLEARED: theme.ok,
        Sign.ACCEPTED: theme.limit,
    }[sign]


def paint_sign(painter: QPainter, sign: Sign, centre: QPointF, size: float, theme: Theme) -> None:
    """Paints ``sign`` in a square of ``size`` logical pixels around ``centre``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(centre)
    painter.scale(size / 12, size / 12)
    colour = sign_colour(sign, theme)
    if sign is Sign.ERROR:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(), 6.0, 6.0)
        _exclamation(painter, theme.on_sign, -3.2, 0.9, 2.9)
    elif sign is Sign.WARNING:
        painter.setBrush(colour)
        painter.setPen(_round_pen(colour, 1.2))
        painter.drawPath(_TRIANGLE)
        _exclamation(painter, theme.on_sign, -1.6, 1.6, 3.5)
    elif sign is Sign.NOTICE:
        _ring(painter, colour)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(0, -2.6), 0.9, 0.9)
        painter.drawRoundedRect(QRectF(-0.75, -0.9, 1.5, 4.1), 0.6, 0.6)
    elif sign is Sign.CLEARED:
        _tick(painter, colour, 1.0)
    else:
        _ring(painter, colour)
        _tick(painter, colour, 0.62)
    painter.restore()


def sign_pixmap(sign: Sign, size: int, theme: Theme, ratio: float = 1.0) -> QPixmap:
    """The sign on a transparent ground, ``size`` logical pixels square at the device pixel ``ratio``."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_sign(painter, sign, QPointF(size / 2, size / 2), size, theme)
    painter.end()
    return pixmap


def sign_icon(sign: Sign, theme: Theme, size: int = ROW_SIZE) -> QIcon:
    """The sign as an icon for tables and chips, sharp at 100 to 200 %."""
    icon = QIcon()
    for ratio in (1.0, 1.25, 1.5, 2.0):
        pixmap = sign_pixmap(sign, size, theme, ratio)
        icon.addPixmap(pixmap)
        icon.addPixmap(pixmap, QIcon.Mode.Selected)  # a chosen row keeps the sign's colour
    return icon


def sign_size(size: int = ROW_SIZE) -> QSize:
    return QSize(size, size)


def _triangle() -> QPainterPath:
    path = QPainterPath(QPointF(0, -4.9))
    path.lineTo(5.4, 4.6)
    path.lineTo(-5.4, 4.6)
    path.closeSubpath()
    return path


_TRIANGLE = _triangle()


def _exclamation(painter: QPainter, colour: QColor, top: float, bottom: float, dot: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(-0.8, top, 1.6, bottom - top), 0.6, 0.6)
    painter.drawEllipse(QPointF(0, dot), 0.9, 0.9)


def _ring(painter: QPainter, colour: QColor) -> None:
    painter.setPen(QPen(colour, 1.3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(), 5.2, 5.2)


def _tick(painter: QPainter, colour: QColor, scale: float) -> None:
    painter.setPen(_round_pen(colour, 1.7))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(
        [QPointF(-4.2 * scale, 0.4), QPointF(-1.3 * scale, 3.1 * scale), QPointF(4.2 * scale, -3.2 * scale)]
    )


def _round_pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
