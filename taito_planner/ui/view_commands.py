"""What only changes how the plan is looked at: zoom, findings, as-of day, theme, language, keys."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from taito_planner.domain.days import DaySpan
from taito_planner.domain.ids import EntityId
from taito_planner.domain.refusals import Refused
from taito_planner.session.document import PlanDocument
from taito_planner.texts import Texts, texts_for
from taito_planner.ui.actions import WINDOW_LANGUAGES
from taito_planner.ui.dialogs.about import AboutDialog
from taito_planner.ui.dialogs.as_of import AsOfDialog
from taito_planner.ui.dialogs.contacts import ContactsDialog
from taito_planner.ui.dialogs.keys import KeysDialog
from taito_planner.ui.finding_places import Hit
from taito_planner.ui.services import Services
from taito_planner.ui.style import ThemeChoice
from taito_planner.ui.timeline.arranging import open_menu
from taito_planner.ui.timeline.sight import is_whole
from taito_planner.ui.views.overview import Overview
from taito_planner.ui.views.switch import OVERVIEW, TIMELINE, TODO

PANE_STEP = 24
"""By so many pixels the keys widen a pane."""


class ViewCommands(QObject):
    """Signals:
    done: a sentence for the status bar.
    refused: a Refused.
    theme_chosen: a ThemeChoice.
    """

    done = Signal(str)
    refused = Signal(object)
    theme_chosen = Signal(object)

    def __init__(
        self,
        document: PlanDocument,
        services: Services,
        texts: Texts,
        settings: QSettings,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._document = document
        self._services = services
        self._texts = texts
        self._settings = settings
        self._window = window
        self.parts: Any = None
        """The window's parts; set once they are built from the actions, which call this object."""
        self.actions: Mapping[str, QAction] = {}

    def quit(self) -> None:
        self._window.close()

    def find(self) -> None:
        self.parts.toolbar.search.open()

    def edit_selected(self) -> None:
        """The inspector's first field is ready to type."""
        self.parts.inspector.focus_first_field()

    def edit(self, entity_id: EntityId) -> None:
        self.parts.inspector.show_selection((entity_id,))
        self.edit_selected()

    def show_view(self, key: str) -> None:
        """Brings a view of ``views.switch.VIEWS`` into sight."""
        self.parts.views.show(key)
        self.focus_plan()

    def set_zoom(self, name: str) -> None:
        self.parts.timeline.set_zoom(name)

    def zoom_in(self) -> None:
        self.parts.timeline.zoom_in()

    def zoom_out(self) -> None:
        self.parts.timeline.zoom_out()

    def fit(self) -> None:
        """The whole plan in the width; where no zoom does that, it is said how to come to the other days."""
        timeline = self.parts.timeline
        timeline.fit()
        if not is_whole(timeline.stage):
            self.done.emit(self._texts("sight.too-long", span=DaySpan(*timeline.stage.day_range())))

    def go_to_as_of(self) -> None:
        self.parts.timeline.go_to_day(self._document.as_of)

    def collapse_all(self, collapsed: bool) -> None:
        self.parts.timeline.collapse_all([group.id for group in self._document.plan.groups], collapsed)

    def arrange(self) -> None:
        """The order and choice of groups, in a menu."""
        self.parts.views.show(TIMELINE)
        open_menu(self.parts.timeline)

    def step_finding(self, by: int) -> None:
        self.parts.findings.step(by)

    def show_finding(self, finding: Any) -> None:
        """Jumps to the first bar of a finding, or to the customer, person or group it is about."""
        self.show(*finding.items[:1] or [i for i in (finding.customer, finding.staff, finding.group) if i][:1])

    def show(self, *ids: EntityId) -> None:
        """Scrolls to a thing on the timeline and selects it."""
        if ids:
            self.parts.views.show(TIMELINE)
            self.parts.timeline.show_item(ids[0])
            self.parts.timeline.select(*ids)
            self.parts.inspector.show_selection(ids)

    def show_hit(self, hit: Hit) -> None:
        if hit.day is not None:
            self.parts.views.show(TIMELINE)
            self.parts.timeline.go_to_day(hit.day)
            self.parts.timeline.keyboard.mark_day(hit.day.toordinal())
        elif hit.entity_id is not None:
            self.show(hit.entity_id)
        self.focus_plan()

    def show_day(self, day: date, *ids: EntityId) -> None:
        """Selects things on the timeline, if any, and scrolls to a day."""
        self.show(*ids)
        self.parts.views.show(TIMELINE)
        self.parts.timeline.go_to_day(day)
        self.focus_plan()

    def focus_plan(self) -> None:
        """The view in sight gets the keys."""
        if self.parts.views.current != TIMELINE:
            self.parts.views.view.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.parts.timeline.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_pane(self) -> None:
        """F6: from the plan to the findings, to the inspector, and back."""
        if self.parts.views.current != TIMELINE:
            self.focus_plan()
            return
        focus = self._window.focusWidget()
        if focus is not None and self.parts.findings.isAncestorOf(focus) and self.parts.inspector.page:
            self.edit_selected()
        elif focus is self.parts.timeline:
            self.parts.findings.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.focus_plan()

    def resize_pane(self, direction: int) -> None:
        """The pane with the focus takes more (1) or less (-1) of the window; beside the groups that is the staff."""
        focus = self._window.focusWidget()
        for pane, splitter in ((self.parts.findings, self.parts.left), (self.parts.inspector, self.parts.across)):
            if focus is not None and pane.isAncestorOf(focus):
                first, second = splitter.sizes()
                splitter.setSizes([first - direction * PANE_STEP, second + direction * PANE_STEP])
                return
        view = self.parts.views.page(self.parts.views.current)
        if isinstance(view, Overview):
            view.widen_staff(direction)
        elif self.parts.views.current == TIMELINE:
            self.parts.timeline.scrolling.widen_staff(direction)

    def ask_as_of(self) -> None:
        AsOfDialog(self._document, self._texts, self._window).show()

    def as_of_today(self) -> None:
        try:
            self._document.set_as_of(None)
        except Refused as refusal:
            self.refused.emit(refusal)

    def full_screen(self) -> None:
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def set_theme_choice(self, choice: str) -> None:
        self._settings.setValue("window/theme", choice)
        self.theme_chosen.emit(ThemeChoice(choice))

    def set_language(self, language: str) -> None:
        """Kept for the next start; the sentence is in the new language, so that its reader understands it."""
        self._settings.setValue("language", language)
        self.done.emit(texts_for(language)("window.language-next-start"))
        for name in WINDOW_LANGUAGES:
            self.actions[f"language.{name}"].setChecked(name == language)

    def show_keys(self) -> None:
        of_views = (self.parts.views.page(view).keys() for view in (TODO, OVERVIEW))
        KeysDialog(self.actions, self.parts.timeline_keys(), self._texts, self._window, *of_views).show()

    def show_contacts(self) -> None:
        ContactsDialog(self._services.contacts, self._texts, self._window).show()

    def about(self) -> None:
        AboutDialog(self._services.about, self._texts, self._window).show()
