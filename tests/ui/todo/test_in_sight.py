"""A long list of tasks builds what is in sight: words when they are painted, people when they are scrolled to."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from taito_planner.texts.task_text import TaskRow
from taito_planner.ui.main_window import MainWindow
from taito_planner.ui.todo.people_column import EVERYONE
from tests.builders import customer, group, plan, staff
from tests.ui.todo.test_todo_view import shown, view
from tests.ui.window.conftest import OpenWindow

COUNT = 120
PEOPLE = [staff(f"Ohjaaja {n:03}") for n in range(COUNT)]


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    groups = (
        group(f"Oulu {n:03}/2026", leaders=(one.id,), customers=(customer(f"A-{n:03}", "2025-11-12"),))
        for n, one in enumerate(PEOPLE)
    )
    return shown(open_window(plan(*groups, staff=tuple(PEOPLE))))


def worded(window: MainWindow) -> int:
    return sum("detail" in vars(line) for line in view(window).model.lines if isinstance(line, TaskRow))


def test_tasks_out_of_sight_are_not_put_into_words(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: worded(window) > 0)
    assert worded(window) < COUNT / 2
    table = view(window).table
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    last = view(window).model.lines[-1]
    qtbot.waitUntil(lambda: "detail" in vars(last))


def test_a_word_is_looked_for_in_every_task(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(view(window).filters.search, f"a-{COUNT - 1:03}")
    assert {line.subject for line in view(window).model.lines if isinstance(line, TaskRow)} == {f"A-{COUNT - 1:03}"}


def test_people_are_built_as_they_are_scrolled_to(window: MainWindow, qtbot: QtBot) -> None:
    people, bar = view(window).filters.people, view(window).filters._scroll.verticalScrollBar()
    name = PEOPLE[-1].name
    assert PEOPLE[0].name in people.rows
    assert name not in people.rows
    assert len(people.rows) < COUNT / 2
    bar.setValue(bar.maximum())
    row = people.rows[name]
    assert row.geometry().bottom() == people.height() - 1
    assert row.accessibleName() == f"{name}, 2"
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert {line.who_names for line in view(window).model.lines if isinstance(line, TaskRow)} == {(name,)}


def test_the_chosen_person_stays_chosen_out_of_sight_and_after_an_edit(window: MainWindow, qtbot: QtBot) -> None:
    filters = view(window).filters
    bar = filters._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    name = PEOPLE[-2].name
    qtbot.mouseClick(filters.people.rows[name], Qt.MouseButton.LeftButton)
    filters.people.set_names([one.name for one in PEOPLE[1:]])
    assert filters.people.chosen == name
    assert filters.people.rows[name].isChecked()
    assert not filters.people.rows[EVERYONE].isChecked()
    filters.people.set_names([one.name for one in PEOPLE[:3]])
    assert filters.wanted.person == EVERYONE
    assert filters.people.rows[EVERYONE].isChecked()


def test_the_arrows_go_through_the_people_and_keep_them_in_sight(window: MainWindow, qtbot: QtBot) -> None:
    filters = view(window).filters
    people = filters.people
    people.rows[EVERYONE].setFocus()
    for one in PEOPLE:
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Down)
        row = people.rows[one.name]
        assert window.focusWidget() is row
        assert row.isChecked()
        assert row.visibleRegion().boundingRect() == row.rect()
    assert filters.wanted.person == PEOPLE[-1].name


def test_tab_goes_from_the_kinds_to_the_chosen_person_and_on_to_the_groups(window: MainWindow, qtbot: QtBot) -> None:
    filters = view(window).filters
    bar = filters._scroll.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    assert PEOPLE[33].name not in filters.people.rows
    qtbot.mouseClick(filters.people.rows[PEOPLE[60].name], Qt.MouseButton.LeftButton)
    filters.families[None].setFocus()
    for wanted in (filters.people.rows[PEOPLE[60].name], filters.is_me, filters.group):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert window.focusWidget() is wanted
