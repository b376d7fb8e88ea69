"""Looking into a case file. Nothing here writes."""

from __future__ import annotations

import json
import re
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from vedette.records.case import Links
from vedette.records.documents import Page, Rejection
from vedette.records.reading import Reading
from vedette.store.digest import digest_of_readings
from vedette.store.errors import told_plainly
from vedette.store.opening import open_to_read
from vedette.store.packing import unpack_links, unpack_reading


class View:
    """A case file as a reader sees it: one state of it at a time, while others may write."""

    def __init__(self, path: Path, connection: sqlite3.Connection | None = None) -> None:
        self.path = path
        self.connection = connection or open_to_read(path)

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """One state of the case for all that is looked up inside, whatever others write meanwhile."""
        with told_plainly(self.path):
            self.connection.execute("BEGIN")
            try:
                yield
            finally:
                self.connection.execute("COMMIT")

    def rows(self, query: str, *values: Any) -> list[Any]:
        """All rows of a query; trouble with the file is told as CaseFileError."""
        with told_plainly(self.path):
            return self.connection.execute(query, values).fetchall()

    def value(self, query: str, *values: Any) -> Any:
        """The first value of the first row, or None."""
        return next((row[0] for row in self.rows(query, *values)), None)

    def sources(self) -> dict[str, tuple[str, ...]]:
        """Where each page lay, by page id, sorted."""
        found: dict[str, list[str]] = {}
        for page, source in self.rows("SELECT id, source FROM sources JOIN pages ON number = page ORDER BY id, source"):
            found.setdefault(page, []).append(source)
        return {page: tuple(sources) for page, sources in found.items()}

    def sources_of(self, page_id: str) -> tuple[str, ...]:
        """Where one page lay, sorted."""
        return tuple(
            row[0]
            for row in self.rows(
                "SELECT source FROM sources JOIN pages ON number = page WHERE id = ? ORDER BY source", page_id
            )
        )

    def readers(self) -> dict[str, str]:
        """By which reader each page was read, by page id."""
        return dict(self.rows("SELECT id, reader FROM readings JOIN pages ON number = page ORDER BY id"))

    def reader_of(self, page_id: str) -> str | None:
        """By which reader a page was read; None when it isn't in the case."""
        found: str | None = self.value("SELECT reader FROM readings JOIN pages ON number = page WHERE id = ?", page_id)
        return found

    def digests(self) -> dict[str, str]:
        """The digest of each page's reading, by page id."""
        return dict(self.rows("SELECT id, digest FROM readings JOIN pages ON number = page"))

    def page(self, page_id: str) -> Page | None:
        """The bytes of a page as they came, with one of the places where it lay."""
        for media_type, hints, content, source in self.rows(
            "SELECT media_type, hints, content, (SELECT min(source) FROM sources WHERE page = number) "
            "FROM pages WHERE id = ?",
            page_id,
        ):
            with told_plainly(self.path):
                return Page(page_id, source or "", media_type, zlib.decompress(content), json.loads(hints))
        return None

    def page_ids(self) -> tuple[str, ...]:
        """The ids of all pages, sorted."""
        return tuple(row[0] for row in self.rows("SELECT id FROM pages ORDER BY id"))

    def readings(self) -> Iterator[Reading]:
        """All readings, sorted by document id."""
        sources = self.sources()
        with told_plainly(self.path):
            for page, body, text in self.connection.execute(
                "SELECT id, body, text FROM readings r JOIN pages ON number = r.page "
                "JOIN documents d ON d.page = r.page ORDER BY id"
            ):
                yield unpack_reading(body, text, sources.get(page, ()))

    def reading(self, page_id: str) -> Reading | None:
        """The reading of one page."""
        for body, text in self.rows(
            "SELECT body, text FROM readings r JOIN pages ON number = r.page JOIN documents d ON d.page = r.page "
            "WHERE id = ?",
            page_id,
        ):
            with told_plainly(self.path):
                return unpack_reading(body, text, self.sources_of(page_id))
        return None

    def readings_key(self) -> str:
        """What the links of this case have to rest on to be up to date."""
        return digest_of_readings(self.digests())

    def meta(self, key: str) -> str | None:
        """A note about the case as a whole."""
        found: str | None = self.value("SELECT value FROM meta WHERE key = ?", key)
        return found

    def links(self) -> Links:
        """The links as they were stored last."""
        rows = self.rows("SELECT kind, body FROM links ORDER BY kind, position")
        with told_plainly(self.path):
            return unpack_links(rows)

    def refused(self) -> tuple[Rejection, ...]:
        """What could not be taken in."""
        return tuple(
            Rejection(what, step, reason)
            for what, step, reason in self.rows("SELECT what, step, reason FROM refused ORDER BY what, page")
        )

    def refused_before(self, page_id: str, reader: str) -> Rejection | None:
        """Why this reader refused this page before, if it did."""
        found = self.rows("SELECT what, step, reason FROM refused WHERE page = ? AND reader = ?", page_id, reader)
        return Rejection(*found[0]) if found else None

    def search(self, words: str, limit: int = 100) -> tuple[str, ...]:
        """The ids of the documents that hold all these words, best first. No operators: words are words."""
        terms = re.findall(r"\w+", words)
        if not terms:
            return ()
        query = " ".join(f'"{term}"' for term in terms)
        return tuple(
            row[0]
            for row in self.rows(
                "SELECT id FROM search JOIN pages ON number = search.rowid WHERE search MATCH ? "
                "ORDER BY bm25(search, 5.0, 1.0), id LIMIT ?",
                query,
                limit,
            )
        )

    def audit(self) -> list[tuple[int, str, str, str, str, str]]:
        """The entries of the audit: number, at, run, action, subject, details."""
        return self.rows("SELECT number, at, run, action, subject, details FROM audit ORDER BY number")
