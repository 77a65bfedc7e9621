"""The heat map of the staff's weeks on the screen; names and sums stay in sight while the weeks scroll."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from taito_planner.texts import Texts
from taito_planner.ui.style import set_role
from taito_planner.ui.theme import Theme
from taito_planner.ui.timeline.ink import Ink, Style
from taito_planner.ui.views.overview import load_cells as cells
from taito_planner.ui.views.overview.group_model import AnyIndex
from taito_planner.ui.views.overview.load_model import BEFORE, LoadModel
from taito_planner.ui.views.overview.look import Look

NAMES = 292
"""Width of the column of names, initials and sums."""
CODE_RIGHT, SUM_RIGHT = 226, 280


class LoadTable(QTableView):
    """Signals:
    chosen: (staff id, Monday) of the cell that was clicked or entered.
    """

    chosen = Signal(str, object)

    def __init__(self, model: LoadModel, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self.loads = model
        self.look = Look(theme, texts, Ink(self.font()))
        self._corner = _Corner(self)
        self.setModel(model)
        self.setItemDelegate(_Cells(self))
        self.setHorizontalHeader(_Weeks(self))
        self.setVerticalHeader(_Names(self))
        self.setAccessibleName(texts("overview.load.title"))
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)

    def set_theme(self, theme: Theme) -> None:
        self.look = Look(theme, self.look.texts, self.look.ink)
        for part in (self.viewport(), self.horizontalHeader().viewport(), self.verticalHeader().viewport()):
            part.update()

    def go_to_as_of(self) -> None:
        """The weeks from four before the day of looking on."""
        first = max(0, self.loads.column_of_as_of - BEFORE.days // 7)
        self.horizontalScrollBar().setValue(first * cells.CELL_WIDTH)

    @property
    def wanted_height(self) -> int:
        return cells.HEAD + cells.CELL_HEIGHT * self.loads.rowCount() + 16

    def _choose(self, index: AnyIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.loads.person(index.row()).member.id, self.loads.mondays[index.column()])

    # Qt's own.

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._corner.setGeometry(0, 0, NAMES, cells.HEAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.loads.rowCount():
            painter, look = QPainter(self.viewport()), self.look
            look.ink.draw(painter, 4, 16, look.texts("timeline.no-staff"), Style.NORMAL, look.theme.text2)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index == self.currentIndex():
            self._choose(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)


class _Cells(QStyledItemDelegate):
    def __init__(self, table: LoadTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        table, area = self._table, QRectF(option.rect)
        look, loads, column = table.look, table.loads, index.column()
        painter.save()
        painter.setClipRect(area)
        painter.fillRect(area, look.theme.surface)
        cells.paint_load(painter, area, loads.week(index.row(), column), look)
        if loads.is_last_contract_week(column):
            painter.fillRect(QRectF(area.right() - 1, area.top(), 2, area.height()), look.theme.contract)
        if option.state & QStyle.StateFlag.State_Selected and table.hasFocus():
            painter.setPen(QPen(look.theme.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 3, 3)
        painter.restore()


def paint_person(painter: QPainter, area: QRectF, loads: LoadModel, row: int, look: Look) -> None:
    """Name, initials and days booked in all weeks."""
    middle, load = area.center().y(), loads.person(row)
    name = look.fitted(load.member.name, CODE_RIGHT - 60, Style.NORMAL)
    look.ink.draw(painter, area.left() + 16, middle, name, Style.NORMAL, look.theme.text)
    look.ink.draw_right(painter, area.left() + CODE_RIGHT, middle, loads.initials(row), Style.BOLD, look.theme.text)
    total = str(load.booked_days)
    look.ink.draw_right(painter, area.left() + SUM_RIGHT, middle, total, Style.BOLD, look.theme.text)


def paint_corner(painter: QPainter, area: QRectF, look: Look) -> None:
    """The captions of names and sums."""
    middle = area.bottom() - 11
    look.ink.draw(painter, area.left() + 16, middle, look.texts("overview.load.person"), Style.SMALL, look.theme.text2)
    total = look.texts("overview.load.total")
    look.ink.draw_right(painter, area.left() + SUM_RIGHT, middle, total, Style.SMALL, look.theme.text2)


class _Weeks(QHeaderView):
    def __init__(self, table: LoadTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setFixedHeight(cells.HEAD)
        self.setMinimumSectionSize(cells.CELL_WIDTH)
        self.setDefaultSectionSize(cells.CELL_WIDTH)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Month names are wider than their week: the headers are painted from right to left."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._table.look.theme.surface)
        first, last = self.visualIndexAt(0), self.visualIndexAt(self.viewport().width())
        if first < 0:
            return
        for section in range(last if last >= 0 else self.count() - 1, first - 1, -1):
            left = self.sectionViewportPosition(section)
            self._paint_over(painter, QRectF(left, 0, cells.CELL_WIDTH, cells.HEAD), section, section == first)

    def _paint_over(self, painter: QPainter, area: QRectF, section: int, is_first: bool) -> None:
        loads = self._table.loads
        look, mondays = self._table.look, loads.mondays
        later = (n for n in range(section + 1, len(mondays)) if cells.is_month_start(mondays[n]))
        end = self.sectionViewportPosition(next(later, len(mondays) - 1))
        room = end - max(area.left(), 0)
        cells.paint_week_head(painter, area, mondays[section], loads.checked.as_of, look, is_first=is_first, room=room)


class _Names(QHeaderView):
    def __init__(self, table: LoadTable) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self._table = table
        set_role(self, "panel")
        self.setFixedWidth(NAMES)
        self.setMinimumSectionSize(cells.CELL_HEIGHT)
        self.setDefaultSectionSize(cells.CELL_HEIGHT)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(NAMES, 0)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        painter.fillRect(rect, self._table.look.theme.surface)
        paint_person(painter, QRectF(rect), self._table.loads, section, self._table.look)
        painter.restore()


class _Corner(QWidget):
    def __init__(self, table: LoadTable) -> None:
        super().__init__(table)
        self._table = table

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._table.look.theme.surface)
        paint_corner(painter, QRectF(self.rect()), self._table.look)


class Legend(QWidget):
    """What the fills of the heat map mean."""

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self._look = Look(theme, texts, Ink(self.font()))
        self.setFixedHeight(24)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(texts("overview.legend.name"))

    def set_theme(self, theme: Theme) -> None:
        self._look = Look(theme, self._look.texts, Ink(self.font()))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(cells.legend_width(self._look)) + 4, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        cells.paint_legend(painter, 0, 12, self._look)
