"""How a program ends: closed in the middle of something, or killed. Nothing is lost and nothing is left half done."""

from collections.abc import Callable

from tests.journeys.screens import Program
from tests.journeys.test_mouse import A_WEEK_LATER, BEFORE, hold_block

TWO_WEEKS_LATER = A_WEEK_LATER.replace("19.–22.", "26.–29.")


def test_a_window_closed_in_the_middle_of_a_drag_ends_quietly_and_moves_nothing(start: Callable[..., Program]) -> None:
    program = start("open", "--sample")
    hold_block(program, 7)
    assert program.close() == 0


def test_a_window_closed_while_the_palette_drags_ends_quietly_too(start: Callable[..., Program]) -> None:
    program = start("open", "--sample")
    palette, lane = program.see("Starttikäynti: vedä"), program.see("A-1001, Tampere 1/2025")
    program.press(palette.middle)
    program.carry(palette.middle, lane.middle)
    program.see("Siirretään")
    assert program.close() == 0


def test_a_program_killed_between_edits_opens_with_every_one_of_them(start: Callable[..., Program]) -> None:
    program = start("open", "--sample")
    hold_block(program, 7)
    program.drop()
    program.see(A_WEEK_LATER)
    program.keys("alt+Right")
    program.see(TWO_WEEKS_LATER)
    program.kill()
    again = start()
    again.keys("ctrl+f")
    again.type("Kouvola 1/2026")
    again.see("Kouvola 1/2026 · ryhmä")
    again.keys("Return")
    again.see(TWO_WEEKS_LATER)
    again.keys("ctrl+z", "ctrl+z")
    again.see(BEFORE)


def test_a_program_killed_in_the_middle_of_a_drag_opens_as_it_was_before(start: Callable[..., Program]) -> None:
    program = start("open", "--sample")
    hold_block(program, 7)
    program.drop()
    program.see(A_WEEK_LATER)
    bar = program.see(A_WEEK_LATER)
    program.press(bar.middle)
    program.carry(bar.middle, (bar.middle[0] + 60, bar.middle[1]))
    program.see("Siirretään")
    program.kill()
    program.drop()
    again = start()
    again.keys("ctrl+f")
    again.type("Kouvola 1/2026")
    again.see("Kouvola 1/2026 · ryhmä")
    again.keys("Return")
    again.see(A_WEEK_LATER)
