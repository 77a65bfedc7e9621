"""Drafts: a plan that has no file yet is kept from its first moment, so that no edit is ever lost."""

import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from taito_planner.domain.ids import new_id
from taito_planner.domain.model import Plan
from taito_planner.storage.data_folder import data_folder
from taito_planner.storage.errors import PlanFileRefused, refusing
from taito_planner.storage.file_format import SUFFIX
from taito_planner.storage.plan_file import PlanFile

_SIDE_SUFFIXES = ("-journal", ".lock")


@dataclass(frozen=True, slots=True)
class LeftOverDraft:
    """A draft that no program has open: what a crashed run left. ``changed_at`` is local time."""

    path: Path
    changed_at: datetime
    change_count: int


def drafts_folder() -> Path:
    return data_folder() / "drafts"


def new_draft(
    plan: Plan, as_of: date | None = None, *, profile_versions: Mapping[str, str] | None = None
) -> PlanFile:
    """A draft that holds ``plan``. Raises PlanFileRefused where the data folder cannot be written."""
    path = drafts_folder() / f"{new_id()}{SUFFIX}"
    with refusing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    return PlanFile.create(path, plan, as_of=as_of, profile_versions=profile_versions)


def draft_copy(source: Path) -> PlanFile:
    """A draft that begins as a copy of the plan file at ``source``, which is not opened or locked itself."""
    path = drafts_folder() / f"{new_id()}{SUFFIX}"
    with refusing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, path)
    return PlanFile.open(path, with_backup=False)


def is_draft(path: Path) -> bool:
    """Whether the plan at ``path`` has no place of the user's own yet."""
    return path.absolute().parent == drafts_folder().absolute()


def left_over_drafts() -> tuple[LeftOverDraft, ...]:
    """The drafts of crashed runs that hold changes, the newest first. Open one with ``PlanFile.open``.

    Drafts that another window has open are not among them, nor those that cannot be read (they stay where
    they are). Drafts that nobody has open and that hold no change are removed on the way.
    """
    found = []
    for path in drafts_folder().glob(f"*{SUFFIX}"):
        with suppress(PlanFileRefused, OSError):
            changed_at = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
            with PlanFile.open(path, with_backup=False) as draft:
                if draft.read_only:
                    continue
                count = len(draft.history())
            if count:
                found.append(LeftOverDraft(path, changed_at, count))
            else:
                discard(path)
    return tuple(sorted(found, key=lambda draft: draft.path.name, reverse=True))


def discard(draft: PlanFile | Path) -> None:
    """Closes and removes a draft for good. ValueError for a file that is none."""
    path = draft.path if isinstance(draft, PlanFile) else draft
    if not is_draft(path):
        raise ValueError(f"not a draft: {path}")
    if isinstance(draft, PlanFile):
        draft.close()
    for name in (path.name, *(path.name + suffix for suffix in _SIDE_SUFFIXES)):
        with refusing(path):
            path.with_name(name).unlink(missing_ok=True)
