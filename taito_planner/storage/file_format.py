"""The format of a plan file: an SQLite database with an application id, a version and numbered migrations."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

APPLICATION_ID = 0x54616974
"""``Tait``: tells a plan file from any other SQLite database."""
FORMAT_VERSION = 2
SUFFIX = ".taito"
BUSY_SECONDS = 3.0
"""How long to wait for another program that reads or writes the file at this moment."""

SCHEMA = """
CREATE TABLE fact (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entity (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    owner TEXT,
    body TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE change (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    label TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped')),
    turns INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX change_by_state ON change (state, number);
CREATE TABLE edit (
    change INTEGER NOT NULL REFERENCES change (number),
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    before TEXT,
    after TEXT,
    owner_before TEXT,
    owner_after TEXT,
    PRIMARY KEY (change, position)
) WITHOUT ROWID;
"""

Migration = Callable[[sqlite3.Connection], object]
MIGRATIONS: Mapping[int, Migration] = {
    1: lambda connection: connection.execute("ALTER TABLE change ADD COLUMN turns INTEGER NOT NULL DEFAULT 0")
}
"""For each version: what makes it into the next one. It must not end the transaction it runs in.

1 to 2: new kinds of rows (closures, accepted findings, ticked tasks), which a program of version 1 cannot read;
how often each change was taken back or done again.
"""


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """An open database; ``mode`` is ``ro``, ``rw`` or ``rwc`` (made if it is missing).

    Rollback journal, because plans lie on shared folders, where a write-ahead log is not safe. A commit is on
    the disk when it returns, the removal of its journal too (EXTRA).
    """
    # An absolute path after an empty authority, so that a share (//server/folder) is not taken for a host.
    absolute = os.fsencode(path.absolute().as_posix())
    uri = f"file://{quote(absolute if absolute.startswith(b'/') else b'/' + absolute)}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        if mode != "ro":
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("PRAGMA synchronous = EXTRA")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def storable(text: str) -> str:
    """``text`` with ``?`` for what has no place in UTF-8 (half a character, as a user name can hold)."""
    return text.encode("utf-8", "replace").decode("utf-8")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """All that is written inside, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def make_schema(connection: sqlite3.Connection) -> None:
    """Makes an empty plan file of the current version, inside the caller's transaction."""
    for statement in SCHEMA.split(";"):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {FORMAT_VERSION}")


def number(connection: sqlite3.Connection, pragma: str) -> int:
    """The value of a pragma that is a number."""
    (value,) = connection.execute(f"PRAGMA {pragma}").fetchone()
    return int(value)


def is_sound(connection: sqlite3.Connection) -> bool:
    """Whether the pages of the database hang together."""
    return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))


def migrate(
    connection: sqlite3.Connection,
    to: int = FORMAT_VERSION,
    migrations: Mapping[int, Migration] = MIGRATIONS,
) -> None:
    """Brings the database to version ``to``, all steps in one transaction; KeyError for an unknown step."""
    with transaction(connection):
        for version in range(number(connection, "user_version"), to):
            migrations[version](connection)
            connection.execute(f"PRAGMA user_version = {version + 1}")
