"""What the window asks of the program around it: files, workbooks, today. ``app`` fills these in.

The window knows no file format. Every callable may raise ``Refused``; its sentence is shown with a way out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from taito_planner.domain.contacts import Contact
from taito_planner.domain.model import Plan
from taito_planner.domain.progress import Progress
from taito_planner.domain.refusals import Refused
from taito_planner.domain.review import Review
from taito_planner.domain.three_way import review
from taito_planner.rules.checker import Checked
from taito_planner.rules.finding import Finding
from taito_planner.rules.fix import Fix
from taito_planner.ui.importing.services import TableServices
from taito_planner.ui.papers.services import ExportWish, PaperServices


@dataclass(frozen=True)
class ImportReview:
    """A workbook that was read: what it makes (``theirs``) of the plan it was made from (``base``).

    ``notes`` are finished sentences. ``has_base``: the base is that very plan, otherwise the plan on screen as it
    was when the workbook was read.
    """

    path: Path
    base: Plan
    theirs: Plan
    notes: tuple[str, ...] = ()
    has_base: bool = False
    only_adds: bool = False
    """Whether what is not said in it is not meant to go: a table from elsewhere."""

    def review(self, ours: Plan) -> Review:
        """Its rows against ``ours``, what the plan is now."""
        return review(self.base, ours, self.theirs, has_base=self.has_base)


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """One thing that is wrong in a workbook, where it stands, and what was expected (a finished sentence)."""

    sheet: str
    row: int | None
    column: str
    value: str
    sentence: str


class WorkbookProblems(Refused):
    """A workbook from which nothing is taken in; ``lines`` lists everything that is wrong with it."""

    def __init__(self, key: str, lines: tuple[ProblemLine, ...] = (), **facts: Any) -> None:
        super().__init__(key, **facts)
        self.lines = lines


class ForeignWorkbook(WorkbookProblems):
    """A workbook without any of this program's sheets: its tables may be read once their columns are told."""


@dataclass(frozen=True, slots=True)
class RecentFile:
    """A plan file that was open before; ``is_missing`` where it is not there any more."""

    path: Path
    is_missing: bool = False


@dataclass(frozen=True)
class Services:
    """The callables the window is given. All of them load into the one document the window already shows."""

    new_plan: Callable[[], None]
    """An empty draft."""
    open_plan: Callable[[Path], None]
    open_sample: Callable[[], None]
    save_as: Callable[[Path], None]
    """The plan goes on in the file at ``path``, which replaces one that was there."""
    read_workbook: Callable[[Path, Progress], ImportReview]
    """Changes nothing; called in a thread of its own.

    Raises WorkbookProblems (or a plain Refused) where the workbook cannot be read.
    """
    export_workbook: Callable[[Path, ExportWish, Progress], None]
    """Replaces a file that was there; one that was stopped in the meantime leaves it.

    Called in a thread of its own, as is ``export_template``.
    """
    export_template: Callable[[Path], None]
    """An empty workbook with the headers that the import knows."""
    tables: TableServices = field(default_factory=TableServices)
    papers: PaperServices = field(default_factory=PaperServices)
    recent_files: Callable[[], tuple[RecentFile, ...]] = tuple
    """Newest first."""
    forget_recent: Callable[[Path], None] = lambda path: None
    fixes: Callable[[Checked, Finding], tuple[Fix, ...]] = lambda checked, finding: ()
    """Up to three fixes of an open finding, the least disturbing first; quick enough to wait for."""
    may_have_fixes: Callable[[Finding], bool] = lambda finding: False
    """Whether anything is tried for findings of its rule; costs nothing."""
    today: Callable[[], date] = date.today
    """The clock: used for file names and for the as-of day's way back."""
    contacts: tuple[Contact, ...] = ()
    """The authority's addresses, in the order of their page."""
    about: Mapping[str, str] = field(default_factory=dict)
    """Facts for the about box by their text key's last part: ``version``, ``python``, ``qt``, ``profile``…"""
