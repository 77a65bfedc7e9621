"""Leave lists as they are copied out of Excel."""

import pytest

from taito_planner.domain.days import DaySpan
from taito_planner.texts.leave_list import leave_step, looks_like_leaves, read_leaves
from tests.builders import d, plan, staff

PEOPLE = plan(
    staff=[
        staff("Petri Mäki", ("2025-12-17", "2025-12-31"), id="petri"),
        staff("Anna-Liisa Oja", id="anna"),
        staff("Aino Oja", id="aino1"),
        staff("Antti Oja", id="antti"),
    ]
)
TODAY = d("2025-11-19")


@pytest.mark.parametrize(
    ("line", "first", "last", "reason"),
    [
        ("Petri Mäki\t19.–23.2.2024", "2024-02-19", "2024-02-23", ""),
        ("Petri Mäki\t2.1.2026\t5.1.2026\ttalviloma", "2026-01-02", "2026-01-05", "talviloma"),
        ("Mäki, Petri\t31.12.2025 - 2.1.2026", "2025-12-31", "2026-01-02", ""),
        ("PM;2026-02-27;2026-03-01;koulutus", "2026-02-27", "2026-03-01", "koulutus"),
        ("petri mäki\t\t2.1.2026", None, None, ""),
    ],
)
def test_a_line_says_who_when_and_why(line: str, first: str | None, last: str | None, reason: str) -> None:
    (row,) = read_leaves(line, PEOPLE, TODAY)
    assert row.reason == reason
    assert row.span == (DaySpan(d(first), d(last)) if first and last else None)
    assert row.member is not None
    assert row.member.id == "petri"


def test_a_row_of_headings_is_left_out() -> None:
    assert len(read_leaves("Nimi\tAlku\tLoppu\nPetri Mäki\t2.1.2026\t3.1.2026", PEOPLE, TODAY)) == 1


def test_initials_that_mean_two_people_mean_nobody() -> None:
    (row,) = read_leaves("AO\t2.1.2026\t3.1.2026", PEOPLE, TODAY)
    assert row.problem == "no-person"


def test_leave_that_is_known_is_not_added_again() -> None:
    rows = read_leaves("Petri Mäki\t17.12.2025\t31.12.2025", PEOPLE, TODAY)
    assert rows[0].problem == "known"
    assert leave_step(rows).intents == ()


@pytest.mark.parametrize("text", ["", "\n\n", "hei", "\t\t\t", "a;b;c"])
def test_nonsense_is_no_leave_list(text: str) -> None:
    assert not looks_like_leaves(read_leaves(text, PEOPLE, TODAY))
