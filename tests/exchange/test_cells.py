"""What a cell may hold, and what is said of one that holds something else."""

from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest

from taito_planner.domain.days import DaySpan
from taito_planner.domain.model import (
    AbsenceReason,
    BlockKind,
    Customer,
    OtherWorkKind,
    PauseCause,
    Visit,
    VisitKind,
)
from tests.builders import d
from tests.exchange.books import CUSTOMERS, GROUPS, problems, read, saved


def customer_with(tmp_path: Path, sheet: str, header: list[str], *rows: list[Any]) -> Customer:
    """The one customer of a workbook with ``rows`` of his in ``sheet``."""
    return read(book_with(tmp_path, sheet, header, *rows)).groups[0].customers[0]


def book_with(tmp_path: Path, sheet: str, header: list[str], *rows: list[Any]) -> Path:
    table = [["Asiakas", *header], *(["A-1", *row] for row in rows)]
    return saved(tmp_path / "in.xlsx", {"Ryhmät": GROUPS, "Asiakkaat": CUSTOMERS, sheet: table})


def visit_on(tmp_path: Path, value: Any) -> Visit:
    return customer_with(tmp_path, "Käynnit", ["Päivä"], [value]).visits[0]


@pytest.mark.parametrize(
    "value",
    [
        datetime(2025, 11, 3),
        "3.11.2025",
        "03.11.2025",
        " 3.11.2025 ",
        "3. 11. 2025",
        "2025-11-03",
        "2025-11-03 00:00:00",
    ],
)
def test_a_day_is_read_as_excel_or_people_write_it(value: Any, tmp_path: Path) -> None:
    assert visit_on(tmp_path, value).on == d("2025-11-03")


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ("31.2.2026", "no-such-day"),
        ("2026-02-31", "no-such-day"),
        ("1.13.2026", "no-such-day"),
        (datetime(1999, 12, 31), "day-out-of-range"),
        (datetime(2101, 1, 1), "day-out-of-range"),
        ("31.12.1999", "day-out-of-range"),
        ("ensi viikolla", "not-a-day"),
        ("3.11.25", "not-a-day"),
        (45964, "number-for-day"),
        (True, "not-a-day"),
        (time(9, 0), "not-a-day"),
        (datetime(2025, 11, 3, 14, 5), "day-with-time"),
        ("#REF!", "error-value"),
        (None, "value-missing"),
        ("   ", "value-missing"),
    ],
)
def test_what_is_no_day_is_told_as_what_it_is(value: Any, key: str, tmp_path: Path) -> None:
    book = book_with(tmp_path, "Käynnit", ["Päivä", "Kesto min"], [value, 60])
    assert [(p.sheet, p.row, p.column, p.key) for p in problems(book)] == [("Käynnit", 2, "Päivä", key)]


@pytest.mark.parametrize("value", [datetime(2000, 1, 1), datetime(2100, 12, 31)])
def test_the_first_and_the_last_day_of_the_century_are_taken(value: datetime, tmp_path: Path) -> None:
    assert visit_on(tmp_path, value).on == value.date()


@pytest.mark.parametrize("value", ["9:00", "9.00", "09:00", " 9:00 ", time(9, 0)])
def test_a_time_is_read_as_people_or_excel_write_it(value: Any, tmp_path: Path) -> None:
    visit = customer_with(tmp_path, "Käynnit", ["Päivä", "Kello"], ["3.11.2025", value]).visits[0]
    assert visit.at == time(9, 0)


@pytest.mark.parametrize("value", ["24:00", "9:60", "9", "aamulla", "9.0", 9, 9.3, datetime(2025, 11, 3, 9, 0)])
def test_what_is_no_time_is_told(value: Any, tmp_path: Path) -> None:
    book = book_with(tmp_path, "Käynnit", ["Päivä", "Kello"], ["3.11.2025", value])
    assert [(p.column, p.key) for p in problems(book)] == [("Kello", "not-a-clock")]


@pytest.mark.parametrize("value", [60, 60.0, "60", " 60 "])
def test_a_count_is_read_from_a_number_or_a_text(value: Any, tmp_path: Path) -> None:
    visit = customer_with(tmp_path, "Käynnit", ["Päivä", "Kesto min"], ["3.11.2025", value]).visits[0]
    assert visit.minutes == 60


