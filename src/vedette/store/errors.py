"""What can go wrong with a case file, in one line that says which file, what, and what to do."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec


class CaseFileError(Exception):
    """The case file can't be used as asked; the message is one line for the person at the keyboard."""


REASONS = {
    sqlite3.SQLITE_BUSY: "is being written by another program; try again when that is done",
    sqlite3.SQLITE_LOCKED: "is being written by another program; try again when that is done",
    sqlite3.SQLITE_READONLY: "can't be written (file or folder is read-only); name another place for the case",
    sqlite3.SQLITE_PERM: "can't be used (no permission); name another place for the case",
    sqlite3.SQLITE_IOERR: (
        "the disk failed to read or write (full, over quota, or gone); finished pages are kept: "
        "make room and run the same command again"
    ),
    sqlite3.SQLITE_FULL: "the disk is full; finished pages are kept: make room and run the same command again",
    sqlite3.SQLITE_CORRUPT: "is damaged; put back a copy, or read the pages again into a new case",
    sqlite3.SQLITE_CANTOPEN: "can't be opened or made; does its folder exist, and may you write there?",
    sqlite3.SQLITE_NOTADB: "is not a case file; name a file that vedette made, or a new one",
}


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Turn what SQLite says of the outside world, and rows that can't be unpacked, into a CaseFileError.

    A mistake of ours stays what it is.
    """
    try:
        yield
    except (zlib.error, msgspec.DecodeError, json.JSONDecodeError) as error:
        raise CaseFileError(f"{path}: {REASONS[sqlite3.SQLITE_CORRUPT]} ({error})") from error
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        reason = REASONS.get(code & 0xFF) if isinstance(code, int) else None
        if reason is None:
            raise
        raise CaseFileError(f"{path}: {reason}") from error
