"""HTML in, the story's text and the page's metadata out: trafilatura behind guards, our own plain reading behind it."""

from __future__ import annotations

import html
import logging
import re
from functools import cache
from typing import Any

import msgspec

from vedette.pages.stated_dates import stated_date

# Parsers recurse or take quadratic time on pages that no one wrote by hand; those are read by `plain_text`.
DEEPEST = 600
LARGEST = 3_000_000
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]{0,30})(?=[\s/>])[^<>]{0,20000}>")
# Elements that end by themselves: their unclosed tags don't nest.
SELF_ENDING = frozenset(
    "area base br col embed hr img input link meta param source track wbr "
    "p li dt dd td th tr thead tbody tfoot option optgroup colgroup".split()
)
BLOCKS = frozenset(
    "p div br li ul ol h1 h2 h3 h4 h5 h6 tr table section article header footer nav "
    "aside blockquote pre figure figcaption form title main dd dt hr".split()
)
SILENT = (
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "iframe",
    "head",
    "nav",
    "footer",
    "aside",
    "form",
    "button",
    "select",
)


class Story(msgspec.Struct, frozen=True):
    """What was taken from an HTML page; ``method`` says by what."""

    text: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    method: str = "trafilatura"


def depth_of(page: str) -> int:
    """How deep a page's tags nest at most, by counting (tags that end by themselves aside)."""
    deepest = depth = 0
    for match in TAG.finditer(page):
        if match[2].lower() in SELF_ENDING:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def read_html(page: str, url: str | None = None) -> Story:
    """The story of an HTML page, with what its metadata says; never raises for what a page holds."""
    if len(page) > LARGEST or depth_of(page) > DEEPEST:
        return Story(plain_text(page), title_tag(page), method="plain")
    try:
        return by_trafilatura(page, url)
    # A parser may fail in any way on a page from the open web; the plain reading has no such ways.
    except Exception:
        return Story(plain_text(page), title_tag(page), method="plain")


@cache
def extractors() -> tuple[Any, Any, Any]:
    """trafilatura's functions, loaded once and only where a page is HTML."""
    from trafilatura import bare_extraction, load_html
    from trafilatura.metadata import extract_metadata

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return bare_extraction, load_html, extract_metadata


def by_trafilatura(page: str, url: str | None) -> Story:
    bare_extraction, load_html, extract_metadata = extractors()
    tree = load_html(page)
    if tree is None:
        return Story(plain_text(page), title_tag(page), method="plain")
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    found = bare_extraction(page, url=url, include_comments=False, with_metadata=False)
    meta = extract_metadata(tree, default_url=url)
    text = (found.text if found else "") or ""
    method = "trafilatura"
    if not text.strip():
        text, method = plain_text(page), "plain"
    return Story(
        text,
        meta.title or title_tag(page),
        meta.sitename,
        meta.author,
        meta.date or stated_date(page),
        meta.url,
        language,
        method,
    )


def title_tag(page: str) -> str | None:
    """The words of the title element."""
    found = re.search(r"<title[^<>]{0,200}>([^<]{1,500})", page, re.IGNORECASE)
    return " ".join(html.unescape(found[1]).split()) or None if found else None


def plain_text(page: str) -> str:
    """All words of a page outside of scripts, menus and forms, a block a line; linear in the page's length."""
    out: list[str] = []
    at = 0
    silent: str | None = None
    for match in TAG.finditer(page):
        name = match[2].lower()
        if silent is None:
            out.append(page[at : match.start()])
            if name in BLOCKS:
                out.append("\n")
            if name in SILENT and not match[1]:
                silent = name
        elif match[1] and name == silent:
            silent = None
        at = match.end()
    if silent is None:
        out.append(page[at:])
    # Comments and doctypes are no tags for the expression above.
    words = re.sub(r"<!(?:--)?[^<>]{0,5000}>", " ", "".join(out))
    lines = (" ".join(line.split()) for line in html.unescape(words).split("\n"))
    return "\n".join(line for line in lines if line)
