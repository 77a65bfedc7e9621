"""One drag in days, as a small state machine: taken up, over a place, dropped or cancelled. Knows no Qt.

The plan stays as it was until the drop makes an intent of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from taito_planner.domain.ids import new_id
from taito_planner.domain.intents import (
    AddBlock,
    AddVisit,
    Intent,
    MoveBlock,
    MoveBlockAndRest,
    MoveVisit,
    Put,
    Several,
)
from taito_planner.domain.model import BlockKind, Leave, Pause, Training, VisitKind
from taito_planner.ui.timeline.bars import BarKind
from taito_planner.ui.timeline.places import Place, Places, Subject

NEW_LENGTHS = {BarKind.TRAINING: 54, BarKind.PAUSE: 7, BarKind.LEAVE: 7}
"""Days of a new thing from the palette; the others have their own length."""

RESIZABLE = {BarKind.GROUP_DAYS, BarKind.TRAINING, BarKind.PAUSE, BarKind.ABSENCE, BarKind.LEAVE}


class DragState(StrEnum):
    PRESSED = "pressed"
    """The button is down; nothing has moved."""
    OVER = "over"
    """Over a place; a drop would make an intent, unless it is the origin."""
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Target:
    """What a drop would do now. ``intent`` is None at the origin."""

    place: Place
    intent: Intent | None
    refused: Place | None = None
    """The illegal place under the pointer, where the thing goes to the nearest legal one instead."""
    is_free: bool = False
    takes_rest: bool = False


class Drag:
    """A thing taken up at ``grabbed`` (a day), and what a drop would do with it.

    ``others`` are selected bars that go along by the same number of days (blocks: weeks), each to its nearest
    legal place.
    """

    def __init__(
        self, subject: Subject, grabbed: int, places: Places, as_of: date, others: Iterable[Subject] = ()
    ) -> None:
        self.subject = subject
        self.others = tuple(other for other in others if other.id != subject.id)
        self.state = DragState.PRESSED
        self.target: Target | None = None
        self._offset = grabbed - (subject.last if subject.edge == "last" else subject.first)
        self._places = places
        self._as_of = as_of
        self._new_id = new_id() if subject.is_new else ""

    @property
    def can_take_rest(self) -> bool:
        """Whether the rest of the group's plan can go along: not with new things or several at once."""
        is_block = self.subject.kind in (BarKind.BLOCK, BarKind.GROUP_DAYS)
        return is_block and not self.subject.is_new and not self.others and not self.subject.edge

    def move(self, day: int, *, free: bool = False, rest: bool = False) -> Target:
        """The target with the pointer over ``day``; ``free`` (Alt) allows illegal places, ``rest`` is Shift."""
        if self.state is DragState.ENDED:
            raise RuntimeError("this drag has ended")
        self.state = DragState.OVER
        self.target = self.target_over(day, free=free, rest=rest)
        return self.target

    def target_over(self, day: int, *, free: bool = False, rest: bool = False) -> Target:
        """What ``move`` would give, without moving."""
        wanted = max(_FIRST_KNOWN, min(_LAST_KNOWN, day - self._offset))
        rest = rest and self.can_take_rest
        refused = None
        if self.subject.edge:
            place = self._resized(wanted)
        else:
            place = self._places.nearest(self.subject, wanted, free=free)
            if not free:
                pointed = self._places.at_pointer(self.subject, wanted)
                refused = None if pointed.is_legal or pointed.first == place.first else pointed
        return Target(place, self._intent(place, rest), refused, free, rest)

    def finish(self) -> Intent | None:
        """Ends the drag: the intent of the last target, None after a plain click or at the origin."""
        ended_over = self.target if self.state is DragState.OVER else None
        self.state = DragState.ENDED
        return ended_over.intent if ended_over else None

    def cancel(self) -> None:
        """Ends the drag; nothing has changed, so nothing is put back."""
        self.state = DragState.ENDED
        self.target = None

    def _resized(self, wanted: int) -> Place:
        if self.subject.edge == "first":
            return Place(min(wanted, self.subject.last), self.subject.last)
        return Place(self.subject.first, max(wanted, self.subject.first))

    def _intent(self, place: Place, rest: bool) -> Intent | None:
        if self.subject.is_new:
            return self._addition(place)
        if place.first == self.subject.first and place.last == self.subject.last:
            return None
        if rest:
            return MoveBlockAndRest(self.subject.id, _day(place.first), self._as_of)
        own = move_intent(self.subject, place)
        if not self.others:
            return own
        shift = place.first - self.subject.first
        along = (self._along(other, shift) for other in self.others)
        return Several((own, *(intent for intent in along if intent is not None)), "move-several")

    def _along(self, other: Subject, shift: int) -> Intent | None:
        """The same shift for another bar: whole weeks for a block, then the nearest legal place."""
        if other.kind is BarKind.BLOCK:
            shift = round(shift / 7) * 7
        place = self._places.nearest(other, other.first + shift, free=False)
        return move_intent(other, place) if place.first != other.first else None

    def _addition(self, place: Place) -> Intent | None:
        subject = self.subject
        first, last = _day(place.first), _day(place.last)
        if subject.kind in (BarKind.BLOCK, BarKind.GROUP_DAYS) and subject.group is not None:
            block_kind = BlockKind.OPENING if subject.kind is BarKind.BLOCK else BlockKind.GROUP_DAYS
            return AddBlock(subject.group.id, first, block_kind)
        if subject.customer is not None:
            if subject.kind in (BarKind.START_VISIT, BarKind.SESSION):
                visit_kind = VisitKind.START if subject.kind is BarKind.START_VISIT else VisitKind.SESSION
                return AddVisit(subject.customer.id, first, visit_kind)
            if subject.kind is BarKind.TRAINING:
                return Put(Training(self._new_id, first, last), subject.customer.id)
            if subject.kind is BarKind.PAUSE:
                return Put(Pause(self._new_id, first, last), subject.customer.id)
        if subject.kind is BarKind.LEAVE and subject.staff is not None:
            return Put(Leave(self._new_id, first, last), subject.staff.id)
        return None


def move_intent(subject: Subject, place: Place) -> Intent:
    """The intent that moves an existing thing to ``place``; a changed length is put as a whole."""
    first, last = _day(place.first), _day(place.last)
    if subject.kind is BarKind.BLOCK or (subject.kind is BarKind.GROUP_DAYS and not subject.edge):
        return MoveBlock(subject.id, first)
    if subject.kind in (BarKind.START_VISIT, BarKind.SESSION):
        return MoveVisit(subject.id, first)
    owner: Any = subject.customer or subject.staff or subject.group
    if subject.kind is BarKind.FLEX_DAY:
        return Put(replace(subject.entity, on=first), owner.id)
    return Put(replace(subject.entity, first_day=first, last_day=last), owner.id)


def along_intent(subject: Subject, direction: int, places: Places, as_of: date) -> Intent | None:
    """The intent that moves a thing one legal step later (1) or earlier (-1) with the rest of its group's plan."""
    place = places.step(subject, direction)
    if place is None:
        return None
    return Drag(subject, subject.first, places, as_of).target_over(place.first, rest=True).intent


def step_name(intent: Intent | None, edge: str = "") -> str | None:
    """The name of an undo step whose intent has none of its own: a thing put elsewhere, or for longer or shorter."""
    return ("resize" if edge else "move") if isinstance(intent, Put) else None


def _day(ordinal: int) -> date:
    return date.fromordinal(ordinal)


_FIRST_KNOWN = date(2000, 1, 3).toordinal()
_LAST_KNOWN = date(2100, 12, 20).toordinal()
