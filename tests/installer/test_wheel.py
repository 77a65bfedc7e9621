"""The wheel holds what the program reads at run time."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def names_in_wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("taito_planner-*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


def files_under(folder: str) -> list[Path]:
    files = (file for file in (ROOT / folder).rglob("*") if file.is_file())
    return [file for file in files if "__pycache__" not in file.parts]


def test_every_resource_is_in_the_wheel(names_in_wheel: set[str]) -> None:
    wanted = {f"taito_planner/{file.relative_to(ROOT).as_posix()}" for file in files_under("resources")}
    assert wanted
    assert wanted - names_in_wheel == set()


def test_every_module_and_text_is_in_the_wheel(names_in_wheel: set[str]) -> None:
    wanted = {file.relative_to(ROOT).as_posix() for file in files_under("taito_planner")}
    assert "taito_planner/texts/fi" in {str(Path(name).parent.as_posix()) for name in wanted}
    assert wanted - names_in_wheel == set()


def test_nothing_else_is_in_the_wheel(names_in_wheel: set[str]) -> None:
    folders = {name.partition("/")[0] for name in names_in_wheel}
    assert {folder for folder in folders if not folder.endswith(".dist-info")} == {"taito_planner"}
