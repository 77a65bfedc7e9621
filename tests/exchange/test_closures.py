"""The sheet of closed days: out and in again, in every language; without it the open plan keeps its own."""

from dataclasses import replace
from pathlib import Path

import pytest

from taito_planner.domain.changes import diff
from taito_planner.domain.records import Closure
from taito_planner.exchange import differences
from taito_planner.exchange.extract import Extract
from taito_planner.texts import texts_for
from tests.builders import block, d, group, plan
from tests.exchange.books import GROUPS, cells, problems, read, saved, written

SUMMER = Closure("summer", d("2026-07-06"), d("2026-07-31"), "talon kesäloma")
CHRISTMAS = Closure("christmas", d("2026-12-23"), d("2027-01-01"))
CLOSED = plan(group(blocks=[block("2026-01-12")]), closures=(SUMMER, CHRISTMAS))


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_closures_come_back_as_they_went_out(language: str, tmp_path: Path) -> None:
    path = written(CLOSED, tmp_path / "out.xlsx", language)
    assert diff(CLOSED, read(path, base=CLOSED)) == ()
    assert read(path).closures == CLOSED.closures


def test_the_sheet_has_its_headers_and_real_dates(tmp_path: Path) -> None:
    rows = cells(written(CLOSED, tmp_path / "out.xlsx"), "Suljetut päivät")
    assert rows[0] == ["Alkaa", "Päättyy", "Syy", "id"]
    assert (rows[1][0].date(), rows[1][1].date(), *rows[1][2:]) == (
        SUMMER.first_day, SUMMER.last_day, "talon kesäloma", "summer"
    )  # fmt: skip


def test_a_new_plan_from_a_workbook_without_the_sheet_has_none(tmp_path: Path) -> None:
    assert read(saved(tmp_path / "in.xlsx", {"Ryhmät": GROUPS})).closures == ()


def test_a_workbook_without_the_sheet_keeps_the_open_plans_closures(tmp_path: Path) -> None:
    path = saved(tmp_path / "in.xlsx", {"Ryhmät": GROUPS})
    assert read(path, base=CLOSED).closures is CLOSED.closures


def test_an_empty_sheet_says_that_there_are_none(tmp_path: Path) -> None:
    path = saved(tmp_path / "in.xlsx", {"Ryhmät": GROUPS, "Suljetut päivät": [["Alkaa", "Päättyy", "Syy"]]})
    assert read(path, base=CLOSED).closures == ()


def test_rows_typed_by_hand_taken_twice_are_the_same_closures(tmp_path: Path) -> None:
    rows = [["Alkaa", "Päättyy", "Syy"], ["6.7.2026", "31.7.2026", "kesäloma"], ["24.12.2026", "24.12.2026", None]]
    path = saved(tmp_path / "in.xlsx", {"Ryhmät": GROUPS, "Suljetut päivät": rows})
    first = read(path)
    assert [(c.first_day, c.last_day, c.reason) for c in first.closures] == [
        (d("2026-07-06"), d("2026-07-31"), "kesäloma"),
        (d("2026-12-24"), d("2026-12-24"), ""),
    ]
    assert diff(first, read(path, base=first)) == ()


def test_a_closure_that_a_colleague_moved_is_the_same_closure(tmp_path: Path) -> None:
    later = replace(CLOSED, closures=(replace(SUMMER, last_day=d("2026-08-02")), CHRISTMAS))
    after = read(written(later, tmp_path / "out.xlsx"), base=CLOSED)
    assert [edit.id for edit in diff(CLOSED, after)] == ["summer"]
    assert differences(CLOSED, after, texts_for("fi")) == [
        "Suljettu aika, 6.–31.7.2026: Päättyy 31.7.2026 → 2.8.2026"
    ]


def test_a_closure_that_ends_before_it_begins_or_has_no_end_is_told(tmp_path: Path) -> None:
    rows = [["Alkaa", "Päättyy"], ["6.7.2026", "5.7.2026"], ["6.7.2026", None]]
    found = problems(saved(tmp_path / "in.xlsx", {"Ryhmät": GROUPS, "Suljetut päivät": rows}))
    assert [(p.row, p.key) for p in found] == [(2, "end-before-start"), (3, "value-missing")]


def test_a_workbook_of_one_group_leaves_the_closures_alone(tmp_path: Path) -> None:
    sent = replace(CLOSED, closures=(replace(SUMMER, last_day=d("2026-08-02")),))
    path = written(sent, tmp_path / "one.xlsx", extract=Extract(CLOSED.groups[0].id))
    assert read(path, base=CLOSED).closures == CLOSED.closures
