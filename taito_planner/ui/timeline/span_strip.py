"""The whole span of the plan in one strip below the lanes: where blocks and errors lie, and what is in sight."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from taito_planner.domain.days import DaySpan
from taito_planner.domain.ids import GroupId
from taito_planner.rules.checker import Checked
from taito_planner.rules.finding import Severity
from taito_planner.ui.timeline.ink import Style
from taito_planner.ui.timeline.time_axis import months

if TYPE_CHECKING:
    from taito_planner.ui.timeline.view import Timeline

HEIGHT = 24
_COUNT_AFTER_MS = 250
_ERROR_SIZE = 3
_TALLEST = 14


@dataclass(frozen=True, slots=True)
class SpanCounts:
    """For each Monday: how many blocks begin in the week, and whether an error is dated in it."""

    blocks: Counter[int] = field(default_factory=Counter)
    errors: frozenset[int] = frozenset()


def counts_of(checked: Checked) -> SpanCounts:
    """The counts of a checked plan."""
    blocks = Counter(_monday(block.first_day) for group in checked.plan.groups for block in group.blocks)
    errors = {_monday(f.on) for f in checked.open_findings if f.severity is Severity.ERROR and f.on is not None}
    return SpanCounts(blocks, frozenset(errors))


def _monday(day: date) -> int:
    ordinal = day.toordinal()
    return ordinal - (ordinal - 1) % 7


class SpanStrip(QWidget):
    """Click, drag or press keys to go there. Counted a moment after an edit, so that it never slows one down."""

    def __init__(self, view: "Timeline") -> None:
        super().__init__(view)
        self._view = view
        self._stage = view.stage
        self._counts = SpanCounts()
        self._picture: tuple[object, QPixmap] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_COUNT_AFTER_MS)
        self._timer.timeout.connect(self.count)
        self._counted: frozenset[GroupId] = frozenset()
        view.document.plan_changed.connect(self._count_soon)
        self._timer.start()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys to the bars

    def _count_soon(self) -> None:
        """At once where it is another plan: not for a moment do the blocks of the last one stand in its span."""
        groups = self._view.document.plan.groups
        if self._counted and (not groups or groups[0].id not in self._counted):
            self.count()
        else:
            self._timer.start()

    def count(self) -> None:
        checked = self._view.document.checked
        self._counts, self._counted = counts_of(checked), frozenset(checked.plan.group_by_id)
        self._picture = None
        self.setAccessibleName(self._stage.texts("timeline.span-strip"))
        self.setToolTip(self._stage.texts("timeline.span-strip-tip"))
        self.update()

    def fit(self) -> None:
        """Takes its place below the lanes."""
        viewport = self._view.viewport().geometry()
        self.setGeometry(viewport.left(), viewport.bottom() + 1, viewport.width(), HEIGHT)

    @property
    def _left(self) -> float:
        return self._stage.window.head_width

    def x_of(self, day: float) -> float:
        """Where a day of the axis lies in the strip."""
        axis = self._stage.axis
        return self._left + (day - axis.origin) * max(1.0, self.width() - self._left) / axis.day_count

    def window_rect(self) -> QRectF:
        """The days in sight."""
        frame = self._stage.frame()
        first = frame.axis.origin + frame.scroll_x / frame.axis.px_per_day
        left, right = self.x_of(first), self.x_of(first + frame.lanes_width / frame.axis.px_per_day)
        return QRectF(left, 1, max(6.0, min(right, self.width()) - left - 1), HEIGHT - 2)

    def go_to(self, x: float) -> None:
        """Brings the day at ``x`` to the middle of the window."""
        axis, frame = self._stage.axis, self._stage.frame()
        days = (x - self._left) * axis.day_count / max(1.0, self.width() - self._left)
        self._view.horizontalScrollBar().setValue(round(days * axis.px_per_day - frame.lanes_width / 2))

    def _tell(self) -> None:
        """The days in sight, for screen readers."""
        first, last = (date.fromordinal(day) for day in self._stage.frame().visible_days())
        self.setAccessibleDescription(self._stage.texts("timeline.span-strip-shows", span=DaySpan(first, last)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Weeks with Left and Right, windows with Page Up and Down, the ends with Home and End."""
        days = self._view.horizontalScrollBar()
        places = {
            Qt.Key.Key_Left: days.value() - days.singleStep(),
            Qt.Key.Key_Right: days.value() + days.singleStep(),
            Qt.Key.Key_PageUp: days.value() - days.pageStep(),
            Qt.Key.Key_PageDown: days.value() + days.pageStep(),
            Qt.Key.Key_Home: days.minimum(),
            Qt.Key.Key_End: days.maximum(),
        }
        place = places.get(Qt.Key(event.key()))
        if place is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
            return
        days.setValue(place)
        self._tell()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and event.position().x() >= self._left:
            self.go_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.go_to(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        key = (self.size(), self.devicePixelRatioF(), self._stage.axis.origin, self._stage.axis.day_count,
               self._stage.theme.name, self._stage.ink, self._left, self._stage.facts.today)  # fmt: skip
        if self._picture is None or self._picture[0] != key:
            self._picture = (key, self._made())
        painter.drawPixmap(QPointF(0, 0), self._picture[1])
        theme, area = self._stage.theme, self.window_rect()
        fill = theme.accent.toRgb()
        fill.setAlpha(28)
        painter.fillRect(area, fill)
        painter.setPen(theme.accent)
        painter.drawRect(area)
        if self.hasFocus():
            painter.setPen(QPen(theme.accent, 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _made(self) -> QPixmap:
        theme, ratio = self._stage.theme, self.devicePixelRatioF()
        pixmap = QPixmap(max(1, ceil(self.width() * ratio)), max(1, ceil(HEIGHT * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(theme.header)
        painter = QPainter(pixmap)
        painter.fillRect(QRectF(0, 0, self.width(), 1 / ratio), theme.divider)
        self._months(painter)
        most = max(self._counts.blocks.values(), default=1)
        wide = max(1.5, self.x_of(7) - self.x_of(0) - 1)
        colour = theme.text if theme.is_high_contrast else theme.block
        for monday, count in self._counts.blocks.items():
            height = max(2.0, _TALLEST * count / most)
            painter.fillRect(QRectF(self.x_of(monday), HEIGHT - 1 - height, wide, height), colour)
        for monday in self._counts.errors:
            painter.fillRect(QRectF(self.x_of(monday), 2, max(wide, _ERROR_SIZE), _ERROR_SIZE), theme.error)
        self._years(painter)
        today = self.x_of(self._stage.facts.today)
        painter.fillRect(QRectF(today, 0, 2, HEIGHT), theme.today)
        word = self._stage.texts("timeline.span-strip")
        painter.fillRect(QRectF(0, 1, self._left - 1, HEIGHT), theme.header)
        self._stage.ink.draw(painter, 12, HEIGHT / 2, word, Style.SMALL, theme.text2)
        painter.end()
        return pixmap

    def _months(self, painter: QPainter) -> None:
        """A line at every month, a long one at the first of a year."""
        axis, theme = self._stage.axis, self._stage.theme
        for month, start, _ in months(axis.origin, axis.end - 1):
            top = 0 if month.month == 1 else HEIGHT - 5
            painter.fillRect(QRectF(self.x_of(start), top, 1, HEIGHT), theme.header_month_line)

    def _years(self, painter: QPainter) -> None:
        """The numbers of the years, on plates over the bars, where there is room for the whole of them."""
        axis, theme, ink = self._stage.axis, self._stage.theme, self._stage.ink
        for month, start, _ in months(axis.origin, axis.end - 1):
            left, width = self.x_of(start) + 2, ink.width(str(month.year), Style.TINY)
            if month.month == 1 and left + width + 4 <= self.width():
                painter.fillRect(QRectF(left, 2, width + 4, 12), theme.header)
                ink.draw(painter, left + 2, 8, str(month.year), Style.TINY, theme.text2)
