"""Sources in, pages out: files, folders, archives, collectors' records, standard input; what is no page is said so."""

from __future__ import annotations

import json
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from vedette.pages.archives import members_of, read_bounded
from vedette.pages.collected import page_of
from vedette.pages.decoding import decode, is_binary
from vedette.pages.documents import make_page
from vedette.pages.limits import DEFAULT, Limits, megabytes
from vedette.records.documents import Page, Rejection

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
}
RECORDS = (".json", ".jsonl", ".ndjson")
SUFFIXES = ".txt .md .html .htm .json .jsonl .zip"
STDIN = "-"


def iter_pages(
    sources: Iterable[str | Path], stdin: IO[bytes] | None = None, limits: Limits = DEFAULT
) -> Iterator[Page | Rejection]:
    """The pages of files, folders (recursive, sorted by path), archives and standard input ("-"), one at a time.

    Whatever is not taken in comes as a Rejection that says why and what to do. Files and folders whose names begin
    with a dot are passed over inside folders; links to folders are not followed. The same bytes under two names are
    two pages of one id.
    """
    for source in sources:
        if str(source) == STDIN:
            yield from pages_of_stdin(stdin if stdin is not None else sys.stdin.buffer, limits)
            continue
        path = Path(source)
        try:
            if path.is_dir():
                yield from pages_of_folder(path, limits)
            else:
                yield from pages_of_file(path, limits)
        except OSError as error:
            yield refuse(str(path), f"can't be read ({error.strerror or error}); check its name and permissions")


def refuse(what: str, reason: str) -> Rejection:
    return Rejection(what, "pages", reason)


def pages_of_folder(folder: Path, limits: Limits) -> Iterator[Page | Rejection]:
    """All pages under a folder; a folder without any says so."""
    any_page = False
    refused: list[Rejection] = []
    for root, names, files in os.walk(
        folder,
        onerror=lambda e: refused.append(
            refuse(str(e.filename), f"can't be read ({e.strerror}); check its permissions")
        ),
    ):
        names[:] = sorted(n for n in names if not n.startswith("."))
        for name in sorted(n for n in files if not n.startswith(".")):
            for item in pages_of_file(Path(root) / name, limits):
                any_page = any_page or isinstance(item, Page)
                yield item
    yield from refused
    if not any_page:
        yield refuse(str(folder), f"no page in this folder; pages end in {SUFFIXES}")


def pages_of_file(path: Path, limits: Limits) -> Iterator[Page | Rejection]:
    """The page or pages of one file, by its suffix; a file without one, by its bytes."""
    source, suffix = path.as_posix(), path.suffix.lower()
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            yield refuse(source, "not a regular file")
        elif suffix == ".zip":
            yield from pages_of_archive(path, limits)
        elif suffix in (".jsonl", ".ndjson"):
            with path.open("rb") as lines:
                yield from pages_of_lines(lines, source, limits)
        elif suffix not in MEDIA_TYPES and suffix not in RECORDS and suffix:
            yield refuse(source, f"no page by its suffix; pages end in {SUFFIXES}: rename it if it is one")
        elif found.st_size > (limits.json_bytes if suffix == ".json" else limits.page_bytes):
            yield too_large(source, found.st_size, suffix, limits)
        else:
            yield from pages_of_bytes(path.read_bytes(), source, suffix, limits)
    except OSError as error:
        yield refuse(source, f"can't be read ({error.strerror or error}); check its name and permissions")


def too_large(source: str, size: int, suffix: str, limits: Limits) -> Rejection:
    if suffix == ".json":
        return refuse(
            source, f"{megabytes(size)}, more than {megabytes(limits.json_bytes)} for one .json: write it as .jsonl"
        )
    return refuse(
        source, f"{megabytes(size)}, more than {megabytes(limits.page_bytes)} for one page: cut it into its articles"
    )


def pages_of_archive(path: Path, limits: Limits) -> Iterator[Page | Rejection]:
    """The pages in an archive, each named "pile.zip!member"."""
    any_page = False
    for member in members_of(path, limits):
        if isinstance(member, Rejection):
            # What is wrong with the archive as a whole says enough; what is wrong with a member, not that it was all.
            any_page = any_page or member.what == str(path)
            yield member
            continue
        name, content = member
        suffix = Path(name).suffix.lower()
        source = f"{path.as_posix()}!{name}"
        if suffix and suffix not in MEDIA_TYPES and suffix not in RECORDS:
            yield refuse(source, f"no page by its suffix; pages end in {SUFFIXES}: rename it if it is one")
            continue
        for item in pages_of_bytes(content, source, suffix, limits):
            any_page = any_page or isinstance(item, Page)
            yield item
    if not any_page:
        yield refuse(path.as_posix(), f"no page in this archive; pages end in {SUFFIXES}")


