"""Conditions ("if ...", "unless ...", "in case ...") and deadlines ("by Friday") within what was said."""

from __future__ import annotations

import re

from vedette.extract.statements.regions import Region
from vedette.extract.times.times import Time
from vedette.knowledge.reporting import reporting
from vedette.records.dates import DateRange
from vedette.records.parsed import Parsed, Token
from vedette.records.spans import Span, make_span

MARKERS = frozenset({"if", "unless"})
OPENERS = re.compile(
    r"\b(?:if|unless|in case|provided(?: that)?|as long as|so long as|on condition that|in the event)\b",
    re.IGNORECASE,
)
MAX_CONDITION = 400


def condition_of(parsed: Parsed, content: tuple[Region, ...], words: list[Token]) -> Span | None:
    """The first condition in the content as a clause, by syntax; by its marks where syntax doesn't tell."""
    for start, end in content:
        for match in OPENERS.finditer(parsed.text, start, end):
            token = next((t for t in words if t.start >= match.start()), None)
            if token is None or is_question(parsed, token):
                continue
            return clause_span(parsed, token, match.start(), end)
    for token in words:
        if token.lower == "should" and token.dep == "aux":
            verb = parsed.head(token.index)
            subject = parsed.child(verb.index, "nsubj")
            if subject is not None and token.index < subject.index and verb.dep == "advcl":
                branch = parsed.subtree(verb.index)
                return make_span(parsed.text, token.start, branch[-1].end)
    return None


def is_question(parsed: Parsed, token: Token) -> bool:
    """ "asked if ...", "investigating if ...": whether, not on condition."""
    if token.lower != "if":
        return False
    if token.index and parsed.tokens[token.index - 1].lemma.lower() in reporting().content["whether"]:
        return True
    verb = parsed.head(token.index)
    return verb.dep in ("ccomp", "xcomp") and parsed.head(verb.index).index < token.index


def clause_span(parsed: Parsed, token: Token, start: int, limit: int) -> Span:
    """From the marker to the end of its clause: the subtree where it fits, else up to the next comma or full stop."""
    verb = parsed.head(token.index)
    end = 0
    if token.dep in ("mark", "advmod", "prep", "advcl", "pcomp") and verb.index >= token.index:
        last = token.index
        for one in parsed.subtree(verb.index):
            if one.index >= token.index:
                last = one.index
        end = parsed.tokens[last].end
    if not end and token.lower == "in":
        end = parsed.subtree(token.index)[-1].end
    comma = re.compile(r"[,;.!?”\"]|…|\.\.\.").search(parsed.text, start, limit)
    if end <= start + 3 or end > limit or parsed.text.count(",", start, end) > 2:
        end = comma.start() if comma else limit
    text = parsed.text[start:end].rstrip(' ,.;!?”"…')
    return make_span(parsed.text, start, start + len(text))


def deadline_of(content: tuple[Region, ...], times: tuple[Time, ...]) -> tuple[DateRange, Span] | None:
    """The first "by ..." or "until ..." in the content that is a deadline."""
    for start, end in content:
        for time in times:
            if time.kind == "until" and start <= time.span.start and time.span.end <= end:
                return time.date, time.span
    return None
