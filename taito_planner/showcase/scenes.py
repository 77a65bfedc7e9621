"""The scenes that are pictured: what a planner sees on the way through the program, one function each."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from taito_planner.domain.ids import EntityId
from taito_planner.domain.intents import Put
from taito_planner.rules.finding import Finding
from taito_planner.showcase import journeys
from taito_planner.showcase.journeys import DRAGGED_GROUP
from taito_planner.showcase.stage import Stage

FULL_GROUP = "Mikkeli 1/2025"
LOW_SIZE = 1280, 720
CERTIFIED = "A-1022"
LONG_NAME = "Pohjois-Pohjanmaan kuntoutuskeskuksen Kempele-Oulunsalo 1/2026"


def _main(stage: Stage) -> None:
    stage.window.parts.timeline.set_zoom("month")


def _low(stage: Stage) -> None:
    stage.window.resize(*LOW_SIZE)
    _block(stage)


def _week(stage: Stage) -> None:
    stage.window.parts.timeline.set_zoom("week")


def _year(stage: Stage) -> None:
    stage.window.parts.timeline.set_zoom("year")


def _block(stage: Stage) -> None:
    _select(stage, stage.group(FULL_GROUP).opening_blocks[0].id)


def _customer(stage: Stage) -> None:
    _select(stage, stage.group(FULL_GROUP).customers[1].id)


def _group(stage: Stage) -> None:
    _select(stage, stage.group(DRAGGED_GROUP).id)


def _select(stage: Stage, entity_id: EntityId) -> None:
    stage.window.parts.timeline.set_zoom("month")
    stage.window.views.show(entity_id)


def _curable(stage: Stage) -> Finding:
    """A finding for which there are fixes."""
    services, checked = stage.services, stage.document.checked
    return next(finding for finding in checked.open_findings if len(services.fixes(checked, finding)) > 1)


def _fixes(stage: Stage) -> None:
    finding = _curable(stage)
    stage.window.views.show_finding(finding)
    stage.settle()
    stage.window.fixes.open(finding)
    stage.settle()
    down = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    assert stage.window.fixes.menu is not None
    QApplication.sendEvent(stage.window.fixes.menu, down)


def _accept(stage: Stage) -> None:
    finding = _curable(stage)
    stage.window.views.show_finding(finding)
    stage.window.accepting.accept([finding])


def _duplicate(stage: Stage) -> None:
    _group(stage)
    stage.window.clips.duplicate()


def _free(stage: Stage) -> None:
    _block(stage)
    stage.window.clips.free_people()


def _certificate(stage: Stage) -> None:
    _select(stage, next(c.id for g in stage.document.plan.groups for c in g.customers if c.name == CERTIFIED))
    stage.window.papers.certificates()


def _import(stage: Stage) -> None:
    stage.import_changed(DRAGGED_GROUP)


def _contacts(stage: Stage) -> None:
    stage.window.views.show_contacts()


def _keys(stage: Stage) -> None:
    stage.window.views.show_keys()


def _todo(stage: Stage) -> None:
    stage.window.views.show_view("todo")


def _overview(stage: Stage) -> None:
    stage.window.views.show_view("overview")


def _history(stage: Stage) -> None:
    stage.make_history(DRAGGED_GROUP)
    stage.window.views.show_view("history")


def _long_names(stage: Stage) -> None:
    group = replace(stage.group(DRAGGED_GROUP), name=LONG_NAME, blocks=(), customers=())
    stage.document.submit(Put(group, None))
    _select(stage, group.id)


def _empty(stage: Stage) -> None:
    stage.window.files.new_plan()


SCENES: Mapping[str, Callable[[Stage], None]] = {
    "main": _main,
    "low": _low,
    "drag": journeys.over_loppiainen,
    "week": _week,
    "year": _year,
    "block": _block,
    "customer": _customer,
    "group": _group,
    "fixes": _fixes,
    "accept": _accept,
    "duplicate": _duplicate,
    "free": _free,
    "certificate": _certificate,
    "import": _import,
    "contacts": _contacts,
    "keys": _keys,
    "todo": _todo,
    "overview": _overview,
    "history": _history,
    "escape": journeys.escaped,
    "drop": journeys.dropped,
    "undo": journeys.undone,
    "redo": journeys.redone,
    "palette": journeys.from_palette,
    "search": journeys.sought,
    "keyboard": journeys.by_keys_alone,
    "long-names": _long_names,
    "empty": _empty,
}
"""By name, in the order in which they are played in one window. What a scene edits is taken back after it, but
stands in the history from then on; the last one opens another plan.
"""

IN_CONTRAST = ("main", "drag", "customer", "fixes", "todo", "overview")
