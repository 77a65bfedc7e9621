"""The findings below the timeline: chips that filter, a table whose rows jump to their bar."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from taito_planner.domain.ids import EntityId
from taito_planner.rules.finding import Finding, Severity
from taito_planner.session.document import PlanDocument
from taito_planner.session.preview import Preview
from taito_planner.texts import Texts
from taito_planner.ui.chips import Chip, SeverityChip
from taito_planner.ui.controls import label
from taito_planner.ui.findings_model import COLUMNS, FindingsModel
from taito_planner.ui.style import set_role
from taito_planner.ui.theme import Theme

CHIP_ROW, HEAD, ROW = 28, 20, 24
HEIGHT, MIN_HEIGHT = 148, 76
FIRST_INDENT = 8
AnyIndex = QModelIndex | QPersistentModelIndex
WIDTHS = {"severity": 128, "rule": 168, "group": 108, "subject": 92}


class FindingsPanel(QWidget):
    """Signals:
    chosen: the Finding that the user picked by click, Enter or F8.
    """

    chosen = Signal(object)

    def __init__(
        self, document: PlanDocument, texts: Texts, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self.setAccessibleName(texts("panel.title"))
        self._document = document
        self._texts = texts
        self.model = FindingsModel(document, texts, theme, self)
        self.table = _Table(self.model, theme)
        self.table.setAccessibleName(texts("panel.title"))
        self.chips = {s: SeverityChip(s, texts, theme) for s in sorted(Severity, reverse=True)}
        self.past_chip = Chip("past", on=False)
        self._remark = label("", "label")
        self._has_captions = True
        self._is_previewing = False
        self._lay_out()
        for chip in (*self.chips.values(), self.past_chip):
            chip.turned.connect(self._filter)
        self.table.picked.connect(self._pick)
        document.plan_changed.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        chips = QHBoxLayout()
        chips.setContentsMargins(12, 0, 12, 0)
        chips.setSpacing(8)
        chips.addWidget(label(self._texts("panel.title"), "heading"))
        chips.addWidget(self._remark)
        for chip in (*self.chips.values(), self.past_chip):
            chips.addWidget(chip)
        chips.addStretch(1)
        self._keys = label(self._texts("panel.keys"), "caption")
        chips.addWidget(self._keys)
        head = QWidget()
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_role(head, "panel")
        head.setFixedHeight(CHIP_ROW)
        head.setLayout(chips)
        self._body = QWidget()
        self._stack = QStackedLayout(self._body)
        self._stack.addWidget(self.table)
        nothing = QWidget()
        set_role(nothing, "panel")
        nothing.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inner = QVBoxLayout(nothing)
        inner.setContentsMargins(12, 8, 12, 8)
        self._nothing = label("", "label", wraps=True)
        inner.addWidget(self._nothing)
        inner.addStretch(1)
        self._stack.addWidget(nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._body, 1)

    def refresh(self) -> None:
        """Reads the document's findings; the chosen row stays on the same breach."""
        kept = self.current
        self.model.refresh()
        self._remark.setText("")
        self._show_counts(None)
        if kept is not None:
            self._go_to(self.model.row_of(kept))

    def show_preview(self, preview: Preview | None) -> None:
        """What a drag would change, first in the table and in the chips; None brings the findings back."""
        self._is_previewing = preview is not None
        if preview is None:
            self.refresh()
            return
        self.model.show_preview(preview)
        self.table.scrollToTop()
        self._remark.setText(self._texts("panel.if-dropped"))
        self._show_counts(preview)

    @property
    def current(self) -> Finding | None:
        index = self.table.currentIndex()
        return self.model.rows[index.row()].finding if index.isValid() else None

    def select_for(self, entity_ids: tuple[EntityId, ...]) -> None:
        """Marks the first finding about what is selected on the timeline, without jumping anywhere."""
        wanted = set(entity_ids)
        if self.current is not None and wanted & _about(self.current):
            return
        row = next((i for i, row in enumerate(self.model.rows) if wanted & _about(row.finding)), None)
        if row is None:
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())
        else:
            self._go_to(row)

    def step(self, by: int) -> None:
        """F8: the next finding (1) or the one before (-1), around the end."""
        count = self.model.rowCount()
        if not count:
            return
        index = self.table.currentIndex()
        row = (index.row() + by) % count if index.isValid() else (0 if by > 0 else count - 1)
        self._go_to(row)
        self._pick(row)

    def set_theme(self, theme: Theme) -> None:
        self.model.set_theme(theme)
        self.table.set_theme(theme)
        for chip in self.chips.values():
            chip.set_theme(theme)

    def set_low(self, is_low: bool) -> None:
        """On a low window only the row of chips stays."""
        self._body.setHidden(is_low)
        self.setMinimumHeight(CHIP_ROW if is_low else MIN_HEIGHT)
        self.setMaximumHeight(CHIP_ROW if is_low else 16_777_215)

    def set_captions(self, shown: bool) -> None:
        self._has_captions = shown
        self._keys.setVisible(shown and self.model.rowCount() > 0)

    def _filter(self) -> None:
        self.model.shown_severities = {s for s, chip in self.chips.items() if chip.isChecked()}
        self.model.shows_past = self.past_chip.isChecked()
        self.model.show_filtered()
        self._show_counts(None)

    def _show_counts(self, preview: Preview | None) -> None:
        in_order = self.model.in_order
        counts = in_order.counts(self.model.shows_past)
        for severity, chip in self.chips.items():
            count = counts[severity]
            if preview is None:
                chip.show_count(count)
            else:
                chip.show_count(
                    count, count + preview.counts_after[severity] - preview.counts_before[severity]
                )
            chip.setVisible(not in_order.is_empty)
        past = in_order.past_count
        self.past_chip.setText(self._texts("panel.past", count=past))
        self.past_chip.setVisible(past > 0)
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)
        if in_order.is_empty and not self._is_previewing:
            self._remark.setText(self._texts("panel.none"))
        self._nothing.setText(self._texts(self._why_empty()))
        self._keys.setVisible(self._has_captions and self.model.rowCount() > 0)

    def _why_empty(self) -> str:
        if self._is_previewing:
            return "panel.no-change"
        if not self.model.in_order.is_empty:
            return "panel.all-filtered"
        return "panel.none-hint" if self._document.plan.groups else "panel.empty-plan"

    def _go_to(self, row: int | None) -> None:
        if row is None:
            return
        index = self.model.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().setCurrentIndex(index, flags)
        self.table.scrollTo(index)

    def _pick(self, row: int) -> None:
        self.chosen.emit(self.model.rows[row].finding)


