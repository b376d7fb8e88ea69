"""The audit can only be added to, and shows when someone went around that."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from vedette.store import audit
from vedette.store.writer import Writer


@pytest.fixture
def connection(tmp_path: Path) -> sqlite3.Connection:
    """A case whose audit has three entries."""
    writer = Writer(tmp_path / "my.case")
    for name in ("a", "b", "c"):
        audit.append(writer.connection, "run", "read", name, digest="0")
    return writer.connection


def test_a_whole_chain_has_no_faults(connection: sqlite3.Connection) -> None:
    assert audit.faults_of_chain(connection) == []


@pytest.mark.parametrize("change", ["UPDATE audit SET subject = 'x'", "DELETE FROM audit", "DELETE FROM runs"])
def test_entries_cannot_be_changed_or_deleted(connection: sqlite3.Connection, change: str) -> None:
    connection.execute("INSERT INTO runs VALUES ('r', 'now', 'p', 'r', '{}')")
    with pytest.raises(sqlite3.IntegrityError, match="only be added to"):
        connection.execute(change)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE audit SET subject = 'x' WHERE number = 2", "entry 2 (read x) was changed"),
        ("UPDATE audit SET hash = '0' WHERE number = 3", "entry 3"),
        ("DELETE FROM audit WHERE number = 2", "entry 2 is missing"),
    ],
)
def test_a_change_behind_the_triggers_is_found(connection: sqlite3.Connection, change: str, told: str) -> None:
    connection.execute("DROP TRIGGER audit_stands")
    connection.execute("DROP TRIGGER audit_stays")
    connection.execute(change)
    (fault,) = audit.faults_of_chain(connection)
    assert told in fault
