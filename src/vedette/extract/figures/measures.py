"""What a count measures, read off the verb or noun that governs it: "killed", "lost", "home to", "death toll"."""

from __future__ import annotations

from vedette.extract.figures.counted import Counted, is_noun
from vedette.extract.figures.measure_nouns import SURE, by_noun, first_conjunct
from vedette.extract.figures.measure_verbs import by_participle, governed, outcome_of, phrase_of, verb_before
from vedette.knowledge.measures import by_word, word_set
from vedette.records.parsed import Parsed, Token

# Verbs that say little of what they govern: what stands below the count is asked first.
WEAK = frozenset({
    "leave", "send", "see", "have", "be", "include", "make", "bring", "put", "get", "keep", "find", "report", "say",
    "show", "hold", "give", "set", "run", "involve", "confirm", "remain", "take", "hand", "stand", "claim", "own",
    "fall",
})  # fmt: skip


HELPERS = frozenset({"AUX", "ADV", "PART"})


def measure_of(parsed: Parsed, found: Counted) -> tuple[str, int]:
    """The measure of a count and the token whose words gave it: the governing verb, noun or adjective."""
    measure, index = read_measure(parsed, found)
    if measure in ("killed", "injured") and both_ways(parsed, parsed.tokens[index], measure):
        return "other:casualties", index
    noun = parsed.tokens[found.noun if found.noun is not None else found.role]
    if measure == "present" and noun.lemma.lower() in word_set("military"):
        return "deployed", index  # troops that are there were sent there
    if measure == "present" and noun.lemma.lower() in word_set("happenings"):
        return f"other:{noun.lemma.lower()}", index
    if measure.startswith("other:") and index == noun.index and noun.lemma.lower() in word_set("military"):
        return "deployed", index
    if noun.lemma.lower() in ("time", "occasion"):
        return "other:times", index
    return measure, index


def both_ways(parsed: Parsed, token: Token, measure: str) -> bool:
    """Whether one count is of the killed and the wounded together: "40 were killed or injured", "dead or wounded"."""
    words = by_word("states") | by_word("object")
    others = parsed.children(token.index, "conj")
    if token.dep == "conj" and not parsed.children(parsed.head(token.index).index, "dobj", "nsubjpass", "nsubj"):
        others.append(parsed.head(token.index))
    if token.dep == "conj" and parsed.children(token.index, "dobj") and not owned(parsed, parsed.head(token.index)):
        others.append(parsed.head(token.index))
    for other in others:
        said = words.get(other.lower) or words.get(other.lemma.lower())
        alone = not parsed.children(other.index, "nsubj", "nsubjpass", "nummod")
        if said in ("killed", "injured") and said != measure and alone and not parsed.children(other.index, "dobj"):
            return True
    return False


def owned(parsed: Parsed, verb: Token) -> bool:
    """Whether a verb has an object or passive subject of its own."""
    return bool(parsed.children(verb.index, "dobj", "nsubjpass"))


def read_measure(parsed: Parsed, found: Counted) -> tuple[str, int]:
    """The measure by the first of the readings that has one, surest first."""
    role = parsed.tokens[found.role]
    stated = state_after(parsed, found)
    if stated is not None and not (is_part(parsed, found) and parsed.tokens[stated[1]].dep == "acl"):
        return stated
    named = by_noun(parsed, found)
    if named is not None and (named[0] in SURE or named[1] not in (found.noun, found.role)):
        return named
    top = first_conjunct(parsed, role)
    strong = governed(parsed, top)
    below = by_participle(parsed, role)
    if below is None and found.noun is not None and not is_part(parsed, found):
        below = by_participle(parsed, parsed.tokens[found.noun])
    if strong is not None and (parsed.tokens[strong[1]].lemma.lower() not in WEAK or below is None):
        return strong
    if below is not None:
        return below
    if (before := verb_before(parsed, found)) is not None:
        return before
    if named is not None:
        return named
    verb = next((a for a in parsed.ancestors(top.index) if a.pos == "VERB"), None)
    if top.dep in ("nsubj", "nsubjpass", "dobj") and verb is not None and verb.lemma.lower() not in WEAK:
        return f"other:{verb.lemma.lower()}", verb.index
    noun = parsed.tokens[found.noun] if found.noun is not None else role
    return f"other:{noun.lemma.lower()}", noun.index


def is_part(parsed: Parsed, found: Counted) -> bool:
    """Whether the count is a part of a known whole: what is said of all the girls isn't said of "21 of the girls"."""
    if found.whole is None:
        return False
    whole = parsed.tokens[found.whole]
    return not is_noun(whole) or bool(parsed.children(whole.index, "det", "poss"))


def state_after(parsed: Parsed, found: Counted) -> tuple[str, int] | None:
    """A participle or adjective right after the count, helpers apart: "12 dead", "300 injured", "two were wounded"."""
    states, sentence = by_word("states"), parsed.tokens[found.role].sentence
    start = parsed.tokens[found.noun].index if found.noun is not None else found.last - 1
    for token in parsed.tokens[start + 1 : start + 9]:
        if token.sentence != sentence:
            return None
        if token.lower in states and is_said_of_count(parsed, token, start):
            if is_negated(parsed, token):
                return None
            phrase = phrase_of(parsed, token)  # "shot dead", "shot down", "shot and killed"
            return outcome_of(parsed, token) or (phrase or states[token.lower], token.index)
        linked = token.pos in HELPERS or token.lemma.lower() in LINKS or token.lower in LINKS
        if token.end > found.evidence.end and not linked:
            return None
    return None


# What may stand between a count and its state: "two others were reported dead", "30 people are feared missing".
LINKS = frozenset({
    "be", "leave", "report", "confirm", "other", "others", "more", "person", "people", "feared", "fear", "believe",
    "pronounce", "find", "declare", "presume",
})  # fmt: skip


def is_said_of_count(parsed: Parsed, token: Token, start: int) -> bool:
    """Whether a state is said of the count, and isn't an attribute of a noun that follows ("wounded soldiers")."""
    follows = parsed.tokens[token.index + 1] if token.index + 1 < len(parsed.tokens) else None
    sharing = [token, *parsed.children(token.index, "conj")]
    active = token.tag in ("VBD", "VBN") and not parsed.children(token.index, "auxpass")
    if active and any(parsed.children(t.index, "dobj") for t in sharing):
        return False  # "one strike killed 18"
    if token.index == start + 1 and (follows is None or follows.sentence != token.sentence or not is_noun(follows)):
        return True
    return token.dep not in ("amod", "compound")


def is_negated(parsed: Parsed, token: Token) -> bool:
    return bool(parsed.children(token.index, "neg"))
