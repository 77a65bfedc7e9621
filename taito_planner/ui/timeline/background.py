"""What lies under the lanes: weekends, holidays, the zone after the contract, day, week and month lines."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from taito_planner.ui.timeline.axis_strip import AxisStrip
from taito_planner.ui.timeline.frame import Frame, Pane
from taito_planner.ui.timeline.scene import Scene
from taito_planner.ui.timeline.strokes import fill_all, hatch, verticals
from taito_planner.ui.timeline.time_axis import Detail, mondays, months

_EVE_HATCH_GAP = 6.0
_STRIP_HEIGHT = 48.0
"""Whole gaps of the hatch, and whole device pixels at every scale in steps of a quarter."""


class Background:
    """The shading as a picture, the same from top to bottom: a low strip of it is laid under all rows."""

    def __init__(self) -> None:
        self._strip = AxisStrip()

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Fills the lanes from the header to the window's bottom."""
        frame = scene.frame
        key = (scene.theme.name, scene.weeks, scene.facts.contract_end)

        def paint(own: QPainter, first: int, last: int) -> None:
            paint_shading(own, scene, first, last, _STRIP_HEIGHT)

        picture = self._strip.picture(frame, _STRIP_HEIGHT, key, paint)
        for top, bottom, scrolled in (
            (frame.header_height, frame.groups_bottom, frame.scroll_y),
            (frame.groups_bottom, frame.height, frame.staff_scroll),
        ):
            area = QRectF(frame.head_width, top, frame.lanes_width, bottom - top)
            painter.drawTiledPixmap(area, picture, QPointF(0, scrolled % _STRIP_HEIGHT))


def paint_shading(painter: QPainter, scene: Scene, first: int, last: int, height: float) -> None:
    """The shading of the days given from the top down to ``height``."""
    frame, theme = scene.frame, scene.theme
    painter.fillRect(QRectF(frame.head_width, 0, frame.lanes_width, height), theme.surface)
    _zone(painter, scene, height)
    _days_off(painter, scene, first, last, height)
    _lines(painter, frame, (theme.day_line, theme.week_line, theme.month_line), first, last, height)


def _zone(painter: QPainter, scene: Scene, height: float) -> None:
    """The flat tint after the contract's end: a hatch would stand behind text."""
    end = scene.facts.contract_end
    if end is None:
        return
    frame = scene.frame
    left = max(frame.head_width, frame.x(end.toordinal() + 1))
    if left < frame.width:
        painter.fillRect(QRectF(left, 0, frame.width - left, height), scene.theme.after_contract)


def _days_off(painter: QPainter, scene: Scene, first: int, last: int, height: float) -> None:
    frame, theme = scene.frame, scene.theme
    weeks = mondays(first, last)
    lefts, rights = frame.xs(day + 5 for day in weeks), frame.xs(day + 7 for day in weeks)
    weekends = [QRectF(left, 0, right - left, height) for left, right in zip(lefts, rights, strict=True)]
    fill_all(painter, weekends, theme.weekend)
    for day, is_eve in scene.weeks.days_off(first, last):
        left = frame.x(day)
        area = QRectF(left, 0, frame.x(day + 1) - left, height)
        if is_eve:
            hatch(painter, area, theme.eve_hatch, _EVE_HATCH_GAP, 0.8, frame.scroll_x)
        else:
            painter.fillRect(area, theme.holiday)


def _lines(
    painter: QPainter,
    frame: Frame,
    colours: tuple[QColor, QColor, QColor],
    first: int,
    last: int,
    height: float,
) -> None:
    day_colour, week_colour, month_colour = colours
    if frame.axis.detail is Detail.WEEK:
        verticals(painter, frame, frame.xs(range(first, last + 1)), height, day_colour)
    if frame.axis.px_per_day * 7 >= 12:
        verticals(painter, frame, frame.xs(mondays(first, last)), height, week_colour)
    starts = [start for _, start, _ in months(first, last) if start >= first]
    verticals(painter, frame, frame.xs(starts), height, month_colour)


def paint_rows(painter: QPainter, scene: Scene) -> None:
    """Group header rows over the shading, and the line below each row."""
    frame, theme = scene.frame, scene.theme
    for pane in (Pane.GROUPS, Pane.STAFF):
        boxes = frame.row_boxes(pane)
        painter.save()
        painter.setClipRect(frame.pane_rect(pane), Qt.ClipOperation.IntersectClip)
        fill_all(painter, boxes.heads, theme.group_row)
        fill_all(painter, boxes.dividers, theme.divider)
        fill_all(painter, boxes.lines, theme.row_line)
        painter.restore()
