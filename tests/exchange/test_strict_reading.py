"""Workbooks under the eyes of a strict second reader: nothing that Excel would offer to repair."""

import random
from datetime import time
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook

from taito_planner.domain.days import DaySpan
from taito_planner.domain.model import Plan
from taito_planner.exchange import Extract, write_template
from taito_planner.exchange.cells import text_of
from taito_planner.exchange.extract import WHOLE
from taito_planner.rules.checker import check
from taito_planner.rules.load import weekly_load
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import LANGUAGES, texts_for
from tests.builders import block, customer, d, group, plan, session, staff, start_visit
from tests.exchange.books import AS_OF, SAMPLE, cells, read, written
from tests.exchange.strict_reader import faults
from tests.random_plans import random_plan, random_sources

HARD_NAMES = (
    "<b>&amp;</b> ]]> <!--", "\x01\x0bohje\x1f\r\nrivi\ttab", "_x0041_ ja _x000D_", "ä" * 200,
    "👩‍🦽 Åke 𝔘", "שלום עליכם",
    "=1+1", "+358 40", "-5", "@nimi", "  välejä  ", "\ufffe\uffff\ud800", "'lainaus'", "A1", "{=SUM(1)}",
)  # fmt: skip
"""Names as they come from anywhere."""


def hard_plan(name: str) -> Plan:
    """A plan in which everything that can have a text has this one."""
    leader = staff(name, ("2025-12-22", "2026-01-02"), role=name, town=name)
    one = customer(
        f"A {name}" if not name.strip() else name,
        visits=[start_visit("2025-11-12", at=time(9, 30), minutes=45), session("2026-05-11")],
        remark=name,
        instructor=leader.id,
    )
    whole = group(
        name, blocks=[block("2025-12-15", place=name), block("2026-01-26")], customers=[one], leaders=(leader.id,),
        remark=name, town=name,
    )  # fmt: skip
    return plan(whole, staff=[leader])


def checked_book(one: Plan, path: Path, language: str = "fi", **facts: Any) -> Path:
    """``one`` exported with its findings and the weeks of its staff."""
    found = check(one, load_profiles(), AS_OF)
    return written(one, path, language, findings=found.findings, loads=weekly_load(found), **facts)


@pytest.mark.parametrize(("language", "anonymous"), [("fi", False), ("sv", True), ("en", True)])
def test_the_sample_needs_no_repair(language: str, anonymous: bool, tmp_path: Path) -> None:
    assert faults(checked_book(read(SAMPLE), tmp_path / "out.xlsx", language, anonymous=anonymous)) == []


def test_no_part_of_the_sample_needs_repair(tmp_path: Path) -> None:
    sample = read(SAMPLE)
    month, year = DaySpan(d("2025-12-01"), d("2025-12-31")), DaySpan(d("2025-06-01"), d("2026-05-31"))
    parts = [Extract(sample.groups[1].id), Extract(person=sample.staff[0].id), Extract(within=month)]
    for number, part in enumerate([*parts, Extract(within=year), Extract(sample.groups[0].id, None, month)]):
        assert faults(checked_book(sample, tmp_path / f"{number}.xlsx", extract=part)) == [], part


@pytest.mark.parametrize("within", [None, DaySpan(d("1999-01-01"), d("1999-01-31"))])
def test_an_empty_plan_and_days_without_plans_need_no_repair(within: DaySpan | None, tmp_path: Path) -> None:
    extract = Extract(within=within) if within else WHOLE
    assert faults(checked_book(plan(), tmp_path / "none.xlsx", extract=extract)) == []


def test_a_template_needs_no_repair(tmp_path: Path) -> None:
    for language in LANGUAGES:
        write_template(tmp_path / "pohja.xlsx", texts_for(language), load_profiles())
        assert faults(tmp_path / "pohja.xlsx") == []


@pytest.mark.parametrize("name", HARD_NAMES)
def test_a_hard_name_needs_no_repair_and_comes_back(name: str, tmp_path: Path) -> None:
    path = checked_book(hard_plan(name), tmp_path / "out.xlsx")
    assert faults(path) == []
    days, groups = ({row[at] for row in cells(path, title)[1:]} for title, at in (("Päivälista", 4), ("Ryhmät", 0)))
    assert {_decoded(day) for day in days} == {_decoded(one) for one in groups}


def _decoded(text: str) -> str:
    """As Excel shows it: openpyxl leaves the escapes of texts that stand in the sheet itself."""
    return text_of(text.replace("_x005F_x0041_", "_x0041_").replace("_x005F_x000D_", "_x000D_"))


@pytest.mark.parametrize("text", ["=1+1", "+358 40", "-5", "@nimi"])
def test_no_sheet_makes_a_formula_of_a_text(text: str, tmp_path: Path) -> None:
    whole = hard_plan(text)
    parts = [WHOLE, Extract(whole.groups[0].id), Extract(person=whole.staff[0].id)]
    for number, part in enumerate(parts):
        book = load_workbook(checked_book(whole, tmp_path / f"{number}.xlsx", extract=part))
        found = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == text]
        assert {"Päivälista", "Henkilökunta viikoittain", "Havainnot"} <= {cell.parent.title for cell in found}
        assert {cell.data_type for cell in found} == {"s"}
        assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


@settings(deadline=None, max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rng=random_sources)
def test_no_plan_makes_a_workbook_that_needs_repair(rng: random.Random, tmp_path: Path) -> None:
    assert faults(checked_book(random_plan(rng), tmp_path / "out.xlsx")) == []


def test_the_second_reader_sees_what_is_wrong(tmp_path: Path) -> None:
    good = checked_book(hard_plan("A"), tmp_path / "good.xlsx")
    spoils = {
        "xl/worksheets/sheet3.xml": [(b"<sheetData>", b'<sheetData><row r="9"></row>'), (b' s="', b' s="9')],
        "xl/tables/table2.xml": [(b'ref="A1:M', b'ref="A1:L'), (b'name="Asiakas"', b'name="Muu"')],
        "xl/workbook.xml": [(b'name="Ryhm', b'name="[Ryhm'), (b">Havainnot!", b">Muu!")],
        "xl/worksheets/sheet1.xml": [(b"<pageMargins", b'<mergeCells/><pageMargins')],
    }
    for part, change in ((part, change) for part, changes in spoils.items() for change in changes):
        with ZipFile(good) as old, ZipFile(tmp_path / "bad.xlsx", "w") as new:
            for name in old.namelist():
                content = old.read(name)
                new.writestr(name, content.replace(*change) if name == part else content)
        assert faults(tmp_path / "bad.xlsx"), (part, change)
