"""The table of groups on the screen: paints its cells with ``group_cells``, jumps where it is clicked."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from taito_planner.domain.ids import EntityId
from taito_planner.texts import Texts
from taito_planner.ui.announcing import announce
from taito_planner.ui.row_table import show_rows
from taito_planner.ui.theme import Theme
from taito_planner.ui.timeline.ink import Ink, Style
from taito_planner.ui.views.overview import group_cells as cells
from taito_planner.ui.views.overview import rings, words
from taito_planner.ui.views.overview.group_model import COLUMNS, AnyIndex, GroupModel
from taito_planner.ui.views.overview.look import Look

ROW, HEAD = 36, 40
WIDTHS = {"group": 152, "phase": 120, "places": 262, "mean": 128, "next": 176, "findings": 140}
SPANS = COLUMNS.index("spans")
SPANS_LEAST = 220
_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class GroupTable(QTableView):
    """Signals:
    chosen: the id of what was clicked or entered: a group, a customer, or the next thing of a group.
    """

    chosen = Signal(str)

    def __init__(self, model: GroupModel, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self.groups = model
        self._ring = rings.WHOLE
        self.look = Look(theme, texts, Ink(self.font()))
        self.setModel(model)
        self.setItemDelegate(_Cells(self))
        self.setHorizontalHeader(_Head(self))
        self.setAccessibleName(texts("overview.groups"))
        show_rows(self, ROW)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        self._kept = ("", 0, rings.WHOLE)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._choose_kept)
        self._fit_columns()

    def set_theme(self, theme: Theme) -> None:
        self.look = Look(theme, self.look.texts, self.look.ink)
        self.viewport().update()
        self.horizontalHeader().viewport().update()

    @property
    def wanted_height(self) -> int:
        """What header and all rows take."""
        return HEAD + ROW * self.groups.rowCount() + 2

    def _fit_columns(self) -> None:
        """The chart takes the room that the other columns leave."""
        header = self.horizontalHeader()
        for column, name in enumerate(COLUMNS):
            if name != "spans":
                header.resizeSection(column, WIDTHS[name])
        room = self.viewport().width() - sum(WIDTHS.values())
        header.resizeSection(SPANS, max(SPANS_LEAST, room))

    def _target(self, index: AnyIndex, at: QPoint) -> str:
        """The id of what lies under the pointer in a cell."""
        standing, column = self.groups.standing(index.row()), COLUMNS[index.column()]
        if column == "spans":
            area = QRectF(self.visualRect(index))
            span = cells.span_at(at.x(), area, standing, self.groups.axis)
            return span.customer if span else standing.group.id
        if column == "next" and standing.next_event:
            return standing.next_event.item
        return standing.group.id

    def _tip(self, index: AnyIndex, at: QPoint) -> str:
        standing = self.groups.standing(index.row())
        if COLUMNS[index.column()] == "spans":
            span = cells.span_at(at.x(), QRectF(self.visualRect(index)), standing, self.groups.axis)
            if span:
                days = words.days_from_target(span.days_over, self.look.texts)
                return f"{words.span_text_of(span, self.look.texts)} ({days})"
        return str(index.data(Qt.ItemDataRole.ToolTipRole))

    def _keep(self) -> None:
        """Remembers group and column of the focus before the rows are laid out anew."""
        index = self.currentIndex()
        is_there = 0 <= index.row() < self.groups.rowCount()
        self._kept = (self.groups.groups[index.row()].id if is_there else "", max(0, index.column()), self.ring)

    def _choose_kept(self) -> None:
        row = self.groups.row_of(self._kept[0])
        if row is not None:
            self.setCurrentIndex(self.groups.index(row, self._kept[1]))
            self.stand_on(self._kept[2])

    @property
    def ring(self) -> EntityId:
        """The customer on whose ring the keys stand in the current row's chart; WHOLE on the chart itself."""
        index = self.currentIndex()
        if not self._ring or index.column() != SPANS or index.row() >= self.groups.rowCount():
            return rings.WHOLE
        here = self.groups.standing(index.row()).spans
        return self._ring if any(span.customer == self._ring for span in here) else rings.WHOLE

    def stand_on(self, ring: EntityId) -> None:
        """The keys stand on a customer's ring of the current row, or on the chart as a whole."""
        self._ring, row = ring, self.currentIndex().row()
        said = rings.ring_text(self.groups.standing(row), self.ring, self.look.texts)
        self.groups.say_ring(row, said)
        announce(self, said)
        self.viewport().update()

    def _walk_rings(self, step: int) -> bool:
        """One ring to the right (1) or left (-1); False where the focus is to go to the next cell."""
        index = self.currentIndex()
        if index.column() != SPANS:
            return False
        ring = rings.ring_beside(self.groups.standing(index.row()), self.ring, step)
        if ring is None:
            return False
        self.stand_on(ring)
        return True

    def sort_by(self, column: int) -> None:
        """As a press on the column's caption does: rising, falling, then the plan's own order again."""
        header = self.horizontalHeader()
        if header.sortIndicatorSection() != column:
            header.setSortIndicator(column, Qt.SortOrder.AscendingOrder)
        elif header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder:
            header.setSortIndicator(column, Qt.SortOrder.DescendingOrder)
        else:
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    # Qt's own.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.look = Look(self.look.theme, self.look.texts, Ink(self.font()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and index == self.currentIndex():
            self.chosen.emit(self._target(index, at))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self.indexAt(event.position().toPoint()).isValid()
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.chosen.emit(self.ring or self._target(index, QPoint(-9, -9)))
        elif event.key() in _STEPS and not event.modifiers() and self._walk_rings(_STEPS[event.key()]):
            event.accept()
        elif event.key() == Qt.Key.Key_S and not event.modifiers():
            self.sort_by(index.column())
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        if self._ring:
            self._ring = rings.WHOLE
            self.groups.say_ring(-1, "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys begin at the first group."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.groups.rowCount():
            self.setCurrentIndex(self.groups.index(0, 0))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            text = self._tip(index, event.pos()) if index.isValid() else ""
            QToolTip.showText(event.globalPos(), text, self.viewport())
            return True
        return super().viewportEvent(event)


class _Cells(QStyledItemDelegate):
    def __init__(self, table: GroupTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        table, area = self._table, QRectF(option.rect)
        look, model, row, name = table.look, table.groups, index.row(), COLUMNS[index.column()]
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setClipRect(area)
        painter.fillRect(area, look.theme.selected_row if selected else look.theme.surface)
        paint_group_cell(painter, area, model, row, name, look)
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), look.theme.row_line)
        if name == "group" and selected:
            painter.fillRect(QRectF(area.left(), area.top(), 3, area.height()), look.theme.accent)
        if option.state & QStyle.StateFlag.State_HasFocus:
            if name == "spans":
                rings.paint_ring_focus(painter, area, model.standing(row), table.ring, model.axis, look)
            painter.setPen(QPen(look.theme.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -2), 3, 3)
        painter.restore()


