"""Which paper a file of the view in sight is made for, before its name is asked."""

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from taito_planner.texts import Texts
from taito_planner.ui.controls import label
from taito_planner.ui.dialogs.fitted import SPACING, FittedDialog, dialog_column
from taito_planner.ui.papers.rows import foot, labelled
from taito_planner.ui.printing.page_choice import PageChoice
from taito_planner.ui.printing.preview import MakeJob

WIDTH = 420


class PageDialog(FittedDialog):
    """Not modal.

    Signals:
        job_made: the Job and the key of its view.
    """

    job_made = Signal(object, str)

    def __init__(
        self, make: MakeJob, view: str, kind: str, texts: Texts, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        """``kind`` is that of the file: ``pdf`` or ``pictures``."""
        super().__init__(WIDTH, parent)
        self._make, self._view, self._texts = make, view, texts
        self.setWindowTitle(texts(f"print-pages.{kind}", view=texts(f"print.view.{view}")))
        self.choice = PageChoice(view, texts, settings, self)
        self.pages = label("", "caption")
        self.export = QPushButton(texts(f"print.do-{kind}"))
        cancel = QPushButton(texts("accepting.cancel"))
        column = dialog_column(self)
        column.addWidget(labelled(texts("print.paper"), self.choice.papers))
        if self.choice.has_stretch:
            column.addWidget(labelled(texts("print.stretch"), self.choice.stretches))
        column.addWidget(self.pages)
        column.addSpacing(SPACING)
        column.addLayout(foot(cancel, self.export))
        cancel.clicked.connect(self.close)
        self.export.clicked.connect(self._export)
        self.choice.chosen.connect(self._remake)
        self._remake()
        self.export.setFocus()

    def _remake(self) -> None:
        self._job = self._make(self.choice.paper, whole=self.choice.is_whole, view=self._view)
        self.pages.setText(self._texts("print-pages.count", count=self._job.page_count))

    def _export(self) -> None:
        self._remake()  # the plan may have changed since
        self.accept()
        self.job_made.emit(self._job, self._view)
