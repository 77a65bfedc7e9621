"""Every change ever made to a plan, in its file: what can be undone and redone, and who did what when."""

import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from taito_planner.domain.changes import Change, Edit
from taito_planner.storage.codec import decode_text, encode, kind_of
from taito_planner.storage.file_format import storable

_COLUMNS = "number, label, who, at, state"


class ChangeState(StrEnum):
    DONE = "done"
    UNDONE = "undone"
    """Taken back, and can be redone."""
    DROPPED = "dropped"
    """Taken back, and something else was done since: history only."""


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """A change as the history lists it; ``number`` counts from 1 in the order of making."""

    number: int
    label: str
    who: str
    at: datetime
    state: ChangeState


def add(connection: sqlite3.Connection, change: Change) -> int:
    """Logs a change as done and returns its number; what was undone before it can no longer be redone."""
    connection.execute("UPDATE change SET state = 'dropped' WHERE state = 'undone'")
    added = connection.execute(
        "INSERT INTO change (at, who, label, state) VALUES (?, ?, ?, 'done')",
        (change.at.isoformat(), storable(change.who), storable(change.label)),
    )
    connection.executemany(
        "INSERT INTO edit (change, position, id, kind, before, after, owner_before, owner_after)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                added.lastrowid,
                position,
                edit.id,
                kind_of(edit.after if edit.after is not None else edit.before),
                None if edit.before is None else encode(edit.before),
                None if edit.after is None else encode(edit.after),
                edit.owner_before,
                edit.owner_after,
            )
            for position, edit in enumerate(change.edits)
        ),
    )
    return int(added.lastrowid or 0)


def history(connection: sqlite3.Connection) -> tuple[LoggedChange, ...]:
    """All changes, the newest first."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM change ORDER BY number DESC")
    return tuple(_logged(row) for row in rows)


def next_number(connection: sqlite3.Connection, state: ChangeState) -> int | None:
    """The number of the change that the next undo (``DONE``) or redo (``UNDONE``) is about."""
    end = "max" if state is ChangeState.DONE else "min"
    (found,) = connection.execute(f"SELECT {end}(number) FROM change WHERE state = ?", (state,)).fetchone()
    return None if found is None else int(found)


def read(connection: sqlite3.Connection, number: int) -> Change:
    """The change as it was made. KeyError where there is no such number."""
    found = _changes(connection, "number = ?", number)
    if not found:
        raise KeyError(number)
    return found[0]


def read_all(connection: sqlite3.Connection, state: ChangeState) -> tuple[Change, ...]:
    """The changes in one state, in the order they were made."""
    return _changes(connection, "state = ?", state)


def _changes(connection: sqlite3.Connection, where: str, value: str | int) -> tuple[Change, ...]:
    edits: dict[int, list[Edit]] = defaultdict(list)
    rows = connection.execute(
        "SELECT change, id, edit.kind, before, after, owner_before, owner_after"
        f" FROM edit JOIN change ON number = change WHERE {where} ORDER BY change, position",
        (value,),
    )
    for number, i, kind, before, after, owner_before, owner_after in rows:
        edit = Edit(i, decode_text(kind, i, before), decode_text(kind, i, after), owner_before, owner_after)
        edits[number].append(edit)
    rows = connection.execute(f"SELECT {_COLUMNS} FROM change WHERE {where} ORDER BY number", (value,))
    logged = [_logged(row) for row in rows]
    return tuple(Change(tuple(edits[one.number]), one.label, one.who, one.at) for one in logged)


def read_turns(connection: sqlite3.Connection) -> tuple[tuple[Change, int], ...]:
    """Every change in the order of making, each with how often it was taken back or done again."""
    turns = [row[0] for row in connection.execute("SELECT turns FROM change ORDER BY number")]
    return tuple(zip(_changes(connection, "number >= ?", 0), turns, strict=True))


def mark(connection: sqlite3.Connection, number: int, state: ChangeState) -> None:
    """A change was taken back or done again."""
    connection.execute("UPDATE change SET state = ?, turns = turns + 1 WHERE number = ?", (state, number))


def _logged(row: tuple[int, str, str, str, str]) -> LoggedChange:
    number, label, who, at, state = row
    return LoggedChange(number, label, who, datetime.fromisoformat(at), ChangeState(state))
