"""Taking a workbook into an open plan: what is the same keeps its identity, what is not said stays."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from taito_planner.domain.certified import Snapshot
from taito_planner.domain.changes import diff
from taito_planner.domain.days import DaySpan
from taito_planner.domain.model import Certificate, Plan
from taito_planner.domain.workdays import HolidayCalendar
from taito_planner.exchange import differences, merged, read_workbook
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import texts_for
from tests.builders import SMALL_CALENDAR, block, customer, d, group, group_days, plan, session, staff, start_visit
from tests.exchange.books import CUSTOMERS, GROUPS, read, saved, written

SHEETS: dict[str, Any] = {
    "Ryhmät": GROUPS,
    "Asiakkaat": CUSTOMERS,
    "Jaksot": [["Ryhmä", "Alkaa"], ["Oulu 1/2026", "12.1.2026"], ["Oulu 1/2026", "2.2.2026"]],
    "Käynnit": [["Asiakas", "Päivä"], ["A-1", "3.11.2025"], ["A-1", "3.11.2025"]],
    "Henkilöstö": [["Nimi"], ["Lehto"]],
    "Lomat": [["Nimi", "Alkaa", "Päättyy"], ["Lehto", "1.7.2026", "14.7.2026"]],
}


def edited(path: Path, sheet: str, cell: str, value: Any) -> Path:
    book = load_workbook(path)
    book[sheet][cell] = value
    book.save(path)
    return path


def without_column(path: Path, sheet: str, header: str) -> Path:
    book = load_workbook(path)
    rows = book[sheet]
    book[sheet].tables.clear()
    column = next(cell.column for cell in rows[1] if cell.value == header)
    rows.delete_cols(column)
    book.save(path)
    return path


def test_a_workbook_without_ids_taken_twice_changes_nothing(tmp_path: Path) -> None:
    book = saved(tmp_path / "in.xlsx", SHEETS)
    first = read(book)
    second = read(book, base=first)
    assert diff(first, second) == ()
    assert second.groups[0] is first.groups[0]


def test_taken_over_a_plan_with_edits_it_shows_the_edits_alone(tmp_path: Path) -> None:
    book = saved(tmp_path / "in.xlsx", SHEETS)
    first = read(book)
    oulu = first.groups[0]
    moved = replace(oulu.blocks[1], first_day=d("2026-02-03"), last_day=d("2026-02-06"))
    now = replace(first, groups=(replace(oulu, blocks=(oulu.blocks[0], moved)),))
    edits = diff(now, read(book, base=now))
    assert [edit.kind.__name__ for edit in edits] == ["Block", "Block"]
    assert {edit.before is None for edit in edits} == {True, False}


def test_the_open_plans_calendar_stands(tmp_path: Path) -> None:
    base = Plan(calendar=SMALL_CALENDAR)
    book = saved(tmp_path / "in.xlsx", {"Ryhmät": GROUPS})
    assert read_workbook(book, HolidayCalendar(), load_profiles(), base=base).plan.calendar is SMALL_CALENDAR


def test_a_field_without_a_column_keeps_what_the_plan_says(tmp_path: Path) -> None:
    leader = staff("Lehto")
    visit = session("2026-05-05", instructor=leader.id, minutes=45)
    base = plan(
        group(code="OU1", leaders=(leader.id,), customers=[customer(remark="soita", visits=[visit])]),
        staff=[leader],
    )
    path = written(base, tmp_path / "out.xlsx")
    for sheet, header in (
        ("Ryhmät", "Lyhenne"),
        ("Ryhmät", "Ohjaajat"),
        ("Asiakkaat", "Huomautus"),
        ("Käynnit", "Kesto min"),
        ("Käynnit", "id"),
    ):
        without_column(path, sheet, header)
    assert diff(base, read(path, base=base)) == ()


def test_a_row_that_is_gone_is_gone_from_the_plan(tmp_path: Path) -> None:
    base = plan(group(blocks=[block("2026-01-12"), group_days("2026-05-04")]))
    path = written(base, tmp_path / "out.xlsx")
    book = load_workbook(path)
    book["Jaksot"].delete_rows(3)
    book.save(path)
    (edit,) = diff(base, read(path, base=base))
    assert (edit.before, edit.after) == (base.groups[0].blocks[1], None)


def test_a_customer_moved_to_another_group_stays_the_same_customer(tmp_path: Path) -> None:
    one = customer(visits=[start_visit("2025-11-12")])
    base = plan(group(customers=[one]), group("Lahti 1/2026"))
    path = edited(written(base, tmp_path / "out.xlsx"), "Asiakkaat", "B2", "Lahti 1/2026")
    (edit,) = diff(base, read(path, base=base))
    assert (edit.id, edit.owner_before, edit.owner_after) == (one.id, base.groups[0].id, base.groups[1].id)


def test_ids_of_another_plan_are_matched_by_name(tmp_path: Path) -> None:
    book = saved(tmp_path / "in.xlsx", SHEETS)
    here, there = read(book), read(book)
    path = written(there, tmp_path / "out.xlsx")
    assert diff(here, read(path, base=here)) == ()


def test_an_id_that_the_plan_uses_for_another_thing_is_not_taken(tmp_path: Path) -> None:
    base = plan(group(blocks=[block("2026-01-12", id="b1")], customers=[customer(id="c1")]))
    path = edited(written(base, tmp_path / "out.xlsx"), "Jaksot", "G2", "c2")
    after = read(edited(path, "Asiakkaat", "M2", "b1"), base=base)
    assert after.groups[0].customers[0].id == "c1"
    assert after.groups[0].blocks[0].id == "b1"


def test_merging_by_hand_gives_the_same_as_reading_with_the_plan(tmp_path: Path) -> None:
    book = saved(tmp_path / "in.xlsx", SHEETS)
    base = read(book)
    apart = read_workbook(book, HolidayCalendar(), load_profiles())
    assert merged(base, apart) == read(book, base=base)


def test_differences_name_thing_field_old_and_new() -> None:
    lehto = staff("Lehto", ("2026-07-01", "2026-07-14"))
    one = customer("A-1061", visits=[start_visit("2025-12-02", id="v1")])
    before = plan(group(blocks=[block("2026-01-05", id="b1")], customers=[one]), staff=[lehto])
    oulu = before.groups[0]
    moved = replace(oulu.blocks[0], first_day=d("2026-01-06"), last_day=d("2026-01-09"), leaders=(lehto.id,))
    other = replace(one, visits=(), decision_arrived_on=None)
    after = replace(before, groups=(replace(oulu, blocks=(moved,), customers=(other,), planned_size=9),))
    assert differences(before, after, texts_for("fi")) == [
        "Poistettu: Käynti, A-1061, ti 2.12.2025",
        "Ryhmä Oulu 1/2026: Suunniteltu koko 8 → 9",
        "Jakso, Oulu 1/2026, ma–to 5.–8.1.2026: Alkaa 5.1.2026 → 6.1.2026; Päättyy 8.1.2026 → 9.1.2026; "
        "Ohjaajat (tyhjä) → Lehto",
        "Asiakas A-1061: Päätös saapunut 27.10.2025 → (tyhjä)",
    ]


def test_differences_tell_what_is_new_and_who_changed_groups() -> None:
    one = customer("A-1061")
    before = plan(group(customers=[one]), group("Lahti 1/2026"))
    oulu, lahti = before.groups
    after = replace(
        before, groups=(replace(oulu, customers=()), replace(lahti, customers=(one,))), staff=(staff("Lehto"),)
    )
    assert differences(before, after, texts_for("en")) == [
        "Customer A-1061: Group Oulu 1/2026 → Lahti 1/2026",
        "New: Person Lehto",
    ]


def test_equal_plans_have_no_differences() -> None:
    one = plan(group())
    assert differences(one, replace(one), texts_for("fi")) == []


def test_what_a_certificate_said_beside_its_days_is_kept(tmp_path: Path) -> None:
    days = (DaySpan(d("2026-01-12"), d("2026-01-15")),)
    paper = Certificate("paper", d("2026-01-16"), days, snapshot=Snapshot(d("2026-01-12"), d("2026-01-15")))
    before = plan(group(customers=[customer(certificates=[paper])], blocks=[block("2026-01-12")]))
    path = written(before, tmp_path / "out.xlsx")
    assert diff(before, read(path, base=before)) == ()
    told = edited(path, "Todistukset", "C2", "19.1.2026")
    kept = read(told, base=before).groups[0].customers[0].certificates[0]
    assert (kept.told_kela_on, kept.snapshot) == (d("2026-01-19"), paper.snapshot)
    assert read(path).groups[0].customers[0].certificates[0].snapshot is None
