"""Cue nouns: "the accusation that ...", "Russian accusations of failing ...", "her promise to ..."."""

from __future__ import annotations

from vedette.extract.statements.attribution import Attribution
from vedette.extract.statements.quotes import Quotations
from vedette.extract.statements.reach import cut_at_cue
from vedette.extract.statements.regions import cut
from vedette.extract.statements.sources import can_speak, subject_of
from vedette.knowledge.reporting import noun_senses
from vedette.records.parsed import Parsed, Token


def noun_cue(parsed: Parsed, marks: Quotations, token: Token) -> Attribution | None:
    """ "the accusation that ...", "Russian accusations of failing ...", "her promise to ..."."""
    if token.pos != "NOUN":
        return None
    known = noun_senses().get(token.lemma.lower())
    if not known:
        return None
    content = next(
        (
            t
            for t in parsed.children(token.index, "acl", "ccomp", "relcl", "xcomp")
            if t.index > token.index and is_content(parsed, t)
        ),
        None,
    )
    source: int | None = None
    for kid in parsed.children(token.index):
        if (
            kid.dep == "poss"
            or (kid.dep in ("amod", "compound", "nmod") and kid.label in ("NORP", "GPE", "ORG", "PERSON"))
            or (kid.dep in ("amod", "compound") and source is None and can_speak(parsed, kid.index))
        ):
            source = kid.index
        elif kid.dep == "prep" and kid.lower in ("by", "from"):
            inner = parsed.child(kid.index, "pobj")
            source = inner.index if inner is not None else source
    if source is None and token.index + 2 < len(parsed.tokens):
        by = parsed.tokens[token.index + 1]
        inner = parsed.child(by.index, "pobj") if by.lower in ("by", "from") else None
        source = inner.index if inner is not None and can_speak(parsed, inner.index) else None
    first: int
    if content is not None:
        branch = parsed.subtree(content.index)
        first, last = branch[0].index, branch[-1].index
        if parsed.tokens[first].lower == "that":
            first += 1
    else:
        of = next((t for t in parsed.children(token.index, "prep") if t.lower in ("of", "for", "about", "that")), None)
        inner = parsed.child(of.index, "pobj", "pcomp") if of is not None else None
        if inner is None or source is None:
            return None
        branch = parsed.subtree(inner.index)
        first, last = branch[0].index, branch[-1].index
    last = cut_at_cue(parsed, token.index, first, last)
    if first > last:
        return None
    if source is None:
        source = holder(parsed, token)
    regions = cut(parsed.text, parsed.tokens[first].start, parsed.tokens[last].end, marks)
    if not regions:
        return None
    aimed = None
    return Attribution(token.index, token.index, token.index + 1, source, tuple(regions), known[0], aimed)


def is_content(parsed: Parsed, verb: Token) -> bool:
    """Whether the clause under a cue noun tells what was said: a that-clause or an infinitive."""
    kids = parsed.children(verb.index)
    if any(k.dep == "mark" and k.lower == "that" for k in kids):
        return True
    first = parsed.subtree(verb.index)[0]
    if verb.dep in ("acl", "ccomp") and first.lower == "that" and first.dep == "det" and verb.tag != "VBN":
        return True  # "a warning that time was running out": the parser takes "that" for an article
    return verb.tag == "VB" and any(k.lower == "to" and k.dep == "aux" for k in kids)


def holder(parsed: Parsed, noun: Token) -> int | None:
    """Who makes a promise or issues a threat: the subject of the light verb that the noun is the object of."""
    over = parsed.head(noun.index)
    if noun.dep == "dobj" and over.lemma in (
        "make",
        "issue",
        "give",
        "repeat",
        "renew",
        "level",
        "voice",
        "have",
        "offer",
        "reiterate",
        "send",
        "keep",
    ):
        return subject_of(parsed, over.index)
    return None
