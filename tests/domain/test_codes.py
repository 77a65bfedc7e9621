"""Short codes of groups and initials of people."""

from taito_planner.domain.codes import code_of, codes, initials
from tests.builders import group, plan


def test_a_code_is_two_letters_and_the_number() -> None:
    assert code_of(group("Tampere 4/2025")) == "TA4"
    assert code_of(group("Ryhmä 12/2025", town="Ähtäri")) == "ÄH12"


def test_a_code_that_the_planner_gave_stands() -> None:
    assert code_of(group("Tampere 4/2025", code="Tre")) == "Tre"


def test_a_name_without_number_or_letters_still_has_a_code() -> None:
    assert code_of(group("Aamu")) == "AA"
    assert code_of(group("7")) == "R7"


def test_codes_differ_within_a_plan() -> None:
    names = ["Tampere 1/2025", "Tampere 1/2026", "Tammisaari 1/2025", "Tornio 1/2026"]
    found = codes(plan(*(group(name) for name in names)))
    assert len({code.casefold() for code in found.values()}) == len(names)
    assert all(2 <= len(code) <= 4 for code in found.values())


def test_a_default_code_gives_way_to_one_that_the_planner_gave() -> None:
    own, other = group("Tampere 2/2025", code="ta1"), group("Tampere 1/2025")
    found = codes(plan(other, own))
    assert found[own.id] == "ta1"
    assert found[other.id] == "TM1"


def test_many_groups_of_one_town_and_number_have_codes_of_four_letters_at_most() -> None:
    found = codes(plan(*(group(f"Oulu 1/{year}") for year in range(2000, 2040))))
    assert len(set(found.values())) == 40
    assert all(2 <= len(code) <= 4 for code in found.values())


def test_initials_are_those_of_every_part_of_a_name() -> None:
    assert initials("Petri Mäki") == "PM"
    assert initials("Anna-Liisa Mäki") == "ALM"


def test_like_groups_take_the_plainest_codes_in_turn() -> None:
    found = codes(plan(*(group(f"Oulu {n}/2025", id=f"g{n:03}") for n in (1, 101, 201, 301))))
    assert list(found.values()) == ["OU1", "OU01", "OL01", "O01B"]
