"""On which side of publication the verb of a time puts it."""

from __future__ import annotations

from vedette.knowledge.times import time_words
from vedette.records.parsed import Parsed


def side_of(parsed: Parsed, first: int, last: int) -> str:
    """On which side of publication the verb that a time hangs on puts it: "ahead", "past" or "open".

    Ahead: will, would, plans to, is due to, is going on Monday. Past: a verb in the past tense or the perfect.
    """
    inside = range(first, last)
    top = next((i for i in inside if parsed.tokens[i].head not in inside or parsed.tokens[i].head == i), first)
    words = time_words().ahead
    verbs, modals = set(words["verbs"]), set(words["modals"])
    for token in parsed.ancestors(top):
        if token.pos not in ("VERB", "AUX"):
            continue
        helpers = parsed.children(token.index, "aux", "auxpass")
        if any(h.lower in modals for h in helpers):
            return "past" if any(h.lemma == "have" for h in helpers) else "ahead"
        if any(h.tag == "TO" for h in helpers):
            above = parsed.head(token.index)
            if token.dep == "acl" or (
                token.dep in ("xcomp", "ccomp", "advcl", "relcl") and above.lemma.lower() in verbs
            ):
                return "past" if above.lemma == "have" and above.tag == "VBD" else "ahead"
            continue
        if token.dep in ("conj", "xcomp") and token.tag in ("VB", "VBG"):
            continue
        now = any(h.lemma == "be" and h.tag in ("VBP", "VBZ") for h in helpers)
        if token.lemma.lower() in words["scheduled"] and token.tag in ("VBN", "VBG") and (now or not helpers):
            return "ahead"
        if token.tag == "VBG" and now:
            return "ahead" if token.lemma.lower() in words["motion"] else "open"
        if token.tag == "VBD" or any(h.tag in ("VBD", "VBN") or h.lemma == "have" for h in helpers):
            return "past"
        return "past" if token.tag == "VBN" else "open"
    return "open"
