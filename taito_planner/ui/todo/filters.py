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
from taito_planner.ui.controls import ChoiceBox, label, thin_rule
from taito_planner.ui.field_icons import name_icons
from taito_planner.ui.icons import search_icon
from taito_planner.ui.style import set_role
from taito_planner.ui.theme import Theme
from taito_planner.ui.ticks import TickBox
from taito_planner.ui.todo.family_icons import family_icon
from taito_planner.ui.todo.filter_row import FilterRow
from taito_planner.ui.todo.people_column import EVERYONE, PeopleColumn

WIDTH = 200


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
        self.people = PeopleColumn(texts, theme)
        self.group = ChoiceBox()
        self.group.setAccessibleName(texts("todo.filter.group"))
        self.group.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.is_me = TickBox()
        self.is_me.setToolTip(texts("todo.filter.me-hint"))
        self.shows_done = TickBox(texts("todo.filter.done"))
        self.count = label("", "caption", wraps=True)
        self._scroll = QScrollArea()
        self._lay_out()
        self.families[None].setChecked(True)
        self.search.textChanged.connect(lambda _: self.changed.emit())
        self.group.activated.connect(lambda _: self.changed.emit())
        self.shows_done.toggled.connect(lambda _: self.changed.emit())
        self.is_me.clicked.connect(self._say_me)
        self.people.changed.connect(self.changed)
        self.people.reached.connect(self._scroll.ensureWidgetVisible)
        bar = self._scroll.verticalScrollBar()
        bar.valueChanged.connect(lambda _: self._build_in_sight())
        bar.rangeChanged.connect(lambda *_: self._build_in_sight())
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
            ("whose", (self.people, self.is_me)),
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
        scroll = self._scroll
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
        return Wanted(family, self.people.chosen, str(self.group.currentData() or ""), folded(self.search.text()))

    def show_all(self) -> None:
        """Takes every filter back."""
        self.families[None].setChecked(True)
        self.people.choose(EVERYONE)
        self.group.setCurrentIndex(0)
        self.search.clear()
        self.changed.emit()

    def show_rows(self, rows: Sequence[TaskRow], me: str) -> None:
        """The people and groups of the open ``rows``; the choice stays where it is still there."""
        self._me = me
        people = sorted({name for row in rows for name in row.who_names} | ({me} if me else set()))
        self.people.set_names(people)
        self._build_in_sight()
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
        self.people.show_counts({**people, EVERYONE: len(passing)})
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
        self.people.set_theme(theme)

    def _say_me(self, is_me: bool) -> None:
        self.me_said.emit(self.wanted.person or self._me if is_me else "")

    def _build_in_sight(self) -> None:
        """The people that the scrolling leaves in sight."""
        top = self._scroll.verticalScrollBar().value() - self.people.y()
        self.people.come_into_sight(top, top + self._scroll.viewport().height())

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
    return f"{whole}:\n{said}" if said else whole


def _stacked(host: QWidget, rows: Iterable[QWidget]) -> QVBoxLayout:
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for row in rows:
        column.addWidget(row)
    return column
