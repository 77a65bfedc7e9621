"""Tables on paper: sections of rows, texts wrapped in their columns, captions on every page."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter

from taito_planner.ui.printing.page_ink import PageInk
from taito_planner.ui.printing.pagination import RowSlice, row_slices, wrapped
from taito_planner.ui.printing.paper import Paper
from taito_planner.ui.theme import LIGHT
from taito_planner.ui.timeline.ink import Style

LINE, ROOM, HEAD, PADDING, BOX = 16.0, 8.0, 26.0, 8.0, 12.0


@dataclass(frozen=True, slots=True)
class PrintColumn:
    """``share`` of the width, against the other columns'. A column of boxes is to be ticked by hand.

    Where a text needs more than ``most_lines``, the last of them ends in an ellipsis.
    """

    title: str
    share: float
    has_boxes: bool = False
    most_lines: int | None = None


@dataclass(frozen=True, slots=True)
class PrintRow:
    """One row's texts; a heading spans all columns and is repeated where its rows go on. ``is_ticked``: its box."""

    cells: tuple[str, ...]
    is_heading: bool = False
    is_faint: bool = False
    is_ticked: bool = False


class TablePages:
    """A body of pages; a row is as high as its longest text needs."""

    def __init__(
        self, columns: Sequence[PrintColumn], rows: Sequence[PrintRow], nothing: str, font: QFont, paper: Paper
    ) -> None:
        """``nothing`` stands where there are no rows."""
        self._columns, self._rows, self._nothing = columns, rows, nothing
        self._ink = PageInk(font)
        self._width, height = paper.body
        total = sum(column.share for column in columns)
        self._widths = [self._width * column.share / total for column in columns]
        self._known: dict[tuple[str, int], list[str]] = {}
        self._lines = [self._wrapped(row) for row in rows]
        self._heights = [max((len(cell) for cell in lines), default=1) * LINE + ROOM for lines in self._lines]
        heads: list[int | None] = []
        head: int | None = None
        for index, row in enumerate(rows):
            head = index if row.is_heading else head
            heads.append(head)
        self._slices = row_slices(self._heights, heads, height - HEAD) or [RowSlice(0, 0)]

    @property
    def page_count(self) -> int:
        return len(self._slices)

    def paint(self, painter: QPainter, index: int) -> None:
        self._paint_head(painter)
        page, top = self._slices[index], HEAD
        rows = [page.repeated] if page.repeated is not None else []
        for row in (*rows, *range(page.first, page.end)):
            self._paint_row(painter, row, top)
            top += self._heights[row]
        if not self._rows:
            self._ink.draw(painter, PADDING, HEAD + 20, self._nothing, Style.NORMAL, LIGHT.text2)

    def _wrapped(self, row: PrintRow) -> list[list[str]]:
        if row.is_heading:
            return [[cell] for cell in row.cells]
        return [self._lines_of(cell, column) for column, cell in enumerate(row.cells)]

    def _lines_of(self, cell: str, column: int) -> list[str]:
        """The lines of a text in a column; thousands of rows say much in the same words."""
        lines = self._known.get((cell, column))
        if lines is None:
            room = self._widths[column] - 2 * PADDING
            parts = [part for word in cell.split() for part in self._broken(word, room)]
            widths = [self._ink.width(part, Style.NORMAL) for part in parts]
            lines = wrapped(parts, widths, self._ink.width(" ", Style.NORMAL), room)
            lines = self._known[cell, column] = self._cut(lines, self._columns[column].most_lines, room)
        return lines

    def _cut(self, lines: list[str], most: int | None, room: float) -> list[str]:
        if most is None or len(lines) <= most:
            return lines
        last = lines[most - 1]
        while last and self._ink.width(f"{last}…", Style.NORMAL) > room:
            last = last[:-1]
        return [*lines[: most - 1], f"{last.rstrip()}…"]

    def _broken(self, word: str, room: float) -> list[str]:
        """A word wider than its column in pieces that fit: a name of 200 letters has no space in it."""
        if self._ink.width(word, Style.NORMAL) <= room:
            return [word]
        pieces = [""]
        for letter in word:
            if pieces[-1] and self._ink.width(pieces[-1] + letter, Style.NORMAL) > room:
                pieces.append("")
            pieces[-1] += letter
        return pieces

    def _paint_head(self, painter: QPainter) -> None:
        painter.fillRect(QRectF(0, 0, self._width, HEAD - 4), LIGHT.header)
        left = 0.0
        for column, width in zip(self._columns, self._widths, strict=True):
            self._ink.draw(painter, left + PADDING, (HEAD - 4) / 2, column.title, Style.SMALL, LIGHT.text2)
            left += width

    def _paint_row(self, painter: QPainter, index: int, top: float) -> None:
        row, height = self._rows[index], self._heights[index]
        if row.is_heading:
            painter.fillRect(QRectF(0, top, self._width, height), LIGHT.group_row)
            self._ink.draw(painter, PADDING, top + height / 2, "  ".join(row.cells), Style.BOLD, LIGHT.text)
            return
        ink, left = LIGHT.text3 if row.is_faint else LIGHT.text, 0.0
        for column, width, lines in zip(self._columns, self._widths, self._lines[index], strict=True):
            if column.has_boxes:
                self._paint_box(painter, QRectF(left + PADDING, top + (ROOM + LINE) / 2 - BOX / 2, BOX, BOX), row)
            for line, text in enumerate(lines):
                middle = top + ROOM / 2 + LINE * (line + 0.5)
                self._ink.draw(painter, left + PADDING, middle, text, Style.NORMAL, ink)
            left += width
        painter.fillRect(QRectF(0, top + height - 0.5, self._width, 0.5), LIGHT.week_line)

    def _paint_box(self, painter: QPainter, box: QRectF, row: PrintRow) -> None:
        painter.setPen(LIGHT.field_border)
        painter.setBrush(LIGHT.surface)
        painter.drawRoundedRect(box, 2, 2)
        if row.is_ticked:
            self._ink.draw_centred(painter, box.center().x(), box.center().y(), "x", Style.BOLD, LIGHT.text)
