"""Which dropped files the window takes: one plan or one workbook."""

from pathlib import Path

from PySide6.QtCore import QMimeData

PLAN_SUFFIX = ".taito"
WORKBOOK_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".csv")
"""Also those that cannot be read: a sentence says why, where silence would not."""


def dropped_file(data: QMimeData) -> Path | None:
    """The local file of a drop, None where it is not one file that the window takes."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if len(files) != 1:
        return None
    suffix = files[0].suffix.lower()
    return files[0] if suffix == PLAN_SUFFIX or suffix in WORKBOOK_SUFFIXES else None


def is_plan(path: Path) -> bool:
    return path.suffix.lower() == PLAN_SUFFIX
