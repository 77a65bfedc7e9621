"""What the plan file refuses, with the key of its sentence and the facts that fill it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from taito_planner.domain.refusals import Refused


class PlanFileRefused(Refused):
    """A plan file that cannot be opened, made or written. The file on disk is as it was before.

    Its sentence is ``plan-file.<reason>``; its facts always hold ``file`` (the name) and ``folder``.
    """

    def __init__(self, reason: str, path: Path, **facts: Any) -> None:
        super().__init__(f"plan-file.{reason}", **{"file": path.name, "folder": str(path.absolute().parent), **facts})
        self.reason = reason


_KEYS = {
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_FULL: "disk-full",
    sqlite3.SQLITE_READONLY: "not-writable",
    sqlite3.SQLITE_PERM: "no-permission",
    sqlite3.SQLITE_AUTH: "no-permission",
    sqlite3.SQLITE_CANTOPEN: "no-permission",
    sqlite3.SQLITE_IOERR: "disk-fault",
    sqlite3.SQLITE_NOTADB: "not-a-plan",
    sqlite3.SQLITE_CORRUPT: "damaged",
}


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's primary result code of an error; 0 where Python raised it itself."""
    return (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Makes the errors of SQLite and of the operating system about the file at ``path`` into refusals."""
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
        raise
    except sqlite3.Error as error:
        raise PlanFileRefused(_key_of(error), path, detail=str(error)) from error
    except OSError as error:
        raise _refused_by_system(error, path) from error


def _key_of(error: sqlite3.Error) -> str:
    """What an error of SQLite means; what has no name of its own counts as damage."""
    if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY_DBMOVED:
        return "moved-away"
    return _KEYS.get(primary_code(error), "damaged")


def _refused_by_system(error: OSError, path: Path) -> PlanFileRefused:
    if isinstance(error, FileNotFoundError):
        return PlanFileRefused("folder-missing", path)
    if isinstance(error, PermissionError):
        return PlanFileRefused("no-permission", path)
    return PlanFileRefused("disk-fault", path, detail=error.strerror or str(error))
