"""Leave lists as they are copied out of Excel."""

import pytest

from taito_planner.domain.days import DaySpan
from taito_planner.domain.edits import apply
from taito_planner.texts.leave_list import leave_step, looks_like_leaves, read_leaves
from tests.builders import d, plan, staff

PEOPLE = plan(
    staff=[
        staff("Petri Mäki", ("2025-12-17", "2025-12-31"), id="petri", role="psykologi", town="Oulu"),
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
        ("petri mäki\t\t2.1.2026", "2026-01-02", "2026-01-02", ""),
        ("Mäki\tPetri\t2.1.2026 0:00\t5.1.2026 0:00", "2026-01-02", "2026-01-05", ""),
        ("P. Mäki\tvk 1\tvk 2", "2025-12-29", "2026-01-11", ""),
        ("Petri Mäki\tvko 30–31/2026", "2026-07-20", "2026-08-02", ""),
        ("Petri Mäki\ttalviloma\t02.01.2026\t05.01.2026\t4", "2026-01-02", "2026-01-05", "talviloma"),
        ("Petri Mäki\tOulu\tpsykologi\tpe 2.1.2026\t2026-01-05 00:00:00", "2026-01-02", "2026-01-05", ""),
        ("2.1.2026\t5.1.2026\tPetri Mäki\ttalviloma", "2026-01-02", "2026-01-05", "talviloma"),
        ('"Mäki,\nPetri (psykologi)"\t"2.1.2026"\t5.1.2026', "2026-01-02", "2026-01-05", ""),
        ("PETRI MA\u0308KI\t2.1.2026\xa0– 5.1.2026", "2026-01-02", "2026-01-05", ""),
        ("Mäki, Petri 2.1.–5.1.2026 talviloma", "2026-01-02", "2026-01-05", "talviloma"),
        ("Petri Mäki,2.1.2026,5.1.2026,talviloma", "2026-01-02", "2026-01-05", "talviloma"),
    ],
)
def test_a_line_says_who_when_and_why(line: str, first: str, last: str, reason: str) -> None:
    (row,) = read_leaves(line, PEOPLE, TODAY)
    assert row.reason == reason
    assert row.span == DaySpan(d(first), d(last))
    assert not row.problem
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


@pytest.mark.parametrize(
    ("line", "refusal"),
    [
        ("Petri Mäki\t5.1.2026\t2.1.2026", "day-input.end-before-start"),
        ("Petri Mäki\t31.2.2026\t3.3.2026", "day-input.no-such-day.2"),
        ("Petri Mäki\t2.1.2026\t5.1.9999", "day-input.out-of-range"),
        ("Petri Mäki\t1.1.1900\t5.1.1900", "day-input.out-of-range"),
        ("Petri Mäki\tma 2.1.2026\tpe 5.1.2026", "day-input.weekday-differs"),
        ("Petri Mäki\t2.1.2026 klo 8\t5.1.2026", "day-input.not-understood"),
    ],
)
def test_days_that_cannot_be_are_no_leave_of_half_of_them(line: str, refusal: str) -> None:
    (row,) = read_leaves(line, PEOPLE, TODAY)
    assert row.span is None
    assert row.refusal is not None
    assert row.refusal.key == refusal


def test_several_spans_in_one_cell_are_a_leave_each() -> None:
    rows = read_leaves("Petri Mäki\t2.–5.1., 9.–13.2. ja 1.3.2026", PEOPLE, TODAY)
    spans = [("2026-01-02", "2026-01-05"), ("2026-02-09", "2026-02-13"), ("2026-03-01", "2026-03-01")]
    assert [row.span for row in rows] == [DaySpan(d(first), d(last)) for first, last in spans]


def test_titles_headings_and_names_that_stand_once_are_understood() -> None:
    text = "Lomat\nNimi\tAlku\tLoppu\nPetri Mäki\t2.1.2026\t3.1.2026\n\t5.1.2026\t6.1.2026\nyhteensä\t\t4\n"
    rows = read_leaves(text, PEOPLE, TODAY)
    assert [row.member and row.member.id for row in rows] == ["petri", "petri", None]
    assert [row.problem for row in rows] == ["", "", "no-days"]


def test_a_part_of_a_name_that_is_in_two_names_means_nobody() -> None:
    (row,) = read_leaves("Oja\t2.1.2026\t3.1.2026", PEOPLE, TODAY)
    assert row.problem == "no-person"


def test_a_row_that_comes_twice_and_rows_that_meet_make_one_leave() -> None:
    text = "Antti Oja\t2.1.2026\t9.1.2026\nAntti Oja\t2.1.2026\t9.1.2026\nAntti Oja\t9.–16.1.2026\tkoulutus"
    rows = read_leaves(text, PEOPLE, TODAY)
    assert [row.problem for row in rows] == ["", "known", ""]
    after = apply(leave_step(rows), PEOPLE, {})
    (leave,) = after.staff_by_id["antti"].leaves
    assert (leave.span, leave.reason) == (DaySpan(d("2026-01-02"), d("2026-01-16")), "koulutus")


def test_leave_that_meets_what_a_person_has_makes_that_longer() -> None:
    rows = read_leaves("Petri Mäki\t29.12.2025\t5.1.2026", PEOPLE, TODAY)
    after = apply(leave_step(rows), PEOPLE, {})
    (leave,) = after.staff_by_id["petri"].leaves
    assert leave.span == DaySpan(d("2025-12-17"), d("2026-01-05"))
