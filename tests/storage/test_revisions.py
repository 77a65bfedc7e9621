"""A state of a plan is found again by its name, whatever was done, taken back and done again since."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taito_planner.domain.changes import apply
from taito_planner.domain.edits import IntentRefused
from taito_planner.domain.intents import Put, TakePlan
from taito_planner.domain.model import Plan
from taito_planner.session.document import PlanDocument
from taito_planner.storage.plan_file import PlanFile
from taito_planner.storage.revisions import done_in, plan_at, revision_name
from tests.builders import d, plan, staff
from tests.random_plans import PROFILES, random_intent, random_plan

CALLED = {"today": lambda: d("2025-10-24")}


def name_of(document: PlanDocument) -> str:
    return revision_name(document.file.done_numbers, document.plan)


def found(document: PlanDocument, name: str) -> Plan | None:
    return plan_at(document.path, document.plan, document.file.done_numbers, name)


def walk_about(rng: random.Random, document: PlanDocument, steps: int) -> None:
    """Edits, undoes and redoes, at random."""
    for _ in range(steps):
        deed = rng.random()
        if deed < 0.25:
            document.undo()
        elif deed < 0.4:
            document.redo()
        else:
            try:
                intent = random_intent(rng, document.plan)
                document.submit(intent) if not isinstance(intent, TakePlan) else None
            except IntentRefused:
                continue


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_any_state_is_found_again(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    rng = random.Random(seed)
    path = tmp_path_factory.mktemp("revision") / "a.taito"
    document = PlanDocument(PlanFile.create(path, random_plan(rng)), PROFILES, **CALLED)
    walk_about(rng, document, rng.randint(0, 8))
    then, name = document.plan, name_of(document)
    walk_about(rng, document, rng.randint(0, 8))
    assert found(document, name) == then
    assert done_in(path) == document.file.done_numbers
    document.file.close()


def opened(path: Path, *names: str) -> PlanDocument:
    document = PlanDocument(PlanFile.create(path, plan()), PROFILES, **CALLED)
    for name in names:
        document.submit(Put(staff(name)))
    return document


def test_a_name_holds_no_word_of_the_plan(tmp_path: Path) -> None:
    assert name_of(opened(tmp_path / "a.taito", "Lehto", "Mäki")).startswith("1-2:")


def test_undone_changes_are_left_out_of_the_name(tmp_path: Path) -> None:
    document = opened(tmp_path / "a.taito", "Lehto", "Mäki")
    document.undo()
    document.submit(Put(staff("Salo")))
    assert name_of(document).startswith("1,3:")


def test_another_plans_name_is_not_found(tmp_path: Path) -> None:
    name = name_of(opened(tmp_path / "a.taito", "Lehto"))
    assert found(opened(tmp_path / "b.taito", "Mäki", "Salo"), name) is None


def test_two_copies_that_went_their_own_way_do_not_take_each_others_names(tmp_path: Path) -> None:
    first = opened(tmp_path / "a.taito", "Lehto")
    second = PlanDocument(first.file.copy_to(tmp_path / "b.taito"), PROFILES, **CALLED)
    common = name_of(first)
    first.submit(Put(staff("Mäki")))
    second.submit(Put(staff("Salo")))
    assert found(second, name_of(first)) is None
    assert found(second, common) == apply((), Plan(staff=first.plan.staff[:1], calendar=first.plan.calendar))


@pytest.mark.parametrize("name", ["", "1-2", "x", "1-99999999999:0123456789abcdef", "3-1:zz", "1,,:0123456789abcdef"])
def test_what_is_no_name_is_not_found(name: str, tmp_path: Path) -> None:
    assert found(opened(tmp_path / "a.taito", "Lehto"), name) is None


def test_a_file_that_is_gone_finds_nothing(tmp_path: Path) -> None:
    document = opened(tmp_path / "a.taito", "Lehto")
    name = name_of(document)
    document.submit(Put(staff("Mäki")))
    document.file.close()
    document.path.unlink()
    assert found(document, name) is None
