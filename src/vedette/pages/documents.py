"""Page in, Document out: decoded text, furniture marked, and the facts of the page."""

from __future__ import annotations

from vedette.pages.decoding import Decoded, decode
from vedette.pages.facts import Facts, read_facts
from vedette.pages.languages import language_of
from vedette.pages.markup import Story, read_html
from vedette.records.documents import Document, Page
from vedette.records.ids import digest
from vedette.records.spans import Span

# A longer text is kept and not read: the parser takes some 60 s and 400 MB for each million characters, and no news
# page has half of that (measured on running sentences, 2026-11).
LONGEST_TEXT = 600_000
MOST_LINES = 50_000
LONGEST_HTML = 20_000_000
BROKEN_SHOWN = 20


def make_page(source: str, content: bytes, media_type: str = "text/plain", hints: dict[str, str] | None = None) -> Page:
    """A page of these bytes; its id derives from them, the media type and the hints."""
    hints = hints or {}
    key = "\0".join([media_type, *(f"{k}={v}" for k, v in sorted(hints.items()))]).encode()
    return Page("d-" + digest(key + b"\0" + content)[:16], source, media_type, content, hints)


def make_document(page: Page) -> Document:
    """The document of a page. The id is the page's; nothing depends on where the page lay.

    The text of plain text is the decoded file, character for character; of HTML it is what was taken from the page,
    the headline first. A page in another language than English, or without words, says so in ``unread``.
    """
    decoded = decode(page.content)
    if len(decoded.text) > (LONGEST_HTML if page.media_type == "text/html" else LONGEST_TEXT):
        return too_long(page, decoded.text)
    if decoded.text.count("\n") > MOST_LINES and page.media_type != "text/html":
        return Document(
            page.id, decoded.text, (page.source,), url=page.hints.get("url"),
            unread=f"more than {MOST_LINES:,} lines; cut it into its articles",
        )  # fmt: skip
    hints = page.hints
    text = decoded.text
    is_html = page.media_type == "text/html"
    if is_html:
        story = read_html(decoded.text, hints.get("url"))
        text, hints = with_headline(story), hints_of(story) | hints
        if len(text) > LONGEST_TEXT:
            return too_long(page, text)
    facts = read_facts(text, hints, cleaned=is_html)
    language, unread = reading_language(text, facts, hints)
    return Document(
        id=page.id,
        text=text,
        sources=(page.source,),
        title=facts.title,
        outlet=facts.outlet,
        agencies=facts.agencies,
        byline=facts.byline,
        dateline=facts.dateline,
        language=language,
        published=facts.published,
        updated=facts.updated,
        furniture=facts.furniture,
        meta_lines=facts.meta_lines,
        unread=unread,
        url=facts.url,
        facts=facts.words | broken_words(decoded, text),
    )


def too_long(page: Page, text: str) -> Document:
    """A document that is kept and not read for its length."""
    reason = f"too long: {len(text):,} characters; cut it into its articles"
    return Document(page.id, text, (page.source,), url=page.hints.get("url"), unread=reason)


def with_headline(story: Story) -> str:
    """The story's text with its headline as the first line, where the text doesn't begin with it already."""
    title = " ".join((story.title or "").split())
    if not title or title.lower() in " ".join(story.text[: 3 * len(title) + 400].lower().split()):
        return story.text
    return f"{title}\n{story.text}"


def hints_of(story: Story) -> dict[str, str]:
    """A page's metadata by the names of hints; a collector's own word goes before it."""
    found = {
        "title": story.title, "outlet": story.outlet, "byline": story.byline, "published": story.published,
        "url": story.url, "language": story.language,
    }  # fmt: skip
    return {k: v for k, v in found.items() if v}


def reading_language(text: str, facts: Facts, hints: dict[str, str]) -> tuple[str | None, str | None]:
    """The language of the story's own words, and why it can't be read, if it can't."""
    if not text.strip():
        return None, "no text found on the page"
    language, sure = language_of(story_words(text, facts.furniture) or text, hints.get("language"))
    if language and language != "en" and (sure or hints.get("language", "")[:2].lower() == language):
        return language, f"language: {language}"
    return language, None


def story_words(text: str, furniture: tuple[Span, ...], most: int = 8_000) -> str:
    """The beginning of a text without its furniture."""
    out, at = [], 0
    for span in furniture:
        out.append(text[at : span.start])
        at = span.end
        if at > 4 * most:
            break
    return "".join([*out, text[at : at + most]])[:most]


def broken_words(decoded: Decoded, text: str) -> dict[str, tuple[Span, ...]]:
    """The places where characters could not be decoded, the first of them."""
    if decoded.broken <= 0:
        return {}
    places: list[Span] = []
    at = text.find("\ufffd")
    while at >= 0 and len(places) < BROKEN_SHOWN:
        places.append(Span(at, at + 1, "\ufffd"))
        at = text.find("\ufffd", at + 1)
    return {"undecoded": tuple(places)} if places else {}
