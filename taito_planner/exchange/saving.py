"""Puts a finished file in its place in one step, or leaves what was there and says why."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import NoReturn

from taito_planner.exchange.problems import ExportRefused

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def replace_file(path: Path, content: bytes) -> None:
    """Writes ``content`` beside ``path`` and then puts it in its place.

    Raises ExportRefused; the old file stands then as it was, and nothing new is left in the folder.
    """
    try:
        is_folder = path.is_dir()
    except OSError as error:  # a name that no file can have
        _refuse(error, path, "no-right-to-folder")
    if is_folder:
        raise ExportRefused("target-is-folder", path=str(path))
    beside = path.with_name(f".{path.stem[:40]}-{token_hex(4)}.tmp")
    with _cleaned(beside):
        try:
            _write(beside, content)
        except OSError as error:
            _refuse(error, path, "no-right-to-folder")
        with suppress(OSError):
            shutil.copymode(path, beside)
        try:
            os.replace(beside, path)
        except OSError as error:
            _refuse(error, path, "open-elsewhere")


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _cleaned(beside: Path) -> Iterator[None]:
    try:
        yield
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _refuse(error: OSError, path: Path, when_denied: str) -> NoReturn:
    facts = {"file": path.name, "folder": str(path.absolute().parent)}
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        raise ExportRefused(when_denied, **facts) from None
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        raise ExportRefused("missing-folder", **facts) from None
    if error.errno in _FULL:
        raise ExportRefused("disk-full", **facts) from None
    raise ExportRefused("unwritable", **facts, why=error.strerror or "") from None
