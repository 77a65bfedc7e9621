"""A window with the sample plan, without a screen, and a hand that moves a mouse over it."""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QFontDatabase,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from taito_planner import app, commands
from taito_planner.domain.intents import AddVisit, MoveBlock, Put, Remove
from taito_planner.domain.model import Group
from taito_planner.session.document import PlanDocument
from taito_planner.storage import drafts
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import Texts, texts_for
from taito_planner.ui import user_name
from taito_planner.ui.main_window import MainWindow
from taito_planner.ui.printing.output import page_picture
from taito_planner.ui.printing.paper import A4
from taito_planner.ui.style import ThemeChoice, apply_theme
from taito_planner.ui.theme import high_contrast
from taito_planner.ui.views.switch import TIMELINE, VIEWS

SIZE = 1600, 960
PICTURE_FONT = "Open Sans"
USER = "Katri Oja"
SETTLING_MS = 150
PATIENCE_MS = 20_000
FRAME = QColor("#7F8795")
PAGE_SCALE = 1.25
"""Pixels of a printed page for each 1/96 inch."""


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
        settings.setValue(user_name.KEY, USER)
        self.document = PlanDocument(app.sample_draft(), load_profiles())
        self.services = app.window_services(self.document, texts)
        self._folder, self._held_at = TemporaryDirectory(), QPoint()
        asking = _SavesThere(Path(self._folder.name))
        self.window = MainWindow(self.document, self.services, texts, settings, asking=asking)
        self.window.resize(*SIZE)

    def __enter__(self) -> "Stage":
        self.window.show()
        self.settle()
        return self

    def __exit__(self, *_: object) -> None:
        self.window.close()
        drafts.discard(self.document.file)
        self._folder.cleanup()

    def settle(self) -> None:
        """Lets the window finish what it has begun, also what it puts off for a moment during a drag."""
        loop = QEventLoop()
        QTimer.singleShot(SETTLING_MS, loop.quit)
        loop.exec()

    def wait_for(self, is_there: Callable[[], object]) -> None:
        """Lets the window work until ``is_there`` is true. TimeoutError after ``PATIENCE_MS``."""
        for _ in range(PATIENCE_MS // SETTLING_MS):
            if is_there():
                return
            self.settle()
        raise TimeoutError("what the picture is to show never came")

    def picture(self) -> QPixmap:
        """The window as it stands on the screen, with the dialogs and menus over it."""
        shown = self.window.grab()
        painter = QPainter(shown)
        for over in self.over_window():
            at = self.window.mapFromGlobal(over.mapToGlobal(QPoint()))
            if isinstance(over, QDialog):  # in the middle and framed, as the desktop would show it
                at = QPoint((self.window.width() - over.width()) // 2, (self.window.height() - over.height()) // 2)
                painter.fillRect(over.rect().translated(at).adjusted(-1, -1, 1, 1), FRAME)
            painter.drawPixmap(at, over.grab())
        painter.end()
        return shown

    def over_window(self) -> list[QWidget]:
        """The dialogs and menus in sight."""
        return [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not self.window]

    def tidy(self) -> None:
        """Ends what the last scene began, in the order in which a user would; edits of the scene are taken back."""
        self.end_drag()
        while self.document.can_undo:
            self.document.undo()
        for over in self.over_window():
            over.close()
        self.window.views.collapse_all(False)
        self.window.resize(*SIZE)
        self.window.views.show_view(TIMELINE)
        self.window.parts.timeline.select()
        self.window.views.go_to_as_of()
        self.settle()

    def group(self, name: str) -> Group:
        return next(group for group in self.document.plan.groups if group.name == name)

    def take_high_contrast(self) -> None:
        """White on black, as a system with high contrast would have it."""
        palette = _black_palette()
        theme = high_contrast(palette)
        apply_theme(self._application, theme, ThemeChoice.SYSTEM)
        sheet = self._application.styleSheet()
        self._application.setStyleSheet("")  # a palette reaches every part only while no sheet is set
        self._application.setPalette(palette)
        self._application.setStyleSheet(sheet)
        self.window.parts.set_theme(theme)

    def drag_block(self, group_name: str, to: date) -> None:
        """Presses block 1 of a group and holds it over ``to``, with Alt for a free place."""
        timeline = self.window.parts.timeline
        block = self.group(group_name).opening_blocks[0]
        self.open_only(group_name)
        timeline.select(block.id)
        timeline.show_item(block.id)
        self.settle()
        rect, start = self._block_on_screen(group_name)
        way = QPoint(round((to - block.first_day).days * rect.width() / block.span.day_count), 0)
        self._held_at = start + way
        self._send(QEvent.Type.MouseButtonPress, start, Qt.KeyboardModifier.NoModifier)
        for step in range(1, 11):
            self._send(QEvent.Type.MouseMove, start + way * step / 10, Qt.KeyboardModifier.AltModifier)

    def _block_on_screen(self, group_name: str) -> tuple[QRect, QPoint]:
        """The first block of a group: its rectangle on the screen, and its middle in the viewport."""
        timeline = self.window.parts.timeline
        name = f"{texts_for('fi')('timeline.kind.block', number=1)}, {group_name}"
        found = _child_named(QAccessible.queryAccessibleInterface(timeline), name)
        if found is None:
            raise LookupError(f"no bar {name!r} on the timeline")
        return found.rect(), timeline.viewport().mapFromGlobal(found.rect().center())

    def release(self) -> None:
        """Drops what ``drag_block`` holds."""
        self._send(QEvent.Type.MouseButtonRelease, self._held_at, Qt.KeyboardModifier.AltModifier)

    def end_drag(self) -> None:
        """Lets a drag go without a drop; nothing was changed."""
        QApplication.sendEvent(self.window.parts.timeline.viewport(), QDragLeaveEvent())
        self.press(Qt.Key.Key_Escape)

    def press(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        *,
        on: QWidget | None = None,
    ) -> None:
        """A key on the timeline, or on another part of the window."""
        QApplication.sendEvent(on or self.window.parts.timeline, QKeyEvent(QEvent.Type.KeyPress, key, modifiers))

    def type_text(self, text: str, on: QWidget) -> None:
        for character in text:
            event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, character)
            QApplication.sendEvent(on, event)

    def open_only(self, group_name: str) -> None:
        """Collapses every group but one."""
        for group in self.document.plan.groups:
            self.window.parts.timeline.collapse(group.id, group.name != group_name)

    def hold_from_palette(self, kind: str, group_name: str, to: date) -> None:
        """Drags ``kind`` from the palette onto the block lane of a group and holds it over ``to``, a day in sight."""
        timeline = self.window.parts.timeline
        block = self.group(group_name).opening_blocks[0]
        self.settle()
        rect, start = self._block_on_screen(group_name)
        at = start + QPoint(round((to - block.first_day).days * rect.width() / block.span.day_count), 0)
        mime = self.window.parts.palette.buttons[kind].mime_data()
        for event in (QDragEnterEvent, QDragMoveEvent):
            button, nothing = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(timeline.viewport(), event(at, Qt.DropAction.CopyAction, mime, button, nothing))

    @property
    def exported(self) -> list[Path]:
        """The files that the window was told to write."""
        return list(Path(self._folder.name).iterdir())

    def write_printed_pages(self, folder: Path, percent: str) -> None:
        """The first page of each view as it is printed: always light, whatever the window's theme."""
        for view in VIEWS:
            job = self.window.prints.job(A4, view=view)
            page_picture(job, 0, PAGE_SCALE).save(str(folder / f"print-{view}-light-{percent}.png"))

    def make_history(self, group_name: str) -> None:
        """A few edits of one group, the last of them taken back."""
        document = self.document
        group = next(group for group in document.plan.groups if group.name == group_name)
        block, customer = group.opening_blocks[0], group.customers[0]
        document.submit(MoveBlock(block.id, block.first_day + timedelta(weeks=1)))
        document.submit(AddVisit(customer.id, block.first_day - timedelta(weeks=2)))
        document.submit(Put(replace(group, blocks=(), customers=(), remark="Tila vahvistettu"), None))
        document.submit(Remove(customer.visits[0].id))
        document.undo()

    def import_changed(self, group_name: str) -> None:
        """Reads a workbook in which somebody moved a block of a group."""
        block = self.group(group_name).opening_blocks[0]
        self.document.submit(MoveBlock(block.id, block.first_day + timedelta(weeks=2)))
        with TemporaryDirectory() as folder:
            book = Path(folder) / "Taito_Kouvola.xlsx"
            commands.export_plan(self.document.checked, book, texts_for("fi"))
            self.document.undo()
            self.window.files.open_path(book)
            self.wait_for(self.over_window)

    def _send(self, kind: QEvent.Type, at: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        viewport = self.window.parts.timeline.viewport()
        button = Qt.MouseButton.LeftButton
        changed = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else button
        point = QPointF(at)
        event = QMouseEvent(kind, point, QPointF(viewport.mapToGlobal(at)), changed, button, modifiers)
        QApplication.sendEvent(viewport, event)


class _SavesThere:
    """Answers where a file is to be saved; asks the user nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def file_to_open(self, kind: str) -> Path | None:
        return None

    def file_to_save(self, kind: str, suggested: str) -> Path | None:
        return self._folder / suggested

    def folder(self, kind: str) -> Path | None:
        return self._folder

    def choose(self, sentence: str, choices: Sequence[str]) -> int:
        return len(choices) - 1

    def tell(self, sentence: str) -> None:
        raise RuntimeError(sentence)


def _black_palette() -> QPalette:
    role = QPalette.ColorRole
    colours = {
        "#000000": (role.Window, role.Base, role.AlternateBase, role.Button, role.HighlightedText),
        "#FFFFFF": (role.WindowText, role.Text, role.ButtonText),
        "#1AEBFF": (role.Highlight,),
        "#FFFF00": (role.Link,),
    }
    palette = QPalette(QColor("#000000"))
    for colour, roles in colours.items():
        for one in roles:
            palette.setColor(one, QColor(colour))
    return palette


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
