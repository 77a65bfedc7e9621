"""One screen for all journeys that need a real mouse, and a program of its own for each of them."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from taito_planner.app import SETTINGS_FILE
from tests.journeys.screens import Program, Screen

if sys.platform != "linux":
    collect_ignore = [
        "test_mouse.py",
        "test_keyboard.py",
        "test_endings.py",
        "test_by_keys_alone.py",
    ]  # these need an X server


@pytest.fixture(scope="session")
def screen() -> Iterator[Screen]:
    made = Screen()
    yield made
    made.close()


@pytest.fixture
def start(screen: Screen, tmp_path: Path) -> Iterator[Callable[..., Program]]:
    """Starts the program with the words of its command line."""
    started: list[Program] = []

    def start(*arguments: str) -> Program:
        started.append(Program(screen, tmp_path, *arguments))
        return started[-1]

    yield start
    for program in started:
        program.leave()


@pytest.fixture
def dark(start: Callable[..., Program], tmp_path: Path) -> Program:
    """The program as on a first start, with the sample and the pointers, for one who chose the dark theme."""
    settings = tmp_path / "program data" / SETTINGS_FILE
    settings.parent.mkdir()
    settings.write_text("[window]\ntheme=dark\n", encoding="utf-8")
    return start()


@pytest.fixture
def sample(start: Callable[..., Program]) -> Program:
    """The program with the sample plan, which is looked at as of 24.10.2025."""
    return start("open", "--sample")
