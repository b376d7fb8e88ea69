"""Page in, Document out: decoded text, furniture marked, and the facts of the page."""

from __future__ import annotations

from vedette.records.documents import Document, Page
from vedette.records.ids import digest


def make_document(page: Page) -> Document:
    """The document of a page. The id derives from the page's content and hints."""
    return Document(page.id, page.content.decode("utf-8", "replace"), (page.source,))


def make_page(source: str, content: bytes, media_type: str = "text/plain", hints: dict[str, str] | None = None) -> Page:
    """A page of these bytes; its id derives from them, the media type and the hints."""
    hints = hints or {}
    key = "\0".join([media_type, *(f"{k}={v}" for k, v in sorted(hints.items()))]).encode()
    return Page("d-" + digest(key + b"\0" + content)[:16], source, media_type, content, hints)
