"""The commands of the bootstrap: each prepares the environment and then runs one program in it."""

import argparse
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from installer.environment import ROOT, prepare, say
from installer.failures import SetupError
from installer.system_libraries import provide_system_libraries

DEMO_FOLDER = "taito-demo"
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
# A process for each core; one of them runs a whole file, and the files in their order. The slowest tests are told.
SIDE_BY_SIDE = ("-n", "auto", "--maxprocesses=8", "--dist=loadfile", "--no-loadscope-reorder")
SLOWEST = ("--durations=15", "--durations-min=2")


def main(arguments: list[str] | None = None) -> int:
    """Runs one command and returns its exit code; a setup that failed ends with a sentence and code 1."""
    options, rest = parse(sys.argv[1:] if arguments is None else arguments)
    try:
        provide_system_libraries()
        python = prepare()
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped. Run the same command again to go on.", file=sys.stderr)
        return 130
    try:
        return COMMANDS[options.command](python, options, rest)
    except KeyboardInterrupt:
        return 130


def parse(arguments: list[str]) -> tuple[argparse.Namespace, list[str]]:
    """The options of the bootstrap and the words that are handed on."""
    if arguments[:1] == ["test"]:  # every word after it is pytest's, --help too
        return argparse.Namespace(command="test"), arguments[1:]
    return parser().parse_known_args(arguments)


def parser() -> argparse.ArgumentParser:
    """The command line; what it does not know is handed on."""
    top = argparse.ArgumentParser(
        prog="bootstrap.py",
        description="Sets up Taito planner in this folder and starts it.",
        epilog="Further arguments go to the program that is started.",
        allow_abbrev=False,
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="run|test|screenshots|setup")
    run = commands.add_parser("run", help="open the program with the sample plan", allow_abbrev=False)
    run.add_argument(
        "--without-display",
        nargs="?",
        const=DEMO_FOLDER,
        metavar="FOLDER",
        help=f"open no window; write the sample's Excel file and picture to FOLDER (default {DEMO_FOLDER})",
    )
    commands.add_parser("test", help="run the tests; further arguments go to pytest")
    screenshots = commands.add_parser(
        "screenshots", help="write pictures of the program to a folder", allow_abbrev=False
    )
    screenshots.add_argument("folder", metavar="FOLDER")
    commands.add_parser("setup", help="only install what the program needs")
    return top


def run(python: Path, options: argparse.Namespace, rest: list[str]) -> int:
    """Opens the sample plan in the window, or shows what it would without one."""
    folder = options.without_display
    if folder is None and has_display(os.environ, sys.platform):
        return start([python, "-m", "taito_planner", "open", "--sample", *rest])
    if folder is None:
        say("There is no display here (DISPLAY and WAYLAND_DISPLAY are not set), so no window can be opened.")
        say("The sample plan is checked, exported and painted into a folder instead.")
    target = Path(folder or DEMO_FOLDER).resolve()
    return start([python, "-m", "taito_planner", "demo", "--without-display", target, *rest], OFFSCREEN)


def test(python: Path, options: argparse.Namespace, rest: list[str]) -> int:
    """Runs the tests of the checkout, on all cores; `-n 0` among the words runs them in one process."""
    return start([python, "-m", "pytest", *SIDE_BY_SIDE, *SLOWEST, *rest], OFFSCREEN | dict(os.environ), ROOT)


def screenshots(python: Path, options: argparse.Namespace, rest: list[str]) -> int:
    """Writes pictures of the program to a folder."""
    folder = Path(options.folder).resolve()
    return start([python, "-m", "taito_planner", "screenshots", folder, *rest], OFFSCREEN | dict(os.environ))


def setup(python: Path, options: argparse.Namespace, rest: list[str]) -> int:
    """The environment is ready: nothing is left to do but to say where."""
    say(f"Ready: {python}")
    return 0


COMMANDS = {"run": run, "test": test, "screenshots": screenshots, "setup": setup}


def has_display(environment: Mapping[str, str], platform: str) -> bool:
    """Whether a window can be opened; only Linux can be without a display."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not platform.startswith("linux") or any(environment.get(name) for name in names)


def start(
    command: list[str | Path], extra: Mapping[str, str] | None = None, folder: Path | None = None
) -> int:
    """Runs a program to its end and returns its exit code."""
    return subprocess.run(
        [str(part) for part in command], env=os.environ | dict(extra or {}), cwd=folder, check=False
    ).returncode
