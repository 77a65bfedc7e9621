"""Asks why a deviation is accepted, and by whom."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from taito_planner.domain.refusals import Refused
from taito_planner.rules.acceptance import accept
from taito_planner.rules.finding import Finding
from taito_planner.session.document import PlanDocument
from taito_planner.texts import Texts
from taito_planner.ui import user_name
from taito_planner.ui.controls import empty_layout, label, thin_rule
from taito_planner.ui.dialogs.fitted import SPACING, FittedDialog, dialog_column
from taito_planner.ui.forms.facts import Fact
from taito_planner.ui.forms.field import LONG_LABEL_WIDTH, Field
from taito_planner.ui.inspector.finding_row import told
from taito_planner.ui.parsed_line import ParsedLine
from taito_planner.ui.signs import ROW_SIZE, sign_of, sign_pixmap
from taito_planner.ui.style import set_role
from taito_planner.ui.theme import Theme

WIDTH, MOST_SHOWN = 540, 4
QUICK = ("kela", "customer", "checked")
"""Reasons at a click: ``accepting.quick.<name>``."""


class AcceptDialog(FittedDialog):
    """What is accepted, a reason, a name. Not modal: the plan may be moved meanwhile, and what is shown follows it.

    Signals:
        made: the findings that were accepted.
    """

    made = Signal(object)

    def __init__(
        self,
        findings: Iterable[Finding],
        document: PlanDocument,
        texts: Texts,
        theme: Theme,
        settings: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(WIDTH, parent)
        self._keys = {finding.key for finding in findings}
        self._document = document
        self._texts = texts
        self._theme = theme
        self._settings = settings
        self.setWindowTitle(texts("accepting.title"))
        self.about = QVBoxLayout()
        self.reason = self._field("reason", self._earlier_reason())
        self.who = self._field("who", document.user_name, required=True)
        self.quick = [self._quick_button(name) for name in QUICK]
        self.accept_button = QPushButton(texts("accepting.accept"))
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self.accept_them)
        set_role(self.accept_button, "primary")
        self._lay_out()
        self._show_findings()
        document.plan_changed.connect(self._show_findings)
        self.reason.editor.setFocus()
        self.reason.editor.selectAll()

    @property
    def findings(self) -> list[Finding]:
        """Those to be accepted, as they are now."""
        return [finding for finding in self._document.checked.findings if finding.key in self._keys]

    def accept_them(self) -> None:
        """One step for all of them; an empty reason is refused with a sentence under the field."""
        if not self.who.is_readable():
            return
        findings, who = self.findings, self.who.value()
        intent = accept(findings, self.reason.value(), who, datetime.now(), self._document.checked.acceptances)
        self._document.plan_changed.disconnect(self._show_findings)
        try:
            user_name.remember(who, self._settings, self._document)
            self._document.submit(intent)
        except Refused as refusal:
            self._document.plan_changed.connect(self._show_findings)
            self.reason.show_refusal(refusal)
            self.reason.editor.setFocus()
            return
        self.made.emit(findings)
        self.accept()

    def _field(self, name: str, value: str, *, required: bool = False) -> Field:
        editor = ParsedLine(str, str)
        fact = Fact(name, required=required)
        field = Field(fact, self._texts(f"accepting.{name}"), editor, self._texts, label_width=LONG_LABEL_WIDTH)
        editor.set_value(value)
        return field

    def _earlier_reason(self) -> str:
        """What the findings were accepted for before, where that was one reason for all."""
        known = self._document.checked.acceptances
        records = [known.of(finding) or known.lapsed(finding) for finding in self.findings]
        reasons = {record.reason if record else "" for record in records}
        return reasons.pop() if len(reasons) == 1 else ""

    def _quick_button(self, name: str) -> QPushButton:
        text = self._texts(f"accepting.quick.{name}")
        button = QPushButton(text)
        button.setAutoDefault(False)
        set_role(button, "link")
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self._take(text))
        return button

    def _take(self, reason: str) -> None:
        self.reason.editor.setText(reason)
        self.reason.clear_error()
        self.reason.editor.setFocus()

    def _lay_out(self) -> None:
        cancel = QPushButton(self._texts("accepting.cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        set_role(cancel, "tall")
        quick = QHBoxLayout()
        quick.setContentsMargins(LONG_LABEL_WIDTH, 0, 0, 4)
        quick.setSpacing(16)
        for button in self.quick:
            quick.addWidget(button)
        quick.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.accept_button)
        self.about.setSpacing(2)
        column = dialog_column(self)
        column.addLayout(self.about)
        column.addWidget(thin_rule())
        column.addWidget(self.reason)
        column.addLayout(quick)
        column.addWidget(self.who)
        column.addWidget(label(self._texts("accepting.hint"), "quiet", wraps=True))
        column.addSpacing(SPACING)
        column.addLayout(buttons)

    def _show_findings(self) -> None:
        """The sentences as they are now; nothing can be accepted that is no longer found."""
        empty_layout(self.about)
        findings = self.findings
        self.accept_button.setEnabled(bool(findings) and not self._document.is_read_only)
        if len(findings) != 1:
            key = "accepting.many" if findings else "accepting.gone"
            self.about.addWidget(QLabel(self._texts(key, count=len(findings))))
        for finding in findings[:MOST_SHOWN]:
            self.about.addWidget(self._sentence(finding))
        if len(findings) > MOST_SHOWN:
            self.about.addWidget(label(self._texts("accepting.rest", count=len(findings) - MOST_SHOWN), "quiet"))

    def _sentence(self, finding: Finding) -> QWidget:
        sign = QLabel()
        sign.setPixmap(sign_pixmap(sign_of(finding.severity), ROW_SIZE, self._theme, self.devicePixelRatioF()))
        sign.setAccessibleName(self._texts(f"severity.{finding.severity.key}"))
        sentence = label(told(finding, self._document.plan, self._texts, None), wraps=True)
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(sentence, 1)
        return made
