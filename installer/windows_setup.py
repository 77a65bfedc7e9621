"""Compiles the Windows setup around a folder; `python -m installer.windows_setup --check` around a small one.

The compiler of NSIS runs on Linux too, so a fault in the script shows before anyone is on Windows.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from installer.environment import ROOT, say
from installer.failures import SetupError

SCRIPT = ROOT / "installer" / "taito-planner.nsi"
ICON = ROOT / "resources" / "icons" / "taito-planner.ico"
PROGRAMS = ("taito-planner.exe", "taito-planner-gui.exe")


def find_compiler() -> str:
    """The path of makensis. Raises SetupError where NSIS is not installed."""
    installed_to = (
        Path(os.environ.get("PROGRAMFILES(X86)", r"C:\Program Files (x86)")) / "NSIS" / "makensis.exe"
    )
    found = shutil.which("makensis") or (str(installed_to) if installed_to.exists() else None)
    if found is None:
        raise SetupError("NSIS is not installed. Install NSIS 3.08 or newer and run the command again.")
    return found


def compile_setup(payload: Path, version: str, output: Path) -> Path:
    """Makes the setup file `output` from the program folder; a warning of the compiler is an error."""
    missing = [name for name in PROGRAMS if not (payload / name).is_file()]
    if missing:
        raise SetupError(f"{payload} is not a frozen program: {', '.join(missing)} is missing.")
    output.parent.mkdir(parents=True, exist_ok=True)
    defines = [f"-DPAYLOAD={payload}", f"-DVERSION={version}", f"-DOUTPUT={output}"]
    if ICON.exists():
        defines.append(f"-DICON={ICON}")
    command = [find_compiler(), "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defines, str(SCRIPT)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        raise SetupError(f"{done.stdout}{done.stderr}\nThe Windows setup could not be compiled: see above.")
    return output


def check() -> None:
    """Compiles the setup around stand-ins for the program's files."""
    with tempfile.TemporaryDirectory() as folder:
        payload = Path(folder) / "ohjelma ja välilyönti"
        (payload / "_internal").mkdir(parents=True)
        for name in (*PROGRAMS, "LICENSE.txt", "_internal/base_library.zip"):
            (payload / name).write_bytes(b"stand-in")
        setup = compile_setup(payload, "0.0.0", Path(folder) / "taito-planner-setup.exe")
        if setup.read_bytes()[:2] != b"MZ":
            raise SetupError(f"{setup.name} is not a Windows program.")
        say(f"The Windows setup script compiles ({setup.stat().st_size // 1024} kB around stand-ins).")


if __name__ == "__main__":
    if sys.argv[1:] != ["--check"]:
        sys.exit("Usage: python -m installer.windows_setup --check")
    try:
        check()
    except SetupError as error:
        sys.exit(str(error))
