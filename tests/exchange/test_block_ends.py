"""Blocks of a workbook that say only when they begin: as long as the group's own service has them."""

from datetime import date
from pathlib import Path

from tests.exchange.books import read, saved

GROUPS = [
    ["Ryhmä", "Suunniteltu koko", "Palvelu"],
    ["Oulu 1", 8, None],
    ["Tules 1", 8, "tules"],
    ["Kiila 1", 8, "kiila"],
]


def lengths(tmp_path: Path, *rows: tuple[str, str]) -> dict[str, list[tuple[date, int]]]:
    blocks = [["Ryhmä", "Alkaa"], *(list(row) for row in rows)]
    found = read(saved(tmp_path / "in.xlsx", {"Ryhmät": GROUPS, "Jaksot": blocks}))
    return {g.name: [(b.first_day, b.span.day_count) for b in g.blocks] for g in found.groups if g.blocks}


def test_each_service_has_its_own_lengths_by_the_number_of_the_block(tmp_path: Path) -> None:
    found = lengths(
        tmp_path,
        ("Tules 1", "26.8.2024"),
        ("Tules 1", "19.2.2024"),
        ("Tules 1", "15.4.2024"),
        ("Oulu 1", "13.1.2026"),
        ("Kiila 1", "12.1.2026"),
        ("Kiila 1", "19.5.2026"),
    )
    assert found == {
        "Tules 1": [(date(2024, 2, 19), 5), (date(2024, 4, 15), 5), (date(2024, 8, 26), 3)],
        "Oulu 1": [(date(2026, 1, 13), 4)],
        "Kiila 1": [(date(2026, 1, 12), 5), (date(2026, 5, 19), 4)],
    }


def test_a_weekday_that_begins_no_block_gets_the_first_length_and_a_finding_later(tmp_path: Path) -> None:
    assert lengths(tmp_path, ("Tules 1", "21.2.2024")) == {"Tules 1": [(date(2024, 2, 21), 5)]}
