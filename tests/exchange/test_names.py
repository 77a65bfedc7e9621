"""How a workbook's rows find each other by name, and what happens where they do not."""

from pathlib import Path
from typing import Any

from tests.builders import block, customer, d, group, plan
from tests.exchange.books import CUSTOMERS, GROUPS, problems, read, saved, written

DAY = "3.11.2025"


def test_names_are_compared_without_case_and_spaces_and_kept_as_first_written(tmp_path: Path) -> None:
    customers = [CUSTOMERS[0], [" a-1 ", "  OULU\N{NO-BREAK SPACE}1/2026 ", DAY]]
    visits = [["Asiakas", "Päivä"], ["A-1", DAY]]
    book = saved(tmp_path / "in.xlsx", {"Asiakkaat": customers, "Ryhmät": GROUPS, "Käynnit": visits})
    oulu = read(book).groups[0]
    assert oulu.name == "Oulu 1/2026"
    assert oulu.customers[0].name == "a-1"
    assert len(oulu.customers[0].visits) == 1


def test_a_customer_without_a_group_is_loose(tmp_path: Path) -> None:
    book = saved(tmp_path / "in.xlsx", {"Asiakkaat": [["Asiakas", "Päätös annettu"], ["A-1", DAY]]})
    assert [one.name for one in read(book).loose_customers] == ["A-1"]


def test_a_row_already_told_bad_makes_no_other_row_bad(tmp_path: Path) -> None:
    sheets = {
        "Ryhmät": [*GROUPS, ["Lahti 1/2026", "kymmenen"]],
        "Asiakkaat": [*CUSTOMERS, ["A-2", "Lahti 1/2026", "31.2.2025"]],
        "Jaksot": [["Ryhmä", "Alkaa"], ["Lahti 1/2026", "5.1.2026"]],
        "Käynnit": [["Asiakas", "Päivä"], ["A-2", DAY]],
    }
    found = problems(saved(tmp_path / "in.xlsx", sheets))
    assert [(p.sheet, p.row) for p in found] == [("Ryhmät", 3), ("Asiakkaat", 3)]


def test_every_bad_cell_of_a_row_is_told(tmp_path: Path) -> None:
    sheets = {"Ryhmät": GROUPS, "Jaksot": [["Ryhmä", "Alkaa", "Laji"], ["Tuntematon", "31.2.2026", "kurssi"]]}
    found = problems(saved(tmp_path / "in.xlsx", sheets))
    assert [p.key for p in found] == ["unknown-group", "unknown-word", "no-such-day"]


def test_a_missing_key_column_is_one_problem_and_makes_no_reference_bad(tmp_path: Path) -> None:
    sheets = {
        "Ryhmät": [["Nimike", "Suunniteltu koko"], ["Oulu 1/2026", 8]],
        "Asiakkaat": CUSTOMERS,
        "Jaksot": [["Ryhmä", "Alkaa"], ["Oulu 1/2026", "5.1.2026"]],
    }
    found = problems(saved(tmp_path / "in.xlsx", sheets))
    assert [(p.sheet, p.row, p.column, p.key) for p in found] == [("Ryhmät", 1, "Ryhmä", "column-missing")]


def test_the_same_name_twice_is_told_with_the_row_of_the_first(tmp_path: Path) -> None:
    (problem,) = problems(saved(tmp_path / "in.xlsx", {"Ryhmät": [*GROUPS, [" OULU 1/2026", 8]]}))
    assert (problem.row, problem.key, problem.facts["row"]) == (3, "name-twice", 2)


def people(tmp_path: Path, staff: list[list[Any]]) -> Path:
    sheets: dict[str, Any] = {
        "Ryhmät": [["Ryhmä", "Suunniteltu koko", "Ohjaajat"], ["Oulu 1/2026", 8, "Lehto; Mäki"]],
        "Lomat": [["Nimi", "Alkaa", "Päättyy"], ["mäki", "1.7.2026", "14.7.2026"]],
    }
    if staff:
        sheets["Henkilöstö"] = [["Nimi"], *staff]
    return saved(tmp_path / "in.xlsx", sheets)


