"""The parts of the window and where they stand: bars on top, plan and findings left, inspector right."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from taito_planner.session.document import PlanDocument
from taito_planner.session.preview import Preview
from taito_planner.texts import Texts
from taito_planner.ui.banner import Banner
from taito_planner.ui.empty_card import EmptyCard
from taito_planner.ui.finding_places import Finder
from taito_planner.ui.findings_panel import CHIP_ROW, MIN_HEIGHT, FindingsPanel
from taito_planner.ui.findings_panel import HEIGHT as FINDINGS_HEIGHT
from taito_planner.ui.inspector import Inspector
from taito_planner.ui.inspector.panel import NARROW_WIDTH, WIDTH
from taito_planner.ui.palette_strip import PaletteStrip
from taito_planner.ui.status import StatusBar
from taito_planner.ui.theme import Theme
from taito_planner.ui.timeline import Timeline
from taito_planner.ui.toolbar import Toolbar
from taito_planner.ui.views.switch import ViewSwitch

PREVIEW_MS = 40
NARROW_BELOW, LOW_BELOW = 1400, 720
"""Logical pixels of the window below which it takes its denser forms."""


class Parts:
    """Every part of the window, laid out in it."""

    def __init__(
        self,
        window: QMainWindow,
        document: PlanDocument,
        actions: Mapping[str, QAction],
        find: Finder,
        texts: Texts,
        theme: Theme,
    ) -> None:
        self.page = QWidget()
        self.views = ViewSwitch(document, actions, self.page, texts, theme)
        self.toolbar = Toolbar(actions, self.views.tabs, find, texts, theme)
        self.palette = PaletteStrip(texts, theme)
        self.as_of_banner = Banner(texts("banner.back-to-today"))
        self.read_only_banner = Banner(role="banner-warning")
        self.trouble_banner = Banner(texts("banner.close"), role="banner-warning")
        self.timeline = Timeline(document, texts, theme)
        self.findings = FindingsPanel(document, texts, theme)
        self.inspector = Inspector(document, texts, theme)
        self.status = StatusBar(document, self.findings.model.in_order, texts)
        self._stage = _Stage(self.timeline)
        self.empty_card = EmptyCard(texts, theme, self._stage)
        self.left = QSplitter(Qt.Orientation.Vertical)
        self.across = QSplitter(Qt.Orientation.Horizontal)
        self._is_low = False
        self._findings_height = FINDINGS_HEIGHT
        self.shows_fix = False
        """Whether what is previewed is a fix that is looked at, not a thing in the user's hand."""
        self._preview: Preview | None = None
        self._preview_timer = QTimer(window)
        self._preview_timer.setSingleShot(True)
        self._preview_timer.setInterval(PREVIEW_MS)
        self._preview_timer.timeout.connect(lambda: self.show_preview(self._preview))
        self._lay_out(window)

    @property
    def splitters(self) -> dict[str, QSplitter]:
        return {"left": self.left, "across": self.across}

    def _lay_out(self, window: QMainWindow) -> None:
        self.findings.setMinimumHeight(MIN_HEIGHT)
        self.left.addWidget(self._stage)
        self.left.addWidget(self.findings)
        self.left.setStretchFactor(0, 1)
        self.left.setStretchFactor(1, 0)
        self.left.setSizes([600, FINDINGS_HEIGHT])
        self.across.addWidget(self.left)
        self.across.addWidget(self.inspector)
        self.across.setStretchFactor(0, 1)
        self.across.setStretchFactor(1, 0)
        self.inspector.setMinimumWidth(NARROW_WIDTH)
        self.across.setSizes([1328, WIDTH])
        for splitter in self.splitters.values():
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        _stacked(self.page, self.palette, self.across)
        centre = QWidget()
        banners = (self.as_of_banner, self.read_only_banner, self.trouble_banner)
        _stacked(centre, self.toolbar, *banners, self.views.stack)
        window.setCentralWidget(centre)
        window.setStatusBar(self.status)

    def set_theme(self, theme: Theme) -> None:
        for part in (
            self.toolbar,
            self.palette,
            self.timeline,
            self.findings,
            self.inspector,
            self.empty_card,
            self.views,
        ):
            part.set_theme(theme)

    def preview_soon(self, preview: Preview | None) -> None:
        """The same once the pointer rests on a place for a moment, so that the drag itself never waits."""
        self.status.set_dragging(preview is not None and not self.shows_fix)
        self._preview = preview
        if preview is None:
            self._preview_timer.stop()
            self.show_preview(None)
        else:
            self._preview_timer.start()

    def show_preview(self, preview: Preview | None) -> None:
        """What a drag under way or a fix would change, in every part that shows it; None ends it."""
        self.findings.show_preview(preview, is_held=not self.shows_fix)
        self.inspector.show_preview(preview)
        self.status.set_dragging(preview is not None and not self.shows_fix)

    def fit_to(self, width: int, height: int) -> None:
        """The denser forms on small windows."""
        is_narrow, is_low = width < NARROW_BELOW, height < LOW_BELOW
        self.palette.set_narrow(is_narrow)
        self.palette.setVisible(not is_low)
        self.toolbar.set_low(is_low)
        self.findings.set_captions(not is_narrow)
        self._set_low(is_low)
        wanted = NARROW_WIDTH if is_narrow else WIDTH
        if self.inspector.width() in (NARROW_WIDTH, WIDTH) and self.inspector.width() != wanted:
            self.across.setSizes([self.across.width() - wanted, wanted])

    def _set_low(self, is_low: bool) -> None:
        """The findings give their room to the plan on a low window, and get it back on a higher one."""
        if is_low is self._is_low:
            return
        self._is_low = is_low
        if is_low:
            self._findings_height = self.left.sizes()[1]
        self.findings.set_low(is_low)
        wanted = CHIP_ROW if is_low else self._findings_height
        self.left.setSizes([max(self.left.height() - wanted, 1), wanted])

    def timeline_keys(self) -> Sequence[tuple[str, str]]:
        """(keys, what they do) of the keys the timeline handles itself."""
        return self.timeline.keys()


def _stacked(host: QWidget, *parts: QWidget) -> None:
    """Puts ``parts`` below each other in ``host``; the last one takes the room that is left."""
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part, int(part is parts[-1]))


class _Stage(QWidget):
    """Holds the timeline, and the empty card floating over it."""

    def __init__(self, timeline: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(timeline)
        self.setMinimumHeight(160)