@pytest.mark.parametrize(
    ("value", "key"),
    [("tunti", "not-a-count"), (60.5, "not-a-count"), (True, "not-a-count"), (0, "count-out-of-range")],
)
def test_what_is_no_count_is_told(value: Any, key: str, tmp_path: Path) -> None:
    book = book_with(tmp_path, "Käynnit", ["Päivä", "Kesto min"], ["3.11.2025", value])
    assert [(p.column, p.key) for p in problems(book)] == [("Kesto min", key)]


def test_a_size_outside_the_service_is_no_bad_input(tmp_path: Path) -> None:
    book = saved(tmp_path / "in.xlsx", {"Ryhmät": [GROUPS[0], ["Oulu 1/2026", 12]]})
    assert read(book).groups[0].planned_size == 12


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("ma ti ke to", (0, 1, 2, 3)),
        ("MA, ti,ke;to", (0, 1, 2, 3)),
        ("to ma", (0, 3)),
        ("må on fr", (0, 2, 4)),
        ("Mon Wed Fri", (0, 2, 4)),
        (None, (0, 1, 2, 3, 4)),
    ],
)
def test_weekdays_are_read_in_any_order_and_language(value: Any, days: Any, tmp_path: Path) -> None:
    row = ["2.2.2026", "30.4.2026", value]
    header = ["Alkaa", "Päättyy", "Viikonpäivät"]
    assert customer_with(tmp_path, "Työharjoittelut", header, row).trainings[0].weekdays == days


@pytest.mark.parametrize(
    ("value", "worked"),
    [("kyllä", True), ("KYLLÄ", True), ("x", True), ("ja", True), ("yes", True), (True, True),
     ("ei", False), ("nej", False), ("no", False), (False, False), (None, False)],
)  # fmt: skip
def test_yes_and_no_are_read_in_any_language(value: Any, worked: bool, tmp_path: Path) -> None:
    one = customer_with(tmp_path, "Joustopäivät", ["Päivä", "Työskenteli"], ["3.2.2026", value])
    assert one.flex_days[0].worked is worked


def test_what_is_neither_yes_nor_no_is_told(tmp_path: Path) -> None:
    book = book_with(tmp_path, "Joustopäivät", ["Päivä", "Työskenteli"], ["3.2.2026", "ehkä"])
    assert [(p.column, p.key) for p in problems(book)] == [("Työskenteli", "not-yes-or-no")]


@pytest.mark.parametrize(
    ("sheet", "header", "word", "field", "expected"),
    [
        ("Käynnit", ["Päivä", "Laji"], "käyntikerta", "visits", VisitKind.SESSION),
        ("Käynnit", ["Päivä", "Laji"], "Starttikäynti ", "visits", VisitKind.START),
        ("Käynnit", ["Päivä", "Laji"], None, "visits", VisitKind.START),
        ("Käynnit", ["Päivä", "Laji"], "start visit", "visits", VisitKind.START),
        ("Muu työ", ["Alkaa", "Laji"], "palkallinen työkokeilu", "other_work", OtherWorkKind.PAID_WORK_TRYOUT),
        ("Muu työ", ["Alkaa", "Laji"], None, "other_work", OtherWorkKind.WORK),
    ],
)
def test_a_kind_is_read_from_its_word(
    sheet: str, header: list[str], word: str | None, field: str, expected: Any, tmp_path: Path
) -> None:
    one = customer_with(tmp_path, sheet, header, ["3.11.2025", word])
    assert getattr(one, field)[0].kind is expected


def test_the_default_causes_are_those_of_the_contract(tmp_path: Path) -> None:
    header = ["Alkaa", "Päättyy"]
    pause = customer_with(tmp_path, "Tauot", header, ["3.11.2025", "4.11.2025"]).pauses[0]
    absence = customer_with(tmp_path, "Poissaolot", header, ["3.11.2025", "4.11.2025"]).absences[0]
    assert pause.cause is PauseCause.OUTSIDE
    assert absence.reason is AbsenceReason.SICKNESS


