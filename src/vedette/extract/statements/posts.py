"""Embedded posts: a paragraph signed "— Name (@handle) Date", as pages show what somebody wrote on a platform."""

from __future__ import annotations

import re

from vedette.extract.statements.attribution import Attribution
from vedette.extract.statements.quotes import Quotations, paragraphs
from vedette.extract.statements.regions import cut
from vedette.knowledge.reporting import Sense
from vedette.records.parsed import Parsed
from vedette.records.spans import Span

POST = Sense((), "post", "", "speech", "")
SIGNATURE = re.compile(r"(?:—|–|--)\s?(?P<name>[^\n()@—–]{2,60}?)\s?\((?P<handle>@\w{1,30})\)")
NUMBERING = re.compile(r"\s*\d{1,2}/\d{0,2}\s")
LONGEST = 600  # characters: longer paragraphs are no posts


def find_posts(parsed: Parsed, marks: Quotations) -> list[Attribution]:
    """The posts of a page; the anchor is the last token of the signing name."""
    out: list[Attribution] = []
    blocks = list(paragraphs(parsed))
    for number, (_, start, end) in enumerate(blocks):
        signed = SIGNATURE.search(parsed.text, start, min(end, start + LONGEST))
        if signed is None:
            continue
        if not parsed.text[start : signed.start()].strip() and number:
            start = blocks[number - 1][1]
        numbered = NUMBERING.match(parsed.text, start)
        start = numbered.end() if numbered else start
        names = parsed.tokens_in(Span(*signed.span("name"), signed.group("name")))
        regions = cut(parsed.text, start, signed.start(), marks)
        if not names or not regions or signed.start() - start > LONGEST:
            continue
        source = next((t.index for t in reversed(names) if t.pos in ("PROPN", "NOUN")), names[-1].index)
        out.append(Attribution(source, source, source + 1, source, tuple(regions), POST, direct=True, follows=True))
    return out
