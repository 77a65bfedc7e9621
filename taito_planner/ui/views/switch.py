"""Which view of the plan stands in the middle of the window: timeline, to do, overview or history."""

from collections.abc import Callable, Mapping
from typing import Protocol, cast

from PySide6.QtCore import QObject, QSettings, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from taito_planner.session.document import PlanDocument
from taito_planner.texts import Texts
from taito_planner.ui.theme import Theme
from taito_planner.ui.views.tabs import ViewTabs

TIMELINE, TODO, OVERVIEW, HISTORY = VIEWS = ("timeline", "todo", "overview", "history")
"""The views in the order of their tabs; a tab shows once its view was added."""
SETTING = "window/view"
BADGE_MS = 150
"""Badges wait until a burst of edits is over: counting tasks must not slow an edit down."""


class View(Protocol):
    """What a widget in the switch has to offer beside being a QWidget."""

    def refresh(self) -> None:
        """Reads the document again. Called only while the view is in sight, and when it comes into sight stale."""

    def set_theme(self, theme: Theme) -> None: ...


class ViewSwitch(QObject):
    """Holds the views in one stack and keeps those in sight fresh.

    Signals:
        shown: the key of the view that came into sight.
    """

    shown = Signal(str)

    def __init__(
        self, document: PlanDocument, actions: Mapping[str, QAction], page: QWidget, texts: Texts, theme: Theme
    ) -> None:
        """``page`` holds the timeline and what stands around it: it is always there and refreshes itself."""
        super().__init__(page)
        self._actions = {key: actions[f"show.{key}"] for key in VIEWS}
        self._theme = theme
        self.tabs = ViewTabs(self._actions, texts, theme)
        self.stack = QStackedWidget()
        self._pages: dict[str, QWidget] = {TIMELINE: page}
        self._badges: dict[str, Callable[[], int]] = {}
        self._stale: set[str] = set()
        self._on_timeline: list[QAction] = []
        self.stack.addWidget(page)
        for key, action in self._actions.items():
            action.setVisible(key == TIMELINE)
            action.setChecked(key == TIMELINE)
        self._badge_timer = QTimer(self)
        self._badge_timer.setSingleShot(True)
        self._badge_timer.setInterval(BADGE_MS)
        self._badge_timer.timeout.connect(self._count)
        document.plan_changed.connect(self._take_plan)

    def add(self, key: str, view: QWidget, badge: Callable[[], int] | None = None) -> None:
        """Puts a ``View`` into the switch under one of ``VIEWS``; its tab and its key appear.

        ``badge`` counts what the tab shows in its pill; it is called after changes of the plan, not during them.
        """
        self._pages[key] = view
        self._stale.add(key)
        self.stack.addWidget(view)
        self._actions[key].setVisible(True)
        if badge is not None:
            self._badges[key] = badge
            self._badge_timer.start()

    def only_on_timeline(self, *actions: QAction) -> None:
        """Actions that mean the timeline: off while another view is in sight."""
        self._on_timeline.extend(actions)

    @property
    def current(self) -> str:
        shown = self.stack.currentWidget()
        return next(key for key, page in self._pages.items() if page is shown)

    @property
    def view(self) -> QWidget:
        """The widget in sight; for the timeline the page around it."""
        return self._pages[self.current]

    def page(self, key: str) -> QWidget | None:
        """A view that was added, or None."""
        return self._pages.get(key)

    def show(self, key: str) -> None:
        """Brings a view into sight, read again where the plan has changed since. An unknown one changes nothing."""
        if key not in self._pages:
            key = self.current
        for name, action in self._actions.items():
            action.setChecked(name == key)
        if key == self.current and key not in self._stale:
            return
        self.freshen(key)
        self.stack.setCurrentWidget(self._pages[key])
        for action in self._on_timeline:
            action.setEnabled(key == TIMELINE)
        self.shown.emit(key)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.tabs.set_theme(theme)
        for key, page in self._pages.items():
            if key != TIMELINE:
                cast(View, page).set_theme(theme)

    def restore(self, settings: QSettings) -> None:
        """Brings back the view that was in sight last, and remembers each one from now on."""
        self.show(str(settings.value(SETTING, TIMELINE)))
        self.shown.connect(lambda key: settings.setValue(SETTING, key))

    def count_again(self) -> None:
        """After something else than the plan changed what a badge counts: who the user is, the day."""
        self._badge_timer.start()

    def freshen(self, key: str) -> None:
        """Reads the document again into a view that an edit has left behind, in sight or not."""
        if key in self._stale:
            self._stale.discard(key)
            cast(View, self._pages[key]).refresh()

    def _take_plan(self) -> None:
        self._stale.update(key for key in self._pages if key != TIMELINE)
        self.freshen(self.current)
        if self._badges:
            self._badge_timer.start()

    def _count(self) -> None:
        for key, badge in self._badges.items():
            self.tabs.tabs[key].set_badge(badge())
