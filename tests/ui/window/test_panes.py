"""The room of the panes, given and taken by keys."""

import pytest

from tests.ui.window.conftest import OpenWindow
from tests.ui.window.plans import oulu


@pytest.mark.parametrize(("pane", "splitter"), [("findings", "left"), ("inspector", "across")])
def test_the_pane_with_the_focus_gets_bigger_and_smaller(open_window: OpenWindow, pane: str, splitter: str) -> None:
    window = open_window(oulu())
    window.resize(1600, 1000)
    window.parts.timeline.select(window.parts.timeline.document.plan.groups[0].id)
    if pane == "findings":
        window.parts.findings.table.setFocus()
    else:
        window.views.edit_selected()
    before = window.parts.splitters[splitter].sizes()
    window.qt_actions["view.pane-bigger"].trigger()
    assert window.parts.splitters[splitter].sizes() == [before[0] - 24, before[1] + 24]
    window.qt_actions["view.pane-smaller"].trigger()
    assert window.parts.splitters[splitter].sizes() == before


def test_on_the_timeline_the_staff_get_a_row_more(open_window: OpenWindow) -> None:
    window = open_window(oulu())
    window.views.focus_plan()
    before = window.parts.timeline.stage.staff_height
    window.qt_actions["view.pane-smaller"].trigger()
    assert window.parts.timeline.stage.staff_height == before - 24
