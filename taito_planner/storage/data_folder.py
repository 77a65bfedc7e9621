"""Where the program keeps drafts, backups and the list of recent files: a folder of the user's own."""

import os
from pathlib import Path

DATA_VARIABLE = "TAITO_PLANNER_DATA"
"""Environment variable that names another folder (tests, a portable installation)."""


def data_folder() -> Path:
    """The folder itself; it may not exist yet. On Windows it is the local one, which does not roam."""
    if named := os.environ.get(DATA_VARIABLE):
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("taito-planner", appauthor=False)
