"""Paints the lanes: bars, their words, limits, and the states around a bar, in the order of the design."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QRegion

from taito_planner.rules.finding import Severity
from taito_planner.texts.dates import weekday_span
from taito_planner.ui.signs import BADGE_SIZE, ROW_SIZE, Sign, paint_sign, sign_of
from taito_planner.ui.theme import Theme
from taito_planner.ui.timeline import metrics as m
from taito_planner.ui.timeline.bar_painter import BarPainter, radius_of
from taito_planner.ui.timeline.bars import Bar, BarKind, Lane, LaneKind
from taito_planner.ui.timeline.frame import Pane
from taito_planner.ui.timeline.ink import Style
from taito_planner.ui.timeline.labels import LaidLane, LaidLimit
from taito_planner.ui.timeline.limits import LimitState
from taito_planner.ui.timeline.scene import Scene
from taito_planner.ui.timeline.strokes import filled, hatch, outline, pen, thick
from taito_planner.ui.timeline.time_axis import Detail
from taito_planner.ui.timeline.words import block_name

_LONG = {BarKind.TRAINING, BarKind.PAUSE, BarKind.ABSENCE, BarKind.LEAVE}
"""Painted first, under visits, blocks and bookings."""
_BADGE_PLATE = 14


class LanePainter:
    """Paints the bars of one scene, row by row."""

    def __init__(self, painter: QPainter, scene: Scene) -> None:
        self._painter = painter
        self._scene = scene
        self._frame = scene.frame
        self._bars = BarPainter(painter, scene)
        self._first, self._last = scene.frame.visible_days()

    def paint(self, pane: Pane, clip: QRegion) -> None:
        """The rows of ``pane`` that ``clip`` touches."""
        painter, frame = self._painter, self._frame
        area = frame.pane_rect(pane)
        area.setLeft(frame.head_width)
        painter.save()
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        for row in frame.visible_rows(pane):
            rect = frame.row_rect(pane, row)
            if clip.intersects(rect.toAlignedRect()):
                self._row(pane, row, rect)
        painter.restore()

    def _row(self, pane: Pane, row: int, rect: QRectF) -> None:
        frame, scene = self._frame, self._scene
        lane = frame.stack(pane).lanes[row]
        bars = frame.bars_shown(pane, row, self._first - 8, self._last + 8)
        moving = scene.drag.moving if scene.drag else frozenset()
        if lane.kind is LaneKind.BLOCKS:
            self._leave_strips(lane, rect)
        placed = [(bar, frame.bar_rect(lane, bar, rect)) for bar in bars]
        placed.sort(key=lambda entry: entry[0].kind not in _LONG)
        shows_words = lane.kind is not LaneKind.GROUP or frame.is_collapsed_header(pane, row)
        laid = scene.laid_lane(lane) if shows_words else LaidLane()
        self._limits(lane, laid, rect)
        for bar, place in placed:
            if bar.id in moving and bar.kind not in (BarKind.BOOKING, BarKind.VISIT_BOOKING):
                self._origin(bar, place)
            elif bar.id not in moving:
                self._bars.paint(bar, place, lane.kind)
        for bar, place in placed:
            if bar.id not in moving:
                self._words(lane, bar, place, laid, rect)
        for bar, place in placed:
            if bar.id not in moving:
                self._finding(lane, bar, place)
        for bar, place in placed:
            self._states(bar, place)
        if shows_words and lane.kind in (LaneKind.GROUP, LaneKind.BLOCKS):
            self._out_of_sight(lane, placed, rect)

    def _words(self, lane: Lane, bar: Bar, place: QRectF, laid: LaidLane, rect: QRectF) -> None:
        """The label beside (week zoom: above) a bar; at the window's right edge it may stand left."""
        label = laid.labels.get(bar.id)
        if label is None:
            return
        theme, frame = self._scene.theme, self._frame
        shift = frame.head_width - frame.scroll_x
        above = lane.kind is LaneKind.BLOCKS and frame.axis.detail is Detail.WEEK
        bold = above or bar.id in self._scene.selection
        style = Style.SMALL_BOLD if bold else Style.SMALL
        x = label.x + shift
        width = self._scene.ink.width(label.text, style)
        if x + width > frame.width and label.left_x is not None:
            x = label.left_x + shift
        colour = theme.text if not self._bars.is_past(bar) else theme.text2
        if bar.kind is BarKind.ABSENCE:
            colour = theme.absence
        elif bar.kind in (BarKind.START_VISIT, BarKind.SESSION) and not bold:
            colour = theme.text2
        middle = rect.top() + 9 if above else place.center().y()
        self._scene.ink.draw(self._painter, x, middle, label.text, style, colour)

    def _finding(self, lane: Lane, bar: Bar, place: QRectF) -> None:
        """The outline at +2 and the badge at the top right of a bar with a warning or an error."""
        worst = self._scene.facts.worst_about(bar) if bar.kind is not BarKind.LEAVE else None
        if worst is not None:
            self.finding(bar, place, worst, lane)

    def finding(self, bar: Bar, place: QRectF, worst: Severity, lane: Lane) -> None:
        """Paints a finding's outline and badge around ``place``."""
        theme, frame, painter = self._scene.theme, self._frame, self._painter
        ring = place.adjusted(-2, -2, 2, 2)
        outline(painter, frame, ring, radius_of(bar, place) + 2, theme.severity(worst), 1.5)
        if frame.axis.detail is Detail.WEEK and lane.kind is LaneKind.BLOCKS:
            sign_at = QPointF(place.left() + 6, place.top() - 9)
            paint_sign(painter, sign_of(worst), sign_at, ROW_SIZE, theme)
            return
        centre = QPointF(place.right() + 1, place.top() - 1)
        ground = theme.group_row if lane.kind is LaneKind.GROUP else theme.surface
        if self._scene.hot_lane == lane.key:
            ground = theme.selected_row
        plate = _BADGE_PLATE / 2
        filled(painter, QRectF(centre.x() - plate, centre.y() - plate, 2 * plate, 2 * plate), plate, ground)
        paint_sign(painter, sign_of(worst), centre, BADGE_SIZE, theme)

    def _states(self, bar: Bar, place: QRectF) -> None:
        theme, frame, painter, scene = self._scene.theme, self._frame, self._painter, self._scene
        radius = radius_of(bar, place)
        if bar.id == scene.hover and bar.id not in scene.selection:
            outline(painter, frame, place.adjusted(-1, -1, 1, 1), radius + 1, theme.text, 1)
        if bar.id in scene.selection:
            outline(painter, frame, place.adjusted(-1, -1, 1, 1), radius + 1, theme.surface, 1)
            outline(painter, frame, place.adjusted(-3, -3, 3, 3), radius + 3, theme.accent, 2)
        if bar.id == scene.focus:
            outline(painter, frame, place.adjusted(-5, -5, 5, 5), radius + 4, theme.text, 2, dashed=True)

    def _origin(self, bar: Bar, place: QRectF) -> None:
        """Where a bar was before the drag: a dashed outline with a pale fill."""
        theme = self._scene.theme
        line, fill = drag_colours(bar, theme)
        outline(self._painter, self._frame, place, radius_of(bar, place), line, 1, dashed=True, fill=fill)
        if bar.number:
            at = place.center()
            self._scene.ink.draw_centred(self._painter, at.x(), at.y(), str(bar.number), Style.SMALL, line)

    def _leave_strips(self, lane: Lane, rect: QRectF) -> None:
        """The leave of the group's own staff as a hatched strip at the bottom of its block lane."""
        if lane.group is None:
            return
        frame, theme = self._frame, self._scene.theme
        for staff_id in lane.group.leaders:
            member = self._scene.facts.member(staff_id)
            for leave in member.leaves if member else ():
                first, last = leave.first_day.toordinal(), leave.last_day.toordinal()
                if last < self._first or first > self._last:
                    continue
                left, right = frame.x(first), frame.x(last + 1)
                strip = QRectF(left, rect.bottom() - m.LEAVE_STRIP - 1, right - left, m.LEAVE_STRIP)
                self._painter.fillRect(strip, theme.leave_fill)
                hatch(self._painter, strip, theme.leave_hatch, 5, 1.2)

    def _limits(self, lane: Lane, laid: LaidLane, rect: QRectF) -> None:
        for limit in laid.limits:
            x = self._frame.snap(limit.x + self._frame.head_width - self._frame.scroll_x)
            if self._frame.head_width - 120 <= x <= self._frame.width + 120:
                self._limit(limit, x, rect)

    def _limit(self, laid: LaidLimit, x: float, rect: QRectF) -> None:
        theme, frame, painter, scene = self._scene.theme, self._frame, self._painter, self._scene
        middle = rect.center().y()
        state = laid.limit.state
        if state is LimitState.MET:
            painter.fillRect(QRectF(x - thick(frame, 1), frame.snap(middle - 6), thick(frame, 1), 12), theme.limit)
            _small_tick(painter, QPointF(x - 7, middle), theme.limit)
            return
        colour, style = theme.limit, Style.SMALL
        words = theme.text2
        if state is not LimitState.OPEN:
            colour = theme.warning if state is LimitState.NEAR else theme.error
            words, style = colour, Style.SMALL_BOLD
        line = thick(frame, 2)
        painter.fillRect(QRectF(x - line, rect.top() + 3, line, rect.height() - 6), colour)
        shift = frame.head_width - frame.scroll_x
        if laid.sign_x is not None:
            sign = Sign.WARNING if state is LimitState.NEAR else Sign.ERROR
            paint_sign(painter, sign, QPointF(laid.sign_x + shift, middle), BADGE_SIZE, theme)
        scene.ink.draw(painter, laid.text_x + shift, middle, laid.text, style, words)

    def _out_of_sight(self, lane: Lane, placed: list[tuple[Bar, QRectF]], rect: QRectF) -> None:
        """Where no block of a group is in sight: the next one's dates and an arrow at the window's edge."""
        frame, scene = self._frame, self._scene
        if any(place.right() > frame.head_width and place.left() < frame.width for _, place in placed):
            return
        later = [bar for bar in lane.bars if bar.first > self._last]
        earlier = [bar for bar in lane.bars if bar.last < self._first]
        bar = later[0] if later else earlier[-1] if earlier else None
        if bar is None:
            return
        first, last = bar.entity.first_day, bar.entity.last_day
        word = f"{block_name(bar, scene.texts)} · {weekday_span(first, last, scene.texts.language)}"
        middle = rect.center().y()
        colour = scene.theme.text2
        if later:
            scene.ink.draw_right(self._painter, frame.width - 24, middle, word, Style.SMALL, colour)
            _arrow(self._painter, QPointF(frame.width - 13, middle), 1, colour)
        else:
            scene.ink.draw(self._painter, frame.head_width + 24, middle, word, Style.SMALL, colour)
            _arrow(self._painter, QPointF(frame.head_width + 13, middle), -1, colour)


def drag_colours(bar: Bar, theme: Theme) -> tuple[QColor, QColor]:
    """Line and pale fill of a bar that a drag has taken up."""
    visit = bar.kind in (BarKind.START_VISIT, BarKind.SESSION)
    name = "session" if visit else "group_days"
    return getattr(theme, f"{name}_line"), getattr(theme, f"{name}_fill")


def _small_tick(painter: QPainter, centre: QPointF, colour: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen(colour.name(), 1.3))
    x, y = centre.x(), centre.y()
    painter.drawPolyline([QPointF(x - 4, y), QPointF(x - 1.5, y + 2.8), QPointF(x + 4, y - 3)])


def _arrow(painter: QPainter, centre: QPointF, direction: int, colour: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen(colour.name(), 1.3))
    x, y = centre.x(), centre.y()
    painter.drawLine(QPointF(x - 5 * direction, y), QPointF(x + 5 * direction, y))
    painter.drawPolyline(
        [
            QPointF(x + 1.5 * direction, y - 3.5),
            QPointF(x + 5 * direction, y),
            QPointF(x + 1.5 * direction, y + 3.5),
        ]
    )
