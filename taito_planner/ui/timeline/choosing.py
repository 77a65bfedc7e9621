"""What walking with the keys does to the selection: alone, Shift adds and takes back, Ctrl leaves it as it is."""

from enum import StrEnum

from PySide6.QtCore import Qt

from taito_planner.domain.ids import EntityId


class Choosing(StrEnum):
    """How a step of the focus chooses."""

    ALONE = "alone"
    """What it comes to is all that is selected."""
    ADDS = "adds"
    """What it comes to is selected too; on the way back what it leaves no longer is."""
    KEEPS = "keeps"
    """Only the focus goes on."""


CHOOSING = {
    Qt.KeyboardModifier.NoModifier: Choosing.ALONE,
    Qt.KeyboardModifier.ShiftModifier: Choosing.ADDS,
    Qt.KeyboardModifier.ControlModifier: Choosing.KEEPS,
}


def added(selection: tuple[EntityId, ...], left: str, reached: EntityId) -> tuple[EntityId, ...]:
    """The selection after a step that adds, from ``left`` to ``reached``."""
    if reached in selection:
        return tuple(one for one in selection if one != left) if left != reached else selection
    return (*selection, reached)


def turned(selection: tuple[EntityId, ...], entity_id: EntityId) -> tuple[EntityId, ...]:
    """The selection with a thing added to it, or taken from it."""
    rest = tuple(one for one in selection if one != entity_id)
    return rest if entity_id in selection else (*selection, entity_id)
