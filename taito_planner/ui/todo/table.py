"""The to-do table: whole rows, section heads across all columns, a box to tick, keys that work without a mouse."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from taito_planner.rules.finding import Severity
from taito_planner.rules.task import Due
from taito_planner.texts.task_text import DONE, TaskRow
from taito_planner.ui.icons import paint_tick
from taito_planner.ui.row_table import Captions, show_rows
from taito_planner.ui.signs import Sign, paint_sign
from taito_planner.ui.theme import Theme
from taito_planner.ui.todo.family_icons import family_icon
from taito_planner.ui.todo.model import COLUMNS, Section, TodoModel

ROW, HEAD = 28, 28
WIDTHS = {"tick": 38, "task": 248, "subject": 92, "group": 124, "who": 64, "due": 108, "time": 152}
BOX, ICON, PADDING = 14, 16, 6
NARROW_BELOW = 1000
NARROW = {**WIDTHS, "task": 220, "subject": 84, "group": 116, "due": 96, "time": 152}
LEAST_DETAIL = 160
AnyIndex = QModelIndex | QPersistentModelIndex


class TodoTable(QTableView):
    """Signals:
    tick_asked: the TaskRows to tick or untick, by Space or a click on a box.
    jump_asked: the TaskRow that was entered or double-clicked.
    chosen: the selection changed.
    """

    tick_asked = Signal(list)
    jump_asked = Signal(object)
    chosen = Signal()

    def __init__(self, model: TodoModel, theme: Theme) -> None:
        super().__init__()
        self.setModel(model)
        self._model = model
        self._painter = _RowPainter(theme, self)
        self.setItemDelegate(self._painter)
        show_rows(self, ROW)
        Captions(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._lay_out_headers()
        model.modelReset.connect(self._span_sections)
        model.tick_asked = self.tick_asked.emit
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        self.doubleClicked.connect(self._jump)

    def _lay_out_headers(self) -> None:
        horizontal = self.horizontalHeader()
        horizontal.setFixedHeight(HEAD)
        horizontal.setHighlightSections(False)
        horizontal.setMinimumSectionSize(WIDTHS["tick"])
        horizontal.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self._fit(NARROW_BELOW)

    def _fit(self, width: int) -> None:
        """The columns for a table of ``width``: initials and then details give way, which the panel also says."""
        is_narrow = width < NARROW_BELOW
        widths = dict(NARROW if is_narrow else WIDTHS)
        if is_narrow:
            del widths["who"]
        has_details = width - sum(widths.values()) >= LEAST_DETAIL
        for column, name in enumerate(COLUMNS):
            self.setColumnHidden(column, name == ("who" if is_narrow else "") or (name == "detail" and not has_details))
            if name in widths:
                self.setColumnWidth(column, widths[name])
        stretched = "detail" if has_details else "task"
        header = self.horizontalHeader()
        for name in ("detail", "task"):
            mode = QHeaderView.ResizeMode.Stretch if name == stretched else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(COLUMNS.index(name), mode)

    @property
    def selected(self) -> list[TaskRow]:
        """The chosen tasks from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [task for row in rows if (task := self._model.task(row))]

    def go_to(self, row: int | None) -> None:
        """Chooses ``row`` alone; None chooses nothing."""
        self.clearSelection()
        if row is None:
            self.setCurrentIndex(QModelIndex())
            return
        self.selectRow(row)
        self.setCurrentIndex(self._model.index(row, 0))

    def set_theme(self, theme: Theme) -> None:
        self._painter.theme = theme
        self.viewport().update()

    def _span_sections(self) -> None:
        self.clearSpans()
        for row, line in enumerate(self._model.lines):
            if isinstance(line, Section):
                self.setSpan(row, 0, 1, len(COLUMNS))

    def _jump(self, index: AnyIndex) -> None:
        task = self._model.task(index.row())
        if task is not None and index.column() > 0:
            self.jump_asked.emit(task)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._fit(event.size().width())
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers() and self.selected:
            if not self._model.is_read_only:
                self.tick_asked.emit(self.selected)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._jump(self.currentIndex().siblingAtColumn(1))
            return
        super().keyPressEvent(event)


