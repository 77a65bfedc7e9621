"""Every button of the window has a name, for those who do not see its picture."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QTableView

from taito_planner.ui.views.switch import VIEWS
from tests.ui.window.conftest import OpenWindow
from tests.ui.window.plans import oulu


@pytest.mark.parametrize("view", VIEWS)
def test_every_button_in_sight_has_a_name(open_window: OpenWindow, view: str) -> None:
    window = open_window(oulu())
    window.views.show_view(view)
    buttons = [one for one in window.findChildren(QAbstractButton) if not isinstance(one.parent(), QTableView)]
    named = {one: QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name) for one in buttons}
    assert [one.metaObject().className() for one, name in named.items() if one.isVisible() and not name] == []
    fields = [one for one in buttons if one.metaObject().className() == "QLineEditIconButton"]
    assert {named[one] for one in fields} <= {"Etsi", "Tyhjennä"}
