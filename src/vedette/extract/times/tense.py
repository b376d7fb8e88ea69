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
        if token.pos == "ADJ" and token.lemma.lower() in words["scheduled"]:
            return "ahead"  # "a meeting due on Friday"
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


def deadline_side(parsed: Parsed, first: int, last: int, side: str) -> str:
    """The side of a time that something must or may last to ("by Friday", "until Friday").

    A limit lies ahead, unless its verb is past and tells of a thing done: "had left by Friday". A past verb that asks,
    grants or promises ("demanded an answer by Friday", "had until Friday to leave") sets a "limit" ahead of it all the
    same, though a date may have passed since. "open" for the thing done, because a day without a year may still be
    the near one to come.
    """
    if side != "past":
        return "limit" if side == "ahead" else "ahead"
    words = time_words().ahead
    for token in parsed.ancestors(first):
        if token.pos == "NOUN" and token.lemma.lower() in words["demands"]:
            return "limit"
        if token.pos not in ("VERB", "AUX"):
            continue
        if token.lemma.lower() in words["deadline"] or is_respite(parsed, token.index):
            return "limit"
        helpers = parsed.children(token.index, "aux", "auxpass")
        if token.tag == "VBD" or any(h.tag == "VBD" or h.lemma == "have" for h in helpers):
            return "open"
    return "open"


def is_respite(parsed: Parsed, index: int) -> bool:
    """ "They had until Friday": a main verb "have" with the limit in place of an object."""
    token = parsed.tokens[index]
    limit = any(p.lower in ("until", "till") and p.index > index for p in parsed.children(index, "prep"))
    return token.lemma == "have" and limit and not parsed.children(index, "dobj")


def names_limit(parsed: Parsed, first: int, last: int) -> bool:
    """Whether a time is that of a deadline that is being set: "set a Friday deadline", "gave a deadline of Friday"."""
    words = time_words().ahead
    for token in parsed.ancestors(first):
        if first <= token.index < last or token.pos == "ADP":
            continue
        verb = parsed.head(token.index)
        set_by = token.dep in ("dobj", "nsubjpass") and verb.lemma.lower() in words["deadline"]
        return token.lemma.lower() in words["limits"] and set_by
    return False
