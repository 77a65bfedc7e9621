"""The switches for paper and stretch, which remember for each view what was chosen last."""

from PySide6.QtCore import QObject, QSettings, Signal

from taito_planner.texts import Texts
from taito_planner.ui.controls import Segmented
from taito_planner.ui.printing.paper import PAPERS, Paper
from taito_planner.ui.views.switch import TIMELINE

HALF, WHOLE = "half", "whole"


class PageChoice(QObject):
    """Holds the switches; whoever owns them puts them in place.

    Signals:
        chosen: another paper or stretch.
    """

    chosen = Signal()

    def __init__(self, view: str, texts: Texts, settings: QSettings, parent: QObject) -> None:
        """``view`` is the key of what is printed. Half a year of lanes wants A3, the other views A4."""
        super().__init__(parent)
        self._view, self._settings = view, settings
        self.papers = Segmented([(name, name) for name in PAPERS], texts("print.paper"))
        stretches = [(HALF, texts("print.half-year")), (WHOLE, texts("print.whole-plan"))]
        self.stretches = Segmented(stretches, texts("print.stretch"))
        self.has_stretch = view == TIMELINE
        self.papers.set_current(self._kept("paper", tuple(PAPERS), "A3" if view == TIMELINE else "A4"))
        self.stretches.set_current(self._kept("stretch", (HALF, WHOLE), HALF))
        for name, switch in (("paper", self.papers), ("stretch", self.stretches)):
            switch.chosen.connect(lambda value, name=name: self._take(name, value))

    @property
    def paper(self) -> Paper:
        return PAPERS[self.papers.current or "A4"]

    @property
    def is_whole(self) -> bool:
        """Whether all weeks of the plan are printed, not the half year in sight."""
        return self.has_stretch and self.stretches.current == WHOLE

    def _kept(self, name: str, choices: tuple[str, ...], first: str) -> str:
        kept = str(self._settings.value(self._key(name), first))
        return kept if kept in choices else first

    def _take(self, name: str, value: str) -> None:
        self._settings.setValue(self._key(name), value)
        self.chosen.emit()

    def _key(self, name: str) -> str:
        return f"print/{self._view}-{name}"
