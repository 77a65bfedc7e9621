"""Where the word inside a long bar stands: kept in sight while the bar scrolls, clear of what lies on the bar."""

from collections.abc import Iterable

from taito_planner.ui.timeline.ink import Ink, Style

_BEFORE, _AFTER = 2.0, 4.0
"""What stays free before and after a visit or flex day."""


def word_between(
    ink: Ink, words: tuple[str, ...], ends: tuple[float, float], taken: Iterable[tuple[float, float]]
) -> tuple[float, str]:
    """The left edge and the first of ``words`` that fits the first gap that holds one; empty where none does.

    ``ends`` are the bar's visible ends, ``taken`` the stretches of what lies on it, from left to right.
    """
    left, right = ends
    for start, end in taken:
        start, end = start - _BEFORE, end + _AFTER
        if end <= left or start >= right:
            continue
        word = ink.first_fitting(words, start - left, Style.TINY)
        if word:
            return left, word
        left = max(left, end)
    return left, ink.first_fitting(words, right - left, Style.TINY)
