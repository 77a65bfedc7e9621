"""What else is done by mouse, done by keys alone: several bars, the rest of a plan, leave, tasks, views."""

from tests.journeys.screens import Program
from tests.journeys.test_mouse import A_WEEK_LATER, BEFORE, KOUVOLA, TASK, find

SECOND = f"Jakso 2, {KOUVOLA}, ma–to 2.–5.2.2026"
SECOND_LATER = f"Jakso 2, {KOUVOLA}, ma–to 9.–12.2.2026"
LEADER = "ohjaaja Kouvola 1"


def test_several_blocks_are_chosen_and_moved_and_the_rest_of_a_plan_goes_along(sample: Program) -> None:
    find(sample, KOUVOLA)
    sample.keys("Down", "Right", "shift+Right")
    sample.see(BEFORE, lambda bar: bar.is_selected)
    sample.see(SECOND, lambda bar: bar.is_selected and bar.is_focused)
    sample.keys("alt+Right")
    sample.see(A_WEEK_LATER)
    sample.see(SECOND_LATER)
    sample.keys("ctrl+z")
    sample.see(BEFORE)
    sample.see(SECOND)
    sample.keys("Left", "alt+shift+Right")
    sample.see(A_WEEK_LATER, lambda bar: bar.is_focused)
    sample.see(SECOND_LATER)


def test_leave_a_task_and_the_way_from_the_overview_to_the_plan(sample: Program) -> None:
    sample.keys("ctrl+f")
    sample.type(LEADER)
    sample.see(f"{LEADER} · ")
    sample.keys("Return")
    sample.see(LEADER, lambda lane: lane.is_focused)
    sample.keys("Insert")
    sample.see(f"Loma, {LEADER}", lambda bar: bar.is_selected)
    sample.keys("ctrl+z")
    sample.miss(f"Loma, {LEADER}")
    sample.keys("alt+2")
    sample.see(TASK)
    sample.keys("Home", "space")
    sample.see("Tehtävät, 10")
    sample.keys("ctrl+z")
    sample.see("Tehtävät, 11")
    sample.keys("alt+3")
    sample.see("Tampere 1/2025", lambda cell: cell.is_focused)
    sample.keys("s", "s", "Up", "Up", "Return")
    sample.see("Vaasa 1/2024", lambda lane: lane.is_focused)