def paint_group_cell(painter: QPainter, area: QRectF, model: GroupModel, row: int, column: str, look: Look) -> None:
    """One cell of a group's row, on any ground."""
    if column == "group":
        ink = look.theme.text
        inner = area.adjusted(cells.PADDING, 0, 0, 0)
        cells.paint_text(painter, inner, model.groups[row].name, look, style=Style.BOLD, colour=ink)
        return
    standing = model.standing(row)
    if column == "places":
        cells.paint_places(painter, area, standing, look)
    elif column == "spans":
        cells.paint_spans(painter, area, standing, model.axis, look)
    elif column == "mean":
        cells.paint_mean(painter, area, standing, model.axis, look)
    elif column == "findings":
        cells.paint_findings(painter, area, standing, look)
    else:
        text, colour = model.cell_text(row, column), look.theme.text if column == "next" else look.theme.text2
        cells.paint_text(painter, area, text, look, style=Style.NORMAL, colour=colour)


def paint_group_head(painter: QPainter, area: QRectF, model: GroupModel, column: str, look: Look) -> None:
    """The caption of a column; above the chart the months."""
    if column == "spans":
        cells.paint_axis_head(painter, area, model.axis, look)
        return
    left = area.left() + cells.PADDING * (2 if column == "group" else 1)
    text = look.fitted(look.texts(f"overview.column.{column}"), area.right() - left - 16, Style.SMALL)
    look.ink.draw(painter, left, area.bottom() - 10, text, Style.SMALL, look.theme.text2)


class _Head(QHeaderView):
    """The captions; a small arrow shows by which column the rows are sorted."""

    def __init__(self, table: GroupTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setFixedHeight(HEAD)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(40)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        look, area = self._table.look, QRectF(rect)
        painter.save()
        painter.fillRect(area, look.theme.header)
        paint_group_head(painter, area, self._table.groups, COLUMNS[section], look)
        if self.sortIndicatorSection() == section:
            falls = self.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
            _sort_arrow(painter, area.right() - 10, area.bottom() - 10, falls, look)
        painter.restore()


def _sort_arrow(painter: QPainter, x: float, y: float, falls: bool, look: Look) -> None:
    sign = -1 if falls else 1
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.theme.text2)
    base, tip = y + 2 * sign, y - 3 * sign
    painter.drawPolygon(QPolygonF([QPointF(x - 4, base), QPointF(x + 4, base), QPointF(x, tip)]))
