"""Each person's load by week: a low column at the foot of the staff lane, its words in the tooltip."""

from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from taito_planner.texts.dates import week_text
from taito_planner.ui.timeline.bars import Lane
from taito_planner.ui.timeline.scene import Scene
from taito_planner.ui.timeline.stage import Stage
from taito_planner.ui.timeline.strokes import fill_all
from taito_planner.ui.timeline.time_axis import mondays

MOST_PIXELS = 4
"""The foot of a staff lane that no bar covers."""


def paint_load(painter: QPainter, scene: Scene, lane: Lane, rect: QRectF, days: tuple[int, int]) -> None:
    """A column for every week in ``days``: a pixel for each day booked, four at most, the darker the more."""
    frame, theme = scene.frame, scene.theme
    days_by_week = scene.facts.load_columns(lane.owner)
    bottom = frame.snap(rect.bottom()) - 1 / frame.dpr
    columns: dict[int, list[QRectF]] = {}
    weeks = [monday for monday in mondays(*days) if monday in days_by_week]
    ends = zip(weeks, frame.xs(weeks), frame.xs([day + 5 for day in weeks]), strict=True)
    for monday, left, right in ends:
        booked = days_by_week[monday]
        height = min(MOST_PIXELS, booked)
        column = QRectF(left + 1, bottom - height, max(1.0, right - left - 1), height)
        columns.setdefault(min(booked + 1, len(theme.load) - 1), []).append(column)
    for level, rects in columns.items():
        fill_all(painter, rects, theme.text if theme.is_high_contrast else theme.load[level])


def load_words(stage: Stage, lane: Lane, day: int) -> str:
    """``vk 6: varattu 4 pv``, with the days of leave; empty for a week with neither."""
    monday = date.fromordinal(day - (day - 1) % 7)
    week = stage.facts.load_of(lane.owner).weeks.get(monday)
    if week is None:
        return ""
    name = week_text(monday, stage.texts.language)
    key = "timeline.tip.load-leave" if week.leave_days else "timeline.tip.load"
    return stage.texts(key, week=name, days=week.booked_days, leave=week.leave_days, workdays=week.workdays)
