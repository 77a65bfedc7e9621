"""The exported workbook as Excel opens it: sheets, tables, dates, texts, pages."""

import re
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from taito_planner.exchange import write_template
from taito_planner.rules.checker import check
from taito_planner.storage.holidays import finnish_calendar
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import texts_for
from tests.builders import block, customer, d, group, plan, session, staff, start_visit
from tests.exchange.books import AS_OF, SAMPLE, cells, read, written

SHEETS = [
    "Yhteenveto", "Aikataulu", "Päivälista", "Henkilökunta viikoittain", "Havainnot", "Ryhmät", "Asiakkaat",
    "Henkilöstö", "Lomat", "Jaksot", "Käynnit",
    "Työharjoittelut", "Joustopäivät", "Tauot", "Ryhmävaihdot", "Poissaolot", "Muu työ", "Todistukset",
    "Suljetut päivät", "Tiedot",
]  # fmt: skip
DATA_SHEETS = SHEETS[5:-1]
FLAT_SHEETS = [title for title in SHEETS if title != "Aikataulu"]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with its findings, exported."""
    found = read(SAMPLE)
    whole = type(found)(found.groups, found.loose_customers, found.staff, finnish_calendar())
    checked = check(whole, load_profiles(), AS_OF)
    return written(whole, tmp_path_factory.mktemp("sample") / "out.xlsx", findings=checked.findings)


@pytest.fixture(scope="module")
def book(sample: Path) -> Any:
    return load_workbook(sample)


def test_the_sheets_stand_in_their_order(book: Any) -> None:
    assert book.sheetnames == SHEETS


@pytest.mark.parametrize("title", FLAT_SHEETS)
def test_a_flat_sheet_is_a_table_with_frozen_header_and_pages(title: str, book: Any) -> None:
    sheet = book[title]
    (table,) = sheet.tables.values()
    first = int(re.findall(r"\d+", table.ref)[0])
    assert table.autoFilter is not None
    assert sheet.freeze_panes == f"B{first + 1}"
    assert sheet.print_title_rows == f"${first}:${first}"
    assert sheet.page_setup.orientation == "landscape"
    if title != "Henkilökunta viikoittain":  # as wide as the plan is long: twenty weeks on a page
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert "sivu &P/&N" in sheet.oddFooter.center.text.replace("&[Page]", "&P").replace("&[Pages]", "&N")


@pytest.mark.parametrize("title", DATA_SHEETS)
def test_a_data_sheet_ends_in_a_hidden_column_of_ids(title: str, book: Any) -> None:
    sheet = book[title]
    last = sheet.cell(1, sheet.max_column)
    assert last.value == "id"
    assert sheet.column_dimensions[last.column_letter].hidden
    assert all(row[-1] for row in sheet.iter_rows(min_row=2, values_only=True) if row[0])


def test_tables_have_names_of_their_own_and_no_sign_that_excel_repairs(book: Any) -> None:
    names = [table.name for sheet in book for table in sheet.tables.values()]
    assert len(set(names)) == len(names) == len(FLAT_SHEETS)
    assert all(re.fullmatch(r"[^\W\d]\w*", name) for name in names)
    for sheet in book:
        for table in sheet.tables.values():
            first_row = sheet[table.ref][0]
            assert [column.name for column in table.tableColumns] == [cell.value for cell in first_row]


def test_days_are_real_dates_in_the_finnish_form(book: Any) -> None:
    cell = book["Ryhmät"]["F2"]
    assert (cell.value, cell.number_format) == (datetime(2025, 3, 3), "d.m.yyyy")


def test_there_is_no_formula_and_no_link_anywhere(sample: Path) -> None:
    with ZipFile(sample) as archive:
        for part in archive.namelist():
            if part.startswith("xl/worksheets/sheet"):
                assert b"<f>" not in archive.read(part)
                assert b"<hyperlink" not in archive.read(part)


@pytest.mark.parametrize("text", ["=1+1", "+358 40", "-5", "@nimi", "http://esimerkki.fi"])
def test_text_that_looks_like_something_else_is_written_as_text(text: str, tmp_path: Path) -> None:
    path = written(plan(group(text, customers=[customer(text)])), tmp_path / "out.xlsx")
    cell = load_workbook(path)["Asiakkaat"]["A2"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_the_kinds_can_be_chosen_from_a_list(book: Any) -> None:
    rules = [rule for rule in book["Käynnit"].data_validations.dataValidation if rule.type == "list"]
    assert [rule.formula1 for rule in rules] == ['"starttikäynti,käyntikerta"']


def test_the_findings_stand_in_the_order_of_the_program_with_their_words(sample: Path) -> None:
    header, *rows = cells(sample, "Havainnot")
    assert header[:8] == ["Vakavuus", "Ryhmä", "Asiakas", "Henkilö", "Päivä", "Raja", "Toteuma", "Havainto"]
    days = [row[4] for row in rows if row[4]]
    assert days == sorted(days)
    late = next(row for row in rows if row[-1] == "first-visit-late" and row[2] == "A-1031")
    assert late[0] == "● virhe"
    assert late[5] == datetime(2025, 2, 21)
    assert "24.2.2025" in late[7]


def test_the_summary_has_a_row_for_each_group(sample: Path) -> None:
    rows = cells(sample, "Yhteenveto")
    assert rows[4][:5] == ["Ryhmä", "Lyhenne", "Paikkakunta", "Asiakkaita", "Paikkoja"]
    assert [row[0] for row in rows[5:]] == [one.name for one in read(SAMPLE).groups]
    assert rows[5][1:7] == ["TA1", "Tampere", 4, 10, 7, datetime(2025, 3, 3)]


def test_the_about_sheet_tells_program_day_and_profile(sample: Path) -> None:
    facts = {row[0]: row[1] for row in cells(sample, "Tiedot")}
    assert facts["Ohjelma"] == "Taito planner 1.2.3"
    assert facts["Kirjoitettu"] == "24.10.2025 14.02"
    assert facts["Tarkastelupäivä"] == "pe 24.10.2025"
    assert facts["Palvelu"].startswith("Taito-kuntoutus")


@pytest.mark.parametrize(("language", "first"), [("sv", "Sammandrag"), ("en", "Summary")])
def test_the_workbook_speaks_the_users_language(language: str, first: str, tmp_path: Path) -> None:
    path = written(plan(group(customers=[customer()])), tmp_path / "out.xlsx", language)
    assert load_workbook(path).sheetnames[0] == first
    assert len(read(path).groups) == 1


def test_a_template_has_every_header_and_no_row(tmp_path: Path) -> None:
    write_template(tmp_path / "pohja.xlsx", texts_for("fi"), load_profiles())
    book = load_workbook(tmp_path / "pohja.xlsx")
    assert book.sheetnames == DATA_SHEETS
    assert cells(tmp_path / "pohja.xlsx", "Henkilöstö")[0] == ["Nimi", "Rooli", "Paikkakunta", "id"]
    assert read(tmp_path / "pohja.xlsx").groups == ()


def test_the_timetable_prints_half_a_year_a_page_with_repeated_headers(book: Any) -> None:
    sheet = book["Aikataulu"]
    assert sheet.print_title_rows == "$1:$7"
    assert sheet.print_title_cols == "$A:$D"
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (8, "landscape")
    columns = [4, *(mark.id for mark in sheet.col_breaks.brk)]
    assert all(later - earlier <= 26 for earlier, later in pairwise(columns))
    assert (sheet.sheet_view.pane.xSplit, sheet.sheet_view.pane.ySplit) == (4, 7)


def timetable(tmp_path: Path, **facts: Any) -> list[list[Any]]:
    leader = staff("Kaisa Lehto", ("2025-12-22", "2026-01-02"))
    one = customer(
        "A-1061",
        given="2025-10-27",
        visits=[start_visit("2025-11-12"), start_visit("2025-11-25"), session("2026-05-11")],
        **facts,
    )
    whole = plan(
        group(blocks=[block("2025-12-15"), block("2026-01-26")], customers=[one], leaders=(leader.id,)),
        staff=[leader],
    )
    return cells(written(whole, tmp_path / "out.xlsx"), "Aikataulu")


def row_of(rows: list[list[Any]], name: str) -> dict[Any, Any]:
    """A lane by the week's Monday as the sheet shows it; the name columns by their number."""
    row = next(row for row in rows if row[0] == name)
    by_monday = {monday: value for monday, value in zip(rows[4][4:], row[4:], strict=True) if value}
    return {**dict(enumerate(row[:4])), **by_monday}


