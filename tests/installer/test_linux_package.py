"""What a Linux desktop gets: the menu entry, its note, and a program that was tested after it was packed."""

import configparser
import subprocess
from pathlib import Path

import pytest

from installer import packing
from installer.failures import SetupError

ROOT = Path(__file__).resolve().parents[2]


def write_program(folder: Path, self_test_code: int) -> Path:
    """A stand-in for the frozen program, whose self-test ends with the code."""
    folder.mkdir()
    program = folder / "taito-planner"
    program.write_text(f'#!/bin/sh\n[ "$1" = --self-test ] && exit {self_test_code}\n')
    program.chmod(0o755)
    return folder


def test_a_program_that_fails_its_self_test_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="failed with code 3"):
        packing.self_test(write_program(tmp_path / "program", 3))


def test_a_program_that_passes_its_self_test_goes_on(tmp_path: Path) -> None:
    packing.self_test(write_program(tmp_path / "program", 0))


def test_the_menu_entry_has_what_a_desktop_needs() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(ROOT / "installer" / "taito-planner.desktop", encoding="utf-8")
    assert {"Type", "Name", "Exec", "Icon", "Categories"} <= entry["Desktop Entry"].keys()


def test_the_linux_note_installs_the_menu_entry_for_its_own_folder(tmp_path: Path) -> None:
    program = tmp_path / "oma ohjelma"
    program.mkdir()
    for name in packing.LINUX_FILES:
        (program / name).write_bytes((ROOT / "installer" / name).read_bytes())
    home = {"XDG_DATA_HOME": str(tmp_path / "share"), "PATH": "/usr/bin:/bin"}
    subprocess.run(["sh", program / "linux_install.sh"], env=home, check=True, capture_output=True)
    entry = (tmp_path / "share" / "applications" / "taito-planner.desktop").read_text(encoding="utf-8")
    assert f'Exec="{program}/taito-planner-gui" open %f' in entry
