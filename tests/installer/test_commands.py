"""The command line of the bootstrap: what it keeps for itself and what it hands on."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from installer import commands

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = [ROOT / "installer" / "bootstrap.py", ROOT / "installer" / "build.py"]


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ""}, "linux", False),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_only_linux_can_be_without_a_display(
    environment: dict[str, str], platform: str, expected: bool
) -> None:
    assert commands.has_display(environment, platform) is expected


def test_words_of_the_program_are_handed_on() -> None:
    options, rest = commands.parse(["run", "--as-of", "2025-10-24", "plan.taito"])
    assert (options.command, rest) == ("run", ["--as-of", "2025-10-24", "plan.taito"])


def test_every_word_after_test_goes_to_pytest() -> None:
    options, rest = commands.parse(["test", "-k", "drag", "--help", "tests/ui", "-q"])
    assert (options.command, rest) == ("test", ["-k", "drag", "--help", "tests/ui", "-q"])


@pytest.mark.parametrize(
    ("words", "folder"),
    [([], None), (["--without-display"], "taito-demo"), (["--without-display", "elsewhere"], "elsewhere")],
)
def test_run_takes_the_folder_of_the_demo(words: list[str], folder: str | None) -> None:
    options, rest = commands.parse(["run", *words])
    assert (options.without_display, rest) == (folder, [])


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_an_old_python_can_read_the_script(script: Path) -> None:
    ast.parse(script.read_text(encoding="utf-8"), feature_version=(3, 4))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_an_old_python_gets_a_sentence(script: Path) -> None:
    pretend = (
        "import runpy, sys; sys.version_info = (3, 9, 1); runpy.run_path(sys.argv[1], run_name='__main__')"
    )
    command = [sys.executable, "-c", pretend, str(script)]
    result = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)
    assert result.returncode == 1
    assert "needs Python 3.11 or newer. This is Python 3.9." in result.stderr
    assert "Traceback" not in result.stderr
