"""When a deed was: the time of its own words, else of the clause that it happened with, else the one told with it."""

from __future__ import annotations

from vedette.extract.events.deeds import Deed
from vedette.extract.times.syntax import times_in, top_of
from vedette.extract.times.times import Time, time_of
from vedette.records.parsed import Parsed, Token
from vedette.records.spans import Span

TOGETHER = frozenset({"when", "as", "while"})
RESULTING = frozenset({"kill", "die", "destroy", "lose-soldiers"})  # what an attack does, "after" which it is told
# Of what happened, they say that it was there, or what it did, at the time that they give.
NOTICED = frozenset(
    "hear report see feel witness rock shake hit strike tear leave kill wound injure destroy damage".split()
)
OF_A_NAME = frozenset({"amod", "nummod", "compound", "nmod", "poss"})


def deed_time(parsed: Parsed, times: tuple[Time, ...], deed: Deed, told: Span, others: frozenset[int]) -> Time | None:
    """The time of a deed; ``told`` are the words that tell it, ``others`` the heads of other deeds.

    A deadline is no time of a deed.
    """
    beside = time_beside(parsed, times, deed)
    if beside is not None:
        return beside
    for index in (*own_heads(parsed, deed), *shared_heads(parsed, deed)):
        found = time_of(parsed, times, index)
        if found is not None and found.kind != "until" and not is_record(parsed, found):
            return found
    return sole_time(parsed, times, deed, told, others)


def is_record(parsed: Parsed, time: Time) -> bool:
    """Whether a time only bounds a superlative: "the biggest attack since September"."""
    sentence = parsed.sentence_of(time.first)
    before = parsed.tokens[max(sentence.first, time.first - 8) : time.first]
    return time.kind in ("since", "duration") and any(t.tag == "JJS" or t.lower == "first" for t in before)


def own_heads(parsed: Parsed, deed: Deed) -> list[int]:
    """The words of a deed that a time may hang on: its head, its carrier, what was merged, the verb it is joined to."""
    out = [deed.head, *([deed.carrier] if deed.carrier is not None else []), *(m.head for m in deed.merged)]
    if parsed.tokens[deed.head].dep == "attr":  # "the bombing late on Thursday was an attack for …"
        out = [*out[1:], out[0]]
    token = parsed.tokens[deed.verb]
    if token.pos == "NOUN" and token.dep in ("nsubj", "nsubjpass") and parsed.head(token.index).lemma in NOTICED:
        out.append(token.head)
    above = parsed.head(token.index)
    bare = not parsed.children(token.index, "nsubj", "nsubjpass")
    infinitive = token.tag == "VB" and token.dep in ("xcomp", "advcl")
    if (token.dep == "conj" and token.pos == "VERB" and bare) or (infinitive and bare and above.pos == "VERB"):
        out.append(token.head)  # "they began in 2016 to kidnap sailors"
    return out


def shared_heads(parsed: Parsed, deed: Deed) -> list[int]:
    """Heads of clauses that a deed happened with: "killed when …", "as the army advanced, …", "a raid that killed"."""
    verb = parsed.tokens[deed.verb]
    if verb.pos not in ("VERB", "AUX"):
        return []
    marks = TOGETHER | {"after"} if deed.match.frame.id in RESULTING else TOGETHER
    out = [c.index for c in parsed.children(verb.index, "advcl") if opener(parsed, c) in marks]
    top = verb
    while top.dep == "conj" and parsed.head(top.index).pos in ("VERB", "AUX"):
        top = parsed.head(top.index)
    if top is not verb:
        out += [c.index for c in parsed.children(top.index, "advcl") if opener(parsed, c) in marks]
    above = parsed.head(top.index)
    if top.dep == "advcl" and above.pos in ("VERB", "AUX") and opener(parsed, top) in TOGETHER:
        out.append(above.index)
    if (
        top.dep == "relcl"
        and above.pos == "NOUN"
        and any(c.dep in ("nsubj", "nsubjpass") and c.lower in ("that", "which") for c in parsed.children(top.index))
    ):
        out.append(above.index)
    out += [c.index for c in parsed.children(verb.index, "nsubj") if c.pos == "NOUN"]  # "the attack on Friday killed"
    return out


def opener(parsed: Parsed, clause: Token) -> str:
    """The word that opens a clause: "when", "after", "as"."""
    marks = (c.lower for c in parsed.children(clause.index, "mark", "advmod") if c.index < clause.index)
    return next((m for m in marks if m in TOGETHER | {"after"}), "")


def time_beside(parsed: Parsed, times: tuple[Time, ...], deed: Deed) -> Time | None:
    """The time right behind a noun ("the air strikes last week"), wherever the parser hung it."""
    token = parsed.tokens[deed.head]
    if token.pos != "NOUN" or deed.carrier is not None:
        return None
    at = deed.head + 1
    found = next((t for _, t in times_in(times, parsed.sentence_of(deed.head)) if t.first == at), None)
    return found if found is not None and found.kind in ("point", "window") else None


def sole_time(parsed: Parsed, times: tuple[Time, ...], deed: Deed, told: Span, others: frozenset[int]) -> Time | None:
    """The only dated time among the words that tell a deed, if it is no part of a name ("the 2018 deal")."""
    inside = [
        time
        for _, time in times_in(times, parsed.sentence_of(deed.head))
        if told.start <= time.span.start and time.span.end <= told.end and time.kind != "until"
    ]
    if len(inside) != 1 or inside[0].kind not in ("point", "window", "since"):
        return None
    top = parsed.tokens[top_of(parsed, inside[0])]
    if top.dep in OF_A_NAME:
        return None
    ours = {deed.head, deed.verb, *(t for m in (deed.match, *deed.merged) for t in m.tokens)}
    for above in parsed.ancestors(top.index):
        if above.index in ours:
            break
        if above.index in others:
            return None  # the time of another deed: "the girls taken in 2014 were freed"
    return inside[0]
