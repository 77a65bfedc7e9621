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
from taito_planner.ui.timeline.drag import NEW_LENGTHS, Drag, DragState, Target
from taito_planner.ui.timeline.drag_picture import DragPicture, Ghost, ghosts_of
from taito_planner.ui.timeline.frame import Frame, Pane
from taito_planner.ui.timeline.hint import hint_card, refusal_card
from taito_planner.ui.timeline.hint_card import card_rect
from taito_planner.ui.timeline.lanes import blocks_key
from taito_planner.ui.timeline.limits import binding_customer
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
        self._last: tuple[object, ...] = ()

    @property
    def has_moved(self) -> bool:
        return self._drag.state is DragState.OVER

    @property
    def preview(self) -> Preview | None:
        return self._picture.preview

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> QRegion:
        """The pointer is at ``at``; returns what must be painted anew."""
        frame = self._stage.frame()
        before = dirty_region(self._stage)
        hold = _Hold.of(modifiers)
        reason = self._refusal(frame, at)
        day = frame.day_at(min(max(at.x(), frame.head_width), frame.width - 1))
        state = (day, hold, reason)
        if state != self._last:
            self._last = state
            self._picture = self._refused(reason) if reason else self._over(frame, day, hold)
        self._picture = replace(self._picture, pointer=(at.x(), at.y()))
        self._stage.with_drag(self._picture)
        return before.united(dirty_region(self._stage))

    def drop(self) -> Intent | None:
        """Ends the drag; the intent to submit, None where nothing is to change."""
        intent = None if self._picture.refusal else self._drag.finish()
        self.cancel()
        return intent

    def cancel(self) -> None:
        self._drag.cancel()
        self._stage.with_drag(None)

    def _refusal(self, frame: Frame, at: QPointF) -> str:
        """Why nothing can be dropped here: outside the lanes, or on the lanes of another owner."""
        texts = self._stage.texts
        if not (0 <= at.y() < frame.height) or not (-40 <= at.x() <= frame.width + 40):
            return texts("timeline.hint.refused")
        found = frame.row_at(at.y())
        if found is None:
            return ""
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
            self._picture,
            target=None,
            ghosts=(),
            preview=None,
            card=card,
            refusal=reason,
            binding="",
            avoid=(),
        )

    def _over(self, frame: Frame, day: int, hold: _Hold) -> DragPicture:
        target = self._drag.move(day, free=hold.free, rest=hold.rest)
        picture = self._picture
        if picture.target is not None and picture.target == target and not picture.refusal:
            return picture
        preview, reason = previewed(self._document, target)
        if reason is not None:
            self._drag.target = None
            return self._refused(self._stage.texts(reason.key, **reason.facts))
        return drawn(self._stage, picture, target, preview, self._drag.can_take_rest, self.places, frame)


def previewed(document: PlanDocument, target: Target) -> tuple[Preview | None, IntentRefused | None]:
    """What the target's intent would change, or why it has no meaning."""
    if target.intent is None:
        return None, None
    try:
        return document.preview(target.intent), None
    except IntentRefused as refused:
        return None, refused


def drawn(
    stage: Stage,
    picture: DragPicture,
    target: Target,
    preview: Preview | None,
    can_take_rest: bool,
    places: Places,
    frame: Frame,
) -> DragPicture:
    """The picture of a drag over ``target``."""
    subject = picture.subject
    ghosts: tuple[Ghost, ...] = ()
    if preview is not None:
        ghosts = ghosts_of(stage.plan, preview.plan, subject.id)
    moving = frozenset(
        g.bar.id for g in ghosts if g.lane_kind is not LaneKind.STAFF or g.bar.kind is BarKind.LEAVE
    )
    first, last = frame.visible_days()
    binding = _binding(stage, subject)
    return replace(
        picture,
        target=target,
        moving=moving,
        ghosts=ghosts,
        zones=places.zones_kept(subject, first - 7, last + 7),
        preview=preview,
        binding=binding,
        card=hint_card(subject, target, preview, can_take_rest, stage.texts),
        refusal="",
        avoid=(binding,) if binding else (),
    )


def _binding(stage: Stage, subject: Subject) -> str:
    """The customer who binds the start of block 1, while block 1 is dragged."""
    if subject.kind is not BarKind.BLOCK or subject.group is None:
        return ""
    first = subject.group.first_block
    profile = stage.facts.profile_of(subject.group)
    if profile is None or (first is not None and first.id != subject.id):
        return ""
    found = binding_customer(subject.group, profile, stage.facts.situation)
    return found[0].id if found else ""


def dirty_region(stage: Stage) -> QRegion:
    """What a drag's picture covers: its lanes and ghosts, the guides, the header, the card."""
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
    if drag.card is not None:
        region += card_rect(stage.scene()).adjusted(-2, -2, 2, 2).toAlignedRect()
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
