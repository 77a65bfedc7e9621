"""The timeline: the plan on an axis of days, and the drags on it."""

from taito_planner.ui.timeline.palette_drop import PALETTE_KINDS, PALETTE_MIME
from taito_planner.ui.timeline.view import Timeline

__all__ = ["PALETTE_KINDS", "PALETTE_MIME", "Timeline"]
