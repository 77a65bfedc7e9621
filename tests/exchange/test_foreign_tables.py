"""Tables that planners have: guessed, understood row by row, added to the plan and nothing removed."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from taito_planner.domain.changes import diff
from taito_planner.domain.days import DaySpan
from taito_planner.domain.model import Plan, VisitKind
from taito_planner.exchange import WorkbookRefused
from taito_planner.exchange.foreign_rows import Understood, understand
from taito_planner.exchange.grids import Grid, grid_of_text, grids_of
from taito_planner.exchange.loose_days import spans_in
from taito_planner.exchange.mapping import SPAN, Mapping, guess, guess_columns, header_set
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import texts_for
from tests.builders import block, customer, d, group, plan, staff, start_visit

TODAY = date(2025, 10, 24)
FI = texts_for("fi")


def house() -> Plan:
    people = [staff("Petri Mäki"), staff("Liisa Lehto")]
    one = customer("A-1", visits=[start_visit("2025-11-12")])
    return plan(group("Oulu 1/2026", 8, blocks=[block("2026-01-12")], customers=[one]), staff=people)


def taken(grid: Grid, of: Plan, mapping: Mapping | None = None) -> Understood:
    return understand(grid, mapping or guess(grid, of), of, load_profiles(), FI, TODAY)


def leaves(of: Plan, name: str) -> list[tuple[date, date]]:
    return [(x.first_day, x.last_day) for m in of.staff if m.name == name for x in m.leaves]


def test_a_leave_list_in_the_words_of_planners() -> None:
    text = "Työntekijä\tLoma\nPetri Mäki\t19.–23.2.2024\nMäki Petri\t26.2.–1.3.2024\nLehto, Liisa\t5.6 – 6.6.2025\n"
    grid, of = grid_of_text(text), house()
    assert guess(grid, of) == Mapping("leaves", ("owner", SPAN))
    found = taken(grid, of)
    assert (found.good_count, found.problems) == (3, ())
    assert leaves(found.theirs, "Petri Mäki") == [
        (d("2024-02-19"), d("2024-02-23")),
        (d("2024-02-26"), d("2024-03-01")),
    ]
    assert leaves(found.theirs, "Liisa Lehto") == [(d("2025-06-05"), d("2025-06-06"))]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("19.–23.2.2024", "2024-02-19", "2024-02-23"),
        ("26.2.–1.3.2024", "2024-02-26", "2024-03-01"),
        ("10.2-14.2.2025", "2025-02-10", "2025-02-14"),
        ("24.01.–28.01.2022", "2022-01-24", "2022-01-28"),
        ("5.6 – 6.6.2025", "2025-06-05", "2025-06-06"),
        ("31.5.-4.6.2021", "2021-05-31", "2021-06-04"),
        ("20.–24.1.2025", "2025-01-20", "2025-01-24"),
        ("28.12.-3.1.2026", "2025-12-28", "2026-01-03"),
    ],
)
def test_spans_as_published(text: str, first: str, last: str) -> None:
    assert spans_in(text, TODAY) == (DaySpan(d(first), d(last)),)


@pytest.mark.parametrize(
    ("text", "firsts"),
    [
        ("10.-14.2., 2.-6.6., 6.-10.10.2025", ["2025-02-10", "2025-06-02", "2025-10-06"]),
        ("7.-11.4., 8.-12.9.2025, 12.-16.1.2026", ["2025-04-07", "2025-09-08", "2026-01-12"]),
        ("30.9.-4.10.2024, 20.-24.1., 14.-16.4.2025", ["2024-09-30", "2025-01-20", "2025-04-14"]),
        ("9.-13.11., 11.-15.1.2021", ["2020-11-09", "2021-01-11"]),
        ("12.1.2026; 2.2.2026", ["2026-01-12", "2026-02-02"]),
    ],
)
def test_lists_of_spans_take_the_year_that_follows(text: str, firsts: list[str]) -> None:
    assert [span.first_day for span in spans_in(text, TODAY)] == [d(first) for first in firsts]


def test_blocks_of_a_group_in_one_cell_and_in_several_columns() -> None:
    of = house()
    one = grid_of_text("Kurssi;Jaksot\nOulu 1/2026;10.-13.2., 2.-5.6.2026\n")
    many = grid_of_text("Ryhmä;Jakso 1;Jakso 2\nOulu 1/2026;10.-13.2.2026;2.-5.6.2026\n")
    for grid in (one, many):
        assert guess(grid, of).kind == "blocks"
        found = taken(grid, of)
        assert [b.first_day for b in found.theirs.groups[0].blocks] == [
            d("2026-01-12"),
            d("2026-02-10"),
            d("2026-06-02"),
        ]


def test_a_block_that_says_only_when_it_begins_ends_as_its_service_has_it() -> None:
    found = taken(grid_of_text("Ryhmä;Alkaa\nOulu 1/2026;9.2.2026\n"), house())
    assert found.theirs.groups[0].blocks[1].last_day == d("2026-02-12")


def test_customers_are_known_by_name_and_the_rest_is_new() -> None:
    of = house()
    text = "Asiakas,Ryhmä,Päätöspvm,Huomautus\nA-2,oulu 1/2026,3.11.2025,uusi\na-1,,,vanha\n"
    found = taken(grid_of_text(text), of)
    assert found.problems == ()
    one, two = found.theirs.groups[0].customers
    assert (one.id, one.remark, one.visits) == (
        of.groups[0].customers[0].id,
        "vanha",
        of.groups[0].customers[0].visits,
    )
    assert (two.name, two.decision_given_on) == ("A-2", d("2025-11-03"))


def test_every_problem_is_told_by_its_row_and_the_other_rows_are_good() -> None:
    text = "Asiakas;Ryhmä;Päätöspvm\nA-2;Ei ole;3.11.2025\nA-3;;31.2.2025\nA-4;;\nA-5;;3.11.2025\nA-5;;4.11.2025\n"
    found = taken(grid_of_text(text), house())
    assert [(p.row, p.key) for p in found.problems] == [
        (2, "not-in-plan"),
        (3, "no-such-day"),
        (4, "value-missing"),
        (6, "name-twice"),
    ]
    assert found.good_count == 1
    assert [c.name for c in found.theirs.loose_customers] == ["A-5"]


def test_the_same_list_twice_adds_nothing() -> None:
    grid = grid_of_text("Työntekijä\tLoma\nPetri Mäki\t19.–23.2.2024\n")
    first = taken(grid, house())
    assert diff(first.theirs, taken(grid, first.theirs).theirs) == ()


def test_visits_with_times_and_a_weekday_before_the_day() -> None:
    text = "Asiakas;Käyntipäivä;Klo;Laji\nA-1;ma 3.11.2025;9.00;käyntikerta\nA-1;10.11.;10:15;\n"
    found = taken(grid_of_text(text), house())
    visits = found.theirs.groups[0].customers[0].visits
    assert [(v.on, v.at, v.kind) for v in visits] == [
        (d("2025-11-03"), time(9), VisitKind.SESSION),
        (d("2025-11-10"), time(10, 15), VisitKind.START),
        (d("2025-11-12"), None, VisitKind.START),
    ]


def test_a_list_without_headings_is_guessed_by_what_is_in_it() -> None:
    grid = grid_of_text("Petri Mäki\t24.1.2022\t28.1.2022\nLiisa Lehto\t31.5.2021\t4.6.2021\n")
    assert guess(grid, house()) == Mapping("leaves", ("owner", "first_day", "last_day"), has_header=False)


@pytest.mark.parametrize(
    "head", ["Employee;From;Until", "Anställd;Från;Till", "Henkilö:;Alkaen;Saakka", "Tyontekija;Alku;Loppu"]
)
def test_headings_of_other_languages_and_with_slips_are_known(head: str) -> None:
    grid = grid_of_text(f"{head}\nPetri Mäki;24.1.2022;28.1.2022\n")
    assert guess_columns(grid, "leaves", house()).fields == ("owner", "first_day", "last_day")


def test_a_meaning_is_given_to_one_column_only() -> None:
    mapping = Mapping("leaves", ("owner", "first_day", None))
    assert mapping.with_field(2, "first_day").fields == ("owner", None, "first_day")
    assert Mapping("leaves", (SPAN, None)).with_field(1, SPAN).fields == (SPAN, SPAN)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_csv_files_of_every_make(encoding: str, separator: str, end: str, tmp_path: Path) -> None:
    rows = [["Työntekijä", "Syy"], ["Mäki", "”vapaa”, pitkä; tai ei"], ["Åström", ""]]
    quoted = ['"' + cell + '"' if separator in cell else cell for row in rows for cell in row]
    lines = [separator.join(quoted[n : n + 2]) for n in range(0, 6, 2)]
    path = tmp_path / "ä b.csv"
    path.write_bytes((end.join(lines) + end).encode(encoding))
    (grid,) = grids_of(path)
    assert [list(values) for _, values in grid.rows] == rows


def test_a_cell_with_a_line_break_stays_one_cell() -> None:
    grid = grid_of_text('Nimi\tSyy\nMäki\t"rivi\nrivi"\n')
    assert grid.rows[1] == (2, ("Mäki", "rivi\nrivi"))


def test_ragged_rows_and_empty_ones_are_read(tmp_path: Path) -> None:
    grid = grid_of_text("a;b\n\n1;2;3\n4\n")
    assert [number for number, _ in grid.rows] == [1, 3, 4]
    assert grid.width == 3


def test_a_sheet_that_begins_in_its_middle(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Kesälomat"
    for row, values in (
        (4, ["Henkilö", "Alkaa", "Päättyy"]),
        (5, ["Petri Mäki", datetime(2026, 7, 1), datetime(2026, 7, 14)]),
    ):
        for column, value in enumerate(values, 3):
            book.active.cell(row, column, value)
    book.create_sheet("tyhjä")
    book.save(tmp_path / "a.xlsx")
    (grid,) = grids_of(tmp_path / "a.xlsx")
    found = taken(grid, house())
    assert leaves(found.theirs, "Petri Mäki") == [(d("2026-07-01"), d("2026-07-14"))]


@pytest.mark.parametrize(
    ("content", "key"),
    [(b"", "empty-file"), (b"a;b\n\0\0\0", "not-a-workbook"), (None, "missing-file")],
)
def test_a_file_that_is_no_table_is_refused(content: Any, key: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(WorkbookRefused) as refused:
        grids_of(path)
    assert refused.value.problems[0].key == key


def test_what_a_mapping_is_remembered_by_is_the_headings() -> None:
    assert header_set(grid_of_text("Nimi ;LOMA\nx;y\n")) == header_set(grid_of_text("nimi;Loma\nz;w\n"))
