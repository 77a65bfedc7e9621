"""Reads what colleagues made of a workbook and takes it into a plan, with or without a window."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from taito_planner.commands import is_plan_file, new_plan_file
from taito_planner.domain.changes import Change, diff
from taito_planner.domain.edits import apply
from taito_planner.domain.intents import TakeEdits
from taito_planner.domain.model import Plan
from taito_planner.domain.progress import Progress, unwatched
from taito_planner.domain.review import Review, RowState
from taito_planner.domain.three_way import review
from taito_planner.storage.holidays import finnish_calendar
from taito_planner.storage.profiles import load_profiles
from taito_planner.storage.revisions import done_in, plan_at, revision_name
from taito_planner.texts import Texts
from taito_planner.texts.review_text import ReviewWords, review_lines

if TYPE_CHECKING:
    from taito_planner.storage.plan_file import PlanFile


@dataclass(frozen=True)
class ReadBook:
    """What a workbook makes (``theirs``) of the plan it was made from (``base``), and sentences about what it held.

    ``has_base``: the base is that very plan; otherwise it is the open plan as it was when the workbook was read.
    """

    base: Plan
    theirs: Plan
    notes: tuple[str, ...] = ()
    has_base: bool = False

    def review(self, ours: Plan) -> Review:
        """Its rows against ``ours``, what the plan is now."""
        return review(self.base, ours, self.theirs, has_base=self.has_base)


def read_book(book: Path, file: "PlanFile", plan: Plan, texts: Texts, progress: Progress = unwatched) -> ReadBook:
    """Reads ``book`` for a plan that is ``plan`` now and kept in ``file``. Any thread may ask. Raises Refused."""
    from taito_planner.exchange import note_sentence, read_workbook

    done = file.done_numbers
    read = read_workbook(
        book,
        plan.calendar,
        load_profiles(),
        base=plan,
        plan_at=lambda revision: plan_at(file.path, plan, done, revision),
        texts=texts,
        progress=progress,
    )
    notes = tuple(note_sentence(note, texts) for note in read.notes)
    return ReadBook(read.base or plan, read.plan, notes, read.has_own_base)


def revision_in(path: Path, plan: Plan) -> str:
    """The name of the state that ``plan``, read from ``path``, is in; nothing where it is no plan file."""
    done = done_in(path) if is_plan_file(path) else None
    return "" if done is None else revision_name(done, plan)


def import_into_file(target: Path, book: Path, texts: Texts, *, apply: bool, theirs: bool = False) -> Iterator[str]:
    """What the workbook would change in the plan file, line by line; with ``apply`` the changes are made.

    Where both changed the same the plan's stands, or with ``theirs`` the workbook's. A plan file that does not exist
    yet is made by ``apply`` from the workbook alone.
    """
    from taito_planner.storage.plan_file import PlanFile

    if not target.exists():
        yield from _import_into_new(target, book, texts, apply=apply)
        return
    with PlanFile.open(target) as file:
        yield from _import_into(file, book, texts, make=apply, theirs=theirs)


def _import_into(file: "PlanFile", book: Path, texts: Texts, *, make: bool, theirs: bool) -> Iterator[str]:
    ours = file.plan
    read = read_book(book, file, ours, texts)
    yield from read.notes
    seen = read.review(ours)
    if not seen.rows:
        yield texts("command.import.none")
        return
    yield from review_lines(seen, ReviewWords(read.base, ours, read.theirs, texts), texts)
    chosen = seen.takeable if theirs else seen.undisputed
    disputed = [row for row in seen.rows if row.state is RowState.CONFLICT]
    if not make:
        if disputed:
            yield texts("import-review.conflicts", count=len(disputed))
        yield _outcome(len(seen.rows), file.path, texts, apply=False)
        return
    edits = diff(ours, apply(TakeEdits(seen.edits(chosen)), ours, load_profiles()))
    if edits:
        file.append(Change(edits, "import", "taito-planner import", datetime.now()))
    if left := [row for row in disputed if row.key not in chosen]:
        yield texts("import-review.left", count=len(left))
    yield _outcome(len(edits), file.path, texts, apply=True)


def _import_into_new(target: Path, book: Path, texts: Texts, *, apply: bool) -> Iterator[str]:
    from taito_planner.exchange import differences, note_sentence, read_workbook

    empty = Plan(calendar=finnish_calendar())
    read = read_workbook(book, empty.calendar, load_profiles(), texts=texts)
    yield from (note_sentence(note, texts) for note in read.notes)
    lines = differences(empty, read.plan, texts)
    yield from lines
    if apply:
        new_plan_file(target, read.plan).close()
    yield _outcome(len(lines), target, texts, apply=apply)


def _outcome(count: int, path: Path, texts: Texts, *, apply: bool) -> str:
    return texts(f"command.import.{'applied' if apply else 'to-apply'}", count=count, path=str(path))
