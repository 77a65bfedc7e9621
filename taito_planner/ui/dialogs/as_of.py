"""Asks for the day the plan is looked at from."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from taito_planner.domain.refusals import Refused
from taito_planner.session.document import PlanDocument
from taito_planner.texts import Texts
from taito_planner.ui.controls import label
from taito_planner.ui.day_edit import DayEdit
from taito_planner.ui.dialogs.fitted import FittedDialog, dialog_column
from taito_planner.ui.forms.facts import Fact, FactKind
from taito_planner.ui.forms.field import WIDE_LABEL_WIDTH, Field
from taito_planner.ui.style import set_role


class AsOfDialog(FittedDialog):
    """One day and two buttons: look from that day, or from today again. Not modal."""

    def __init__(self, document: PlanDocument, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(360, parent)
        self._document = document
        self._texts = texts
        self.setWindowTitle(texts("as-of.title"))
        fact = Fact("as_of", FactKind.DAY, required=True)
        editor = DayEdit(texts, lambda: document.as_of)
        self.field = Field(fact, texts("as-of.day"), editor, texts, label_width=WIDE_LABEL_WIDTH)
        editor.set_value(document.as_of)
        show = QPushButton(texts("as-of.show"))
        show.setDefault(True)
        show.clicked.connect(self.show_day)
        today = QPushButton(texts("as-of.today"))
        today.setAutoDefault(False)
        today.clicked.connect(self.show_today)
        set_role(today, "tall")
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(today)
        row.addWidget(show)
        column = dialog_column(self)
        column.addWidget(label(texts("as-of.hint"), "label", wraps=True))
        column.addWidget(self.field)
        column.addLayout(row)
        editor.setFocus()
        editor.selectAll()

    def show_day(self) -> None:
        if not self.field.is_readable():
            return
        self._set(self.field.value())

    def show_today(self) -> None:
        self._set(None)

    def _set(self, day: date | None) -> None:
        try:
            self._document.set_as_of(day)
        except Refused as refusal:
            self.field.show_refusal(refusal)
            return
        self.accept()
