"""The size of the timeline's window and how far it is scrolled. Knows no Qt."""

from dataclasses import dataclass

from taito_planner.ui.timeline import metrics as m


@dataclass
class Window:
    """The viewport and what is scrolled to, in logical pixels."""

    width: float = 0.0
    height: float = 0.0
    head_width: float = m.HEAD_WIDTH
    dpr: float = 1.0
    scroll_x: float = 0.0
    scroll_y: float = 0.0
    staff_scroll: float = 0.0
    staff_height: float | None = None
    """As the user left the divider; None: a few rows."""
