"""The words that tell a deed: its clause core, about as much as a person would copy."""

from __future__ import annotations

from vedette.records.parsed import Parsed, Token
from vedette.records.spans import Span

VERB_CUT = frozenset({"advcl", "parataxis", "ccomp", "dep", "punct", "cc", "mark", "csubj", "intj", "meta", "preconj"})
NOUN_CUT = frozenset({"relcl", "appos", "conj", "cc", "punct", "advcl", "parataxis"})
CLOSE = frozenset({'"', "”", "“", "'", "’", "‘", ",", ";", ":", "—", "–", "-", "(", ")", ".", "!", "?", "…", "..."})


def clause_core(parsed: Parsed, verb: Token, keep: frozenset[int]) -> set[int]:
    """Tokens of a verb's clause: its arguments with what modifies them, without further clauses.

    Branches that hold a token of ``keep`` (the trigger's own words, merged deeds) stay.
    """
    core = {verb.index}
    for c in parsed.children(verb.index):
        below = {t.index for t in parsed.subtree(c.index)}
        if below & keep or c.dep in ("aux", "auxpass", "neg", "prt"):
            core |= branch(parsed, c, keep)
            continue
        if c.dep == "conj" and c.pos in ("VERB", "AUX"):
            continue
        if c.dep in VERB_CUT or (c.dep == "xcomp" and c.pos in ("VERB", "AUX") and not keep & below):
            continue
        core |= branch(parsed, c, keep)
    return core


def branch(parsed: Parsed, top: Token, keep: frozenset[int]) -> set[int]:
    """A noun phrase or adverbial below a verb, without relative clauses and appositions."""
    out: set[int] = set()
    stack = [top.index]
    while stack:
        at = stack.pop()
        out.add(at)
        for c in parsed.tokens[at].children:
            t = parsed.tokens[c]
            if t.dep in ("relcl", "appos", "advcl", "parataxis", "ccomp") and not any(
                k.index in keep for k in parsed.subtree(c)
            ):
                continue
            stack.append(c)
    return out


def noun_core(parsed: Parsed, noun: Token, keep: frozenset[int]) -> set[int]:
    """Tokens of a noun phrase that tells a deed."""
    out = {noun.index}
    for c in parsed.children(noun.index):
        if c.dep in NOUN_CUT and not any(k.index in keep for k in parsed.subtree(c.index)):
            continue
        out |= branch(parsed, c, keep)
    return out


def phrase(parsed: Parsed, noun: Token) -> Span:
    """A noun's whole phrase: what stands before it, its "of" and other prepositions, no clause or apposition."""
    return unbroken(parsed, noun_core(parsed, noun, frozenset()), noun.index)


def unbroken(parsed: Parsed, core: set[int], head: int) -> Span:
    """The unbroken run of core tokens around the head as a span; marks at its edges are left out."""
    first = last = head
    sentence = parsed.sentence_of(head)
    while first > sentence.first and (
        first - 1 in core or (parsed.tokens[first - 1].text in CLOSE and first - 2 in core)
    ):
        first -= 1
    while last + 1 < sentence.last and (
        last + 1 in core or (parsed.tokens[last + 1].text in CLOSE and last + 2 in core)
    ):
        last += 1
    while first < head and parsed.tokens[first].text in CLOSE:
        first += 1
    while last > head and parsed.tokens[last].text in CLOSE:
        last -= 1
    return parsed.span_of([parsed.tokens[first], parsed.tokens[last]])


def telling_words(
    parsed: Parsed, head: int, trigger: tuple[int, ...], merged: frozenset[int], carrier: int | None
) -> Span:
    """The evidence of a deed: the clause of its verb (or of its noun's light verb), or its noun phrase."""
    keep = frozenset(trigger) | merged
    token = parsed.tokens[carrier if carrier is not None else head]
    if token.pos in ("VERB", "AUX") or (token.pos == "ADJ" and token.tag in ("VBN", "VBG")):
        if token.dep == "amod":
            return unbroken(
                parsed,
                {t.index for t in parsed.subtree(token.index)} | branch(parsed, parsed.head(token.index), keep),
                token.index,
            )
        core = clause_core(parsed, token, keep | {head})
    elif token.pos == "ADJ" and token.dep in ("acomp", "oprd") and parsed.head(token.index).pos in ("VERB", "AUX"):
        core = clause_core(parsed, parsed.head(token.index), keep | {head})
    else:
        core = noun_core(parsed, token, keep)
    return unbroken(parsed, core, token.index)
