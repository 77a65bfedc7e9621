"""Who is free on the days of what is selected; Enter gives the block or visit to the person in the row."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from taito_planner.domain.days import DaySpan
from taito_planner.domain.entities import Located, locate
from taito_planner.domain.intents import Put
from taito_planner.domain.model import Block, Visit
from taito_planner.domain.refusals import Refused
from taito_planner.rules.free_people import Availability, availability
from taito_planner.session.document import PlanDocument
from taito_planner.texts import Texts
from taito_planner.texts.dates import span_text, weekday_span
from taito_planner.ui.controls import label
from taito_planner.ui.dialogs.fitted import dialog_column
from taito_planner.ui.style import set_role

SIZE = 420, 360


def days_of(found: Located) -> DaySpan | None:
    """The days a thing takes; None where it has none."""
    entity = found.entity
    on = getattr(entity, "on", None)
    if on is not None:
        return DaySpan(on, on)
    span = getattr(entity, "span", None)
    return span if isinstance(span, DaySpan) else None


class FreePeopleDialog(QDialog):
    """A list, the free first. Not modal; it reads the plan again after every change.

    Signals:
        done_text: a sentence for the status bar.
    """

    done_text = Signal(str)

    def __init__(self, found: Located, document: PlanDocument, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id, self._document, self._texts = found.entity.id, document, texts
        self.people: tuple[Availability, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*SIZE)
        self.list = QListWidget()
        set_role(self.list, "list")
        self.list.setAccessibleName(texts("free.title"))
        self.list.itemActivated.connect(self._assign)
        self.heading = label("", "title", wraps=True)
        self.hint = label(texts("free.hint"), "label", wraps=True)
        self.setWindowTitle(texts("free.title"))
        column = dialog_column(self)
        column.addWidget(self.heading)
        column.addWidget(self.list, 1)
        column.addWidget(self.hint)
        document.plan_changed.connect(self._read)
        self._read()
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _read(self) -> None:
        found = locate(self._document.plan, self._id)
        days = days_of(found) if found else None
        if found is None or days is None:
            self.close()
            return
        self.heading.setText(weekday_span(days.first_day, days.last_day, self._texts.language))
        self.hint.setVisible(isinstance(found.entity, Block | Visit) and not self._document.is_read_only)
        self.people = availability(self._document.checked, days, self._id)
        row = max(0, self.list.currentRow())
        self.list.clear()
        for one in self.people:
            item = QListWidgetItem(f"{one.member.name} · {self._words(one)}")
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, self.list.count() - 1))

    def _words(self, one: Availability) -> str:
        texts = self._texts
        if one.leave is not None:
            return texts("free.leave", span=span_text(one.leave.first_day, one.leave.last_day))
        if one.row is not None:
            span = span_text(one.row.span.first_day, one.row.span.last_day)
            return texts("free.row", group=one.row.group_name, span=span)
        return texts("free.visits", count=one.visit_count) if one.visit_count else texts("free.free")

    def _assign(self) -> None:
        """Gives the visit to the person; in a block he takes the place of the first leader who is not free."""
        found, place = locate(self._document.plan, self._id), self.list.currentRow()
        if found is None or not 0 <= place < len(self.people) or self._document.is_read_only:
            return
        member, entity = self.people[place].member, found.entity
        if isinstance(entity, Visit):
            after: Block | Visit = replace(entity, instructor=member.id)
        elif isinstance(entity, Block) and found.group is not None:
            leaders = list(found.group.leaders_of(entity))
            busy = {one.member.id for one in self.people if not one.is_free}
            if member.id in leaders:
                return
            at = next((i for i, leader in enumerate(leaders) if leader in busy), len(leaders))
            leaders[at : at + 1] = [member.id]
            after = replace(entity, leaders=tuple(leaders))
        else:
            return
        try:
            self._document.submit(Put(after, found.owner_id), "assign")
        except Refused as refusal:
            self.done_text.emit(self._texts(refusal.key, **refusal.facts))
            return
        self.done_text.emit(self._texts("free.assigned", name=member.name))
