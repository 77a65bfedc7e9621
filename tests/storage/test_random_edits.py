"""Whatever is edited, undone and redone: the file holds what the program has in memory."""

import tempfile
from pathlib import Path
from random import Random

from hypothesis import given, settings

from taito_planner.domain.changes import Change, apply, diff
from taito_planner.domain.edits import apply as apply_intent
from taito_planner.domain.model import Plan
from taito_planner.domain.refusals import IntentRefused
from taito_planner.storage.plan_file import PlanFile
from tests.plan_files import MADE_AT, reopened
from tests.random_plans import PROFILES, is_in_order, random_intent, random_plan, random_sources


class Program:
    """A program with a plan in memory, its undo and redo stacks, and the same in a file."""

    def __init__(self, path: Path, plan: Plan) -> None:
        self.path = path
        self.plan = plan
        self.file = PlanFile.create(path, plan)
        self.done: list[Change] = []
        self.undone: list[Change] = []

    def edit(self, rng: Random) -> None:
        try:
            after = apply_intent(random_intent(rng, self.plan), self.plan, PROFILES)
        except IntentRefused:
            return
        change = Change(diff(self.plan, after), f"edit {rng.random()}", "Liisa", MADE_AT)
        self.file.append(change)
        self.plan = after
        self.done.append(change)
        self.undone.clear()

    def undo(self, _: Random) -> None:
        change = self.file.undo_last()
        assert change == (self.done[-1] if self.done else None)
        if change:
            self.plan = apply(change.inverse().edits, self.plan)
            self.undone.append(self.done.pop())

    def redo(self, _: Random) -> None:
        change = self.file.redo_next()
        assert change == (self.undone[-1] if self.undone else None)
        if change:
            self.plan = apply(change.edits, self.plan)
            self.done.append(self.undone.pop())

    def reopen(self, _: Random) -> None:
        self.file.close()
        self.file = PlanFile.open(self.path, with_backup=False)
        self.check()

    def check(self) -> None:
        assert self.file.plan == self.plan
        assert is_in_order(self.file.plan)
        assert list(self.file.undo_steps()) == self.done
        assert list(self.file.redo_steps()) == self.undone


@given(random_sources)
@settings(max_examples=40)
def test_any_edits_undone_and_redone_over_reopening_are_there_again(rng: Random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        first = random_plan(rng)
        program = Program(Path(folder) / "plan.taito", first)
        try:
            for _ in range(12):
                step = rng.choice((program.edit, program.edit, program.undo, program.redo, program.reopen))
                step(rng)
            program.reopen(rng)
            while program.done:
                program.undo(rng)
            program.reopen(rng)
            assert program.plan == first
            while program.undone:
                program.redo(rng)
            program.reopen(rng)
        finally:
            program.file.close()


@given(random_sources)
@settings(max_examples=40)
def test_any_plan_is_there_again_and_a_copy_of_it_too(rng: Random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        plan = random_plan(rng)
        path, copy = Path(folder) / "plan.taito", Path(folder) / "copy.taito"
        with PlanFile.create(path, plan) as file:
            assert file.plan == plan
            file.copy_to(copy).close()
        assert reopened(path) == plan
        assert reopened(copy) == plan
