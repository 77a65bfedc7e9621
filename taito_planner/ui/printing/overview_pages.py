"""The overview on paper: figures and groups first, then the staff's weeks; captions on every page."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter

from taito_planner.rules.checker import Checked
from taito_planner.texts import Texts
from taito_planner.ui.printing.page_ink import PageInk
from taito_planner.ui.printing.pagination import RowSlice, row_slices
from taito_planner.ui.printing.paper import Paper
from taito_planner.ui.theme import LIGHT
from taito_planner.ui.timeline.ink import Style
from taito_planner.ui.views.overview import load_cells as cells
from taito_planner.ui.views.overview.figures import HEIGHT, figures_of, paint_figures
from taito_planner.ui.views.overview.group_model import COLUMNS, GroupModel
from taito_planner.ui.views.overview.group_table import HEAD, ROW, WIDTHS, paint_group_cell, paint_group_head
from taito_planner.ui.views.overview.load_model import BEFORE, LoadModel
from taito_planner.ui.views.overview.load_table import NAMES, paint_corner, paint_person
from taito_planner.ui.views.overview.look import Look

WEEKS_ON_PAPER = 26


class OverviewPages:
    """A body of pages: groups, then people; the weeks from four before the day of looking on."""

    def __init__(self, checked: Checked, texts: Texts, font: QFont, paper: Paper, groups: GroupModel | None) -> None:
        """``groups`` gives the order of the groups on the screen."""
        self._look = Look(LIGHT, texts, PageInk(font))
        self._figures = figures_of(checked, texts)
        self._groups = groups or GroupModel(checked, texts)
        self._load = LoadModel(checked, texts)
        self._width, self._height = paper.body
        self._group_slices = self._sliced(len(self._groups.groups), ROW, HEAD, HEIGHT)
        people = len(checked.plan.staff)
        self._load_slices = self._sliced(people, cells.CELL_HEIGHT, cells.HEAD + 24, 0) if people else []
        first = max(0, self._load.column_of_as_of - BEFORE.days // 7)
        weeks = min(WEEKS_ON_PAPER, int((self._width - NAMES) // 30))
        self._columns = range(first, min(first + weeks, len(self._load.mondays)))

    def _sliced(self, rows: int, height: float, head: float, figures: float) -> list[RowSlice]:
        """Rows on pages, the first of which begins with the figures."""
        first = max(1, int((self._height - head - figures) // height))
        if rows <= first:
            return [RowSlice(0, rows)]
        rest = row_slices([height] * (rows - first), [None] * (rows - first), self._height - head)
        return [RowSlice(0, first), *(RowSlice(one.first + first, one.end + first) for one in rest)]

    @property
    def page_count(self) -> int:
        return len(self._group_slices) + len(self._load_slices)

    def paint(self, painter: QPainter, index: int) -> None:
        if index < len(self._group_slices):
            self._paint_groups(painter, self._group_slices[index], with_figures=index == 0)
        else:
            self._paint_load(painter, self._load_slices[index - len(self._group_slices)])

    def _paint_groups(self, painter: QPainter, rows: RowSlice, *, with_figures: bool) -> None:
        look, top = self._look, 0.0
        if with_figures:
            paint_figures(painter, QRectF(0, 0, self._width, HEIGHT - 8), self._figures, look)
            top = HEIGHT
        if not self._groups.groups:
            return
        painter.fillRect(QRectF(0, top, self._width, HEAD), LIGHT.header)
        edges = self._edges()
        for column, (left, width) in edges.items():
            paint_group_head(painter, QRectF(left, top, width, HEAD), self._groups, column, look)
        top += HEAD
        for row in range(rows.first, rows.end):
            for column, (left, width) in edges.items():
                area = QRectF(left, top, width, ROW)
                painter.save()
                painter.setClipRect(area)
                paint_group_cell(painter, area, self._groups, row, column, look)
                painter.restore()
            top += ROW
            painter.fillRect(QRectF(0, top - 0.5, self._width, 0.5), LIGHT.week_line)

    def _edges(self) -> dict[str, tuple[float, float]]:
        """Left edge and width of each column; the chart takes what the others leave."""
        edges: dict[str, tuple[float, float]] = {}
        left = 0.0
        for column in COLUMNS:
            width = WIDTHS.get(column) or self._width - sum(WIDTHS.values())
            edges[column] = (left, float(width))
            left += width
        return edges

    def _paint_load(self, painter: QPainter, rows: RowSlice) -> None:
        look, load = self._look, self._load
        step = (self._width - NAMES) / max(1, len(self._columns))
        top = 24.0
        cells_left = float(NAMES)
        title = f"{look.texts('overview.load.title')}: {look.texts('overview.load.caption')}"
        look.ink.draw(painter, 16, 8, title, Style.BOLD, LIGHT.text)
        paint_corner(painter, QRectF(0, top, NAMES, cells.HEAD), look)
        for place, column in enumerate(self._columns):
            area = QRectF(cells_left + place * step, top, step, cells.HEAD)
            follows = place + 1 < len(self._columns) and cells.is_month_start(load.mondays[column + 1])
            is_first = place == 0 and not follows
            monday = load.mondays[column]
            cells.paint_week_head(painter, area, monday, load.checked.as_of, look, is_first=is_first)
        top += cells.HEAD
        for row in range(rows.first, rows.end):
            paint_person(painter, QRectF(0, top, NAMES, cells.CELL_HEIGHT), load, row, look)
            for place, column in enumerate(self._columns):
                area = QRectF(cells_left + place * step, top, step, cells.CELL_HEIGHT)
                cells.paint_load(painter, area, load.week(row, column), look)
                if load.is_last_contract_week(column):
                    line = QRectF(area.right() - 1, area.top(), 2, area.height())
                    painter.fillRect(line, LIGHT.contract)
            top += cells.CELL_HEIGHT
