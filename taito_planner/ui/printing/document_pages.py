"""Certificates, evidence, letters as pages: rows stay whole, headers come again, no heading stands alone below."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter

from taito_planner.texts import Texts
from taito_planner.texts.dates import day_text, time_text
from taito_planner.texts.paper import BLANK, Facts, Heading, Line, Part, Table
from taito_planner.texts.paper import Paper as Content
from taito_planner.ui.printing.job import Job
from taito_planner.ui.printing.paper import A4_UPRIGHT, Paper
from taito_planner.ui.printing.set_text import SetText, set_text
from taito_planner.ui.theme import LIGHT

TITLE, HEADING, TEXT, CELL, SOFT = 24, 15, 13, 12, 11
"""Font heights in pixels of 1/96 inch."""
ABOVE_HEADING, BELOW_HEADING, BELOW_LINE, FACT_PAD, CELL_PAD = 11.0, 4.0, 4.0, 1.5, 3.5
FACT_SHARE = 0.32
SIGNING = 8.0
"""Room above a place to be written in by hand."""


class Slab:
    """What is never cut by the end of a page: a paragraph, a row, a part of a row taller than a page."""

    keeps_next = False
    """Whether it must not be the last thing on a page."""
    head: "Slab | None" = None
    """What stands above it again where it begins a page."""

    def __init__(self, height: float) -> None:
        self.height = height

    def paint(self, painter: QPainter, top: float) -> None:
        raise NotImplementedError


class Paragraph(Slab):
    def __init__(self, said: SetText, above: float, below: float, *, is_soft: bool = False) -> None:
        super().__init__(above + said.height + below)
        self._said, self._above = said, above
        self._colour = LIGHT.text2 if is_soft else LIGHT.text

    def paint(self, painter: QPainter, top: float) -> None:
        self._said.draw(painter, 0, top + self._above, self._colour)


class Row(Slab):
    """Cells side by side, ``count`` lines of each from line ``first`` on."""

    def __init__(
        self, cells: Sequence[tuple[float, SetText]], width: float, pad: float, first: int = 0, count: int = 10**6
    ) -> None:
        """``cells`` are (x, text)."""
        lines = max(min(said.line_count - first, count) for _, said in cells)
        super().__init__(lines * cells[0][1].pitch + 2 * pad)
        self._cells, self._width, self._pad = cells, width, pad
        self._first, self._count = first, count
        self.is_header, self.is_ruled = False, True
        self.above = 0.0

    def stand_lower(self, by: float) -> None:
        self.above = by
        self.height += by

    def paint(self, painter: QPainter, top: float) -> None:
        if self.is_header:
            painter.fillRect(QRectF(0, top, self._width, self.height), LIGHT.header)
        if self.is_ruled:
            painter.fillRect(QRectF(0, top + self.height - 0.75, self._width, 0.75), LIGHT.divider)
        for number, (x, said) in enumerate(self._cells):
            colour = LIGHT.text2 if number == 0 and not self.is_ruled else LIGHT.text
            said.draw(painter, x, top + self.above + self._pad, colour, self._first, self._count)


class DocumentPages:
    """A body of pages. Paint it in one thread at a time."""

    def __init__(self, content: Content, font: QFont, paper: Paper) -> None:
        self._width, self._height = paper.body
        self._font = font
        title = set_text(content.title, self._width, self._sized(TITLE, is_strong=True))
        slabs: list[Slab] = [Paragraph(title, 0, 10)]
        for part in content.parts:
            slabs.extend(self._slabs(part))
        self._pages = list(paginated(slabs, self._height))

    @property
    def page_count(self) -> int:
        return len(self._pages)

    def paint(self, painter: QPainter, index: int) -> None:
        top = 0.0
        for slab in self._pages[index]:
            slab.paint(painter, top)
            top += slab.height

    def _slabs(self, part: Part) -> Iterator[Slab]:
        match part:
            case Heading(text):
                said = set_text(text, self._width, self._sized(HEADING, is_strong=True))
                heading = Paragraph(said, ABOVE_HEADING, BELOW_HEADING)
                heading.keeps_next = True
                yield heading
            case Line(text, is_soft):
                said = set_text(text, self._width, self._sized(SOFT if is_soft else TEXT))
                yield Paragraph(said, 10 if is_soft else 0, BELOW_LINE, is_soft=is_soft)
            case Facts(pairs):
                yield from self._facts(pairs)
            case Table():
                yield from self._table(part)

    def _facts(self, pairs: Sequence[tuple[str, str]]) -> Iterator[Slab]:
        font, left = self._sized(TEXT), self._width * FACT_SHARE
        for what, value in pairs:
            cells = ((0.0, set_text(what, left - 8, font)), (left, set_text(value, self._width - left, font)))
            for row in self._rows(cells, FACT_PAD):
                row.is_ruled = False
                if value == BLANK:
                    row.stand_lower(SIGNING)
                yield row

    def _table(self, table: Table) -> Iterator[Slab]:
        total = sum(table.widths)
        widths = [self._width * width / total for width in table.widths]
        lefts = [sum(widths[:number]) + CELL_PAD for number in range(len(widths))]

        def cells(texts: Sequence[str], font: QFont) -> list[tuple[float, SetText]]:
            room = zip(lefts, texts, widths, strict=True)
            return [(x, set_text(text, width - 2 * CELL_PAD, font)) for x, text, width in room]

        head = Row(cells(table.header, self._sized(CELL, is_strong=True)), self._width, CELL_PAD)
        head.is_header, head.keeps_next = True, True
        yield head
        for texts in table.rows:
            for row in self._rows(cells(texts, self._sized(CELL)), CELL_PAD):
                row.head = head
                yield row

    def _rows(self, cells: Sequence[tuple[float, SetText]], pad: float) -> Iterator[Row]:
        """One row, or several for one that would fill more than half a page."""
        most = max(1, int(self._height / 2 / cells[0][1].pitch))
        lines = max(said.line_count for _, said in cells)
        for first in range(0, lines, most):
            row = Row(cells, self._width, pad, first, most)
            row.is_ruled = first + most >= lines
            yield row

    def _sized(self, pixels: int, *, is_strong: bool = False) -> QFont:
        font = QFont(self._font)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setPixelSize(pixels)
        font.setWeight(QFont.Weight.DemiBold if is_strong else QFont.Weight.Normal)
        return font


def paginated(slabs: Sequence[Slab], height: float) -> Iterator[list[Slab]]:
    """The slabs of each page; one that keeps its next goes on with it, a header comes again on a new page."""
    page: list[Slab] = []
    used = 0.0
    for number, slab in enumerate(slabs):
        needed = slab.height
        follower = number
        while slabs[follower].keeps_next and follower + 1 < len(slabs):
            follower += 1
            needed += slabs[follower].height
        if page and used + needed > height:
            yield page
            page = [slab.head] if slab.head else []
            used = sum(one.height for one in page)
        page.append(slab)
        used += slab.height
    if page:
        yield page


def paper_job(content: Content, texts: Texts, font: QFont, printed_at: datetime, *, paper: Paper = A4_UPRIGHT) -> Job:
    """A job for a certificate, a letter or a list of evidence; write it with ``output.write_pdf``."""
    facts = texts("print.printed", on=day_text(printed_at.date()), at=time_text(printed_at.time()))
    pages = DocumentPages(content, font, paper)
    return Job(content.title, facts, pages, paper, texts, font, is_titled_within=True)
