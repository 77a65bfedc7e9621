"""What the packages of the program carry besides the program."""

from pathlib import Path

import pytest

import taito_planner
from installer import packing
from installer.failures import SetupError
from installer.windows_setup import compile_setup


def test_the_version_is_read_without_importing() -> None:
    assert packing.program_version() == taito_planner.__version__


def test_a_package_without_a_version_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "taito_planner").mkdir()
    (tmp_path / "taito_planner" / "__init__.py").write_text("")
    with pytest.raises(SetupError, match="no __version__"):
        packing.program_version(tmp_path)


def test_a_folder_without_the_program_makes_no_setup(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"taito-planner-gui\.exe is missing"):
        compile_setup(tmp_path, "1.0.0", tmp_path / "setup.exe")
