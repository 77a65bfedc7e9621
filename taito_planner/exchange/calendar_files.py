"""Writes calendar files (.ics) that Outlook and phones read: stable identities, updates, cancelled entries."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from taito_planner.domain.changes import Change, Edit, apply
from taito_planner.domain.days import ONE_DAY
from taito_planner.domain.entities import locate, walk
from taito_planner.domain.ids import EntityId, StaffId
from taito_planner.domain.model import Plan
from taito_planner.exchange.calendar_events import Event, Whose, events_of
from taito_planner.exchange.saving import replace_file
from taito_planner.texts import Texts

ZONE = "Europe/Helsinki"
HOST = "taito-planner"
"""What stands after the @ of every UID, as RFC 7986 wants it: no machine's name."""


Past = Sequence[tuple[Change, int]]
"""Every change ever made to the plan, the oldest first, with how often it was taken back or done again."""


def write_calendar(
    plan: Plan,
    whose: Whose,
    path: Path | str,
    *,
    name: str,
    texts: Texts,
    written_at: datetime,
    usual_days: int,
    past: Past = (),
    with_names: bool = False,
) -> int:
    """Writes the calendar of ``whose``, called ``name``; gives back the number of entries in force.

    Days are all-day entries that end on the day after their last (RFC 5545), clock times are in Helsinki's zone.
    An entry that was edited has a higher SEQUENCE than in any earlier file, one that is gone is CANCELLED; both
    follow from ``past``, which a plan has that is kept in a plan file.
    Raises ExportRefused where the file cannot be written; what was there stands then as it was.
    """

    def events(at: Plan) -> list[Event]:
        return events_of(at, whose, texts, usual_days=usual_days, with_names=with_names)

    now = {event.uid: event for event in events(plan)}
    gone: dict[str, Event] = {}
    for variant in _earlier(plan, whose, [change for change, _ in past]):
        for event in events(variant):
            if event.uid not in now:
                gone.setdefault(event.uid, event)
    made = _Edited(plan, past, written_at)
    content = _calendar(now.values(), gone.values(), name, made)
    replace_file(Path(path), content)
    return len(now)


def _earlier(plan: Plan, whose: Whose, changes: Sequence[Change]) -> Iterator[Plan]:
    """The plan with one thing as it was before or after each change that touched the calendar, newest first."""
    near = _near(plan, whose, changes)
    for change in reversed(changes):
        for edit in change.edits:
            for facts, owner in ((edit.after, edit.owner_after), (edit.before, edit.owner_before)):
                if facts is None or not (edit.id in near or owner in near):
                    continue
                found = locate(plan, edit.id)
                if found is None and owner is not None and locate(plan, owner) is None:
                    continue
                before, at = (found.entity, found.owner_id) if found else (None, None)
                if not (found and before == facts and at == owner):
                    yield apply([Edit(edit.id, before, facts, at, owner)], plan)


def _near(plan: Plan, whose: Whose, changes: Sequence[Change]) -> frozenset[EntityId]:
    """The ids whose edits, and the edits of what they hold, can change the calendar."""
    near: set[EntityId] = {one for one in (whose.group, whose.customer, whose.person) if one}
    found = locate(plan, whose.customer) if whose.customer else None
    if found and found.group:
        near.add(found.group.id)
    if whose.person is not None:
        facts = [facts for change in changes for edit in change.edits for facts in (edit.before, edit.after)]
        facts.extend(entity for _, entity in walk(plan))
        near.update(one.id for one in facts if _names(one, whose.person))
    return frozenset(near)


def _names(facts: Any, person: StaffId) -> bool:
    return person in getattr(facts, "leaders", ()) or getattr(facts, "instructor", None) == person


class _Edited:
    """How often, and when last, an entry was edited: itself or the group, customer or person that holds it."""

    def __init__(self, plan: Plan, past: Past, written_at: datetime) -> None:
        self._plan = plan
        self.written_at = written_at
        self._times: dict[EntityId, list[int]] = defaultdict(list)
        self._turns = [1 + turns for _, turns in past]
        self._at = [change.at for change, _ in past]
        for number, (change, _) in enumerate(past):
            for edit in change.edits:
                self._times[edit.id].append(number)

    def of(self, event: Event) -> tuple[int, datetime]:
        """The entry's SEQUENCE, and the moment of its last edit."""
        found = locate(self._plan, event.item)
        holders = (found.group, found.customer, found.staff) if found else ()
        ids = {event.item, *(holder.id for holder in holders if holder)}
        numbers = {number for one in ids for number in self._times.get(one, ())}
        last = self._at[max(numbers)] if numbers else self.written_at
        return sum(self._turns[number] for number in numbers), last


def _calendar(now: Iterable[Event], gone: Iterable[Event], name: str, edited: _Edited) -> bytes:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Taito planner//Taito-kuntoutus//FI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", ZONE)
    calendar.add_component(_zone())
    for status, events in (("CONFIRMED", now), ("CANCELLED", gone)):
        for event in events:
            calendar.add_component(_entry(event, status, edited))
    return bytes(calendar.to_ical())


def _zone() -> Any:
    """Helsinki's zone by the rule of its summer time: a list of single changes, as libraries make it, is misread."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone = Timezone()
    zone.add("tzid", ZONE)
    winter, summer = timedelta(hours=2), timedelta(hours=3)
    for kind, name, first, before, after in (
        (TimezoneStandard(), "EET", datetime(1996, 10, 27, 4), summer, winter),
        (TimezoneDaylight(), "EEST", datetime(1997, 3, 30, 3), winter, summer),
    ):
        kind.add("tzname", name)
        kind.add("dtstart", first)
        kind.add("tzoffsetfrom", before)
        kind.add("tzoffsetto", after)
        kind.add("rrule", {"freq": "yearly", "bymonth": first.month, "byday": "-1su"})
        zone.add_component(kind)
    return zone


def _entry(event: Event, status: str, edited: _Edited) -> Any:
    from icalendar import Event as Entry

    sequence, last_edit = edited.of(event)
    entry = Entry()
    entry.add("uid", f"{event.uid}@{HOST}")
    entry.add("dtstamp", _utc(edited.written_at))
    entry.add("summary", event.title)
    if event.at is None:
        entry.add("dtstart", event.first_day)
        entry.add("dtend", event.last_day + ONE_DAY)
    else:
        start = datetime.combine(event.first_day, event.at, ZoneInfo(ZONE))
        entry.add("dtstart", start)
        entry.add("dtend", start + timedelta(minutes=event.minutes))
    if event.place:
        entry.add("location", event.place)
    entry.add("transp", "OPAQUE" if event.is_busy else "TRANSPARENT")
    entry.add("status", status)
    entry.add("sequence", sequence)
    entry.add("last-modified", _utc(last_edit))
    return entry


def _utc(moment: datetime) -> datetime:
    """A local moment (naive: in the machine's own zone) in UTC, to the second."""
    return moment.astimezone(UTC).replace(microsecond=0)