def _about(finding: Finding) -> set[EntityId]:
    """Everything a finding names; the group only where it is about the group itself."""
    owner = finding.customer or finding.staff or finding.group
    return {*finding.items, *([owner] if owner else [])}


class _Table(QTableView):
    """Whole rows, no grid. Signals: picked, the row that was clicked or entered."""

    picked = Signal(int)

    def __init__(self, model: FindingsModel, theme: Theme) -> None:
        super().__init__()
        self.setModel(model)
        self._bar = _SelectedBar(theme, self)
        self.setItemDelegate(self._bar)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        vertical = self.verticalHeader()
        vertical.hide()
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        vertical.setMinimumSectionSize(ROW)
        vertical.setDefaultSectionSize(ROW)
        horizontal = self.horizontalHeader()
        horizontal.setFixedHeight(HEAD)
        horizontal.setHighlightSections(False)
        horizontal.setStretchLastSection(True)
        for column, name in enumerate(COLUMNS):
            if name in WIDTHS:
                self.setColumnWidth(column, WIDTHS[name])
        self.clicked.connect(lambda index: self.picked.emit(index.row()))

    def set_theme(self, theme: Theme) -> None:
        self._bar.theme = theme
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.picked.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)


class _SelectedBar(QStyledItemDelegate):
    """Paints the accent bar of three pixels at the left edge of the chosen row."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self.theme = theme
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        if index.column() > 0:
            super().paint(painter, option, index)
            return
        chosen = self._view.selectionModel().isRowSelected(index.row(), QModelIndex())
        ground = self.theme.selected_row if chosen else index.data(Qt.ItemDataRole.BackgroundRole)
        if ground is not None:
            painter.fillRect(option.rect, ground)
        inner = QStyleOptionViewItem(option)
        inner.rect = option.rect.adjusted(FIRST_INDENT, 0, 0, 0)
        super().paint(painter, inner, index)
        if chosen:
            painter.fillRect(option.rect.x(), option.rect.y(), 3, option.rect.height(), self.theme.accent)

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
