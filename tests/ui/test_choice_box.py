"""A box with a list shows what fits of a long name, and never makes its panel wider for it."""

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from taito_planner.ui.controls import MOST_SHOWN, MOST_WIDE, ChoiceBox
from taito_planner.ui.forms.editors import ChoiceEditor
from taito_planner.ui.style import _COLOURS, filled_in
from taito_planner.ui.theme import LIGHT

LONG = "sosiaalityöntekijä Anna-Maria Vänskä-Hämäläinen, " * 4


def shown(qtbot: QtBot, width: int, *texts: str) -> ChoiceBox:
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItems(texts)
    box.resize(width, 24)
    box.show()
    return box


def hint_of(box: ChoiceBox) -> str:
    at = QPoint(4, 4)
    QApplication.sendEvent(box, QHelpEvent(QEvent.Type.ToolTip, at, box.mapToGlobal(at)))
    return box.toolTip()


def test_a_long_name_ends_in_an_ellipsis_and_stands_whole_in_the_tooltip(qtbot: QtBot) -> None:
    box = shown(qtbot, 140, LONG)
    assert box.shown_text.endswith("…")
    assert LONG.startswith(box.shown_text[:-1])
    assert hint_of(box) == LONG


def test_a_name_that_fits_is_whole_and_needs_no_tooltip(qtbot: QtBot) -> None:
    box = shown(qtbot, 140, "Katri Oja", LONG)
    assert box.shown_text == "Katri Oja"
    assert hint_of(box) == ""


def test_a_long_name_makes_the_box_no_wider_than_it_may_be(qtbot: QtBot) -> None:
    box = shown(qtbot, 140, LONG)
    assert box.sizeHint().width() == MOST_WIDE
    assert box.minimumSizeHint().width() < 80


def test_the_list_has_room_for_longer_names_than_the_box(qtbot: QtBot) -> None:
    box = shown(qtbot, 140, "Katri Oja", LONG[:49])
    box.showPopup()
    assert box.view().width() > box.width()
    box.hidePopup()


def test_the_list_of_many_names_is_no_higher_than_a_few_of_them(qtbot: QtBot, qapp: QApplication) -> None:
    before = qapp.styleSheet()
    qapp.setStyleSheet(filled_in(_COLOURS, LIGHT))
    box = shown(qtbot, 140, *(f"Ohjaaja {number}" for number in range(60)))
    box.showPopup()
    row = box.view().sizeHintForRow(0)
    assert box.view().height() <= (MOST_SHOWN + 1) * row
    box.hidePopup()
    qapp.setStyleSheet(before)


def test_a_field_takes_the_width_it_is_given_and_measures_none_of_its_names(qtbot: QtBot) -> None:
    short, long = ChoiceEditor([("a", "A-1")]), ChoiceEditor([(n, "A-1 · Pohjois-Pohjanmaa " * n) for n in range(9)])
    for editor in (short, long):
        qtbot.addWidget(editor)
    assert long.sizeHint() == short.sizeHint()
    assert long.minimumSizeHint() == short.minimumSizeHint()
    names = long.view()
    assert isinstance(names, QListView)
    assert names.uniformItemSizes()
