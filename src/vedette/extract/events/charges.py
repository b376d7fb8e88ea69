"""Who is named as the doer of a deed by a claim, a charge or a denial: "claimed responsibility for the bombing"."""

from __future__ import annotations

from dataclasses import dataclass

from vedette.extract.events.roles import logical_object, logical_subject, prepositional
from vedette.records.parsed import Parsed, Token
from vedette.records.reading import Status

SHARES = frozenset({"responsibility", "credit", "involvement", "role", "part", "hand", "complicity", "participation"})
OWNING = frozenset({"claim", "take", "accept", "admit", "assume", "acknowledge", "confess", "declare", "bear"})
DISOWNING = frozenset({"deny", "disclaim", "reject", "disavow", "dispute"})
BLAMING = frozenset({"blame", "accuse", "suspect", "charge", "fault", "hold", "implicate"})
PLACING = frozenset({"blame", "pin"})  # "blamed the attack on rebels"
LEADING = frozenset({"for", "of", "in", "with", "over"})


@dataclass(frozen=True, slots=True)
class Charge:
    """The nouns that are named as doers, what that makes of the deed, and the verb that says it."""

    doers: tuple[int, ...]
    status: Status
    verb: int


def charge_of(parsed: Parsed, noun: Token) -> Charge | None:
    """The charge that a noun telling a deed hangs on; through "a series of", "the deaths and …"."""
    for _ in range(3):
        above = parsed.head(noun.index)
        blamed = [c for c in parsed.children(noun.index, "acl") if c.lemma.lower() in PLACING]
        if blamed and (on := prepositional(parsed, blamed[0].index, "on")):
            return Charge(tuple(on), "claimed", blamed[0].index)
        placed = noun.dep in ("dobj", "nsubjpass") and above.lemma.lower() in PLACING
        if placed and (on := prepositional(parsed, above.index, "on") or prepositional(parsed, noun.index, "on")):
            return Charge(tuple(on), "claimed", above.index)
        if noun.dep == "pobj" and above.lower in LEADING:
            return governing(parsed, parsed.head(above.index))
        if noun.dep == "conj":
            noun = above
        else:
            return None
    return None


def governing(parsed: Parsed, token: Token) -> Charge | None:
    """The charge told by the word above the deed's preposition: a share of it, or a verb of blaming."""
    verb = parsed.head(token.index) if token.pos == "NOUN" else token
    if verb.pos != "VERB":
        return None
    lemma = verb.lemma.lower()
    if token.pos == "NOUN" and token.lemma.lower() in SHARES:
        doers = logical_subject(parsed, verb)
        if lemma in DISOWNING:
            return Charge(tuple(doers), "denied", verb.index) if doers else None
        if lemma in OWNING and token.lemma.lower() in ("responsibility", "credit", "role", "part", "involvement"):
            if lemma == "take" and token.lemma.lower() not in ("responsibility", "credit"):
                return None
            denied = any(c.dep == "neg" for c in parsed.children(verb.index))
            return Charge(tuple(doers), "denied" if denied else "claimed", verb.index) if doers else None
        return None
    if token.pos == "VERB" and lemma in BLAMING:
        doers = logical_object(parsed, verb)
        if lemma == "hold" and not any(c.lemma in ("responsible", "accountable") for c in parsed.children(verb.index)):
            return None
        return Charge(tuple(doers), "claimed", verb.index) if doers else None
    return None
