"""The legal-week ribbon under the week numbers: which block patterns each week allows."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from taito_planner.ui.timeline import metrics as m
from taito_planner.ui.timeline.ink import Style
from taito_planner.ui.timeline.scene import Scene
from taito_planner.ui.timeline.strokes import outline, thick
from taito_planner.ui.timeline.time_axis import Detail, mondays
from taito_planner.ui.timeline.weeks import Week, pattern_text

_RAIL_FROM_TOP = 10


def paint_ribbon(painter: QPainter, scene: Scene, top: float, first: int, last: int) -> None:
    """One mark for each week of the days given, ``top`` being the ribbon's top edge."""
    for monday in mondays(first, last):
        week = scene.weeks.week(monday)
        if not week.places:
            continue
        if week.legal:
            _rail(painter, scene, week, top)
        else:
            _no_block(painter, scene, week, top)


def _rail(painter: QPainter, scene: Scene, week: Week, top: float) -> None:
    """Green where a block may lie; a lost day red and thicker, an eve amber. One pattern left: its name."""
    frame, theme = scene.frame, scene.theme
    y = frame.snap(top + _RAIL_FROM_TOP + (3 if frame.axis.detail is Detail.WEEK else 0))
    gap = 2 if frame.axis.detail is not Detail.WEEK else 1
    left, right = frame.x(week.monday) + gap, frame.x(week.monday + 5) - gap
    painter.fillRect(QRectF(left, y, right - left, thick(frame, 2)), theme.legal_line)
    for holiday in week.holidays:
        day = holiday.on.toordinal()
        start, end = max(left, frame.x(day)), min(right, frame.x(day + 1))
        colour = theme.warning if holiday.is_eve else theme.error
        painter.fillRect(QRectF(start, y, end - start, thick(frame, 3)), colour)
    if len(week.legal) < len(week.places):
        word = pattern_text(week.legal[0].pattern, scene.texts.language)
        if scene.ink.width(word, Style.TINY_BOLD) <= frame.x(week.monday + 7) - frame.x(week.monday) - 2:
            centre = (left + right) / 2
            if frame.axis.detail is Detail.WEEK:
                scene.ink.draw_centred(painter, centre, top + 6, word, Style.TINY_BOLD, theme.legal_text)
            else:
                scene.ink.draw(painter, left, top + 5, word, Style.TINY_BOLD, theme.legal_text)


def _no_block(painter: QPainter, scene: Scene, week: Week, top: float) -> None:
    frame, theme = scene.frame, scene.theme
    left, right = frame.x(week.monday), frame.x(week.monday + 5)
    box = QRectF(left + 1, frame.snap(top + 2), right - left - 2, m.RIBBON_HEIGHT - 4)
    outline(painter, frame, box, 3, theme.error, 1, fill=theme.error_soft)
    words = (scene.texts("timeline.ribbon.none-long"), scene.texts("timeline.ribbon.none"))
    word = scene.ink.first_fitting(words, box.width() - 4, Style.TINY_BOLD)
    scene.ink.draw_centred(painter, box.center().x(), box.center().y(), word, Style.TINY_BOLD, theme.error)
