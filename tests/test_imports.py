"""A workbook edited by a colleague meets a plan that was edited meanwhile: on files, as the command line does it."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taito_planner import commands
from taito_planner.cli import main
from taito_planner.domain.changes import Change, diff
from taito_planner.domain.edits import IntentRefused, apply
from taito_planner.domain.entities import bare, walk
from taito_planner.domain.intents import Intent, MoveBlock, Put, Remove, TakePlan
from taito_planner.domain.model import Plan
from taito_planner.domain.review import OWNER, RowState
from taito_planner.domain.taking import with_edits
from taito_planner.exchange import WorkbookRefused
from taito_planner.imports import read_book
from taito_planner.storage.plan_file import PlanFile
from taito_planner.storage.profiles import load_profiles
from taito_planner.storage.revisions import revision_name
from taito_planner.texts import texts_for
from tests.builders import block, customer, d, group, plan, staff, start_visit
from tests.exchange.books import written
from tests.random_plans import PROFILES, random_intent, random_plan

FI = texts_for("fi")
Edit = Callable[[Any], None]


def small() -> Plan:
    lehto = staff("Lehto")
    people = [customer("A-1", visits=[start_visit("2025-11-12")]), customer("A-2", visits=[start_visit("2025-11-13")])]
    return plan(group("Oulu", 8, leaders=(lehto.id,), blocks=[block("2026-01-12")], customers=people), staff=[lehto])


@pytest.fixture
def target(tmp_path: Path) -> Path:
    PlanFile.create(tmp_path / "ö a.taito", small()).close()
    return tmp_path / "ö a.taito"


def exported(target: Path) -> Path:
    book = target.with_suffix(".xlsx")
    assert main(["export", str(target), str(book)]) == 0
    return book


def in_book(book: Path, edit: Edit) -> None:
    opened = openpyxl.load_workbook(book)
    edit(opened)
    opened.save(book)


def in_plan(target: Path, *intents: Intent) -> None:
    with PlanFile.open(target) as file:
        now = file.plan
        for intent in intents:
            now = apply(intent, now, load_profiles())
        file.append(Change(diff(file.plan, now), "edit", "me", datetime(2026, 1, 1)))


def now(target: Path) -> Plan:
    return commands.read_any_plan(target)[0]


def lines(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    capsys.readouterr()
    assert main(["import", *arguments]) == 0
    return capsys.readouterr().out.strip().splitlines()


def rename(sheet: str, cell: str, value: Any) -> Edit:
    def edit(book: Any) -> None:
        book[sheet][cell] = value

    return edit


def test_an_export_does_not_take_later_edits_back(target: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = exported(target)
    first = now(target).groups[0].blocks[0]
    in_plan(target, MoveBlock(first.id, d("2026-01-19")), Put(staff("Mäki")))
    assert lines(capsys, str(target), str(book)) == ["Ei eroja."]


def test_their_edits_and_ours_come_together(target: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = exported(target)
    in_book(book, rename("Asiakkaat", "A2", "A-1b"))
    in_plan(target, MoveBlock(now(target).groups[0].blocks[0].id, d("2026-01-19")))
    shown = lines(capsys, str(target), str(book), "--apply")
    assert shown[0] == "Asiakas A-1: Asiakas A-1 → A-1b"
    assert now(target).groups[0].customers[0].name == "A-1b"
    assert now(target).groups[0].blocks[0].first_day == d("2026-01-19")


def test_a_conflict_is_marked_and_left_as_ours(target: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = exported(target)
    in_book(book, rename("Asiakkaat", "A2", "heidän"))
    first = now(target).groups[0].customers[0]
    in_plan(target, Put(bare_named(first, "meidän"), now(target).groups[0].id))
    shown = lines(capsys, str(target), str(book))
    assert shown[0] == "RISTIRIITA  Asiakas meidän: Asiakas meidän → heidän (Asiakas oli vietäessä A-1)"
    shown = lines(capsys, str(target), str(book), "--apply")
    assert shown[-2].startswith("1 ristiriita jäi suunnitelman mukaiseksi")
    assert now(target).groups[0].customers[0].name == "meidän"
    lines(capsys, str(target), str(book), "--apply", "--theirs")
    assert now(target).groups[0].customers[0].name == "heidän"


def bare_named(one: Any, name: str) -> Any:
    return replace(bare(one), name=name)


def test_one_import_is_one_change(target: Path) -> None:
    book = exported(target)
    in_book(book, rename("Asiakkaat", "A2", "A-9"))
    in_book(book, rename("Ryhmät", "A2", "Oulu 9"))
    assert main(["import", str(target), str(book), "--apply"]) == 0
    with PlanFile.open(target) as file:
        assert [change.label for change in file.history()] == ["import"]


def test_swapped_names_are_taken(target: Path) -> None:
    book = exported(target)
    in_book(book, rename("Asiakkaat", "A2", "A-2"))
    in_book(book, rename("Asiakkaat", "A3", "A-1"))
    in_book(book, rename("Käynnit", "A2", "A-2"))
    in_book(book, rename("Käynnit", "A3", "A-1"))
    before = {c.id: c.name for c in now(target).groups[0].customers}
    assert main(["import", str(target), str(book), "--apply"]) == 0
    after = {c.id: c for c in now(target).groups[0].customers}
    assert {after[key].name for key, name in before.items() if name == "A-1"} == {"A-2"}
    assert all(len(c.visits) == 1 for c in after.values())


def test_a_row_without_id_is_new_and_a_deleted_one_is_removed(target: Path) -> None:
    book = exported(target)

    def edit(opened: Any) -> None:
        opened["Käynnit"].delete_rows(2)
        opened["Käynnit"].append(["A-2", None, datetime(2025, 11, 20)])

    in_book(book, edit)
    in_plan(target, Put(start_visit("2025-11-25"), now(target).groups[0].customers[0].id))
    assert main(["import", str(target), str(book), "--apply"]) == 0
    one, two = now(target).groups[0].customers
    assert [v.on for v in one.visits] == [d("2025-11-25")]
    assert [v.on for v in two.visits] == [d("2025-11-13"), d("2025-11-20")]


def test_a_workbook_of_one_group_leaves_the_others_as_they_are_now(target: Path) -> None:
    in_plan(target, Put(group("Lahti", 8)))
    book = target.with_suffix(".xlsx")
    assert main(["export", str(target), str(book), "--group", "Oulu"]) == 0
    in_book(book, rename("Asiakkaat", "A2", "A-1b"))
    in_plan(target, Remove(next(g.id for g in now(target).groups if g.name == "Lahti")), Put(group("Turku", 8)))
    assert main(["import", str(target), str(book), "--apply"]) == 0
    assert {g.name for g in now(target).groups} == {"Oulu", "Turku"}


def test_a_workbook_that_lost_its_properties_is_compared_with_the_plan_as_it_is(
    target: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = exported(target)

    def forget(opened: Any) -> None:
        for name in list(opened.custom_doc_props.names):
            del opened.custom_doc_props[name]

    in_book(book, forget)
    in_plan(target, Put(staff("Mäki")))
    assert "Poistettu: Henkilö Mäki" in lines(capsys, str(target), str(book))


def facts(of: Plan) -> dict[str, tuple[Any, Any]]:
    return {entity.id: (owner, bare(entity)) for owner, entity in walk(of)}


def scramble(rng: random.Random, book: Path) -> None:
    """What colleagues do: sort, retype dates, delete rows, add rows without id, rename, swap."""
    opened = openpyxl.load_workbook(book)
    for sheet in opened.worksheets:
        head = [cell.value for cell in sheet[1]]
        if "id" not in head:
            continue
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        rows = [row for row in rows if any(value is not None for value in row)]
        _edit_rows(rng, sheet.title, head, rows)
        rng.shuffle(rows)
        sheet.delete_rows(2, sheet.max_row)
        for row in rows:
            sheet.append(row)
    opened.save(book)


def _edit_rows(rng: random.Random, title: str, head: list[Any], rows: list[list[Any]]) -> None:
    named = title in ("Ryhmät", "Asiakkaat", "Henkilöstö")
    for row in list(rows):
        deed = rng.random()
        if deed < 0.1 and not named:
            rows.remove(row)
        elif deed < 0.2 and not named:
            added = list(row)
            added[head.index("id")] = None
            rows.append(added)
        elif deed < 0.4:
            days = [n for n, value in enumerate(row) if isinstance(value, datetime)]
            if days and "Päättyy" not in head:
                row[rng.choice(days)] += timedelta(days=rng.randint(1, 9))
        elif deed < 0.5 and "Huomautus" in head:
            row[head.index("Huomautus")] = f"muistiinpano {rng.randint(0, 99)}"


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_random_edits_on_both_sides_lose_nothing(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    rng = random.Random(seed)
    target = tmp_path_factory.mktemp("both") / "a.taito"
    with PlanFile.create(target, random_plan(rng)) as file:
        base = ours = file.plan
        name = revision_name(file.done_numbers, base)
        book = written(base, target.with_suffix(".xlsx"), revision=name)
        scramble(rng, book)
        for _ in range(rng.randint(0, 5)):
            try:
                intent = random_intent(rng, ours)
                after = ours if isinstance(intent, TakePlan) else apply(intent, ours, PROFILES)
            except IntentRefused:
                continue
            if made := diff(ours, after):
                file.append(Change(made, "edit", "me", datetime(2026, 1, 1)))
                ours = after
        try:
            read = read_book(book, file, ours, FI)
        except WorkbookRefused:
            return  # a move that no longer replaces a block, and the like: nothing is taken in
    assert read.has_base
    assert read.base == base
    seen = read.review(ours)
    was, here, after_all = facts(base), facts(ours), facts(with_edits(seen.edits(seen.undisputed), ours))
    for key, (owner, entity) in here.items():
        if key not in was or was[key] != (owner, entity):
            assert key in after_all
    for row in seen.rows:
        for change in row.fields if row.state is RowState.THEIRS and row.edit.id in after_all else ():
            owner, entity = after_all[row.edit.id]
            assert (owner if change.name == OWNER else getattr(entity, change.name)) == change.theirs
