"""Workbooks of one group, and workbooks with codes in place of names."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from taito_planner.domain.changes import diff
from taito_planner.domain.model import BlockMove, Plan
from taito_planner.exchange import Extract
from tests.builders import block, customer, d, group, group_days, plan, session, staff, start_visit
from tests.exchange.books import SAMPLE, cells, problems, read, written

LEHTO, MAKI, OJA = staff("Lehto", ("2026-07-01", "2026-07-14")), staff("Mäki"), staff("Oja")
LAHTI = group("Lahti 1/2026", blocks=[block("2026-01-19")], customers=[customer("B-1")], leaders=(OJA.id,))
OULU = group(
    blocks=[block("2026-01-12"), group_days("2026-05-04", leaders=(MAKI.id,))],
    customers=[
        customer(
            remark="soita äidille",
            visits=[start_visit("2025-11-12", instructor=LEHTO.id), session("2026-05-11")],
            moves=[BlockMove("m", d("2026-01-19"), LAHTI.id, d("2026-01-12"))],
        )
    ],
    leaders=(LEHTO.id,),
    remark="ryhmähuone",
)
PLAN = plan(OULU, LAHTI, staff=[LEHTO, MAKI, OJA], loose_customers=[customer("C-1")])


def test_a_workbook_of_one_group_holds_its_people_alone(tmp_path: Path) -> None:
    path = written(PLAN, tmp_path / "out.xlsx", extract=Extract(OULU.id))
    assert [row[0] for row in cells(path, "Ryhmät")] == ["Ryhmä", "Oulu 1/2026"]
    assert [row[0] for row in cells(path, "Asiakkaat")] == ["Asiakas", "A-1"]
    assert [row[0] for row in cells(path, "Henkilöstö")] == ["Nimi", "Lehto", "Mäki"]
    assert ("Sisältö", "vain ryhmä Oulu 1/2026") in [tuple(row) for row in cells(path, "Tiedot")]


def test_taken_back_a_workbook_of_one_group_changes_nothing_else(tmp_path: Path) -> None:
    path = written(PLAN, tmp_path / "out.xlsx", extract=Extract(OULU.id))
    after = read(path, base=PLAN)
    assert diff(PLAN, after) == ()
    assert after.group_by_id[LAHTI.id] is LAHTI


def test_an_edit_in_a_workbook_of_one_group_is_the_only_one_taken(tmp_path: Path) -> None:
    path = written(PLAN, tmp_path / "out.xlsx", extract=Extract(OULU.id))
    book = load_workbook(path)
    book["Ryhmät"]["E2"] = 9
    book.save(path)
    (edit,) = diff(PLAN, read(path, base=PLAN))
    assert (edit.before.planned_size, edit.after.planned_size) == (8, 9)


def test_alone_a_workbook_of_one_group_is_read_without_what_lies_outside(tmp_path: Path) -> None:
    alone = read(written(PLAN, tmp_path / "out.xlsx", extract=Extract(OULU.id)))
    assert [one.name for one in alone.groups] == ["Oulu 1/2026"]
    assert alone.groups[0].customers[0].moves == ()


def test_an_anonymous_workbook_holds_codes_and_no_remarks(tmp_path: Path) -> None:
    path = written(PLAN, tmp_path / "out.xlsx", anonymous=True)
    assert [row[0] for row in cells(path, "Asiakkaat")[1:]] == ["A001", "A002", "A003"]
    assert [row[0] for row in cells(path, "Henkilöstö")[1:]] == ["H01", "H02", "H03"]
    book = load_workbook(path)
    shown = {str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row if value}
    for name in ("A-1", "B-1", "C-1", "Lehto", "Mäki", "Oja", "soita äidille", "ryhmähuone"):
        assert not any(name in text for text in shown)


def test_names_are_nowhere_in_an_anonymous_file(tmp_path: Path) -> None:
    from zipfile import ZipFile

    with ZipFile(written(PLAN, tmp_path / "out.xlsx", anonymous=True)) as archive:
        whole = b"".join(archive.read(part) for part in archive.namelist()).decode("utf-8", "replace")
    for name in ("Lehto", "Mäki", "soita äidille"):
        assert name not in whole


def test_an_anonymous_workbook_can_be_read_by_itself(tmp_path: Path) -> None:
    assert len(read(written(PLAN, tmp_path / "out.xlsx", anonymous=True)).groups) == 2


def test_an_anonymous_workbook_is_not_taken_into_a_plan_with_names(tmp_path: Path) -> None:
    path = written(PLAN, tmp_path / "out.xlsx", anonymous=True)
    assert [problem.key for problem in problems(path, base=PLAN)] == ["holds-codes"]
    assert len(read(path, base=Plan()).groups) == 2


@pytest.mark.parametrize("number", [0, 5, 11])
def test_each_group_of_the_sample_comes_back_by_itself(number: int, tmp_path: Path) -> None:
    whole = read(SAMPLE)
    path = written(whole, tmp_path / "out.xlsx", extract=Extract(whole.groups[number].id))
    assert diff(whole, read(path, base=whole)) == ()


def test_a_customer_taken_out_of_the_group_in_its_workbook_stays_without_one(tmp_path: Path) -> None:
    path = written(PLAN, tmp_path / "out.xlsx", extract=Extract(OULU.id))
    book = load_workbook(path)
    book["Asiakkaat"]["B2"] = None
    book["Ryhmävaihdot"].delete_rows(2)
    book.save(path)
    after = read(path, base=PLAN)
    assert [one.name for one in after.loose_customers] == ["A-1", "C-1"]
    assert after.group_by_id[OULU.id] == replace(OULU, customers=())
