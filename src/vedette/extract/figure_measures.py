"""What a count measures, read off the verb or noun that governs it: "killed", "lost", "home to", "death toll"."""

from __future__ import annotations

from vedette.extract.counted import Counted, is_noun
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


# Nouns that say what happened whatever the verb does; "hostages" gives way to it ("the hostages were freed").
SURE = frozenset({"killed", "injured", "other:casualties", "other:missing", "population"})


def is_part(parsed: Parsed, found: Counted) -> bool:
    """Whether the count is a part of a known whole: what is said of all the girls isn't said of "21 of the girls"."""
    if found.whole is None:
        return False
    whole = parsed.tokens[found.whole]
    return not is_noun(whole) or bool(parsed.children(whole.index, "det", "poss"))


def first_conjunct(parsed: Parsed, token: Token) -> Token:
    """The head of a coordination of counted things, whose place in the clause is that of them all."""
    while token.dep in ("conj", "appos") and is_countable(parsed.head(token.index)):
        token = parsed.head(token.index)
    return token


def is_countable(token: Token) -> bool:
    return is_noun(token) or token.pos in ("NUM", "PRON", "DET", "ADJ")


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


def by_participle(parsed: Parsed, role: Token) -> tuple[str, int] | None:
    """What a participle or relative clause below the counted noun says: "schoolgirls kidnapped by", "who fled"."""
    objects, subjects, states = by_word("object"), by_word("subject"), by_word("states")
    for child in parsed.children(role.index, "acl", "relcl", "amod", "xcomp", "ccomp", "oprd"):
        lemma, subject = child.lemma.lower(), parsed.child(child.index, "nsubj", "nsubjpass")
        own = subject is None or subject.tag in ("WP", "WDT")  # not "posts, three of which are surrounded"
        if child.tag == "VBN" or (subject is not None and subject.dep == "nsubjpass"):
            measure = phrase_of(parsed, child) or states.get(child.lower) or objects.get(lemma)
            if subject is not None and subject.dep == "nsubj" and not parsed.children(child.index, "dobj"):
                own = True  # "posts that the army has set up"
        elif child.dep == "relcl" and subject is not None and not own and not parsed.children(child.index, "dobj"):
            measure, own = phrase_of(parsed, child) or objects.get(lemma), subject.pos in ("PRON", "PROPN", "NOUN")
            own = own and not parsed.children(subject.index, "prep")
        elif child.dep in ("relcl", "acl", "xcomp", "ccomp"):
            measure = subjects.get(lemma)
        else:
            measure = states.get(child.lower)
        if measure and own:
            return measure, child.index
    return None


def governed(parsed: Parsed, top: Token) -> tuple[str, int] | None:
    """What the verb above says of its subject or object."""
    above = parsed.head(top.index)
    dep = top.dep
    if dep == "pobj":
        preposition, holder = above, parsed.head(above.index)
        if preposition.lower == "with" and (beside := killed_along(parsed, holder)) is not None:
            return beside
        if holder.pos in ("VERB", "AUX") and preposition.lower in ("of", "to", "for", "with"):
            measure = phrase_of(parsed, holder, {top.lemma.lower()})
            if preposition.lower == "with" and by_word("object").get(holder.lemma.lower()) == "deployed":
                measure = "deployed"  # "reinforced its posts with 40 tanks"
            return (measure, holder.index) if measure else None
        if preposition.lower == "of" and is_noun(holder) and holder.lower not in SHARES:
            return governed(parsed, holder) if holder.dep in ("dobj", "nsubjpass") else None
        return None
    if above.index == top.index or above.pos not in ("VERB", "AUX"):
        return None
    lemma = above.lemma.lower()
    perfect = any(c.lemma == "have" for c in parsed.children(above.index, "aux"))
    participle = above.tag == "VBN" and not perfect and not parsed.children(above.index, "dobj")
    passive = dep == "nsubjpass" or (dep == "nsubj" and participle)
    phrase = phrase_of(parsed, above, {top.lemma.lower()})
    if dep in ("dobj", "oprd", "attr") or passive:
        if lemma == "be" and dep == "attr":
            there = any(c.lower == "there" for c in parsed.children(above.index, "expl"))
            return ("present", above.index) if there else None
        if lemma == "lose" and dep == "dobj":
            return ("killed" if is_person(top) else "destroyed"), above.index
        if phrase:
            return phrase, above.index
        if measure := by_word("object").get(lemma):
            return outcome_of(parsed, above) or (measure, above.index)
        return None
    if dep == "nsubj":
        for child in parsed.children(above.index, "acomp", "xcomp", "attr", "oprd"):
            if measure := by_word("states").get(child.lower):
                return measure, child.index
            if child.dep == "xcomp" and (measure := by_word("subject").get(child.lemma.lower())):
                return measure, child.index
        if phrase and not parsed.children(above.index, "dobj"):
            return phrase, above.index
        if (measure := by_word("subject").get(lemma)) and (measure != "present" or is_noun(top)):
            return measure, above.index
        if phrase:
            return phrase, above.index
    return None


