"""The entities of a plan as rows of the plan file: written edit by edit, read as a whole."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from taito_planner.domain.changes import Edit
from taito_planner.domain.entities import CHILD_FIELDS, bare, in_order, walk
from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import Plan
from taito_planner.domain.progress import Progress, unwatched
from taito_planner.domain.workdays import Holiday, HolidayCalendar
from taito_planner.storage.codec import decode, encode, kind_of

_INTO = "INTO entity (id, kind, owner, body)"
_ROWS_BETWEEN = 500
"""After so many rows read it is told how far the reading is."""


def write_all(connection: sqlite3.Connection, plan: Plan) -> None:
    """Every entity of the plan, into a file that has none."""
    connection.executemany(
        f"INSERT {_INTO} VALUES (?, ?, ?, ?)",
        ((e.id, kind_of(e), owner_id, encode(bare(e))) for owner_id, e in walk(plan)),
    )


def write_edits(connection: sqlite3.Connection, edits: Iterable[Edit]) -> None:
    """A handful of rows. ValueError where the file does not hold what the edits change: keep nothing then."""
    for edit in edits:
        if edit.after is None:
            done = connection.execute("DELETE FROM entity WHERE id = ?", (edit.id,))
        elif edit.before is None:
            row = (edit.id, kind_of(edit.after), edit.owner_after, encode(edit.after))
            done = connection.execute(f"INSERT OR IGNORE {_INTO} VALUES (?, ?, ?, ?)", row)
        else:
            update = (edit.owner_after, encode(edit.after), edit.id)
            done = connection.execute("UPDATE entity SET owner = ?, body = ? WHERE id = ?", update)
        if done.rowcount != 1:
            raise ValueError(f"the plan file and the plan differ at {edit.id}: {edit}")


def read_all(
    connection: sqlite3.Connection, calendar: HolidayCalendar, progress: Progress = unwatched
) -> Plan:
    """The plan of the rows. Raises ValueError where a row is not one of ours or its owner is missing."""
    rows = connection.execute("SELECT id, kind, owner, body FROM entity ORDER BY id").fetchall()
    bodies = json.loads(f"[{','.join(row[3] for row in rows)}]")
    by_owner: dict[EntityId | None, list[Any]] = defaultdict(list)
    for number, ((entity_id, kind, owner_id, _), facts) in enumerate(zip(rows, bodies, strict=True)):
        if number % _ROWS_BETWEEN == 0:
            progress(number / len(rows))
        by_owner[owner_id].append(decode(kind, entity_id, facts))
    plan: Plan = _with_children(Plan(calendar=calendar), by_owner.pop(None, ()), by_owner)
    if by_owner:
        raise ValueError(f"rows without their owner: {sorted(str(owner) for owner in by_owner)[:5]}")
    return plan


def _with_children(owner: Any, own: Iterable[Any], by_owner: dict[EntityId | None, list[Any]]) -> Any:
    """``owner`` with its children ``own``, each with theirs; what is placed leaves ``by_owner``."""
    by_kind: dict[type, list[Any]] = defaultdict(list)
    for child in own:
        below = by_owner.pop(child.id, None)
        by_kind[type(child)].append(_with_children(child, below, by_owner) if below else child)
    fields = CHILD_FIELDS.get(type(owner), {})
    facts = {name: in_order(by_kind.pop(kind)) for name, kind in fields.items() if kind in by_kind}
    if by_kind:
        raise ValueError(f"{type(owner).__name__} cannot own {', '.join(kind.__name__ for kind in by_kind)}")
    return replace(owner, **facts)


def encode_calendar(calendar: HolidayCalendar) -> str:
    """The holiday table as JSON: the plan keeps the one it was planned on."""
    return json.dumps([[h.on.isoformat(), h.key, h.is_eve] for h in calendar.holidays], separators=(",", ":"))


def decode_calendar(text: str) -> HolidayCalendar:
    """Raises ValueError for anything that ``encode_calendar`` does not write."""
    rows = json.loads(text)
    return HolidayCalendar(tuple(Holiday(date.fromisoformat(on), key, is_eve) for on, key, is_eve in rows))
