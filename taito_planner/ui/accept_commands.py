"""Accepting deviations and taking that back: each is one step, and the status bar says what was done."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from taito_planner.domain.refusals import Refused
from taito_planner.rules.acceptance import withdraw
from taito_planner.rules.finding import Finding
from taito_planner.session.document import PlanDocument
from taito_planner.texts import Texts
from taito_planner.ui import user_name
from taito_planner.ui.dialogs.accepting import AcceptDialog
from taito_planner.ui.findings_panel import FindingsPanel
from taito_planner.ui.inspector import Inspector


class AcceptCommands(QObject):
    """Signals:
    done: a sentence for the status bar.
    refused: a Refused that an edit met.
    """

    done = Signal(str)
    refused = Signal(object)

    def __init__(self, document: PlanDocument, texts: Texts, settings: QSettings, window: QWidget) -> None:
        super().__init__(window)
        self._document = document
        self._texts = texts
        self._settings = settings
        self._window = window
        self._panel: FindingsPanel | None = None
        user_name.recall(settings, document)

    def serve(self, panel: FindingsPanel, inspector: Inspector, actions: Mapping[str, QAction]) -> None:
        """Takes the wishes of the list and the inspector, and keeps their actions in step with what is chosen."""
        self._panel = panel
        accept_it, withdraw_it = actions["findings.accept"], actions["findings.withdraw"]
        panel.table.addActions([accept_it, withdraw_it])
        inspector.accept_asked.connect(lambda finding: self.accept([finding]))
        inspector.withdraw_asked.connect(lambda finding: self.withdraw([finding]))

        def refresh() -> None:
            can_edit, of = not self._document.is_read_only, self._document.checked.acceptance_of
            accept_it.setEnabled(can_edit)
            withdraw_it.setEnabled(can_edit and any(of(finding) for finding in panel.chosen))

        panel.table.selectionModel().selectionChanged.connect(refresh)
        panel.model.modelReset.connect(refresh)
        refresh()

    @property
    def _chosen(self) -> list[Finding]:
        return self._panel.chosen if self._panel else []

    def accept_chosen(self) -> AcceptDialog | None:
        """Asks for the reason to accept the chosen findings; of open and accepted ones only the open."""
        return self.accept(list(self._document.checked.acceptances.open(self._chosen)) or self._chosen)

    def accept(self, findings: Iterable[Finding]) -> AcceptDialog | None:
        """The dialog, which stays beside the plan; None where there is nothing to accept."""
        findings = list(findings)
        if not findings or self._panel is None:
            self.done.emit(self._texts("accepting.choose-first"))
            return None
        theme = self._panel.model.theme
        dialog = AcceptDialog(findings, self._document, self._texts, theme, self._settings, self._window)
        dialog.made.connect(lambda made: self._tell("accepting.done", made))
        dialog.show()
        return dialog

    def withdraw_chosen(self) -> None:
        self.withdraw(self._chosen)

    def withdraw(self, findings: Iterable[Finding]) -> None:
        """Takes the acceptances of ``findings`` back, without asking: undo brings them back."""
        acceptances = self._document.checked.acceptances
        accepted = [finding for finding in findings if acceptances.of(finding) is not None]
        if not accepted:
            self.done.emit(self._texts("accepting.not-accepted"))
            return
        try:
            self._document.submit(withdraw(accepted, acceptances))
        except Refused as refusal:
            self.refused.emit(refusal)
            return
        self._tell("accepting.withdrawn", accepted)

    def _tell(self, key: str, findings: list[Finding]) -> None:
        rule = self._texts(f"rule.{findings[0].rule}.name")
        self.done.emit(self._texts(key, count=len(findings), rule=rule))
