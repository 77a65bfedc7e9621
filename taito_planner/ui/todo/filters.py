"""What is left out of the to-do table: by kind, by person, by group, by a word; and who the user is."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from taito_planner.domain.refusals import folded
from taito_planner.rules.task import Due, TaskFamily
from taito_planner.texts import Texts
from taito_planner.texts.task_text import TaskRow
from taito_planner.ui.controls import ChoiceBox, empty_layout, label, thin_rule
from taito_planner.ui.field_icons import name_icons
from taito_planner.ui.icons import search_icon
from taito_planner.ui.style import set_role
from taito_planner.ui.theme import Theme
from taito_planner.ui.ticks import TickBox
from taito_planner.ui.todo.family_icons import family_icon
from taito_planner.ui.todo.filter_row import FilterRow

WIDTH = 200
EVERYONE = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the filters let through; nothing set lets everything through."""

    family: TaskFamily | None = None
    person: str = EVERYONE
    group: str = ""
    word: str = ""

    def lets(self, row: TaskRow, *, but: str = "") -> bool:
        """Whether ``row`` passes; ``but`` names the filter that is not asked, for the counts of its choices."""
        if but != "family" and self.family is not None and row.family is not self.family:
            return False
        if but != "person" and self.person and self.person not in row.who_names:
            return False
        if self.group and row.group != self.group:
            return False
        return not self.word or self.word in folded(" ".join((row.name, row.subject, row.group, row.detail)))

    @property
    def is_any(self) -> bool:
        return bool(self.family or self.person or self.group or self.word)


