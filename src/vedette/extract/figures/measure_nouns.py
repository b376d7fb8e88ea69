"""What a noun says of a count: "two fatalities", "the death of 20", "the toll rose to 30", "home to 3 million"."""

from __future__ import annotations

from vedette.extract.figures.counted import Counted, is_noun
from vedette.knowledge.measures import by_word, word_set
from vedette.records.parsed import Parsed, Token

# Nouns that say what happened whatever the verb does; "hostages" gives way to it ("the hostages were freed").
SURE = frozenset({"killed", "injured", "other:casualties", "other:missing", "population"})


def first_conjunct(parsed: Parsed, token: Token) -> Token:
    """The head of a coordination of counted things, whose place in the clause is that of them all."""
    while token.dep in ("conj", "appos") and is_countable(parsed.head(token.index)):
        token = parsed.head(token.index)
    return token


def is_countable(token: Token) -> bool:
    return is_noun(token) or token.pos in ("NUM", "PRON", "DET", "ADJ")


def by_noun(parsed: Parsed, found: Counted) -> tuple[str, int] | None:
    """A noun that says it by itself ("two fatalities", "the death of 20"), or the toll that the number is."""
    nouns = by_word("nouns")
    own: tuple[str, int] | None = None
    for index in (found.noun, found.role):
        if index is not None and own is None:
            measure = nouns.get(parsed.tokens[index].lemma.lower()) or nouns.get(parsed.tokens[index].lower)
            own = (measure, index) if measure else None
    if own is not None and own[0] in SURE:
        return own
    role = first_conjunct(parsed, parsed.tokens[found.role])
    above = parsed.head(role.index)
    if role.dep == "pobj" and above.lower in ("of", "to", "from", "at", "for", "by"):
        holder = parsed.head(above.index)
        said = nouns.get(holder.lemma.lower()) or (by_word("states").get(holder.lower) if above.lower == "of" else None)
        if above.lower == "of" and said and (is_noun(holder) or holder.tag == "VBN"):
            return said, holder.index
        if is_noun(holder) and holder.lemma.lower() in word_set("toll"):
            return toll_of(parsed, holder)
        if holder.lemma.lower() == "home" and above.lower == "to":
            refuge = found.noun is not None and parsed.tokens[found.noun].lemma.lower() in REFUGEES
            return ("hosted" if refuge else "population"), holder.index
        if holder.pos in ("VERB", "AUX"):
            for child in parsed.children(holder.index, "nsubj", "nsubjpass", "dobj"):
                if child.lemma.lower() in word_set("toll") and (toll := toll_of(parsed, child)) is not None:
                    return toll
    if role.dep in ("attr", "dobj", "appos") and above.pos in ("VERB", "AUX"):
        for child in parsed.children(above.index, "nsubj", "nsubjpass"):
            if child.lemma.lower() in word_set("toll") and (toll := toll_of(parsed, child)) is not None:
                return toll
    return own


REFUGEES = frozenset({"refugee", "migrant", "displaced", "exile", "asylum"})


def toll_of(parsed: Parsed, toll: Token) -> tuple[str, int] | None:
    """What a toll is of: "death toll", "the number of wounded"; a bare "toll" is of the dead."""
    words = {t.lemma.lower() for t in parsed.subtree(toll.index)} | {t.lower for t in parsed.subtree(toll.index)}
    nouns, states = by_word("nouns"), by_word("states")
    for word in sorted(words):
        if word in states or (word in nouns and word not in word_set("toll")):
            return states.get(word) or nouns[word], toll.index
    return ("killed", toll.index) if toll.lemma.lower() == "toll" else None
