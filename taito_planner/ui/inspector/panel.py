"""The inspector: reads the selection from the document, lays out its sections, keeps unfinished texts."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from taito_planner.domain.entities import Located, locate
from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import Customer, Group, StaffMember
from taito_planner.rules.finding import Finding
from taito_planner.session.document import PlanDocument
from taito_planner.session.preview import Preview
from taito_planner.texts import Texts
from taito_planner.ui.controls import thin_rule
from taito_planner.ui.inspector.announce_section import AnnounceSection
from taito_planner.ui.inspector.clocks_part import ClocksPart
from taito_planner.ui.inspector.cost_section import CostSection
from taito_planner.ui.inspector.facts_section import FactsSection, label_width_for, pattern_choices
from taito_planner.ui.inspector.findings_section import FindingsSection, findings_about
from taito_planner.ui.inspector.header import Header
from taito_planner.ui.inspector.move_columns import MoveColumns
from taito_planner.ui.inspector.nothing import NothingSelected
from taito_planner.ui.inspector.owned_section import OwnedSection
from taito_planner.ui.inspector.places_row import PlacesRow
from taito_planner.ui.inspector.span_section import SpanSection
from taito_planner.ui.inspector.window_section import WindowSection
from taito_planner.ui.naming import kind_word, thing_kind
from taito_planner.ui.theme import Theme

WIDTH, NARROW_WIDTH = 272, 240
PADDING = 16


class Inspector(QScrollArea):
    """What is selected, its findings, and what a drag would make of them.

    Signals:
        chosen: an id the user picked in it; the window selects it.
        add_asked: (kind, owner id) to add.
        remove_asked: the id to remove.
        accept_asked, withdraw_asked: the Finding to accept, or to accept no longer.
    """

    chosen = Signal(str)
    add_asked = Signal(str, str)
    remove_asked = Signal(str)
    accept_asked = Signal(object)
    withdraw_asked = Signal(object)
    fix_asked = Signal(object)
    """The Finding whose fixes are asked for."""
    paper_asked = Signal(object)
    """The Finding whose message or certificate is asked for."""

    def __init__(
        self, document: PlanDocument, texts: Texts, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._texts = texts
        self._theme = theme
        self._ids: tuple[EntityId, ...] = ()
        self._drafts: dict[tuple[EntityId, str], tuple[str, str]] = {}
        self._page: _Page | None = None
        self._counted: int | None = None
        self.may_fix: Callable[[Finding], bool] = lambda finding: False
        """For which findings fixes are offered."""
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(texts("inspector.name"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        document.plan_changed.connect(self.refresh)
        self.show_selection(())

    @property
    def page(self) -> "_Page | None":
        """The page of the one thing that is selected; None for nothing or several."""
        return self._page

    def show_selection(self, ids: Sequence[EntityId]) -> None:
        self._ids = tuple(ids)
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._rebuild()

    def show_preview(self, preview: Preview | None) -> None:
        """Now and after the drag under way; None brings the fields back."""
        if self._page is not None:
            self._page.show_preview(preview)

    def focus_first_field(self) -> None:
        """For Enter on a bar: the first fact is ready to type."""
        if self._page is not None:
            first = next(iter(self._page.facts.fields.values()))
            first.editor.setFocus(Qt.FocusReason.TabFocusReason)

    def refresh(self) -> None:
        """Reads the plan again. What is being typed stays."""
        found = self._found()
        if self._page is None and found is None and self._counted == len(self._ids):
            return
        if self._page is None or found is None or self._page.key != _key(found, self._document, self._texts):
            self._rebuild()
        else:
            self._page.turn_to(found)

    def _found(self) -> Located | None:
        return locate(self._document.plan, self._ids[0]) if len(self._ids) == 1 else None

    def _rebuild(self) -> None:
        if self._page is not None:
            self._page.facts.keep_drafts()
        found = self._found()
        if found is None:
            self._page = None
            self._counted = len(self._ids)
            widget: QWidget = NothingSelected(self._texts, count=len(self._ids))
        else:
            self._page = widget = _Page(found, self._document, self._texts, self._theme, self._drafts, self.may_fix)
            self._page.owned.chosen.connect(self.chosen)
            self._page.findings.accept_asked.connect(self.accept_asked)
            self._page.findings.withdraw_asked.connect(self.withdraw_asked)
            self._page.findings.fix_asked.connect(self.fix_asked)
            self._page.findings.paper_asked.connect(self.paper_asked)
            self._page.owned.add_asked.connect(lambda kind: self.add_asked.emit(kind, self._ids[0]))
            self._page.remove_button.clicked.connect(lambda: self.remove_asked.emit(self._ids[0]))
        old = self.takeWidget()
        self.setWidget(widget)
        if old is not None:
            old.deleteLater()
        self._keep_width()

    def _keep_width(self) -> None:
        """A scroll bar takes its room from the margin beside it, not from the fields."""
        if self._page is not None:
            self._page.set_right_margin(PADDING - (self.width() - self.viewport().width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_width()


class _Page(QWidget):
    """The sections of one thing."""

    def __init__(
        self,
        found: Located,
        document: PlanDocument,
        texts: Texts,
        theme: Theme,
        drafts: dict[tuple[EntityId, str], tuple[str, str]],
        may_fix: Callable[[Finding], bool],
    ) -> None:
        super().__init__()
        self._document = document
        self._texts = texts
        self.key = _key(found, document, texts)
        self._id = found.entity.id
        self.setProperty("role", "panel")
        self.header = Header(theme)
        self.facts = FactsSection(document, texts, found, drafts)
        self.places = PlacesRow(texts, label_width_for(type(found.entity)))
        self.columns = MoveColumns()
        self.owned = OwnedSection(texts)
        self.findings = FindingsSection(texts, theme, may_fix)
        self.window_section = WindowSection(texts, theme)
        self.span = SpanSection(texts, theme)
        self.clocks = ClocksPart(texts, theme)
        self.announce = AnnounceSection(texts)
        self.cost = CostSection(texts)
        self.remove_button = QPushButton(
            texts("inspector.remove", thing=kind_word(found.entity, texts).lower())
        )
        self.remove_button.setEnabled(not document.is_read_only)
        self._lay_out()
        self.columns.hide()
        self.show_thing(found)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, 10, PADDING, PADDING)
        column.setSpacing(4)
        sections: tuple[QWidget, ...] = (
            self.header,
            self.columns,
            self.facts,
            self.places,
            self.findings,
            self.clocks,
            self.window_section,
            self.span,
            self.cost,
            self.announce,
            self.owned,
        )
        for section in sections:
            column.addWidget(section)
        column.addSpacing(8)
        column.addWidget(thin_rule())
        column.addSpacing(4)
        column.addWidget(self.remove_button)
        column.addStretch(1)

    def set_right_margin(self, pixels: int) -> None:
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(PADDING, 10, max(0, pixels), PADDING)

    def turn_to(self, found: Located) -> None:
        """Shows the thing as it is now, or another one that has the same fields."""
        if found.entity.id != self._id:
            self._id = found.entity.id
            self.facts.retarget(found)
        self.show_thing(found)

    def show_thing(self, found: Located) -> None:
        checked, read_only = self._document.checked, self._document.is_read_only
        self.header.show_thing(found, self._texts)
        self.facts.show_values(found)
        self.places.show_group(_own_group(found), self._document)
        is_owner = isinstance(found.entity, Group | Customer | StaffMember)
        self.owned.setVisible(is_owner)
        if is_owner:
            self.owned.show_owner(found, is_read_only=read_only)
        self.findings.show_findings(found, checked, is_read_only=read_only)
        self.window_section.show_group(_own_group(found), self._document)
        self.span.show_group(found.group, checked)
        self.clocks.show_thing(found, checked)
        self.announce.show_findings(findings_about(_owner(found), checked), checked)

    def show_preview(self, preview: Preview | None) -> None:
        self.cost.show_preview(preview)
        if preview is None:
            self.columns.hide()
            self.facts.show()
            found = locate(self._document.plan, self._id)
            if found is not None:
                self.show_thing(found)
            return
        self.owned.hide()
        self.announce.hide()
        self.columns.show_move(preview, self._id, self._texts)
        self.columns.setVisible(bool(self.columns.rows))
        self.facts.setVisible(not self.columns.rows)
        self.findings.show_preview(preview)
        after = locate(preview.plan, self._id)
        if after is not None:
            self.clocks.show_thing(after, preview.after)
            self.window_section.show_preview(_own_group(after), preview, self._document)
            self.span.show_preview(after.group, preview)


def _owner(found: Located) -> Located:
    """What is told because of a bar is told because of its group, or of the customer it is of."""
    if found.customer:
        return Located(found.customer, found.group, found.customer)
    return Located(found.group, found.group) if found.group else found


def _own_group(found: Located) -> Group | None:
    """The group where the thing is the group's own (itself, or its blocks): not a customer's."""
    return None if found.customer else found.group


def _key(found: Located, document: PlanDocument, texts: Texts) -> tuple[object, ...]:
    """While this stays the same, a page can show another thing or the plan's changes in place: same choices."""
    plan = document.plan
    return (
        thing_kind(found.entity),
        pattern_choices(found, document, texts),
        document.is_read_only,
        tuple((member.id, member.name) for member in plan.staff),
        tuple((group.id, group.name) for group in plan.groups),
    )