class TodoFilters(QWidget):
    """The column left of the tasks.

    Signals:
        changed: another choice.
        me_said: the user's name among the staff, or nothing.
    """

    changed = Signal()
    me_said = Signal(str)

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self._texts = texts
        self._theme = theme
        self._me = ""
        set_role(self, "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self.search = QLineEdit()
        self.search.setPlaceholderText(texts("todo.filter.search"))
        self.search.setAccessibleName(texts("todo.filter.search"))
        self.search.setClearButtonEnabled(True)
        self._search_icon = self.search.addAction(search_icon(theme), QLineEdit.ActionPosition.LeadingPosition)
        name_icons(self.search, texts)
        self.families: dict[TaskFamily | None, FilterRow] = {
            family: FilterRow(texts(f"todo.family.{family or 'all'}"), theme) for family in (None, *TaskFamily)
        }
        self.people: dict[str, FilterRow] = {}
        self.group = ChoiceBox()
        self.group.setAccessibleName(texts("todo.filter.group"))
        self.group.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.is_me = TickBox()
        self.is_me.setToolTip(texts("todo.filter.me-hint"))
        self.shows_done = TickBox(texts("todo.filter.done"))
        self.count = label("", "caption", wraps=True)
        self._people_box = QWidget()
        self._people_column = _stacked(self._people_box, ())
        self._lay_out()
        self.families[None].setChecked(True)
        self.search.textChanged.connect(lambda _: self.changed.emit())
        self.group.activated.connect(lambda _: self.changed.emit())
        self.shows_done.toggled.connect(lambda _: self.changed.emit())
        self.is_me.clicked.connect(self._say_me)
        for row in self.families.values():
            row.clicked.connect(self.changed)
        self.set_theme(theme)

    def _lay_out(self) -> None:
        inner = QWidget()
        set_role(inner, "panel")
        column = QVBoxLayout(inner)
        column.setContentsMargins(8, 0, 8, 8)
        column.setSpacing(0)
        families = QWidget()
        _stacked(families, self.families.values())
        for name, parts in (
            ("kind", (families,)),
            ("whose", (self._people_box, self.is_me)),
            ("group", (self.group,)),
            ("show", (self.shows_done,)),
        ):
            head = label(self._texts(f"todo.filter.{name}"), "caption")
            head.setContentsMargins(8, 12, 0, 4)
            column.addWidget(head)
            for part in parts:
                row = QHBoxLayout()
                row.setContentsMargins(8 if isinstance(part, TickBox) else 0, 4 if part is self.is_me else 0, 0, 0)
                row.addWidget(part)
                column.addLayout(row)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        searching = QVBoxLayout()
        searching.setContentsMargins(8, 8, 8, 0)
        searching.addWidget(self.search)
        whole.addLayout(searching)
        whole.addWidget(scroll, 1)
        self.count.setContentsMargins(16, 8, 8, 8)
        whole.addWidget(thin_rule())
        whole.addWidget(self.count)

    @property
    def wanted(self) -> Wanted:
        """What is chosen now."""
        family = next((family for family, row in self.families.items() if row.isChecked()), None)
        person = next((name for name, row in self.people.items() if row.isChecked()), EVERYONE)
        return Wanted(family, person, str(self.group.currentData() or ""), folded(self.search.text()))

    def show_all(self) -> None:
        """Takes every filter back."""
        self.families[None].setChecked(True)
        self.people[EVERYONE].setChecked(True)
        self.group.setCurrentIndex(0)
        self.search.clear()
        self.changed.emit()

    def show_rows(self, rows: Sequence[TaskRow], me: str) -> None:
        """The people and groups of the open ``rows``; the choice stays where it is still there."""
        self._me = me
        people = sorted({name for row in rows for name in row.who_names} | ({me} if me else set()))
        self._set_people([EVERYONE, *people])
        self._set_groups(sorted({row.group for row in rows if row.group}))

    def show_counts(self, rows: Iterable[TaskRow]) -> None:
        """How many rows each choice of kind and person would leave beside the other filters."""
        wanted, texts = self.wanted, self._texts
        rows = list(rows)
        families = Counter(row.family for row in rows if wanted.lets(row, but="family"))
        for family, choice in self.families.items():
            choice.show_count(families[family] if family else families.total())
        passing = [row for row in rows if wanted.lets(row, but="person")]
        people = Counter(name for row in passing for name in row.who_names)
        for name, choice in self.people.items():
            choice.show_count(people[name] if name else len(passing))
        shown = [row for row in rows if wanted.lets(row)]
        self.count.setText(_counted(shown, texts))
        person = wanted.person or self._me
        self.is_me.setVisible(bool(person))
        self.is_me.setText(texts("todo.filter.me", name=person))
        self.is_me.setChecked(bool(person) and person == self._me)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._search_icon.setIcon(search_icon(theme))
        for family, row in self.families.items():
            row.set_theme(theme, family_icon(family, theme) if family else None)
        for row in self.people.values():
            row.set_theme(theme)

    def _say_me(self, is_me: bool) -> None:
        self.me_said.emit(self.wanted.person or self._me if is_me else "")

    def _set_people(self, names: Sequence[str]) -> None:
        if list(self.people) == list(names):
            return
        chosen = self.wanted.person
        empty_layout(self._people_column)
        self.people = {name: FilterRow(name or self._texts("todo.filter.everyone"), self._theme) for name in names}
        for row in self.people.values():
            self._people_column.addWidget(row)
            row.clicked.connect(self.changed)
        self.people[chosen if chosen in self.people else EVERYONE].setChecked(True)

    def _set_groups(self, names: Sequence[str]) -> None:
        if [self.group.itemText(i) for i in range(1, self.group.count())] == list(names) and self.group.count():
            return
        chosen = self.group.currentData()
        self.group.clear()
        self.group.addItem(self._texts("todo.filter.every-group"), "")
        for name in names:
            self.group.addItem(name, name)
        self.group.setCurrentIndex(max(self.group.findData(chosen), 0))


def _counted(rows: Sequence[TaskRow], texts: Texts) -> str:
    """``13 avointa tehtävää: 4 myöhässä, 2 tällä viikolla, 7 myöhemmin``: parts that add up to the whole."""
    late, week = (sum(row.section == section for row in rows) for section in (Due.LATE, Due.THIS_WEEK))
    parts = (("late", late), ("this-week", week), ("later", len(rows) - late - week))
    said = ", ".join(texts(f"todo.count.{key}", count=count) for key, count in parts if count)
    whole = texts("todo.count.open", count=len(rows))
    return f"{whole}: {said}" if said else whole


def _stacked(host: QWidget, rows: Iterable[QWidget]) -> QVBoxLayout:
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for row in rows:
        column.addWidget(row)
    return column