def test_an_unknown_word_is_told_with_those_that_are_known(tmp_path: Path) -> None:
    from taito_planner.texts import texts_for

    (problem,) = problems(book_with(tmp_path, "Käynnit", ["Päivä", "Laji"], ["3.11.2025", "palaveri"]))
    assert (problem.column, problem.key) == ("Laji", "unknown-word")
    assert "starttikäynti, käyntikerta" in problem.sentence(texts_for("fi"))


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("2.3.2026–5.3.2026; 16.3.2026–19.3.2026", [("2026-03-02", "2026-03-05"), ("2026-03-16", "2026-03-19")]),
        ("2.3.2026 - 5.3.2026", [("2026-03-02", "2026-03-05")]),
        ("19.–23.2.2024", [("2024-02-19", "2024-02-23")]),
        ("26.2.–1.3.2024", [("2024-02-26", "2024-03-01")]),
        ("10.2-14.2.2025", [("2025-02-10", "2025-02-14")]),
        ("24.01.–28.01.2022", [("2022-01-24", "2022-01-28")]),
        ("31.5.-4.6.2021", [("2021-05-31", "2021-06-04")]),
        ("5.6 – 6.6.2025", [("2025-06-05", "2025-06-06")]),
        ("20.–24.1.2025", [("2025-01-20", "2025-01-24")]),
        ("28.12.–2.1.2026", [("2025-12-28", "2026-01-02")]),
        ("6.1.2026", [("2026-01-06", "2026-01-06")]),
        ("2026-03-02–2026-03-05", [("2026-03-02", "2026-03-05")]),
        (datetime(2026, 1, 6), [("2026-01-06", "2026-01-06")]),
    ],
)
def test_certified_days_are_read_as_planners_write_ranges(text: Any, spans: Any, tmp_path: Path) -> None:
    one = customer_with(tmp_path, "Todistukset", ["Annettu", "Todistetut päivät"], ["1.4.2026", text])
    assert one.certificates[0].days == tuple(DaySpan(d(first), d(last)) for first, last in spans)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("maaliskuu", "not-ranges"),
        ("5.3.2026–2.3.2026", "range-end-before-start"),
        ("30.2.–2.3.2026", "no-such-day"),
        ("2.3.1926–5.3.1926", "day-out-of-range"),
    ],
)
def test_what_are_no_ranges_is_told(text: str, key: str, tmp_path: Path) -> None:
    book = book_with(tmp_path, "Todistukset", ["Annettu", "Todistetut päivät"], ["1.4.2026", text])
    assert [(p.column, p.key) for p in problems(book)] == [("Todistetut päivät", key)]


@pytest.mark.parametrize(
    ("kind", "last_day"), [(None, "2026-01-08"), ("aloitusjakso", "2026-01-08"), ("ryhmäpäivät", "2026-01-05")]
)
def test_an_empty_end_makes_a_block_of_four_days_or_one_group_day(
    kind: str | None, last_day: str, tmp_path: Path
) -> None:
    rows = [["Ryhmä", "Laji", "Alkaa", "Päättyy"], ["Oulu 1/2026", kind, "5.1.2026", None]]
    block = read(saved(tmp_path / "in.xlsx", {"Ryhmät": GROUPS, "Jaksot": rows})).groups[0].blocks[0]
    assert block.last_day == d(last_day)
    assert block.kind is (BlockKind.GROUP_DAYS if kind == "ryhmäpäivät" else BlockKind.OPENING)


def test_an_end_before_the_start_is_told_and_one_on_the_same_day_is_fine(tmp_path: Path) -> None:
    header = ["Alkaa", "Päättyy"]
    bad = book_with(tmp_path, "Tauot", header, ["3.11.2025", "2.11.2025"], ["3.11.2025", "3.11.2025"])
    assert [(p.row, p.key) for p in problems(bad)] == [(2, "end-before-start")]


@pytest.mark.parametrize("code", ["O", "OULU1"])
def test_a_code_of_one_or_five_letters_is_told(code: str, tmp_path: Path) -> None:
    rows = [["Ryhmä", "Lyhenne", "Suunniteltu koko"], ["Oulu 1/2026", code, 8]]
    found = problems(saved(tmp_path / "in.xlsx", {"Ryhmät": rows}))
    assert [(p.column, p.key) for p in found] == [("Lyhenne", "code-length")]


def test_a_service_that_is_not_known_is_told(tmp_path: Path) -> None:
    rows = [["Ryhmä", "Palvelu", "Suunniteltu koko"], ["Oulu", "TAITO", 8], ["Lahti", "nuotti", 8]]
    found = problems(saved(tmp_path / "in.xlsx", {"Ryhmät": rows}))
    assert [(p.row, p.column, p.key) for p in found] == [(3, "Palvelu", "unknown-service")]


def test_numbers_and_days_in_a_text_column_become_text(tmp_path: Path) -> None:
    rows = [["Ryhmä", "Suunniteltu koko", "Huomautus"], [7, 8, 3.0], ["Lahti", 8, datetime(2025, 11, 3)]]
    groups = read(saved(tmp_path / "in.xlsx", {"Ryhmät": rows})).groups
    assert [(group.name, group.remark) for group in groups] == [("7", "3"), ("Lahti", "3.11.2025")]
