"""Files that are no plan, or cannot be used: each has its own sentence, and none is touched."""

import os
import sqlite3
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from taito_planner.domain.intents import MoveBlock
from taito_planner.storage.backups import backups_of
from taito_planner.storage.errors import PlanFileRefused
from taito_planner.storage.plan_file import PlanFile
from taito_planner.texts import LANGUAGES, texts_for
from tests.builders import block, d, group, plan
from tests.plan_files import crash_while_writing, refusal, reopened, sentence, submit

PLAN = plan(
    *(group(f"Oulu {number}", blocks=[block("2026-01-12")], remark="x" * 300) for number in range(30))
)
LARGE_PLAN_PAGES = 4


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "plan.taito"
    PlanFile.create(path, PLAN).close()
    return path


@pytest.fixture
def shared() -> Iterator[Path]:
    """A plan in a folder that every user of the machine can reach."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o777)
        path = Path(folder) / "plan.taito"
        PlanFile.create(path, PLAN).close()
        yield path
        os.chmod(folder, 0o777)


def sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Rights are checked for a user who may not do everything."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    for language in LANGUAGES:
        texts_for(language)  # read before, for the program itself may lie where only root can read
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


@contextmanager
def without_right_to_write(folder: Path) -> Iterator[None]:
    if os.name == "nt":
        user = f"{os.environ['USERDOMAIN']}\\{os.environ['USERNAME']}"
        subprocess.run(["icacls", folder, "/deny", f"{user}:(WD,AD)"], check=True)
        try:
            yield
        finally:
            subprocess.run(["icacls", folder, "/remove:d", user], check=True)
    else:
        folder.chmod(0o555)
        with ordinary_user():
            yield
        folder.chmod(0o777)


# Not a plan


@pytest.mark.parametrize(
    ("content", "reason", "words"),
    [
        (b"", "empty", "on tyhjä"),
        (b"hello", "not-a-plan", "ei ole Taito plannerin suunnitelma"),
        (b"SQLite format 2\x00" + bytes(200), "not-a-plan", "ei ole Taito plannerin suunnitelma"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            "not-a-plan",
            "ei ole Taito plannerin suunnitelma",
        ),
        (b"SQLite format 3\x00", "damaged", "on vaurioitunut"),
        (b"SQLite format 3\x00" + bytes(84), "damaged", "on vaurioitunut"),
        (b"SQLite format 3\x00" + b"\xff" * 5000, "damaged", "on vaurioitunut"),
    ],
)
def test_a_foreign_file_is_refused_and_left_as_it_is(
    tmp_path: Path, content: bytes, reason: str, words: str
) -> None:
    path = tmp_path / "foreign.taito"
    path.write_bytes(content)
    refused = refusal(path)
    assert refused.reason == reason
    assert words in sentence(refused)
    assert "foreign.taito" in sentence(refused)
    assert path.read_bytes() == content
    assert os.listdir(tmp_path) == ["foreign.taito"]


def test_a_workbook_is_told_apart_and_import_is_named(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("xl/workbook.xml", "<workbook/>")
    assert refusal(path).reason == "is-workbook"
    assert "Tuo Excelistä" in sentence(refusal(path))


def test_a_folder_is_no_plan(tmp_path: Path) -> None:
    assert refusal(tmp_path).reason == "folder"
    assert "on kansio" in sentence(refusal(tmp_path))


def test_a_missing_file_and_a_missing_folder_are_named(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.taito", tmp_path / "no" / "gone.taito"):
        assert refusal(path).reason == "missing"
        assert str(path.parent) in sentence(refusal(path))


def test_the_database_of_another_program_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.taito"
    sql(path, "CREATE TABLE fact (key TEXT)", "INSERT INTO fact VALUES ('theirs')")
    before = path.read_bytes()
    assert refusal(path).reason == "other-database"
    assert path.read_bytes() == before


def test_a_file_of_a_newer_version_is_refused_and_left_as_it_is(path: Path) -> None:
    sql(path, "PRAGMA user_version = 3")
    before = path.read_bytes()
    refused = refusal(path)
    assert refused.reason == "newer-format"
    assert "Päivitä ohjelma" in sentence(refused)
    assert path.read_bytes() == before


# Damaged


@pytest.mark.parametrize("share", [0.2, 0.5, 0.99])
def test_a_file_cut_short_is_refused_and_left_as_it_is(path: Path, share: float) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    before = path.read_bytes()
    assert refusal(path).reason == "damaged"
    assert path.read_bytes() == before


@pytest.mark.parametrize("page", range(1, LARGE_PLAN_PAGES))
def test_a_file_with_a_spoilt_page_is_refused(path: Path, page: int) -> None:
    content = bytearray(path.read_bytes())
    content[page * 4096 : page * 4096 + 200] = b"\xa5" * 200
    path.write_bytes(content)
    assert refusal(path).reason == "damaged"
    assert path.read_bytes() == bytes(content)


@pytest.mark.parametrize("name", ["change", "edit", "change_by_state"])
def test_a_file_with_a_spoilt_page_of_its_history_is_refused_at_opening(path: Path, name: str) -> None:
    with PlanFile.open(path, with_backup=False) as file:
        submit(file, PLAN, MoveBlock(PLAN.groups[0].blocks[0].id, d("2026-01-19")))
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,)).fetchone()
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : (page - 1) * 4096 + 200] = b"\xa5" * 200
    path.write_bytes(content)
    assert refusal(path).reason == "damaged"


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE fact",
        "DROP TABLE entity",
        "DELETE FROM fact WHERE key = 'calendar'",
        "UPDATE fact SET value = '[[1, 2]]' WHERE key = 'calendar'",
        "UPDATE fact SET value = 'no day' WHERE key = 'as_of'",
        "UPDATE fact SET value = 'no json' WHERE key = 'profiles'",
        "UPDATE entity SET body = '{' WHERE kind = 'block'",
        "UPDATE entity SET body = '{}' WHERE kind = 'block'",
        "UPDATE entity SET body = '[]' WHERE kind = 'block'",
        """UPDATE entity SET body = '{"first_day":"2026-02-30","last_day":"2026-03-05"}'"""
        " WHERE kind = 'block'",
        """UPDATE entity SET body = '{"name":1,"planned_size":8}' WHERE kind = 'group'""",
        """UPDATE entity SET body = '{"name":"x","planned_size":8,"new":1}' WHERE kind = 'group'""",
        "UPDATE entity SET kind = 'ship' WHERE kind = 'block'",
        "UPDATE entity SET kind = 'visit' WHERE kind = 'block'",
        "UPDATE entity SET owner = 'nobody' WHERE kind = 'block'",
        "UPDATE entity SET owner = NULL WHERE kind = 'block'",
        "DELETE FROM entity WHERE kind = 'group'",
    ],
)
def test_a_file_whose_rows_make_no_plan_is_refused(path: Path, statement: str) -> None:
    sql(path, statement)
    before = path.read_bytes()
    assert refusal(path).reason == "damaged"
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == [path.name]


def test_a_damaged_file_names_its_newest_backup(path: Path) -> None:
    PlanFile.open(path).close()
    path.write_bytes(path.read_bytes()[:5000])
    refused = refusal(path)
    assert refused.reason == "damaged-with-backup"
    (backup,) = backups_of(path)
    assert backup.name in sentence(refused)
    assert reopened(backup) == PLAN


# Half-written


def test_a_write_cut_short_is_taken_back_at_the_next_opening(path: Path) -> None:
    crash_while_writing(path)
    assert reopened(path) == PLAN
    assert os.listdir(path.parent) == [path.name]


def test_a_write_cut_short_in_a_folder_now_read_only_is_told(shared: Path) -> None:
    crash_while_writing(shared)
    shared.chmod(0o444)
    with without_right_to_write(shared.parent):
        refused = refusal(shared)
    assert refused.reason == "unfinished"
    assert "plan.taito-journal" in sentence(refused)
    shared.chmod(0o666)
    assert reopened(shared) == PLAN


# Rights and locks


def test_a_write_protected_file_opens_to_be_read_and_can_be_saved_as(shared: Path, tmp_path: Path) -> None:
    shared.chmod(0o444)
    with ordinary_user(), PlanFile.open(shared) as file:
        assert file.plan == PLAN
        reason = file.read_only_reason
        assert reason is not None
        assert reason.reason == "file"
        assert "kirjoitussuojattu" in texts_for("fi")(reason.key, **reason.facts)
        with pytest.raises(PlanFileRefused) as refused:
            submit(file, PLAN, MoveBlock(PLAN.groups[0].blocks[0].id, d("2026-01-19")))
        assert refused.value.key == reason.key
        with file.copy_to(shared.with_name("mine.taito")) as mine:
            submit(mine, PLAN, MoveBlock(PLAN.groups[0].blocks[0].id, d("2026-01-19")))
    shared.chmod(0o666)
    assert reopened(shared) == PLAN


def test_a_plan_in_a_read_only_folder_opens_to_be_read(shared: Path) -> None:
    with without_right_to_write(shared.parent), PlanFile.open(shared) as file:
        assert file.plan == PLAN
        reason = file.read_only_reason
        assert reason is not None
        assert reason.reason == "folder"
        assert str(shared.parent) in texts_for("fi")(reason.key, **reason.facts)
        for write in (file.undo_last, file.redo_next, lambda: file.set_as_of(None)):
            with pytest.raises(PlanFileRefused):
                write()


def test_a_new_plan_in_a_read_only_folder_is_refused(shared: Path) -> None:
    with without_right_to_write(shared.parent), pytest.raises(PlanFileRefused) as refused:
        PlanFile.create(shared.with_name("new.taito"), PLAN)
    assert refused.value.reason == "no-permission"
    assert str(shared.parent) in sentence(refused.value)
    assert os.listdir(shared.parent) == ["plan.taito"]


def test_a_file_that_another_program_keeps_to_itself_is_refused_after_a_while(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        refused = refusal(path)
        assert refused.reason == "locked"
        assert "Odota hetki" in sentence(refused)
    assert reopened(path) == PLAN


# Words


def test_every_sentence_of_the_plan_file_is_there_in_english_with_the_same_facts() -> None:
    finnish, english = (_keys(language) for language in ("fi", "en"))
    assert finnish == english
    assert len(finnish) > 20


def _keys(language: str) -> set[str]:
    return {key for key in sorted(texts_for(language).keys()) if key.startswith("plan-file.")}
