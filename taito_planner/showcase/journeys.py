"""The journeys that are pictured: a drag, taken back and done again, a drag from the palette, and keys alone."""

from datetime import date

from PySide6.QtCore import Qt

from taito_planner.showcase.stage import Stage

DRAGGED_GROUP = "Kouvola 1/2026"
LOPPIAINEN_2026 = date(2026, 1, 6)
PALETTE_DAY = date(2026, 3, 24)
ALT = Qt.KeyboardModifier.AltModifier


def over_loppiainen(stage: Stage) -> None:
    """A block is held over the week of Loppiainen: the hint says why it may not lie there."""
    stage.drag_block(DRAGGED_GROUP, LOPPIAINEN_2026)


def escaped(stage: Stage) -> None:
    """The same drag after Esc: nothing has moved."""
    over_loppiainen(stage)
    stage.settle()
    stage.press(Qt.Key.Key_Escape)


def dropped(stage: Stage) -> None:
    """The same drag let go: the block lies there, and its findings say what is wrong with it."""
    over_loppiainen(stage)
    stage.settle()
    stage.release()


def undone(stage: Stage) -> None:
    """The drop taken back."""
    dropped(stage)
    stage.settle()
    stage.window.qt_actions["edit.undo"].trigger()


def redone(stage: Stage) -> None:
    """The drop taken back and done again."""
    undone(stage)
    stage.settle()
    stage.window.qt_actions["edit.redo"].trigger()


def from_palette(stage: Stage) -> None:
    """Group days from the palette are held over a group's lane."""
    stage.open_only(DRAGGED_GROUP)
    stage.window.views.show_day(PALETTE_DAY, stage.group(DRAGGED_GROUP).id)
    stage.hold_from_palette("group-days", DRAGGED_GROUP, PALETTE_DAY)


def sought(stage: Stage) -> None:
    """A group is sought by its name: what is found stands below the field."""
    stage.window.qt_actions["edit.find"].trigger()
    stage.type_text(DRAGGED_GROUP.split()[0], stage.window.parts.toolbar.search)


def by_keys_alone(stage: Stage) -> None:
    """A group is found, its block moved to the next legal week and the plan exported, without the mouse."""
    window = stage.window
    sought(stage)
    stage.press(Qt.Key.Key_Return, on=window.parts.toolbar.search)
    stage.settle()
    for key, modifiers in ((Qt.Key.Key_Down, None), (Qt.Key.Key_Right, None), (Qt.Key.Key_Right, ALT)):
        stage.press(key, modifiers or Qt.KeyboardModifier.NoModifier)
        stage.settle()
    window.qt_actions["export.plan"].trigger()
    stage.wait_for(lambda: stage.exported and not window.files.work.is_busy)