def pages_of_stdin(stream: IO[bytes], limits: Limits) -> Iterator[Page | Rejection]:
    """What comes on standard input: JSON lines, one JSON value, HTML or text, told apart by the first bytes."""
    content = read_bounded(stream, limits.json_bytes)
    if content is None:
        yield refuse(STDIN, f"more than {megabytes(limits.json_bytes)} on standard input: give a file")
        return
    yield from pages_of_bytes(content, STDIN, "", limits)


def pages_of_bytes(content: bytes, source: str, suffix: str, limits: Limits) -> Iterator[Page | Rejection]:
    """The pages of a whole file's bytes."""
    if not content.strip(b" \t\r\n\xef\xbb\xbf"):
        yield refuse(source, "empty: nothing to read")
        return
    if is_binary(content):
        yield refuse(source, "binary, not text: save the page as text or HTML")
        return
    kind = suffix if suffix else sniff(content)
    if kind in (".jsonl", ".ndjson"):
        yield from pages_of_lines(iter(content.splitlines(keepends=True)), source, limits)
    elif kind == ".json":
        yield from pages_of_json(content, source, limits)
    else:
        yield page_of_bytes(content, source, kind, limits)


def page_of_bytes(content: bytes, source: str, suffix: str, limits: Limits) -> Page | Rejection:
    """One page of text or HTML. A text file that is an HTML page is read as one."""
    media_type = MEDIA_TYPES.get(suffix, "text/plain")
    if media_type == "text/plain" and looks_like_html(content):
        media_type = "text/html"
    most = limits.page_bytes if media_type == "text/html" else limits.text_bytes
    if len(content) > most:
        return refuse(
            source, f"{megabytes(len(content))}, more than {megabytes(most)} for one page: cut it into its articles"
        )
    return make_page(source, content, media_type)


def looks_like_html(content: bytes) -> bool:
    head = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    return (
        re.match(rb"(?i)(?:<\?xml[^<>]{0,200}>\s*)?(?:<!--[^<>]{0,400}-->\s*)?<(?:!doctype\s+html|html)\b", head)
        is not None
    )


def sniff(content: bytes) -> str:
    """The suffix that a file without one should have had."""
    head = content[:4000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if looks_like_html(content):
        return ".html"
    if head[:1] == b"[":
        try:
            json.loads(decode(content).text)
        except (ValueError, RecursionError):
            return ".txt"
        return ".json"
    if head[:1] == b"{":
        first = content.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)[0]
        try:
            json.loads(first)
        except (ValueError, RecursionError):
            return ".json"
        return ".jsonl"
    return ".txt"


def pages_of_json(content: bytes, source: str, limits: Limits) -> Iterator[Page | Rejection]:
    """The page of a JSON object, or the pages of a list of them (also under "articles", "items" …)."""
    try:
        value = json.loads(decode(content).text)
    except (ValueError, RecursionError) as error:
        yield refuse(source, f"no valid JSON ({str(error)[:100]}); write one object a file, or .jsonl")
        return
    if isinstance(value, dict):
        listed = next(
            (
                value[k]
                for k in ("articles", "items", "results", "documents", "pages", "data", "hits")
                if isinstance(value.get(k), list)
            ),
            None,
        )
        if listed is None:
            yield page_of(value, source, limits)
            return
        value = listed
    if not isinstance(value, list) or not value:
        yield refuse(source, "JSON without pages: expected an object with url, title and text, or a list of them")
        return
    for number, record in enumerate(value, 1):
        yield page_of(record, f"{source}#{number}", limits)


def pages_of_lines(lines: Iterable[bytes], source: str, limits: Limits) -> Iterator[Page | Rejection]:
    """The pages of JSON lines, each named "news.jsonl#line"; a bad line is refused and the rest goes on."""
    any_line = False
    for number, line in enumerate(bounded_lines(lines, limits.page_bytes), 1):
        where = f"{source}#{number}"
        if line is None:
            any_line = True
            yield refuse(where, f"more than {megabytes(limits.page_bytes)} in one line: cut it into its articles")
            continue
        if not line.strip(b" \t\r\n\xef\xbb\xbf\x00"):
            continue
        any_line = True
        try:
            record = json.loads(decode(line).text)
        except (ValueError, RecursionError) as error:
            yield refuse(where, f"line {number} is no valid JSON ({str(error)[:80]}); the other lines are read")
            continue
        yield page_of(record, where, limits)
    if not any_line:
        yield refuse(source, "empty: nothing to read")


def bounded_lines(lines: Iterable[bytes], most: int) -> Iterator[bytes | None]:
    """Lines of a stream, None for each that is longer than ``most``, whose rest is passed over."""
    readline = getattr(lines, "readline", None)
    if readline is None:
        for line in lines:
            yield line if len(line) <= most else None
        return
    while line := readline(most + 1):
        if len(line) <= most:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = readline(most + 1)
        yield None
