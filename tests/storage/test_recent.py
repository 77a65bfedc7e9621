"""The list of recent files: newest first, at most ten, never in the way."""

from pathlib import Path

import pytest

from taito_planner.storage.recent import KEPT, forget, recent_files, remember


def touched(path: Path) -> Path:
    path.touch()
    return path


def paths() -> list[Path]:
    return [recent.path for recent in recent_files()]


def test_there_are_none_at_first() -> None:
    assert recent_files() == ()


def test_the_newest_comes_first_and_is_listed_once(tmp_path: Path) -> None:
    one, two = touched(tmp_path / "Äiti.taito"), touched(tmp_path / "two.taito")
    for path in (one, two, one):
        remember(path)
    assert paths() == [one, two]


def test_ten_are_kept(tmp_path: Path) -> None:
    made = [tmp_path / f"{number}.taito" for number in range(KEPT + 2)]
    for path in made:
        remember(path)
    assert paths() == made[:1:-1]


def test_a_file_that_is_gone_is_listed_as_missing(tmp_path: Path) -> None:
    here, gone = touched(tmp_path / "here.taito"), tmp_path / "gone.taito"
    remember(gone)
    remember(here)
    assert [(recent.path, recent.is_missing) for recent in recent_files()] == [(here, False), (gone, True)]


def test_a_relative_path_is_kept_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    remember(Path("plan.taito"))
    assert paths() == [tmp_path / "plan.taito"]


def test_a_forgotten_file_leaves_the_list(tmp_path: Path) -> None:
    remember(tmp_path / "one.taito")
    remember(tmp_path / "two.taito")
    forget(tmp_path / "two.taito")
    forget(tmp_path / "never.taito")
    assert paths() == [tmp_path / "one.taito"]


@pytest.mark.parametrize("content", [b"", b"{", b"{}", b"7", b"[1, null]", b"\xff\xfe", b'"text"'])
def test_a_damaged_list_is_empty_and_is_written_anew(tmp_path: Path, data: Path, content: bytes) -> None:
    (data / "recent.json").write_bytes(content)
    assert recent_files() == ()
    remember(tmp_path / "plan.taito")
    assert paths() == [tmp_path / "plan.taito"]


def test_a_list_that_cannot_be_written_is_no_obstacle(tmp_path: Path, data: Path) -> None:
    (data / "recent.json").mkdir()
    remember(tmp_path / "plan.taito")
    assert recent_files() == ()
    assert [path.name for path in data.iterdir()] == ["recent.json"]
