"""Headers, columns and sheets as planners arrange them."""

from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from taito_planner.exchange.layout import SHEETS, field_by_header, header_key, sheet_by_name
from taito_planner.texts import LANGUAGES, texts_for
from tests.exchange.books import CUSTOMERS, GROUPS, problems, read, saved


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheets_and_headers_are_known_in_every_language(language: str) -> None:
    texts = texts_for(language)
    for sheet in SHEETS:
        assert sheet_by_name()[texts(f"workbook.sheet.{sheet.key}").casefold()] == sheet.key
        for column in sheet.columns:
            header = texts(header_key(sheet, column.field)).casefold()
            assert field_by_header(sheet.key)[header] == column.field


def test_a_swedish_workbook_is_read(tmp_path: Path) -> None:
    sheets = {
        "Grupper": [["Planerad storlek", "GRUPP"], [8, "Vasa 1/2026"]],
        "Klienter": [["Klient", "Grupp", "Beslut givet"], ["A-1", "Vasa 1/2026", "2025-10-27"]],
        "Besök": [["Klient", "Slag", "Dag"], ["A-1", "individuellt möte", "3.11.2025"]],
    }
    one = read(saved(tmp_path / "in.xlsx", sheets)).groups[0].customers[0]
    assert one.sessions[0].on.isoformat() == "2025-11-03"


def test_headers_are_trimmed_and_folded_and_in_any_order(tmp_path: Path) -> None:
    rows = [["suunniteltu\N{NO-BREAK SPACE} KOKO ", None, " Ryhmä\n"], [8, "x", "Oulu"]]
    assert read(saved(tmp_path / "in.xlsx", {" RYHMÄT": rows})).groups[0].name == "Oulu"


def test_a_required_column_that_is_missing_is_one_problem_for_all_rows(tmp_path: Path) -> None:
    rows = [["Ryhmä"], ["Oulu"], ["Lahti"]]
    found = problems(saved(tmp_path / "in.xlsx", {"Ryhmät": rows}))
    assert [(p.row, p.column, p.key) for p in found] == [(1, "Suunniteltu koko", "column-missing")]


def test_the_same_header_twice_is_told(tmp_path: Path) -> None:
    rows = [["Ryhmä", "Suunniteltu koko", "ryhmä"], ["Oulu", 8, "Lahti"]]
    found = problems(saved(tmp_path / "in.xlsx", {"Ryhmät": rows}))
    assert [(p.column, p.key) for p in found] == [("ryhmä", "column-twice")]


def test_a_title_in_the_place_of_the_headers_is_told(tmp_path: Path) -> None:
    rows = [["Ryhmäluettelo 2026"], ["Ryhmä", "Suunniteltu koko"], ["Oulu", 8]]
    found = problems(saved(tmp_path / "in.xlsx", {"Ryhmät": rows}))
    assert [(p.row, p.key) for p in found] == [(1, "no-header")]
    assert "Ryhmä, Suunniteltu koko" in found[0].sentence(texts_for("fi"))


def test_two_sheets_with_the_same_things_are_told(tmp_path: Path) -> None:
    found = problems(saved(tmp_path / "in.xlsx", {"Ryhmät": GROUPS, "Groups": GROUPS}))
    assert [(p.sheet, p.key) for p in found] == [("Groups", "sheet-twice")]


def test_empty_rows_between_and_after_are_skipped(tmp_path: Path) -> None:
    rows: list[list[Any]] = [*GROUPS, [None, None], ["  ", ""], ["Lahti", 8], [None, None]]
    assert len(read(saved(tmp_path / "in.xlsx", {"Ryhmät": rows})).groups) == 2


def test_a_row_of_which_only_the_id_is_left_is_a_removed_row(tmp_path: Path) -> None:
    rows = [["Ryhmä", "Suunniteltu koko", "id"], [None, None, "x1"]]
    assert read(saved(tmp_path / "in.xlsx", {"Ryhmät": rows})).groups == ()


def test_a_workbook_without_our_sheets_is_no_plan(tmp_path: Path) -> None:
    """Taken for an empty plan, a wrong file would remove everything from the open one."""
    (problem,) = problems(saved(tmp_path / "in.xlsx", {"Taul1": [["jotain"]]}))
    assert problem.key == "no-data-sheet"


def edited(path: Path, edit: Any) -> Path:
    """A good workbook after ``edit`` of its sheet of groups."""
    saved(path, {"Ryhmät": GROUPS, "Asiakkaat": CUSTOMERS})
    book = openpyxl.load_workbook(path)
    edit(book["Ryhmät"])
    book.save(path)
    return path


def test_a_merged_header_is_told(tmp_path: Path) -> None:
    found = problems(edited(tmp_path / "in.xlsx", lambda sheet: sheet.merge_cells("A1:B1")))
    assert [(p.sheet, p.row, p.key) for p in found] == [("Ryhmät", 1, "merged-header")]


def test_merged_cells_below_the_header_are_no_fault(tmp_path: Path) -> None:
    path = edited(tmp_path / "in.xlsx", lambda sheet: sheet.merge_cells("D5:E6"))
    assert len(read(path).groups) == 1


def test_a_hidden_header_row_is_told(tmp_path: Path) -> None:
    def hide(sheet: Any) -> None:
        sheet.row_dimensions[1].hidden = True

    assert [p.key for p in problems(edited(tmp_path / "in.xlsx", hide))] == ["hidden-header"]


def test_a_hidden_column_that_would_be_read_is_told(tmp_path: Path) -> None:
    def hide(sheet: Any) -> None:
        sheet.column_dimensions["B"].hidden = True

    found = problems(edited(tmp_path / "in.xlsx", hide))
    assert [(p.column, p.key) for p in found] == [("Suunniteltu koko", "hidden-column")]


def test_a_hidden_column_that_is_left_aside_is_no_fault(tmp_path: Path) -> None:
    def hide(sheet: Any) -> None:
        sheet["C1"] = "Oma"
        sheet.column_dimensions["C"].hidden = True

    assert len(read(edited(tmp_path / "in.xlsx", hide)).groups) == 1


def test_formulas_are_read_as_what_they_came_to(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "in.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Ryhmät")
    sheet.write_row(0, 0, ["Ryhmä", "Suunniteltu koko"])
    sheet.write_formula(1, 0, '="Oulu "&1', None, "Oulu 1")
    sheet.write_formula(1, 1, "=4*2", None, 8)
    sheet.write_string(2, 0, "Lahti")
    sheet.write_formula(2, 1, "=1/0", None, "#DIV/0!")
    book.close()
    found = problems(path)
    assert [(p.row, p.column, p.key) for p in found] == [(3, "Suunniteltu koko", "error-value")]


def test_a_workbook_that_counts_from_1904_has_the_same_days(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "in.xlsx"
    book = xlsxwriter.Workbook(path, {"date_1904": True})
    sheet = book.add_worksheet("Asiakkaat")
    sheet.write_row(0, 0, ["Asiakas", "Päätös annettu"])
    sheet.write_string(1, 0, "A-1")
    sheet.write_datetime(1, 1, datetime(2025, 10, 27), book.add_format({"num_format": "d.m.yyyy"}))
    book.close()
    assert read(path).loose_customers[0].decision_given_on.isoformat() == "2025-10-27"
