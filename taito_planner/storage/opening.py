"""Opens the database of a plan file: looks at it first, takes its lock, finds whether it can be written."""

import sqlite3
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from taito_planner.storage.backups import backup_folder_of, backups_of
from taito_planner.storage.errors import PlanFileRefused, primary_code, refusing
from taito_planner.storage.file_format import (
    APPLICATION_ID,
    FORMAT_VERSION,
    connect,
    is_sound,
    migrate,
    number,
)
from taito_planner.storage.plan_lock import LockNotWritable, PlanHeld, PlanLock, take

_SQLITE_HEADER = b"SQLite format 3\x00"
_ZIP_HEADER = b"PK"


@dataclass(frozen=True, slots=True)
class ReadOnly:
    """Why a plan can be read but not written: ``key`` names the sentence, ``facts`` fill it."""

    reason: str
    """``held`` (by ``owner`` since ``on`` at ``at``), ``held-by-unknown``, ``folder`` or ``file``."""
    facts: dict[str, Any] = field(default_factory=dict, hash=False)

    @property
    def key(self) -> str:
        return f"plan-file.read-only.{self.reason}"


@dataclass(frozen=True, slots=True)
class Opened:
    """An open database with the lock that belongs to it; without a lock it is read-only."""

    connection: sqlite3.Connection
    lock: PlanLock | None
    read_only: ReadOnly | None

    def close(self) -> None:
        self.connection.close()
        if self.lock is not None:
            self.lock.release()


def open_database(path: Path, lock: PlanLock | None = None) -> Opened:
    """The plan file at ``path``, for writing where that is possible; ``lock`` if the caller has taken it.

    Raises PlanFileRefused for anything but a whole plan file of a known version; the file stays as it is.
    """
    try:
        with refusing(path):
            _look_at(path)
        read_only = None
        if lock is None:
            lock, read_only = _locked(path)
        with refusing(path):
            connection, is_writable = _connected(path, read_only is None)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    if not is_writable and lock is not None:
        lock.release()
        lock, read_only = None, ReadOnly("file", _place(path))
    return Opened(connection, lock, read_only)


def damaged(path: Path, detail: str) -> PlanFileRefused:
    """The refusal of a damaged file; it names the newest backup, if there is one."""
    copies: tuple[Path, ...] = ()
    with suppress(OSError):
        copies = backups_of(path)
    if not copies:
        return PlanFileRefused("damaged", path, detail=detail)
    return PlanFileRefused(
        "damaged-with-backup", path, detail=detail, backup=copies[0].name, backups=str(backup_folder_of(path))
    )


def _look_at(path: Path) -> None:
    """Refuses what can be told from outside, before anything is opened for writing."""
    if path.is_dir():
        raise PlanFileRefused("folder", path)
    if not path.exists():
        raise PlanFileRefused("missing", path)
    with path.open("rb") as file:
        header = file.read(len(_SQLITE_HEADER))
    if not header:
        raise PlanFileRefused("empty", path)
    if header.startswith(_ZIP_HEADER):
        raise PlanFileRefused("is-workbook", path)
    if not header.startswith(_SQLITE_HEADER):
        raise PlanFileRefused("not-a-plan", path)


def _locked(path: Path) -> tuple[PlanLock | None, ReadOnly | None]:
    try:
        return take(path), None
    except PlanHeld as held:
        if held.holder is None:
            return None, ReadOnly("held-by-unknown", _place(path))
        return None, ReadOnly("held", {**_place(path), **held.holder.facts})
    except LockNotWritable:
        return None, ReadOnly("folder", _place(path))


def _connected(path: Path, for_writing: bool) -> tuple[sqlite3.Connection, bool]:
    """An open, checked database and whether it can be written; an old one is brought up to date."""
    connection = None
    try:
        connection = connect(path, "rw" if for_writing else "ro")
        _demand_own(connection, path)
        is_writable = for_writing and _can_write(connection)
        if number(connection, "user_version") < FORMAT_VERSION:
            connection = connection if is_writable else _in_memory(connection)
            migrate(connection)
        return connection, is_writable
    except BaseException as error:
        if connection is not None:
            connection.close()
        if isinstance(error, sqlite3.Error):
            raise _refusal_at_opening(error, path) or error from error
        raise


def _demand_own(connection: sqlite3.Connection, path: Path) -> None:
    """Refuses other programs' databases, versions to come, and pages that do not hang together."""
    if number(connection, "application_id") != APPLICATION_ID:
        raise PlanFileRefused("other-database", path)
    version = number(connection, "user_version")
    if version > FORMAT_VERSION:
        raise PlanFileRefused("newer-format", path, version=version, known=FORMAT_VERSION)
    if not is_sound(connection):
        raise damaged(path, "quick_check")


def _refusal_at_opening(error: sqlite3.Error, path: Path) -> PlanFileRefused | None:
    """What an error means at the opening of a file that looked like a database, where that matters."""
    code = primary_code(error)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR):
        return damaged(path, str(error))
    if code == sqlite3.SQLITE_READONLY:
        return PlanFileRefused("unfinished", path)
    return None


def _can_write(connection: sqlite3.Connection) -> bool:
    try:
        # A statement that would write, and changes no row: beginning alone is not refused.
        connection.execute("UPDATE fact SET value = value WHERE key IS NULL")
    except sqlite3.OperationalError as error:
        if primary_code(error) == sqlite3.SQLITE_READONLY:
            return False
        raise
    return True


def _in_memory(connection: sqlite3.Connection) -> sqlite3.Connection:
    copy = sqlite3.connect(":memory:", isolation_level=None)
    connection.backup(copy)
    connection.close()
    return copy


def _place(path: Path) -> dict[str, Any]:
    return {"file": path.name, "folder": str(path.parent)}
