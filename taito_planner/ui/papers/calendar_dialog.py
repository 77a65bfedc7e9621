"""Asks whose calendar is written, and whether the customers are named in it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from taito_planner.texts import Texts
from taito_planner.ui.controls import ChoiceBox, label
from taito_planner.ui.dialogs.fitted import SPACING, FittedDialog, dialog_column
from taito_planner.ui.papers.rows import foot, free_width, labelled
from taito_planner.ui.papers.services import CalendarWish
from taito_planner.ui.style import set_role
from taito_planner.ui.ticks import TickBox

WIDTH = 440


class CalendarDialog(FittedDialog):
    """Not modal.

    Signals:
        export_asked: the CalendarWish, and whose it is in words.
    """

    export_asked = Signal(object, str)

    def __init__(
        self, whose: Sequence[tuple[str, str, CalendarWish]], texts: Texts, parent: QWidget | None = None
    ) -> None:
        """``whose``: (name in the list, name for the file, the wish without names); the first is chosen."""
        super().__init__(WIDTH, parent)
        self._whose = whose
        self.setWindowTitle(texts("papers.calendar.title"))
        self.of = ChoiceBox()
        self.of.setAccessibleName(texts("papers.calendar.of"))
        self.of.addItems([name for name, _, _ in whose])
        free_width(self.of)
        self.names = TickBox(texts("papers.calendar.names"))
        self.warning = label(texts("papers.calendar.warning"), "caption", wraps=True)
        self.names.toggled.connect(lambda on: set_role(self.warning, "error" if on else "caption"))
        self.export = QPushButton(texts("papers.calendar.export"))
        self.export.clicked.connect(self._ask)
        cancel = QPushButton(texts("accepting.cancel"))
        cancel.clicked.connect(self.close)
        column = dialog_column(self)
        for part in (labelled(texts("papers.calendar.of"), self.of), self.names, self.warning):
            column.addWidget(part)
        column.addWidget(label(texts("papers.calendar.hint"), "caption", wraps=True))
        column.addSpacing(SPACING)
        column.addLayout(foot(cancel, self.export))

    def _ask(self) -> None:
        _, title, wish = self._whose[self.of.currentIndex()]
        asked = CalendarWish(wish.group, wish.customer, wish.person, self.names.isChecked())
        self.export_asked.emit(asked, title if wish.customer is None or asked.with_names else "")
        self.accept()
