"""Papers of text as PDF files: certificates, evidence. What they say is given as HTML."""

from datetime import datetime
from pathlib import Path

from PySide6.QtGui import QFont, QGuiApplication, QTextDocument

from taito_planner.texts import Texts
from taito_planner.ui.printing.document_pages import paper_job
from taito_planner.ui.printing.output import write_pdf


def write_paper_pdf(title: str, html: str, path: Path, texts: Texts, printed_at: datetime) -> None:
    """Writes the paper to ``path``; works without a window, and needs no display. Raises PrintRefused."""
    _keep_alive = QGuiApplication.instance() or QGuiApplication(["taito-planner", "-platform", "offscreen"])
    document = QTextDocument()
    document.setHtml(html)
    write_pdf(path, paper_job(title, document, texts, QFont(QGuiApplication.font()), printed_at))
