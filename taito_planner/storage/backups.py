"""Copies of a plan file in the user's data folder: one at each opening after a change, the newest ten."""

import hashlib
import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from taito_planner.storage.data_folder import data_folder
from taito_planner.storage.file_format import SUFFIX, connect

KEPT = 10


def backup_folder_of(path: Path) -> Path:
    """The folder of the copies of the plan at ``path``; it may not exist."""
    place = hashlib.sha256(str(path.absolute()).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return data_folder() / "backups" / f"{path.stem} {place}"


def backups_of(path: Path) -> tuple[Path, ...]:
    """The copies there are, the newest first."""
    return tuple(sorted(backup_folder_of(path).glob(f"*{SUFFIX}"), reverse=True))


def back_up(connection: sqlite3.Connection, path: Path) -> Path | None:
    """Copies the plan that ``connection`` has open, unless it is as it was at the newest copy.

    Returns the new copy, or None; drafts and backups themselves are not copied. A copy keeps the time of
    change of its plan, which tells whether the plan was changed since. Raises OSError or sqlite3.Error where
    no copy can be written.
    """
    if data_folder().absolute() in path.absolute().parents:
        return None
    earlier = backups_of(path)
    changed_at = path.stat().st_mtime_ns
    if earlier and earlier[0].stat().st_mtime_ns == changed_at:
        return None
    folder = backup_folder_of(path)
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / f"{datetime.now().astimezone():%Y-%m-%d %H%M%S.%f}{SUFFIX}"
    part = copy.with_suffix(".part")
    try:
        with closing(connect(part, "rwc")) as target:
            connection.backup(target)
        os.utime(part, ns=(changed_at, changed_at))
        os.replace(part, copy)
    finally:
        part.unlink(missing_ok=True)
    for old in backups_of(path)[KEPT:]:
        old.unlink(missing_ok=True)
    return copy