class _RowPainter(QStyledItemDelegate):
    """Paints section heads and tasks; the accent bar of three pixels stands at the left edge of a chosen row."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self.theme = theme
        self._view = view
        self._is_double = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = self._view.model()
        assert isinstance(model, TodoModel)
        line = model.lines[index.row()]
        painter.save()
        if isinstance(line, Section):
            self._section(painter, option.rect, line, str(index.data()))
        else:
            self._task(painter, option.rect, index, line, model.text(line, COLUMNS[index.column()]))
        painter.restore()

    def _section(self, painter: QPainter, rect: QRect, section: Section, text: str) -> None:
        theme = self.theme
        painter.fillRect(rect, theme.group_row)
        painter.setFont(font := self._font(bold=True))
        painter.setPen(theme.error if section.key == Due.LATE else theme.text)
        inner = rect.adjusted(16, 0, -16, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, text)
        if section.key == Due.LATE:
            width = QFontMetrics(font).horizontalAdvance(text)
            paint_sign(painter, Sign.ERROR, QPointF(inner.x() + width + 14, rect.center().y() + 0.5), 12, theme)
        painter.setFont(self._font())
        painter.setPen(theme.text2)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(section.count))

    def _task(self, painter: QPainter, rect: QRect, index: AnyIndex, task: TaskRow, text: str) -> None:
        theme, column = self.theme, COLUMNS[index.column()]
        chosen = self._view.selectionModel().isRowSelected(index.row(), QModelIndex())
        if chosen:
            painter.fillRect(rect, theme.selected_row)
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), theme.row_line)
        if column == "tick":
            self._box(painter, rect, task, chosen, index)
            return
        inner = rect.adjusted(PADDING, 0, -PADDING, 0)
        if column == "task":
            icon = family_icon(task.family, theme, is_quiet=task.is_done)
            icon.paint(painter, QRect(inner.x(), rect.y() + (ROW - ICON) // 2, ICON, ICON))
            inner.setLeft(inner.left() + ICON + 8)
        if column == "time" and task.state in ("late", "near"):
            severity = Severity.ERROR if task.state == "late" else Severity.WARNING
            sign = Sign.ERROR if task.state == "late" else Sign.WARNING
            paint_sign(painter, sign, QPointF(inner.x() + 6, rect.center().y() + 0.5), 12, theme)
            painter.setPen(theme.severity(severity))
        else:
            painter.setPen(self._ink(task, column))
        if column == "time":
            inner.setLeft(inner.left() + 18)
        font = self._font(bold=self._is_bold(task, column), struck=task.is_done and column == "task")
        painter.setFont(font)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)

    def _box(self, painter: QPainter, rect: QRect, task: TaskRow, chosen: bool, index: AnyIndex) -> None:
        theme = self.theme
        if chosen:
            painter.fillRect(rect.x(), rect.y(), 3, rect.height(), theme.accent)
        box = box_rect(rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.accent if task.is_done else theme.field_border, 1))
        painter.setBrush(theme.accent if task.is_done else theme.surface)
        painter.drawRoundedRect(box, 3, 3)
        if task.is_done:
            paint_tick(painter, box.center(), theme.on_accent)
        is_current = self._view.currentIndex().row() == index.row() and self._view.hasFocus()
        if is_current:
            painter.setPen(QPen(theme.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-2.5, -2.5, 2.5, 2.5), 4, 4)

    def _ink(self, task: TaskRow, column: str) -> QColor:
        if task.is_done:
            return self.theme.text3
        return self.theme.text if column in ("task", "subject", "due") else self.theme.text2

    @staticmethod
    def _is_bold(task: TaskRow, column: str) -> bool:
        return (column == "task" and task.section == Due.LATE) or (column == "time" and task.state in ("late", "near"))

    def _font(self, *, bold: bool = False, struck: bool = False) -> QFont:
        font = QFont(self._view.font())
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        font.setStrikeOut(struck)
        return font

    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: AnyIndex) -> bool:
        """A click anywhere in the first column turns the box: it is a larger target than the box.

        The second release of a double click turns nothing: another task may stand there by then.
        """
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self._is_double = True
            return False
        if event.type() == QEvent.Type.MouseButtonRelease and self._is_double:
            self._is_double = False
            return False
        is_click = event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent)
        if index.column() != 0 or not is_click or not isinstance(model, TodoModel):
            return False
        assert isinstance(event, QMouseEvent)
        if event.button() is not Qt.MouseButton.LeftButton or event.modifiers() or model.is_read_only:
            return False
        state = Qt.CheckState.Unchecked if index.data(Qt.ItemDataRole.CheckStateRole) else Qt.CheckState.Checked
        return model.setData(index, state, Qt.ItemDataRole.CheckStateRole)


def box_rect(cell: QRect) -> QRectF:
    """Where the box of a row stands in its cell."""
    return QRectF(cell.x() + 16.5, cell.y() + (cell.height() - BOX) // 2 + 0.5, BOX - 1, BOX - 1)


__all__ = ["DONE", "TodoTable", "box_rect"]
