"""Shows the program without a screen: pictures of the window, and a new user's first look in a folder."""

from taito_planner.showcase.pictures import (
    demo_without_display,
    write_first_pages,
    write_scenes,
    write_screenshots,
)
from taito_planner.showcase.stage import Stage

__all__ = ["Stage", "demo_without_display", "write_first_pages", "write_scenes", "write_screenshots"]
