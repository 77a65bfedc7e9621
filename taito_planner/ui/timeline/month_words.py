"""What the header calls each month, as far as there is room."""

from taito_planner.texts.dates import month_ladder
from taito_planner.ui.timeline.frame import Frame
from taito_planner.ui.timeline.ink import Ink, Style
from taito_planner.ui.timeline.time_axis import months


def month_words(frame: Frame, ink: Ink, language: str) -> list[tuple[float, str]]:
    """(left edge, word) of each month, kept in sight; short ones where there is no room, but each year is told."""
    words, told = [], 0
    for month, start, following in months(*frame.visible_days()):
        left = max(frame.x(start), frame.head_width) + 6
        ladder = month_ladder(month, language, needs_year=month.year != told)
        word = ink.first_fitting(ladder, min(frame.x(following), frame.width) - left - 4, Style.BOLD)
        told = month.year if str(month.year) in word else told
        words.append((left, word))
    return words
