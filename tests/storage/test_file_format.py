"""The format of the file: how it is written, its version, and the steps from one version to the next."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from taito_planner.storage.file_format import (
    APPLICATION_ID,
    FORMAT_VERSION,
    MIGRATIONS,
    connect,
    is_sound,
    migrate,
    number,
)
from taito_planner.storage.plan_file import PlanFile
from tests.builders import block, customer, group, plan, start_visit


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "plan.taito"
    visit = start_visit("2025-11-03", id="visit")
    PlanFile.create(
        path, plan(group("Oulu 1", blocks=[block("2026-01-12")], customers=[customer("A", visits=[visit])]))
    ).close()
    return path


def test_a_plan_file_says_what_it_is(path: Path) -> None:
    with closing(connect(path, "ro")) as connection:
        assert number(connection, "application_id") == APPLICATION_ID
        assert number(connection, "user_version") == FORMAT_VERSION
        assert is_sound(connection)


def test_it_is_written_with_a_rollback_journal_and_to_the_disk(path: Path) -> None:
    with closing(connect(path, "rw")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert connection.execute("PRAGMA synchronous").fetchone() == (3,)


def test_a_file_that_another_tool_set_to_a_write_ahead_log_is_set_back(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    PlanFile.open(path).close()
    assert path.read_bytes()[18:20] == b"\x01\x01"


def test_every_thing_is_a_row_with_its_kind_and_owner(path: Path) -> None:
    with closing(connect(path, "ro")) as connection:
        rows = connection.execute("SELECT kind, body FROM entity WHERE id = 'visit'").fetchall()
        assert rows == [("visit", '{"on":"2025-11-03","kind":"start"}')]
        (count,) = connection.execute("SELECT count(*) FROM entity").fetchone()
        assert count == 4


def test_every_older_version_has_a_step_to_the_next() -> None:
    assert set(MIGRATIONS) == set(range(1, FORMAT_VERSION))


def test_migrations_run_in_order_from_the_version_of_the_file(path: Path) -> None:
    with closing(connect(path, "rw")) as connection:
        migrate(
            connection,
            to=FORMAT_VERSION + 2,
            migrations={
                FORMAT_VERSION: lambda c: c.execute("ALTER TABLE fact RENAME TO note"),
                FORMAT_VERSION + 1: lambda c: c.execute("INSERT INTO note VALUES ('second', 'yes')"),
            },
        )
        assert number(connection, "user_version") == FORMAT_VERSION + 2
        assert connection.execute("SELECT value FROM note WHERE key = 'second'").fetchone() == ("yes",)


def test_where_one_migration_fails_none_is_kept(path: Path) -> None:
    def fail(connection: sqlite3.Connection) -> None:
        raise ValueError("cannot")

    before = path.read_bytes()
    steps = {FORMAT_VERSION: lambda c: c.execute("ALTER TABLE fact RENAME TO note"), FORMAT_VERSION + 1: fail}
    with closing(connect(path, "rw")) as connection, pytest.raises(ValueError, match="cannot"):
        migrate(connection, to=FORMAT_VERSION + 2, migrations=steps)
    with closing(connect(path, "ro")) as connection:
        assert number(connection, "user_version") == FORMAT_VERSION
        assert connection.execute("SELECT count(*) FROM fact").fetchone() == (3,)
    assert len(path.read_bytes()) == len(before)


def test_a_version_without_a_step_is_a_wrong_program(path: Path) -> None:
    with closing(connect(path, "rw")) as connection, pytest.raises(KeyError):
        migrate(connection, to=FORMAT_VERSION + 1, migrations={})
