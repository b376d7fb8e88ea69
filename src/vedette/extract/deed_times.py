"""When a deed was: the time of its own words, else of the clause that it happened with, else the one told with it."""

from __future__ import annotations

from vedette.extract.deeds import Deed
from vedette.extract.time_syntax import times_in, top_of
from vedette.extract.times import Time, time_of
from vedette.records.parsed import Parsed, Token
from vedette.records.spans import Span

TOGETHER = frozenset({"when", "as", "while"})
RESULTING = frozenset({"kill", "die", "destroy", "lose-soldiers"})  # what an attack does, "after" which it is told
OF_A_NAME = frozenset({"amod", "nummod", "compound", "nmod", "poss"})


def deed_time(parsed: Parsed, times: tuple[Time, ...], deed: Deed, told: Span) -> Time | None:
    """The time of a deed; ``told`` are the words that tell it. Deadlines are no time of a deed."""
    for index in (*own_heads(parsed, deed), *shared_heads(parsed, deed)):
        found = time_of(parsed, times, index)
        if found is not None and found.kind != "until":
            return found
    return sole_time(parsed, times, deed, told)


def own_heads(parsed: Parsed, deed: Deed) -> list[int]:
    """The words of a deed that a time may hang on: its head, its carrier, what was merged, the verb it is joined to."""
    out = [deed.head, *([deed.carrier] if deed.carrier is not None else []), *(m.head for m in deed.merged)]
    token = parsed.tokens[deed.verb]
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


def sole_time(parsed: Parsed, times: tuple[Time, ...], deed: Deed, told: Span) -> Time | None:
    """The only dated time among the words that tell a deed, if it is no part of a name ("the 2018 deal")."""
    inside = [
        time
        for _, time in times_in(times, parsed.sentence_of(deed.head))
        if told.start <= time.span.start and time.span.end <= told.end and time.kind != "until"
    ]
    if len(inside) != 1 or inside[0].kind not in ("point", "window", "since"):
        return None
    top = parsed.tokens[top_of(parsed, inside[0])]
    return None if top.dep in OF_A_NAME else inside[0]
