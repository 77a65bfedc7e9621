"""The pictures of one drag, place by place: each is worked out once, the next one while the hand rests."""

from dataclasses import replace

from PySide6.QtCore import QTimer

from taito_planner.domain.refusals import IntentRefused
from taito_planner.session.document import PlanDocument
from taito_planner.session.preview import Preview
from taito_planner.ui.timeline.bars import BarKind, LaneKind
from taito_planner.ui.timeline.drag import Drag, Target
from taito_planner.ui.timeline.drag_picture import DragPicture, Ghost, ghosts_of
from taito_planner.ui.timeline.frame import Frame
from taito_planner.ui.timeline.hint import hint_card
from taito_planner.ui.timeline.hint_card import CardPainter
from taito_planner.ui.timeline.limits import binding_customer
from taito_planner.ui.timeline.obstacles import refusal_reason
from taito_planner.ui.timeline.places import Place, Places, Subject
from taito_planner.ui.timeline.stage import Stage

_MOST = 60
"""So many places of one drag are kept: a planner weighs a few to and fro."""
_FARTHEST = 25
"""How many days ahead the next place is looked for: beyond the closed weeks of Christmas."""
_Key = tuple[Place, bool, bool]


class DragBook:
    """Previews and pictures of a drag by place. The document stays as it is while a drag lasts."""

    def __init__(self, stage: Stage, document: PlanDocument, drag: Drag, places: Places, blank: DragPicture) -> None:
        self._stage = stage
        self._document = document
        self._drag = drag
        self._places = places
        self._blank = blank
        self._frame: Frame | None = None
        self._previews: dict[_Key, Preview | IntentRefused | None] = {}
        self._pictures: dict[_Key, DragPicture] = {}
        self._course: tuple[object, ...] = ()
        self._from: tuple[Target, int, int] | None = None
        self._next: Target | None = None
        self._idle = QTimer()
        self._idle.setSingleShot(True)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._work_ahead)

    def at(self, target: Target, frame: Frame) -> DragPicture:
        """The picture of a drag over ``target``. Raises IntentRefused where a drop there has no meaning."""
        if frame != self._frame:
            self._frame, self._pictures = frame, {}
        key = _key(target)
        found = self._pictures.get(key)
        if found is None:
            preview = self._preview(target)
            if len(self._pictures) >= _MOST:
                self._pictures.clear()
            rest = self._drag.can_take_rest
            found = drawn(self._stage, self._blank, target, preview, rest, self._places, frame)
            self._pictures[key] = found
        if found.target != target:  # a refused place beside it changes nothing else than what the card says of it
            refused = refusal_reason(self._blank.subject, target, self._places, self._stage.texts)
            card = replace(found.card, refused=refused) if found.card else None
            found = self._pictures[key] = replace(found, target=target, card=card)
        return found

    def look_ahead(self, target: Target, day: int, step: int) -> None:
        """The pointer is over ``day`` and goes on by ``step``: the next place is worked out piece by piece."""
        if self._course != (_key(target), step):
            self._course = (_key(target), step)
            self._next, self._from = None, (target, day, step)
            self._idle.start()

    @property
    def is_at_work(self) -> bool:
        """Whether a place ahead is still being worked out."""
        return self._idle.isActive()

    def close(self) -> None:
        """The drag has ended."""
        self._idle.stop()

    def _preview(self, target: Target) -> Preview | None:
        key = _key(target)
        if key not in self._previews:
            if len(self._previews) >= _MOST:
                self._previews.clear()
            preview, refused = previewed(self._document, target)
            self._previews[key] = refused or preview
        found = self._previews[key]
        if isinstance(found, IntentRefused):
            raise found
        return found

    def _work_ahead(self) -> None:
        """One piece: which place comes next, then what the drop would change, then its picture; then all rests."""
        frame = self._frame
        try:
            if self._next is None:
                self._next = self._place_ahead()
            elif _key(self._next) not in self._previews:
                self._preview(self._next)
            elif frame is not None:
                card = self.at(self._next, frame).card
                if card is not None:
                    CardPainter(self._stage.scene(), card).picture()
                return
        except IntentRefused:
            return
        if self._next is not None:
            self._idle.start()

    def _place_ahead(self) -> Target | None:
        """The first other place in the drag's direction."""
        assert self._from is not None
        target, day, step = self._from
        days = (day + further * step for further in range(1, _FARTHEST))
        found = (self._drag.target_over(one, free=target.is_free, rest=target.takes_rest) for one in days)
        return next((one for one in found if one.place != target.place), None)


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
        card=replace(
            hint_card(subject, target, preview, stage.facts.checked, can_take_rest, stage.texts),
            refused=refusal_reason(subject, target, places, stage.texts),
        ),
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


def _key(target: Target) -> _Key:
    return target.place, target.is_free, target.takes_rest
