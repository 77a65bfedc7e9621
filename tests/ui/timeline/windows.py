"""A timeline in an offscreen window, driven through its own events; used by the tests beside it."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from taito_planner.domain.entities import locate
from taito_planner.domain.model import Plan
from taito_planner.session.document import PlanDocument
from taito_planner.storage.plan_file import PlanFile
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import texts_for
from taito_planner.ui.theme import LIGHT, Theme
from taito_planner.ui.timeline import Timeline

NONE = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
AS_OF = date(2025, 11, 19)


class Driver:
    """Moves a mouse over a timeline and presses keys on it."""

    def __init__(self, plan: Plan, folder: Path, *, theme: Theme = LIGHT, size: tuple[int, int] = (1400, 840)) -> None:
        file = PlanFile.create(folder / "plan.taito", plan)
        self.document = PlanDocument(file, load_profiles(), today=lambda: AS_OF)
        self.view = Timeline(self.document, texts_for("fi"), theme)
        self.view.resize(*size)
        self.view.show()
        self.view.setFocus()
        QApplication.processEvents()

    def close(self) -> None:
        self.view.close()
        self.document.file.close()

    def rect(self, entity_id: str) -> QRectF:
        """Where a bar is painted in the viewport."""
        found = self.view.stage.find_bar(entity_id)
        assert found is not None, entity_id
        frame = self.view.stage.frame()
        place = frame.place_of(found[0].key)
        assert place is not None
        return frame.bar_rect(*found, frame.row_rect(*place))

    def lane_middle(self, key: str) -> float:
        frame = self.view.stage.frame()
        place = frame.place_of(key)
        assert place is not None, key
        return frame.row_rect(*place).center().y()

    def at_day(self, day: date, y: float) -> QPointF:
        """The point in the middle of ``day`` at height ``y``."""
        frame = self.view.stage.frame()
        return QPointF((frame.x(day.toordinal()) + frame.x(day.toordinal() + 1)) / 2, y)

    def mouse(
        self, kind: QEvent.Type, at: QPointF, held: bool, modifiers: Qt.KeyboardModifier = NONE
    ) -> None:
        viewport = self.view.viewport()
        left, nothing = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        button = nothing if kind is QEvent.Type.MouseMove else left
        event = QMouseEvent(
            kind, at, viewport.mapToGlobal(at), button, left if held else nothing, modifiers
        )
        QApplication.sendEvent(viewport, event)
        QApplication.processEvents()

    def press(self, at: QPointF, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.mouse(QEvent.Type.MouseButtonPress, at, True, modifiers)

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.mouse(QEvent.Type.MouseMove, at, True, modifiers)

    def release(self, at: QPointF, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.mouse(QEvent.Type.MouseButtonRelease, at, False, modifiers)

    def click(self, at: QPointF, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.press(at, modifiers)
        self.release(at, modifiers)

    def double_click(self, at: QPointF) -> None:
        self.click(at)
        self.mouse(QEvent.Type.MouseButtonDblClick, at, True)
        self.release(at)

    def drag_to(self, entity_id: str, day: date, modifiers: Qt.KeyboardModifier = NONE) -> QPointF:
        """Takes a bar at its first day and holds it over ``day``; the point where it is held."""
        rect = self.rect(entity_id)
        start = self.at_day(self.first_day(entity_id), rect.center().y())
        to = self.at_day(day, start.y())
        self.press(start, NONE)
        self.move(start + QPointF(15, 0), modifiers)
        self.move(to, modifiers)
        return to

    def drop(self, entity_id: str, day: date, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.release(self.drag_to(entity_id, day, modifiers), modifiers)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self.view, QKeyEvent(kind, key, modifiers))
        QApplication.processEvents()

    def wheel(self, at: QPointF, dy: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
        viewport = self.view.viewport()
        event = QWheelEvent(
            at, viewport.mapToGlobal(at), QPoint(), QPoint(0, dy), Qt.MouseButton.NoButton, modifiers,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(viewport, event)
        QApplication.processEvents()

    def first_day(self, entity_id: str) -> date:
        found = locate(self.document.plan, entity_id)
        assert found is not None
        day = getattr(found.entity, "first_day", None) or found.entity.on
        assert isinstance(day, date)
        return day
