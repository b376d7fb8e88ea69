"""What we read: a Page as it came, and a Document as it is read."""

from __future__ import annotations

from typing import Literal

import msgspec

from vedette.records.dates import DateRange
from vedette.records.spans import Span

Basis = Literal["page", "metadata", "url", "inferred"]


class Page(msgspec.Struct, frozen=True):
    """The bytes of one page as they came, and what its collector said about it.

    ``id`` derives from ``content`` and ``hints`` alone, never from where the page lay. ``source`` is a path or
    a URL; a page in an archive or a JSON line names file and member ("pile.zip!a/1.html", "news.jsonl#12").
    ``media_type`` is text/plain, text/html or text/markdown. ``hints`` are the fields of a news collector's
    record, by our names: url, title, outlet, published, updated, language, byline.
    """

    id: str
    source: str
    media_type: str
    content: bytes
    hints: dict[str, str] = {}


class Publication(msgspec.Struct, frozen=True):
    """A publication (or update) date with what it rests on; an unknown date is None, never a default."""

    date: DateRange
    basis: Basis
    evidence: tuple[Span, ...] = ()


class Document(msgspec.Struct, frozen=True):
    """A page's text and the facts about the page. The text never changes; spans of records point into it.

    For a plain-text source ``text`` is the decoded file, character for character, without a byte-order mark.
    ``furniture`` marks page furniture (menus, share counts, teasers); it is marked, never cut. ``meta_lines``
    marks lines that carry title, outlet, byline and date: neither furniture nor story. ``unread`` says why
    a document was kept but not read. ``facts`` holds the words behind a fact: {"title": (span,), ...}.
    """

    id: str
    text: str
    sources: tuple[str, ...] = ()
    title: str | None = None
    outlet: str | None = None
    agencies: tuple[str, ...] = ()
    byline: str | None = None
    dateline: str | None = None
    language: str | None = None
    published: Publication | None = None
    updated: Publication | None = None
    furniture: tuple[Span, ...] = ()
    meta_lines: tuple[Span, ...] = ()
    unread: str | None = None
    url: str | None = None
    facts: dict[str, tuple[Span, ...]] = {}


class Rejection(msgspec.Struct, frozen=True):
    """Something that was not taken in: what, by which step, why. Nothing is dropped silently."""

    what: str
    step: str
    reason: str
