"""Which time syntax gives a deed: the one that hangs on it, on its helpers or on its own nouns, not another's."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

import msgspec

from vedette.extract.times.times import Time
from vedette.records.parsed import Parsed, Sentence, Token
from vedette.records.spans import make_span

# A time under one of these belongs to the clause below it, not to the one above.
CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "csubj", "csubjpass", "parataxis", "conj", "pcomp", "ROOT"})
# From the time's top token up to what it hangs on: prepositions and the time's own parts.
BRIDGES = frozenset(
    {
        "prep",
        "pobj",
        "pcomp",
        "npadvmod",
        "advmod",
        "tmod",
        "nmod",
        "amod",
        "nummod",
        "compound",
        "poss",
        "appos",
        "dep",
        "dative",
    }
)
NOUN_ROLES = frozenset({"dobj", "pobj", "attr", "nsubjpass", "oprd", "nsubj", "dative"})


def top_of(parsed: Parsed, time: Time) -> int:
    """The token of a time whose head lies outside it."""
    inside = range(time.first, time.last)
    for i in reversed(inside):
        if parsed.tokens[i].head not in inside or parsed.tokens[i].head == i:
            return i
    return time.first


def holders(parsed: Parsed, time: Time) -> list[tuple[int, int]]:
    """The tokens that a time may belong to, nearest first, each with its distance: 0 what it hangs on, then above."""
    top = parsed.tokens[top_of(parsed, time)]
    out: list[tuple[int, int]] = []
    token, distance = top, 0
    prenominal = top.dep in ("poss", "amod", "compound", "nummod", "nmod")
    for above in parsed.ancestors(top.index):
        if above.pos == "ADP" or above.tag in ("IN", "TO"):
            token = above
            continue
        if time.first <= above.index < time.last:
            continue
        out.append((above.index, distance))
        if above.pos in ("VERB", "AUX") or prenominal:
            break
        if token.dep == "relcl" or above.dep not in NOUN_ROLES | {"prep", "compound", "nmod", "conj", "appos", "amod"}:
            break
        token, distance = above, distance + 1
    return out


def times_in(times: tuple[Time, ...], sentence: Sentence) -> Iterator[tuple[int, Time]]:
    """The times of a sentence with their places in ``times``, which are in text order."""
    n = bisect_right(times, sentence.first, key=lambda t: t.last)
    while n < len(times) and times[n].first < sentence.last:
        yield n, times[n]
        n += 1


def own_times(parsed: Parsed, times: tuple[Time, ...], index: int) -> list[tuple[int, int, int, Time]]:
    """Times that hang on a token, best first: by distance, dated ones before vague ones, and nearness in the text."""
    sentence = parsed.sentence_of(index)
    out = since_clauses(parsed, times, index)
    for n, time in times_in(times, sentence):
        if time.first <= index < time.last:
            continue
        for holder, distance in holders(parsed, time):
            if holder == index:
                rank = 0 if time.date.is_resolved else 2 if time.kind == "vague" else 1
                out.append((rank, distance, n, time))
    return sorted(out, key=lambda r: r[:3])


def since_clauses(parsed: Parsed, times: tuple[Time, ...], index: int) -> list[tuple[int, int, int, Time]]:
    """ "Since the regime launched its offensive in December, 900,000 have fled": from December on, for the main verb;
    likewise "since their insurgency in 2009"."""
    out = []
    for child in parsed.children(index, "advcl", "prep"):
        mark = parsed.child(child.index, "mark") if child.dep == "advcl" else child
        if mark is None or mark.lower != "since":
            continue
        inside = {t.index for t in parsed.subtree(child.index)}
        for n, time in times_in(times, parsed.sentence_of(index)):
            if time.kind == "point" and top_of(parsed, time) in inside and time.date.earliest:
                words = make_span(parsed.text, mark.start, time.span.end).text
                date = msgspec.structs.replace(time.date, latest=None, precision=None, text=words)
                out.append((0, 0, n, replace(time, kind="since", date=date)))
    return out


def governor(parsed: Parsed, token: Token) -> Token | None:
    """The verb whose time a verb shares when it has none: "began shelling", "was shot down, killing two", "A and B"."""
    above = parsed.head(token.index)
    if above.index == token.index:
        return None
    has_subject = any(c.dep in ("nsubj", "nsubjpass") for c in parsed.children(token.index))
    if token.dep == "xcomp" and above.pos in ("VERB", "AUX"):
        return above
    if token.dep == "advcl" and token.tag == "VBG" and not has_subject and above.pos == "VERB":
        return above
    if token.dep == "conj" and above.pos == token.pos and not has_subject:
        return above
    if token.dep in ("aux", "auxpass"):
        return above
    if (
        token.dep in ("nsubj", "nsubjpass", "dobj", "attr", "pobj")
        and token.pos in ("NOUN", "PROPN")
        and above.lemma in LIGHT
    ):
        return above
    return None


LIGHT = frozenset({
    "happen", "occur", "take", "begin", "start", "launch", "carry", "conduct", "erupt", "break", "follow", "come",
    "hit", "stage", "mount", "hold", "sign", "continue", "end", "be",
})  # fmt: skip


def time_by_syntax(parsed: Parsed, times: tuple[Time, ...], index: int) -> Time | None:
    """The time of the token at ``index``: its own, its complement's or its coordination's, then its governor's."""
    token: Token | None = parsed.tokens[index]
    for _ in range(4):
        if token is None:
            return None
        found = own_times(parsed, times, token.index)
        for below in parsed.children(token.index, "xcomp", "aux", "auxpass", "conj"):
            shares = below.dep != "conj" or (
                below.pos == token.pos
                and not (parsed.children(below.index, "nsubj", "nsubjpass") and parsed.children(below.index, "aux"))
                and not (parsed.children(below.index, "nsubj") and below.tag != "VBN")
            )
            if not found and shares and token.pos in ("VERB", "AUX"):
                found = [r for r in own_times(parsed, times, below.index) if r[1] == 0]
        if found:
            return found[0][3]
        token = governor(parsed, token)
    return None


def deadline_of(parsed: Parsed, times: tuple[Time, ...], index: int) -> Time | None:
    """The time by which the duty or demand headed by the token at ``index`` must be done ("until", "by", "within")."""
    inside = {t.index for t in parsed.subtree(index)}
    return next((t for t in times if t.kind == "until" and top_of(parsed, t) in inside), None)
