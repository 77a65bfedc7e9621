"""What must be told or given because of a group or a customer: one line for each kind, with whom to turn to."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from taito_planner.domain.model import Plan
from taito_planner.rules.checker import Checked
from taito_planner.rules.finding import Finding
from taito_planner.texts import Texts
from taito_planner.texts.contact_text import contacts_text
from taito_planner.texts.finding_text import profile_of, rule_name, sentence
from taito_planner.ui.controls import empty_layout, label, thin_rule
from taito_planner.ui.elided import ElidedLabel

TELLING_RULES = ("deferral-not-announced", "certificate-outdated", "certificate-due", "kela-not-told")


class AnnounceSection(QWidget):
    """``Todistus jaksolta (6)``"""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._lines = QVBoxLayout()
        self._lines.setSpacing(1)
        self._shown: list[tuple[str, str, str]] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(thin_rule())
        column.addSpacing(4)
        column.addWidget(label(texts("announce.title"), "heading"))
        column.addLayout(self._lines)

    @property
    def lines(self) -> list[str]:
        """The lines shown, from the top."""
        return [line for line, _, _ in self._shown or []]

    def show_findings(self, findings: Iterable[Finding], checked: Checked) -> None:
        """Of ``findings`` those that demand that someone is told; without any the section is gone."""
        lines = self._told(findings, checked)
        self.setVisible(bool(lines))
        if lines == self._shown:
            return
        self._shown = lines
        empty_layout(self._lines)
        for text, contact, hint in lines:
            line = ElidedLabel()
            line.show_text(text, hint)
            self._lines.addWidget(line)
            if contact:
                whom = ElidedLabel("", "caption")
                whom.show_text(contact)
                self._lines.addWidget(whom)

    def _told(self, findings: Iterable[Finding], checked: Checked) -> list[tuple[str, str, str]]:
        """(line, contacts, the findings' sentences); accepted findings ask nothing of anyone."""
        texts, plan = self._texts, checked.plan
        open_ones = [f for f in findings if f.rule in TELLING_RULES and checked.acceptance_of(f) is None]
        lines = []
        for rule in TELLING_RULES:
            its = [finding for finding in open_ones if finding.rule == rule]
            if its:
                name = rule_name(rule, texts, profile_of(its[0], plan, checked.profiles))
                line = texts("announce.line", name=name, count=len(its))
                whom = dict.fromkeys(filter(None, (contacts_text(f, plan, checked.profiles, texts) for f in its)))
                lines.append((line, "; ".join(whom), _sentences(its, plan, texts)))
        return lines


def _sentences(findings: list[Finding], plan: Plan, texts: Texts) -> str:
    return "\n".join(sentence(finding, plan, texts) for finding in findings)
