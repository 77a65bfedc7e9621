"""The way from a finding in the inspector to the message or certificate that closes it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy

from taito_planner.rules.finding import Finding
from taito_planner.texts import Texts
from taito_planner.ui.style import set_role

KEY_BY_RULE = {
    "deferral-not-announced": "papers.open-notice",
    "kela-not-told": "papers.open-notice",
    "decision-expired": "papers.open-notice",
    "certificate-outdated": "papers.make-certificate",
    "certificate-due": "papers.make-certificate",
}


class PaperLink(QPushButton):
    """Signals:
    asked: the Finding shown.
    """

    asked = Signal(object)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._finding: Finding | None = None
        set_role(self, "link")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.asked.emit(self._finding))
        self.hide()

    def show_finding(self, finding: Finding, sentence: str, is_open: bool) -> None:
        """``sentence`` is what a screen reader says with it."""
        self._finding = finding
        key = KEY_BY_RULE.get(finding.rule)
        if key:
            self.setText(self._texts(key))
        self.setAccessibleDescription(sentence)
        self.setVisible(is_open and key is not None)
