"""Puts the views into the window's switch, and says which actions mean the timeline alone."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

from taito_planner.session.document import PlanDocument
from taito_planner.texts import Texts
from taito_planner.ui.theme import Theme
from taito_planner.ui.todo import TodoView
from taito_planner.ui.views.history import HistoryView
from taito_planner.ui.views.overview import Overview
from taito_planner.ui.views.switch import HISTORY, OVERVIEW, TODO

if TYPE_CHECKING:
    from taito_planner.ui.main_window import MainWindow

_ON_TIMELINE = (
    "edit.facts", "view.week", "view.month", "view.year", "view.zoom-in", "view.zoom-out", "view.fit",
    "view.today", "view.collapse", "view.expand",
)  # fmt: skip


def fill_views(
    window: "MainWindow", document: PlanDocument, texts: Texts, theme: Theme, settings: QSettings
) -> None:
    """Adds every view that works; called once, when the window's parts and commands are there."""
    switch = window.parts.views
    switch.only_on_timeline(*(window.qt_actions[key] for key in _ON_TIMELINE))
    _add_todo(window, TodoView(document, texts, theme, settings))
    _add_overview(window, Overview(document, texts, theme))
    _add_history(window, HistoryView(document, texts, theme))


def _add_todo(window: "MainWindow", todo: TodoView) -> None:
    switch = window.parts.views
    switch.add(TODO, todo, todo.urgent_count)
    todo.count_changed.connect(switch.count_again)
    todo.jump_asked.connect(lambda ids: window.views.show(*ids))
    todo.jump_asked.connect(lambda _: window.views.focus_plan())
    todo.said.connect(window.parts.status.say)
    todo.certificate_asked.connect(window.papers.certificate_for)
    todo.notice_asked.connect(window.papers.notice_for)
    todo.refused.connect(window.views.refused)


def _add_overview(window: "MainWindow", overview: Overview) -> None:
    window.parts.views.add(OVERVIEW, overview)
    overview.chosen.connect(window.views.show)
    overview.chosen.connect(lambda _: window.views.focus_plan())
    overview.week_chosen.connect(lambda person, monday: window.views.show_day(monday, person))


def _add_history(window: "MainWindow", history: HistoryView) -> None:
    window.parts.views.add(HISTORY, history)
    history.chosen.connect(lambda ids: window.views.show(*ids))
    history.chosen.connect(lambda _: window.views.focus_plan())
    history.said.connect(window.parts.status.say)
    history.refused.connect(window.views.refused)
