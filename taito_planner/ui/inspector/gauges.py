"""Two small painted scales: where block 1 may begin, and how far the mean span is from its target."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from taito_planner.domain.days import DaySpan
from taito_planner.ui.theme import Theme

BAND_TOP, BAND_HEIGHT = 5, 7
MARKER = QRectF(-2.5, 0, 5, 14)
MONTHS_SHOWN = 2
"""Months to each side of the target."""


class _Scale(QWidget):
    """What both scales share: a band, and upright markers on it."""

    def __init__(self, theme: Theme, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    def _paint_band(self, painter: QPainter) -> None:
        band = QRectF(0, BAND_TOP, self.width(), BAND_HEIGHT)
        painter.fillRect(band, self._theme.hover)
        if self._theme.is_high_contrast:
            painter.setPen(self._theme.text)
            painter.drawRect(band.adjusted(0, 0, -1, -1))

    def _marker(self, painter: QPainter, x: float, *, hollow: bool) -> None:
        box = MARKER.translated(min(max(x, 3), self.width() - 3), 1)
        painter.setPen(QPen(self._theme.surface if not hollow else self._theme.text, 1.2))
        painter.setBrush(self._theme.surface if hollow else self._theme.text)
        painter.drawRoundedRect(box, 1.5, 1.5)


@dataclass(frozen=True, slots=True)
class WindowShown:
    """A start window: its days, its legal parts, and where block 1 begins now and after a move."""

    span: DaySpan | None
    legal: tuple[DaySpan, ...] = ()
    now: date | None = None
    after: date | None = None


class WindowStrip(_Scale):
    """The days on which block 1 may begin, its legal weeks lit."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, 18, parent)
        self._shown = WindowShown(None)

    def show_window(self, shown: WindowShown) -> None:
        self._shown = shown
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_band(painter)
        if self._shown.span is None:
            return
        axis = self._axis()
        for span in self._shown.legal:
            left, right = self._x(span.first_day, axis), self._x(span.last_day, axis, after=True)
            painter.setPen(QPen(self._theme.legal_line, 1))
            painter.setBrush(self._theme.legal)
            painter.drawRect(QRectF(left, BAND_TOP + 0.5, max(right - left, 2), BAND_HEIGHT - 1))
        if self._shown.now:
            self._marker(painter, self._x(self._shown.now, axis), hollow=self._shown.after is not None)
        if self._shown.after:
            self._marker(painter, self._x(self._shown.after, axis), hollow=False)

    def _axis(self) -> DaySpan:
        """The window, widened so that block 1 is in sight where it lies outside."""
        assert self._shown.span is not None
        days = [self._shown.span.first_day, self._shown.span.last_day]
        days += [day for day in (self._shown.now, self._shown.after) if day]
        return DaySpan(min(days), max(days))

    def _x(self, day: date, axis: DaySpan, *, after: bool = False) -> float:
        return ((day - axis.first_day).days + after) * self.width() / max(axis.day_count, 1)


@dataclass(frozen=True, slots=True)
class SpanShown:
    """Mean spans in months: the group's, the service's, and the group's before a move under way."""

    target: float
    group: float | None = None
    service: float | None = None
    group_before: float | None = None


class SpanScale(_Scale):
    """Months around the target: a marker for the group, a triangle for the service."""

    def __init__(self, theme: Theme, month_word: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, 40, parent)
        self._month_word = month_word
        self._shown = SpanShown(15)

    def show_span(self, shown: SpanShown) -> None:
        self._shown = shown
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_band(painter)
        target = self._shown.target
        left, right = self._x(target - 1), self._x(target + 1)
        painter.fillRect(QRectF(left, BAND_TOP, right - left, BAND_HEIGHT), self._theme.legal)
        painter.fillRect(QRectF(self._x(target) - 1, 1, 2, 15), self._theme.legal_line)
        self._labels(painter)
        if self._shown.service is not None:
            self._triangle(painter, self._x(self._shown.service), BAND_TOP + BAND_HEIGHT)
        if self._shown.group_before is not None:
            self._marker(painter, self._x(self._shown.group_before), hollow=True)
        if self._shown.group is not None:
            self._marker(painter, self._x(self._shown.group), hollow=False)

    def _labels(self, painter: QPainter) -> None:
        font = painter.font()
        font.setPixelSize(11)
        for step in range(-MONTHS_SHOWN, MONTHS_SHOWN + 1):
            month = self._shown.target + step
            text = f"{month:g} {self._month_word}" if step == 0 else f"{month:g}"
            font.setBold(step == 0)
            painter.setFont(font)
            painter.setPen(self._theme.legal_text if step == 0 else self._theme.text2)
            width = painter.fontMetrics().horizontalAdvance(text)
            x = min(max(self._x(month) - width / 2, 0), self.width() - width)
            painter.drawText(QPointF(x, 36), text)

    def _triangle(self, painter: QPainter, x: float, top: float) -> None:
        x = min(max(x, 5), self.width() - 5)
        painter.setPen(QPen(self._theme.text, 1.2))
        painter.setBrush(self._theme.surface)
        painter.drawPolygon(
            QPolygonF([QPointF(x, top), QPointF(x + 4.5, top + 7), QPointF(x - 4.5, top + 7)])
        )

    def _x(self, months: float) -> float:
        first = self._shown.target - MONTHS_SHOWN
        share = (months - first) / (2 * MONTHS_SHOWN)
        return min(max(share, 0.0), 1.0) * self.width()


class Legend(QWidget):
    """The mark of the group or of the service, as on the scale, for the row that says its number."""

    def __init__(self, theme: Theme, *, service: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink: QColor = theme.text
        self._ground: QColor = theme.surface
        self._service = service
        self.setFixedSize(14, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._service:
            painter.setPen(QPen(self._ink, 1.2))
            painter.setBrush(self._ground)
            painter.drawPolygon(QPolygonF([QPointF(5, 3), QPointF(9.5, 10.5), QPointF(0.5, 10.5)]))
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ink)
        painter.drawRoundedRect(QRectF(2.5, 1, 5, 12), 1.5, 1.5)
