"""Paints one bar of each kind into its rectangle; where it lies and what stands beside it is decided
elsewhere.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPolygonF

from taito_planner.ui.timeline import metrics as m
from taito_planner.ui.timeline.bars import Bar, BarKind, LaneKind
from taito_planner.ui.timeline.ink import Style
from taito_planner.ui.timeline.inner_words import word_between
from taito_planner.ui.timeline.scene import Scene
from taito_planner.ui.timeline.sprites import MARGIN
from taito_planner.ui.timeline.strokes import filled, hatch, outline, pen, thick
from taito_planner.ui.timeline.time_axis import Detail
from taito_planner.ui.timeline.words import labels_of

PALE_WHEN_PAST = {BarKind.BLOCK, BarKind.GROUP_DAYS, BarKind.START_VISIT, BarKind.SESSION}
"""The kinds that look another way when they are over."""
_DIAMOND = 4.5
WIDEST_SPRITE = 1600
"""A bar wider than this is no picture to copy: it is cut to the window and painted."""
_BEYOND = 20
"""Pixels beyond the window's edges to which a very long bar is painted."""


class BarPainter:
    """Paints bars of one scene. ``past`` ones take the pale pair of their kind."""

    def __init__(self, painter: QPainter, scene: Scene) -> None:
        self._painter = painter
        self._scene = scene
        self._theme = scene.theme
        self._frame = scene.frame
        self._ink = scene.ink
        self._obstacles: Sequence[tuple[float, float]] = ()
        self._week = scene.frame.axis.detail is Detail.WEEK

    def paint(self, bar: Bar, rect: QRectF, lane: LaneKind, obstacles: Sequence[tuple[float, float]] = ()) -> None:
        """Paints ``bar`` into ``rect``; words inside it keep clear of ``obstacles`` (stretches in the viewport)."""
        self._obstacles = obstacles
        _PAINT[bar.kind](self, bar, rect, lane)

    def is_past(self, bar: Bar) -> bool:
        return bar.last < self._scene.facts.today

    def _labels(self, bar: Bar) -> tuple[str, ...]:
        return labels_of(bar, self._frame.axis.detail, self._scene.texts, self._scene.facts)

    def paint_cut(self, bar: Bar, rect: QRectF, seen: QRectF) -> None:
        """A block or booking at ``rect`` of which an edge leaves ``seen``: its word stands there whole, or nowhere."""
        theme, middle = self._theme, seen.center()
        is_block = bar.kind is BarKind.BLOCK
        words = (str(bar.number),) if is_block else self._labels(bar)
        fill, ink = self._block_colours(bar) if is_block else (theme.booking, theme.on_booking)
        style, radius = (Style.BOLD, 3.0) if is_block else (Style.TINY, 2.0)
        self._box(rect, radius, fill)
        word = self._ink.first_fitting(words, seen.width() - 3, style)
        self._ink.draw_centred(self._painter, middle.x(), middle.y(), word, style, ink)

    def _block_colours(self, bar: Bar) -> tuple[QColor, QColor]:
        theme = self._theme
        return (theme.block_past, theme.on_block_past) if self.is_past(bar) else (theme.block, theme.on_block)

    def _block(self, bar: Bar, rect: QRectF, lane: LaneKind) -> None:
        fill, ink = self._block_colours(bar)
        self._box(rect, 3, fill)
        if self._week and lane in (LaneKind.BLOCKS, LaneKind.GROUP):
            self._day_cells(bar, rect, ink)
        else:
            number = str(bar.number)
            self._ink.draw_centred(self._painter, rect.center().x(), rect.center().y(), number, Style.BOLD, ink)

    def _day_cells(self, bar: Bar, rect: QRectF, ink: QColor) -> None:
        """Four days, each with the leaders' initials; the cells are parted by a thin line of the lane's
        colour.
        """
        people: tuple[str, ...] = ()
        if bar.group is not None:
            people = self._scene.facts.initials_of(bar.group.leaders_of(bar.entity))
        people = people[: 2 if rect.height() >= 24 else 1]
        line = thick(self._frame, 1)
        for day in range(bar.first, bar.last + 1):
            left, right = self._frame.x(day), self._frame.x(day + 1)
            if day > bar.first:
                self._painter.fillRect(QRectF(left, rect.top(), line, rect.height()), self._theme.surface)
            rows = people or ((str(bar.number),) if bar.number else ())
            for row, word in enumerate(rows):
                middle = rect.center().y() + (row - (len(rows) - 1) / 2) * 12
                if self._ink.width(word, Style.TINY_BOLD) <= right - left - 2:
                    self._ink.draw_centred(self._painter, (left + right) / 2, middle, word, Style.TINY_BOLD, ink)

    def _box(self, rect: QRectF, radius: float, fill: QColor) -> None:
        if self._theme.is_high_contrast:
            outline(self._painter, self._frame, rect, radius, self._theme.text, 2, fill=fill)
        else:
            filled(self._painter, rect, radius, fill)

    def _group_days(self, bar: Bar, rect: QRectF, lane: LaneKind) -> None:
        theme = self._theme
        line = theme.block_past if self.is_past(bar) else theme.group_days_line
        fill = theme.group_days_fill
        outline(self._painter, self._frame, rect, 2, line, 1.2, fill=fill)
        if self._week and lane in (LaneKind.BLOCKS, LaneKind.GROUP):
            self._day_cells(bar, rect, theme.group_days_text)

    def _start_visit(self, bar: Bar, rect: QRectF, lane: LaneKind) -> None:
        theme = self._theme
        past = self.is_past(bar)
        fill, ink = (theme.visit_past, theme.on_visit_past) if past else (theme.visit, theme.on_visit)
        self._box(rect, rect.height() / 2, fill)
        if bar.number:
            self._ink.draw_centred(
                self._painter, rect.center().x(), rect.center().y(), str(bar.number), Style.SMALL_BOLD, ink
            )

    def _session(self, bar: Bar, rect: QRectF, lane: LaneKind) -> None:
        theme = self._theme
        line = theme.session_line
        if self.is_past(bar):
            line = theme.on_visit_past if theme.is_high_contrast else _blend(line, theme.surface, 0.45)
        outline(self._painter, self._frame, rect, rect.height() / 2, line, 1.5, fill=theme.session_fill)

    def _training_body(self, painter: QPainter, area: QRectF) -> None:
        outline(painter, self._frame, area, 3, self._theme.training_line, 1, fill=self._theme.training_fill)

    def _pause_body(self, painter: QPainter, area: QRectF) -> None:
        outline(painter, self._frame, area, 3, self._theme.pause_line, 1, dashed=True, fill=self._theme.surface)

    def _training(self, bar: Bar, rect: QRectF, lane: LaneKind) -> None:
        self._long_body("training", rect, self._training_body)
        for day in bar.flex:
            self._diamond((self._frame.x(day) + self._frame.x(day + 1)) / 2, rect.center().y())
        self._word_inside(bar, rect, self._theme.training_text)

    def paint_body(self, bar: Bar, rect: QRectF) -> None:
        """A training or pause without its flex days and its word."""
        body = self._training_body if bar.kind is BarKind.TRAINING else self._pause_body
        body(self._painter, rect)

    def _long_body(self, name: str, rect: QRectF, body: Callable[[QPainter, QRectF], None]) -> None:
        """The shape of a long bar: copied from a sprite, or where it is too wide for one cut to the window."""
        if rect.width() > WIDEST_SPRITE:
            left, right = max(rect.left(), -_BEYOND), min(rect.right(), self._frame.width + _BEYOND)
            body(self._painter, QRectF(left, rect.top(), right - left, rect.height()))
            return
        size = QRectF(0, 0, rect.width(), rect.height())
        key = (name, rect.width(), rect.height())
        sprite = self._scene.sprites.sprite(key, rect.width(), rect.height(), lambda painter: body(painter, size))
        self._painter.drawPixmap(QPointF(rect.left() - MARGIN, rect.top() - MARGIN), sprite)

    def _word_inside(self, bar: Bar, rect: QRectF, colour: QColor) -> None:
        """The bar's word at its visible left end, or in the first gap between visits and flex days that holds it."""
        frame = self._frame
        ends = max(rect.left(), frame.head_width) + 6, min(rect.right(), frame.width) - 4
        taken = list(self._obstacles)
        middles = [(frame.x(day) + frame.x(day + 1)) / 2 for day in bar.flex]
        taken += [(middle - _DIAMOND, middle + _DIAMOND) for middle in middles]
        left, word = word_between(self._ink, self._labels(bar), ends, sorted(taken))
        self._ink.draw(self._painter, left, rect.center().y(), word, Style.TINY, colour)

    def _flex_day(self, bar: Bar, rect: QRectF, lane: LaneKind) -> None:
        self._diamond(rect.center().x(), rect.center().y())

    def _diamond(self, x: float, y: float) -> None:
        painter = self._painter
        painter.setPen(pen(self._theme.training_line.name(), thick(self._frame, 1)))
        painter.setBrush(self._theme.surface)
        size = _DIAMOND
        painter.drawPolygon(
            QPolygonF([QPointF(x, y - size), QPointF(x + size, y), QPointF(x, y + size), QPointF(x - size, y)])
        )

    def _pause(self, bar: Bar, rect: QRectF, lane: LaneKind) -> None:
        self._long_body("pause", rect, self._pause_body)
        self._word_inside(bar, rect, self._theme.text2)

    def _absence(self, bar: Bar, rect: QRectF, lane: LaneKind) -> None:
        theme, painter = self._theme, self._painter
        outline(painter, self._frame, rect, 2, theme.absence, 1, fill=theme.absence_fill)
        painter.setPen(pen(theme.absence.name(), 1.2))
        size = min(rect.width(), rect.height()) / 2 - 2.5
        x, y = rect.center().x(), rect.center().y()
        painter.drawLine(QPointF(x - size, y - size), QPointF(x + size, y + size))
        painter.drawLine(QPointF(x - size, y + size), QPointF(x + size, y - size))

    def _leave(self, bar: Bar, rect: QRectF, lane: LaneKind) -> None:
        theme, painter = self._theme, self._painter

        def body(own: QPainter, area: QRectF) -> None:
            filled(own, area, 3, theme.leave_fill)
            hatch(own, area.adjusted(1, 1, -1, -1), theme.leave_hatch, 7, 1)
            outline(own, self._frame, area, 3, theme.leave_hatch, 1)

        self._long_body("leave", rect, body)
        left, right = max(rect.left(), self._frame.head_width), min(rect.right(), self._frame.width)
        words = self._labels(bar)
        word = self._ink.first_fitting(words, right - left - 12, Style.TINY)
        if word:
            width = self._ink.width(word, Style.TINY)
            plate = QRectF((left + right - width) / 2 - 4, rect.top() + 1.5, width + 8, rect.height() - 3)
            painter.fillRect(plate, theme.leave_fill)
            self._ink.draw(painter, plate.left() + 4, rect.center().y(), word, Style.TINY, theme.leave_text)

    def _booking(self, bar: Bar, rect: QRectF, lane: LaneKind) -> None:
        self._box(rect, 2, self._theme.booking)
        word, ink = booking_word(self._scene, bar, rect.width()), self._theme.on_booking
        self._ink.draw_centred(self._painter, rect.center().x(), rect.center().y(), word, Style.TINY, ink)

    def _visit_booking(self, bar: Bar, rect: QRectF, lane: LaneKind) -> None:
        self._box(rect.adjusted(1, 0, -1, 0), 2, self._theme.visit_past)
        word, ink = booking_word(self._scene, bar, rect.width()), self._theme.on_visit_past
        self._ink.draw_centred(self._painter, rect.center().x(), rect.center().y(), word, Style.TINY, ink)


