"""The plan files opened lately, the newest first, in a small file of the user's data folder."""

import json
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from taito_planner.storage.data_folder import data_folder

KEPT = 10


@dataclass(frozen=True, slots=True)
class RecentFile:
    path: Path
    is_missing: bool
    """Whether there is no such file now; on a share that is away it takes a while to find out."""


def recent_files() -> tuple[RecentFile, ...]:
    """At most ten, the newest first. A list that is damaged or cannot be read counts as empty."""
    return tuple(RecentFile(path, not path.is_file()) for path in _listed())


def remember(path: Path) -> None:
    """Puts ``path`` first. Where the list cannot be written it stays as it was: nothing depends on it."""
    path = path.absolute()
    _write([path, *(other for other in _listed() if not _same(other, path))][:KEPT])


def forget(path: Path) -> None:
    """Takes ``path`` off the list."""
    path = path.absolute()
    _write([other for other in _listed() if not _same(other, path)])


def _list_path() -> Path:
    return data_folder() / "recent.json"


def _listed() -> list[Path]:
    try:
        found = json.loads(_list_path().read_text("utf-8"))
    except (OSError, ValueError):
        return []
    return [Path(name) for name in found if isinstance(name, str)][:KEPT] if isinstance(found, list) else []


def _write(paths: list[Path]) -> None:
    target = _list_path()
    part = target.with_name(f"recent.{secrets.token_hex(4)}.part")
    with suppress(OSError):
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps([str(path) for path in paths], ensure_ascii=False, indent=1), "utf-8")
            os.replace(part, target)
        finally:
            part.unlink(missing_ok=True)


def _same(one: Path, other: Path) -> bool:
    return os.path.normcase(one) == os.path.normcase(other)
