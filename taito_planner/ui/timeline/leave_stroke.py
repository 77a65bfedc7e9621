"""Leave painted on a person's lane: from the day of the press to the day under the pointer, previewed like a drag."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QRegion

from taito_planner.domain.ids import new_id
from taito_planner.domain.intents import Intent, Put
from taito_planner.domain.model import Leave
from taito_planner.session.document import PlanDocument
from taito_planner.session.preview import Preview
from taito_planner.ui.timeline.bars import BarKind, Lane
from taito_planner.ui.timeline.drag import Target
from taito_planner.ui.timeline.drag_book import drawn, previewed
from taito_planner.ui.timeline.drag_picture import DragPicture
from taito_planner.ui.timeline.dragging import dirty_region
from taito_planner.ui.timeline.hint import refusal_card
from taito_planner.ui.timeline.places import Place, Places, Subject
from taito_planner.ui.timeline.stage import Stage


class LeaveStroke:
    """One stroke, used as a ``Dragging`` is. The plan is untouched until ``drop`` returns an intent."""

    label: str | None = "paint-leave"

    def __init__(self, stage: Stage, document: PlanDocument, lane: Lane, day: int) -> None:
        self._stage = stage
        self._document = document
        self._lane = lane
        self._pressed = day
        self._places = Places(document.plan, document.profiles, document.as_of)
        self._id = new_id()
        self._intent: Intent | None = None
        self._last: tuple[object, ...] = ()
        self._picture = DragPicture(self._subject(day), lane.key)

    @property
    def preview(self) -> Preview | None:
        return self._picture.preview

    def _subject(self, day: int) -> Subject:
        first, last = sorted((self._pressed, day))
        return Subject(BarKind.LEAVE, "", first, last, staff=self._lane.owner)

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> QRegion:
        """The pointer is at ``at``; returns what must be painted anew."""
        frame = self._stage.frame()
        before = dirty_region(self._stage)
        inside = 0 <= at.y() < frame.height
        day = frame.day_at(min(max(at.x(), frame.head_width), frame.width - 1))
        if (day, inside) != self._last:
            self._last = (day, inside)
            self._picture = self._over(self._subject(day)) if inside else self._refused(self._subject(day))
        self._picture = replace(self._picture, pointer=(at.x(), at.y()))
        self._stage.with_drag(self._picture)
        return before.united(dirty_region(self._stage))

    def _over(self, subject: Subject) -> DragPicture:
        assert subject.staff is not None
        leave = Leave(self._id, date.fromordinal(subject.first), date.fromordinal(subject.last))
        self._intent = Put(leave, subject.staff.id)
        target = Target(Place(subject.first, subject.last), self._intent)
        preview, reason = previewed(self._document, target)
        if reason is not None:
            return self._refused(subject, self._stage.texts(reason.key, **reason.facts))
        picture = DragPicture(subject, self._lane.key)
        return drawn(self._stage, picture, target, preview, False, self._places, self._stage.frame())

    def _refused(self, subject: Subject, reason: str = "") -> DragPicture:
        self._intent = None
        said = reason or self._stage.texts("timeline.hint.refused")
        return DragPicture(subject, self._lane.key, card=refusal_card(subject, said, self._stage.texts), refusal=said)

    def drop(self) -> Intent | None:
        """Ends the stroke; the intent to submit, None where nothing is to change."""
        intent = self._intent
        self.cancel()
        return intent

    def cancel(self) -> None:
        self._intent = None
        self._stage.with_drag(None)