_PAINT: dict[BarKind, Callable[[BarPainter, Bar, QRectF, LaneKind], None]] = {
    BarKind.BLOCK: BarPainter._block,
    BarKind.GROUP_DAYS: BarPainter._group_days,
    BarKind.START_VISIT: BarPainter._start_visit,
    BarKind.SESSION: BarPainter._session,
    BarKind.TRAINING: BarPainter._training,
    BarKind.FLEX_DAY: BarPainter._flex_day,
    BarKind.PAUSE: BarPainter._pause,
    BarKind.ABSENCE: BarPainter._absence,
    BarKind.LEAVE: BarPainter._leave,
    BarKind.BOOKING: BarPainter._booking,
    BarKind.VISIT_BOOKING: BarPainter._visit_booking,
}


def booking_word(scene: Scene, bar: Bar, width: float) -> str:
    """What stands in a booking of this width, if anything fits."""
    words = labels_of(bar, scene.frame.axis.detail, scene.texts, scene.facts)
    return scene.ink.first_fitting(words, width - 3, Style.TINY)


def radius_of(bar: Bar, rect: QRectF) -> float:
    """The corner radius of a bar's own shape, for the rings around it."""
    if bar.kind in (BarKind.START_VISIT, BarKind.SESSION, BarKind.FLEX_DAY):
        return rect.height() / 2
    return m.BAR_RADII[bar.kind]


def _blend(colour: QColor, ground: QColor, share: float) -> QColor:
    """``colour`` with ``share`` of ``ground`` mixed in."""
    return QColor(
        round(colour.red() * (1 - share) + ground.red() * share),
        round(colour.green() * (1 - share) + ground.green() * share),
        round(colour.blue() * (1 - share) + ground.blue() * share),
    )
