"""The list of what the plan demands of people: filters, rows by due day, one task in detail."""

from taito_planner.ui.todo.view import TodoView

__all__ = ["TodoView"]
