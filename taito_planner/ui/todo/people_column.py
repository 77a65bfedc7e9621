"""The people whose tasks can be looked at, below each other. Of hundreds only those in sight are built."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QWidget

from taito_planner.texts import Texts
from taito_planner.ui.theme import Theme
from taito_planner.ui.todo.filter_row import HEIGHT, FilterRow

EVERYONE = ""
BEYOND = 8
"""How many rows are built above and below those in sight, for the arrow keys to go to."""


class PeopleColumn(QWidget):
    """One row each for everyone and for every person; one of them is chosen.

    Signals:
        changed: the user chose another one.
        reached: the row that came into focus.
    """

    changed = Signal()
    reached = Signal(QWidget)

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self._texts = texts
        self._theme = theme
        self._names: Sequence[str] = ()
        self._counts: Mapping[str, int] = {}
        self._chosen = EVERYONE
        self.rows: dict[str, FilterRow] = {}
        """The rows that are built, by name."""

    @property
    def chosen(self) -> str:
        return self._chosen

    def set_names(self, names: Sequence[str]) -> None:
        """Everyone and ``names`` in their order; the choice stays where it is still there."""
        if list(names) == list(self._names) and self.rows:
            return
        for row in self.rows.values():
            row.hide()
            row.deleteLater()
        self.rows, self._names = {}, tuple(names)
        self.setFixedHeight(HEIGHT * (1 + len(names)))
        self.choose(self._chosen if self._chosen in names else EVERYONE)

    def choose(self, name: str) -> None:
        """``name`` is one of those given, or everyone."""
        self._chosen = name
        for at in {0, self._place(name)}:
            self._build(at)
        self.rows[name].setChecked(True)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """How many rows each choice leaves; everyone's stand at ``EVERYONE``."""
        self._counts = counts
        for name, row in self.rows.items():
            row.show_count(counts.get(name, 0))

    def come_into_sight(self, top: int, bottom: int) -> None:
        """Builds the rows between two heights in pixels from its own top. A screen reader is given all of them."""
        first, last = top // HEIGHT - BEYOND, bottom // HEIGHT + BEYOND
        if QAccessible.isActive():
            first, last = 0, len(self._names)
        for at in range(max(first, 0), min(last, len(self._names)) + 1):
            self._build(at)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for row in self.rows.values():
            row.set_theme(theme)

    def _name(self, at: int) -> str:
        return self._names[at - 1] if at else EVERYONE

    def _place(self, name: str) -> int:
        return 1 + self._names.index(name) if name else 0

    def _build(self, at: int) -> None:
        name = self._name(at)
        if name in self.rows:
            return
        row = FilterRow(name or self._texts("todo.filter.everyone"), self._theme)
        row.setParent(self)
        row.setGeometry(0, at * HEIGHT, self.width(), HEIGHT)
        row.show_count(self._counts.get(name, 0))
        row.clicked.connect(lambda: self._take(name))
        row.installEventFilter(self)
        row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if name == self._chosen else Qt.FocusPolicy.ClickFocus)
        above = (self.rows[one] for i in range(at - 1, -1, -1) if (one := self._name(i)) in self.rows)
        QWidget.setTabOrder(next(above, None) or self._stop_before(), row)
        self.rows[name] = row
        row.show()

    def _stop_before(self) -> QWidget:
        """Where Tab stops before it comes here: Qt knows no order among what takes no focus."""
        before = self.previousInFocusChain()
        while before and before.focusPolicy() is Qt.FocusPolicy.NoFocus and before is not self:
            before = before.previousInFocusChain()
        return before or self

    def _take(self, name: str) -> None:
        self._chosen = name
        self.changed.emit()

    def eventFilter(self, row: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self.reached.emit(row)
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for row in self.rows.values():
            row.resize(event.size().width(), HEIGHT)
