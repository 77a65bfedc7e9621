"""Workbooks of a part of the plan: one group, one person, a range of days."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from taito_planner.domain.days import DaySpan
from taito_planner.exchange import Extract
from taito_planner.rules.checker import check
from taito_planner.rules.load import weekly_load
from taito_planner.storage.profiles import load_profiles
from tests.builders import block, customer, d, group, plan, staff, start_visit
from tests.exchange.books import AS_OF, cells, problems, written

PETRI, AINO = staff("Petri", ("2026-01-12", "2026-01-13"), id="petri"), staff("Aino", id="aino")
OULU = group(
    "Oulu 1",
    id="oulu",
    blocks=[block("2026-01-12"), block("2026-02-03")],
    leaders=("petri",),
    customers=[customer("A-1", visits=[start_visit("2025-11-03", instructor="aino")]), customer("A-2")],
)
LAHTI = group("Lahti 1", id="lahti", blocks=[block("2026-01-20")], leaders=("aino",), customers=[customer("B-1")])
PLAN = plan(OULU, LAHTI, staff=[PETRI, AINO])
JANUARY = DaySpan(d("2026-01-01"), d("2026-01-31"))


def book_of(tmp_path: Path, extract: Extract) -> Path:
    checked = check(PLAN, load_profiles(), AS_OF)
    path = tmp_path / "out.xlsx"
    return written(PLAN, path, findings=checked.findings, loads=weekly_load(checked), extract=extract)


def column(path: Path, title: str, header: str) -> list[Any]:
    rows = cells(path, title)
    index = rows[0].index(header)
    return [row[index] for row in rows[1:]]


def test_a_persons_workbook_holds_the_groups_he_leads_and_the_customers_he_meets(tmp_path: Path) -> None:
    path = book_of(tmp_path, Extract(person="aino"))
    assert set(column(path, "Päivälista", "Asiakas")) == {"A-1", "B-1"}
    assert column(path, "Henkilökunta viikoittain", "Nimi") == ["Aino"]


def test_a_range_of_days_holds_those_days_alone(tmp_path: Path) -> None:
    path = book_of(tmp_path, Extract(within=JANUARY))
    days = [day.date() for day in column(path, "Päivälista", "Päivä")]
    assert (min(days), max(days)) == (d("2026-01-12"), d("2026-01-23"))
    header = cells(path, "Henkilökunta viikoittain")[0]
    assert header[4:] == ["vk 3/2026", "vk 4/2026"]


def test_the_findings_of_a_range_lie_within_it(tmp_path: Path) -> None:
    path = book_of(tmp_path, Extract(within=JANUARY))
    days = column(path, "Havainnot", "Päivä")
    assert days
    assert all(day is not None and day.date() in JANUARY for day in days)


@pytest.mark.parametrize("extract", [Extract(person="petri"), Extract(within=JANUARY)])
def test_a_workbook_of_reports_is_never_taken_for_a_plan(extract: Extract, tmp_path: Path) -> None:
    (problem,) = problems(book_of(tmp_path, extract), PLAN)
    assert problem.key == "no-data-sheet"


def test_one_group_has_a_column_for_each_day_with_letters(tmp_path: Path) -> None:
    sheet = load_workbook(book_of(tmp_path, Extract(group="oulu")))["Aikataulu"]
    weekdays = [cell.value for cell in sheet[5][2:9]]
    assert weekdays == ["ma", "ti", "ke", "to", "pe", "", ""]
    row = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "Jaksot")
    assert [value for value in row[2:] if value] == ["J1"] * 4 + ["J2"] * 4


def test_a_holiday_column_is_marked_and_named(tmp_path: Path) -> None:
    sheet = load_workbook(book_of(tmp_path, Extract(within=JANUARY)))["Aikataulu"]
    named = [cell.comment.text for cell in sheet[6] if cell.comment]
    assert named == ["Uudenvuodenpäivä", "Loppiainen"]


def test_leave_on_a_booked_day_is_marked_in_the_grid_and_in_the_weeks(tmp_path: Path) -> None:
    path = book_of(tmp_path, Extract(group="oulu"))
    row = next(row for row in cells(path, "Aikataulu") if row[0] and str(row[0]).startswith("Petri"))
    assert [value for value in row[2:] if value] == ["L!", "L!", "V", "V", "V", "V", "V", "V"]
    sheet = load_workbook(path)["Henkilökunta viikoittain"]
    petri = next(row for row in sheet.iter_rows() if row[0].value == "Petri")
    week = next(cell for cell in petri[4:] if cell.value)
    assert (week.value, week.number_format) == (4, '0" L !"')


def test_a_list_of_days_is_one_table_with_all_its_rows(tmp_path: Path) -> None:
    sheet = load_workbook(book_of(tmp_path, Extract()))["Päivälista"]
    (table,) = sheet.tables.values()
    rows = list(sheet.iter_rows(values_only=True))
    assert len(rows) == 22  # the header, A-1 and A-2 eight block days each and one visit, B-1 four
    assert table.ref == table.autoFilter.ref == f"A1:M{len(rows)}"
    assert sheet.dimensions == table.ref
    first = next(row for row in rows if row[5] == "A-1")
    assert first[:8] == (datetime(2025, 11, 3), "ma", 45, 2025, "Oulu 1", "A-1", "starttikäynti", 1)
    assert sheet["A2"].number_format == "d.m.yyyy"


def test_a_plan_without_days_has_an_empty_list(tmp_path: Path) -> None:
    sheet = load_workbook(written(plan(), tmp_path / "out.xlsx"))["Päivälista"]
    (table,) = sheet.tables.values()
    assert table.ref == "A1:M2"
    assert sheet["A2"].value is None


@pytest.mark.parametrize("name", ["=1+1", "<Leena> & Co", " edessä väli", "pysty\x0bväli", "ääkköset € –"])
def test_a_name_in_the_list_of_days_stays_the_text_it_is(name: str, tmp_path: Path) -> None:
    one = group("Oulu 1", blocks=[block("2026-01-12")], customers=[customer(name)])
    sheet = load_workbook(written(plan(one), tmp_path / "out.xlsx"))["Päivälista"]
    assert sheet["F2"].data_type in ("s", "inlineStr")
    assert sheet["F2"].value == name.replace("\x0b", "_x000B_")
