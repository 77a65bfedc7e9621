"""Papers of running text on paper: a rich text cut into pages, inside the same title, foot and page numbers."""

from datetime import datetime

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QAbstractTextDocumentLayout, QFont, QPainter, QPalette, QTextDocument

from taito_planner.texts import Texts
from taito_planner.texts.dates import day_text, time_text
from taito_planner.ui.printing.job import Job
from taito_planner.ui.printing.paper import A4_UPRIGHT, Paper
from taito_planner.ui.theme import LIGHT


class DocumentPages:
    """A body of pages made of a ``QTextDocument``; it belongs to this body from now on.

    Paint it in one thread at a time: a text document lays itself out while it is drawn.
    """

    def __init__(self, document: QTextDocument, font: QFont, paper: Paper) -> None:
        self._document = document
        self._width, self._height = paper.body
        document.setDocumentMargin(0)
        document.setDefaultFont(font)
        document.setPageSize(QSizeF(self._width, self._height))

    @property
    def page_count(self) -> int:
        return self._document.pageCount()

    def paint(self, painter: QPainter, index: int) -> None:
        painter.save()
        painter.translate(0, -index * self._height)
        page = QRectF(0, index * self._height, self._width, self._height)
        painter.setClipRect(page)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = page
        context.palette.setColor(QPalette.ColorRole.Text, LIGHT.text)
        self._document.documentLayout().draw(painter, context)
        painter.restore()


def paper_job(
    title: str,
    document: QTextDocument,
    texts: Texts,
    font: QFont,
    printed_at: datetime,
    *,
    paper: Paper = A4_UPRIGHT,
    remark: str = "",
) -> Job:
    """A job for a certificate, a letter or a list of evidence; write it with ``output.write_pdf``.

    ``remark`` stands in the foot of every page: ``print.estimate`` where Kela's counters are shown.
    """
    facts = texts("print.printed", on=day_text(printed_at.date()), at=time_text(printed_at.time()))
    return Job(title, facts, DocumentPages(document, font, paper), paper, texts, font, remark=remark)
