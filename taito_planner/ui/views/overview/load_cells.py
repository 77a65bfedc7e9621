"""Paints the heat map of the staff's weeks: a cell, its captions, the legend. The printer paints with the same."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from taito_planner.domain.days import monday_of
from taito_planner.rules.load import WeekLoad
from taito_planner.texts.dates import MONTHS
from taito_planner.ui.signs import Sign, paint_sign
from taito_planner.ui.timeline.ink import Style
from taito_planner.ui.timeline.strokes import hatch
from taito_planner.ui.views.overview.look import Look
from taito_planner.ui.views.overview.words import load_mark

CELL_WIDTH, CELL_HEIGHT = 48, 28
HEAD = 40
GAP = 1.0
FULL = 5
"""Days from which on a week has the darkest fill."""
WEEK = timedelta(weeks=1)
_THURSDAY = timedelta(days=3)


def paint_load(painter: QPainter, area: QRectF, week: WeekLoad | None, look: Look) -> None:
    """Days booked on a fill that darkens with them; leave hatched; a clash with an outline and a sign."""
    theme = look.theme
    box = area.adjusted(GAP, GAP, -GAP, -GAP)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    days = min(week.booked_days, FULL) if week else 0
    edge = theme.row_line if days == 0 else theme.load[days]
    painter.setPen(QPen(theme.field_border if theme.is_high_contrast else edge, 1))
    painter.setBrush(theme.load[days])
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
    if week is None:
        return
    if week.leave_days:
        _leave(painter, box, week, look)
    text, middle = load_mark(week, look.texts), box.center().y()
    if text:
        is_letter = not week.booked_days
        ink = theme.leave_text if is_letter else theme.on_load[days]
        _plate(painter, box, text, look) if is_letter else None
        look.ink.draw_centred(painter, box.center().x(), middle, text, Style.NORMAL, ink)
    if week.worst is not None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.severity(week.worst), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 2, 2)
        sign = Sign.ERROR if week.worst > 2 else Sign.WARNING
        centre = QPointF(box.right() - 5, box.top() + 5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.surface)
        painter.drawEllipse(centre, 6.5, 6.5)
        paint_sign(painter, sign, centre, 10, theme)


def _leave(painter: QPainter, box: QRectF, week: WeekLoad, look: Look) -> None:
    """The whole cell hatched in a week of leave with nothing booked; else a strip at its foot."""
    strip = QRectF(box)
    if not week.is_away or week.booked_days:
        strip.setTop(box.bottom() - 6)
    painter.fillRect(strip, look.theme.leave_fill)
    hatch(painter, strip, look.theme.leave_hatch, 7, 1.2)


def _plate(painter: QPainter, box: QRectF, text: str, look: Look) -> None:
    width = look.ink.width(text, Style.NORMAL) + 8
    painter.fillRect(QRectF(box.center().x() - width / 2, box.center().y() - 8, width, 16), look.theme.leave_fill)


def paint_week_head(
    painter: QPainter,
    area: QRectF,
    monday: date,
    as_of: date,
    look: Look,
    *,
    is_first: bool = False,
    room: float = CELL_WIDTH * 5.0,
) -> None:
    """The week number, an ink pill on the current one; above it the month where it begins.

    The first week in sight always has its month's name, within ``room`` pixels from the left edge of what is in sight.
    """
    theme, ink = look.theme, look.ink
    if is_first or is_month_start(monday):
        thursday = monday + _THURSDAY
        name = MONTHS[look.texts.language][thursday.month - 1]
        names = (f"{name} {thursday.year}", name) if is_first or thursday.month == 1 else (name,)
        left = max(area.left(), 0) if is_first else area.left()
        word = ink.first_fitting(names, room - 6, Style.SMALL_BOLD)
        ink.draw(painter, left + 3, area.top() + 9, word, Style.SMALL_BOLD, theme.text)
    number = str(monday.isocalendar().week)
    middle = area.bottom() - 11
    if monday == monday_of(as_of):
        pill = QRectF(area.center().x() - 13, middle - 8, 26, 16)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.today)
        painter.drawRoundedRect(pill, 3, 3)
        ink.draw_centred(painter, area.center().x(), middle, number, Style.SMALL_BOLD, theme.on_today)
    else:
        ink.draw_centred(painter, area.center().x(), middle, number, Style.SMALL, theme.text2)


def is_month_start(monday: date) -> bool:
    """Whether a week is the first of a month: the month of its Thursday, as in ISO weeks."""
    return (monday + _THURSDAY).month != (monday - WEEK + _THURSDAY).month


def paint_legend(painter: QPainter, left: float, middle: float, look: Look) -> float:
    """What fills, hatch and outline mean; returns its width."""
    texts, ink, theme = look.texts, look.ink, look.theme
    x = left
    for days in range(FULL + 1):
        area = QRectF(x, middle - 9, 26, 18)
        paint_load(painter, area, WeekLoad(days), look)
        if days == 0:
            ink.draw_centred(painter, area.center().x(), middle, "0", Style.NORMAL, theme.on_load[0])
        x += 26
    samples: Sequence[tuple[WeekLoad, str]] = (
        (WeekLoad(0, 5, 5), "overview.legend.leave"),
        (WeekLoad(2, 2, 5), "overview.legend.part"),
    )
    for week, key in samples:
        x += 10
        paint_load(painter, QRectF(x, middle - 9, 26, 18), week, look)
        x += 32 + ink.draw(painter, x + 32, middle, texts(key), Style.SMALL, theme.text2)
    x += 12
    paint_sign(painter, Sign.WARNING, QPointF(x + 6, middle), 12, theme)
    x += 18 + ink.draw(painter, x + 18, middle, texts("overview.legend.clash"), Style.SMALL, theme.text2)
    return x - left


def legend_width(look: Look) -> float:
    """The width ``paint_legend`` takes."""
    keys = ("overview.legend.leave", "overview.legend.part", "overview.legend.clash")
    words = sum(look.ink.width(look.texts(key), Style.SMALL) for key in keys)
    return 26 * (FULL + 1) + 2 * 42 + 30 + words
