"""Shows the program without a screen: pictures of the window, and a new user's first look in a folder."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFontDatabase, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from taito_planner import app, commands
from taito_planner.domain.intents import AddVisit, MoveBlock, Put, Remove
from taito_planner.session.document import PlanDocument
from taito_planner.storage import drafts
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import Texts, texts_for
from taito_planner.ui.main_window import MainWindow
from taito_planner.ui.printing.output import page_picture
from taito_planner.ui.printing.paper import A4
from taito_planner.ui.style import ThemeChoice
from taito_planner.ui.views.switch import VIEWS

SIZE = 1600, 960
SCALES = ("1", "1.5")
THEMES = (ThemeChoice.LIGHT, ThemeChoice.DARK)
DRAGGED_GROUP = "Kouvola 1/2026"
LOPPIAINEN_2026 = date(2026, 1, 6)
PICTURE_FONT = "Open Sans"
SETTLING_MS = 150
PAGE_SCALE = 1.25
"""Pixels of a printed page for each 1/96 inch."""


def demo_without_display(folder: Path, texts: Texts) -> Iterator[str]:
    """Imports and checks the sample workbook, writes the Excel file and a picture of the window to ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    checked = commands.read_checked(commands.sample_workbook(), commands.SAMPLE_DAY)
    yield texts("command.demo.workbook", path=str(commands.sample_workbook()))
    yield from commands.finding_lines(checked, texts)
    workbook = folder / f"Taito_{commands.SAMPLE_DAY.isoformat()}.xlsx"
    commands.export_plan(checked, workbook, texts)
    yield texts("command.demo.excel", path=str(workbook))
    picture = folder / "taito-planner.png"
    with Stage(texts, ThemeChoice.LIGHT) as stage:
        stage.window.grab().save(str(picture))
    yield texts("command.demo.picture", path=str(picture))


def write_screenshots(folder: Path) -> Iterator[Path]:
    """Pictures of every scene, light and dark, at 100 % and 150 %, each scale in a process: Qt takes it once."""
    folder.mkdir(parents=True, exist_ok=True)
    for scale in SCALES:
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
        command = [sys.executable, "-m", "taito_planner", "screenshots", str(folder), "--scale", scale]
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
        yield from sorted(folder.glob(f"*-{_percent(scale)}.png"))


def write_scenes(folder: Path, scale: str) -> None:
    """The scenes of ``write_screenshots`` at the scale this process runs with."""
    texts = texts_for("fi")
    for theme in THEMES:
        with Stage(texts, theme) as stage:
            for name, scene in SCENES.items():
                scene(stage)
                stage.settle()
                stage.window.grab().save(str(folder / f"{name}-{theme.value}-{_percent(scale)}.png"))
                stage.end_drag()
            if theme is ThemeChoice.LIGHT and scale == SCALES[0]:
                stage.write_printed_pages(folder, _percent(scale))


def _percent(scale: str) -> str:
    return f"{round(float(scale) * 100)}"


