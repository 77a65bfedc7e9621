"""What is printed: a body in pages, and the lines around it that every page carries."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter

from taito_planner.texts import Texts
from taito_planner.ui.printing.page_ink import PageInk
from taito_planner.ui.printing.paper import FOOT, HEAD, Paper
from taito_planner.ui.theme import LIGHT
from taito_planner.ui.timeline.ink import Style
from taito_planner.ui.views.overview.look import Look

PaintLegend = Callable[[QPainter, float, float, PageInk], float]
"""(painter, left, middle, ink) -> the width painted."""


class Body(Protocol):
    """The content of a job, cut for one paper."""

    @property
    def page_count(self) -> int: ...

    def paint(self, painter: QPainter, index: int) -> None:
        """Page ``index`` (from 0) in logical pixels, its top left at the origin."""


@dataclass(frozen=True)
class Job:
    """Everything that one print, PDF or set of pictures shows. Touches no document: it may be painted in any thread."""

    title: str
    """Of the plan, and which view of it."""
    facts: str
    """As of which day, printed when."""
    body: Body
    paper: Paper
    texts: Texts
    font: QFont
    legends: tuple[PaintLegend, ...] = field(default=())
    remark: str = ""
    is_titled_within: bool = False
    """Whether the first page has its title in the content, and so not above it."""

    @property
    def page_count(self) -> int:
        return max(1, self.body.page_count)


def paint_page(painter: QPainter, job: Job, index: int) -> None:
    """One whole sheet in pixels of 1/96 inch: title, content, legend, page number."""
    paper = job.paper
    width, height = paper.size
    margin = paper.margin
    ink = PageInk(job.font)
    area = QRectF(margin, margin, width - 2 * margin, height - 2 * margin)
    painter.fillRect(QRectF(0, 0, width, height), LIGHT.surface)
    _head(painter, job, index, area, ink)
    _foot(painter, job, index, area, ink)
    painter.save()
    painter.translate(area.left(), area.top() + HEAD)
    painter.scale(paper.scale, paper.scale)
    body_width, body_height = paper.body
    painter.setClipRect(QRectF(-1, -1, body_width + 2, body_height + 2))
    job.body.paint(painter, index)
    painter.restore()


def _head(painter: QPainter, job: Job, index: int, area: QRectF, ink: PageInk) -> None:
    look = Look(LIGHT, job.texts, ink)
    facts = ink.width(job.facts, Style.SMALL)
    title = look.fitted(job.title, area.width() - facts - 24, Style.TITLE)
    middle = area.top() + 14
    if index > 0 or not job.is_titled_within:
        ink.draw(painter, area.left(), middle, title, Style.TITLE, LIGHT.text)
    ink.draw_right(painter, area.right(), middle, job.facts, Style.SMALL, LIGHT.text2)
    painter.fillRect(QRectF(area.left(), area.top() + HEAD - 12, area.width(), 0.75), LIGHT.divider)


def _foot(painter: QPainter, job: Job, index: int, area: QRectF, ink: PageInk) -> None:
    """The legend, what to keep in mind, and the number of the page."""
    top = area.bottom() - FOOT
    painter.fillRect(QRectF(area.left(), top + 8, area.width(), 0.75), LIGHT.divider)
    middle = top + 24
    page = job.texts("print.page", page=index + 1, pages=job.page_count)
    right = ink.draw_right(painter, area.right(), middle, page, Style.SMALL, LIGHT.text2)
    if job.remark:
        right = ink.draw_right(painter, right - 24, middle, job.remark, Style.SMALL, LIGHT.text2)
    scale = min(1.0, job.paper.scale + 0.1)  # somewhat larger than what it explains, and all of it
    painter.save()
    painter.translate(area.left(), middle)
    painter.scale(scale, scale)
    wide, x = PageInk(job.font, right=(right - 16 - area.left()) / scale), 0.0
    for legend in job.legends:
        x += legend(painter, x, 0.0, wide) + 14
    painter.restore()
