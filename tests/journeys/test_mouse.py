"""Journeys with a real mouse: press, carry, see what would come of it, drop or not."""

from taito_planner.ui.theme import DARK
from tests.journeys.screens import Part, Program

KOUVOLA = "Kouvola 1/2026"
BEFORE = f"Jakso 1, {KOUVOLA}, ma–to 12.–15.1.2026"
ON_LOPPIAINEN = f"Jakso 1, {KOUVOLA}, ti–pe 6.–9.1.2026"
A_WEEK_LATER = f"Jakso 1, {KOUVOLA}, ma–to 19.–22.1.2026"
NEW_ERROR = "uusi virhe"
MOVING = "Siirretään"
BROKEN = "Jaksolle 1 (ti–pe 6.–9.1.2026) osuu loppiainen (ti 6.1.)"
TASK = "Ilmoita muutoksesta Kelaan, A-1017"
UNDO, REDO = "Kumoa", "Tee uudelleen"
FIRST_POINTER = "Vedä jakso uuteen viikkoon"


def find(program: Program, group: str) -> None:
    """Brings a group into sight as a planner does: Ctrl+F and its name."""
    program.keys("ctrl+f")
    program.type(group)
    program.see(f"{group} · ryhmä")
    program.keys("Return")


def days_from(bar: Part, days: int) -> tuple[int, int]:
    """The point ``days`` later than the middle of a four-day bar."""
    across, down = bar.middle
    return across + round(days * bar.rect[2] / 4), down


def hold_block(program: Program, days: int, *keys: str) -> None:
    """Takes Kouvola's first block and holds it so many days later, with ``keys`` down."""
    find(program, KOUVOLA)
    bar = program.see(BEFORE)
    program.press(bar.middle)
    for key in keys:
        program.tool("keydown", key)
    program.carry(bar.middle, days_from(bar, days))
    program.see(MOVING)


def hold_over_loppiainen(program: Program) -> None:
    hold_block(program, -6, "alt")
    program.see(NEW_ERROR)


def test_a_block_held_over_loppiainen_says_what_would_break_and_esc_leaves_everything(sample: Program) -> None:
    hold_over_loppiainen(sample)
    sample.see(BROKEN)
    sample.tool("key", "Escape")
    sample.drop()
    sample.tool("keyup", "alt")
    sample.miss(NEW_ERROR)
    sample.see(BEFORE)
    sample.see(UNDO, lambda button: button.is_off)


def test_in_the_dark_the_reason_is_seen_and_esc_and_undo_leave_everything_too(dark: Program) -> None:
    assert dark.ground() == DARK.window.name()
    dark.see(FIRST_POINTER)
    dark.keys("Escape")
    dark.miss(FIRST_POINTER)
    hold_over_loppiainen(dark)
    dark.see(BROKEN)
    dark.tool("key", "Escape")
    dark.drop()
    dark.tool("keyup", "alt")
    dark.see(BEFORE)
    hold_block(dark, 7)
    dark.drop()
    dark.see(A_WEEK_LATER)
    dark.click(UNDO)
    dark.see(BEFORE)
    dark.click(REDO)
    dark.see(A_WEEK_LATER)


def test_a_block_dropped_on_loppiainen_stays_there_with_its_finding(sample: Program) -> None:
    sample.see("4 virhettä")
    hold_over_loppiainen(sample)
    sample.drop()
    sample.tool("keyup", "alt")
    sample.see(ON_LOPPIAINEN)
    sample.see("6 virhettä")
    sample.see(BROKEN)


def test_a_dropped_block_goes_back_by_undo_and_forth_by_redo(sample: Program) -> None:
    hold_block(sample, 7)
    sample.drop()
    sample.see(A_WEEK_LATER)
    sample.click(UNDO)
    sample.see(BEFORE)
    sample.click(REDO)
    sample.see(A_WEEK_LATER)
    sample.keys("ctrl+z")
    sample.see(BEFORE)


def test_a_start_visit_is_dragged_from_the_palette_onto_a_lane(sample: Program) -> None:
    find(sample, KOUVOLA)
    lane, week = sample.see(f"A-1076, {KOUVOLA}"), sample.see(BEFORE)
    visit = sample.see("Starttikäynti: vedä")
    sample.miss("Starttikäynti 2, A-1076")
    target = week.middle[0] - round(21 * week.rect[2] / 4), lane.middle[1]
    sample.press(visit.middle)
    sample.carry(visit.middle, target)
    sample.see(MOVING)
    sample.drop()
    sample.see("Starttikäynti 2, A-1076")
    sample.keys("ctrl+z")
    sample.miss("Starttikäynti 2, A-1076")


def test_a_finding_is_cured_by_ctrl_full_stop_and_enter(sample: Program) -> None:
    sample.see("4 virhettä")
    sample.keys("F8", "F8", "ctrl+period")
    sample.see("Korjaukset havaintoon", lambda menu: "Starttikäynti on pe 7.11." in menu.name)
    sample.keys("Return")
    sample.see("Korjattu")
    sample.see("3 virhettä")
    sample.keys("ctrl+z")
    sample.see("4 virhettä")


def test_a_task_is_ticked_with_the_mouse_and_undone_by_a_key(sample: Program) -> None:
    sample.click("Tehtävät, 11")
    sample.click(TASK)
    sample.see("Tehtävät, 10")
    sample.miss(TASK)
    sample.keys("ctrl+z")
    sample.see("Tehtävät, 11")
    sample.see(TASK)
