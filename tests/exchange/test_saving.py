"""Where a workbook cannot be written: the reason is told, the old file stands, nothing half is left."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from taito_planner.exchange import ExportRefused, WorkbookRefused
from taito_planner.exchange.flat_table import TEXT_LIMIT
from taito_planner.texts import LANGUAGES, texts_for
from tests.builders import group, plan
from tests.exchange.books import read, written

PLAN = plan(group())


def refusal(write: Callable[[], object]) -> ExportRefused:
    """The refusal, whose sentence every language has."""
    with pytest.raises(ExportRefused) as refused:
        write()
    for language in LANGUAGES:
        assert texts_for(language)(refused.value.key, **refused.value.facts)
    return refused.value


def raising(error: OSError) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise error

    return fail


def test_a_missing_folder(tmp_path: Path) -> None:
    refused = refusal(lambda: written(PLAN, tmp_path / "ei ole" / "out.xlsx"))
    assert refused.key == "workbook.export.missing-folder"
    assert str(tmp_path / "ei ole") in texts_for("fi")(refused.key, **refused.facts)


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "tiedosto").touch()
    refused = refusal(lambda: written(PLAN, tmp_path / "tiedosto" / "out.xlsx"))
    assert refused.key == "workbook.export.missing-folder"


def test_a_target_that_is_a_folder(tmp_path: Path) -> None:
    assert refusal(lambda: written(PLAN, tmp_path)).key == "workbook.export.target-is-folder"


@pytest.mark.parametrize(
    ("place", "error", "key"),
    [
        ("replace", PermissionError(errno.EACCES, "denied"), "open-elsewhere"),
        ("fsync", OSError(errno.ENOSPC, "full"), "disk-full"),
        ("fsync", OSError(errno.EDQUOT, "quota"), "disk-full"),
        ("fsync", OSError(errno.EIO, "input/output error"), "unwritable"),
        ("fsync", OSError(errno.EROFS, "read-only"), "no-right-to-folder"),
    ],
)
def test_a_failure_leaves_the_old_file_and_nothing_beside_it(
    place: str, error: OSError, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "vienti ä.xlsx"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, place, raising(error))
    assert refusal(lambda: written(PLAN, target)).key == f"workbook.export.{key}"
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("vienti ä.xlsx", b"old")]


def test_a_folder_that_may_not_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "open", raising(PermissionError(errno.EACCES, "denied")))
    assert refusal(lambda: written(PLAN, tmp_path / "out.xlsx")).key == "workbook.export.no-right-to-folder"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(PLAN, tmp_path / "out.xlsx")
    monkeypatch.setattr(Path, "open", raising(PermissionError(errno.EACCES, "denied")))
    with pytest.raises(WorkbookRefused) as refused:
        read(path)
    assert [problem.key for problem in refused.value.problems] == ["no-permission"]


def test_a_file_that_was_there_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    target.write_bytes(b"old")
    written(PLAN, target)
    assert len(read(target).groups) == 1
    assert list(tmp_path.iterdir()) == [target]


def test_a_text_longer_than_a_cell_is_told_with_its_sheet(tmp_path: Path) -> None:
    refused = refusal(lambda: written(plan(group(remark="x" * (TEXT_LIMIT + 1))), tmp_path / "out.xlsx"))
    assert (refused.key, refused.facts["sheet"]) == ("workbook.export.text-too-long", "Ryhmät")
    assert list(tmp_path.iterdir()) == []


def test_a_text_as_long_as_a_cell_is_written(tmp_path: Path) -> None:
    remark = "x" * TEXT_LIMIT
    assert read(written(plan(group(remark=remark)), tmp_path / "out.xlsx")).groups[0].remark == remark


def test_refusals_hold_no_path_in_their_own_text(tmp_path: Path) -> None:
    assert str(tmp_path) not in str(refusal(lambda: written(PLAN, tmp_path)))


def test_a_name_that_is_too_long_for_a_file(tmp_path: Path) -> None:
    assert refusal(lambda: written(PLAN, tmp_path / f"{'ä' * 300}.xlsx")).key == "workbook.export.unwritable"
    assert list(tmp_path.iterdir()) == []
