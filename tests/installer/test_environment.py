"""The environment of a checkout is made, kept, updated and repaired, with the real venv and pip."""

import hashlib
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

from installer import environment
from installer.failures import SetupError
from tests.installer import wheels
from tests.installer.wheels import write_wheel

PROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "sample"
version = "1.0"
"""
# The smallest build backend there is, so that the test needs no package from anywhere.
BACKEND = """
import pathlib
from wheels import write_wheel

def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    return write_wheel(pathlib.Path(wheel_directory), "sample", "1.0").name
"""


def lock_line(folder: Path, version: str) -> str:
    """Puts a package named `locked` into the folder and returns its line for the lock."""
    folder.mkdir(exist_ok=True)
    wheel = write_wheel(folder, "locked", version)
    return f"locked=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project with a lock of one package, which pip finds in a folder and nowhere else."""
    root = tmp_path / "hakemisto ja väli"
    (root / "installer").mkdir(parents=True)
    (root / "pyproject.toml").write_text(PROJECT, encoding="utf-8")
    (root / "backend.py").write_text(BACKEND, encoding="utf-8")
    (root / "wheels.py").write_text(inspect.getsource(wheels), encoding="utf-8")
    (root / "installer" / "constraints.txt").write_text(lock_line(tmp_path / "wheels", "1.0"))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", (tmp_path / "wheels").as_uri())
    return root


@pytest.fixture(scope="module")
def empty_python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment that nothing is installed in."""
    venv = tmp_path_factory.mktemp("empty") / ".venv"
    environment.make_venv(venv)
    return environment.venv_script("python", venv)


def locked_version(python: Path) -> str:
    command = [str(python), "-c", "import locked, sample; print(locked.version)"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_an_environment_is_kept_updated_and_repaired(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    python = environment.prepare(checkout)
    assert locked_version(python) == "1.0"
    assert "[1/1] locked 1.0" in capsys.readouterr().out
    witness = checkout / ".venv" / "witness"
    witness.touch()

    environment.prepare(checkout)
    assert capsys.readouterr().out == "", "a complete environment is left alone"

    (checkout / "installer" / "constraints.txt").write_text(lock_line(checkout.parent / "wheels", "2.0"))
    environment.prepare(checkout)
    assert locked_version(python) == "2.0"
    assert witness.exists(), "a changed lock updates the environment in place"

    (checkout / ".venv" / environment.STAMP).unlink()
    environment.prepare(checkout)
    assert locked_version(python) == "2.0"
    assert not witness.exists(), "an environment that was left half finished is made anew"


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (f"locked==1.0 --hash=sha256:{'0' * 64}\n", "not the one that was tested"),
        ("locked==1.0\n", "Hashes are required"),
    ],
    ids=["another hash", "no hash"],
)
def test_a_package_that_was_not_tested_is_refused(
    checkout: Path, empty_python: Path, line: str, sentence: str
) -> None:
    (checkout / "installer" / "constraints.txt").write_text(line)
    with pytest.raises(SetupError, match=sentence):
        environment.install_locked(empty_python, checkout)


def test_only_the_packages_of_this_system_are_counted() -> None:
    lock = [
        "everywhere==1 \\",
        f"here==1 ; sys_platform == '{sys.platform}' \\",
        "elsewhere==1 ; sys_platform == 'plan9' \\",
        "twice==1 ; python_full_version < '3.12' \\",
        "twice==2 ; python_full_version >= '3.12' \\",
    ]
    assert environment.locked_names("\n".join(lock)) == {"everywhere", "here", "twice"}


def test_a_new_version_of_a_dependency_changes_the_fingerprint(checkout: Path) -> None:
    before = environment.fingerprint(checkout)
    (checkout / "installer" / "constraints.txt").write_text("locked==3.0\n")
    assert environment.fingerprint(checkout) != before


def test_a_setting_of_a_tool_leaves_the_fingerprint(checkout: Path) -> None:
    before = environment.fingerprint(checkout)
    project = checkout / "pyproject.toml"
    project.write_text(
        project.read_text(encoding="utf-8") + "\n[tool.ruff]\nline-length = 90\n", encoding="utf-8"
    )
    assert environment.fingerprint(checkout) == before
