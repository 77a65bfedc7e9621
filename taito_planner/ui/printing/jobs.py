"""What is printed of each view: its title, its pages, what its marks mean."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtGui import QFont

from taito_planner.session.document import PlanDocument
from taito_planner.texts import Texts
from taito_planner.texts.dates import day_text, time_text
from taito_planner.ui.printing.job import Body, Job, PaintLegend
from taito_planner.ui.printing.legends import load_legend, sign_legends, timeline_legends
from taito_planner.ui.printing.overview_pages import OverviewPages
from taito_planner.ui.printing.paper import Paper
from taito_planner.ui.printing.table_pages import PrintColumn, PrintRow, TablePages
from taito_planner.ui.printing.timeline_pages import TimelineChoice, TimelinePages
from taito_planner.ui.todo import TodoView
from taito_planner.ui.todo.model import COLUMNS as TODO_COLUMNS
from taito_planner.ui.todo.model import TodoModel
from taito_planner.ui.views.history import HistoryView
from taito_planner.ui.views.overview import Overview

TODO_SHARES = {"task": 22, "subject": 10, "group": 13, "detail": 26, "who": 7, "due": 10, "time": 14}
NAME_LINES = 2


@dataclass(frozen=True)
class JobMaker:
    """Makes jobs of what the views show now. Called in the window's thread; the jobs may be painted in another."""

    document: PlanDocument
    texts: Texts
    font: Callable[[], QFont]
    now: Callable[[], datetime] = datetime.now

    def timeline(self, paper: Paper, choice: TimelineChoice) -> Job:
        checked, elsewhere = self.document.checked, self.document.looks_at_another_day
        pages = TimelinePages(checked, self.texts, self.font(), paper, choice, elsewhere=elsewhere)
        return self._job("timeline", pages, paper, timeline_legends(self.texts))

    def overview(self, paper: Paper, view: Overview) -> Job:
        groups = view.group_model.copy_of(self.document.checked)
        pages = OverviewPages(self.document.checked, self.texts, self.font(), paper, groups)
        legends = (*sign_legends(self.texts), load_legend(self.texts))
        return self._job("overview", pages, paper, legends)

    def todo(self, paper: Paper, view: TodoView) -> Job:
        texts, columns = self.texts, [PrintColumn("", 3, has_boxes=True)]
        for key, share in TODO_SHARES.items():
            columns.append(PrintColumn(texts(f"todo.column.{key}"), share, most_lines=_most_lines(key)))
        rows = _todo_rows(view.model)
        pages = TablePages(columns, rows, texts("print.no-tasks"), self.font(), paper)
        return self._job("todo", pages, paper, (), texts("print.estimate"))

    def history(self, paper: Paper, view: HistoryView) -> Job:
        columns = [
            PrintColumn(self.texts(f"history.column.{key}"), share, most_lines=_most_lines(key))
            for key, share in view.print_shares
        ]
        rows = [PrintRow(cells, is_faint=undone) for cells, undone in view.print_rows()]
        pages = TablePages(columns, rows, self.texts("history.nothing"), self.font(), paper)
        return self._job("history", pages, paper)

    def _job(
        self, view: str, pages: Body, paper: Paper, legends: tuple[PaintLegend, ...] = (), remark: str = ""
    ) -> Job:
        document, texts, now = self.document, self.texts, self.now()
        has_name = document.path and not document.is_draft
        plan = document.path.stem if has_name else texts("window.draft")
        title = texts("print.title", plan=plan, view=texts(f"print.view.{view}"))
        printed = texts("print.printed", on=day_text(now.date()), at=time_text(now.time()))
        facts = texts("print.as-of", day=document.as_of, printed=printed)
        return Job(title, facts, pages, paper, texts, self.font(), legends, remark)


def _most_lines(column: str) -> int | None:
    """Names are cut where they would fill a page; what was done and is to be done is told whole."""
    return None if column in ("detail", "details") else NAME_LINES


def _todo_rows(model: TodoModel) -> list[PrintRow]:
    rows = []
    for index in range(model.rowCount()):
        task = model.task(index)
        if task is None:
            rows.append(PrintRow((str(model.index(index, 0).data()),), is_heading=True))
        else:
            cells = tuple(model.text(task, column) for column in TODO_COLUMNS)
            rows.append(PrintRow(cells, is_faint=task.is_done, is_ticked=task.is_done))
    return rows