def test_without_rows_of_staff_people_are_made_from_names(tmp_path: Path) -> None:
    made = read(people(tmp_path, []))
    assert [(member.name, len(member.leaves)) for member in made.staff] == [("Lehto", 0), ("Mäki", 1)]
    assert made.groups[0].leaders == tuple(member.id for member in made.staff)


def test_with_rows_of_staff_an_unknown_person_is_told(tmp_path: Path) -> None:
    found = problems(people(tmp_path, [["Mäki"]]))
    assert [(p.sheet, p.column, p.key, p.facts["name"]) for p in found] == [
        ("Ryhmät", "Ohjaajat", "unknown-staff", "Lehto")
    ]


def moves(tmp_path: Path, replaces: str | None, group_name: str = "Lahti 1/2026") -> Path:
    sheets = {
        "Ryhmät": [*GROUPS, ["Lahti 1/2026", 8]],
        "Asiakkaat": CUSTOMERS,
        "Jaksot": [["Ryhmä", "Alkaa"], ["Oulu 1/2026", "12.1.2026"], ["Lahti 1/2026", "19.1.2026"]],
        "Ryhmävaihdot": [
            ["Asiakas", "Jakso alkaa", "Ryhmä", "Korvaa jakson"],
            ["A-1", "19.1.2026", group_name, replaces],
        ],
    }
    return saved(tmp_path / "in.xlsx", sheets)


def test_a_move_may_replace_a_block_of_the_own_group(tmp_path: Path) -> None:
    plan_read = read(moves(tmp_path, "12.1.2026"))
    move = plan_read.groups[0].customers[0].moves[0]
    assert (move.group, move.replaces) == (plan_read.groups[1].id, d("2026-01-12"))


def test_a_move_that_replaces_no_block_of_the_own_group_is_told(tmp_path: Path) -> None:
    found = problems(moves(tmp_path, "19.1.2026"))
    assert [(p.sheet, p.row, p.column, p.key) for p in found] == [
        ("Ryhmävaihdot", 2, "Korvaa jakson", "no-block-to-replace")
    ]


def test_a_move_may_leave_the_replaced_block_open(tmp_path: Path) -> None:
    assert read(moves(tmp_path, None)).groups[0].customers[0].moves[0].replaces is None


def test_the_same_id_twice_is_told_with_both_places(tmp_path: Path) -> None:
    rows = [["Ryhmä", "Suunniteltu koko", "ID"], ["Oulu", 8, "x1"], ["Lahti", 8, "x1"], ["Turku", 8, None]]
    (problem,) = problems(saved(tmp_path / "in.xlsx", {"Ryhmät": rows}))
    assert (problem.row, problem.column, problem.key) == (3, "ID", "id-twice")
    assert (problem.facts["other"], problem.facts["row"]) == ("Ryhmät", 2)


def test_with_its_id_a_row_is_the_same_thing_under_another_name(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    before = plan(group(blocks=[block("2026-01-12")], customers=[customer()]))
    path = written(before, tmp_path / "out.xlsx")
    book = load_workbook(path)
    book["Ryhmät"]["A2"] = "Oulu uusi"
    book["Asiakkaat"]["B2"] = "oulu UUSI"
    book["Jaksot"]["A2"] = "Oulu uusi"
    book.save(path)
    after = read(path, base=before)
    assert [(one.id, one.name) for one in after.groups] == [(before.groups[0].id, "Oulu uusi")]
    assert after.groups[0].blocks == before.groups[0].blocks


def test_a_group_renamed_in_its_own_sheet_alone_is_still_found_by_its_old_name(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    before = plan(group(blocks=[block("2026-01-12")], customers=[customer()]))
    path = written(before, tmp_path / "out.xlsx")
    book = load_workbook(path)
    book["Ryhmät"]["A2"] = "Oulu uusi"
    book.save(path)
    after = read(path, base=before)
    assert [one.name for one in after.groups] == ["Oulu uusi"]
    assert after.groups[0].customers == before.groups[0].customers
