"""Stretches of text that hold what was said, cut to the words that belong to it."""

from __future__ import annotations

import re

from vedette.extract.statements.quotes import Quotation, Quotations

Region = tuple[int, int]
# What may stand before a quotation, or before fronted words, without being part of what was said.
LEAD = re.compile(
    r"(?:\s|[,;:.\-–—•·*>|…]|(?:but|and|yet|so|or|while|meanwhile|however|still|also|then|instead|moreover|in return"
    r"|in response|for (?:his|her|its|their) part|that)(?=[\s,“\"‘]))+",
    re.IGNORECASE,
)
# The place and agency that open a report: "ISTANBUL —", "PARIS, Jan. 5 (Agency) --".
DATELINE = re.compile(r"\s*[A-Z][A-Z.'’-]{2,}[^\n“\"]{0,70}?\s?(?:[—–]|--|\s-\s)\s*")
TAIL = " \t\r\n\u00a0\u200b.,;:—–-…?!"
CLOSING = "”\"’'»“)]›"


def cut(text: str, start: int, end: int, quotations: Quotations) -> list[Region]:
    """The pieces of a region: only the insides where it is nothing but quotations, else the whole, edges trimmed.

    A quotation that the region runs into is taken whole.
    """
    first = quotations.at(start)
    if first is not None and not first.closed and first.outer_end > end > first.start:
        # Somebody forgot the closing mark: what was said ends where the cue clause begins.
        while end > first.start and text[end - 1] in TAIL:
            end -= 1
        return [(first.start, end)] if end > first.start else []
    if first is not None and first.outer_start < start:
        start = first.outer_start
    last = quotations.at(end - 1) if end > start else None
    if last is not None and last.outer_end > end and last.outer_start >= start:
        end = last.outer_end
    if first is None:
        place = DATELINE.match(text, start, end)
        start = place.end() if place else start
        lead = LEAD.match(text, start, end)
        start = lead.end() if lead else start
    inside = [q for q in quotations.between(start, end) if q.outer_start >= start]
    if inside and is_bare(text, start, end, inside):
        return [r for q in inside if (r := inner(text, q))]
    while end > start and text[end - 1] in TAIL and not (inside and inside[-1].holds(end - 1)):
        end -= 1
    return [(start, end)] if end > start else []


def is_bare(text: str, start: int, end: int, inside: list[Quotation]) -> bool:
    """Whether there is nothing but marks and joining words outside the quotations of a region."""
    at = start
    for quotation in (*inside, None):
        upto = quotation.outer_start if quotation else end
        gap = text[at:upto]
        lead = LEAD.match(gap + " ")
        rest = gap[lead.end() if lead else 0 :]
        if any(c.isalnum() for c in rest):
            return False
        at = quotation.outer_end if quotation else end
    return True


def inner(text: str, quotation: Quotation) -> Region | None:
    """The inside of a quotation without white space and without the comma that leads to the cue."""
    start, end = quotation.start, quotation.end
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return (start, end) if end > start else None


def is_spoken(text: str, quotation: Quotation) -> bool:
    """Whether words in marks look like an utterance rather than a title, a term or a scare quote."""
    words = text[quotation.start : quotation.end].split()
    if len(words) >= 6:
        return True
    body = text[quotation.start : quotation.end].rstrip()
    return len(words) >= 2 and body[-1:] in ".,!?…" and not body.endswith("’s")
