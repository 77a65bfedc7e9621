"""A screen without a monitor, the program on it, and one hand with a mouse and a keyboard."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

ROOT = Path(__file__).resolve().parents[2]
SIZE = 1600, 1000
CLOSE, GROUND = "close", "ground"
"""What the watched program is asked, beside what is in sight: to close, and which colour lies behind everything."""
PATIENCE_S = 60.0
LOOK_AGAIN_S = 0.01
T = TypeVar("T")


def wait_for(look: Callable[[], T | None], what: str) -> T:
    """What ``look`` sees, as soon as it sees anything. AssertionError with ``what`` after ``PATIENCE_S``."""
    deadline = time.monotonic() + PATIENCE_S
    while not (seen := look()):
        assert time.monotonic() < deadline, f"never seen: {what}"
        time.sleep(LOOK_AGAIN_S)
    return seen


class Screen:
    """An X server of its own."""

    def __init__(self) -> None:
        reading, writing = os.pipe()
        size = f"{SIZE[0]}x{SIZE[1]}x24"
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
        self._server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as told:
            self.display = f":{told.readline().strip()}"

    def close(self) -> None:
        self._server.terminate()
        self._server.wait()


@dataclass(frozen=True)
class Part:
    """Something on the screen, as a screen reader is told of it."""

    name: str
    value: str
    says: str
    rect: tuple[int, int, int, int]
    is_focused: bool
    is_selected: bool
    is_off: bool

    @property
    def middle(self) -> tuple[int, int]:
        left, top, width, height = self.rect
        return left + width // 2, top + height // 2


class Program:
    """One run of the program; ``arguments`` are those of the command line."""

    def __init__(self, screen: Screen, folder: Path, *arguments: str) -> None:
        self._socket_path = folder / f"told-{time.monotonic_ns()}"
        self._environment = os.environ | {
            "DISPLAY": screen.display,
            "QT_QPA_PLATFORM": "xcb",
            "TAITO_PLANNER_DATA": str(folder / "program data"),
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder / ".config"),
            "PYTHONFAULTHANDLER": "1",
        }
        self._errors = (folder / "errors.txt").open("w+")
        command = [sys.executable, "-m", "tests.journeys.watched_program", str(self._socket_path), *arguments]
        self._process = subprocess.Popen(command, cwd=ROOT, env=self._environment, stderr=self._errors)
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(PATIENCE_S)
        self._answers = self._socket.makefile("r", encoding="utf-8")
        try:
            wait_for(self._connect, "the program's window")
            self.see("Aikajana")
            self.tool("search", "--sync", "--onlyvisible", "--name", "Taito planner", "windowfocus")
        except Exception:
            self.leave()  # it would come up later, and take the keys of the next one
            raise

    def _connect(self) -> bool:
        assert self._process.poll() is None, self._told_errors()
        with suppress(OSError):
            self._socket.connect(str(self._socket_path))
            return True
        return False

    def _told_errors(self) -> str:
        self._errors.seek(0)
        return self._errors.read()

    def tool(self, *words: str | int) -> None:
        """Lets the hand do something: the words of xdotool."""
        subprocess.run(["xdotool", *map(str, words)], env=self._environment, check=True, stdout=subprocess.DEVNULL)

    def look(self, words: str) -> list[Part]:
        """The first parts in sight with ``words`` in their names."""
        assert self._process.poll() is None, self._told_errors()
        self._ask(words)
        found: list[dict[str, Any]] = json.loads(self._answers.readline())
        return [Part(**part | {"rect": tuple(part["rect"])}) for part in found]

    def _ask(self, words: str) -> None:
        self._socket.sendall(words.encode() + b"\n")

    def ground(self) -> str:
        """The colour behind everything, as ``#1a1c20``."""
        self._ask(GROUND)
        return str(json.loads(self._answers.readline()))

    def see(self, words: str, holds: Callable[[Part], bool] = lambda _: True) -> Part:
        """The first part of that name of which ``holds`` is true, once it is in sight."""
        return wait_for(lambda: next(filter(holds, self.look(words)), None), words)

    def miss(self, words: str) -> None:
        """Waits until nothing of that name is in sight."""
        wait_for(lambda: not self.look(words), f"no {words}")

    def keys(self, *keys: str) -> None:
        self.tool("key", "--clearmodifiers", *keys)

    def type(self, text: str) -> None:
        self.tool("type", text)

    def click(self, words: str) -> None:
        self.tool("mousemove", *self.see(words).middle, "click", 1)

    def type_into_dialog(self, text: str) -> None:
        """Types into the file dialog that just came up, and accepts it."""
        self.tool("search", "--sync", "--onlyvisible", "--name", "Vie", "windowfocus")
        self.keys("ctrl+a")
        self.type(text)
        self.keys("Return")

    def press(self, at: tuple[int, int]) -> None:
        self.tool("mousemove", *at, "mousedown", 1)

    def carry(self, start: tuple[int, int], to: tuple[int, int], steps: int = 6) -> None:
        """Moves the pressed mouse there as a hand does: a little at a time."""
        for step in range(1, steps + 1):
            self.tool("mousemove", *(round(a + (b - a) * step / steps) for a, b in zip(start, to, strict=True)))

    def drop(self) -> None:
        self.tool("mouseup", 1)

    def close(self) -> int:
        """Closes the window as its frame would; the code the program ends with."""
        self._ask(CLOSE)
        return self.ended()

    def quit(self) -> int:
        self.keys("ctrl+q")
        return self.ended()

    def ended(self) -> int:
        code = self._process.wait(PATIENCE_S)
        assert "Traceback" not in (told := self._told_errors()), told
        return code

    def kill(self) -> None:
        """Ends the program at once, with no chance to store anything."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def leave(self) -> None:
        """Puts everything away and lets go of mouse and keys, whatever state they are in."""
        if self._process.poll() is None:
            self.kill()
        self.tool("mouseup", 1, "keyup", "alt")
        self._answers.close()
        self._socket.close()
        self._errors.close()