def killed_along(parsed: Parsed, holder: Token) -> tuple[str, int] | None:
    """ "He was killed along with two bodyguards": the count shares what befell the subject."""
    if holder.lower in ("along", "together") and holder.dep in ("prep", "advmod"):
        holder = parsed.head(holder.index)
        measure = by_word("object").get(holder.lemma.lower())
        if measure and (holder.tag == "VBN" or parsed.children(holder.index, "nsubjpass")):
            return measure, holder.index
        measure = by_word("subject").get(holder.lemma.lower())
        return (measure, holder.index) if measure else None
    return None


def outcome_of(parsed: Parsed, verb: Token) -> tuple[str, int] | None:
    """What "shot and killed" comes to: the verb joined to one that only says how."""
    if by_word("object").get(verb.lemma.lower()) != "other:shot":
        return None
    for other in parsed.children(verb.index, "conj", "dep", "advcl"):
        measure = by_word("object").get(other.lemma.lower()) or by_word("subject").get(other.lemma.lower())
        if measure in ("killed", "injured") and not parsed.children(other.index, "nsubj", "nsubjpass"):
            return measure, other.index
    return None


SHARES = frozenset({"none", "some", "most", "half", "many", "few", "neither", "part", "majority", "third", "quarter"})


def is_person(token: Token) -> bool:
    """Whether a counted noun is of people (or no noun at all: "lost 14")."""
    return token.lemma.lower() in word_set("people") or not is_noun(token) or token.pos == "PROPN"


def phrase_of(parsed: Parsed, verb: Token, near: set[str] | None = None) -> str | None:
    """The measure of a verb with a particle or complement: "shot down", "rushed to hospital", "forced to flee"."""
    phrases, lemma = by_word("phrases"), verb.lemma.lower()
    words = set(near or ())
    for child in parsed.children(verb.index):
        if child.dep in ("prt", "advmod", "acomp", "oprd", "xcomp", "dobj", "prep", "ccomp", "expl", "attr"):
            if child.dep != "prep" or not parsed.children(child.index, "pobj"):
                words |= {child.lemma.lower(), child.lower}
            if child.dep == "prep":
                words |= {c.lemma.lower() for c in parsed.children(child.index, "pobj")}
                words |= {
                    w.lemma.lower()
                    for c in parsed.children(child.index, "pobj")
                    for w in parsed.children(c.index, "compound")
                }
    for word in sorted(words):
        if measure := phrases.get(f"{lemma} {word}") or phrases.get(f"{word} {lemma}"):
            return measure
    return None


def verb_before(parsed: Parsed, found: Counted) -> tuple[str, int] | None:
    """The verb right before a count that the parser took for something else: "wounding 120"."""
    if not found.first:
        return None
    for token in reversed(parsed.tokens[max(0, found.first - 3) : found.first]):
        if token.sentence != parsed.tokens[found.first].sentence:
            return None
        if token.tag in ("VBG", "VBD", "VBZ", "VBP", "VB") or token.lower.endswith("ing"):
            measure = by_word("object").get(token.lemma.lower()) or by_word("object").get(stem(token.lower))
            return (measure, token.index) if measure else None
        if token.pos not in ("DET", "ADV", "ADP", "ADJ", "NUM"):
            return None
    return None


def stem(word: str) -> str:
    """The verb of a gerund that the parser took for a noun: killing → kill, wounding → wound."""
    return word.removesuffix("ing")
