"""What the window asks of workbooks and tables that are to be imported into its one document."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from taito_planner import imports
from taito_planner.domain.progress import Progress
from taito_planner.domain.refusals import Refused
from taito_planner.session.document import PlanDocument
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import Texts
from taito_planner.ui.importing.services import Columns, ForeignTable, TableProblem, TableServices, UnderstoodTable
from taito_planner.ui.services import ForeignWorkbook, ImportReview, ProblemLine, WorkbookProblems

if TYPE_CHECKING:
    from taito_planner.exchange.grids import Grid
    from taito_planner.exchange.mapping import Mapping


def read_workbook(document: PlanDocument, texts: Texts, path: Path, progress: Progress) -> ImportReview:
    """Reads a workbook of this program. Raises WorkbookProblems, or ForeignWorkbook where it is none."""
    from taito_planner.exchange import WorkbookRefused

    try:
        read = imports.read_book(path, document.file, document.plan, texts, progress)
    except WorkbookRefused as refused:
        lines = tuple(
            ProblemLine(p.sheet or "", p.row, p.column or "", p.value_text, p.what(texts)) for p in refused.problems
        )
        is_foreign = any(problem.key == "no-data-sheet" for problem in refused.problems)
        kind = ForeignWorkbook if is_foreign else WorkbookProblems
        raise kind(refused.key, lines, **refused.facts) from refused
    return ImportReview(path, read.base, read.theirs, read.notes, read.has_base)


class ReadTable:
    """A grid of cells against the plan of a document. What it calls is loaded with the first table."""

    def __init__(self, document: PlanDocument, texts: Texts, grid: "Grid") -> None:
        from taito_planner.exchange.cells import text_of
        from taito_planner.exchange.mapping import header_set

        self._document, self._texts, self._grid = document, texts, grid
        self.title = grid.title or texts("import-words.clipboard")
        self.rows = tuple((number, tuple(text_of(value) for value in values)) for number, values in grid.rows)
        self.width = grid.width
        self.key = header_set(grid)

    def kinds(self) -> tuple[tuple[str, str], ...]:
        from taito_planner.exchange.mapping import KINDS

        return tuple((kind, self._texts(f"workbook.sheet.{kind}")) for kind in KINDS)

    def fields(self, kind: str) -> tuple[tuple[str, str], ...]:
        from taito_planner.exchange.mapping import field_title, fields_of

        return tuple((field, field_title(kind, field, self._texts)) for field in fields_of(kind))

    def guess(self, kind: str | None = None) -> Columns:
        from taito_planner.exchange.mapping import guess, guess_columns

        plan = self._document.plan
        found = guess_columns(self._grid, kind, plan) if kind else guess(self._grid, plan)
        return Columns(found.kind, found.fields, found.has_header)

    def understand(self, columns: Columns) -> UnderstoodTable:
        from taito_planner.exchange.foreign_rows import understand

        mapping = _mapping(columns)
        document = self._document
        found = understand(self._grid, mapping, document.plan, load_profiles(), self._texts, document.as_of)
        problems = (TableProblem(p.row or 0, p.sentence(self._texts)) for p in found.problems)
        return UnderstoodTable(found.theirs, found.good_count, tuple(problems))


def _mapping(columns: Columns) -> "Mapping":
    from taito_planner.exchange.mapping import Mapping

    return Mapping(columns.kind, columns.fields, columns.has_header)


def table_services(document: PlanDocument, texts: Texts) -> TableServices:
    """What the window asks about tables, for its one document."""

    def read_file(path: Path, progress: Progress) -> tuple[ForeignTable, ...]:
        from taito_planner.exchange import WorkbookRefused
        from taito_planner.exchange.grids import grids_of

        try:
            grids = grids_of(path, progress)
        except WorkbookRefused as refused:
            lines = tuple(ProblemLine("", None, "", "", p.what(texts)) for p in refused.problems)
            raise WorkbookProblems(refused.key, lines, **refused.facts) from refused
        return tuple(ReadTable(document, texts, grid) for grid in grids)

    return TableServices(read_file, partial(_read_text, document, texts))


def _read_text(document: PlanDocument, texts: Texts, text: str) -> ForeignTable | None:
    from taito_planner.exchange import WorkbookRefused
    from taito_planner.exchange.grids import grid_of_text

    try:
        grid = grid_of_text(text)
    except WorkbookRefused as refused:
        problem = refused.problems[0]
        shown = {**problem.facts, "file": texts("import-words.clipboard"), "sheet": texts("import-words.clipboard")}
        raise Refused(f"workbook.problem.{problem.key}", **shown) from refused
    return ReadTable(document, texts, grid) if grid.rows else None
