"""The virtual environment of the checkout: makes it, fills it from the lock, knows when it is complete."""

import hashlib
import importlib.util
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from installer.failures import SetupError, pip_failure, write_failure
from installer.system_libraries import install_debian_packages, is_debian

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "installer" / "constraints.txt"
STAMP = "taito-planner-complete"
# pip's line for each package it comes to: from an index, there already, or from a folder of wheels.
PACKAGE_LINE = re.compile(
    r"(?:Collecting|Requirement already satisfied:) ([\w.-]+)==([^\s;]+)"
    r"|Processing (?:.*[/\\])?([\w.]+)-([\w.]+)-[^/\\\s]+\.whl"
)


def say(text: str) -> None:
    """Prints one line of progress at once, also into a pipe."""
    print(text, flush=True)


def venv_script(name: str, venv: Path = VENV) -> Path:
    """The path of a program of the environment: `python`, `pytest`, `pyinstaller`."""
    return venv / "Scripts" / f"{name}.exe" if os.name == "nt" else venv / "bin" / name


def fingerprint(root: Path = ROOT) -> str:
    """Names what the environment must hold; a change of it means work for pip."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {
        "lock": (root / "installer" / "constraints.txt").read_text(encoding="utf-8"),
        "project": project["project"],
        "build": project["build-system"],
        "root": str(root),
    }
    digest = hashlib.sha256(json.dumps(wanted, sort_keys=True).encode()).hexdigest()
    return f"{python_name()}\n{digest}\n"


def python_name() -> str:
    """The Python an environment is tied to: its version and where it is installed."""
    return f"{sys.version.split()[0]} {sys.base_prefix}"


def prepare(root: Path = ROOT) -> Path:
    """Makes the environment complete and returns its Python; does nothing when it is complete already.

    An environment without its stamp is the rest of an interrupted run: nobody knows which of its packages are
    whole, so it is made anew. Raises SetupError with what the user can do.
    """
    venv = root / ".venv"
    python = venv_script("python", venv)
    stamp = venv / STAMP
    try:
        found = stamp.read_text(encoding="utf-8") if stamp.exists() and python.exists() else ""
        if found == fingerprint(root):
            return python
        keep = found.startswith(python_name() + "\n")
        stamp.unlink(missing_ok=True)
        if keep:
            say("The list of packages has changed. Bringing .venv up to date.")
        else:
            make_venv(venv)
        install_locked(python, root)
        install_project(python, root)
        stamp.write_text(fingerprint(root), encoding="utf-8")
    except OSError as error:
        raise write_failure(error, root) from error
    say("Everything is installed.")
    return python


def make_venv(venv: Path) -> None:
    """Makes an empty environment with pip, over the rest of an interrupted one."""
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python3.{sys.version_info.minor}-venv"
        if not is_debian():
            raise SetupError(
                "This Python has no venv module. Install Python with pip and venv, and run again."
            )
        install_debian_packages([package])
    say("Clearing an unfinished .venv." if venv.exists() else "Making a virtual environment in .venv.")
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(venv)], text=True, capture_output=True, check=False
    )
    if made.returncode:
        raise pip_failure(made.stdout + made.stderr, venv.parent)


def install_locked(python: Path, root: Path) -> None:
    """Installs exactly the packages of the lock; pip refuses a file whose hash is another."""
    lock = root / "installer" / "constraints.txt"
    total = len(locked_names(lock.read_text(encoding="utf-8")))
    say(f"Installing {total} packages. The first time takes some minutes.")
    run_pip(python, ["install", "--require-hashes", "--only-binary=:all:", "-r", str(lock)], root, total)


def install_project(python: Path, root: Path) -> None:
    """Installs the checkout itself, editable: its commands then run the code of the checkout."""
    say("Installing Taito planner itself.")
    run_pip(python, ["install", "--no-build-isolation", "--no-deps", "--editable", str(root)], root)


def locked_names(lock: str) -> set[str]:
    """The packages of the lock that this system needs."""
    names = set()
    for name, marker in re.findall(r"^([A-Za-z0-9._-]+)==[^\s;]+(.*)$", lock, re.MULTILINE):
        systems = re.findall(r"sys_platform == '(\w+)'", marker)
        if not systems or sys.platform in systems:
            names.add(name)
    return names


def run_pip(python: Path, arguments: list[str], root: Path, total: int = 0) -> None:
    """Runs pip in the environment, with one short line for each package it comes to."""
    command = [str(python), "-I", "-u", "-m", "pip", *arguments]
    options = ["--disable-pip-version-check", "--no-input", "--progress-bar=off", "--retries=2"]
    environment = os.environ | {"PIP_USER": "0", "PYTHONUTF8": "1"}
    output: list[str] = []
    with subprocess.Popen(
        command + options,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        env=environment,
        cwd=root,
    ) as pip:
        assert pip.stdout is not None
        for line in progress(pip.stdout, output, total):
            say(line)
    if pip.returncode:
        raise pip_failure("".join(output), root)


def progress(lines: Iterable[str], output: list[str], total: int) -> Iterator[str]:
    """Turns pip's output into short lines, `[12/47] pandas 3.1.1`, and keeps all of it in `output`."""
    count = 0
    for line in lines:
        output.append(line)
        if package := PACKAGE_LINE.match(line):
            count += 1
            if total:
                yield f"  [{min(count, total)}/{total}] {package[1] or package[3]} {package[2] or package[4]}"
        elif big := re.search(r"Downloading \S+ \((\d+\.\d MB)\)", line):
            yield f"      downloading {big[1]}"
        elif total and line.startswith("Installing collected packages"):
            yield "  Unpacking."
