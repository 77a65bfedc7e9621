"""A planner without a mouse: from the first window to an Excel file, and every pane on the way."""

from pathlib import Path

from taito_planner.exchange import read_workbook
from taito_planner.storage.holidays import finnish_calendar
from taito_planner.storage.profiles import load_profiles
from taito_planner.ui.theme import DARK
from tests.journeys.screens import Program, wait_for
from tests.journeys.test_mouse import A_WEEK_LATER, BEFORE, FIRST_POINTER, KOUVOLA, find


def test_a_block_is_found_moved_undone_and_exported_by_keys_alone_from_the_first_start_on(
    dark: Program, tmp_path: Path
) -> None:
    book = tmp_path / "vienti.xlsx"
    assert dark.ground() == DARK.window.name()
    dark.see(FIRST_POINTER)
    dark.keys("Return", "Return", "Return")
    dark.miss("Vihje")
    find(dark, KOUVOLA)
    dark.see(f"{KOUVOLA}", lambda lane: lane.is_focused)
    dark.keys("Down", "Right")
    dark.see(BEFORE, lambda bar: bar.is_focused and bar.is_selected)
    dark.keys("alt+Right")
    dark.see(A_WEEK_LATER)
    dark.keys("ctrl+z")
    dark.see(BEFORE)
    dark.keys("alt+Right")
    dark.see(A_WEEK_LATER)
    dark.keys("ctrl+e")
    dark.type_into_dialog(str(book))
    wait_for(book.exists, "the workbook")
    dark.see("vienti.xlsx")
    read = read_workbook(book, finnish_calendar(), load_profiles())
    group = next(group for group in read.plan.groups if group.name == KOUVOLA)
    assert group.opening_blocks[0].first_day.isoformat() == "2026-01-19"


def test_f6_goes_round_the_panes_and_the_focus_is_told(sample: Program) -> None:
    find(sample, KOUVOLA)
    sample.keys("F6")
    sample.see("Havainnot", lambda pane: pane.is_focused)
    sample.keys("F6")
    sample.see("Nimi", lambda field: field.is_focused)
    sample.keys("F6")
    sample.see(KOUVOLA, lambda lane: lane.is_focused)
