"""The user's data folder of a test is its own."""

from pathlib import Path

import pytest

from taito_planner.storage.data_folder import DATA_VARIABLE


@pytest.fixture(autouse=True)
def data(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder, empty."""
    folder = tmp_path_factory.mktemp("data")
    monkeypatch.setenv(DATA_VARIABLE, str(folder))
    return folder
