"""Asks for the name and the start of a group's copy, and says at once where its first block would lie."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from taito_planner.domain.changes import diff
from taito_planner.domain.copying import group_copy, next_name, start_place
from taito_planner.domain.days import ONE_DAY
from taito_planner.domain.model import Group
from taito_planner.domain.refusals import Refused
from taito_planner.session.document import PlanDocument
from taito_planner.texts import Texts
from taito_planner.texts.dates import week_text, weekday_span
from taito_planner.ui.controls import label
from taito_planner.ui.day_edit import DayEdit
from taito_planner.ui.dialogs.fitted import SPACING, FittedDialog, dialog_column
from taito_planner.ui.style import set_role
from taito_planner.ui.ticks import TickBox


class DuplicateDialog(FittedDialog):
    """Name, start and whether the customers come along; one undo step. Not modal.

    The copy is to begin when the blocks of the first one are over, and never in the past. ``vk 20`` and ``+8 vk`` are
    counted from where the first one begins, or from the as-of day if that is later.

    Signals:
        added: the id of the new group.
    """

    added = Signal(str)

    def __init__(self, group: Group, document: PlanDocument, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(380, parent)
        self._group, self._document, self._texts = group, document, texts
        self.setWindowTitle(texts("duplicate.title"))
        self.name = QLineEdit(next_name(group.name, frozenset(g.name for g in document.plan.groups)))
        self.name.setAccessibleName(texts("duplicate.name"))
        blocks = group.opening_blocks
        self.start = DayEdit(texts, lambda: max([document.as_of, *(block.first_day for block in blocks[:1])]))
        self.start.setAccessibleName(texts("duplicate.start"))
        self.start.set_value(max([document.as_of, *(block.last_day for block in blocks)]) + ONE_DAY)
        self.customers = TickBox(texts("duplicate.customers", count=len(group.customers)))
        self.customers.setEnabled(bool(group.customers))
        self.place = label("", "label", wraps=True)
        self.make = QPushButton(texts("duplicate.make"))
        self.make.setDefault(True)
        self.make.clicked.connect(self._make)
        self.start.textChanged.connect(self._say_place)
        self.name.textChanged.connect(self._say_place)
        self._lay_out()
        self._say_place()
        self.start.setFocus()
        self.start.selectAll()

    def _lay_out(self) -> None:
        texts = self._texts
        cancel = QPushButton(texts("import.cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.close)
        set_role(cancel, "tall")
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.make)
        column = dialog_column(self)
        column.addWidget(label(texts("duplicate.of", name=self._group.name[:80]), "title", wraps=True))
        for caption, field in (("duplicate.name", self.name), ("duplicate.start", self.start)):
            named = label(texts(caption), "label")
            named.setBuddy(field)
            pair = QVBoxLayout()
            pair.setSpacing(4)
            pair.addWidget(named)
            pair.addWidget(field)
            column.addLayout(pair)
        column.addWidget(self.place)
        column.addWidget(self.customers)
        column.addSpacing(SPACING)
        column.addLayout(row)

    def _first_day(self) -> date | None:
        """Where the copy's first block would begin; None where the field says no day or nothing is legal near it."""
        try:
            wanted = self.start.day()
        except Refused:
            return None
        profile = self._document.profiles[self._group.service]
        place = start_place(self._group, wanted, profile, self._document.plan) if wanted else None
        return place.first_day if place else None

    def _say_place(self) -> None:
        first_day = self._first_day()
        self.make.setEnabled(first_day is not None and bool(self.name.text().strip()))
        if first_day is None:
            self.place.setText(self._texts("duplicate.no-place"))
            return
        profile = self._document.profiles[self._group.service]
        place = start_place(self._group, first_day, profile, self._document.plan)
        assert place is not None
        span = weekday_span(place.first_day, place.last_day, self._texts.language)
        self.place.setText(self._texts("duplicate.place", span=span, week=week_text(first_day, self._texts.language)))

    def _make(self) -> None:
        document, first_day = self._document, self._first_day()
        if first_day is None:
            return
        profile = document.profiles[self._group.service]
        group = document.plan.group_by_id.get(self._group.id, self._group)
        before, name = document.plan, self.name.text().strip()
        step = group_copy(
            group, name, first_day, profile, before, with_customers=self.customers.isChecked()
        )
        try:
            document.submit(step)
        except Refused as refusal:
            self.place.setText(self._texts(refusal.key, **refusal.facts))
            return
        new = [edit.id for edit in diff(before, document.plan) if isinstance(edit.after, Group)]
        self.accept()
        self.added.emit(new[0])
