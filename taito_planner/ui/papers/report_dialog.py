"""Which part of the plan a workbook of reports is made of: days, a group or a person, names or codes."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from taito_planner.domain.days import DaySpan
from taito_planner.domain.refusals import Refused
from taito_planner.session.document import PlanDocument
from taito_planner.texts import Texts
from taito_planner.texts.dates import span_text
from taito_planner.ui.controls import ChoiceBox, label
from taito_planner.ui.day_edit import DayEdit
from taito_planner.ui.dialogs.fitted import SPACING, FittedDialog, dialog_column
from taito_planner.ui.forms.facts import Fact, FactKind
from taito_planner.ui.forms.field import LONG_LABEL_WIDTH, Field
from taito_planner.ui.papers.rows import foot, free_width, labelled
from taito_planner.ui.papers.services import ExportWish
from taito_planner.ui.ticks import TickBox

WIDTH = 460


@dataclass(frozen=True, slots=True)
class _Of:
    """An entry of the box: a group, a person, or the whole plan."""

    wish: ExportWish
    title: str


class ReportDialog(FittedDialog):
    """Not modal.

    Signals:
        export_asked: the ExportWish, and what the file is called by.
    """

    export_asked = Signal(object, str)

    def __init__(
        self, document: PlanDocument, days: DaySpan, wish: ExportWish, texts: Texts, parent: QWidget | None = None
    ) -> None:
        """Begins with ``days`` and the group or person of ``wish``."""
        super().__init__(WIDTH, parent)
        self._document, self._texts = document, texts
        self.setWindowTitle(texts("papers.report.title"))
        self.first = self._day("first", days.first_day)
        self.last = self._day("last", days.last_day)
        self.of = ChoiceBox()
        self.of.setAccessibleName(texts("papers.report.of"))
        self.of.setMaxVisibleItems(20)
        free_width(self.of)
        self.anonymous = TickBox(texts("papers.report.anonymous"))
        self.export = QPushButton(texts("papers.report.export"))
        self.export.clicked.connect(self._ask)
        cancel = QPushButton(texts("accepting.cancel"))
        cancel.clicked.connect(self.close)
        column = dialog_column(self)
        for part in (self.first, self.last, labelled(texts("papers.report.of"), self.of), self.anonymous):
            column.addWidget(part)
        column.addWidget(label(texts("papers.report.hint"), "caption", wraps=True))
        column.addSpacing(SPACING)
        column.addLayout(foot(cancel, self.export))
        self._fill(wish)
        document.plan_changed.connect(self._fill_again)  # a method, so that it ends with the dialog

    @property
    def _chosen(self) -> _Of:
        chosen: _Of = self.of.currentData()
        return chosen

    def _fill_again(self) -> None:
        self._fill(self._chosen.wish)

    def _fill(self, wish: ExportWish) -> None:
        """Every group and person of the plan as it is now."""
        texts, plan = self._texts, self._document.plan
        self.of.clear()
        self.of.addItem(texts("papers.report.whole"), _Of(ExportWish(), texts("files.whole-plan")))
        for group in plan.groups:
            self.of.addItem(texts("papers.report.group", name=group.name), _Of(ExportWish(group.id), group.name))
        for member in plan.staff:
            of = _Of(ExportWish(person=member.id), member.name)
            self.of.addItem(texts("papers.report.person", name=member.name), of)
        wished = next((row for row in range(self.of.count()) if self.of.itemData(row).wish == wish), 0)
        self.of.setCurrentIndex(wished)

    def _day(self, name: str, day: object) -> Field:
        editor = DayEdit(self._texts, lambda: self._document.as_of)
        fact = Fact(name, FactKind.DAY, required=True)
        field = Field(
            fact, self._texts(f"papers.certificate.{name}"), editor, self._texts, label_width=LONG_LABEL_WIDTH
        )
        editor.set_value(day)
        return field

    def _ask(self) -> None:
        if not (self.first.is_readable() and self.last.is_readable()):
            return
        first, last = self.first.value(), self.last.value()
        if last < first:
            self.last.show_refusal(Refused("refused.end-before-start", first_day=first, last_day=last))
            return
        of = self._chosen
        wish = ExportWish(of.wish.group, of.wish.person, DaySpan(first, last), self.anonymous.isChecked())
        self.export_asked.emit(wish, f"{of.title} {span_text(first, last)}")
        self.accept()
