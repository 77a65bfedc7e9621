"""Dropping from the palette: a new thing over a lane, with the same preview as a drag on the timeline."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QRegion

from taito_planner.domain.intents import Intent
from taito_planner.session.document import PlanDocument
from taito_planner.ui.timeline.bars import BarKind
from taito_planner.ui.timeline.drag import Drag
from taito_planner.ui.timeline.drag_book import drawn, previewed
from taito_planner.ui.timeline.drag_picture import DragPicture
from taito_planner.ui.timeline.dragging import dirty_region, lane_key_for, new_subject
from taito_planner.ui.timeline.edge_push import edge_push
from taito_planner.ui.timeline.frame import Pane
from taito_planner.ui.timeline.hint import refusal_card
from taito_planner.ui.timeline.places import Places, Subject
from taito_planner.ui.timeline.stage import Stage

if TYPE_CHECKING:
    from taito_planner.ui.timeline.view import Timeline

AUTOSCROLL_MS = 20
PALETTE_MIME = "application/x-taito-palette"
"""What a palette button drags. Its bytes name a kind: one of ``PALETTE_KINDS``."""

PALETTE_KINDS = {
    "block-mon": (BarKind.BLOCK, 0),
    "block-tue": (BarKind.BLOCK, 1),
    "start-visit": (BarKind.START_VISIT, None),
    "session": (BarKind.SESSION, None),
    "group-days": (BarKind.GROUP_DAYS, None),
    "training": (BarKind.TRAINING, None),
    "pause": (BarKind.PAUSE, None),
    "leave": (BarKind.LEAVE, None),
}
"""For each name: the kind of bar, and for a block the weekday it begins on."""

_OWNERS = {BarKind.BLOCK: "group", BarKind.GROUP_DAYS: "group", BarKind.LEAVE: "staff"}
"""Whose lane takes a kind, where it is not a customer's."""
_REST = 12
"""So many steps the pointer rests at an edge before days and groups go by: on its way in it only passes there."""


def palette_kind(mime: QMimeData) -> str:
    """The kind that ``mime`` names, empty for anything else."""
    if not mime.hasFormat(PALETTE_MIME):
        return ""
    name = bytes(mime.data(PALETTE_MIME).data()).decode("utf-8", "replace")
    return name if name in PALETTE_KINDS else ""


class PaletteDrop:
    """A new thing held over the timeline."""

    def __init__(self, stage: Stage, document: PlanDocument, name: str) -> None:
        self._stage = stage
        self._document = document
        self._kind, self._weekday = PALETTE_KINDS[name]
        self.places = Places(document.plan, document.profiles, document.as_of)
        self._drag: Drag | None = None
        self._last: tuple[object, ...] = ()

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> QRegion:
        """The pointer is at ``at``; returns what must be painted anew."""
        before = dirty_region(self._stage)
        frame = self._stage.frame()
        found = frame.row_at(at.y()) if at.x() >= frame.head_width else None
        lane = frame.stack(found[0]).lanes[found[1]] if found else None
        day = frame.day_at(at.x())
        free = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        state = (lane.key if lane else "", day, free)
        if state != self._last:
            self._last = state
            subject = new_subject(self._kind, lane, day)
            if subject is not None:
                subject = self._with_pattern(subject)
            self._stage.with_drag(self._picture(subject, day, free))
        self._stage.pointer_moved(at.x(), at.y())
        return before.united(dirty_region(self._stage))

    def _with_pattern(self, subject: Subject) -> Subject:
        if self._weekday is None:
            return subject
        fitting = [p for p in self.places.patterns(subject) if p.first_weekday == self._weekday]
        return Subject(
            subject.kind,
            "",
            subject.first,
            subject.last,
            group=subject.group,
            pattern=fitting[0] if fitting else None,
        )

    def _picture(self, subject: Subject | None, day: int, free: bool) -> DragPicture:
        self._drag = None
        if subject is None:
            shown = Subject(self._kind, "", day, day)
            owner = _OWNERS.get(self._kind, "customer")
            return self._refusal(shown, "", self._stage.texts(f"timeline.refused.{owner}"))
        drag = Drag(subject, day, self.places, self._document.as_of)
        target = drag.move(day, free=free)
        preview, reason = previewed(self._document, target)
        key = lane_key_for(subject)
        if reason is not None:
            return self._refusal(subject, key, self._stage.texts(reason.key, **reason.facts))
        self._drag = drag
        picture = DragPicture(subject, key)
        return drawn(self._stage, picture, target, preview, False, self.places, self._stage.frame())

    def _refusal(self, subject: Subject, key: str, reason: str) -> DragPicture:
        card = refusal_card(subject, reason, self._stage.texts)
        return DragPicture(subject, key, card=card, refusal=reason)

    @property
    def can_drop(self) -> bool:
        return self._drag is not None

    def drop(self) -> Intent | None:
        intent = self._drag.finish() if self._drag else None
        self.cancel()
        return intent

    def cancel(self) -> None:
        self._drag = None
        self._stage.with_drag(None)


class PaletteTarget:
    """Takes what the palette drags over one timeline."""

    def __init__(self, view: "Timeline") -> None:
        self._view = view
        self._held: PaletteDrop | None = None
        self._at, self._modifiers = QPointF(), Qt.KeyboardModifier.NoModifier
        self._timer = QTimer(view)
        self._timer.setInterval(AUTOSCROLL_MS)
        self._timer.timeout.connect(self._autoscroll)
        self._rested = 0

    @property
    def is_busy(self) -> bool:
        return self._held is not None

    def enters(self, event: QDragMoveEvent) -> None:
        name = palette_kind(event.mimeData())
        if not name or self._view.is_read_only:
            event.ignore()
            return
        self._held = PaletteDrop(self._view.stage, self._view.document, name)
        event.acceptProposedAction()

    def moves(self, event: QDragMoveEvent) -> None:
        if self._held is None:
            event.ignore()
            return
        self._at, self._modifiers = event.position(), event.modifiers()
        if not self._timer.isActive():
            self._rested = 0
            self._timer.start()
        self._show(self._held)
        event.acceptProposedAction()

    def _show(self, held: PaletteDrop) -> None:
        self._view.repaint_later(held.move(self._at, self._modifiers))
        drag = self._view.stage.drag
        self._view.tell_preview(drag.preview if drag else None)

    def _autoscroll(self) -> None:
        """Held still near an edge of the lanes, days and groups go by below it."""
        if self._held is None:
            return
        scrolling, frame = self._view.scrolling, self._view.stage.frame()
        area = frame.pane_rect(Pane.GROUPS)
        down = edge_push(self._at.y(), area.top(), area.bottom()) if area.top() <= self._at.y() < area.bottom() else 0.0
        self._rested = self._rested + 1 if down or edge_push(self._at.x(), frame.head_width, frame.width) else 0
        if self._rested < _REST:
            return
        scrolling.scroll_by(0, down)
        if scrolling.autoscroll(self._at) or self._view.stage.frame().scroll_y != frame.scroll_y:
            self._show(self._held)

    def drops(self, event: QDropEvent) -> None:
        held = self._held
        if held is None:
            event.ignore()
            return
        held.move(event.position(), event.modifiers())
        intent = held.drop()
        self.cancel()
        if intent is not None:
            self._view.add(intent)
        event.acceptProposedAction()

    def cancel(self) -> None:
        """The pointer left, or the plan changed."""
        self._timer.stop()
        if self._held is not None:
            self._held.cancel()
            self._held = None
            self._view.tell_preview(None)
            self._view.repaint_later()
