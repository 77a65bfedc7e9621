"""The legal-week ribbon under the week numbers: which block patterns each week allows."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from taito_planner.ui.timeline import metrics as m
from taito_planner.ui.timeline.ink import Style
from taito_planner.ui.timeline.scene import Scene
from taito_planner.ui.timeline.strokes import fill_all, outline, thick
from taito_planner.ui.timeline.time_axis import Detail, mondays
from taito_planner.ui.timeline.weeks import Week, pattern_text

_RAIL_FROM_TOP = 10
_APART = 8
"""Between the names of two weeks, so that they do not read as one word."""


def paint_ribbon(painter: QPainter, scene: Scene, top: float, first: int, last: int) -> None:
    """One mark for each week of the days given, ``top`` being the ribbon's top edge: green where a block may lie."""
    frame, is_week = scene.frame, scene.frame.axis.detail is Detail.WEEK
    weeks, gap = mondays(first, last), 1 if is_week else 2
    y, height = frame.snap(top + _RAIL_FROM_TOP + (3 if is_week else 0)), thick(frame, 2)
    rails, others = [], []
    ends = zip(weeks, frame.xs(weeks), frame.xs(day + 5 for day in weeks), strict=True)
    for monday, left, right in ends:
        week = scene.weeks.week(monday)
        if week.legal:
            rails.append(QRectF(left + gap, y, right - left - 2 * gap, height))
        if week.places and (week.holidays or not week.legal):
            others.append((week, left + gap, right - gap))
    fill_all(painter, rails, scene.theme.legal_line)
    for week, left, right in others:
        if week.legal:
            _lost_days(painter, scene, week, (left, right), y)
            _one_pattern(painter, scene, week, (left, right), top)
        else:
            _no_block(painter, scene, week, top)


def _lost_days(painter: QPainter, scene: Scene, week: Week, rail: tuple[float, float], y: float) -> None:
    """On the rail a lost day is red and thicker, an eve amber."""
    frame, theme = scene.frame, scene.theme
    for holiday in week.holidays:
        day = holiday.on.toordinal()
        start, end = max(rail[0], frame.x(day)), min(rail[1], frame.x(day + 1))
        colour = theme.warning if holiday.is_eve else theme.error
        painter.fillRect(QRectF(start, y, end - start, thick(frame, 3)), colour)


def _one_pattern(painter: QPainter, scene: Scene, week: Week, rail: tuple[float, float], top: float) -> None:
    """The name of the pattern where some are lost."""
    if len(week.legal) == len(week.places):
        return
    frame, ink, colour = scene.frame, scene.ink, scene.theme.legal_text
    word = pattern_text(week.legal[0].pattern, scene.texts.language)
    if ink.width(word, Style.TINY_BOLD) <= frame.x(week.monday + 7) - frame.x(week.monday) - _APART:
        if frame.axis.detail is Detail.WEEK:
            ink.draw_centred(painter, sum(rail) / 2, top + 6, word, Style.TINY_BOLD, colour)
        else:
            ink.draw(painter, rail[0], top + 5, word, Style.TINY_BOLD, colour)


def _no_block(painter: QPainter, scene: Scene, week: Week, top: float) -> None:
    frame, theme = scene.frame, scene.theme
    left, right = frame.x(week.monday), frame.x(week.monday + 5)
    box = QRectF(left + 1, frame.snap(top + 2), right - left - 2, m.RIBBON_HEIGHT - 4)
    outline(painter, frame, box, 3, theme.error, 1, fill=theme.error_soft)
    words = (scene.texts("timeline.ribbon.none-long"), scene.texts("timeline.ribbon.none"))
    word = scene.ink.first_fitting(words, box.width() - 4, Style.TINY_BOLD)
    scene.ink.draw_centred(painter, box.center().x(), box.center().y(), word, Style.TINY_BOLD, theme.error)
