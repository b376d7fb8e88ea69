"""The audit: what was done to a case, in order, each entry sealed with the one before it."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from typing import Any

from vedette.records.ids import digest

START = "0" * 64


def now() -> str:
    """The time of an entry, in UTC to the second."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def seal(before: str, entry: tuple[Any, ...]) -> str:
    """The hash of an entry (number, at, run, action, subject, details) and of all before it."""
    return digest(json.dumps([before, *entry], ensure_ascii=False, separators=(",", ":")).encode())


def append(connection: sqlite3.Connection, run: str, action: str, subject: str = "", **details: Any) -> None:
    """Add an entry; inside the transaction of what it tells, so that both stand or neither."""
    last = connection.execute("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1").fetchone()
    number, before = last or (0, START)
    told = json.dumps(details, ensure_ascii=False, sort_keys=True)
    entry = (number + 1, now(), run, action, subject, told)
    connection.execute("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?)", (*entry, seal(before, entry)))


def faults_of_chain(connection: sqlite3.Connection) -> list[str]:
    """Entries whose seal is broken, and gaps; empty when the chain is whole."""
    before, expected = START, 1
    for *entry, sealed in connection.execute(
        "SELECT number, at, run, action, subject, details, hash FROM audit ORDER BY number"
    ):
        if entry[0] != expected:
            return [f"audit: entry {expected} is missing"]
        if seal(before, tuple(entry)) != sealed:
            return [f"audit: entry {expected} ({entry[3]} {entry[4]}) was changed"]
        before, expected = sealed, expected + 1
    return []
