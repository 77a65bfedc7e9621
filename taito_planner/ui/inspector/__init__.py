"""What is selected: its facts to edit, its findings, the start window and the mean span."""

from taito_planner.ui.inspector.panel import Inspector

__all__ = ["Inspector"]
