"""Papers of text as PDF files: certificates, evidence."""

from datetime import datetime
from pathlib import Path

from PySide6.QtGui import QFont, QGuiApplication

from taito_planner.domain.progress import Progress, unwatched
from taito_planner.texts import Texts
from taito_planner.texts.paper import Paper
from taito_planner.ui.printing.document_pages import paper_job
from taito_planner.ui.printing.job import Job
from taito_planner.ui.printing.output import write_pdf


def paper_pages(paper: Paper, texts: Texts, printed_at: datetime) -> Job:
    """The pages of a paper, to look at or to write."""
    return paper_job(paper, texts, QFont(QGuiApplication.font()), printed_at)


def write_paper_pdf(
    paper: Paper, path: Path, texts: Texts, printed_at: datetime, progress: Progress = unwatched
) -> None:
    """Writes the paper to ``path``; works without a window, and needs no display. Raises PrintRefused,
    or what ``progress`` raises.
    """
    _keep_alive = QGuiApplication.instance() or QGuiApplication(["taito-planner", "-platform", "offscreen"])
    write_pdf(path, paper_pages(paper, texts, printed_at), progress)
