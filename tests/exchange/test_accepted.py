"""Accepted deviations in the workbook: listed with why, who and when, marked nowhere else, nameless when anonymous."""

from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from taito_planner.domain.edits import apply
from taito_planner.domain.model import Plan
from taito_planner.exchange.extract import Extract
from taito_planner.rules.acceptance import accept
from taito_planner.rules.checker import check
from taito_planner.rules.finding import Finding
from taito_planner.storage.profiles import load_profiles
from tests.builders import block, customer, group, plan
from tests.exchange.books import AS_OF, cells, read, written

PROFILES = load_profiles()
REASON = "Sovittu Kelan kanssa, Liisa Virtanen soitti"
OULU = group("Oulu 1/2026", blocks=(block("2026-01-05"),), customers=(customer("A-1"),))


def accepted_plan() -> tuple[Plan, tuple[Finding, ...]]:
    """Oulu's block over Loppiainen, after the contract's end: both accepted."""
    before = check(plan(OULU), PROFILES, AS_OF)
    about_block = [f for f in before.findings if f.rule in ("block-on-holiday", "runs-past-contract")]
    intent = accept(about_block, REASON, "Aino Aho", datetime(2026, 11, 24, 9, 30), before.acceptances)
    return apply(intent, before.plan, PROFILES), before.findings


def exported(path: Path, **facts: Any) -> Path:
    some_plan, findings = accepted_plan()
    return written(some_plan, path / "out.xlsx", findings=findings, **facts)


def listed(path: Path, rule: str = "block-on-holiday") -> dict[str, Any]:
    head, *rows = cells(path, "Havainnot")
    (row,) = (row for row in rows if rule in row)
    return dict(zip(head, row, strict=True))


def words(path: Path, title: str) -> str:
    return " ".join(str(value) for row in cells(path, title) for value in row if value is not None)


def test_an_accepted_finding_says_why_who_and_when(tmp_path: Path) -> None:
    row = listed(exported(tmp_path))
    assert row["Hyväksytty, perustelu"] == REASON
    assert row["Hyväksyjä"] == "Aino Aho"
    assert row["Hyväksytty"] == datetime(2026, 11, 24)
    assert row["Vakavuus"] == "✓ virhe"


def test_an_open_finding_has_the_columns_empty(tmp_path: Path) -> None:
    row = listed(exported(tmp_path), "block-set")
    assert (row["Hyväksytty, perustelu"], row["Hyväksyjä"], row["Hyväksytty"]) == (None, None, None)
    assert "✓" not in row["Vakavuus"]


def test_it_is_not_marked_in_the_timetable(tmp_path: Path) -> None:
    some_plan, findings = accepted_plan()
    still_open = written(plan(OULU), tmp_path / "open.xlsx", findings=findings)
    accepted = written(some_plan, tmp_path / "accepted.xlsx", findings=findings)
    assert "J1 !" in words(still_open, "Aikataulu")
    assert "J1 !" not in words(accepted, "Aikataulu")
    assert "J1" in words(accepted, "Aikataulu")


def test_a_workbook_of_one_group_has_its_acceptances(tmp_path: Path) -> None:
    assert listed(exported(tmp_path, extract=Extract(group=OULU.id)))["Hyväksyjä"] == "Aino Aho"


def test_an_anonymous_workbook_tells_neither_reason_nor_name(tmp_path: Path) -> None:
    path = exported(tmp_path, anonymous=True)
    row = listed(path)
    assert row["Hyväksyjä"] is None
    assert row["Hyväksytty, perustelu"] == "kirjattu"
    texts = [str(v) for sheet in load_workbook(path) for row in sheet.iter_rows(values_only=True) for v in row if v]
    assert not [text for text in texts if "Virtanen" in text or "Aino" in text]


def test_an_import_keeps_what_was_accepted(tmp_path: Path) -> None:
    some_plan, _ = accepted_plan()
    path = exported(tmp_path)
    assert read(path, base=some_plan).acceptances == some_plan.acceptances
    assert read(path).acceptances == ()