def test_the_timetable_has_a_lane_for_blocks_customers_and_staff(tmp_path: Path) -> None:
    rows = timetable(tmp_path)
    blocks, one, leader = (row_of(rows, name) for name in ("Jaksot", "A-1061", "Kaisa Lehto"))
    assert (blocks["15.12."], blocks["26.1."]) == ("J1\n15.–18.12.", "J2\n26.–29.1.")
    assert (one["10.11."], one["24.11."], one["11.5."]) == ("S1 12.11.", "S2 25.11.", "K 11.5.")
    assert (leader["15.12."], leader["22.12."], leader[1]) == ("V OU1 J1", "L", "KL")


def test_the_limits_of_a_customer_are_date_columns(tmp_path: Path) -> None:
    one = row_of(timetable(tmp_path), "A-1061")
    assert (one[1], one[2], one[3]) == (datetime(2025, 10, 27), datetime(2025, 12, 22), datetime(2026, 1, 27))


def test_the_header_tells_where_a_block_may_lie(tmp_path: Path) -> None:
    rows = timetable(tmp_path)
    allowed = dict(zip(rows[4][4:], rows[5][4:], strict=True))
    holidays = dict(zip(rows[4][4:], rows[6][4:], strict=True))
    assert (allowed["22.12."], allowed["29.12."], allowed["5.1."], allowed["12.1."]) == ("EI", "EI", "EI", "·")
    assert (holidays["22.12."], holidays["5.1."]) == ("24.–26.12.", "6.1.")
    assert allowed["6.4."] == "ti–pe"


def test_a_customer_who_left_is_shown_until_then(tmp_path: Path) -> None:
    one = row_of(timetable(tmp_path, left_on=d("2026-02-03")), "A-1061")
    assert one["2.2."] == "kesk. 3.2."
    assert "11.5." not in one


def test_a_finding_gives_its_cell_a_thick_border_and_a_sign(sample: Path) -> None:
    sheet = load_workbook(sample)["Aikataulu"]
    marked = [cell for row in sheet.iter_rows(min_row=8) for cell in row if str(cell.value).startswith("J2 !")]
    cell = next(cell for cell in marked if "6.–9.1." in cell.value)
    assert cell.border.left.style == "medium"
    assert cell.border.left.color.rgb == "FFB3261E"


def test_the_contract_line_is_violet_and_thick(sample: Path) -> None:
    sheet = load_workbook(sample)["Aikataulu"]
    mondays = [cell.column for cell in sheet[5] if cell.value == "29.12."]
    column = next(column for column in mondays if sheet.cell(6, column).value == "EI")
    side = sheet.cell(5, column).border.right
    assert (side.style, side.color.rgb) == ("thick", "FF6B3FA0")
