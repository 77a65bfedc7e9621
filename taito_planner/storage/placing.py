"""Puts a plan file in its place: under its lock, whole or not at all."""

import os
import secrets
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from taito_planner.storage.errors import PlanFileRefused, refusing
from taito_planner.storage.file_format import connect, is_sound
from taito_planner.storage.plan_lock import LockNotWritable, PlanHeld, PlanLock, take

_SIDE_FILES = ("-journal", "-wal", "-shm")


def lock_for_writing(path: Path) -> PlanLock:
    """The lock of a file that is about to be made or replaced. PlanFileRefused where that cannot be."""
    if path.is_dir():
        raise PlanFileRefused("folder", path)
    if not path.parent.is_dir():
        raise PlanFileRefused("folder-missing", path)
    try:
        return take(path)
    except PlanHeld as held:
        if held.holder is None:
            raise PlanFileRefused("locked", path) from held
        raise PlanFileRefused("target-held", path, **held.holder.facts) from held
    except LockNotWritable as error:
        raise PlanFileRefused("no-permission", path) from error


def put_in_place(path: Path, fill: Callable[[sqlite3.Connection], None]) -> None:
    """Makes the database at ``path`` whole or not at all: filled beside it, checked, put in its place."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with refusing(path):
            with closing(connect(part, "rwc")) as connection:
                fill(connection)
                if not is_sound(connection):
                    raise PlanFileRefused("disk-fault", path, detail="quick_check")
            # A journal left by another file of this name would be played into the new one.
            for suffix in _SIDE_FILES:
                path.with_name(path.name + suffix).unlink(missing_ok=True)
            os.replace(part, path)
            _sync_folder(path.parent)
    finally:
        for leftover in (part, part.with_name(part.name + "-journal")):
            with suppress(OSError):
                leftover.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Puts the new name itself on the disk; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
