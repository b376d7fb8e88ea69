"""Seats of government: "Ankara denied" is the state, "in Ankara" the town. Decided by the syntax around the name."""

from __future__ import annotations

from vedette.knowledge.actors import metonyms
from vedette.records.parsed import Parsed


def stands_for_state(parsed: Parsed, head: int) -> bool:
    """Whether the seat whose head token is ``head`` means its state here."""
    rules = metonyms()
    token = parsed.tokens[head]
    seen = {head}
    while token.dep == "conj" and token.head not in seen:
        seen.add(token.head)
        token = parsed.tokens[token.head]
    following = parsed.tokens[head + 1] if head + 1 < len(parsed.tokens) else None
    if following is not None and following.text in ("-", "–", "—"):
        return following.start == parsed.tokens[head].end  # "Ankara-backed"; "ANKARA - " is a dateline
    above = parsed.head(token.index)
    if token.dep in ("nsubj", "agent", "dative"):
        return above.lemma not in ("be", "lie") or not parsed.child(above.index, "attr")
    if token.dep == "nsubjpass" or token.dep == "dobj":
        return above.lemma.lower() not in rules.place_verbs
    if token.dep == "poss":
        return True
    if token.dep == "pobj":
        if above.lower in rules.place_prepositions:
            return above.lower in ("to", "from") and parsed.head(above.index).lemma.lower() in rules.state_verbs
        return above.lower != "of" or parsed.head(above.index).pos == "VERB"
    if token.dep in ("compound", "nmod", "amod"):
        return above.lower in rules.state_nouns
    return False
