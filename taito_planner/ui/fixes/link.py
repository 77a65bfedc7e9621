"""The way from a finding in the inspector to its fixes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy

from taito_planner.rules.finding import Finding
from taito_planner.texts import Texts
from taito_planner.ui.style import set_role


class FixLink(QPushButton):
    """Signals:
    asked: the Finding shown.
    """

    asked = Signal(object)

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts("fix.menu.open"))
        self._finding: Finding | None = None
        set_role(self, "link")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(texts("fix.menu.open-hint"))
        self.clicked.connect(lambda: self.asked.emit(self._finding))
        self.hide()

    def show_finding(self, finding: Finding, sentence: str, may_fix: bool) -> None:
        """``sentence`` is what a screen reader says with it."""
        self._finding = finding
        self.setAccessibleDescription(sentence)
        self.setVisible(may_fix)
