"""The overview as a view of the window: figures, the table of groups, the heat map of the staff."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from taito_planner.session.document import PlanDocument
from taito_planner.texts import Texts
from taito_planner.ui.controls import label
from taito_planner.ui.elided import ElidedLabel
from taito_planner.ui.style import set_role
from taito_planner.ui.theme import Theme
from taito_planner.ui.views.overview.figures import FigureBand, figures_of
from taito_planner.ui.views.overview.group_model import GroupModel
from taito_planner.ui.views.overview.group_table import GroupTable
from taito_planner.ui.views.overview.load_model import LoadModel
from taito_planner.ui.views.overview.load_table import Legend, LoadTable

_KEYS = "jump", "rings", "sort"
STEP = 24
"""Pixels by which one press of a key moves the divider."""


class Overview(QWidget):
    """Signals:
    chosen: the id of a group, customer or other thing to show on the timeline.
    week_chosen: (staff id, Monday) to show on the timeline.
    """

    chosen = Signal(str)
    week_chosen = Signal(str, date)

    def __init__(self, document: PlanDocument, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self._document = document
        self._texts = texts
        set_role(self, "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(texts("overview.name"))
        self.figures = FigureBand(texts, theme)
        self.group_model = GroupModel(document.checked, texts, self)
        self.groups = GroupTable(self.group_model, texts, theme)
        self.load_model = LoadModel(document.checked, texts, self)
        self.load = LoadTable(self.load_model, texts, theme)
        self.legend = Legend(texts, theme)
        self._caption = ElidedLabel("", "caption")
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self._is_placed = False
        self._was_moved = False
        self._lay_out()
        self.groups.chosen.connect(self.chosen)
        self.load.chosen.connect(self.week_chosen)
        self.splitter.splitterMoved.connect(self._take_move)
        self.setFocusProxy(self.groups)

    def _lay_out(self) -> None:
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.groups)
        self.splitter.addWidget(self._load_panel())
        self.splitter.setStretchFactor(1, 1)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.figures)
        column.addWidget(self.splitter, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(full)
        self._stack.addWidget(_nothing(self._texts))

    def _load_panel(self) -> QWidget:
        panel = QWidget()
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 4)
        head.setSpacing(16)
        head.addWidget(label(self._texts("overview.load.title"), "heading"))
        head.addWidget(self._caption, 1)
        head.addWidget(self.legend)
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.load, 1)
        return panel

    def refresh(self) -> None:
        """Reads the document; the group chosen in the table stays chosen, and the column of the focus."""
        checked = self._document.checked
        row, column = self.groups.currentIndex().row(), self.groups.currentIndex().column()
        kept = self.group_model.groups[row].id if 0 <= row < self.group_model.rowCount() else ""
        as_of = self.load_model.checked.as_of
        self.figures.show_figures(figures_of(checked, self._texts))
        self.group_model.take(checked)
        self.load_model.take(checked)
        if kept and (now := self.group_model.row_of(kept)) is not None:
            self.groups.setCurrentIndex(self.group_model.index(now, column))
        end = self.load_model.contract_end
        said = [self._texts("overview.load.caption")]
        if end:
            said.append(self._texts("overview.load.contract", day=end))
        self._caption.show_text(" · ".join(said))
        plan = checked.plan
        self._stack.setCurrentIndex(0 if plan.groups or plan.staff else 1)
        self._fit()
        if not self._is_placed or as_of != checked.as_of:
            self._is_placed = True
            self.load.go_to_as_of()

    def keys(self) -> list[tuple[str, str]]:
        """(keys, what they do) of the keys the tables handle themselves, for the list of keys."""
        return [(self._texts(f"overview.keys.{name}.key"), self._texts(f"overview.keys.{name}.does")) for name in _KEYS]

    def set_theme(self, theme: Theme) -> None:
        for part in (self.figures, self.groups, self.load, self.legend):
            part.set_theme(theme)

    def _fit(self) -> None:
        """Groups get the height they take, but leave room for some of the staff; the user's own parting stays."""
        room = self.splitter.height()
        if self._was_moved or room < 100:
            return
        load = min(self.load.wanted_height + 48, room * 45 // 100)
        groups = min(self.groups.wanted_height, room - load)
        self.splitter.setSizes([groups, room - groups])

    def widen_staff(self, direction: int) -> None:
        """The staff takes more (1) or less (-1) of the view, as the divider above it is dragged."""
        groups, staff = self.splitter.sizes()
        self.splitter.setSizes([groups - direction * STEP, staff + direction * STEP])
        self._take_move()

    def _take_move(self) -> None:
        self._was_moved = True

    # Qt's own.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stack.activate()
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()


def _nothing(texts: Texts) -> QWidget:
    """What the view says of a plan without groups and people."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.addStretch(1)
    for text, role in (("overview.empty", "title"), ("overview.empty-hint", "label")):
        column.addWidget(label(texts(text), role), 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(2)
    return made
