"""A finding in the inspector: its sign and sentence, how far from its limit it is, and on request why."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import Plan
from taito_planner.rules.acceptance import Acceptances
from taito_planner.rules.finding import Finding
from taito_planner.texts import Texts
from taito_planner.texts.explanation import Explanation
from taito_planner.texts.finding_text import sentence
from taito_planner.ui.controls import label
from taito_planner.ui.direction import from_left
from taito_planner.ui.findings_model import subject_text
from taito_planner.ui.fixes.link import FixLink
from taito_planner.ui.inspector.acceptance_line import AcceptanceLine
from taito_planner.ui.inspector.explanation_lines import ZERO_WIDTH_SPACE, ExplanationLines, breakable
from taito_planner.ui.papers.link import PaperLink
from taito_planner.ui.signs import ROW_SIZE, Sign, sign_of, sign_pixmap
from taito_planner.ui.style import set_role
from taito_planner.ui.theme import Theme


class FindingRow(QWidget):
    """One finding of what is selected, or under a drag one that would be new or would go.

    Signals:
        accept_asked, withdraw_asked, fix_asked, paper_asked: the Finding shown.
    """

    fix_asked = Signal(object)
    paper_asked = Signal(object)
    accept_asked = Signal(object)
    withdraw_asked = Signal(object)

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._theme = theme
        self._mark = QLabel()
        self._sentence = label("", wraps=True)
        self.explanation = ExplanationLines(texts)
        self.acceptance = AcceptanceLine(texts)
        self.acceptance.accept_asked.connect(self.accept_asked)
        self.acceptance.withdraw_asked.connect(self.withdraw_asked)
        self.acceptance.hide()
        self.fix_button = FixLink(texts)
        self.fix_button.asked.connect(self.fix_asked)
        self.paper_button = PaperLink(texts)
        self.paper_button.asked.connect(self.paper_asked)
        accepting = self.acceptance.accept_button, self.acceptance.withdraw_button
        for link in (self.fix_button, self.paper_button, *accepting):
            self.explanation.add_aside(link)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(1)
        grid.addWidget(self._mark, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._sentence, 0, 1)
        grid.addWidget(self.acceptance, 1, 1)
        grid.addWidget(self.explanation, 2, 1)
        grid.setColumnStretch(1, 1)

    def show_finding(self, finding: Finding, text: str, explanation: Explanation, *, is_cleared: bool) -> None:
        """``text`` is its sentence; one that would go is struck out."""
        texts = self._texts
        word = texts("panel.cleared") if is_cleared else texts(f"severity.{finding.severity.key}")
        self._show_sign(Sign.CLEARED if is_cleared else sign_of(finding.severity), word)
        set_role(self._sentence, "")
        self.acceptance.hide()
        self.fix_button.hide()
        self.paper_button.hide()
        self.acceptance.accept_button.hide()
        self.acceptance.withdraw_button.hide()
        self._sentence.setText(breakable(text))
        font = self._sentence.font()
        if font.strikeOut() is not is_cleared:
            font.setStrikeOut(is_cleared)
            self._sentence.setFont(font)
        self.explanation.show_explanation(explanation)
        self.setToolTip("\n".join(explanation.lines(texts)))

    def show_acceptance(
        self, finding: Finding, acceptances: Acceptances, *, can_edit: bool, may_fix: bool = False
    ) -> None:
        """After ``show_finding``: the way to accept it, or greyed who accepted it and why."""
        if acceptances.of(finding) is not None:
            self._show_sign(Sign.ACCEPTED, self._texts("acceptance.word"))
            set_role(self._sentence, "quiet")
        self.fix_button.show_finding(finding, self.text, may_fix and acceptances.of(finding) is None)
        self.paper_button.show_finding(finding, self.text, acceptances.of(finding) is None)
        self.acceptance.show_finding(finding, self.text, acceptances, can_edit=can_edit)

    def _show_sign(self, sign: Sign, word: str) -> None:
        self._mark.setPixmap(sign_pixmap(sign, ROW_SIZE, self._theme, self.devicePixelRatioF()))
        self._mark.setAccessibleName(word)

    @property
    def text(self) -> str:
        return self._sentence.text().replace(ZERO_WIDTH_SPACE, "")


def told(finding: Finding, plan: Plan, texts: Texts, selected: EntityId | None) -> str:
    """The sentence, begun with whom it is about where that is not the selected thing itself."""
    text = sentence(finding, plan, texts)
    subject = finding.customer or finding.staff
    if subject is None or subject == selected:
        return text
    return from_left(texts("inspector.about", subject=subject_text(finding, plan, texts), sentence=text))
