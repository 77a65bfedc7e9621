"""Under a finding: how far from its limit it is, and on request why: source, our readings, whom to turn to."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from taito_planner.domain.contacts import Contact
from taito_planner.texts import Texts
from taito_planner.texts.contact_text import contact_line
from taito_planner.texts.explanation import Explanation
from taito_planner.ui.controls import empty_layout, label
from taito_planner.ui.elided import ElidedLabel
from taito_planner.ui.flow_row import FlowRow
from taito_planner.ui.style import set_role

ZERO_WIDTH_SPACE = "\N{ZERO WIDTH SPACE}"


class ExplanationLines(QWidget):
    """``11 päivää yli``, and in the next line ``Miksi?``"""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._shown: Explanation | None = None
        self._slack = ElidedLabel("", "caption")
        self.details = QWidget()
        self.why = QPushButton()
        set_role(self.why, "link")
        self.why.clicked.connect(lambda: self._open(self.details.isHidden()))
        self._lines = QVBoxLayout(self.details)
        self._lines.setContentsMargins(0, 2, 0, 4)
        self._lines.setSpacing(3)
        self._links = FlowRow(12, 2)
        self._links.addWidget(self.why)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self._slack)
        column.addLayout(self._links)
        column.addWidget(self.details)
        self._open(False)

    def add_aside(self, link: QWidget) -> None:
        """What else can be done about the finding, in the same line after "why"."""
        self._links.addWidget(link)

    @property
    def slack_text(self) -> str:
        return self._slack.text()

    @property
    def texts_shown(self) -> list[str]:
        """What stands in the opened details, from the top."""
        items = (self._lines.itemAt(number) for number in range(self._lines.count()))
        lines = [item.widget() for item in items if item]
        labels = (line if isinstance(line, QLabel) else line.findChild(QLabel) for line in lines if line)
        return [part.text().replace(ZERO_WIDTH_SPACE, "") for part in labels if isinstance(part, QLabel)]

    def show_explanation(self, explanation: Explanation) -> None:
        """Another finding closes the details; the same one keeps them as they are."""
        if self._shown == explanation:
            return
        if self._shown is None or self._shown.name != explanation.name:
            self._open(False)
        self._shown = explanation
        self._slack.show_text(explanation.slack)
        self._slack.setVisible(bool(explanation.slack))
        self.why.setAccessibleName(f"{self._texts('explain.why')} {explanation.sentence}")
        if not self.details.isHidden():
            self._fill()

    def _open(self, opened: bool) -> None:
        """The details are made when they are first looked at: a list of findings opens few of them."""
        if opened:
            self._fill()
        self.details.setVisible(opened)
        self.why.setText(self._texts("explain.less" if opened else "explain.why"))

    def _fill(self) -> None:
        its, texts = self._shown, self._texts
        empty_layout(self._lines)
        if its is None:
            return
        numbers = [its.limit and texts("explain.limit", value=its.limit)]
        numbers += [its.actual and texts("explain.actual", value=its.actual)]
        for text in (" · ".join(filter(None, numbers)), its.source, *its.quotes):
            if text:
                self._lines.addWidget(label(breakable(text), "caption", wraps=True))
        if its.is_interpretation:
            self._lines.addWidget(self._chip())
        for reading in its.readings:
            self._lines.addWidget(label(reading, "caption", wraps=True))
        for contact in its.contacts:
            self._lines.addWidget(self._contact(contact))

    def _chip(self) -> QWidget:
        chip = label(self._texts("explain.interpretation"), "key")
        chip.setToolTip(self._texts("explain.interpretation-hint"))
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 2, 0, 0)
        line.addWidget(chip)
        line.addStretch(1)
        return holder

    def _contact(self, contact: Contact) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 2, 0, 0)
        line.setSpacing(6)
        copy = QPushButton(self._texts("contacts.copy"))
        set_role(copy, "link")
        copy.setAccessibleName(self._texts("contacts.copy-this", value=contact.value))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(contact.value))
        line.addWidget(label(breakable(contact_line(contact, self._texts)), wraps=True), 1)
        line.addWidget(copy)
        return holder


def breakable(text: str) -> str:
    """Lets a long address wrap after its @, _, / and the hyphen of its path."""
    for sign in "@_/":
        text = text.replace(sign, f"{sign}{ZERO_WIDTH_SPACE}")
    return text
