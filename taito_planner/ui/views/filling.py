"""Puts the views into the window's switch, and says which actions mean the timeline alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from taito_planner.ui.main_window import MainWindow

_ON_TIMELINE = (
    "edit.facts", "view.week", "view.month", "view.year", "view.zoom-in", "view.zoom-out", "view.fit",
    "view.today", "view.collapse", "view.expand",
)  # fmt: skip


def fill_views(window: "MainWindow") -> None:
    """Adds every view that works; called once, when the window's parts and commands are there."""
    switch = window.parts.views
    switch.only_on_timeline(*(window.qt_actions[key] for key in _ON_TIMELINE))
