"""Freezes the program, lets the frozen program test itself, and packs it for this system."""

import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from installer.environment import ROOT, prepare, say
from installer.failures import SetupError
from installer.system_libraries import provide_system_libraries
from installer.windows_setup import compile_setup

BUILD = ROOT / "build"
DIST = ROOT / "dist"
FROZEN = BUILD / "frozen" / "taito-planner"
LINUX_FILES = ("taito-planner.desktop", "linux_install.sh", "linux_install.txt")


def main() -> int:
    """Runs the build and returns its exit code; a build that failed ends with a sentence and code 1."""
    try:
        provide_system_libraries()
        python = prepare()
        freeze(python)
        self_test(FROZEN)
        packed = PACKERS.get(sys.platform, pack_tar)(FROZEN, program_version())
        say(f"Packed: {packed} ({packed.stat().st_size / 1e6:.1f} MB)")
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def program_version(root: Path = ROOT) -> str:
    """The version that the package carries, read without importing it."""
    text = (root / "taito_planner" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"', text, re.MULTILINE)
    if found is None:
        raise SetupError("taito_planner/__init__.py has no __version__.")
    return found[1]


def freeze(python: Path) -> None:
    """Makes the program folder FROZEN with PyInstaller, from an empty build folder."""
    say("Freezing the program. This takes some minutes.")
    shutil.rmtree(BUILD, ignore_errors=True)
    spec = ROOT / "installer" / "taito-planner.spec"
    folders = ["--distpath", str(FROZEN.parent), "--workpath", str(BUILD / "work")]
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--log-level=WARN", *folders, str(spec)]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise SetupError("PyInstaller failed: see above.")
    shutil.copy(ROOT / "LICENSE", FROZEN / "LICENSE.txt")
    size = sum(file.stat().st_size for file in FROZEN.rglob("*") if file.is_file() and not file.is_symlink())
    say(f"The program folder holds {size / 1e6:.0f} MB: {FROZEN}")


def self_test(program: Path) -> None:
    """Runs the self-test of a frozen program as a user would: elsewhere, without this checkout's Python."""
    say("Testing the frozen program.")
    executable = program / ("taito-planner.exe" if os.name == "nt" else "taito-planner")
    foreign = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL"))
    }
    with tempfile.TemporaryDirectory(prefix="taito työ ") as folder:
        done = subprocess.run(
            [str(executable), "--self-test"],
            cwd=folder,
            env=foreign | {"QT_QPA_PLATFORM": "offscreen"},
            check=False,
        )
    if done.returncode:
        raise SetupError(
            f"The self-test of the frozen program failed with code {done.returncode}. Nothing was packed."
        )


def pack_tar(program: Path, version: str) -> Path:
    """Linux: a tar.gz with the program, its menu entry and a note; tested once more after unpacking."""
    name = f"taito-planner-{version}-linux-{platform.machine()}"
    packed = DIST / f"{name}.tar.gz"
    DIST.mkdir(exist_ok=True)
    with tarfile.open(packed, "w:gz", compresslevel=6) as archive:
        archive.add(program, arcname=name)
        for file in LINUX_FILES:
            archive.add(ROOT / "installer" / file, arcname=f"{name}/{file}")
    with tempfile.TemporaryDirectory(prefix="taito työ ") as folder:
        shutil.unpack_archive(packed, folder)
        self_test(Path(folder) / name)
    return packed


def pack_zip(program: Path, version: str) -> Path:
    """macOS: a zip made by the system's own tool, which keeps the links inside Qt's frameworks."""
    packed = DIST / f"taito-planner-{version}-macos-{platform.machine()}.zip"
    DIST.mkdir(exist_ok=True)
    command = ["ditto", "-c", "-k", "--keepParent", str(program), str(packed)]
    if subprocess.run(command, check=False).returncode:
        raise SetupError("The zip file could not be written: see above.")
    return packed


def pack_setup(program: Path, version: str) -> Path:
    """Windows: a setup program."""
    return compile_setup(program, version, DIST / f"taito-planner-{version}-setup.exe")


PACKERS = {"win32": pack_setup, "darwin": pack_zip, "linux": pack_tar}

if __name__ == "__main__":
    sys.exit(main())
