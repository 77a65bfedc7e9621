"""Set before any test module loads Qt: no window on the screen, and the same examples on every run."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from taito_planner.storage.data_folder import DATA_VARIABLE

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("taito", deadline=None, derandomize=True)
settings.load_profile("taito")


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing is written to the folders of the user who runs the tests, nor to those of a process beside this one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(DATA_VARIABLE, str(tmp_path_factory.mktemp("data")))
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))  # Qt keeps its file dialog there
        yield
