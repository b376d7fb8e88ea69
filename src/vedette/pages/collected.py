"""Records of news collectors (JSON, JSON lines): the usual names of their fields, read as our pages."""

from __future__ import annotations

import re
from typing import Any

from vedette.pages.documents import make_page
from vedette.pages.limits import Limits, megabytes
from vedette.records.documents import Page, Rejection

# Our names, and what collectors call them (news-please, newspaper, GDELT, CommonCrawl news, Scrapy feeds, RSS readers).
FIELDS: dict[str, tuple[str, ...]] = {
    "url": (
        "url",
        "link",
        "source_url",
        "canonical_link",
        "canonical_url",
        "document_url",
        "sourceurl",
        "uri",
        "web_url",
    ),
    "title": ("title", "headline", "title_page", "name"),
    "outlet": (
        "outlet",
        "source",
        "publisher",
        "source_domain",
        "sitename",
        "site_name",
        "source_name",
        "publication",
        "newspaper",
        "domain",
        "source-hostname",
        "hostname",
    ),
    "published": (
        "date_publish",
        "published",
        "publish_date",
        "date_published",
        "published_at",
        "publishedat",
        "publication_date",
        "pub_date",
        "pubdate",
        "datepublished",
        "seendate",
        "date",
        "created_at",
    ),
    "updated": ("date_modify", "updated", "modified", "date_modified", "datemodified", "updated_at", "last_modified"),
    "language": ("language", "lang"),
    "byline": ("authors", "author", "byline", "creator"),
}
TEXTS = (
    "text",
    "maintext",
    "body",
    "content",
    "article",
    "articlebody",
    "article_text",
    "full_text",
    "fulltext",
    "plain_text",
    "raw_text",
    "cleaned_text",
    "story",
)
MARKUP = ("html", "raw_html", "page_html", "content_html", "body_html", "html_content")
LOOKS_LIKE_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|div|p|article)\b", re.IGNORECASE)


def page_of(record: Any, source: str, limits: Limits) -> Page | Rejection:
    """The page of one collector's record: its HTML if it has some, else its text; the other fields become hints."""
    if not isinstance(record, dict):
        return Rejection(source, "pages", f"a JSON {kind_of(record)}, not an object with url, title and text")
    fields = {str(k).lower(): v for k, v in record.items()}
    markup = next(
        (v for k in MARKUP if isinstance(v := fields.get(k), str) and LOOKS_LIKE_HTML.search(v[:20_000])), None
    )
    text = next((v for k in TEXTS if isinstance(v := fields.get(k), str) and v.strip()), None)
    if markup is None and text is None:
        return Rejection(
            source, "pages", f"no text in it: looked for {', '.join(TEXTS[:4])} and html; rename the field"
        )
    if markup is None and text is not None and re.match(r"\s*<(?:!doctype\s+html|html)\b", text[:200], re.IGNORECASE):
        markup = text
    media_type = "text/html" if markup is not None else "text/plain"
    content = (markup if markup is not None else text or "").encode("utf-8", "replace")
    most = limits.page_bytes if markup is not None else limits.text_bytes
    if len(content) > most:
        return Rejection(
            source, "pages", f"{megabytes(len(content))}, more than {megabytes(most)}: cut it into its articles"
        )
    return make_page(source, content, media_type, hints_of(fields))


def hints_of(fields: dict[str, Any]) -> dict[str, str]:
    """A record's other fields by our names; the first of the usual names that has a value counts."""
    out: dict[str, str] = {}
    for ours, theirs in FIELDS.items():
        for name in theirs:
            value = words_of(fields.get(name))
            if value:
                out[ours] = value[:2000]
                break
    return out


def kind_of(value: Any) -> str:
    """What JSON calls a value that is no object.

    >>> kind_of(None), kind_of([]), kind_of(7)
    ('null', 'list', 'number')
    """
    if value is None:
        return "null"
    return {str: "string", list: "list", bool: "boolean"}.get(type(value), "number")


def words_of(value: Any) -> str | None:
    """A field's value as words: of a list its parts, of an object its name or address."""
    if isinstance(value, str):
        # JSON may hold half a character (a lone surrogate), which can't be written anywhere.
        plain = " ".join(value.encode("utf-8", "replace").decode("utf-8").split())
        return plain if plain and plain.lower() not in ("none", "null", "nan", "unknown", "n/a") else None
    if isinstance(value, (list, tuple)):
        parts = [p for p in (words_of(v) for v in value[:20]) if p]
        return ", ".join(parts) or None
    if isinstance(value, dict):
        lower = {str(k).lower(): v for k, v in value.items()}
        return next(
            (
                w
                for k in ("name", "title", "domain", "uri", "url")
                if isinstance(lower.get(k), str) and (w := words_of(lower[k]))
            ),
            None,
        )
    return None
