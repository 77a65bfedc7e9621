"""The timeline: the plan on an axis of days, and the drags on it."""

from taito_planner.ui.timeline.view import PALETTE_MIME, Timeline

__all__ = ["PALETTE_MIME", "Timeline"]
