"""A drag under way: turns the pointer into days, keeps the preview, and gathers what is painted of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QRegion

from taito_planner.domain.ids import EntityId
from taito_planner.domain.intents import Intent
from taito_planner.domain.refusals import IntentRefused
from taito_planner.session.document import PlanDocument
from taito_planner.session.preview import Preview
from taito_planner.ui.timeline.bars import Bar, BarKind, Lane, LaneKind
from taito_planner.ui.timeline.drag import NEW_LENGTHS, Drag, DragState, Target, step_name
from taito_planner.ui.timeline.drag_book import DragBook
from taito_planner.ui.timeline.drag_picture import DragPicture
from taito_planner.ui.timeline.frame import Frame, Pane
from taito_planner.ui.timeline.hint import refusal_card
from taito_planner.ui.timeline.hint_card import card_rect
from taito_planner.ui.timeline.lanes import blocks_key
from taito_planner.ui.timeline.places import Places, Subject
from taito_planner.ui.timeline.stage import Stage


@dataclass(frozen=True)
class _Hold:
    """The keys that matter to a drag."""

    free: bool
    rest: bool

    @classmethod
    def of(cls, modifiers: Qt.KeyboardModifier) -> "_Hold":
        return cls(
            bool(modifiers & Qt.KeyboardModifier.AltModifier),
            bool(modifiers & Qt.KeyboardModifier.ShiftModifier),
        )


class Dragging:
    """One drag from the press to the drop. The plan is untouched until ``drop`` returns an intent."""

    label: str | None = None
    """The text key of the undo step, where the intent does not name it."""

    def __init__(
        self,
        stage: Stage,
        document: PlanDocument,
        bar: Bar,
        lane: Lane,
        day: int,
        others: Iterable[Subject] = (),
        edge: str = "",
    ) -> None:
        self._stage = stage
        self._document = document
        self.places = Places(document.plan, document.profiles, document.as_of)
        self._subject = Subject.of(bar, edge)
        self._drag = Drag(self._subject, day, self.places, document.as_of, others)
        key = lane.key
        if lane.kind is LaneKind.STAFF and bar.kind in (BarKind.BOOKING, BarKind.VISIT_BOOKING):
            raise ValueError("a booking follows its block or visit; it is not dragged itself")
        self._picture = DragPicture(self._subject, key, moving=frozenset({bar.id}))
        self._resting = self._picture
        """The picture without the pointer's place."""
        self._book = DragBook(stage, document, self._drag, self.places, self._picture)
        self._last: tuple[int, _Hold, str] | None = None
        self._covered: tuple[Frame | None, QRegion, QRegion] = (None, QRegion(), QRegion())
        """For which frame, what of its lanes and guides the drag covers, and what its card does."""

    @property
    def has_moved(self) -> bool:
        return self._drag.state is DragState.OVER

    @property
    def preview(self) -> Preview | None:
        return self._picture.preview

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> QRegion:
        """The pointer is at ``at``; returns what must be painted anew."""
        frame = self._stage.frame()
        hold = _Hold.of(modifiers)
        reason = self._refusal(frame, at)
        day = frame.day_at(min(max(at.x(), frame.head_width), frame.width - 1))
        resting = self._resting
        if self._last != (day, hold, reason):
            step = -1 if self._last is not None and day < self._last[0] else 1
            self._last = (day, hold, reason)
            resting = self._refused(reason) if reason else self._over(frame, day, hold, step)
        self._picture = replace(resting, pointer=(at.x(), at.y()))
        self._stage.with_drag(self._picture)
        return self._dirty(frame, resting)

    def _dirty(self, frame: Frame, resting: DragPicture) -> QRegion:
        """What the step changes: where only the pointer moved within a place, the card alone."""
        _, lanes, card = self._covered
        card_now = card_region(self._stage)
        dirty = card.united(card_now)
        if resting is not self._resting or frame != self._covered[0]:
            self._resting, lanes_now = resting, lanes_region(self._stage)
            self._covered = (frame, lanes_now, card_now)
            return dirty.united(lanes).united(lanes_now)
        self._covered = (frame, lanes, card_now)
        return dirty

    def drop(self) -> Intent | None:
        """Ends the drag; the intent to submit, None where nothing is to change."""
        intent = None if self._picture.refusal else self._drag.finish()
        self.label = step_name(intent, self._subject.edge)
        self.cancel()
        return intent

    def cancel(self) -> None:
        self._drag.cancel()
        self._book.close()
        self._stage.with_drag(None)

    def _refusal(self, frame: Frame, at: QPointF) -> str:
        """Why nothing can be dropped here: outside the lanes, or on the lanes of another owner."""
        texts = self._stage.texts
        found = frame.row_at(at.y()) if 0 <= at.y() < frame.height else None
        if found is None or not (-40 <= at.x() <= frame.width + 40):
            return texts("timeline.hint.refused")
        lane = frame.stack(found[0]).lanes[found[1]]
        own = self._subject
        if found[0] is Pane.STAFF:
            return "" if own.staff is not None else texts("timeline.hint.wrong-lane")
        same = lane.group is not None and own.group is not None and lane.group.id == own.group.id
        if own.group is None and own.customer is not None:
            same = lane.group is None
        return "" if same else texts("timeline.hint.wrong-lane")

    def _refused(self, reason: str) -> DragPicture:
        card = refusal_card(self._subject, reason, self._stage.texts)
        return replace(
            self._resting,
            target=None,
            ghosts=(),
            preview=None,
            card=card,
            refusal=reason,
            binding="",
            avoid=(),
        )

    def _over(self, frame: Frame, day: int, hold: _Hold, step: int) -> DragPicture:
        target = self._drag.move(day, free=hold.free, rest=hold.rest)
        try:
            picture = self._book.at(target, frame)
        except IntentRefused as reason:
            self._drag.target = None
            return self._refused(self._stage.texts(reason.key, **reason.facts))
        self._book.look_ahead(target, day, step)
        return picture


