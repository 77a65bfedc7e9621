"""Quick fixes on the screen: the menu of up to three, their preview on the timeline, and the step that applies one."""
