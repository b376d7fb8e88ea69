"""Writing into a case file: each finished page in one transaction, links replaced as a whole, all of it audited."""

from __future__ import annotations

import json
import sqlite3
import uuid
import zlib
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from vedette.records.case import Links
from vedette.records.documents import Page, Rejection
from vedette.records.reading import Reading
from vedette.store import audit
from vedette.store.digest import digest_of_reading
from vedette.store.errors import told_plainly
from vedette.store.opening import BUSY_SECONDS, open_to_write
from vedette.store.packing import LEVEL, pack_links, pack_reading
from vedette.store.view import View


class Writer:
    """A case file open for writing; ``view`` looks into it. Makes the case where there is none."""

    def __init__(self, path: Path, busy_seconds: float = BUSY_SECONDS) -> None:
        self.path = path
        self.connection = open_to_write(path, busy_seconds)
        self.view = View(path, self.connection)
        self.run = ""

    def close(self) -> None:
        """Let go of the file; what was committed stays."""
        self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing: committed to disk at the end, undone on any error or interruption."""
        with told_plainly(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:  # on a full disk SQLite has rolled back by itself
                    self.connection.execute("ROLLBACK")
                raise

    def begin_run(self, program: str, reader: str, **details: Any) -> None:
        """Note who writes from now on, and with what."""
        self.run = uuid.uuid4().hex[:16]
        with self.transaction() as connection:
            told = json.dumps(details, ensure_ascii=False, sort_keys=True)
            connection.execute(
                "INSERT INTO runs VALUES (?, ?, ?, ?, ?)", (self.run, audit.now(), program, reader, told)
            )
            audit.append(connection, self.run, "began", program, reader=reader)

    def end_run(self, **details: Any) -> None:
        """Note how it went."""
        with self.transaction() as connection:
            audit.append(connection, self.run, "ended", "", **details)

    def add_page(self, page: Page, reading: Reading, sources: Collection[str]) -> None:
        """Take in a page that was read, in place of an earlier reading of it."""
        document, mine = reading.document, digest_of_reading(reading)
        body = pack_reading(reading)
        content = zlib.compress(page.content, LEVEL)
        hints = json.dumps(page.hints, sort_keys=True)
        published = document.published.date if document.published else None
        facts = (
            document.title, document.outlet, published and published.earliest, published and published.latest,
            document.language, document.unread, document.text,
        )  # fmt: skip
        with self.transaction() as connection:
            connection.execute(
                "INSERT INTO pages (id, media_type, hints, size, content) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT DO NOTHING",
                (page.id, page.media_type, hints, len(page.content), content),
            )
            number = connection.execute("SELECT number FROM pages WHERE id = ?", (page.id,)).fetchone()[0]
            for source in sources:
                connection.execute("INSERT INTO sources VALUES (?, ?) ON CONFLICT DO NOTHING", (source, number))
            for table in ("records", "documents", "readings"):
                connection.execute(f"DELETE FROM {table} WHERE page = ?", (number,))  # noqa: S608
            connection.execute("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (number, *facts))
            connection.execute("INSERT INTO readings VALUES (?, ?, ?, ?)", (number, reading.reader, mine, body))
            connection.executemany(
                "INSERT INTO records VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                [
                    (record.id, number, kind)
                    for kind in ("statements", "events", "figures", "agreements")
                    for record in getattr(reading, kind)
                ],
            )
            connection.execute("DELETE FROM refused WHERE page = ?", (page.id,))
            connection.executemany("DELETE FROM refused WHERE what = ?", [(s,) for s in sources])
            audit.append(connection, self.run, "read", page.id, digest=mine, unread=document.unread)

    def add_sources(self, page_id: str, sources: Iterable[str]) -> bool:
        """Note further places where a known page lies; whether any was new."""
        known = set(self.view.sources_of(page_id))
        new = sorted(set(sources) - known)
        if not new:
            return False
        with self.transaction() as connection:
            number = connection.execute("SELECT number FROM pages WHERE id = ?", (page_id,)).fetchone()[0]
            connection.executemany(
                "INSERT INTO sources VALUES (?, ?) ON CONFLICT DO NOTHING", [(s, number) for s in new]
            )
            connection.executemany("DELETE FROM refused WHERE what = ?", [(s,) for s in new])
            audit.append(connection, self.run, "found", page_id, sources=new)
        return True

    def refuse(self, rejection: Rejection, reader: str, page_id: str = "") -> None:
        """Note what could not be taken in, and why."""
        with self.transaction() as connection:
            row = (rejection.what, page_id, reader, rejection.step, rejection.reason)
            same = connection.execute(
                "SELECT 1 FROM refused WHERE (what, page, reader, step, reason) = (?, ?, ?, ?, ?)", row
            ).fetchone()
            if not same:
                connection.execute("INSERT OR REPLACE INTO refused VALUES (?, ?, ?, ?, ?)", row)
                audit.append(
                    connection, self.run, "refused", rejection.what, step=rejection.step, reason=rejection.reason
                )

    def replace_links(self, links: Links, rests_on: str) -> None:
        """Put these links in place of all before; ``rests_on`` says from which readings and rules they were made."""
        rows = pack_links(links)
        with self.transaction() as connection:
            connection.execute("DELETE FROM links")
            connection.executemany("INSERT INTO links VALUES (?, ?, ?, ?)", rows)
            connection.execute("INSERT OR REPLACE INTO meta VALUES ('links rest on', ?)", (rests_on,))
            audit.append(connection, self.run, "linked", rests_on, records=len(rows))

    def remove(self, sources: Iterable[str]) -> tuple[int, int]:
        """Take these sources out, and the pages that lie nowhere else: how many sources and pages went."""
        gone = pages = 0
        with self.transaction() as connection:
            for source in sorted(set(sources)):
                went = connection.execute("DELETE FROM sources WHERE source = ?", (source,)).rowcount
                went += connection.execute("DELETE FROM refused WHERE what = ?", (source,)).rowcount
                gone += went > 0
            lost = connection.execute(
                "SELECT number, id FROM pages WHERE number NOT IN (SELECT page FROM sources) ORDER BY id"
            ).fetchall()
            for number, page_id in lost:
                connection.execute("DELETE FROM pages WHERE number = ?", (number,))
                audit.append(connection, self.run, "removed", page_id)
                pages += 1
            if pages:
                # Without this the words of a removed page stay in the search index's older segments.
                connection.execute("INSERT INTO search (search) VALUES ('optimize')")
        if pages:
            with told_plainly(self.path):
                self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return gone, pages
