"""The findings below the timeline: chips that filter, a table whose rows jump to their bar."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from taito_planner.domain.ids import EntityId
from taito_planner.rules.finding import Finding, Severity
from taito_planner.session.document import PlanDocument
from taito_planner.session.preview import Preview
from taito_planner.texts import Texts
from taito_planner.ui.chips import AcceptedChip, Chip, SeverityChip
from taito_planner.ui.controls import label
from taito_planner.ui.findings_model import FindingsModel
from taito_planner.ui.findings_table import FindingsTable
from taito_planner.ui.style import set_role
from taito_planner.ui.theme import Theme

CHIP_ROW = 28
HEIGHT, MIN_HEIGHT = 148, 76


class FindingsPanel(QWidget):
    """Signals:
    picked: the Finding that the user picked by click, Enter or F8.
    """

    picked = Signal(object)

    def __init__(self, document: PlanDocument, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self.setAccessibleName(texts("panel.title"))
        self._document = document
        self._texts = texts
        self.model = FindingsModel(document, texts, theme, self)
        self.table = FindingsTable(self.model, theme)
        self.table.setAccessibleName(texts("panel.title"))
        self.chips = {s: SeverityChip(s, texts, theme) for s in sorted(Severity, reverse=True)}
        self.accepted_chip = AcceptedChip(texts, theme)
        self.past_chip = Chip("past", on=False)
        self._remark = label("", "label")
        self._has_captions = True
        self._is_previewing = False
        self._lay_out()
        for chip in self._all_chips():
            chip.turned.connect(self._filter)
        self.table.picked.connect(self._pick)
        document.plan_changed.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        chips = QHBoxLayout()
        chips.setContentsMargins(12, 0, 12, 0)
        chips.setSpacing(8)
        chips.addWidget(label(self._texts("panel.title"), "heading"))
        chips.addSpacing(8)
        chips.addWidget(self._remark)
        for chip in self._all_chips():
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

    def _all_chips(self) -> tuple[Chip, ...]:
        """From the left."""
        return (*self.chips.values(), self.accepted_chip, self.past_chip)

    def refresh(self) -> None:
        """Reads the document's findings; the chosen row stays on the same breach."""
        kept = self.current
        self.model.refresh()
        self._say("")
        self._show_counts(None)
        if kept is not None:
            self._go_to(self.model.row_of(kept))

    def show_preview(self, preview: Preview | None, *, is_held: bool = True) -> None:
        """What a drag or fix would change, first in the table and in the chips; None brings the findings back."""
        self._is_previewing = preview is not None
        if preview is None:
            self.refresh()
            return
        self.model.show_preview(preview)
        self.table.scrollToTop()
        self._say(self._texts("panel.if-dropped" if is_held else "panel.if-fixed"))
        self._show_counts(preview)

    @property
    def current(self) -> Finding | None:
        index = self.table.currentIndex()
        return self.model.rows[index.row()].finding if index.isValid() else None

    @property
    def chosen(self) -> list[Finding]:
        """The findings of the chosen rows, from the top."""
        return [self.model.rows[row].finding for row in self.table.chosen_rows]

    def select_for(self, entity_ids: tuple[EntityId, ...]) -> None:
        """Marks the first finding about what is selected on the timeline, without jumping anywhere."""
        wanted = set(entity_ids)
        if self.current is not None and wanted & _about(self.current):
            return
        row = next((row for row, one in enumerate(self.model.rows.findings()) if wanted & _about(one)), None)
        if row is None:
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())
        else:
            self._go_to(row)

    def mark(self, finding: Finding) -> None:
        """The row of the same breach becomes the current one, without jumping anywhere."""
        self._go_to(self.model.row_of(finding))

    def step(self, by: int) -> None:
        """F8: the next open finding (1) or the one before (-1), around the end; the accepted ones stand below."""
        count = self.model.open_count
        if not count:
            return
        index = self.table.currentIndex()
        is_open = index.isValid() and index.row() < count
        row = (index.row() + by) % count if is_open else (0 if by > 0 else count - 1)
        self._go_to(row)
        self._pick(row)

    def set_theme(self, theme: Theme) -> None:
        self.model.set_theme(theme)
        self.table.set_theme(theme)
        for chip in self.chips.values():
            chip.set_theme(theme)
        self.accepted_chip.set_theme(theme)

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
        self.model.shows_accepted = self.accepted_chip.isChecked()
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
                chip.show_count(count, count + preview.counts_after[severity] - preview.counts_before[severity])
            chip.setVisible(not in_order.is_empty)
        self.accepted_chip.show_count(in_order.accepted_count(self.model.shows_past))
        past = in_order.past_count
        self.past_chip.setText(self._texts("panel.past", count=past))
        self.past_chip.setVisible(past > 0)
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)
        if in_order.is_empty and not self._is_previewing:
            self._say(self._texts("panel.none"))
        self._nothing.setText(self._texts(self._why_empty()))
        self._keys.setVisible(self._has_captions and self.model.rowCount() > 0)

    def _say(self, remark: str) -> None:
        """Beside the title; without a remark the chips follow the title."""
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))

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
        self.picked.emit(self.model.rows[row].finding)


def _about(finding: Finding) -> set[EntityId]:
    """Everything a finding names; the group only where it is about the group itself."""
    owner = finding.customer or finding.staff or finding.group
    return {*finding.items, *([owner] if owner else [])}
