"""Under a finding in the inspector: who accepted it, and why. The row places its links: accept, take back."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from taito_planner.rules.acceptance import Acceptances
from taito_planner.rules.finding import Finding
from taito_planner.texts import Texts
from taito_planner.texts.acceptance_text import acceptance_text, earlier_text
from taito_planner.ui.controls import label
from taito_planner.ui.style import set_role


class AcceptanceLine(QWidget):
    """Signals:
    accept_asked, withdraw_asked: the finding shown.
    """

    accept_asked = Signal(object)
    withdraw_asked = Signal(object)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._finding: Finding | None = None
        self._said = label("", "caption", wraps=True)
        self.accept_button = self._link("inspector.accept", self.accept_asked)
        self.accept_button.setToolTip(texts("inspector.accept-hint"))
        self.withdraw_button = self._link("inspector.withdraw", self.withdraw_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 2)
        column.setSpacing(1)
        column.addWidget(self._said)

    @property
    def text(self) -> str:
        return self._said.text()

    def show_finding(self, finding: Finding, sentence: str, acceptances: Acceptances, *, can_edit: bool) -> None:
        """``sentence`` is what a screen reader says with the button."""
        self._finding = finding
        accepted, lapsed = acceptances.of(finding), acceptances.lapsed(finding)
        said = acceptance_text(accepted, self._texts) if accepted else ""
        if lapsed:
            said = earlier_text(lapsed, self._texts)
        self._said.setText(said)
        self.accept_button.setVisible(can_edit and accepted is None)
        self.withdraw_button.setVisible(can_edit and accepted is not None)
        for button in (self.accept_button, self.withdraw_button):
            button.setAccessibleDescription(sentence)
        self.setVisible(bool(said))

    def _link(self, key: str, asked: SignalInstance) -> QPushButton:
        button = QPushButton(self._texts(key))
        set_role(button, "link")
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: asked.emit(self._finding))
        return button