class Stage:
    """A window with the sample plan, and a hand that moves the mouse on it."""

    def __init__(self, texts: Texts, theme: ThemeChoice) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        self._application = app.make_application()
        if PICTURE_FONT in QFontDatabase.families():
            font = self._application.font()
            font.setFamily(PICTURE_FONT)
            font.setPointSizeF(9)
            self._application.setFont(font)
        settings = app.window_settings()
        settings.clear()
        settings.setValue("window/theme", theme.value)
        self._document = PlanDocument(app.sample_draft(), load_profiles())
        services = app.window_services(self._document, texts)
        self.window = MainWindow(self._document, services, texts, settings)
        self.window.resize(*SIZE)

    def __enter__(self) -> "Stage":
        self.window.show()
        self.settle()
        return self

    def __exit__(self, *_: object) -> None:
        self.window.close()
        drafts.discard(self._document.file)

    def settle(self) -> None:
        """Lets the window finish what it has begun, also what it puts off for a moment during a drag."""
        loop = QEventLoop()
        QTimer.singleShot(SETTLING_MS, loop.quit)
        loop.exec()

    def drag_block(self, group_name: str, to: date) -> None:
        """Presses block 1 of a group and holds it over ``to``, with Alt for a free place."""
        timeline = self.window.parts.timeline
        group = next(group for group in self._document.plan.groups if group.name == group_name)
        block = group.opening_blocks[0]
        for other in self._document.plan.groups:
            timeline.collapse(other.id, other is not group)
        timeline.select(block.id)
        timeline.show_item(block.id)
        self.settle()
        name = f"{texts_for('fi')('timeline.kind.block', number=1)}, {group_name}"
        found = _child_named(QAccessible.queryAccessibleInterface(timeline), name)
        if found is None:
            raise LookupError(f"no bar {name!r} on the timeline")
        rect = found.rect()
        start = timeline.viewport().mapFromGlobal(rect.center())
        way = QPoint(round((to - block.first_day).days * rect.width() / block.span.day_count), 0)
        self._send(QEvent.Type.MouseButtonPress, start, Qt.KeyboardModifier.NoModifier)
        for step in range(1, 11):
            self._send(QEvent.Type.MouseMove, start + way * step / 10, Qt.KeyboardModifier.AltModifier)

    def end_drag(self) -> None:
        """Lets a drag go without a drop; nothing was changed."""
        escape = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self.window.parts.timeline, escape)

    def write_printed_pages(self, folder: Path, percent: str) -> None:
        """The first page of each view as it is printed: always light, whatever the window's theme."""
        for view in VIEWS:
            job = self.window.prints.job(A4, view=view)
            page_picture(job, 0, PAGE_SCALE).save(str(folder / f"print-{view}-light-{percent}.png"))

    def make_history(self, group_name: str) -> None:
        """A few edits of one group, the last of them taken back."""
        document = self._document
        group = next(group for group in document.plan.groups if group.name == group_name)
        block, customer = group.opening_blocks[0], group.customers[0]
        document.submit(MoveBlock(block.id, block.first_day + timedelta(weeks=1)))
        document.submit(AddVisit(customer.id, block.first_day - timedelta(weeks=2)))
        document.submit(Put(replace(group, blocks=(), customers=(), remark="Tila vahvistettu"), None))
        document.submit(Remove(customer.visits[0].id))
        document.undo()

    def _send(self, kind: QEvent.Type, at: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        viewport = self.window.parts.timeline.viewport()
        button = Qt.MouseButton.LeftButton
        changed = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else button
        point = QPointF(at)
        event = QMouseEvent(kind, point, QPointF(viewport.mapToGlobal(at)), changed, button, modifiers)
        QApplication.sendEvent(viewport, event)


def _child_named(interface: QAccessibleInterface | None, name: str) -> QAccessibleInterface | None:
    """The first accessible thing below ``interface`` whose name begins with ``name``."""
    if interface is None:
        return None
    for index in range(interface.childCount()):
        child: QAccessibleInterface | None = interface.child(index)
        if child is None:
            continue
        if child.text(QAccessible.Text.Name).startswith(name):
            return child
        if (found := _child_named(child, name)) is not None:
            return found
    return None


def _main(stage: Stage) -> None:
    stage.window.parts.timeline.set_zoom("month")


def _drag(stage: Stage) -> None:
    stage.drag_block(DRAGGED_GROUP, LOPPIAINEN_2026)


def _week(stage: Stage) -> None:
    stage.window.parts.timeline.set_zoom("week")


def _year(stage: Stage) -> None:
    stage.window.parts.timeline.set_zoom("year")


def _todo(stage: Stage) -> None:
    stage.window.views.show_view("todo")


def _overview(stage: Stage) -> None:
    stage.window.views.show_view("overview")


def _history(stage: Stage) -> None:
    stage.make_history(DRAGGED_GROUP)
    stage.window.views.show_view("history")


SCENES: dict[str, Callable[[Stage], None]] = {
    "main": _main,
    "drag": _drag,
    "week": _week,
    "year": _year,
    "todo": _todo,
    "overview": _overview,
    "history": _history,
}
