"""Opening a case file, to read or to write, and refusing what is no case file of this version."""

from __future__ import annotations

import sqlite3
from importlib import resources
from pathlib import Path
from urllib.parse import quote

from vedette.store.errors import CaseFileError, told_plainly

APPLICATION_ID = 0x56454454  # "VEDT"
SCHEMA_VERSION = 1
BUSY_SECONDS = 10.0


def connect(path: Path, mode: str, busy_seconds: float) -> sqlite3.Connection:
    """A connection in autocommit: transactions are begun and ended by hand, where one page ends."""
    uri = f"file:{quote(str(path.absolute()))}?{mode}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=busy_seconds, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def state_of(connection: sqlite3.Connection) -> tuple[int, int, bool]:
    """Application id, schema version, and whether there is any table."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    return application, version, connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None


def refuse_strangers(path: Path, connection: sqlite3.Connection) -> None:
    """Raise CaseFileError unless the file is a case of the version that this program writes."""
    application, version, _ = state_of(connection)
    if application != APPLICATION_ID:
        raise CaseFileError(f"{path}: is not a case file; name a file that vedette made, or a new one")
    if version > SCHEMA_VERSION:
        raise CaseFileError(
            f"{path}: was made by a newer vedette (case version {version}, this one knows {SCHEMA_VERSION}); "
            "update vedette, or read the pages into a new case"
        )
    if version < SCHEMA_VERSION:
        raise CaseFileError(
            f"{path}: was made by an older vedette (case version {version}, this one writes {SCHEMA_VERSION}); "
            "read the pages into a new case"
        )


def open_to_read(path: Path, busy_seconds: float = BUSY_SECONDS) -> sqlite3.Connection:
    """A connection that can't write. Raises CaseFileError where there is no case.

    A case in a folder that can't be written opens too: SQLite then needs to be told that nobody else writes.
    """
    if path.is_dir():
        raise CaseFileError(f"{path}: is a folder, not a case file")
    if not path.exists():
        raise CaseFileError(f"{path}: there is no such case; make one with: vedette read SOURCES --case {path}")
    with told_plainly(path):
        # Not mode=ro: a read-only connection leaves empty -wal and -shm files behind when it closes.
        connection = connect(path, "mode=rw", busy_seconds)
        try:
            connection.execute("PRAGMA query_only = ON")
            state_of(connection)
        except sqlite3.OperationalError:
            connection.close()
            connection = connect(path, "mode=ro&immutable=1", busy_seconds)
        try:
            refuse_strangers(path, connection)
        except BaseException:
            connection.close()
            raise
    return connection


def open_to_write(path: Path, busy_seconds: float = BUSY_SECONDS) -> sqlite3.Connection:
    """A connection that writes, the case made first where there is none. Raises CaseFileError."""
    if path.is_dir():
        raise CaseFileError(f"{path}: is a folder, not a case file")
    with told_plainly(path):
        connection = connect(path, "mode=rwc", busy_seconds)
        try:
            application, version, has_tables = state_of(connection)
            if (application, version, has_tables) == (0, 0, False):
                create(connection)
            else:
                refuse_strangers(path, connection)
            connection.execute("PRAGMA synchronous = FULL")
            # So that a page that was removed can't be read in the file's free space.
            connection.execute("PRAGMA secure_delete = ON")
        except BaseException:
            connection.close()
            raise
    return connection


def create(connection: sqlite3.Connection) -> None:
    """Make the tables, all in one transaction: a kill leaves a case or nothing. Another may be doing it just now."""
    schema = (resources.files("vedette.store") / "schema.sql").read_text("utf-8")
    connection.execute("PRAGMA journal_mode = WAL")
    try:
        connection.executescript(
            "BEGIN IMMEDIATE;"
            f"PRAGMA application_id = {APPLICATION_ID};"
            f"PRAGMA user_version = {SCHEMA_VERSION};"
            f"{schema}"
            "COMMIT;"
        )
    except sqlite3.OperationalError:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if state_of(connection) != (APPLICATION_ID, SCHEMA_VERSION, True):
            raise
