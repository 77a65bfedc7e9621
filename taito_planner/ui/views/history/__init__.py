"""The history: every change ever made to the plan, who made it, when, and what was before."""

from taito_planner.ui.views.history.view import HistoryView

__all__ = ["HistoryView"]