def dirty_region(stage: Stage) -> QRegion:
    """What a drag's picture covers."""
    return lanes_region(stage).united(card_region(stage))


def lanes_region(stage: Stage) -> QRegion:
    """What a drag covers but for its card: its lanes and ghosts, the guides, the header."""
    drag = stage.drag
    if drag is None:
        return QRegion()
    frame = stage.frame()
    region = QRegion()
    if drag.week is not None:
        left, right = frame.x(drag.week) - 4, frame.x(drag.week + 7) + 4
        region += QRectF(left, 0, max(right - left, 60), frame.header_height).toAlignedRect()
    keys = {drag.lane_key, drag.binding, *(ghost.lane_key for ghost in drag.ghosts)} - {""}
    for key in keys:
        place = frame.place_of(key)
        if place is not None:
            region += frame.row_rect(*place).adjusted(0, -4, 0, 4).toAlignedRect()
    place = frame.place_of(drag.lane_key)
    if drag.target is not None and place is not None:
        bottom = frame.row_rect(*place).top()
        for day in (drag.target.place.first, drag.target.place.last + 1):
            x = frame.x(day)
            region += QRectF(x - 2, 0, 5, max(0.0, bottom)).toAlignedRect()
    return _within(region, frame)


def card_region(stage: Stage) -> QRegion:
    """Where a drag's hint card lies."""
    if stage.drag is None or stage.drag.card is None:
        return QRegion()
    area = card_rect(stage.scene()).adjusted(-2, -2, 2, 2).toAlignedRect()
    return _within(QRegion(area), stage.frame())


def _within(region: QRegion, frame: Frame) -> QRegion:
    return region.intersected(QRect(0, 0, round(frame.width) + 1, round(frame.height) + 1))


def new_subject(kind: BarKind, lane: Lane | None, first: int, pattern: object = None) -> Subject | None:
    """A new thing of ``kind`` for the owner of ``lane``; None where the lane cannot hold it."""
    if lane is None:
        return None
    last = first + NEW_LENGTHS.get(kind, 1) - 1
    if kind in (BarKind.BLOCK, BarKind.GROUP_DAYS):
        if lane.group is None:
            return None
        return Subject(kind, "", first, last, group=lane.group, pattern=pattern)  # type: ignore[arg-type]
    if kind is BarKind.LEAVE:
        return Subject(kind, "", first, last, staff=lane.owner) if lane.kind is LaneKind.STAFF else None
    if lane.kind is not LaneKind.CUSTOMER:
        return None
    return Subject(kind, "", first, last, group=lane.group, customer=lane.owner)


def lane_key_for(subject: Subject) -> EntityId:
    """The key of the lane a new thing would lie on."""
    if subject.customer is not None:
        return subject.customer.id
    if subject.staff is not None:
        return subject.staff.id
    return blocks_key(subject.group.id) if subject.group else ""


def first_legal(places: Places, subject: Subject, wanted: date) -> Target | None:
    """What adding the thing at the nearest legal place would be."""
    drag = Drag(subject, subject.first, places, places.situation.as_of)
    return drag.move(wanted.toordinal())
