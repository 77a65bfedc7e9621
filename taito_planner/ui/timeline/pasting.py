"""Copied bars put down again: which of them, on whose lane, at which legal places. Knows no Qt."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from taito_planner.domain.copying import renewed
from taito_planner.domain.days import ONE_DAY
from taito_planner.domain.entities import Located, locate
from taito_planner.domain.ids import EntityId
from taito_planner.domain.intents import Intent, Put, Several
from taito_planner.domain.model import (
    Absence,
    Block,
    BlockKind,
    FlexDay,
    Leave,
    Pause,
    Plan,
    Training,
    Visit,
    VisitKind,
)
from taito_planner.texts import Texts
from taito_planner.ui.timeline.bars import Bar, BarKind, Lane, LaneKind
from taito_planner.ui.timeline.places import Places, Subject
from taito_planner.ui.timeline.words import bar_name

_KIND_BY_TYPE = {
    Training: BarKind.TRAINING, Pause: BarKind.PAUSE, Absence: BarKind.ABSENCE, Leave: BarKind.LEAVE,
    FlexDay: BarKind.FLEX_DAY,
}  # fmt: skip
_NEW = EntityId("")
_CUSTOMER_KINDS = (Visit, Training, Pause, Absence, FlexDay)


@dataclass(frozen=True, slots=True)
class Copied:
    """A thing as it was when it was copied, and its owner."""

    entity: Any
    owner_id: EntityId


def copied(bars: Iterable[Bar]) -> tuple[Copied, ...]:
    """What of the selected bars can be put down again, in order of day; bookings follow their blocks."""
    found = []
    for bar in sorted(bars, key=lambda bar: bar.first):
        owner = bar.customer or bar.staff or bar.group
        if owner is not None and bar.kind not in (BarKind.BOOKING, BarKind.VISIT_BOOKING):
            found.append(Copied(bar.entity, owner.id))
    return tuple(found)


def copied_text(bars: Iterable[Bar], texts: Texts) -> str:
    """The bars as lines of text, for other programs."""
    return "\n".join(bar_name(bar, texts) for bar in sorted(bars, key=lambda bar: bar.first))


def paste_step(things: tuple[Copied, ...], plan: Plan, places: Places, lane: Lane | None, day: int) -> Several | None:
    """One step that puts ``things`` down so that the first begins on ``day`` or at the legal place nearest to it.

    Things of one owner go to the owner of ``lane`` where it can hold them; those of several keep their owners.
    None where no owner is left.
    """
    if not things:
        return None
    owners = {thing.owner_id for thing in things}
    shift = day - _first(things[0].entity)
    intents: list[Intent] = []
    for thing in things:
        home = _home(thing, plan, lane if len(owners) == 1 else None)
        if home is not None:
            intents.append(_put(thing, home, shift, places))
    return Several(tuple(intents), "paste") if intents else None


def _home(thing: Copied, plan: Plan, lane: Lane | None) -> Located | None:
    """The owner that gets a copy."""
    if lane is not None and lane.owner is not None:
        fits = {
            LaneKind.CUSTOMER: isinstance(thing.entity, _CUSTOMER_KINDS),
            LaneKind.STAFF: isinstance(thing.entity, Leave),
            LaneKind.BLOCKS: isinstance(thing.entity, Block),
            LaneKind.GROUP: isinstance(thing.entity, Block),
        }
        if fits.get(lane.kind, False):
            return locate(plan, lane.owner.id)
    return locate(plan, thing.owner_id)


def _put(thing: Copied, home: Located, shift: int, places: Places) -> Put:
    entity = thing.entity
    first = _first(entity) + shift
    subject = Subject(_kind(entity), _NEW, first, first + _length(entity), home.group, home.customer, home.staff)
    place = places.nearest(subject, first, free=False)
    begin = date.fromordinal(place.first)
    if hasattr(entity, "on"):
        return Put(renewed(entity, on=begin), home.entity.id)
    last = begin + (place.last - place.first) * ONE_DAY
    elsewhere = isinstance(entity, Block) and home.entity.id != thing.owner_id  # with people and rooms of its own
    left_behind = {"leaders": (), "place": ""} if elsewhere else {}
    return Put(renewed(entity, first_day=begin, last_day=last, **left_behind), home.entity.id)


def _kind(entity: Any) -> BarKind:
    if isinstance(entity, Block):
        return BarKind.BLOCK if entity.kind is BlockKind.OPENING else BarKind.GROUP_DAYS
    if isinstance(entity, Visit):
        return BarKind.START_VISIT if entity.kind is VisitKind.START else BarKind.SESSION
    return _KIND_BY_TYPE[type(entity)]


def _first(entity: Any) -> int:
    day: date = getattr(entity, "on", None) or entity.first_day
    return day.toordinal()


def _length(entity: Any) -> int:
    """Days from the first to the last."""
    return 0 if hasattr(entity, "on") else (entity.last_day - entity.first_day).days
