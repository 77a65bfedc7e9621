"""A finding in the inspector: its sign and sentence; rule, limit, actual and source in the tooltip."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import Plan
from taito_planner.rules.acceptance import Acceptances
from taito_planner.rules.catalogue import RULE_BY_ID
from taito_planner.rules.finding import Finding
from taito_planner.texts import Texts
from taito_planner.texts.dates import decimal_text, weekday_day
from taito_planner.texts.finding_text import sentence
from taito_planner.ui.controls import label
from taito_planner.ui.findings_model import subject_text
from taito_planner.ui.inspector.acceptance_line import AcceptanceLine
from taito_planner.ui.signs import ROW_SIZE, Sign, sign_of, sign_pixmap
from taito_planner.ui.style import set_role
from taito_planner.ui.theme import Theme

ZERO_WIDTH_SPACE = "\N{ZERO WIDTH SPACE}"


class FindingRow(QWidget):
    """One finding of what is selected, or under a drag one that would be new or would go.

    Signals:
        accept_asked, withdraw_asked: the Finding shown.
    """

    accept_asked = Signal(object)
    withdraw_asked = Signal(object)

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._theme = theme
        self._mark = QLabel()
        self._sentence = label("", wraps=True)
        self.acceptance = AcceptanceLine(texts)
        self.acceptance.accept_asked.connect(self.accept_asked)
        self.acceptance.withdraw_asked.connect(self.withdraw_asked)
        self.acceptance.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(1)
        grid.addWidget(self._mark, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._sentence, 0, 1)
        grid.addWidget(self.acceptance, 1, 1)
        grid.setColumnStretch(1, 1)

    def show_finding(self, finding: Finding, text: str, *, is_cleared: bool) -> None:
        """``text`` is its sentence; one that would go is struck out."""
        texts = self._texts
        word = texts("panel.cleared") if is_cleared else texts(f"severity.{finding.severity.key}")
        self._show_sign(Sign.CLEARED if is_cleared else sign_of(finding.severity), word)
        set_role(self._sentence, "")
        self.acceptance.hide()
        self._sentence.setText(breakable(text))
        font = self._sentence.font()
        if font.strikeOut() is not is_cleared:
            font.setStrikeOut(is_cleared)
            self._sentence.setFont(font)
        self.setToolTip(source_text(finding, texts))

    def show_acceptance(self, finding: Finding, acceptances: Acceptances, *, can_edit: bool) -> None:
        """After ``show_finding``: the way to accept it, or greyed who accepted it and why."""
        if acceptances.of(finding) is not None:
            self._show_sign(Sign.ACCEPTED, self._texts("acceptance.word"))
            set_role(self._sentence, "quiet")
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
    return texts("inspector.about", subject=subject_text(finding, plan, texts), sentence=text)


def breakable(text: str) -> str:
    """Lets a long address wrap after its @ and _."""
    return text.replace("@", f"@{ZERO_WIDTH_SPACE}").replace("_", f"_{ZERO_WIDTH_SPACE}")


def limit_text(finding: Finding, texts: Texts) -> str:
    """``Raja ma 29.12.2025 · suunniteltu ti 6.1.2026``"""
    parts = []
    if finding.limit is not None:
        parts.append(texts("inspector.limit", value=_written(finding.limit, texts)))
    if finding.actual is not None:
        parts.append(texts("inspector.actual", value=_written(finding.actual, texts)))
    return " · ".join(parts)


def source_text(finding: Finding, texts: Texts) -> str:
    """The rule's name, limit and actual, where it comes from, and whether the reading is ours."""
    rule = RULE_BY_ID[finding.rule]
    lines = [texts(f"rule.{finding.rule}.name"), limit_text(finding, texts)]
    lines.append(texts("inspector.source", source=source_of(finding.rule, texts)))
    if rule.is_interpretation:
        lines.append(texts("inspector.interpretation"))
    return "\n".join(line for line in lines if line)


def source_of(rule_id: str, texts: Texts) -> str:
    """Where the rule comes from, in the language of the screen."""
    key = f"rule.{rule_id}.source"
    return texts(key) if key in texts else RULE_BY_ID[rule_id].source


def _written(value: Any, texts: Texts) -> str:
    if isinstance(value, date):
        return weekday_day(value, texts.language)
    if isinstance(value, float):
        return decimal_text(value, texts.language)
    return str(value)
