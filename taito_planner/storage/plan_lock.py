"""Keeps two programs from writing one plan file: a small database beside it, locked while the plan is open.

The lock is the operating system's, taken through SQLite: it is free again when its holder is killed, on any
system and on a share. The row inside only tells who holds it. Never open the lock file by other means: on
POSIX closing it would give up the lock.
"""

import getpass
import platform
import secrets
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from taito_planner.storage.errors import primary_code
from taito_planner.storage.file_format import connect, storable

_TRIES = 3
_BUSY_MILLISECONDS = 100


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a plan open for writing, where, and since when (local time)."""

    user: str
    host: str
    since: datetime

    def __str__(self) -> str:
        return f"{self.user}@{self.host}"

    @property
    def facts(self) -> dict[str, Any]:
        """What a sentence says of him: ``owner``, ``on`` (day), ``at`` (time)."""
        return {"owner": str(self), "on": self.since.date(), "at": self.since.time()}


class PlanHeld(Exception):
    """Somebody else has the plan open; ``holder`` is None where it is not known who."""

    def __init__(self, holder: Holder | None) -> None:
        super().__init__(str(holder))
        self.holder = holder


class LockNotWritable(Exception):
    """No lock can be put beside the plan: its folder is read-only."""


class PlanLock:
    """The lock of one plan file, held until ``release``. Made by ``take``."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection
        self._is_held = True

    def release(self) -> None:
        """Lets go of the lock; once only, for by the next time it may be somebody else's."""
        if not self._is_held:
            return
        self._is_held = False
        # POSIX removes the file while the lock is held; Windows lets an open file be, so again after closing.
        is_removed = _remove(self._path)
        self._connection.close()
        if not is_removed:
            _remove(self._path)


def lock_path_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.lock")


def take(path: Path) -> PlanLock:
    """Takes the lock of the plan file at ``path``, at once or not at all.

    Raises PlanHeld where another program (or another window) has it, LockNotWritable where none can be made.
    """
    lock_path = lock_path_of(path)
    for _ in range(_TRIES):
        connection = None
        try:
            connection = connect(lock_path, "rwc")
            if _is_taken_by(connection, lock_path):
                return PlanLock(lock_path, connection)
            connection.close()
        except sqlite3.Error as error:
            if connection is not None:
                connection.close()
            _demand_retry(error, lock_path)
    raise PlanHeld(_holder(lock_path))


def _is_taken_by(connection: sqlite3.Connection, lock_path: Path) -> bool:
    """Writes who holds it and keeps a write lock. False where an earlier holder has removed the file."""
    token = secrets.token_hex(8)
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA journal_mode = MEMORY")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("CREATE TABLE IF NOT EXISTS holder (token TEXT, user TEXT, host TEXT, since TEXT)")
    connection.execute("DELETE FROM holder")
    me = (token, _user_name(), platform.node() or "?", f"{datetime.now().astimezone():%Y-%m-%dT%H:%M:%S}")
    connection.execute("INSERT INTO holder VALUES (?, ?, ?, ?)", me)
    connection.execute("COMMIT")
    connection.execute("BEGIN IMMEDIATE")
    row = _row(lock_path)
    return row is not None and row[0] == token


def _demand_retry(error: sqlite3.Error, lock_path: Path) -> None:
    """Another try helps where the file is busy, or was left damaged and could be removed."""
    code = primary_code(error)
    if code == sqlite3.SQLITE_BUSY:
        return
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT) and _remove(lock_path):
        return
    raise LockNotWritable from error


def _row(lock_path: Path) -> tuple[str, ...] | None:
    """The row as anybody else reads it: through the path, not through the connection that locks."""
    try:
        connection = connect(lock_path, "ro")
    except sqlite3.Error:
        return None
    try:
        found = connection.execute("SELECT token, user, host, since FROM holder")
        row: tuple[str, ...] | None = found.fetchone()
        return row
    except sqlite3.Error:
        return None
    finally:
        connection.close()


def _holder(lock_path: Path) -> Holder | None:
    row = _row(lock_path)
    return Holder(row[1], row[2], datetime.fromisoformat(row[3])) if row else None


def _user_name() -> str:
    try:
        return storable(getpass.getuser())
    except (OSError, KeyError, ImportError):
        return "?"


def _remove(path: Path) -> bool:
    try:
        path.unlink()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True
