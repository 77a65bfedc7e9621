"""What is written down when the program itself goes wrong: where in the code, never a value.

Messages and variables may hold customers' names, so the log has exception types and code lines alone.
"""

import faulthandler
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

MAX_BYTES = 500_000

_fatal_log = None


def describe(kind: type[BaseException], trace: TracebackType | None) -> str:
    """The exception's type and the code lines that led to it, without its message or any value."""
    frames = traceback.extract_tb(trace)
    lines = [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in frames]
    return "\n".join([kind.__name__, *lines])


def write_down(folder: Path, kind: type[BaseException], trace: TracebackType | None, at: datetime) -> Path:
    """Adds the crash to ``crashes.log`` in ``folder``; the log starts over when it is past half a megabyte."""
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "crashes.log"
    mode = "w" if log.exists() and log.stat().st_size > MAX_BYTES else "a"
    with log.open(mode, encoding="utf-8") as file:
        file.write(f"{at:%Y-%m-%d %H:%M:%S} {describe(kind, trace)}\n")
    return log


def watch_fatal_errors(folder: Path) -> None:
    """Lets a crash below Python leave its code lines in ``fatal.log``; a windowed program has no console."""
    global _fatal_log
    folder.mkdir(parents=True, exist_ok=True)
    _fatal_log = (folder / "fatal.log").open("a", encoding="utf-8")
    faulthandler.enable(_fatal_log)
