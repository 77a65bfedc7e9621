"""The plan file: a plan and every change made to it, on the disk before the next edit."""

import json
import logging
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType

from taito_planner.domain.changes import Change
from taito_planner.domain.model import Plan
from taito_planner.domain.progress import Progress, unwatched
from taito_planner.storage import change_log
from taito_planner.storage.backups import back_up
from taito_planner.storage.change_log import ChangeState, LoggedChange
from taito_planner.storage.errors import PlanFileRefused, refusing
from taito_planner.storage.file_format import make_schema, transaction
from taito_planner.storage.opening import (
    Opened,
    ReadOnly,
    damaged,
    open_database,
)
from taito_planner.storage.placing import lock_for_writing, put_in_place
from taito_planner.storage.plan_rows import decode_calendar, encode_calendar, read_all, write_all, write_edits
from taito_planner.storage.revisions import done_numbers

_log = logging.getLogger(__name__)


class PlanFile:
    """One open ``.taito`` file, made by ``create``, ``open`` or ``copy_to``; ``close`` it or use a ``with``.

    Whatever writes raises PlanFileRefused where it cannot (read-only, disk full, moved away); the file is
    then as it was before.
    """

    def __init__(self, path: Path, opened: Opened, progress: Progress = unwatched) -> None:
        """Not for callers: takes over an open database and reads it."""
        self._path = path
        self._opened = opened
        self._connection = opened.connection
        try:
            with refusing(path):
                facts = dict(self._connection.execute("SELECT key, value FROM fact"))
                self._plan = read_all(self._connection, decode_calendar(facts["calendar"]), progress)
                self._as_of = date.fromisoformat(facts["as_of"]) if facts.get("as_of") else None
                self._profile_versions: dict[str, str] = json.loads(facts["profiles"])
                self._done = done_numbers(self._connection)
        except (ValueError, KeyError, TypeError) as error:
            opened.close()
            raise damaged(path, str(error)) from error
        except BaseException:
            opened.close()
            raise

    @classmethod
    def create(
        cls,
        path: Path,
        plan: Plan,
        *,
        as_of: date | None = None,
        profile_versions: Mapping[str, str] | None = None,
        replace: bool = False,
    ) -> "PlanFile":
        """A new file of ``plan`` and of the versions of the profiles it is planned on; nothing to undo.

        Raises PlanFileRefused where the path is taken (``exists``, unless ``replace``) or cannot be written.
        """
        path = _real(path)
        lock = lock_for_writing(path)
        try:
            if path.exists() and not replace:
                raise PlanFileRefused("exists", path)
            facts = {
                "calendar": encode_calendar(plan.calendar),
                "as_of": as_of.isoformat() if as_of else "",
                "profiles": json.dumps(dict(profile_versions or {})),
            }

            def fill(connection: sqlite3.Connection) -> None:
                with transaction(connection):
                    make_schema(connection)
                    connection.executemany("INSERT INTO fact (key, value) VALUES (?, ?)", facts.items())
                    write_all(connection, plan)

            put_in_place(path, fill)
        except BaseException:
            lock.release()
            raise
        return cls(path, open_database(path, lock))

    @classmethod
    def open(cls, path: Path, *, with_backup: bool = True, progress: Progress = unwatched) -> "PlanFile":
        """The file at ``path``; read-only where it cannot be written or is open elsewhere.

        Where it has changed since the last backup, a new one goes to the user's data folder.
        Raises PlanFileRefused for what is missing, foreign, damaged, of a newer version, or in use just now;
        or what ``progress`` raises.
        """
        path = _real(path)
        plan_file = cls(path, open_database(path), progress)
        if with_backup and not plan_file.read_only:
            try:
                back_up(plan_file._connection, path)
            except (OSError, sqlite3.Error):
                _log.warning("no backup could be written", exc_info=True)
        return plan_file

    @property
    def path(self) -> Path:
        return self._path

    @property
    def plan(self) -> Plan:
        """The plan as it was when the file was opened or made; edits since are the caller's to follow."""
        return self._plan

    @property
    def done_numbers(self) -> tuple[int, ...]:
        """The changes that stand, by their numbers in the history. Any thread may ask."""
        return self._done

    @property
    def as_of(self) -> date | None:
        """The day the plan is looked at from, if one is kept; None for today."""
        return self._as_of

    @property
    def profile_versions(self) -> Mapping[str, str]:
        """The version of each service profile the plan was made with, by profile id."""
        return self._profile_versions

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written: ``read_only_reason`` says why."""
        return self.read_only_reason is not None

    @property
    def read_only_reason(self) -> ReadOnly | None:
        return self._opened.read_only

    def append(self, change: Change) -> None:
        """Stores one undo step: what it changed and its line in the log. On the disk when it returns.

        Raises ValueError where the change does not fit what the file holds: a wrong program.
        """
        with self._writing() as connection:
            write_edits(connection, change.edits)
            number = change_log.add(connection, change)
        self._done = (*self._done, number)

    def undo_last(self) -> Change | None:
        """Takes back the newest change; returns it as it was made (the caller applies its inverse).

        None where there is nothing to undo. What was made before the file was opened can be undone too.
        """
        return self._step(ChangeState.DONE, ChangeState.UNDONE)

    def redo_next(self) -> Change | None:
        """Does again the change taken back last, and returns it; None where there is nothing to redo."""
        return self._step(ChangeState.UNDONE, ChangeState.DONE)

    def undo_steps(self) -> tuple[Change, ...]:
        """What can be undone, as it was made; the last one is the next to be undone."""
        with refusing(self._path):
            return change_log.read_all(self._connection, ChangeState.DONE)

    def redo_steps(self) -> tuple[Change, ...]:
        """What can be redone, as it was made; the last one is the next to be redone."""
        with refusing(self._path):
            return tuple(reversed(change_log.read_all(self._connection, ChangeState.UNDONE)))

    def history(self) -> tuple[LoggedChange, ...]:
        """Every change ever made, the newest first, with who, when, label and state."""
        with refusing(self._path):
            return change_log.history(self._connection)

    def past(self) -> tuple[tuple[Change, int], ...]:
        """Every change ever made, the oldest first, with how often it was taken back or done again."""
        with refusing(self._path):
            return change_log.read_turns(self._connection)

    def change(self, number: int) -> Change:
        """The whole change behind a line of the history. KeyError where there is no such number."""
        with refusing(self._path):
            return change_log.read(self._connection, number)

    def set_as_of(self, day: date | None) -> None:
        """Keeps the day the plan is looked at from; no undo step."""
        with self._writing() as connection:
            value = day.isoformat() if day else ""
            connection.execute("INSERT OR REPLACE INTO fact (key, value) VALUES ('as_of', ?)", (value,))
        self._as_of = day

    def copy_to(self, path: Path, progress: Progress = unwatched) -> "PlanFile":
        """Saves as: the whole file with its history to ``path``, replacing what is there, and opens it.

        This file stays open and as it is. Copying onto itself gives itself, or where it was moved away, a new
        file in its old place. Raises PlanFileRefused (``target-held`` where somebody has the other file open)
        and then leaves what was there untouched.
        """
        path = _real(path)
        if path.absolute() == self._path.absolute():
            return self if self._is_in_place() else self._put_back()
        if path.exists() and self._path.exists() and path.samefile(self._path):
            return self
        lock = lock_for_writing(path)
        try:
            put_in_place(path, self._connection.backup)
        except BaseException:
            lock.release()
            raise
        return PlanFile(path, open_database(path, lock), progress)

    def close(self) -> None:
        """Lets go of the file; nothing is left to write. May be called again."""
        self._opened.close()

    def __enter__(self) -> "PlanFile":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _is_in_place(self) -> bool:
        """Whether the path still leads to the open file: SQLite refuses to write where it does not."""
        if self.read_only:
            return self._path.exists()
        try:
            self.set_as_of(self._as_of)
        except PlanFileRefused as refused:
            if refused.reason == "moved-away":
                return False
            raise
        return True

    def _put_back(self) -> "PlanFile":
        put_in_place(self._path, self._connection.backup)
        self.close()
        return PlanFile(self._path, open_database(self._path))

    def _step(self, before: ChangeState, after: ChangeState) -> Change | None:
        with self._writing() as connection:
            number = change_log.next_number(connection, before)
            if number is None:
                return None
            change = change_log.read(connection, number)
            write_edits(connection, (change.inverse() if after is ChangeState.UNDONE else change).edits)
            change_log.mark(connection, number, after)
        kept = tuple(one for one in self._done if one != number)
        self._done = kept if after is ChangeState.UNDONE else (*kept, number)
        return change

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        if (reason := self.read_only_reason) is not None:
            raise PlanFileRefused(f"read-only.{reason.reason}", self._path, **reason.facts)
        with refusing(self._path), transaction(self._connection):
            yield self._connection


def _real(path: Path) -> Path:
    """What a symbolic link leads to, so that the lock is beside the file itself; other paths as they are."""
    return path.resolve() if path.is_symlink() else Path(path)
